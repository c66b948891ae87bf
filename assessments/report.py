"""The result as objects that a template only has to place: lines, sums, first sentence.

Works on a frozen snapshot alone, so that a result reads the same for ever. Says nothing
that the score did not say.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import wording
from assessments.scoring import READY_SCORE, ExperienceHeld, SkillHeld
from careerpath.languages import shown
from roles.enums import Dimension, Importance, SkillLevel
from roles.wording import listed

MAX_STRENGTHS = 4
BAR_WIDTH = 600  # units of the drawing


@dataclass(frozen=True)
class Rating:
    """A rating that was agreed with a counsellor and scored, beside the person's own one
    in words ("" if there is none). `sentence` says both."""

    own: str
    agreed: str
    agreed_with: str
    agreed_on: date
    evidence: str
    sentence: str


@dataclass(frozen=True)
class ReportLine:
    """One line of the ledger, ready to print. `status` is met, partly, needed, not-yet
    or open; `rating` is None where no agreed rating counts."""

    key: str
    dimension: str
    name: str
    importance: str
    importance_label: str
    status: str
    sentence: str
    points: int
    points_possible: int
    is_surplus: bool
    rating: Rating | None


@dataclass(frozen=True)
class ChartRow:
    """A dimension's points, and the same as percentages of what is possible in it: what is
    earned, and what it would be with all that is not answered."""

    label: str
    points: int
    possible: int
    unknown: int
    percent: int
    percent_with_unknown: int


class Report:
    """A score against its snapshot, in the words of the page's language."""

    def __init__(self, snapshot, score=None):
        self.snapshot = snapshot
        self.score = score or snapshot.score
        self.title = shown(snapshot.title)

    @cached_property
    def lines(self):
        return [self._line(line) for line in self.score.lines]

    def _line(self, line):
        item = self.snapshot.items[line.requirement.key]
        return ReportLine(
            key=line.requirement.key,
            dimension=line.requirement.dimension,
            name=shown(item["name"]),
            importance=item["importance"],
            importance_label=Importance(item["importance"]).label,
            status=status(line),
            sentence=wording.sentence(item, line, self.snapshot.education_levels),
            points=line.points,
            points_possible=line.points_possible,
            is_surplus=_is_surplus(line),
            rating=self._rating(line),
        )

    def _rating(self, line):
        rating = self.snapshot.ratings.get(line.requirement.key)
        # In what if, a step may have led further than what was agreed.
        if rating is None or line.held != SkillHeld(rating["agreed"]):
            return None
        return Rating(
            own="" if rating["own"] is None else SkillLevel(rating["own"]).label,
            agreed=SkillLevel(rating["agreed"]).label,
            agreed_with=rating["with"],
            agreed_on=date.fromisoformat(rating["on"]),
            evidence=rating["evidence"],
            sentence=wording.agreement(rating),
        )

    @property
    def basis(self):
        """Whose judgement it stands on, to the person."""
        return wording.basis(self._agreed_with)

    @property
    def basis_for_others(self):
        """The same to whoever else reads it."""
        return wording.basis_for_others(self._agreed_with)

    @property
    def _agreed_with(self):
        """With whom ratings were agreed, each once."""
        ratings = (line.rating for line in self.lines if line.rating)
        return list(dict.fromkeys(one.agreed_with for one in ratings))

    @property
    def headline(self):
        return wording.HEADLINES[self.score.band]

    @property
    def band(self):
        return self.score.band

    @property
    def band_label(self):
        return wording.BANDS.get(self.score.band, "")

    @property
    def summary(self):
        """How many requirements are met, and which essentials are missing or open."""
        met = sum(line.is_met for line in self.score.lines)
        total = len(self.score.lines)
        text = ngettext(
            "You meet {met} of {total} requirement.",
            "You meet {met} of {total} requirements.",
            total,
        ).format(met=met, total=total)
        parts = [text, self._missing_essentials(), self._open_essentials()]
        if not any(parts[1:]):
            parts.append(_("No essential is missing."))
        return format_html_join(" ", "{}", ((part,) for part in parts if part))

    def _missing_essentials(self):
        missing = self.still_needed
        if not missing:
            return ""
        return format_html(
            ngettext(
                "One essential is still missing: {names}.",
                "{count} essentials are still missing: {names}.",
                len(missing),
            ),
            count=len(missing),
            names=listed(line.name for line in missing),
        )

    def _open_essentials(self):
        count = len(self.open_essentials)
        if not count:
            return ""
        return ngettext(
            "{count} essential is not answered yet.",
            "{count} essentials are not answered yet.",
            count,
        ).format(count=count)

    @property
    def open_essentials(self):
        return [
            line
            for line in self.lines
            if line.status == "open" and line.importance == Importance.ESSENTIAL
        ]

    @property
    def is_complete(self):
        return self.score.is_complete

    @property
    def figure(self):
        """The single figure to print, or None when too little is answered."""
        return self.score.printed_estimate

    @property
    def range(self):
        return {"low": self.score.printed, "high": self.score.printed_high}

    @property
    def open_count(self):
        return sum(line.status == "open" for line in self.lines)

    @property
    def still_needed(self):
        return [line for line in self.lines if line.status == "needed"]

    @property
    def strengths(self):
        """Met requirements: more than asked first, then those that carry most points."""
        met = [line for line in self.lines if line.status == "met"]
        met.sort(key=lambda line: (not line.is_surplus, -line.points))
        return met[:MAX_STRENGTHS]

    @property
    def bar(self):
        """The score as a bar."""
        return score_bar(self.score.printed, self.score.printed_high)

    @cached_property
    def chart(self):
        """A row for each dimension that the role has."""
        return [
            _chart_row(dimension, lines)
            for dimension in Dimension
            if (lines := [one for one in self.lines if one.dimension == dimension])
        ]


def score_bar(low, high):
    """A drawing from 0 to 100: filled to `low`, possible up to `high`, mark at Ready."""
    return {
        "low": BAR_WIDTH * low // 100,
        "high": BAR_WIDTH * high // 100,
        "mark": BAR_WIDTH * READY_SCORE // 100,
        "width": BAR_WIDTH,
        "ready_score": READY_SCORE,
    }


def _chart_row(dimension, lines):
    points = sum(line.points for line in lines)
    possible = sum(line.points_possible for line in lines)
    unknown = sum(line.points_possible for line in lines if line.status == "open")
    return ChartRow(
        label=dimension.label,
        points=points,
        possible=possible,
        unknown=unknown,
        percent=100 * points // max(possible, 1),
        percent_with_unknown=100 * (points + unknown) // max(possible, 1),
    )


def status(line):
    """The word for a line of the score: an unmet essential is "needed", never averaged
    away; of the others, what counts in part is "partly"."""
    if not line.is_answered:
        return "open"
    if line.is_met:
        return "met"
    if line.requirement.is_essential:
        return "needed"
    return "partly" if line.fulfilment else "not-yet"


def _is_surplus(line):
    need = line.requirement.need
    match line.held:
        case SkillHeld(level):
            return level > need.level
        case ExperienceHeld(direct):
            return direct >= 2 * need.months
    return False
