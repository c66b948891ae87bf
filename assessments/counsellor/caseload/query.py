"""The caseload: which clients an address or a form asks for, in which order. Reads only.

`selected(user, data)` is the one way from a query string to clients, for the list, for
what is done with many of them at once, and for the list as a file.
"""

from functools import cached_property
from uuid import UUID

from django.db.models import Count, F, FloatField, Q
from django.db.models.functions import Cast, NullIf
from django.http import QueryDict
from django.utils import timezone

from assessments.counsellor.caseload.glance import at_a_glance
from assessments.counsellor.caseload.queues import Queue, waiting_in
from assessments.counsellor.forms.caseload import BY_NAME, NONE, CaseloadForm
from assessments.counsellor.models import Client, member_of
from careerpath.languages import CODES, chosen, texts_of
from roles.models import Role

# `search_text` is the folded name: "Łukasz" stands between "Lukas" and "Luna".
ORDERS = {
    "name": "search_text",
    "score": "points",
    "progress": "progress",
    "next": "next_on",
    "changed": "updated_at",
}
PROGRESS = Cast("steps_done", FloatField()) / NullIf("steps_all", 0)
FILTERS = {"language": "language", "counsellor": "counsellor_id"}


def selected(user, data):
    """All clients that the query string `data` (a QueryDict) asks for, of those that the
    user may see: `at_a_glance`, sorted, not paged."""
    return Caseload(user, data).selected


def ticked(user, data):
    """The clients that are ticked in the list's form `data` (a QueryDict), of those that
    the user may see. Each value of `clients` is an id, or several with commas between;
    `everything` stands for all that the query string in `state` asks for."""
    if "everything" in data:
        return selected(user, QueryDict(data.get("state", "")))
    return Client.objects.visible_to(user).filter(pk__in=_ids_in(data))


def ticked_ids(user, data):
    """The ids that are ticked there, each once, of whomever they are; what is no id is
    left out."""
    if "everything" in data:
        return list(ticked(user, data).values_list("pk", flat=True))
    return _ids_in(data)


def _ids_in(data):
    words = ",".join(data.getlist("clients")).split(",")
    return list(dict.fromkeys(one for word in words if (one := _as_id(word))))


def _as_id(word):
    try:
        return UUID(word)
    except ValueError:
        return None


class Caseload:
    """The clients of one reader, and what the address asks for of them."""

    def __init__(self, user, data):
        self.member = member_of(user)
        self.today = timezone.localdate()
        self.visible = Client.objects.visible_to(user)
        self.form = CaseloadForm(
            data, roles=self._role_choices, team=self._team_choices
        )
        self.state = self.form.state

    @property
    def is_lead(self):
        return self.member is not None and self.member.is_lead

    @cached_property
    def team(self):
        """Who counsels in the office, for the lead to choose from; else nobody."""
        return list(self.member.office.team()) if self.is_lead else []

    @property
    def _team_choices(self):
        return [(str(one.user_id), one.name) for one in self.team]

    @cached_property
    def roles(self):
        """The roles that clients work towards, with their titles alone."""
        aims = self.visible.exclude(target_role=None).order_by().values("target_role")
        return list(_titled(Role.objects.filter(pk__in=aims)))

    def roles_of(self, clients):
        """Those that the scores of these clients `at_a_glance` are about."""
        known = {role.pk: role for role in self.roles}
        aims = {client.aim for client in clients if client.aim is not None}
        found = {pk: known[pk] for pk in aims & known.keys()}
        if others := aims - known.keys():
            found |= _titled(Role.objects).in_bulk(others)
        return list(found.values())

    @property
    def _role_choices(self):
        return [(role.slug, chosen(texts_of(role, "title"))[0]) for role in self.roles]

    @property
    def queue(self):
        queue = Queue(self.state.get("queue", Queue.ALL))
        return Queue.ALL if queue == Queue.UNASSIGNED and not self.is_lead else queue

    @property
    def queues(self):
        """Those that the reader has: only a lead sees clients of nobody."""
        return [one for one in Queue if self.is_lead or one != Queue.UNASSIGNED]

    def _waiting_in(self, queue):
        team = [one.user_id for one in self.team]
        return waiting_in(queue, today=self.today, team=team)

    @cached_property
    def _found(self):
        """Search and filters, of all queues."""
        found = at_a_glance(self.visible.matching(self.state.get("q", "")))
        for name, field in FILTERS.items():
            if name in self.state:
                found = found.filter(**{field: self.state[name]})
        return found.filter(self._of_role(), self._in_band())

    def _of_role(self):
        slug = self.state.get("role")
        if slug == NONE:
            return Q(target_role=None)
        ids = {role.slug: role.pk for role in self.roles}
        return Q(target_role=ids[slug]) if slug else Q()

    def _in_band(self):
        band = self.state.get("band")
        if band == NONE:
            return Q(band="", assessed_at__isnull=False)
        return Q(band=band) if band else Q()

    @cached_property
    def counts(self):
        """How many clients wait in each queue, in one query."""
        figures = {
            queue.name: Count("pk", filter=self._waiting_in(queue))
            for queue in self.queues
        }
        counted = self._found.aggregate(**figures)
        return {queue: counted[queue.name] for queue in self.queues}

    @property
    def selected(self):
        found = self._found.filter(self._waiting_in(self.queue))
        return _sorted(found, self.state.get("sort", BY_NAME))

    def in_order(self, ids):
        """The clients with these ids, as `selected` has them."""
        rows = at_a_glance(self.visible).select_related("counsellor")
        found = {client.pk: client for client in rows.filter(pk__in=list(ids))}
        return [found[pk] for pk in ids if pk in found]


def _titled(roles):
    titles = [f"title_{code}" for code in CODES]
    return roles.only("slug", "rung", *titles)


def _sorted(clients, sort):
    """In this order, by name where it is equal; who has no value stands last."""
    if sort.lstrip("-") == "progress":
        clients = clients.annotate(progress=PROGRESS)
    field = F(ORDERS[sort.lstrip("-")])
    first = (
        field.desc(nulls_last=True)
        if sort.startswith("-")
        else field.asc(nulls_last=True)
    )
    clients = clients.select_related("target_role", "counsellor")
    return clients.order_by(first, "search_text", "pk")
