"""Each format of a CV, from a small file of an invented person to our records."""

from pathlib import Path

import pytest

from assessments.cv.reading import read
from assessments.cv.records import (
    Cv,
    CvEducation,
    CvJob,
    CvSkill,
    from_plain,
    to_plain,
)

SAMPLES = Path(__file__).parent / "samples"


def sample(name):
    return read((SAMPLES / name).read_bytes())


def test_json_resume_is_read_whole():
    assert sample("json_resume.json") == Cv(
        education=(
            CvEducation(
                title="Bachelor",
                field="Business Administration",
                institution="City College",
                start="2016-09",
                end="2019-06",
            ),
        ),
        jobs=(
            CvJob("Call centre agent", "Nordlight Telecom", "2020-03", "2022-02-28"),
            CvJob("Barista", "Corner Café", "2019", "Present"),
            CvJob("Treasurer", "Sports club", "2018-01-01"),
        ),
        skills=(
            CvSkill("Conflict resolution", "Advanced"),
            CvSkill("Excel"),
            CvSkill("Zendesk"),
            CvSkill("English", "B2", is_language=True),
        ),
    )


def test_older_europass_xml_is_read_whole():
    assert sample("europass_old.xml") == Cv(
        education=(
            CvEducation(
                title="Kauffrau im Einzelhandel",
                field="Handel",
                institution="IHK Lübeck",
                start="2014",
                end="2017-06",
                eqf_level=4,
            ),
            CvEducation(title="Bachelor"),
        ),
        jobs=(
            CvJob("Kundenberaterin", "Nordlicht Telekom", "2019-03-15", "2021-08"),
            CvJob("Teamleiterin", "Nordlicht Telekom", "2021-09", is_current=True),
        ),
        skills=(
            CvSkill("Deutsch", is_language=True),
            CvSkill("Englisch", "B1", is_language=True),
            CvSkill("Konfliktmanagement"),
            CvSkill("MS Office"),
            CvSkill("Zendesk"),
        ),
    )


def test_older_europass_json_is_read_whole():
    assert sample("europass_old.json") == Cv(
        education=(
            CvEducation(
                title="Technik handlowiec",
                institution="Technikum nr 2",
                start="2013",
                end="2017",
                eqf_level=4,
            ),
        ),
        jobs=(CvJob("Sprzedawczyni", "Sklep Pod Lipą", "2019-03-15", "2021-08"),),
        skills=(
            CvSkill("niemiecki", "B1", is_language=True),
            CvSkill("obsługa kasy"),
        ),
    )


def test_newer_europass_xml_is_read_whole():
    assert sample("europass_new.xml") == Cv(
        education=(
            CvEducation(
                title="Handelsøkonom",
                field="http://data.europa.eu/snb/isced-f/0416",
                institution="Erhvervsakademi Kysten",
                start="2025-09",
                is_current=True,
                eqf_level=5,
            ),
        ),
        jobs=(
            CvJob("Butiksassistent", "Butik Bølgen", "2020-06-15", "2023-03-31"),
            CvJob("Vagtleder", "Butik Bølgen", "2023-04", is_current=True),
        ),
        skills=(
            CvSkill("da", is_language=True),
            CvSkill("de", "A2", is_language=True),
            CvSkill("Office-pakken"),
            CvSkill("Vagtplanlægning"),
        ),
    )


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_records_survive_being_packed(name):
    cv = sample(name)

    assert from_plain(to_plain(cv)) == cv
