"""The way out to other programs: answers as a CV in the JSON Resume format, 1.0.0.

It says what is known and invents nothing: no employers, schools or dates.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments import wording
from assessments.models import Account
from assessments.scoring import ExperienceHeld
from assessments.snapshot import agreed_ratings, education_names
from careerpath.languages import chosen, texts_of
from roles.enums import SkillLevel
from roles.wording import fields

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
RESUME_VERSION = "v1.0.0"


def json_resume(profile, *, address):
    """The CV as a dict of plain values, in the language of the page. `address` is where
    its newest version is. A fixed number of queries."""
    profile.fetch_answers()
    account = Account.objects.filter(profile=profile).first()
    now = timezone.now().replace(microsecond=0)
    return {
        "$schema": SCHEMA,
        "basics": {"email": account.email} if account else {},
        "work": _work(profile),
        "education": _education(profile),
        "skills": _skills(profile),
        "meta": {
            "canonical": address,
            "version": RESUME_VERSION,
            "lastModified": now.isoformat().replace("+00:00", ""),
        },
    }


def _name(record):
    return chosen(texts_of(record, "name"))[0]


def _work(profile):
    rows = (
        row
        for row in profile.experienceanswers.all()
        if row.direct_months or row.related_months
    )
    return [
        {
            "position": _name(row.area),
            "summary": wording.answer(
                ExperienceHeld(row.direct_months, row.related_months), {}
            ),
        }
        for row in sorted(rows, key=lambda row: row.area.slug)
    ]


def _education(profile):
    levels = education_names()
    rows = [row for row in profile.qualifications.all() if row.eqf_level]
    return [_qualification(row, levels) for row in rows]


def _qualification(row, levels):
    name = chosen(levels.get(str(row.eqf_level), {}))[0]
    text = _("{name} (EQF level {level})").format(name=name, level=row.eqf_level)
    if not row.is_finished:
        text = _("{certificate}, not finished yet").format(certificate=text)
    area = {"area": fields([row.isced_field])} if row.isced_field else {}
    return {"studyType": text, **area}


def _skills(profile):
    """The levels that count: as agreed with a counsellor, else as the person says."""
    rows = {row.skill.slug: row for row in profile.skillanswers.all()}
    rows |= agreed_ratings(profile)
    return [
        {"name": _name(row.skill), "level": str(SkillLevel(row.level).label)}
        for _slug, row in sorted(rows.items())
        if row.level
    ]
