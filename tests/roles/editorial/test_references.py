"""Records are named once, and name only what exists."""

from roles.editorial import references
from tests.roles.editorial.drafts import (
    action,
    asks_months,
    asks_skill,
    draft,
    role,
    told,
)


def test_record_that_stands_twice():
    assert told(references.named_once, role(), role()) == [
        "role helper: stands in draft.yaml already: keep one"
    ]
    assert told(references.named_once, role(), role("leader")) == []


def test_records_that_name_what_is_not_there():
    known = [draft("rolefamily", slug="service"), draft("skill", slug="listening")]
    code = draft("occupationcode", scheme="isco-08", code="4222")

    assert told(references.targets_exist, role(), code, *known) == []
    assert told(
        references.targets_exist,
        role(codes=[["esco", "x"]]),
        asks_skill("flying"),
        action("fly", skill=["listening"], prerequisites=[["take-off"]]),
        *known,
    ) == [
        "role helper · codes: there is no occupationcode esco/x: add it",
        "skillrequirement helper/flying · skill: there is no skill flying: add it",
        "action fly · prerequisites: there is no action take-off: add it",
    ]


def test_words_that_no_role_uses():
    unused = [
        draft("skill", slug="flying"),
        draft("experiencearea", slug="space"),
        draft("occupationcode", scheme="isco-08", code="3153"),
    ]
    used = [
        draft("skill", slug="listening"),
        draft("experiencearea", slug="service"),
        draft("occupationcode", scheme="isco-08", code="4222"),
    ]
    asked = [role(), asks_skill("listening"), asks_months()]

    assert told(references.skills_and_areas_used, *asked, *used) == []
    assert told(references.skills_and_areas_used, *asked, *unused) == [
        "skill flying: no role asks for it: use it or take it out",
        "experiencearea space: no role asks for it: use it or take it out",
        "occupationcode isco-08/3153: no role names it: use it or take it out",
    ]
