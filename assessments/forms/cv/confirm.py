"""The confirmation page: every guess about a CV as a choice of its owner."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _

from assessments.forms.cv.education import EducationPart
from assessments.forms.cv.jobs import JobsPart
from assessments.forms.cv.skills import SkillsPart
from roles.wording import listed


class ConfirmForm(forms.Form):
    """Three parts on one page. What is not chosen here leaves the profile as it is."""

    def __init__(self, cv, profile, data=None, *, today):
        super().__init__(data)
        self.cv = cv
        self.education = EducationPart(self, cv.education, profile, today=today)
        self.jobs = JobsPart(self, cv.jobs, profile, today=today)
        self.skills = SkillsPart(self, cv.skills, profile)
        self.parts = (self.education, self.jobs, self.skills)

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.education.check()
        return cleaned

    @property
    def taken(self):
        """What is going to be taken over, in a few words each. Only of a valid form."""
        return [text for part in self.parts for text in part.taken]

    def save(self, *, by):
        for part in self.parts:
            part.save(by=by)

    def message(self):
        """What has been taken over, as one sentence."""
        if not self.taken:
            return _("Nothing was taken over. Your answers are as they were.")
        text = _("Taken over from your CV: {things}.")
        return format_html(text, things=listed(self.taken))
