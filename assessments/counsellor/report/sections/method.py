"""How the score was calculated, with the formula's own numbers, and what it is not."""

from django.utils.translation import gettext as _

from assessments import scoring, wording
from assessments.counsellor.report import blocks


def method(facts):
    return blocks.section(
        "method",
        _("How this was calculated"),
        [
            blocks.paragraph(facts.report.basis),
            blocks.heading(_("What counts, and how much")),
            blocks.bullets(_what_counts(facts.report)),
            blocks.heading(_("How far you meet a requirement")),
            blocks.bullets(_how_far()),
            blocks.heading(_("What the words mean")),
            blocks.facts(_bands()),
            blocks.paragraph(_gates()),
            blocks.paragraph(
                _(
                    "Formula version %(version)s. A result keeps the version by which it "
                    "was made."
                )
                % {"version": facts.snapshot.data["formula"]},
                "soft",
            ),
        ],
    )


def _what_counts(report):
    weights = scoring.IMPORTANCE_WEIGHTS
    in_this_role = ", ".join(f"{row.label} {row.possible}" for row in report.chart)
    return [
        _(
            "The score goes from 0 to 100 and is shared out over what the role asks. In "
            "this role: {parts}."
        ).format(parts=in_this_role),
        _(
            "Within each kind, an essential requirement weighs %(essential)s, a preferred "
            "one %(preferred)s, an asset %(asset)s."
        )
        % {name: str(weight) for name, weight in weights.items()},
        _(
            "Assets together never carry more than %(max_asset_share)s %% of a kind that "
            "asks for anything else."
        )
        % {"max_asset_share": _percent(scoring.MAX_ASSET_SHARE)},
        _(
            "A skipped question is not a no. The score is then a range, from “nothing of "
            "it” to “all of it”. Once questions worth %(min_coverage)s %% of the points "
            "are answered, a single figure is shown as an estimate: the points earned, "
            "divided by the share answered."
        )
        % {"min_coverage": _percent(scoring.MIN_COVERAGE)},
    ]


def _how_far():
    gaps = [_percent(part) for part in scoring.EDUCATION_BY_GAP]
    return [
        _(
            "Skills: your level divided by the level asked for. Level 2 of 3 is two thirds."
        ),
        _(
            "Experience: your months divided by the months asked for. Months in related "
            "work count %(related)s %%."
        )
        % {"related": _percent(scoring.RELATED_EXPERIENCE)},
        _(
            "Education: by the gap in EQF levels. No gap counts %(a)s %%, one level %(b)s "
            "%%, two levels %(c)s %%, more than that nothing. If a field of study is asked "
            "for and yours is another, %(missing_field)s %% of that remains."
        )
        % {
            **dict(zip("abc", gaps, strict=True)),
            "missing_field": _percent(scoring.MISSING_FIELD),
        },
        _(
            "What you are studying for now counts %(in_progress)s %% of the way from what "
            "you have to what it leads to."
        )
        % {"in_progress": _percent(scoring.STUDY_IN_PROGRESS)},
        _("More than is asked for is never a drawback. It is shown as a strength."),
        _(
            "Age, sex, nationality, name, disability and the language in which you read "
            "are never counted."
        ),
    ]


def _percent(fraction):
    return round(100 * fraction)


def _bands():
    return [
        (wording.BANDS[band], wording.band_meaning(band))
        for band in reversed(scoring.Band)
    ]


def _gates():
    return _(
        "An essential that is not met is never averaged away: it is listed apart, and "
        "without it no result reads “Ready”. As long as an essential is unanswered, no "
        "such word is shown."
    )
