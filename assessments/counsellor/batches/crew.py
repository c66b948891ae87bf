"""Who does the work. By default, a thread beside the pages, which needs no set-up; with
REPORT_WORKERS=separate, processes of their own (`manage.py make_reports`).

The thread begins with a batch and ends with the last report; if it dies with its process,
the next look at an unfinished batch begins another.
"""

import logging
import threading

from django.conf import settings
from django.db import connections

from assessments.counsellor.batches.worker import work

log = logging.getLogger(__name__)


class Crew:
    """At most one thread, that looks again before it ends."""

    def __init__(self):
        self._lock = threading.Lock()
        self._is_at_work = self._is_asked = False

    def wake(self):
        """See to it that somebody works."""
        with self._lock:
            self._is_asked = True
            if not self._is_at_work:
                self._is_at_work = True
                threading.Thread(target=self._run, name="reports", daemon=True).start()

    def _run(self):
        try:
            while self._has_more():
                work()
        except Exception:
            log.exception("The work on reports has stopped")
            with self._lock:
                self._is_at_work = False
        finally:
            connections.close_all()

    def _has_more(self):
        with self._lock:
            self._is_at_work, self._is_asked = self._is_asked, False
            return self._is_at_work


_crew = Crew()


def wake():
    """To be called when there is work, after it is committed."""
    if settings.REPORT_WORKERS == "embedded":
        _crew.wake()
