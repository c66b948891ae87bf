"""Other roles within reach, each with the reason."""

from django.utils.translation import gettext as _

from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import flat, plain
from careerpath.languages import shown, texts_of

MAX_ALTERNATIVES = 3


def alternatives(facts):
    found = [one for one in facts.reachable if one.low][:MAX_ALTERNATIVES]
    if not found:
        return None
    return blocks.section(
        "alternatives",
        _("Other roles within reach"),
        [
            blocks.paragraph(
                _(
                    "Going by the same answers. A role that is nearer can be a good first "
                    "step, or a good place to stay."
                ),
                "intro",
            ),
            *map(_alternative, found),
        ],
    )


def _alternative(one):
    return {
        "kind": "alternative",
        "title": plain(shown(texts_of(one.role, "title"))),
        "figure": _figure(one),
        "low": one.low,
        "high": one.high,
        "band": one.band or "",
        "band_label": flat(one.band_label),
        "text": plain(one.reason),
        "alt": _figure(one),
    }


def _figure(one):
    if one.is_complete:
        return _("%(low)s of 100") % {"low": one.low}
    return _("between %(low)s and %(high)s of 100") % {"low": one.low, "high": one.high}
