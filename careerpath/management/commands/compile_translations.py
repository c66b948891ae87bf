"""Compiles the interface's translations, without any system tool."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile the .po files in LOCALE_PATHS that have changed to .mo."

    def handle(self, *, verbosity, **options):
        for folder in map(Path, settings.LOCALE_PATHS):
            for source in sorted(folder.rglob("*.po")):
                target = source.with_suffix(".mo")
                if _is_newer(target, source):
                    continue
                _compile(source, target)
                if verbosity:
                    self.stdout.write(f"Compiled {source.relative_to(folder)}")


def _is_newer(target, source):
    return target.exists() and target.stat().st_mtime > source.stat().st_mtime


def _compile(source, target):
    with source.open("rb") as file:
        catalog = read_po(file)
    part = target.with_suffix(".part")
    with part.open("wb") as file:
        write_mo(file, catalog)
    part.replace(target)  # a server that is running never sees half a file
