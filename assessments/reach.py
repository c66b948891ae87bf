"""Which roles are within reach of a profile, each with the reason: what is met, what is
missing, what would come next."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import scoring, wording
from assessments.snapshot import answers_for, asked_of, requirements_of, weights_of
from careerpath.languages import shown
from roles.models import Role
from roles.wording import listed

MAX_NAMES = 3


@dataclass(frozen=True)
class Reachable:
    """A role with what the profile reaches in it: `low` to `high` points out of 100, and
    `reason`, some sentences on how that comes. `open_count` questions are unanswered."""

    role: Role
    low: int
    high: int
    band: str | None
    band_label: str
    open_count: int
    reason: str

    @property
    def is_complete(self):
        return not self.open_count


def roles_for(profile, *, without=""):
    """All published roles that ask anything, the highest sure score first; `without` is
    the slug of one to leave out. A fixed number of queries."""
    roles = Role.objects.published().exclude(slug=without).with_requirements()
    found = [_reachable(role, profile) for role in roles]
    found = [one for one in found if one is not None]
    return sorted(found, key=lambda one: (-one.low, one.role.slug))


def _reachable(role, profile):
    items = asked_of(role)
    requirements = requirements_of(items)
    if not requirements:
        return None
    answers = answers_for(requirements, profile)
    score = scoring.score(requirements, answers, weights_of(role))
    return Reachable(
        role=role,
        low=score.printed,
        high=score.printed_high,
        band=score.band,
        band_label=wording.BANDS.get(score.band, ""),
        open_count=sum(not line.is_answered for line in score.lines),
        reason=_reason(score, {item["key"]: item for item in items}),
    )


def _reason(score, items):
    """How many requirements are met, which essentials are and which are not, by name, and
    what would come next."""
    essentials = [line for line in score.lines if line.requirement.is_essential]
    met = [line for line in essentials if line.is_met]
    missing = _most_points_first(line for line in essentials if line.is_gate)
    gaps = _most_points_first(line for line in score.lines if line.is_answered)
    parts = [_count(score)]
    if met:
        text = _("Essential and met: {names}.")
        parts.append(format_html(text, names=_named(met, items)))
    if missing:
        text = _("Essential and still missing: {names}.")
        parts.append(format_html(text, names=_named(missing, items)))
    if next_gap := next(iter(missing or gaps), None):
        parts.append(_next(items[next_gap.requirement.key]))
    return format_html_join(" ", "{}", ((part,) for part in parts))


def _most_points_first(lines):
    return sorted((line for line in lines if line.lost), key=lambda line: -line.lost)


def _count(score):
    met = sum(line.is_met for line in score.lines)
    answered = sum(line.is_answered for line in score.lines)
    total = len(score.lines)
    if answered == total:
        text = ngettext(
            "You meet {met} of {total} requirement.",
            "You meet {met} of {total} requirements.",
            total,
        )
    else:
        text = ngettext(
            "You have answered {answered} of {total} question, and meet {met} of these.",
            "You have answered {answered} of {total} questions, and meet {met} of these.",
            total,
        )
    return text.format(met=met, total=total, answered=answered)


def _next(item):
    text = _("What would come next: {name} ({asked}).")
    return format_html(text, name=shown(item["name"]), asked=wording.asked(item))


def _named(lines, items):
    """The first few names; how many more there are."""
    names = [shown(items[line.requirement.key]["name"]) for line in lines]
    if len(names) <= MAX_NAMES + 1:
        return listed(names)
    more = len(names) - MAX_NAMES
    rest = ngettext("{count} more", "{count} more", more).format(count=more)
    return listed([*names[:MAX_NAMES], rest])
