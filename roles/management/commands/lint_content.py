"""Reads the fixtures as a strict editor would; part of `make check`."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roles import editorial


class Command(BaseCommand):
    help = "Say what is wrong with the content of fixtures/, and what to do about it."
    requires_system_checks = []

    def handle(self, **options):
        catalogue = editorial.read_catalogue(settings.BASE_DIR / "fixtures")
        problems = editorial.problems_of(catalogue)
        for problem in problems:
            self.stdout.write(f"fixtures/{problem}")
        if problems:
            raise CommandError(f"{len(problems)} problems in the content.")
        self.stdout.write(f"Content: {len(catalogue.texts)} texts, no problems.")
