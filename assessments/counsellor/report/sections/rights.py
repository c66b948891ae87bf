"""The client's rights, and until when all of this is kept."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.counsellor.report import blocks


def rights(facts):
    return blocks.section("rights", _("Your rights"), [blocks.bullets(_rights(facts))])


def _rights(facts):
    day = date_format(facts.client.kept_until(facts.made_on))
    return [
        _(
            "This report is for you. Nobody may demand it from you, and it decides nothing "
            "about benefits or a job."
        ),
        _(
            "You may see and correct what is stored about you, ask for a copy, and "
            "withdraw your consent at any time, without giving a reason and without any "
            "disadvantage."
        ),
        _(
            "If your counselling ended today, everything that is stored would be deleted "
            "after {day}."
        ).format(day=day),
        _("Questions about this? Ask {office}.").format(
            office=facts.client.office.name
        ),
    ]
