"""What the office knows of a client."""

import uuid
from datetime import date

from django import forms
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from assessments.counsellor.forms.fields import TOO_LONG, RoleField, day, line_of
from assessments.counsellor.models import Client
from roles.models import Role

MAX_VERSION = 10**9
CHOOSE = gettext_lazy("Please choose one of these.")
REFERENCE_TAKEN = gettext_lazy(
    "Another client of your office has this reference. Each stands for one person."
)


class ClientForm(forms.Form):
    """The facts by their names, and for the lead whose client it is. A new client's id
    comes with the page, so that a form that is sent twice makes one client."""

    name = line_of(
        Client,
        "name",
        label=pgettext_lazy("person", "Name"),
        error_messages={"required": gettext_lazy("Please write the client's name.")},
    )
    reference = line_of(
        Client,
        "reference",
        label=gettext_lazy("Reference"),
        help_text=Client._meta.get_field("reference").help_text,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        help_text=gettext_lazy(
            "The client's own: questions, reports and letters come in it, whatever "
            "language you work in."
        ),
        choices=[("", gettext_lazy("Please choose")), *settings.LANGUAGES],
        error_messages={
            "required": gettext_lazy("Please choose the client's language."),
            "invalid_choice": CHOOSE,
        },
    )
    target_role = RoleField(
        Role.objects.none(),
        label=pgettext_lazy("job", "Target role"),
        required=False,
        empty_label=gettext_lazy("not decided yet"),
        error_messages={"invalid_choice": CHOOSE},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=254,
        error_messages={
            "invalid": gettext_lazy(
                "Please write an e-mail address, such as mira@example.org."
            ),
            "max_length": TOO_LONG,
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    phone = line_of(Client, "phone", label=gettext_lazy("Phone"))
    next_session_on = day(
        gettext_lazy("Next session"), gettext_lazy("When you meet again.")
    )
    review_on = day(
        gettext_lazy("Review due on"),
        gettext_lazy("When you want to look at how it is going."),
    )
    counsellor = forms.ChoiceField(
        label=gettext_lazy("Counsellor"), error_messages={"invalid_choice": CHOOSE}
    )
    had = forms.CharField(required=False, widget=forms.HiddenInput)
    pk = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(
        min_value=0, max_value=MAX_VERSION, widget=forms.HiddenInput
    )

    def __init__(self, member, client, data=None):
        super().__init__(data, initial=_initial(member, client))
        self.member = member
        self._offer_roles(client)
        self._offer_counsellors(client)

    def _offer_roles(self, client):
        """All that is published, and the one that the client has."""
        roles = Role.objects.published()
        if client and client.target_role_id:
            roles = roles | Role.objects.filter(pk=client.target_role_id)
        self.fields["target_role"].queryset = roles

    def _offer_counsellors(self, client):
        if not self.member.is_lead:
            del self.fields["counsellor"], self.fields["had"]
            return
        self.team = {str(one.user_id): one for one in self.member.office.team()}
        choices = [(key, one.name) for key, one in self.team.items()]
        if client and str(client.counsellor_id) not in self.team:
            self.fields["counsellor"].required = False
            choices = [("", _("nobody at present")), *choices]
        self.fields["counsellor"].choices = choices

    def clean(self):
        cleaned = super().clean()
        namesakes = Client.objects.filter(
            office=self.member.office, reference=cleaned.get("reference", "")
        ).exclude(reference="")
        if namesakes.exclude(pk=cleaned.get("pk")).exists():
            self.add_error("reference", REFERENCE_TAKEN)
        return cleaned

    @property
    def groups(self):
        """Headings with the fields that belong together, for the page to place."""
        return [
            (heading, [self[name] for name in names if name in self.fields])
            for heading, names in GROUPS
        ]

    @property
    def values(self):
        """The facts by the names of the model's fields."""
        return {name: self.cleaned_data[name] for name in Client.FACTS}

    @property
    def to(self):
        """The member that the lead has chosen, or None: then whose client it is stays as it
        is by now, whatever stood on the page."""
        chosen = self.cleaned_data.get("counsellor")
        is_new = chosen != self.cleaned_data.get("had")
        return self.team[chosen] if chosen and is_new else None

    def differences(self, current):
        """Labels with what `current`, saved by another window, says otherwise."""
        return [
            (self[name].label, _in_words(self[name].field, getattr(current, name)))
            for name, value in self.values.items()
            if getattr(current, name) != value
        ]

    def now_at(self, version):
        """Send the next one as a change of this version."""
        self.data = self.data.copy()
        self.data["version"] = version


GROUPS = (
    (
        gettext_lazy("The client"),
        ("name", "reference", "language", "target_role", "counsellor"),
    ),
    (gettext_lazy("Dates"), ("next_session_on", "review_on")),
    (gettext_lazy("How to reach them"), ("phone", "email")),
)


def _in_words(field, value):
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, Role):
        return field.label_from_instance(value)
    return dict(getattr(field, "choices", ())).get(value, value)


def _initial(member, client):
    if client is None:
        mine = str(member.user_id)
        return {"pk": uuid.uuid4(), "version": 0, "counsellor": mine, "had": mine}
    facts = {name: getattr(client, name) for name in Client.FACTS}
    counsellor = str(client.counsellor_id or "")
    return facts | {
        "pk": client.pk,
        "version": client.version,
        "counsellor": counsellor,
        "had": counsellor,
    }
