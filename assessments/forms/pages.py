"""Which form asks what: one for each kind of page."""

from assessments.forms.education import EducationForm
from assessments.forms.experience import ExperienceForm
from assessments.forms.skills import SkillsForm

PAGE_FORMS = {
    "education": EducationForm,
    "experience": ExperienceForm,
    "skills": SkillsForm,
}
