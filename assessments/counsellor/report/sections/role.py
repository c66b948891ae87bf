"""The role: what it is, what one does in it, and what it asks."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments import wording
from assessments.counsellor.report import blocks
from assessments.counsellor.report.plain import flat
from careerpath.languages import shown, texts_of
from roles.enums import Importance


def role(facts):
    return blocks.section(
        "role",
        _("The role: {title}").format(title=flat(facts.report.title)),
        [*_texts(facts.role_page), *_asked(facts.snapshot)],
    )


def _texts(page):
    """Nothing if the role is not in the catalogue any more."""
    if page is None:
        return []
    overview = shown(texts_of(page.role, "overview") or texts_of(page.role, "summary"))
    return [
        blocks.paragraph(overview, "lead"),
        *_passages(page, "task", _("What you do")),
        *_passages(page, "setting", _("Where you work")),
        *_path(page),
    ]


def _passages(page, section, title):
    passages = page.sections[section]
    if not passages:
        return []
    items = [
        (shown(texts_of(one, "title")), shown(texts_of(one, "text")))
        for one in passages
    ]
    return [blocks.heading(title), blocks.entries(items)]


def _path(page):
    steps = [
        *(_step(_("Usually before"), one) for one in page.before),
        *(_step(_("Where it can lead"), one) for one in page.after),
    ]
    if not steps:
        return []
    return [blocks.heading(_("Career path")), blocks.facts(steps)]


def _step(label, neighbour):
    return label, shown(texts_of(neighbour.role, "title"))


def _asked(snapshot):
    columns = [
        blocks.column(_("Requirement"), width="1fr"),
        blocks.column(_("Importance")),
        blocks.column(_("Asked for"), width="0.6fr"),
    ]
    rows = [
        [
            capfirst(flat(shown(item["name"]))),
            Importance(item["importance"]).label,
            wording.asked(item),
        ]
        for item in snapshot.items.values()
    ]
    return [blocks.heading(_("What it takes")), blocks.table(columns, rows)]
