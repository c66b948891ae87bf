from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CounsellorConfig(AppConfig):
    name = "assessments.counsellor"
    label = "counsellor"
    verbose_name = _("Counselling")
