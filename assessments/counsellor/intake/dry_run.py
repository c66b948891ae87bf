"""What a list would change, put into words for the page and for a file of its own."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from assessments.counsellor.forms.importing import wording
from assessments.counsellor.forms.importing.confirm import SHOWN
from assessments.counsellor.forms.importing.parcel import Parcel
from assessments.counsellor.forms.importing.upload import LETTERS
from assessments.counsellor.intake import Entry, Intake
from assessments.counsellor.lists.cells import bare
from assessments.counsellor.lists.columns import CONSENT, LANGUAGES, REASON, is_a, title
from assessments.counsellor.lists.reading import Table
from careerpath.languages import chosen, texts_of
from roles.models import Role

SAMPLES = 5
UNKNOWN = 12
LONG = 60


@dataclass(frozen=True)
class DryRun:
    """A list, its rows, and what they would change."""

    parcel: Parcel
    table: Table
    entries: list[Entry]
    intake: Intake

    def now(self, intake):
        """The same list beside what has become of the clients."""
        return replace(self, intake=intake)

    @property
    def letters(self):
        return LETTERS[self.table.letters]

    @property
    def samples(self):
        """Some names by whose letters one sees whether the file was read rightly."""
        names = (entry.name for entry in self.entries if not entry.name.isascii())
        return [
            short(name) for name, _number in zip(names, range(SAMPLES), strict=False)
        ]

    @property
    def unknown(self):
        return [short(name) for name in self.table.unknown[:UNKNOWN]]

    @property
    def counts(self):
        """(name, number, the part of the page where they stand or "")."""
        intake = self.intake
        return [
            (_("New clients"), len(intake.new), "new"),
            (pgettext("clients", "Changed"), len(intake.changed), "changed"),
            (pgettext("clients", "Unchanged"), len(intake.unchanged), ""),
            (_("Perhaps here already"), len(intake.doubtful), "doubtful"),
            (pgettext("rows", "Refused"), len(intake.refused), "refused"),
        ]

    @cached_property
    def new(self):
        return Part(self.intake.new, _newcomer)

    @cached_property
    def doubtful(self):
        return Part(self.intake.doubtful, _newcomer)

    @cached_property
    def changed(self):
        return Part(self.intake.changed, _match)

    @cached_property
    def refused(self):
        return Part(self.intake.refused, _refusal)

    @cached_property
    def withdrawn(self):
        return Part(self.intake.withdrawn, _match)

    @property
    def refused_header(self):
        """What is to be mended stands in front, so that a cell too many or too few is
        still found as such when the list comes back."""
        names = self._mended_cells(self.table.header)
        return [title(REASON, get_language()), *names]

    @property
    def refused_rows(self):
        return [
            [wording.in_one_line(one), *self._mended_cells(one.entry.raw)]
            for one in self.intake.refused
        ]

    def _mended_cells(self, cells):
        """Without the reasons of an earlier round, and without what our own file has put
        in front of a cell."""
        old = {n for n, name in enumerate(self.table.header) if is_a(name, REASON)}
        return [bare(cell) for n, cell in enumerate(cells) if n not in old]


class Part:
    """The first rows of a kind, and how many more there are."""

    def __init__(self, rows, in_words):
        self.rows = [in_words(row) for row in rows[:SHOWN]]
        self.more = len(rows) - len(self.rows)


def _newcomer(one):
    facts = [
        (name, value) for name, value in one.entry.values.items() if name != "name"
    ]
    if one.entry.consent_on:
        facts.append((CONSENT, one.entry.consent_on))
    return {
        "line": one.entry.line,
        "name": one.entry.name,
        "facts": [(_title(name), in_words(name, value)) for name, value in facts],
        "namesake": one.namesake,
    }


def _match(one):
    changes = [*one.changes]
    if one.consent_on:
        changes.append((CONSENT, None, one.consent_on))
    return {
        "line": one.entry.line,
        "client": one.client,
        "changes": [
            (_title(name), in_words(name, before), in_words(name, after))
            for name, before, after in changes
        ],
    }


def _refusal(one):
    first_cell = next((cell for cell in one.entry.raw if cell.strip()), "")
    return {
        "line": one.entry.line,
        "name": short(one.entry.name or bare(first_cell)),
        "reasons": wording.of_refusal(one),
    }


def _title(column):
    return title(column, get_language())


def in_words(column, value):
    """A fact as the page shows it; "" for none."""
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, Role):
        return chosen(texts_of(value, "title"))[0]
    if column == "language" and value:
        return LANGUAGES[value][get_language()]
    return value or ""


def short(text):
    return text if len(text) <= LONG else f"{text[:LONG]}…"
