"""Somebody who works here, as the admin asks for them."""

from django import forms
from django.contrib.auth.models import Group, User
from django.db.models import Q
from django.utils.translation import gettext_lazy

from assessments.counsellor.models import GROUP_LABELS

OURS = Q(name__in=GROUP_LABELS)


class GroupField(forms.ModelMultipleChoiceField):
    """The groups by their names in the reader's language."""

    def __init__(self, **more):
        super().__init__(
            Group.objects.filter(OURS),
            label=gettext_lazy("Groups"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **more,
        )

    def label_from_instance(self, group):
        return GROUP_LABELS[group.name]


class UserForm(forms.ModelForm):
    groups = GroupField()

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "is_active"]

    def clean_groups(self):
        """The chosen ones, and those that this page does not show."""
        chosen = Q(pk__in=self.cleaned_data["groups"])
        if self.instance.pk:
            chosen |= ~OURS & Q(user=self.instance)
        return Group.objects.filter(chosen).distinct()
