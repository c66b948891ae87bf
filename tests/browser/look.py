"""Looking at a page: with axe, with a ruler, and for English where it does not belong."""

import re

from axe_playwright_python.base import AXE_SCRIPT
from babel.messages.pofile import read_po
from django.conf import settings

from careerpath.languages import CODES

ENGLISH_WORDS = re.compile(r"\b(the|and|your|you|with|what|which|this|from)\b", re.I)
# Names that are the same in every language.
NAMES = {"CareerPath", "English", "EN"}
# The O*NET licence asks to name the agency.
OFFICIAL_NAME = "U.S. Department of Labor, Employment and Training Administration"
# Each text of a page with the language that it says to be in. Lines of a title in a
# picture are no texts of their own, and the list beside it says it whole.
VISIBLE_TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const languageOf = (element) => element.closest('[lang]').lang;
  const texts = [[document.title, document.documentElement.lang]];
  for (let node; (node = walker.nextNode()); ) {
    if (node.parentElement.closest('script, style, tspan')) continue;
    const text = node.textContent.replace(/\\s+/g, ' ').trim();
    texts.push([text, languageOf(node.parentElement)]);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [alt]'))
    for (const name of ['aria-label', 'title', 'alt'])
      texts.push([element.getAttribute(name), languageOf(element)]);
  return texts.filter(([text]) => text);
}"""
AXE = "rules => axe.run({resultTypes: ['violations'], preload: false, ...rules})"
EVERYTHING = {}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
ALL_BUT_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}
ROOM = {"runOnly": ["target-size", "scrollable-region-focusable"]}


class Look:
    """Everything that is wrong with the pages that were looked at."""

    def __init__(self, is_english):
        self.is_english = is_english
        self.violations, self.too_wide, self.english = [], [], []

    def at(self, page, width):
        """As it is on a screen of this width."""
        self._ask_axe(page, EVERYTHING)
        self._measure(page, width)
        self._read(page)

    def at_sizes(self, page, sizes):
        """In each width and scheme of colours, one after the other, with the rules that
        matter there. What can be unfolded is open."""
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        self._read(page)
        for width, scheme, rules in sizes:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            self._ask_axe(page, rules)
            self._measure(page, width)

    def _ask_axe(self, page, rules):
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        for violation in page.evaluate(AXE, rules)["violations"]:
            places = [node["target"] for node in violation["nodes"]]
            self.violations.append((page.url, violation["id"], places))

    def _measure(self, page, width):
        if page.evaluate("document.documentElement.scrollWidth") > width:
            self.too_wide.append((page.url, width))

    def _read(self, page):
        for text, language in page.evaluate(VISIBLE_TEXTS):
            if language != "en" and self.is_english(text, language):
                self.english.append((page.url, text))


def english_texts(records):
    """language → the English texts that it says otherwise, from code and content."""
    texts = {code: set() for code in CODES}
    for code in CODES[1:]:
        path = settings.LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.po"
        with path.open("rb") as file:
            messages = list(read_po(file))
        translations = set().union(*(_forms(message.string) for message in messages))
        for message in messages:
            texts[code] |= _forms(message.id) - translations - NAMES - {""}
    for record in records:
        fields = record["fields"]
        for name in fields:
            if name.endswith("_en"):
                for code in CODES[1:]:
                    if fields.get(f"{name[:-3]}_{code}", fields[name]) != fields[name]:
                        texts[code].add(fields[name])
    return texts


def _forms(text):
    return set(text) if isinstance(text, (tuple, list)) else {text}


def reader_of(records):
    """A function: is this text of a page in `language` English that should have been
    translated?"""
    texts = english_texts(records)

    def is_english(text, language):
        text = text.replace(OFFICIAL_NAME, "")
        return text in texts[language] or bool(ENGLISH_WORDS.search(text))

    return is_english
