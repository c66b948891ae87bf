"""The caseload as its page places it: rows, tabs, columns, pages."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from assessments.counsellor.caseload.queues import Queue
from assessments.counsellor.caseload.row import Row
from assessments.counsellor.forms.caseload import BY_NAME
from careerpath.languages import shown, texts_of

PAGE = 50
# What a column is called, and how it is sorted at first.
COLUMNS = {
    "name": (gettext_lazy("Client"), "name"),
    "role": (pgettext_lazy("job", "Target role"), None),
    "score": (gettext_lazy("Score"), "-score"),
    "progress": (gettext_lazy("Plan"), "-progress"),
    "next": (gettext_lazy("Next date"), "next"),
}
# What an empty queue says.
NOBODY = {
    Queue.ALL: gettext_lazy("Nobody is in your care at present."),
    Queue.UNASSESSED: gettext_lazy("Everybody has an assessment."),
    Queue.OVERDUE: gettext_lazy("No plan is overdue: every step has a day ahead."),
    Queue.REVIEW: gettext_lazy("No review is due today."),
    Queue.NO_CONSENT: gettext_lazy("Every client has given consent."),
    Queue.UNASSIGNED: gettext_lazy("Every client has a counsellor."),
    Queue.ARCHIVED: gettext_lazy("The archive is empty."),
}


@dataclass(frozen=True)
class Link:
    """A way to the same list with one thing changed."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None
    order: str = ""  # as aria-sort says it


class Listing:
    """One page of a caseload."""

    def __init__(self, caseload):
        self.caseload = caseload
        self.state = caseload.state

    @cached_property
    def page(self):
        """The page that the address asks for, or the last one before it; of clients, their
        ids alone: the database would look up scores and plans for all pages before it."""
        ids = self.caseload.selected.values_list("pk", flat=True)
        paginator = Paginator(ids, PAGE)
        paginator.count = self.total  # counted already
        return paginator.get_page(self.state.get("page", 1))

    @property
    def total(self):
        return self.caseload.counts[self.caseload.queue]

    @cached_property
    def rows(self):
        clients = self.caseload.in_order(self.page)
        titles = {
            role.pk: shown(texts_of(role, "title"))
            for role in self.caseload.roles_of(clients)
        }
        return [
            Row(client, titles.get(client.aim, ""), self.caseload.today)
            for client in clients
        ]

    @property
    def ids(self):
        """All clients of this page, as one value of a form."""
        return ",".join(str(row.client.pk) for row in self.rows)

    @property
    def is_archive(self):
        return self.caseload.queue == Queue.ARCHIVED

    @property
    def is_filtered(self):
        return any(name in self.state for name in self.caseload.form.FILTERS)

    @property
    def is_first_day(self):
        """Is there nobody yet, in no queue and in no archive?"""
        return not self.is_filtered and not any(self.caseload.counts.values())

    @property
    def nobody(self):
        """Why the list is empty, if no filter has emptied it."""
        return NOBODY[self.caseload.queue]

    @property
    def query(self):
        """The state of this page, as an address says it."""
        return urlencode(self.state)

    def _link(
        self, label, *, without=(), is_current=False, count=None, order="", **new
    ):
        state = {k: v for k, v in self.state.items() if k not in ("page", *without)}
        query = urlencode(state | new)
        url = reverse("counsellor:caseload") + (f"?{query}" if query else "")
        return Link(label, url, is_current, count, order)

    @property
    def tabs(self):
        counts = self.caseload.counts
        return [self._tab(queue, count) for queue, count in counts.items()]

    def _tab(self, queue, count):
        state = {} if queue == Queue.ALL else {"queue": queue.value}
        is_current = queue == self.caseload.queue
        return self._link(
            queue.label, without=["queue"], is_current=is_current, count=count, **state
        )

    @property
    def columns(self):
        """The heads of the columns; one that is sorted by turns the order around."""
        return [self._column(name, *column) for name, column in COLUMNS.items()]

    def _column(self, name, label, first):
        if first is None:
            return Link(label, "")
        sort = self.state.get("sort", BY_NAME)
        if sort.lstrip("-") != name:
            return self._link(label, sort=first)
        order = "descending" if sort.startswith("-") else "ascending"
        turned = name if order == "descending" else f"-{name}"
        return self._link(label, is_current=True, order=order, sort=turned)

    @property
    def everybody(self):
        """The queue without search and filters."""
        return self._link(_("Show all"), without=self.caseload.form.FILTERS)

    @property
    def pages(self):
        """The pages around this one; None where some are left out."""
        if self.page.paginator.num_pages == 1:
            return []
        near = self.page.paginator.get_elided_page_range(
            self.page.number, on_each_side=2, on_ends=1
        )
        return [self._page(number) for number in near]

    def _page(self, number):
        if not isinstance(number, int):
            return None
        is_current = number == self.page.number
        return self._link(str(number), is_current=is_current, page=number)

    @property
    def before(self):
        number = self.page.number - 1
        return self._link(_("Page before"), page=number) if number else None

    @property
    def after(self):
        last = self.page.paginator.num_pages
        number = self.page.number + 1
        return self._link(_("Next page"), page=number) if number <= last else None
