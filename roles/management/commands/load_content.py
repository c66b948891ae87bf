"""Loads the fixtures; safe to run at every start."""

from django.conf import settings
from django.core.management.base import BaseCommand

from roles import content


class Command(BaseCommand):
    help = "Load the content of fixtures/, leaving alone what editors have changed."

    def add_arguments(self, parser):
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="let the fixtures win over editors' changes and deletions",
        )

    def handle(self, *, overwrite, **options):
        records = content.read_records(settings.BASE_DIR / "fixtures")
        summary = content.load(records, overwrite=overwrite)
        self.stdout.write(f"Content: {summary}")
        for key in summary.kept:
            self.stdout.write(f"  kept: {key}", self.style.NOTICE)
