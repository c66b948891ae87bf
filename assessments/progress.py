"""How results differ: one's own over time, line by line, and the role's versions.

Reads frozen snapshots alone; every figure is one that a result has printed.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from django.utils.html import format_html
from django.utils.translation import gettext as _

from assessments import wording
from assessments.models import Assessment
from assessments.planbook import title_of
from assessments.report import Report
from assessments.rounding import apportion_changes
from assessments.snapshot import Snapshot, asked_of, weights_of
from careerpath.languages import shown
from roles.enums import Importance

CHART_WIDTH, CHART_HEIGHT = 600, 180
MARGIN = 30


@dataclass(frozen=True)
class LineDifference:
    """One requirement in two results: the answers in words, "" where it was not asked,
    and the whole points gained."""

    name: str
    before: str
    after: str
    gain: int


@dataclass(frozen=True)
class RoleDifference:
    """One thing that the role asks otherwise than before; "" for "not at all"."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """A result in the history: its place in the drawing, its gain over the one before."""

    assessment: Assessment
    report: Report
    cause: str
    gain: int | None
    x: int
    y: int
    y_high: int


def history(assessment, profile):
    """All results of the profile for the role of this one, the oldest first."""
    mine = Assessment.objects.visible_to(profile).of_role(assessment)
    found = list(mine.select_related("step"))[::-1]
    reports = [Report(Snapshot(one.snapshot)) for one in found]
    gains = [None] + [
        new.score.printed - old.score.printed for old, new in pairwise(reports)
    ]
    return [
        Entry(
            assessment=one,
            report=report,
            cause=title_of(one.step) if one.step else "",
            gain=gain,
            x=_x(place, len(found)),
            y=_y(report.score.printed),
            y_high=_y(report.score.printed_high),
        )
        for place, (one, report, gain) in enumerate(
            zip(found, reports, gains, strict=True)
        )
    ]


def chart(entries):
    """The history as a line: its points for a drawing, and the mark of "Ready"."""
    return {
        "width": CHART_WIDTH,
        "height": CHART_HEIGHT,
        "line": " ".join(f"{one.x},{one.y}" for one in entries),
        "ready_y": _y(entries[-1].report.bar["ready_score"]),
        "ready_score": entries[-1].report.bar["ready_score"],
        "bottom": _y(0),
        "left": MARGIN,
        "right": CHART_WIDTH - MARGIN,
    }


def _x(place, count):
    inner = CHART_WIDTH - 2 * MARGIN
    return MARGIN + (inner * place // (count - 1) if count > 1 else inner // 2)


def _y(points):
    inner = CHART_HEIGHT - 2 * MARGIN
    return CHART_HEIGHT - MARGIN - inner * points // 100


def differences(before: Report, after: Report):
    """The lines that have changed, the biggest gain first. Their gains are those of the
    exact score, and add up to the difference of the printed ones; the rounded points of a
    line alone could differ by 1 without any change."""
    old = {line.requirement.key: line for line in before.score.lines}
    new = {line.requirement.key: line for line in after.score.lines}
    changes = {
        key: _earned(new.get(key)) - _earned(old.get(key)) for key in {**new, **old}
    }
    gains = apportion_changes(changes, after.score.printed - before.score.printed)
    found = [
        LineDifference(
            name=shown((after if key in new else before).snapshot.items[key]["name"]),
            before=_answer(before, old.get(key), new.get(key)),
            after=_answer(after, new.get(key), old.get(key)),
            gain=gains[key],
        )
        for key in changes
        if changes[key] or _is_changed(old.get(key), new.get(key))
    ]
    return sorted(found, key=lambda one: -one.gain)


def _earned(line):
    return line.earned if line else Fraction(0)


def _is_changed(old, new):
    return old is None or new is None or old.held != new.held


def _answer(report, line, other):
    """What the person has; also what is asked, where the two results ask otherwise."""
    if line is None:
        return ""
    held = wording.answer(line.held, report.snapshot.education_levels)
    if other is None or other.requirement.need == line.requirement.need:
        return held
    asked = wording.asked(report.snapshot.items[line.requirement.key])
    return format_html(_("{answer}; asked: {asked}"), answer=held, asked=asked)


def role_differences(snapshot: Snapshot, role):
    """What `role` asks today otherwise than when the snapshot was taken, in its order;
    other weights and texts are named in a line each. Nothing for a role that is gone."""
    if role is None or not snapshot.differs_from(role):
        return []
    now = {item["key"]: item for item in asked_of(role)}
    then = snapshot.items
    found = [
        RoleDifference(
            name=shown((now.get(key) or then[key])["name"]),
            before=_asked(then.get(key)),
            after=_asked(now.get(key)),
        )
        for key in {**now, **then}
    ]
    changed = [one for one in found if one.before != one.after]
    if snapshot.weights != weights_of(role):
        changed.append(
            RoleDifference(_("How much each part counts"), _("as before"), _("changed"))
        )
    if not changed:
        changed.append(
            RoleDifference(_("The wording of the role"), _("as before"), _("changed"))
        )
    return changed


def _asked(item):
    if item is None:
        return ""
    return format_html(
        "{} · {}", wording.asked(item), Importance(item["importance"]).label
    )
