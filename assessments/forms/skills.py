"""The questions about skills: for each, the level whose sentence fits best."""

from django import forms

from assessments import actions, wording
from assessments.forms.common import CHOOSE_ONE, Option, skip
from assessments.snapshot import agreed_ratings
from careerpath.languages import shown, texts_of
from roles.enums import SkillLevel
from roles.pages import anchors_of
from roles.wording import anchor


class SkillsForm(forms.Form):
    """For each skill of the page, the level whose sentence fits best."""

    def __init__(self, page, profile, *args, **kwargs):
        initial = (
            {row.skill.slug: row.level for row in profile.skillanswers.all()}
            if profile
            else {}
        )
        agreed = agreed_ratings(profile) if profile else {}
        super().__init__(*args, **kwargs)
        self.skills = [row.skill for row in page.rows]
        for row in page.rows:
            field = _skill_field(row.skill)
            field.initial = initial.get(row.skill.slug, "")
            field.importance = row.get_importance_display()
            if rating := agreed.get(row.skill.slug):
                field.note = wording.agreed_so_far(rating)
            self.fields[row.skill.slug] = field

    def save(self, *, by):
        # A form that stood open may lack a question of today: its answer stays.
        sent = [skill for skill in self.skills if skill.slug in self.data]
        levels = {skill.pk: self.cleaned_data[skill.slug] for skill in sent}
        actions.save_skills(levels, by=by)


def _skill_field(skill):
    anchors = anchors_of(skill)
    options = [
        (level.value, Option(level.label, anchor(anchors, level.value), level.value))
        for level in SkillLevel
    ]
    return forms.TypedChoiceField(
        label=shown(texts_of(skill, "name")),
        help_text=shown(texts_of(skill, "description")),
        choices=[*options, skip()],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE_ONE},
    )
