"""What several forms say and show."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CHOOSE_ONE = gettext_lazy("Please choose one of the answers offered.")
WHOLE_NUMBER = {
    "invalid": gettext_lazy("Please write a whole number, such as 2."),
    "min_value": gettext_lazy("This cannot be less than 0."),
}


@dataclass(frozen=True)
class Option:
    """What stands beside a radio button: a word, and a sentence to explain it. `marks`
    say what else is so about it, such as "asked for"."""

    title: str
    text: str = ""
    level: int | None = None
    marks: tuple[str, ...] = ()

    def __str__(self):
        return str(self.title)


def skip():
    return ("", Option(_("Not sure – skip"), _("You can come back to this later.")))
