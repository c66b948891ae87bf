"""The vocabularies that the whole house shares: the field's own words, written once."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Importance(models.TextChoices):
    """How much a role asks for a requirement. Essential ones are gates of the score."""

    ESSENTIAL = "essential", _("essential")
    PREFERRED = "preferred", _("preferred")
    ASSET = "asset", _("an asset")

    @classmethod
    def rank(cls, importance: str) -> int:
        """For sorting: must-haves first."""
        return cls.values.index(importance)


class Dimension(models.TextChoices):
    """The three kinds of requirement."""

    EDUCATION = "education", _("education")
    EXPERIENCE = "experience", _("experience")
    SKILLS = "skills", _("skills")


class SkillLevel(models.IntegerChoices):
    """How far a skill goes; each skill's anchors say what that means in behaviour."""

    NONE = 0, pgettext_lazy("skill level", "none")
    BASIC = 1, pgettext_lazy("skill level", "basic")
    INTERMEDIATE = 2, pgettext_lazy("skill level", "intermediate")
    ADVANCED = 3, pgettext_lazy("skill level", "advanced")
    EXPERT = 4, pgettext_lazy("skill level", "expert")


class Scheme(models.TextChoices):
    """The classifications whose codes a role is a close match of."""

    ISCO = "isco-08", "ISCO-08"
    ESCO = "esco", "ESCO"
    ONET = "onet-soc", "O*NET-SOC"


class Section(models.TextChoices):
    """The parts of a role page that hold written passages."""

    DAY = "day", _("a day in the role")
    TASK = "task", _("what you do")
    SETTING = "setting", _("where you work")
    INDUSTRY = "industry", _("differences by industry")
    WAY_IN = "way_in", _("ways in")
    APPLICATION = "application", _("application")
    INTERVIEW = "interview", _("interview")
    ACHIEVEMENT = "achievement", _("own achievements")
    PRACTICE = "practice", _("where to practise")


class Way(models.TextChoices):
    """The ways into a role, of which each step of a way in belongs to one."""

    SCHOOL = "school", _("From school")
    VOCATIONAL = "vocational", _("Through vocational training")
    DEGREE = "degree", _("With a degree")
    INSIDE = "inside", _("Up from inside")
    DIRECT = "direct", _("From another field")


class ActionKind(models.TextChoices):
    """What sort of thing an action is."""

    COURSE = "course", _("course")
    PRACTICE = "practice", _("practice")
    ON_THE_JOB = "on_the_job", _("on the job")
    CERTIFICATE = "certificate", _("certificate")
    VOLUNTEERING = "volunteering", _("volunteering")
    MENTORING = "mentoring", _("mentoring")
    EXERCISE = "exercise", _("exercise")


class IscedField(models.TextChoices):
    """Fields of education: ISCED-F 2013 codes at the depth that a person can tell.

    A longer code lies within a shorter one: 041 covers 0411.
    """

    EDUCATION = "011", _("education and teaching")
    ARTS = "021", _("arts and design")
    HUMANITIES = "022", _("humanities")
    LANGUAGES = "023", _("languages")
    SOCIAL = "031", _("social sciences and psychology")
    ECONOMICS = "0311", _("economics")
    MEDIA = "032", _("journalism and information")
    BUSINESS = "041", _("business and administration")
    RETAIL = "0416", _("wholesale and retail")
    LAW = "042", _("law")
    SCIENCES = "05", _("natural sciences and mathematics")
    ICT = "061", _("computing and information technology")
    ENGINEERING = "07", _("engineering, crafts and construction")
    AGRICULTURE = "08", _("farming and forestry")
    HEALTH = "09", _("health and social care")
    HOSPITALITY = "101", _("hospitality, tourism and personal services")
    TRANSPORT = "104", _("transport and logistics")
    GENERAL = "00", _("general education, no special field")
