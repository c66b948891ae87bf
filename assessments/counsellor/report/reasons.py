"""Why a report cannot be made: the codes that are stored, and what they say."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ARCHIVED = "archived"
NO_CONSENT = "no-consent"
NO_RESULT = "no-result"
NO_INTERPRETATION = "no-interpretation"
NOT_YOURS = "not-yours"
INTERRUPTED = "interrupted"
FAULT = "fault-"  # with the code under which it stands in the log

WORDS = {
    ARCHIVED: gettext_lazy("The file is archived."),
    NO_CONSENT: gettext_lazy("There is no consent, or it has been withdrawn."),
    NO_RESULT: gettext_lazy("There is no result yet."),
    NO_INTERPRETATION: gettext_lazy("Your interpretation is not written yet."),
    NOT_YOURS: gettext_lazy("You do not look after this client any more."),
    INTERRUPTED: gettext_lazy("The work on it was interrupted three times."),
}


def in_words(code: str) -> str:
    """The code as a sentence in the language of the moment."""
    if code.startswith(FAULT):
        return _(
            "Something went wrong on our side. Please try again; if it happens again, "
            "tell your administrator this code: {code}"
        ).format(code=code.removeprefix(FAULT))
    return str(WORDS.get(code, code))
