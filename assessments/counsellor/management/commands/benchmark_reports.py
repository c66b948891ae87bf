"""Measures the reports, on a database of its own that is thrown away."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from assessments.counsellor import benchmark

FILE = "benchmark-of-reports.sqlite3"
MOST = 2000


class Command(BaseCommand):
    help = "Make reports for people who do not exist; print time and memory."

    def add_arguments(self, parser):
        parser.add_argument("--reports", type=int, default=200, help="how many (200)")
        # What this command does in a process of its own, on the new database.
        parser.add_argument("--step", choices=["seed", "measure"], help="internal")

    def handle(self, *, reports, step, **options):
        if not 1 <= reports <= MOST:
            raise CommandError(f"--reports is a number from 1 to {MOST}.")
        if step is None:
            self._all(reports)
        elif Path(settings.DATABASES["default"]["NAME"]).name != FILE:
            raise CommandError("Leave --step out: it is for a database of its own.")
        elif step == "seed":
            benchmark.seed(reports)
        else:
            self._measure()

    def _all(self, reports):
        with tempfile.TemporaryDirectory(prefix="careerpath-benchmark-") as folder:
            database = f"sqlite:///{Path(folder) / FILE}"
            self.stdout.write(f"Making {reports} clients …")
            _run(database, "migrate", "--verbosity=0")
            _run(database, "load_content", quiet=True)
            _run(database, "benchmark_reports", f"--reports={reports}", "--step=seed")
            # The memory of a new process, which has not seen the making of the clients.
            _run(database, "benchmark_reports", "--step=measure")

    def _measure(self):
        for final in (False, True):
            self._print(benchmark.measure(final=final))

    def _print(self, found):
        count, each = len(found.each), found.processor / len(found.each)
        both = ", both copies" if found.kind == "final" else ""
        self.stdout.write(
            f"{count} {found.kind} reports{both}\n"
            f"  one report   median {1000 * found.median:.0f} ms, "
            f"95 % under {1000 * found.p95:.0f} ms\n"
            f"  the batch    {found.making:.1f} s, of the processor's time "
            f"{1000 * each:.0f} ms each\n"
            f"  the ZIPs     {found.zipped / 1e6:.1f} MB in {found.zipping:.2f} s\n"
            f"  peak memory  {found.memory_before / 1e6:.0f} MB at the beginning, "
            f"{found.memory_after / 1e6:.0f} MB at the end"
        )


def _run(database, *arguments, quiet=False):
    """One of our own commands, on that database."""
    result = subprocess.run(  # noqa: S603 – our own command
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": database},
        stdout=subprocess.DEVNULL if quiet else None,
        check=False,
    )
    if result.returncode:
        raise CommandError(f"{arguments[0]} has failed.")
