"""A person's own words on a step, each with the question that it answers.

For reading only: they are asked in `forms.step`. Texts of one's own arrive and leave as
they were written; a template escapes them.
"""

from django.utils.translation import gettext as _


def intention(card):
    """When, where and how, and what then: pairs of question and answer, without what is
    empty. `card` is a StepCard."""
    row = card.row
    pairs = [
        (_("When?"), card.rhythm),
        (_("On what occasion?"), row.cue),
        (_("Where?"), row.place),
        *_obstacle(row),
        (_("Who supports me?"), row.support),
        (_("What will prove it?"), card.proof),
    ]
    return _filled(pairs)


def all_words(card):
    """The intention, and beside it what the person has noted and what shows the result."""
    row = card.row
    pairs = [
        (_("What shows that it is done?"), row.evidence),
        (_("Notes"), row.notes),
    ]
    return [*intention(card), *_filled(pairs)]


def _obstacle(row):
    if not (row.obstacle and row.response):
        return [
            (_("What may get in the way?"), row.obstacle),
            (_("What do I do then?"), row.response),
        ]
    # In quotation marks, because no grammar fits what people write into one sentence.
    text = _("If “{obstacle}”, then “{response}”.").format(
        obstacle=_as_part(row.obstacle), response=_as_part(row.response)
    )
    return [(_("And if something gets in the way?"), text)]


def _as_part(text):
    return text.strip().rstrip(".;,")


def _filled(pairs):
    return [(question, answer) for question, answer in pairs if answer]
