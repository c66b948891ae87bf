"""Keeps the promise to delete what nobody has used for the retention period."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from assessments import actions, locks


class Command(BaseCommand):
    help = "Delete profiles that nobody has used for PROFILE_RETENTION_DAYS days."

    def handle(self, **options):
        count = actions.purge_profiles(timezone.localdate())
        call_command("clearsessions")
        locks.forget_old_tries()
        self.stdout.write(f"Profiles deleted after their time: {count}")
