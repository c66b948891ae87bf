"""Education from a CV: level and field of each entry, and which ones the profile keeps.

A profile has room for one finished certificate and one that is being studied for.
"""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _

from assessments import actions, wording
from assessments.cv import months
from assessments.cv.matching import eqf_of, isced_of
from assessments.forms.cv.common import (
    FROM_CV,
    LEAVE_OUT,
    period,
    select,
    use_field,
    value,
)
from assessments.forms.education import fields_of_study, plain_name
from assessments.snapshot import education_held, education_names
from roles.models import EducationLevel

FINISHED, STUDYING = "finished", "studying"
USE = "education-use"
SO_FAR = "education-so-far"


@dataclass(frozen=True)
class EducationRow:
    """One entry of the CV with its fields. `kept`: the state in which it is the highest,
    or ""; `is_outdone`: another one is kept instead."""

    entry: object
    period: str
    fields: list
    is_from_file: bool
    kept: str
    is_outdone: bool


class EducationPart:
    def __init__(self, form, entries, profile, *, today):
        self.form = form
        self.entries = entries
        self.today = today
        self.held = education_held(profile) if profile else None
        if entries:
            self._add_fields()

    def _add_fields(self):
        levels = list(EducationLevel.objects.all())
        choices = [(str(level.eqf_level), plain_name(level)) for level in levels]
        for number, entry in enumerate(self.entries):
            self._add_entry(number, entry, choices)
        if self.has_answer:
            so_far = wording.answer(self.held, education_names())
            label = _("Which answer about education shall count?")
            self.form.fields[USE] = use_field(label, so_far)
        elif FINISHED not in map(self._state_guess, self.entries):
            self.form.fields[SO_FAR] = select(
                _("What is the highest certificate that you have?"),
                [("", LEAVE_OUT), ("0", _("No certificate yet")), *choices],
                full_label=_("Education"),
            )

    def _add_entry(self, number, entry, choices):
        name = entry.title or entry.field or entry.institution
        self.form.fields |= {
            f"education-{number}-level": select(
                _("Level"),
                [("", LEAVE_OUT), *choices],
                full_label=name,
                initial=str(eqf_of(entry) or ""),
            ),
            f"education-{number}-field": select(
                _("Field of study"),
                fields_of_study(_("Not sure – skip")),
                full_label=name,
                initial=isced_of(entry),
            ),
            f"education-{number}-state": select(
                _("Finished?"),
                [(FINISHED, _("finished")), (STUDYING, _("still studying"))],
                full_label=name,
                initial=self._state_guess(entry),
            ),
        }

    def _state_guess(self, entry):
        """Without an end it goes on, says the documentation of Europass."""
        end = months.parse(entry.end)
        if entry.is_current or (entry.start and not entry.end):
            return STUDYING
        is_ahead = end is not None and months.earliest(end) > self.today
        return STUDYING if is_ahead else FINISHED

    @property
    def has_answer(self):
        return bool(self.held and (self.held.finished or self.held.in_progress))

    @property
    def rows(self):
        return [self._row(number, entry) for number, entry in enumerate(self.entries)]

    def _row(self, number, entry):
        kept = {number: state for state, number in self._highest.items()}
        level, field, state = (
            self.form[f"education-{number}-{part}"]
            for part in ("level", "field", "state")
        )
        return EducationRow(
            entry=entry,
            period=period(entry),
            fields=[level, field, state],
            is_from_file=entry.eqf_level is not None,
            kept=kept.get(number, ""),
            is_outdone=bool(level.value()) and number not in kept,
        )

    @property
    def use(self):
        return self.form[USE] if USE in self.form.fields else None

    @property
    def so_far(self):
        return self.form[SO_FAR] if SO_FAR in self.form.fields else None

    @cached_property
    def _highest(self):
        """State → number of the entry that is highest in it, the later one of equals."""
        highest = {}
        for number, entry in enumerate(self.entries):
            level = value(self.form, f"education-{number}-level")
            if level not in tuple("12345678"):
                continue
            state = value(self.form, f"education-{number}-state")
            rank = (level, entry.end or "9999")
            if state not in highest or rank > highest[state][0]:
                highest[state] = (rank, number)
        return {state: number for state, (_rank, number) in highest.items()}

    def check(self):
        """A certificate that is studied for counts only beside a finished one."""
        if not self._replaces or STUDYING not in self._highest:
            return
        if not self._chosen(FINISHED) and not (self.held and self.held.finished):
            name = f"education-{self._highest[STUDYING]}-level"
            name = SO_FAR if SO_FAR in self.form.fields else name
            message = _("Please also say what you have finished so far.")
            self.form.add_error(name, message)

    @property
    def _replaces(self):
        return not self.has_answer or self.form.cleaned_data.get(USE) == FROM_CV

    def _chosen(self, state):
        """(EQF level, field) that was chosen for a state, or None."""
        data = self.form.cleaned_data
        if state in self._highest:
            name = f"education-{self._highest[state]}"
            return int(data[f"{name}-level"]), data[f"{name}-field"]
        if state == FINISHED and data.get(SO_FAR):
            return int(data[SO_FAR]), ""
        return None

    @property
    def _answer(self):
        """What the profile will say: the choices, and for what has none what it said."""
        if not self._replaces:
            return None
        finished, studying = self._chosen(FINISHED), self._chosen(STUDYING)
        if finished is None and studying is None:
            return None
        rows = (self.held.finished, self.held.in_progress) if self.held else ((), ())
        before = [
            (one[0].eqf_level, one[0].field or "") if one else None for one in rows
        ]
        return finished or before[0], studying or before[1]

    @property
    def taken(self):
        if self._answer is None:
            return []
        names = education_names()
        levels = [
            wording.education_level(names, chosen[0])
            for chosen in (self._chosen(FINISHED), self._chosen(STUDYING))
            if chosen
        ]
        return [format_html(_("education: {level}"), level=level) for level in levels]

    def save(self, *, by):
        if self._answer is not None:
            finished, studying = self._answer
            actions.save_education(finished=finished, in_progress=studying, by=by)
