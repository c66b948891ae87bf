"""A client in each language, assessed as customer service manager with the shipped content,
and what a PDF library reads in their reports."""

import io
import uuid
from datetime import date

import pytest
from pypdf import PdfReader

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.models import NoteKind
from assessments.counsellor.report import content_of
from roles.models import Role

DAY = date(2027, 1, 4)
NAMES = {
    "en": "Grace O’Neill",
    "de": "Jörg Şahin",
    "pl": "Łucja Żółć",
    "da": "Anne Østergård",
}
SECRET = "Seems worn out. Ask about the night shifts."


def content(client, **given):
    words = {"interpretation": "Zostań przy tym.", "counsellor": "Jonas Weber"}
    return content_of(client, **{**words, "made_on": DAY, **given})


def read(pdf):
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    """Everything printed, with single spaces."""
    pages = [page.extract_text() for page in read(pdf).pages]
    return " ".join(" ".join(pages).split())


def leaves(value):
    """All texts of a content."""
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from leaves(one)
        case list():
            for one in value:
                yield from leaves(one)


@pytest.fixture
def client_in(real_content, jonas):
    """Makes a client of a language with a result, two agreed ratings, a plan and a private
    note."""

    def make(language):
        manager = Role.objects.with_requirements()
        role = manager.get(slug="customer-service-manager")
        values = {"name": NAMES[language], "language": language, "target_role": role}
        client = actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)
        actions.record_consent(client, given_on=DAY, language=language, by=jonas)
        client.refresh_from_db()
        skills = [row.skill_id for row in role.skillrequirements.all()]
        _answer(client.profile, role, skills)
        actions.agree_ratings(
            client, {skills[0]: (3, "Ran the shift."), skills[1]: (1, "")}, by=jonas
        )
        result = actions.complete_together(client, role, by=jonas)
        own_actions.make_plan(
            result, hours_per_week=5, starts_on=DAY, choices={}, by=client.profile
        )
        actions.add_note(
            client,
            pk=uuid.uuid4(),
            kind=NoteKind.PRIVATE,
            values={"text": SECRET},
            by=jonas,
        )
        client.refresh_from_db()
        return client

    return make


def _answer(profile, role, skills):
    own_actions.save_education(finished=(4, "041"), in_progress=None, by=profile)
    areas = [row.area_id for row in role.experiencerequirements.all()]
    own_actions.save_experience(dict.fromkeys(areas, (14, 4)), by=profile)
    levels = {skill: (2, 3, 1, 4)[n % 4] for n, skill in enumerate(skills)}
    own_actions.save_skills(levels, by=profile)
