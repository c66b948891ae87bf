"""What a client agrees to, word by word. A changed text is a new version; old versions
stay here, so that each consent can be read as it was given."""

from django.utils import translation
from django.utils.translation import gettext as _

VERSION = 1


def consent_text(version: int = VERSION) -> list[str]:
    """The paragraphs of that version, in the language of the moment. KeyError if there
    never was such a version."""
    return {1: _first}[version]()


def consent_in(language: str, version: int = VERSION) -> list[str]:
    """The same in that language, whatever the page's is."""
    with translation.override(language):
        return consent_text(version)


def _first() -> list[str]:
    return [
        _(
            "My counsellor and the lead of the office may see and store my answers, "
            "results and plans in CareerPath, write notes on our sessions, and make "
            "reports for me from them."
        ),
        _(
            "Nobody outside this office sees any of it. It is used for my counselling "
            "alone, never for a decision about benefits or a job."
        ),
        _(
            "I take part of my own free will. I may see and correct what is stored, ask "
            "for a copy, and withdraw this consent at any time, without giving a reason "
            "and without any disadvantage. From then on, my counsellor sees my answers, "
            "results and plans no more."
        ),
    ]
