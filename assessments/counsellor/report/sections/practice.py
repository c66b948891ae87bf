"""Preparing for the interview: what the role's page advises, and true stories to write
down, built on this person's strengths and gaps."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import flat
from assessments.counsellor.report.sections.summary import priorities
from careerpath.languages import shown, texts_of

MAX_STORIES = 2


def practice(facts):
    return blocks.section(
        "practice",
        _("Exercises and interview preparation"),
        [*_advice(facts.role_page), *_stories(facts), *_question(facts.report)],
    )


def _advice(page):
    passages = page.sections["interview"] if page else []
    if not passages:
        return []
    items = [
        (shown(texts_of(one, "title")), shown(texts_of(one, "text")))
        for one in passages
    ]
    return [blocks.heading(_("Preparing for the interview")), blocks.entries(items)]


def _stories(facts):
    strengths = [one for one in facts.report.strengths if one.dimension != "education"]
    if not strengths:  # nobody tells a story about a diploma
        return []
    how_to = {row.name: row.how_to_show for row in _rows(facts.role_page)}
    return [
        blocks.heading(_("Your true stories")),
        blocks.paragraph(
            _(
                "Nothing convinces like an example. Write one down for each strength: four "
                "short parts, two minutes to tell."
            ),
            "intro",
        ),
        *[_story(one, how_to.get(one.name, "")) for one in strengths[:MAX_STORIES]],
    ]


def _rows(page):
    return page.asked if page else []


def _story(line, hint):
    return {
        "kind": "story",
        "title": _("My strength: {name}").format(name=flat(line.name)),
        "hint": flat(hint),
        "parts": [
            _("Situation: where and when was it?"),
            _("Task: what had to be done?"),
            _("Action: what did you do?"),
            _("Result: how did it end, and what did you learn?"),
        ],
    }


def _question(report):
    """The honest answer about what is still missing."""
    gap = next(iter(priorities(report)), None)
    if gap is None:
        return []
    name = capfirst(flat(gap.name))
    return [
        blocks.heading(_("The question that may come")),
        {
            "kind": "story",
            "title": _("“{name}: how far are you with that?”").format(name=name),
            "hint": _(
                "Say honestly where you stand, what you are doing about it, and by when."
            ),
            "parts": [_("Where I stand today"), _("What I am doing about it, by when")],
        },
    ]
