"""A worker for batches of reports, as a process of its own (REPORT_WORKERS=separate)."""

import logging
import time

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from assessments.counsellor.batches import work

REST = 2  # seconds between two looks at the queue

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Make the reports of all batches, until stopped. Any number may run at once."

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", action="store_true", help="End when nothing is left to do."
        )

    def handle(self, *, once, **options):
        if once:
            self.stdout.write(f"Reports worked on: {work()}")
            return
        while True:
            self._look()
            time.sleep(REST)

    def _look(self):
        try:
            work()
        except OperationalError:
            log.exception("No database just now")
        close_old_connections()
