"""`manage.py purge_clients`: run it daily, beside `purge_profiles`."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from assessments.counsellor import actions


class Command(BaseCommand):
    help = "Delete files of clients archived more than CLIENT_RETENTION_DAYS days ago."

    def handle(self, **options):
        count = actions.purge_clients(timezone.localdate())
        self.stdout.write(f"Files of clients deleted after their time: {count}")
