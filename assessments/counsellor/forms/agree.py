"""The ratings of a role's skills, to be agreed upon: a level and what shows it, for each.

Built and checked in the client's language: counsellor and client look at it together.
"""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.forms.common import CHOOSE_ONE, Option
from assessments.models import AgreedRating
from careerpath.languages import shown, texts_of
from roles.enums import SkillLevel
from roles.pages import anchors_of
from roles.wording import anchor

SAME = "same"  # the button that takes own ratings over where nothing is agreed
MAX_EVIDENCE = AgreedRating._meta.get_field("evidence").max_length


class AgreeForm(forms.Form):
    """For each pair, the level that both agree on, or none so far, and what shows it.
    `seen` is the fingerprint of the ratings that the form shows."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, pairs, data=None, *, seen=""):
        if data is not None and data.get("go") == SAME:
            data = _with_own_ratings(data, pairs)
        super().__init__(data, initial={"seen": seen})
        self.pairs = pairs
        for pair in pairs:
            slug = pair.skill.slug
            self.fields[f"level-{slug}"] = _level_field(pair)
            self.fields[f"evidence-{slug}"] = _evidence_field(pair)

    @property
    def rows(self):
        """Each pair with its two fields, for the page to lay out."""
        return [
            (
                pair,
                self[f"level-{pair.skill.slug}"],
                self[f"evidence-{pair.skill.slug}"],
            )
            for pair in self.pairs
        ]

    def clean(self):
        cleaned = super().clean()
        for pair in self.pairs:
            level, evidence = self._given(pair)
            is_new = evidence != (pair.agreed.evidence if pair.agreed else "")
            name = f"level-{pair.skill.slug}"
            if level is None and evidence and is_new and name not in self.errors:
                self.add_error(
                    name, _("Please also choose a level, or empty what shows it.")
                )
        return cleaned

    def _given(self, pair):
        slug = pair.skill.slug
        level = self.cleaned_data.get(f"level-{slug}")
        return level, self.cleaned_data.get(f"evidence-{slug}") or ""

    @property
    def ratings(self):
        """(level, evidence) by the id of the skill, None where nothing is agreed. A form
        that stood open may lack a skill of today: that one is left alone."""
        sent = [p for p in self.pairs if f"level-{p.skill.slug}" in self.data]
        given = {pair.skill.pk: self._given(pair) for pair in sent}
        return {pk: None if one[0] is None else one for pk, one in given.items()}

    def now_seen(self, seen):
        """Send the next one as a change of what stands there now."""
        self.data = self.data.copy()
        self.data["seen"] = seen


def _with_own_ratings(data, pairs):
    data = data.copy()
    for pair in pairs:
        name = f"level-{pair.skill.slug}"
        if not data.get(name) and pair.own is not None:
            data[name] = str(pair.own)
    return data


def _level_field(pair):
    anchors = anchors_of(pair.skill)
    levels = [
        (
            level.value,
            Option(
                level.label,
                anchor(anchors, level.value),
                level.value,
                _marks(pair, level),
            ),
        )
        for level in SkillLevel
    ]
    return forms.TypedChoiceField(
        label=shown(texts_of(pair.skill, "name")),
        choices=[("", Option(_("Nothing agreed yet"))), *levels],
        initial=pair.in_force.level if pair.in_force else "",
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )


def _marks(pair, level):
    own = [pgettext("level of a skill", "own rating")] if level == pair.own else []
    asked = [pgettext("level of a skill", "asked for")] if level == pair.asked else []
    return (*own, *asked)


def _evidence_field(pair):
    label = _("What shows it?")
    field = forms.CharField(
        label=label,
        initial=pair.agreed.evidence if pair.agreed else "",
        required=False,
        max_length=MAX_EVIDENCE,
        widget=forms.Textarea(attrs={"rows": "2"}),
        error_messages={
            "max_length": _("This is too long: at most %(limit_value)d characters.")
        },
    )
    name = shown(texts_of(pair.skill, "name"))
    field.full_label = format_html("{}, {}", name, label)
    return field
