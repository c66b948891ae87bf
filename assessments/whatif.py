"""What if …? A scenario on top of a result: steps taken, levels raised, the exact score.

The scenario is a form that is sent by address, so it can be kept and shared.
"""

from dataclasses import dataclass, replace

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.common import CHOOSE_ONE
from assessments.planning import after_step
from assessments.report import Report
from assessments.rounding import apportion
from assessments.scoring import ExperienceHeld, ExperienceNeed, SkillHeld, SkillNeed
from careerpath.languages import shown
from roles.enums import SkillLevel
from roles.models import MAX_MONTHS
from roles.wording import duration

OPTIONS_PER_GAP = 2
MORE_MONTHS = (3, 6, 12, 24, 36)


@dataclass(frozen=True)
class Change:
    """A line that the scenario lifts, and by how many whole points."""

    name: str
    gain: int


class WhatIfForm(forms.Form):
    """Steps to tick, and for each open line a higher level or more months."""

    steps = forms.MultipleChoiceField(
        label=gettext_lazy("… I take these steps"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )

    def __init__(self, roadmap, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.roadmap = roadmap
        snapshot = roadmap.snapshot
        self.fields["steps"].choices = _steps_to_tick(roadmap)
        for line in snapshot.score.lines:
            choices = _raises(line)
            if choices and not line.is_met:
                key = line.requirement.key
                self.fields[key.replace(":", "-")] = forms.TypedChoiceField(
                    label=shown(snapshot.items[key]["name"]),
                    choices=[("", _("as today")), *choices],
                    coerce=int,
                    empty_value=None,
                    required=False,
                    error_messages={"invalid_choice": CHOOSE_ONE},
                )

    @property
    def raises(self):
        """The fields that raise a level or a time."""
        return [field for field in self if field.name != "steps"]

    def scenario(self):
        """The score of this scenario; that of the result itself while nothing is set."""
        snapshot = self.roadmap.snapshot
        answers = dict(snapshot.answers)
        ticked = self.cleaned_data.get("steps", []) if self.is_valid() else []
        for gap in self.roadmap.gaps:
            # Best first: of two steps for one gap, the one that leads further counts.
            for step in reversed(self.roadmap.steps_by_gap[gap.key]):
                if step.action in ticked:
                    answers |= after_step(snapshot.requirements, answers, step)
        for requirement in snapshot.requirements:
            raised = self.cleaned_data.get(requirement.key.replace(":", "-"))
            if raised is not None:
                answers[requirement.key] = _raised(
                    answers.get(requirement.key), requirement.need, raised
                )
        return snapshot.rescored(answers)


def _steps_to_tick(roadmap):
    """The first options of each gap; one that serves several gaps stands once."""
    found = {}
    for gap in roadmap.gaps:
        for option in gap.options[:OPTIONS_PER_GAP]:
            text = format_html("{} · {}", gap.name, option.text)
            found.setdefault(option.action_slug, replace(option, text=text))
    return list(found.items())


def _raises(line):
    """Values and words for what a line can be raised to."""
    match line.requirement.need, line.held:
        case SkillNeed(), held:
            today = held.level if held else -1
            return [
                (level.value, level.label)
                for level in SkillLevel
                if level.value > max(today, 0)
            ]
        case ExperienceNeed(), held:
            return [
                (months, _("{time} more").format(time=duration(months)))
                for months in MORE_MONTHS
            ]
    return []


def _raised(held, need, value):
    if isinstance(need, SkillNeed):
        return SkillHeld(max(value, held.level if held else 0))
    held = held or ExperienceHeld(0)
    return replace(held, direct=min(MAX_MONTHS, held.direct + value))


def changes(before: Report, after: Report):
    """The lines that the scenario lifts, biggest gain first. The gains add up to the
    gain of the printed score."""
    pairs = list(zip(before.score.lines, after.score.lines, strict=True))
    names = {line.key: line.name for line in before.lines}
    gains = {new.requirement.key: new.earned - old.earned for old, new in pairs}
    points = apportion(gains, after.score.printed - before.score.printed)
    found = [Change(names[key], points[key]) for key, gain in gains.items() if gain]
    return sorted(found, key=lambda change: -change.gain)
