"""What the counsellor makes of it, in their own words."""

from django.utils.translation import gettext as _

from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import own_words


def interpretation(facts):
    written = [one.strip() for one in facts.interpretation.split("\n\n")]
    found = [
        blocks.paragraph(own_words(one, facts.client.language))
        for one in written
        if one
    ]
    return blocks.section(
        "interpretation",
        _("What your counsellor sees in it"),
        found or [blocks.notice(_("Still to be written."))],
    )
