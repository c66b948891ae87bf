"""The answers as a CV in the JSON Resume format, for other programs."""

import json
import re

from assessments.models import Account, Profile

# JSON Resume, by the rules of its schema 1.0.0 for the parts that we write: no name on
# top but these, everything a text, addresses and days in their notations.

TOP = {"$schema", "basics", "work", "education", "skills", "meta"}
TEXTS = {
    "work": {"position", "summary"},
    "education": {"studyType", "area"},
    "skills": {"name", "level"},
}


def faults(resume):
    yield from {*resume} - TOP
    for section, names in TEXTS.items():
        for entry in resume[section]:
            yield from {*entry} - names
            yield from (value for value in entry.values() if type(value) is not str)
    yield from {*resume["basics"]} - {"email"}
    meta = resume["meta"]
    yield from {*meta} ^ {"canonical", "version", "lastModified"}
    patterns = {
        resume["$schema"]: r"https://\S+",
        meta["canonical"]: r"http://\S+",
        meta["version"]: r"v\d+\.\d+\.\d+",
        meta["lastModified"]: r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d",
    }
    yield from (text for text, rule in patterns.items() if not re.fullmatch(rule, text))


def test_resume_says_what_is_known_and_invents_nothing(as_mira, miras_result):
    Account.objects.create(profile=Profile.objects.get(), email="mira@example.org")

    response = as_mira.get("/en/my/data/resume.json")
    resume = json.loads(response.content)

    assert [*faults(resume)] == []
    assert response["Content-Disposition"] == 'attachment; filename="resume.json"'
    assert resume["basics"] == {"email": "mira@example.org"}
    assert resume["work"] == [{"position": "Customer service", "summary": "1 year"}]
    assert resume["education"] == [{"studyType": "Certificate 4 (EQF level 4)"}]
    assert resume["skills"] == [
        {"name": "Listening", "level": "intermediate"},
        {"name": "Planning", "level": "intermediate"},
    ]
    assert resume["meta"]["canonical"] == "http://testserver/en/my/data/resume.json"


def test_resume_leaves_out_what_is_none_and_marks_what_goes_on(
    as_mira, helper_role, check_of
):
    check_of(as_mira).answer_all(
        education={"level": "0", "studying_level": "5", "studying_field": "041"},
        experience={"customer-service_years": "0", "customer-service_months": "0"},
        skills={"listening": "0", "planning": ""},
    )

    resume = json.loads(as_mira.get("/en/my/data/resume.json").content)

    assert [*faults(resume)] == []
    assert resume["work"] == resume["skills"] == []
    assert resume["education"] == [
        {
            "studyType": "Certificate 5 (EQF level 5), not finished yet",
            "area": "business and administration",
        }
    ]


def test_resume_speaks_the_language_of_the_page(as_mira, miras_result):
    resume = json.loads(as_mira.get("/de/my/data/resume.json").content)

    assert resume["work"][0]["summary"] == "1 Jahr"
