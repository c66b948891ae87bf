"""Links the first mention of each glossary term on a page to its explanation.

Pure but for the addresses: knows texts and forms, no database.
"""

import re
from html import escape

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from careerpath.languages import chosen, texts_of


class Glossary:
    """The terms for one page. It remembers which of them have been linked already, so
    that each is linked once; what was linked stands in `mentioned`, in that order."""

    def __init__(self, terms):
        by_form = [(form, term) for term in terms for form in _forms(term)]
        by_form.sort(key=lambda pair: len(pair[0]), reverse=True)
        self._terms = [term for _form, term in by_form]
        either = "|".join(f"({re.escape(form)})" for form, _term in by_form)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
        self.mentioned = []

    def linked(self, texts):
        """One of `texts` ({"en": "…"}) as HTML for this page, with links on the terms. A
        text in another language than the page's stays without."""
        text, code = chosen(texts)
        if code != get_language():
            return format_html('<span lang="{}">{}</span>', code, text) if text else ""
        if not self._terms:
            return escape(text)
        parts, end = [], 0
        for found in self._pattern.finditer(text):
            term = self._terms[found.lastindex - 1]
            if term in self.mentioned:
                continue
            self.mentioned.append(term)
            parts += [escape(text[end : found.start()]), _link(term, found[0])]
            end = found.end()
        return mark_safe("".join([*parts, escape(text[end:])]))  # every part is escaped


def _forms(term):
    """How a term stands in texts of the page's language: its name and its other forms."""
    forms = texts_of(term, "forms").get(get_language(), "").splitlines()
    name = texts_of(term, "name").get(get_language(), "")
    return [form.strip() for form in [name, *forms] if form.strip()]


def _link(term, words):
    address = f"{reverse('roles:glossary')}#{term.slug}"
    return format_html('<a class="term" href="{}">{}</a>', address, words)
