"""The wishes of a scenario: steps to tick, lines to raise, hours a week.

Sent by address, so that a scenario can be kept and shared; the same fields, sent once
more, make it the plan.
"""

from dataclasses import dataclass
from functools import cached_property
from math import floor

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments import wording
from assessments.forms.common import CHOOSE_ONE, WHOLE_NUMBER, Option
from assessments.forms.plan import MAX_VERSION
from assessments.models import MAX_HOURS_PER_WEEK
from assessments.planbook import step_of, title_of
from assessments.raising import raises
from assessments.report import status
from assessments.roadmap import MAX_OPTIONS
from assessments.scoring import HUNDRED, EducationNeed, ExperienceNeed, SkillHeld
from careerpath.languages import chosen, shown, texts_of
from roles.enums import SkillLevel
from roles.wording import duration, fields


@dataclass(frozen=True)
class WishLine:
    """One open line of the score, with all that can be wished for it. `ticks` are the
    boxes of its steps, `raised` is the field that lifts it."""

    name: str
    status: str
    is_essential: bool
    today: str
    possible: int
    ticks: list
    raised: object
    is_open: bool


class WhatIfForm(forms.Form):
    """`rows` are the steps of the person's plan, if there is one: with nothing sent, the
    wishes are what that plan says."""

    steps = forms.MultipleChoiceField(
        label=gettext_lazy("… I take these steps"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )
    hours_per_week = forms.IntegerField(
        label=gettext_lazy("Hours a week for learning"),
        required=False,
        min_value=1,
        max_value=MAX_HOURS_PER_WEEK,
        error_messages={
            **WHOLE_NUMBER,
            "min_value": gettext_lazy("Please plan at least one hour a week."),
            "max_value": gettext_lazy("Please plan no more than 60 hours a week."),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    version = forms.IntegerField(
        required=False, min_value=0, max_value=MAX_VERSION, widget=forms.HiddenInput
    )

    def __init__(self, roadmap, rows, data):
        self.roadmap = roadmap
        self.version_now = None  # set when another window was first
        self.own_rows = [row for row in rows if row.is_own and row.is_ahead]
        data = data.copy() if data else self._as_planned(rows)
        data.setdefault("hours_per_week", roadmap.hours_per_week)
        super().__init__(data)
        self.fields["steps"].choices = [*self._library_steps(), *self._own_steps()]
        self.raises = {}
        for line in roadmap.snapshot.score.lines:
            self._offer_to_raise(line)

    def _as_planned(self, rows):
        ahead = [row for row in rows if row.is_ahead]
        library = [row.action.slug for row in ahead if row.action and not row.is_own]
        return {
            "steps": library + [str(row.pk) for row in self.own_rows],
            "hours_per_week": self.roadmap.hours_per_week,
        }

    def _library_steps(self):
        """Each step of the library once, even if it serves several gaps."""
        steps = [one for gap in self.roadmap.steps_by_gap.values() for one in gap]
        return {step.action: self._option(step) for step in steps}.items()

    def _option(self, step):
        action = self.roadmap.library[step.action]
        parts = [action.get_kind_display(), _cost(step)]
        if isinstance(step.result, SkillHeld):
            level = SkillLevel(step.result.level).label
            parts.append(_("leads to: {level}").format(level=level))
        text = format_html(" · ".join(["{}"] * len(parts)), *parts)
        return Option(shown(texts_of(action, "title")), text)

    def _own_steps(self):
        for row in self.own_rows:
            yield str(row.pk), Option(title_of(row), _cost(step_of(row)))

    def _offer_to_raise(self, line):
        offers = raises(line)
        if not offers:
            return
        key = line.requirement.key
        name, _code = chosen(self.roadmap.snapshot.items[key]["name"])
        self.raises[key] = {one.value: one for one in offers}
        self.fields[_field_name(key)] = forms.TypedChoiceField(
            label=name,
            choices=[
                ("", _("as today")),
                *((one.value, self._in_words(line, one)) for one in offers),
            ],
            coerce=int,
            empty_value=None,
            required=False,
            error_messages={"invalid_choice": CHOOSE_ONE},
        )

    def _in_words(self, line, one):
        """For a drop-down list, which can hold no HTML."""
        need = line.requirement.need
        if isinstance(need, EducationNeed):
            levels = self.roadmap.snapshot.education_levels
            name, _code = chosen(levels.get(str(one.value), {}))
            text = _("{name} (EQF level {level})").format(name=name, level=one.value)
            return f"{text} · {fields(need.fields[:1])}" if need.fields else text
        if isinstance(need, ExperienceNeed):
            return _("{time} more").format(time=duration(one.value))
        return SkillLevel(one.value).label

    @cached_property
    def lines(self):
        """The open lines with their wishes, must-haves first; the first one unfolded."""
        lines = [
            line
            for line in self.roadmap.snapshot.score.lines
            if line.requirement.key in self.raises
            or self.roadmap.steps_by_gap.get(line.requirement.key)
        ]
        seen = set()
        return [self._line(line, seen, line is lines[0]) for line in lines]

    def _line(self, line, seen, is_first):
        key = line.requirement.key
        ticks = self._ticks(key, seen)
        raised = self[_field_name(key)] if key in self.raises else None
        snapshot = self.roadmap.snapshot
        is_wished = any(box.data["selected"] for box in ticks) or (
            raised is not None and bool(raised.value() or raised.errors)
        )
        return WishLine(
            name=shown(snapshot.items[key]["name"]),
            status=status(line),
            is_essential=line.requirement.is_essential,
            today=wording.answer(line.held, snapshot.education_levels),
            possible=_possible(snapshot.score, line),
            ticks=ticks,
            raised=raised,
            is_open=is_first or is_wished,
        )

    def _ticks(self, key, seen):
        """The boxes of the best steps for this gap; a step that serves several gaps
        stands at the first one."""
        slugs = [step.action for step in self.roadmap.steps_by_gap.get(key, [])]
        boxes = [self._boxes[slug] for slug in slugs if slug not in seen]
        ticks = [
            box
            for place, box in enumerate(boxes)
            if place < MAX_OPTIONS or box.data["selected"]
        ]
        seen |= {box.data["value"] for box in ticks}
        return ticks

    @cached_property
    def _boxes(self):
        return {box.data["value"]: box for box in self["steps"]}

    @property
    def own_ticks(self):
        """The boxes of the person's own steps."""
        own = {str(row.pk) for row in self.own_rows}
        return [box for value, box in self._boxes.items() if value in own]

    @property
    def wishes(self):
        """What of this form is a scenario."""
        sent = self.cleaned_data
        return {
            "ticked": sent.get("steps") or [],
            "hours_per_week": sent.get("hours_per_week") or self.roadmap.hours_per_week,
            "raised": {
                key: offers[sent[_field_name(key)]]
                for key, offers in self.raises.items()
                if sent.get(_field_name(key))
            },
        }

    @property
    def pairs(self):
        """Names and values to send this very scenario again."""
        wishes = self.wishes
        return [
            *(("steps", slug) for slug in wishes["ticked"]),
            *((_field_name(key), one.value) for key, one in wishes["raised"].items()),
            ("hours_per_week", wishes["hours_per_week"]),
        ]


def _field_name(key):
    return key.replace(":", "-")


def _cost(step):
    """What a step costs, whatever the pace."""
    if step.hours:
        return ngettext("{n} hour", "{n} hours", step.hours).format(n=step.hours)
    return wording.effort(step, 1)


def _possible(score, line):
    """By how many printed points the score would rise if this line were met."""
    return floor(score.low + HUNDRED * line.weight - line.earned) - score.printed
