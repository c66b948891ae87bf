"""Broken and hostile files of one's own data: each is refused in a sentence that says what
is wrong and where, and nothing changes."""

import copy
import json
import tracemalloc
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.models import Assessment, Plan, PlanStep, Profile, SkillAnswer
from assessments.own_data import MAX_BYTES, OwnData, read
from assessments.uploads import limited
from tests.data_files import HERE, downloaded, text_of, upload


def errors_of(response):
    return [str(error) for error in response.context["form"].errors["file"]]


@pytest.fixture
def small_file(as_mira, miras_plan):
    """Mira's file with one result and a plan of two steps, to be broken."""
    return downloaded(as_mira)


def counts():
    models = (Profile, Assessment, Plan, PlanStep, SkillAnswer)
    return [model.objects.count() for model in models]


def in_words(path):
    """ "plans.0.title" as the page says it: "plans › 1 › title"."""
    parts = path.split(".")
    return " › ".join(str(int(one) + 1) if one.isdigit() else one for one in parts)


def broken(data, path, value):
    """The data with another value at a path such as "plans.0.starts_on"."""
    data = copy.deepcopy(data)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place = data
    for part in way:
        place = place[part]
    place[last] = value
    return data


BROKEN = (
    "This file is damaged or not a JSON file. Please choose the file careerpath.json just "
    "as you downloaded it."
)
NOT_OURS = (
    "This is not a file with your data from here. Please choose the file careerpath.json "
    "that you downloaded on this page."
)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        pytest.param(b"", "This file is empty.", id="empty"),
        pytest.param(b"<!doctype html><title>Hi</title>", BROKEN, id="a web page"),
        pytest.param(b"[" * 1_000_000, BROKEN, id="deep lists"),
        pytest.param(b'{"a":' * 1_000_000, BROKEN, id="deep objects"),
        pytest.param(b'{"a":1,"a":2}', BROKEN, id="a name twice"),
        pytest.param(b"1" * 5_000, BROKEN, id="a huge number"),
        pytest.param("{}".encode("utf-16"), BROKEN, id="UTF-16"),
        pytest.param('{"ä":1}'.encode("latin-1"), BROKEN, id="Latin-1"),
        pytest.param(b"\x00" * 100, BROKEN, id="NUL"),
        pytest.param(b"[" + b"1," * 600_000 + b"1]", NOT_OURS, id="too many values"),
        pytest.param(b"null", NOT_OURS, id="null"),
        pytest.param(b"[]", NOT_OURS, id="a list"),
        pytest.param(b"NaN", NOT_OURS, id="NaN"),
        pytest.param(b'{"format":"other"}', NOT_OURS, id="another format"),
        pytest.param(
            b'{"basics":{},"work":[]}',
            "This is a CV in the JSON Resume format: it does not hold your results and "
            "plans. Please choose the file careerpath.json.",
            id="our other file",
        ),
        pytest.param(
            b'{"format":"careerpath-own-data","version":3}',
            "This file has another version of the format: only the versions 1, 2 can be "
            "read here.",
            id="another version",
        ),
        pytest.param(
            b'{"format":"careerpath-own-data","version":2}',
            "At “exported_at”: Something is missing here.",
            id="nothing but a head",
        ),
    ],
)
def test_file_that_is_none_of_ours_is_refused(as_petra, db, content, error):
    response = upload(as_petra, content)

    assert response.status_code == 200
    assert errors_of(response) == [error]
    assert counts() == [0, 0, 0, 0, 0]


LONG_AGO, NEVER = "1999-12-31", "9999-12-31"
SAME = object()  # the fault is named just where it is
RESULT, PLAN, STEP = "assessments.0.snapshot", "plans.0", "plans.0.steps.0"
UNKNOWN = "We do not know this entry."
MISSING = "Something is missing here."
TOO_LONG = "This is longer than it can be."
TWICE = "Something is there twice."
ORDER = "This ends before it begins."
NUL = "Null characters are not allowed."
NO_RESULT = "A plan stands on a result that is missing."
FORMULA = "This result was calculated by a formula that is not known here."
WRONG = "What stands here does not belong here."
RANGE = "This is more or less than it can be."
FITS_NOT = "These entries do not fit together."
CHANGED = "The score does not follow from the answers: this result has been changed."


@pytest.mark.parametrize(
    ("path", "value", "place", "problem"),
    [
        ("more", 1, SAME, UNKNOWN),
        ("x" * 99, 1, "x" * 39 + "…", UNKNOWN),
        ("exported_at", "soon", SAME, WRONG),
        ("exported_at", "2150-01-01T00:00:00Z", SAME, "This day is still to come."),
        ("profile.used_on", LONG_AGO, SAME, RANGE),
        ("plans", None, SAME, WRONG),
        ("plans", {}, SAME, WRONG),
        (f"{STEP}.weekdays", ["MO"] * 8, SAME, TOO_LONG),
        (f"{PLAN}.starts_on", NEVER, SAME, RANGE),
        (f"{PLAN}.hours_per_week", 0, SAME, RANGE),
        (f"{PLAN}.hours_per_week", True, SAME, WRONG),
        (f"{PLAN}.hours_per_week", float("nan"), SAME, WRONG),
        (f"{PLAN}.hours_per_week", float("inf"), SAME, WRONG),
        (f"{PLAN}.time_zone", "../etc", SAME, WRONG),
        (f"{PLAN}.left_out", ["skill: x"], f"{PLAN}.left_out.0", WRONG),
        (f"{PLAN}.assessment", str(uuid.uuid4()), "", NO_RESULT),
        (f"{STEP}.cue", "x" * 201, SAME, TOO_LONG),
        (f"{STEP}.cue", "\0", SAME, NUL),
        (f"{STEP}.ends_on", "2026-01-01", STEP, ORDER),
        (f"{STEP}.ends_on", None, STEP, FITS_NOT),
        (f"{STEP}.status", "won", SAME, WRONG),
        (f"{STEP}.status", "done", STEP, FITS_NOT),
        (f"{STEP}.at_time", "18:30+02:00", SAME, WRONG),
        (f"{STEP}.weekdays", ["MO", "MO"], STEP, TWICE),
        (f"{STEP}.weekdays", ["XX"], f"{STEP}.weekdays.0", WRONG),
        (f"{STEP}.title", "Mine", STEP, FITS_NOT),
        (f"{STEP}.months", 2, STEP, FITS_NOT),
        (f"{STEP}.hours", 10**30, SAME, RANGE),
        (f"{STEP}.result", {"direct": 3, "related": 0}, STEP, FITS_NOT),
        (f"{STEP}.result", {"level": 9}, f"{STEP}.result.level", RANGE),
        (f"{STEP}.result", [], SAME, WRONG),
        (f"{STEP}.before", {"skill:x": {"direct": 1, "related": 0}}, STEP, FITS_NOT),
        (f"{STEP}.texts", {"title": {"fr": "x"}}, f"{STEP}.texts.title.fr", WRONG),
        ("plans.0.steps.1.action", "listen-more", PLAN, TWICE),
        ("assessments.0.id", "x", SAME, WRONG),
        ("assessments.0.completed_at", None, "assessments.0", FITS_NOT),
        ("assessments.0.completed_at", "2026-01-01T00:00:00Z", "assessments.0", ORDER),
        ("assessments.0.snapshot", None, "assessments.0", FITS_NOT),
        (f"{RESULT}.score.printed", 99, RESULT, CHANGED),
        (f"{RESULT}.score.band", "ready", RESULT, CHANGED),
        (f"{RESULT}.answers.skill:listening", {"level": 3}, RESULT, CHANGED),
        (f"{RESULT}.weights.importance.asset", "0", SAME, WRONG),
        (f"{RESULT}.formula", 2, RESULT, FORMULA),
        (f"{RESULT}.items.0.key", "skill:x", RESULT, FITS_NOT),
        (f"{RESULT}.items.0.need", {"level": 1}, f"{RESULT}.items.0.need.eqf_level", MISSING),
        (f"{RESULT}.items", [], SAME, MISSING),
        (f"{RESULT}.answers.skill:other", {"level": 3}, RESULT, FITS_NOT),
        (f"{RESULT}.answers.skill:listening", {"direct": 3, "related": 0}, RESULT, FITS_NOT),
        ("answers.skills.0.level", 5, SAME, RANGE),
        ("answers.skills.1.skill", "listening", "answers", TWICE),
        ("answers.education.0.eqf_level", "4", SAME, WRONG),
        ("answers.education.0.isced_field", "٠٤", SAME, WRONG),
    ],
)  # fmt: skip
def test_fault_is_named_with_its_place(
    as_mira, small_file, path, value, place, problem
):
    before = counts()

    response = upload(as_mira, broken(small_file, path, value))

    names = in_words(path if place is SAME else place)
    expected = f"At “{names}”: {problem}" if names else problem
    assert errors_of(response) == [expected]
    assert text_of(response).count(problem) == 2
    assert counts() == before


def test_lone_surrogates_are_no_text(as_mira, small_file):
    response = upload(as_mira, broken(small_file, f"{STEP}.notes", "\ud800"))

    assert errors_of(response) == [BROKEN]


def test_faults_are_named_in_the_readers_language(as_mira, small_file):
    """In German until it is translated, the English sentence at least: never a raw one."""
    response = upload(as_mira, broken(small_file, "plans", None), language="de")

    assert "Input should be" not in text_of(response)
    assert response.status_code == 200


def test_no_file_is_asked_for(as_petra, db):
    response = as_petra.post(HERE, {})

    assert errors_of(response) == ["Please choose the file careerpath.json."]


def test_huge_file_is_not_kept_anywhere(as_petra, db, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0

    response = upload(as_petra, b" " * (MAX_BYTES + 1))

    assert errors_of(response) == ["This file is too large: at most 8 MB can be read."]
    assert [*tmp_path.iterdir()] == []


def test_one_endless_line_takes_no_memory(rf):
    file = SimpleUploadedFile("careerpath.json", b" " * 20_000_000)
    request = rf.post(HERE, {"file": file, "after": "1"})
    uploads = limited(request, 1_000_000)

    tracemalloc.start()
    request.POST.dict()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert uploads.is_too_large
    assert not request.FILES
    assert most < 3_000_000


def test_many_small_files_count_together(rf):
    files = [SimpleUploadedFile(f"{n}.json", b" " * 400) for n in range(3)]
    request = rf.post(HERE, {"file": files})
    uploads = limited(request, 1_000)

    assert len(request.FILES.getlist("file")) == 2
    assert uploads.is_too_large


def test_file_that_cannot_be_carried_to_the_next_page_is_too_large(
    as_mira, small_file, monkeypatch
):
    """Noise in every word cannot be compressed; what a person writes can."""
    monkeypatch.setattr("assessments.forms.own_data.MAX_PACKED", 100)

    response = upload(as_mira, small_file)

    assert errors_of(response) == ["This file is too large: at most 8 MB can be read."]


def test_two_steps_with_one_id_are_refused(as_mira, small_file):
    steps = small_file["plans"][0]["steps"]
    steps[1]["id"] = steps[0]["id"]

    assert errors_of(upload(as_mira, small_file)) == ["Something is there twice."]


def test_reading_gives_what_was_written(small_file):
    data = read(json.dumps(small_file).encode())

    assert isinstance(data, OwnData)
    assert str(data.plans[0].id) == small_file["plans"][0]["id"]
    assert (
        data.assessments[0].snapshot.plain == small_file["assessments"][0]["snapshot"]
    )
