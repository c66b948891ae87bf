"""Notes: free words, or the four parts of a session."""

import uuid

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.counsellor.forms.days import day_field, past_day
from assessments.counsellor.models import Note, NoteKind
from assessments.forms.common import CHOOSE_ONE
from assessments.forms.plan import MAX_VERSION

HINTS = {
    "subject": gettext_lazy("What was it about? What did the client bring along?"),
    "tools": gettext_lazy("Such as an assessment, a CV, a role page, an exercise."),
    "evaluation": gettext_lazy("What has come out of it? What do you make of it?"),
    "agreed": gettext_lazy("Who does what until when?"),
}
LINES = {"text": 8, "subject": 3, "tools": 2, "evaluation": 5, "agreed": 4}
PARTS = {
    NoteKind.PRIVATE: ("text",),
    NoteKind.SHARED: ("text",),
    NoteKind.SESSION: ("subject", "tools", "evaluation", "agreed"),
}


class NoteForm(forms.Form):
    """The words of a new note of a kind, or new words for `note`."""

    def __init__(self, kind, today, *args, note=None, **kwargs):
        super().__init__(*args, initial=_initial(note, today), **kwargs)
        self.kind, self.today = kind, today
        if kind == NoteKind.SESSION:
            self.fields["held_on"] = day_field(gettext_lazy("Day of the session"))
        for name in PARTS[kind]:
            self.fields[name] = _words(name)
        if note is None:
            self.fields["pk"] = forms.UUIDField(
                widget=forms.HiddenInput,
                error_messages={"required": CHOOSE_ONE, "invalid": CHOOSE_ONE},
            )
        else:
            self.fields["version"] = forms.IntegerField(
                min_value=0, max_value=MAX_VERSION, widget=forms.HiddenInput
            )

    def clean_held_on(self):
        return past_day(self.cleaned_data["held_on"], self.today)

    def clean(self):
        cleaned = super().clean()
        parts = PARTS[self.kind]
        is_empty = not any(cleaned.get(name) for name in parts)
        if is_empty and not any(name in self.errors for name in parts):
            self.add_error(parts[0], _("This note says nothing yet."))
        return cleaned

    @property
    def values(self):
        """The words by the names of the model's fields."""
        return {k: v for k, v in self.cleaned_data.items() if k in Note.WORDS}

    def own_pk(self, client):
        """Sent twice, it is one note; changed and sent again, another. Never a loss."""
        words = "\n".join(str(value) for value in self.values.values())
        return uuid.uuid5(client.pk, f"{self.cleaned_data['pk']} {self.kind} {words}")

    def differences(self, current):
        """Labels with what `current`, saved by another window, says otherwise."""
        return [
            (self[name].label, getattr(current, name))
            for name, value in self.values.items()
            if getattr(current, name) != value
        ]

    def now_at(self, version):
        """Send the next one as a change of this version."""
        self.data = self.data.copy()
        self.data["version"] = version


def _words(name):
    field = Note._meta.get_field(name)
    return forms.CharField(
        label=capfirst(field.verbose_name),
        help_text=HINTS.get(name, ""),
        required=False,
        max_length=field.max_length,
        widget=forms.Textarea(attrs={"rows": str(LINES[name])}),
        error_messages={
            "max_length": gettext_lazy(
                "This is too long: at most %(limit_value)d characters."
            )
        },
    )


def _initial(note, today):
    if note is None:
        return {"pk": uuid.uuid4(), "held_on": today}
    words = {name: getattr(note, name) for name in Note.WORDS}
    return words | {"version": note.version}
