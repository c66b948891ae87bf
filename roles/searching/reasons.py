"""Why a search found a role, in the reader's words."""

from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from careerpath.languages import chosen, shown, texts_of


def reasons(role, catalogue, reason):
    """Safe sentences; none for a title that the reader sees anyway."""
    return [
        sentence(name, catalogue)
        for name in reason.names
        if not _is_title_of(role, name)
    ]


def _is_title_of(role, name):
    seen = chosen(texts_of(role, "title"))
    return name.kind == "title" and (name.text, name.language) == seen


def sentence(name, catalogue):
    """Which name of a role this is. Example: Also called “Service desk lead”."""
    if name.kind == "skill":
        return _of_skill(name, catalogue.skills[name.about])
    if name.kind in ("code", "label"):
        return _of_code(name, *catalogue.codes[name.about])
    title = marked(name)
    if name.language == get_language():
        return format_html(_("Also called “{title}”"), title=title)
    language = get_language_info(name.language)["name_translated"]
    # Translators: {language} is "Polish", "German" … as a word of its own.
    text = _("Found by a title in {language}: “{title}”")
    return format_html(text, language=language, title=title)


def _of_skill(name, texts):
    skill = shown(texts)
    if name.text == chosen(texts)[0]:
        return format_html(_("Asks for “{skill}”"), skill=skill)
    text = _("Asks for “{skill}” (also called “{name}”)")
    return format_html(text, skill=skill, name=marked(name))


def _of_code(name, code, labels):
    label = shown(labels)
    if name.kind == "code" or name.text == chosen(labels)[0]:
        text = _("Listed as {code}: “{label}”")
        return format_html(text, code=code, label=label)
    text = _("Listed as {code}: “{label}” (also called “{name}”)")
    return format_html(text, code=code, label=label, name=marked(name))


def marked(name):
    """The name as HTML, with its `lang` if that is not the page's."""
    return shown({name.language: name.text}) if name.language else name.text
