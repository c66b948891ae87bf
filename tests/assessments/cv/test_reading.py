"""Files that are no CV, or mean harm: each is refused by its own reason, none crashes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cv import reading
from assessments.cv.reading import read
from assessments.cv.records import MAX_EDUCATION, MAX_JOBS, MAX_SKILLS, CvSkill
from assessments.cv.tree import MAX_TEXT

BOMB = (
    '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>'
    "<SkillsPassport><LearnerInfo>&c;</LearnerInfo></SkillsPassport>"
)
OUTSIDE = (
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
    "<Candidate><CandidateProfile>&b;</CandidateProfile></Candidate>"
)
HOSTILE = {
    "empty": (b"", reading.Empty),
    "white space": (b" \n\t ", reading.Empty),
    "byte order mark alone": (b"\xef\xbb\xbf", reading.Empty),
    "too big": (b"[" + b" " * reading.MAX_BYTES, reading.TooBig),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", reading.Printed),
    "Word": (b"PK\x03\x04\x14\x00", reading.Printed),
    "Latin-1": ('{"work": "Café"}'.encode("latin-1"), reading.WrongEncoding),
    "half of UTF-16": (b"\xff\xfe{", reading.WrongEncoding),
    "plain text": (b"My life so far", reading.Broken),
    "cut off": (b'{"work": [{"position": "Barista"', reading.Broken),
    "deep JSON": (b"[" * 400_000, reading.Broken),
    "XML cut off": (b"<SkillsPassport><LearnerInfo>", reading.Broken),
    "entity bomb": (BOMB.encode(), reading.Forbidden),
    "entity from outside": (OUTSIDE.encode(), reading.Forbidden),
    "document type": (b"<!DOCTYPE html><html></html>", reading.Forbidden),
    "another JSON": (b'{"type": "FeatureCollection"}', reading.NotACv),
    "a list": (b"[1, 2, 3]", reading.NotACv),
    "a number": (b"1e999", reading.NotACv),
    "NaN": (b"NaN", reading.NotACv),
    "another XML": (b"<svg/>", reading.NotACv),
    "deep XML": (b"<a>" * 100_000 + b"</a>" * 100_000, reading.NotACv),
    "nothing in it": (b'{"work": [], "education": {}}', reading.NothingFound),
    "only nonsense": (b'{"work": [null, 1, [], {"position": 7.5e3}]}', None),
}


@pytest.mark.parametrize(("data", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_file_is_refused_by_its_own_reason(data, reason):
    if reason is None:
        assert [job.title for job in read(data).jobs] == ["7.5e3"]
        return
    with pytest.raises(reading.Unreadable) as refused:
        read(data)

    assert refused.type is reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_common_encodings_are_read(encoding):
    text = '{"skills": [{"name": "Zuhören"}]}'

    assert read(text.encode(encoding)).skills == (CvSkill("Zuhören"),)


def test_xml_in_utf_16_is_read_whatever_its_first_line_says():
    text = '<?xml version="1.0" encoding="UTF-16"?><SkillsPassport><LearnerInfo>'
    text += (
        "<Education><Title>Matura</Title></Education></LearnerInfo></SkillsPassport>"
    )

    assert read(text.encode("utf-16")).education[0].title == "Matura"


def test_signs_that_no_database_keeps_are_taken_out():
    data = rb'{"skills": [{"name": "Lis\u0000ten\ud800ing\u202e well\n\n"}]}'

    assert read(data).skills == (CvSkill("Lis ten ing well"),)


def test_markup_is_taken_out_and_long_texts_are_cut():
    skills = [{"name": "<b>Sales</b> &amp; more"}, {"name": "x" * 10_000}]

    read_ones = read(json.dumps({"skills": skills}).encode()).skills

    assert read_ones == (CvSkill("Sales & more"), CvSkill("x" * MAX_TEXT))


def test_huge_number_is_only_a_text():
    data = b'{"work": [{"position": "Cook", "startDate": %s}]}' % (b"9" * 5_000)

    assert read(data).jobs[0].start == "9" * MAX_TEXT


def test_very_long_cv_is_cut_and_says_so():
    document = {
        "work": [{"position": f"Job {n}"} for n in range(150)],
        "education": [{"institution": f"School {n}"} for n in range(50)],
        "skills": [{"name": f"Skill {n}"} for n in range(300)],
    }

    cv = read(json.dumps(document).encode())

    sizes = (len(cv.education), len(cv.jobs), len(cv.skills))
    assert sizes == (MAX_EDUCATION, MAX_JOBS, MAX_SKILLS)
    assert cv.left_out == 500 - sum(sizes)


def test_same_skill_is_named_once():
    data = b'{"skills": [{"name": "Sales"}, {"name": "Sales"}, "Sales"]}'

    assert read(data).skills == (CvSkill("Sales"),)


NAMES = (
    *("work", "skills", "education", "position", "name", "keywords", "level"),
    *("SkillsPassport", "LearnerInfo", "Period", "From", "Year", "Skills"),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(anything)
def test_document_of_any_shape_is_read_or_refused(document):
    try:
        read(json.dumps(document).encode())
    except reading.Unreadable:
        return


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_read_or_refused(data):
    try:
        read(data)
    except reading.Unreadable:
        return
