"""Guesses in four languages: areas by job titles, skills by names, levels by certificates."""

import pytest

from assessments.cv.matching import (
    eqf_of,
    isced_of,
    level_of,
    named_in,
    skill_of,
    terms,
)
from assessments.cv.records import CvEducation, CvSkill
from assessments.cv.words import EQF_WORDS, ISCED_WORDS, LEVEL_WORDS
from roles.enums import IscedField
from roles.names import names_of
from roles.search import fold
from tests import factories

SERVICE, TEAM = "customer-service", "team-supervision"


def names_in(records, model):
    """{slug: names} of the shipped content, in every language."""
    return {
        fields["slug"]: [
            name
            for column, text in fields.items()
            if column.startswith(("name_", "alternative_names_"))
            for name in text.splitlines()
        ]
        for fields in (one["fields"] for one in records if one["model"] == model)
    }


@pytest.fixture(scope="module")
def areas(fixture_records):
    return terms(names_in(fixture_records, "roles.experiencearea"))


@pytest.fixture(scope="module")
def skills(fixture_records):
    return terms(names_in(fixture_records, "roles.skill"))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Call Centre Agent (part-time)", [SERVICE]),
        ("Kundenberaterin (m/w/d)", [SERVICE]),
        ("Sprzedawczyni", [SERVICE]),
        ("Butiksassistent", [SERVICE]),
        ("Verkäuferinnen-Vertretung", [SERVICE]),
        ("Schichtleitung", [TEAM]),
        ("Kierowniczka zmiany", [TEAM]),
        ("Butikschef", [TEAM]),
        ("Team Leader, Customer Service", [SERVICE, TEAM]),
        ("Teamleiterin Kundenservice", [SERVICE, TEAM]),
        ("Software developer", []),
        ("Sailor", []),
        ("", []),
    ],
)
def test_job_titles_tell_their_areas(areas, title, expected):
    assert sorted(named_in(title, areas)) == expected


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Conflict Resolution", "conflict-resolution"),
        ("konfliktmanagement", "conflict-resolution"),
        ("obsługa kasy fiskalnej", "payment-handling"),
        ("kundetilfredshed", "service-improvement"),
        ("Very good time management", "prioritising-requests"),
        ("MS Office 365", "computer-skills"),
        ("Cobol", None),
        ("", None),
    ],
)
def test_skills_are_known_by_any_of_their_names(skills, name, slug):
    assert skill_of(CvSkill(name), skills) == slug


def test_every_language_is_a_foreign_language(skills):
    swahili = CvSkill("Swahili", "B2", is_language=True)

    assert skill_of(swahili, skills) == "second-language"


def test_own_name_of_a_skill_goes_before_a_longer_name_within_it():
    known = terms(
        {"sales": ["sales"], "talk": ["sales talk"], "all": ["sales talk now"]}
    )

    assert skill_of(CvSkill("Sales talk"), known) == "talk"


@pytest.mark.parametrize(
    ("skill", "level"),
    [
        (CvSkill("Sales", "Beginner"), 1),
        (CvSkill("Sales", "gute Kenntnisse"), 2),
        (CvSkill("Sales", "zaawansowany"), 3),
        (CvSkill("Sales", "Ekspert"), 4),
        (CvSkill("Sales", "4/5"), None),
        (CvSkill("Sales", ""), None),
        (CvSkill("English", "B2", is_language=True), 3),
        (CvSkill("English", "A2 - Elementary", is_language=True), 1),
        (CvSkill("English", "A1", is_language=True), None),
        (CvSkill("English", "Native speaker", is_language=True), None),
        (CvSkill("English", "Advanced", is_language=True), None),
    ],
)
def test_level_is_taken_only_where_the_file_states_one(skill, level):
    assert level_of(skill) == level


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Bachelor of Arts", 6),
        ("Licencjat z zarządzania", 6),
        ("Master's degree", 7),
        ("mgr inż.", 7),
        ("Ph.D.", 8),
        ("Abitur", 4),
        ("Matura", 4),
        ("A-levels", 4),
        ("Ausbildung zur Kauffrau im Einzelhandel", 4),
        ("Technikum", 4),
        ("Apprenticeship in retail", 4),
        ("Erhvervsuddannelse", 4),
        ("Erhvervsakademiuddannelse", 5),
        ("Handelsfachwirtin (IHK)", 6),
        ("Industriemeister", 6),
        ("Mittlere Reife", 3),
        ("Hauptschulabschluss", 2),
        ("Professionsbachelor", 6),
        ("Kandidatuddannelse", 7),
        ("Forklift licence", None),
        ("Masterclass in latte art", None),
        ("", None),
    ],
)
def test_certificates_tell_their_eqf_level(title, level):
    assert eqf_of(CvEducation(title=title)) == level


def test_level_of_the_file_goes_before_a_guess():
    assert eqf_of(CvEducation(title="Bachelor", eqf_level=5)) == 5


@pytest.mark.parametrize(
    ("education", "field"),
    [
        (CvEducation(field="Business Administration"), IscedField.BUSINESS),
        (CvEducation(title="Kauffrau im Einzelhandel"), IscedField.RETAIL),
        (CvEducation(field="zarządzanie"), IscedField.BUSINESS),
        (CvEducation(title="Datamatiker"), IscedField.ICT),
        (CvEducation(field="Volkswirtschaftslehre"), IscedField.ECONOMICS),
        (CvEducation(title="Abitur"), IscedField.GENERAL),
        (CvEducation(title="Bachelor", field="Nursing"), IscedField.HEALTH),
        (CvEducation(field="http://data.europa.eu/snb/isced-f/0413"), "041"),
        (CvEducation(field="http://data.europa.eu/snb/isced-f/04"), ""),
        (CvEducation(title="Something else"), ""),
    ],
)
def test_words_tell_the_field_of_study(education, field):
    assert isced_of(education) == field


def test_fields_are_those_that_a_profile_can_hold():
    assert set(ISCED_WORDS) == set(IscedField.values)
    assert set(EQF_WORDS) <= set(range(1, 9))


def test_level_words_are_folded_as_they_are_compared():
    words = {word for some in LEVEL_WORDS.values() for word in some}

    assert {fold(word) for word in words} == words
    assert len(words) == sum(map(len, LEVEL_WORDS.values()))


def test_names_come_from_every_language_and_line(db):
    rota = factories.skill(
        "rota",
        name_de="Dienstplan",
        alternative_names_en="rostering\r\n\r\n rota planning ",
        alternative_names_pl="grafik",
    )

    assert names_of(rota) == [
        *("Rota", "Dienstplan"),
        *("rostering", "rota planning", "grafik"),
    ]
