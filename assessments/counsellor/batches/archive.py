"""A batch as one ZIP: its reports, and a list of what was made and what was not."""

import csv
import io
import zipfile

from django.utils import timezone

from assessments.counsellor.lists.cells import defused
from assessments.counsellor.models import BatchItem

LIST_NAME = "list.csv"


class Stream(io.RawIOBase):
    """A file that cannot go back: what was written waits until it is taken away."""

    def __init__(self):
        self._waiting = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self._waiting += data
        return len(data)

    def taken(self):
        """What has been written since the last time."""
        data = bytes(self._waiting)
        self._waiting.clear()
        return data


class Archive:
    """Made while it is sent, with one report in memory at a time. `rows` are the lines of
    the list; `items` the ids of the reports to put in."""

    def __init__(self, rows, items, *, made_at):
        self._rows, self._items = rows, items
        self._made_at = timezone.localtime(made_at).timetuple()[:6]

    def __iter__(self):
        stream = Stream()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(self._entry(LIST_NAME), list_of(self._rows))
            yield stream.taken()
            for pk in self._items:
                # Deleted meanwhile: an error breaks the download off, so that no file
                # says more than it holds.
                item = BatchItem.objects.select_related("report").get(pk=pk)
                pdf = item.report.pdf if item.report else item.pdf
                archive.writestr(self._entry(item.file_name), bytes(pdf))
                yield stream.taken()
        yield stream.taken()

    def _entry(self, name):
        entry = zipfile.ZipInfo(name, self._made_at)
        entry.external_attr = 0o644 << 16
        return entry


def list_of(rows):
    """The rows as a CSV that Excel opens: no cell of it is taken for a formula."""
    text = io.StringIO()
    csv.writer(text).writerows([[defused(str(cell)) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")
