"""The cells of a list as facts of clients, by the same rules as the form for one client."""

import uuid

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.counsellor.forms.client import ClientForm
from assessments.counsellor.forms.importing import wording
from assessments.counsellor.intake import Entry
from assessments.counsellor.intake.role_names import RoleNames
from assessments.counsellor.lists import columns
from assessments.counsellor.lists.cells import date_of

FIELDS = ClientForm.base_fields
DAYS = (columns.NEXT_SESSION, columns.REVIEW)
QUOTED = 40  # signs of a cell that a message repeats


def entries_of(table, *, user):
    """Each row of a table with its cells checked."""
    reader = _Reader(user)
    return [reader.entry(row) for row in table.rows]


class _Reader:
    """Knows the roles and the day of today, so that they are looked up once."""

    def __init__(self, user):
        self.today = timezone.localdate()
        self.roles = RoleNames(user)
        self.readers = {
            columns.LANGUAGE: _language,
            columns.TARGET_ROLE: self._role,
            columns.CONSENT: self._past_day,
            columns.ID: _key,
        }

    def entry(self, row):
        values, problems = (
            {},
            [(one.column, wording.of_row(one)) for one in row.problems],
        )
        for column, text in row.cells.items() if not problems else ():
            try:
                values[column] = self._value(column, text)
            except ValidationError as error:
                problems.append((column, error.messages[0]))
        return Entry(
            line=row.line,
            raw=row.raw,
            pk=values.pop(columns.ID, None),
            consent_on=values.pop(columns.CONSENT, None),
            values=values,
            problems=tuple(problems),
        )

    def _value(self, column, text):
        if column in self.readers:
            return self.readers[column](text)
        return FIELDS[column].clean(_day(text) if column in DAYS else text)

    def _past_day(self, text):
        day = FIELDS[columns.NEXT_SESSION].clean(_day(text))
        if day > self.today:
            raise ValidationError(
                _("This day is still to come. Record a consent once it has been given.")
            )
        return day

    def _role(self, text):
        found = self.roles.named(text)
        if len(found) > 1:
            raise _refusal(
                _(
                    "“{text}” is the title of several roles. Please write one of: {names}."
                ),
                text,
                names=", ".join(role.slug for role in found),
            )
        if not found:
            raise _refusal(
                _(
                    "No role is called “{text}”. Please write its title as the list of "
                    "roles does, or leave the cell empty."
                ),
                text,
            )
        return found[0]


def _language(text):
    code = columns.language_of(text)
    if not code:
        names = [names[get_language()] for names in columns.LANGUAGES.values()]
        raise _refusal(
            _("“{text}” is no language of this service. Please write one of: {names}."),
            text,
            names=", ".join(names),
        )
    return code


def _day(text):
    day = date_of(text)
    if day is None:
        raise _refusal(
            _(
                "“{text}” is no day that we can read. Please write it like 2027-12-31 or "
                "31.12.2027, with the day before the month."
            ),
            text,
        )
    return day


def _key(text):
    try:
        return uuid.UUID(text)
    except ValueError:
        raise _refusal(
            _("“{text}” is no such number. To add somebody new, leave the cell empty."),
            text,
        ) from None


def _refusal(message, text, **words):
    short = text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
    return ValidationError(message.format(text=short, **words))
