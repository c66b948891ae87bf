"""A client's report as plain JSON: every text, ready to print, in one language."""

from datetime import date
from typing import Any

from django.utils import timezone, translation

from assessments.counsellor.models import Client
from assessments.counsellor.report.facts import gathered
from assessments.counsellor.report.refusal import CannotReport
from assessments.counsellor.report.sections import SECTIONS, cover
from careerpath.languages import home_zone

CONTENT_VERSION = 1


def content_of(
    client: Client,
    *,
    interpretation: str,
    counsellor: str,
    made_on: date,
    number: str = "",
    language: str | None = None,
) -> dict[str, Any]:
    """The report on `client` in `language` (theirs, unless another is named), as it is on
    the day `made_on`. `number` makes it final; without one it is a draft.

    CannotReport "no-consent", "no-result", or, for a final one, "no-interpretation".
    """
    language = language or client.language
    if number and not interpretation.strip():
        raise CannotReport("no-interpretation")
    facts = gathered(
        client,
        interpretation=interpretation,
        counsellor=counsellor,
        made_on=made_on,
        number=number,
        language=language,
    )
    with translation.override(language), timezone.override(home_zone()):
        return _content(facts)


def _content(facts):
    return {
        "version": CONTENT_VERSION,
        "language": facts.language,
        "number": facts.number,
        "made_on": facts.made_on.isoformat(),
        "assessment": str(facts.assessment.pk),
        "printed": facts.report.range["low"],
        **cover.frame(facts),
        "cover": cover.cover(facts),
        "sections": [made for one in SECTIONS if (made := one(facts))],
    }
