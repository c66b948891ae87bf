"""Brings the .po files in step with the texts in the code and the templates."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

METHODS = [
    ("careerpath/**.py", "python"),
    ("roles/**.py", "python"),
    ("assessments/**.py", "python"),
    ("templates/**.html", "careerpath.extraction.extract_template"),
]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


class Command(BaseCommand):
    help = (
        "Add new texts to the .po files, drop old ones, and say what is untranslated."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="store_true",
            help="write nothing; fail if a file is out of step or not complete",
        )

    def handle(self, *, check, **options):
        template = _texts()
        problems = []
        for source in sorted(settings.LOCALE_PATHS[0].rglob("*.po")):
            before = source.read_bytes()
            catalog = read_po(BytesIO(before))
            catalog.update(template, no_fuzzy_matching=True)
            after = _packed(catalog, _header(before))
            name = source.relative_to(settings.BASE_DIR)
            if after != before:
                problems.append(f"{name} is out of step with the texts")
                if not check:
                    source.write_bytes(after)
            problems += [f"{name}: {text!r} is untranslated" for text in _gaps(catalog)]
        if check and problems:
            raise CommandError("\n".join([*problems, "Run `make messages`."]))
        self.stdout.write("\n".join(problems) or "All texts are translated.")


def _texts():
    catalog = Catalog()
    found = extract_from_dir(settings.BASE_DIR, METHODS, keywords=KEYWORDS)
    for path, _line, message, comments, context in sorted(
        found, key=lambda one: one[0]
    ):
        places = [(Path(path).as_posix(), None)]
        catalog.add(message, None, places, auto_comments=comments, context=context)
    return catalog


def _packed(catalog, header):
    body = BytesIO()
    write_po(
        body,
        catalog,
        width=None,
        omit_header=True,
        ignore_obsolete=True,
        sort_output=True,  # a text that moves within a file changes nothing
    )
    return header + body.getvalue()


def _header(before):
    """Everything up to the first text: written by hand, so never by us."""
    return before[: before.index(b"\n#: ") + 1] if b"\n#: " in before else before


def _gaps(catalog):
    for message in catalog:
        if message.id:
            forms = message.string
            forms = forms if isinstance(forms, (tuple, list)) else [forms]
            if message.fuzzy or not all(forms) or list(message.check(catalog)):
                yield message.id
