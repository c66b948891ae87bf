"""Which form asks what, and under which heading: one for each kind of page."""

from django.utils.translation import gettext_lazy

from assessments.forms.education import EducationForm
from assessments.forms.experience import ExperienceForm
from assessments.forms.skills import SkillsForm

PAGE_FORMS = {
    "education": EducationForm,
    "experience": ExperienceForm,
    "skills": SkillsForm,
}
HEADINGS = {
    "education": gettext_lazy("Your education"),
    "experience": gettext_lazy("Your experience"),
    "skills": gettext_lazy("Your skills"),
}
