"""How long reports take, and how much memory: always the same people, in a database that
holds nobody else. Prints nothing."""

import resource
import sys
import time
import uuid
from dataclasses import dataclass
from statistics import median, quantiles

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from assessments.counsellor import actions
from assessments.counsellor.batches import Archive
from assessments.counsellor.batches.overview import listed, may_take_out, rows_of
from assessments.counsellor.batches.worker import claim, make
from assessments.counsellor.demo import ground
from assessments.counsellor.demo.seed import make_clients
from assessments.counsellor.demo.staff import open_offices
from assessments.counsellor.demo.writing import Words
from assessments.counsellor.models import LEAD, Batch, Client, ItemStatus
from assessments.counsellor.report.readiness import lacking_for_final, with_readiness
from assessments.counsellor.report.reasons import NO_INTERPRETATION

WARM_UP = 5  # the first reports load fonts and texts


@dataclass(frozen=True)
class Measured:
    """Seconds for each report and in all, bytes of the ZIPs and of memory."""

    kind: str
    each: list[float]
    making: float
    processor: float
    zipping: float
    zipped: int
    memory_before: int
    memory_after: int

    @property
    def median(self):
        return median(self.each)

    @property
    def p95(self):
        return quantiles(self.each, n=20)[-1]


def seed(count):
    """Bring in clients of the demonstration until `count` have all that a final report
    takes. NotEmpty where anybody lives already."""
    ground.check_empty()
    desks = open_offices(make_password(None))
    ready = 0
    for client in make_clients(ground.MOST, desks):
        ready += _is_ready(client)
        if ready == count:
            return


def _is_ready(client):
    client = with_readiness(Client.objects).get(pk=client.pk)
    lacking = lacking_for_final(client)
    if lacking == [NO_INTERPRETATION]:
        words = Words(client.language, 0).next("interpretation", "developing")
        by = client.counsellor
        actions.save_draft(client, interpretation=words, version=0, by=by)
    return lacking in ([], [NO_INTERPRETATION])


def measure(*, final):
    """Make a batch in each office, of all who have all that it takes, and its ZIP."""
    batches = [_begin(lead, final) for lead in _leads()]
    worker, each = uuid.uuid4(), []
    begun, processor = time.perf_counter(), time.process_time()
    memory = 0
    while (item := claim(worker)) is not None:
        before = time.perf_counter()
        make(item)
        each.append(time.perf_counter() - before)
        memory = memory if len(each) > WARM_UP else peak_memory()
    made, processor = time.perf_counter(), time.process_time() - processor
    zipped = sum(_zip(batch) for batch in batches)
    return Measured(
        kind="final" if final else "draft",
        each=each,
        making=made - begun,
        processor=processor,
        zipping=time.perf_counter() - made,
        zipped=zipped,
        memory_before=memory,
        memory_after=peak_memory(),
    )


def _leads():
    return get_user_model().objects.filter(groups__name=LEAD).order_by("username")


def _begin(lead, final):
    mine = with_readiness(Client.objects.visible_to(lead)).order_by("reference", "pk")
    ready = [one for one in mine if not lacking_for_final(one)]
    return actions.start_batch(
        pk=uuid.uuid4(), clients=ready, makes_final=final, by=lead
    )


def _zip(batch: Batch):
    rows = rows_of(batch, batch.user, *ItemStatus)
    if not all(may_take_out(row) for row in rows):
        raise RuntimeError([row.reason for row in rows if row.reason])
    items = [row.item.pk for row in rows]
    archive = Archive(listed(rows), items, made_at=batch.created_at)
    return sum(len(part) for part in archive)


def peak_memory():
    """The most that this process has ever held, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
