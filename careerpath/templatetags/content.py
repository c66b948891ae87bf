"""What templates need to show content in the reader's language, to switch it, and to tell
machines what stands on a page."""

import json
from html import unescape

from django import template
from django.conf import settings
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from careerpath.languages import shown, texts_of

register = template.Library()


@register.filter
def text(record, field):
    """A translated field as HTML, marked if it is in another language than the page."""
    return shown(texts_of(record, field))


@register.simple_tag
def explained(glossary, record, field):
    """A translated field as HTML, the terms in it linked to the glossary."""
    return glossary.linked(texts_of(record, field))


@register.simple_tag(takes_context=True)
def languages(context, path=None):
    """The languages of the site, each with the address of this very page in it; or of
    `path`, if one is given."""
    request = context.get("request")
    here = request.get_full_path() if request else context.get("path", "/")
    here = path or here
    return [
        {
            "code": code,
            "name": name,
            "locale": f"{code}_{settings.HOME_REGIONS.get(code, code.upper())}",
            "url": _in_language(here, code),
            "is_current": code == get_language(),
        }
        for code, name in settings.LANGUAGES
    ]


def _in_language(path, code):
    """This page in another language; its front page where no such page exists."""
    if path.startswith("//"):  # reads as another host's address
        return f"/{code}/"
    translated = translate_url(path, code)
    known = translated != path or path.startswith(f"/{code}/")
    return translated if known else f"/{code}/"


@register.filter
def without_language(path):
    """The address that leads each reader to this page in their own language."""
    return "/" + path.split("/", 2)[2]


@register.simple_tag(takes_context=True)
def absolute(context, path):
    """The full address of a path, for search engines and shared links."""
    return context["request"].build_absolute_uri(path)


@register.simple_tag(takes_context=True)
def block_text(context, name):
    """What a block of this page says, as plain text on one line, for a second place."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return " ".join(unescape(block.render(context)).split())


# So that no text ends the element or begins another: <, > and & as JSON may write them.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.simple_tag
def json_ld(facts):
    """Facts in the words of schema.org, for search engines. A block of data is no script:
    browsers do not run it, and the content security policy lets it be."""
    text = json.dumps(facts, ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # escaped above
    )
