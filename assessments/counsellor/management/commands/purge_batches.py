"""Deletes batches of reports when their time is over."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from assessments.counsellor import actions
from assessments.counsellor.models.batch import KEPT_DAYS


class Command(BaseCommand):
    help = f"Delete batches of reports that are older than {KEPT_DAYS} days."

    def handle(self, **options):
        count = actions.purge_batches(timezone.now())
        self.stdout.write(f"Batches deleted after their time: {count}")
