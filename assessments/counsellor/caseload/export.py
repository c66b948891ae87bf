"""A selection of clients as a list: facts, and what has come of the work with them."""

from django.db.models import OuterRef, Subquery

from assessments.counsellor.intake.role_names import RoleNames
from assessments.counsellor.lists import columns as names
from assessments.counsellor.lists.columns import LANGUAGES, title
from assessments.counsellor.models import Consent
from assessments.wording import BANDS

FACTS = (
    names.NAME,
    names.REFERENCE,
    names.LANGUAGE,
    names.EMAIL,
    names.PHONE,
    names.TARGET_ROLE,
    names.NEXT_SESSION,
    names.REVIEW,
    names.CONSENT,
)
WORK = (names.COUNSELLOR, names.BAND, names.SCORE, names.STEPS_DONE, names.STEPS)
COLUMNS = (*FACTS, *WORK, names.NEXT_DATE, names.ID)


class Export:
    """Clients `at_a_glance` as rows of cells in the reader's language. What depends on
    language or database is looked up at once, so that the rows can be written later."""

    def __init__(self, clients, *, user, language):
        live = Consent.objects.live().filter(client=OuterRef("pk"))
        live = live.exclude(client__profile=None)  # ended with the work
        given_on = Subquery(live.values("given_on")[:1])
        self.clients = list(clients.annotate(consent_on=given_on))
        self.language = language
        roles = RoleNames(user)
        aims = {one.target_role for one in self.clients if one.target_role}
        self.roles = {role: roles.name_of(role) for role in aims}
        self.bands = {band: str(label) for band, label in BANDS.items()}

    def rows(self):
        """The header, then one row for each client."""
        yield [title(column, self.language) for column in COLUMNS]
        for client in self.clients:
            cells = self._cells(client)
            yield [_text(cells[column]) for column in COLUMNS]

    def _cells(self, client):
        facts = {column: getattr(client, column) for column in FACTS}
        return facts | {
            names.LANGUAGE: LANGUAGES[client.language][self.language],
            names.TARGET_ROLE: self.roles.get(client.target_role),
            names.COUNSELLOR: _name(client.counsellor),
            names.BAND: self.bands.get(client.band),
            names.SCORE: _score(client),
            names.STEPS_DONE: client.steps_done,
            names.STEPS: client.steps_all,
            names.NEXT_DATE: client.next_on,
            names.ID: client.pk,
        }


def _text(value):
    """Days come out as 2027-12-31, which means the same everywhere."""
    return "" if value is None else str(value)


def _name(user):
    return (user.get_full_name() or user.get_username()) if user else None


def _score(client):
    """One figure, or from which to which it may be."""
    if client.points is None or client.points == client.points_at_most:
        return client.points
    return f"{client.points}–{client.points_at_most}"
