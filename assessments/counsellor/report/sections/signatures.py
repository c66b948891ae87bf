"""Where both sign."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.counsellor.report import blocks


def signatures(facts):
    agreed = _(
        "We have talked about this report. It belongs to {name}, who decides what becomes "
        "of it."
    ).format(name=facts.client.name)
    return blocks.section(
        "signatures",
        _("Signatures"),
        [
            blocks.paragraph(agreed, "intro"),
            {
                "kind": "signatures",
                "place": _("Place and date"),
                "lines": [
                    {"role": pgettext("person", "Client"), "name": facts.client.name},
                    {
                        "role": pgettext("person", "Counsellor"),
                        "name": facts.counsellor,
                    },
                ],
            },
        ],
    )
