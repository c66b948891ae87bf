"""What templates need to show content in the reader's language, and to switch it."""

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language

from careerpath.languages import shown, texts_of

register = template.Library()


@register.filter
def text(record, field):
    """A translated field as HTML, marked if it is in another language than the page."""
    return shown(texts_of(record, field))


@register.simple_tag(takes_context=True)
def languages(context):
    """The languages of the site, each with the address of this very page in it."""
    request = context.get("request")
    here = request.get_full_path() if request else context.get("path", "/")
    return [
        {
            "code": code,
            "name": name,
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


@register.simple_tag(takes_context=True)
def absolute(context, path):
    """The full address of a path, for search engines and shared links."""
    return context["request"].build_absolute_uri(path)
