"""From which counsellor to which other one a whole caseload goes."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.counsellor.models import Client

CHOOSE = {
    "required": gettext_lazy("Please choose a counsellor."),
    "invalid_choice": gettext_lazy("Please choose a counsellor."),
}


class TransferForm(forms.Form):
    """All clients whose files are open go; the archive stays where it is."""

    source = forms.ChoiceField(label=gettext_lazy("From"), error_messages=CHOOSE)
    target = forms.ChoiceField(label=gettext_lazy("To"), error_messages=CHOOSE)

    def __init__(self, member, data=None):
        super().__init__(data)
        self.member = member
        self.team = {str(one.user_id): one for one in member.office.team()}
        please = ("", _("Please choose"))
        names = [(key, one.name) for key, one in self.team.items()]
        self.fields["source"].choices = [please, *self._sources()]
        self.fields["target"].choices = [please, *names]

    @property
    def _open(self):
        return Client.objects.visible_to(self.member.user).active()

    def _sources(self):
        """Whoever has clients here, those who have left as well, with their number."""
        users = get_user_model().objects.filter(clients__in=self._open)
        for user in users.annotate(count=Count("clients")).order_by(
            "last_name", "first_name", "username"
        ):
            label = ngettext(
                "{name} ({count} client)", "{name} ({count} clients)", user.count
            )
            name = user.get_full_name() or user.get_username()
            yield str(user.pk), label.format(name=name, count=user.count)

    def clean(self):
        cleaned = super().clean()
        source, target = cleaned.get("source"), cleaned.get("target")
        if source and source == target:
            raise ValidationError(_("Please choose two different counsellors."))
        return cleaned

    @property
    def to(self):
        return self.team[self.cleaned_data["target"]]

    @property
    def source_name(self):
        return dict(self.fields["source"].choices)[self.cleaned_data["source"]]

    @property
    def clients(self):
        """The clients who would go, as they are now."""
        return list(self._open.filter(counsellor=self.cleaned_data["source"]))
