"""Which roles are within reach of a profile, each with the reason: what is met, what is
missing, what would come next."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import scoring, wording
from assessments.report import score_bar
from assessments.snapshot import answers_for, asked_of, requirements_of, weights_of
from careerpath.languages import shown, texts_of
from roles.models import Role
from roles.wording import some_of


@dataclass(frozen=True)
class Reachable:
    """A role with what the profile reaches in it: `low` to `high` points out of 100.

    `count` says in a sentence how many requirements are met, `next_step` what would come
    next ("" if nothing would), and `reason` all that and which essentials are met and
    which are not. `open_count` questions are unanswered.
    """

    role: Role
    score: scoring.Score
    count: str
    next_step: str
    reason: str

    @property
    def low(self):
        return self.score.printed

    @property
    def high(self):
        return self.score.printed_high

    @property
    def band(self):
        return self.score.band

    @property
    def band_label(self):
        return wording.BANDS.get(self.band, "")

    @property
    def open_count(self):
        return sum(not line.is_answered for line in self.score.lines)

    @property
    def is_complete(self):
        return not self.open_count

    @property
    def bar(self):
        """Low to high as a bar."""
        return score_bar(self.low, self.high)


def roles_for(profile, *, without=""):
    """All published roles that ask anything, the highest sure score first; `without` is
    the slug of one to leave out. A fixed number of queries."""
    roles = Role.objects.published().exclude(slug=without).with_requirements()
    found = [reachable(role, profile) for role in roles]
    found = [one for one in found if one is not None]
    return sorted(found, key=lambda one: (-one.low, one.role.slug))


def reachable(role, profile):
    """What the profile reaches in a role that comes from `with_requirements()`; None if
    the role asks nothing."""
    items = asked_of(role)
    requirements = requirements_of(items)
    if not requirements:
        return None
    answers = answers_for(requirements, profile)
    score = scoring.score(requirements, answers, weights_of(role))
    by_key = {item["key"]: item for item in items}
    parts = [_count(score), *_essentials(score, by_key), _next_step(score, by_key)]
    return Reachable(
        role=role,
        score=score,
        count=parts[0],
        next_step=parts[-1],
        reason=format_html_join(" ", "{}", ((part,) for part in parts if part)),
    )


def headline(found):
    """The first line about these roles: true, and as a friend would say it."""
    order = list(scoring.Band)
    known = [one for one in found if one.band]
    if not known:
        return wording.HEADLINES[None]
    best = max(known, key=lambda one: (order.index(one.band), one.low))
    text = wording.REACH_HEADLINES[best.band]
    return format_html(text, role=shown(texts_of(best.role, "title")))


def _essentials(score, items):
    """Which essentials are met and which are not, by name."""
    essentials = [line for line in score.lines if line.requirement.is_essential]
    met = [line for line in essentials if line.is_met]
    missing = _missing(score)
    if met:
        text = _("Essential and met: {names}.")
        yield format_html(text, names=_named(met, items))
    if missing:
        text = _("Essential and still missing: {names}.")
        yield format_html(text, names=_named(missing, items))


def _missing(score):
    return _most_points_first(line for line in score.lines if line.is_gate)


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


def _next_step(score, items):
    gaps = _most_points_first(line for line in score.lines if line.is_answered)
    first = next(iter(_missing(score) or gaps), None)
    if first is None:
        return ""
    item = items[first.requirement.key]
    text = _("What would come next: {name} ({asked}).")
    return format_html(text, name=shown(item["name"]), asked=wording.asked(item))


def _named(lines, items):
    """The first few names; how many more there are."""
    return some_of(shown(items[line.requirement.key]["name"]) for line in lines)
