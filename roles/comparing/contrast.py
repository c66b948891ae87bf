"""What mainly differs between roles side by side, in two or three sentences."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roles.wording import some_of


def contrast(titles, rows):
    """About the role that asks most beyond the others, then what is the same. `titles`
    stand in the order of the cells of the rows."""
    if not rows:
        return _("None of these roles says yet what it asks for.")
    if all(row.is_same for row in rows):
        return _("These roles ask for just the same.")
    place = max(range(len(titles)), key=lambda place: len(_beyond(place, rows)))
    parts = [
        _only_there(titles, place, rows),
        _more_there(titles, place, rows),
        _the_same(titles, rows),
    ]
    return format_html_join(" ", "{}", ((part,) for part in parts if part))


def _beyond(place, rows):
    return [*_marked(place, "only", rows), *_marked(place, "more", rows)]


def _marked(place, kind, rows):
    """The rows in which the role at this place differs so, must-haves first."""
    found = [row for row in rows if row.has_mark(place, kind)]
    return sorted(found, key=lambda row: row.cells[place].rank)


def _only_there(titles, place, rows):
    found = _marked(place, "only", rows)
    if not found:
        return ""
    names = some_of(row.name for row in found)
    if len(titles) == 2:
        text = _("{role} asks for things that the other does not: {names}.")
    else:
        text = _("{role} asks for things that neither of the others does: {names}.")
    return format_html(text, role=titles[place], names=names)


def _more_there(titles, place, rows):
    count = len(_marked(place, "more", rows))
    if not count:
        return ""
    text = ngettext(
        "In {count} requirement, {role} asks for more.",
        "In {count} requirements, {role} asks for more.",
        count,
    )
    return format_html(text, role=titles[place], count=count)


def _the_same(titles, rows):
    count = sum(row.is_same for row in rows)
    if not count:
        return _("No requirement is just the same.")
    if len(titles) == 2:
        text = ngettext(
            "{count} requirement is the same in both.",
            "{count} requirements are the same in both.",
            count,
        )
    else:
        text = ngettext(
            "{count} requirement is the same in all three.",
            "{count} requirements are the same in all three.",
            count,
        )
    return text.format(count=count)
