"""What a list may hold, explained to whoever writes one."""

from django.utils.translation import get_language, gettext_lazy

from assessments.counsellor.lists import columns as names

MEANINGS = {
    names.NAME: gettext_lazy("First name and family name, at most 120 characters."),
    names.REFERENCE: gettext_lazy(
        "Your office's own number. By it we find a client who is here already."
    ),
    names.LANGUAGE: gettext_lazy("The client's own, by name or as en, de, pl, da."),
    names.EMAIL: gettext_lazy("One address."),
    names.PHONE: gettext_lazy("One number, as you like to write it."),
    names.TARGET_ROLE: gettext_lazy("The title of one of our roles, in any language."),
    names.NEXT_SESSION: gettext_lazy("A day, such as 2027-12-31 or 31.12.2027."),
    names.REVIEW: gettext_lazy("A day, too."),
    names.CONSENT: gettext_lazy(
        "The day on which the client has agreed to our text of consent; never one to come. "
        "A consent that is recorded already stays as it is."
    ),
    names.ID: gettext_lazy(
        "Stands in lists that you have exported: leave it as it is, so that we find the "
        "client even if the reference changes. Empty for somebody new."
    ),
}


def header():
    """Our names of the columns that a person fills in."""
    return [names.title(key, get_language()) for key in MEANINGS if key != names.ID]


def columns():
    """(name, meaning, is it required, the other names it may have) of each column."""
    return [
        (
            names.title(key, get_language()),
            meaning,
            key in names.REQUIRED,
            _other_names(key),
        )
        for key, meaning in MEANINGS.items()
    ]


def _other_names(key):
    ours = names.title(key, get_language())
    all_names = [name for words in names.READ[key].values() for name in words]
    return [name for name in dict.fromkeys(all_names) if name != ours]
