"""One's own data: what there is, the files to take away, and deleting it for good."""

import json
from datetime import date

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.models import (
    Account,
    Assessment,
    ExperienceAnswer,
    Plan,
    PlanStep,
    Profile,
    Qualification,
    ShareLink,
    SkillAnswer,
)
from assessments.own_data import OwnData
from careerpath import settings as real_settings

PLACE = "at the kitchen table, beside the blue lamp"


def text_of(response):
    return response.content.decode()


@pytest.fixture
def miras_words(miras_plan):
    """What Mira has written into the first step of her plan, and who may see it."""
    mira, step = miras_plan.profile, miras_plan.steps.first()
    values = {"place": PLACE, "weekdays": "MO,WE", "notes": "„Ü“ \\u0000\r\n🙂"}
    actions.save_step(step, version=step.version, values=values, by=mira)
    ShareLink.objects.create(plan=miras_plan, expires_on=date(2027, 6, 1))
    account = Account(profile=mira, email="mira@example.org")
    account.set_password("mira's secret")
    account.save()
    return step


@pytest.fixture
def miras_file(as_mira, miras_words):
    """What Mira has downloaded."""
    return json.loads(as_mira.get("/en/my/data/careerpath.json").content)


# The page


def test_page_says_what_there_is(as_mira, miras_words):
    page = as_mira.get("/en/my/data/")

    assert page.context["numbers"] == [
        ("Certificates", 1),
        ("Areas of experience", 1),
        ("Skill levels", 2),
        ("Results", 1),
        ("Plans", 1),
        ("Steps in them", 2),
        ("Shared links", 1),
    ]
    assert "mira@example.org" in text_of(page)
    assert page["X-Robots-Tag"] == "noindex"


def test_page_leads_to_both_files_and_to_deletion(as_mira, miras_plan):
    page = text_of(as_mira.get("/en/my/data/"))

    for path in ("data/careerpath.json", "data/resume.json", "delete/"):
        assert f'href="/en/my/{path}"' in page
    assert str(miras_plan.profile.deleted_on.year) in page
    assert 'href="/en/my/data/"' in text_of(as_mira.get("/en/my/"))


def test_stranger_can_only_bring_data_along(as_petra, miras_words):
    page = text_of(as_petra.get("/en/my/data/"))

    assert "Nothing is kept about you" in page
    assert "mira@example.org" not in page
    assert as_petra.get("/en/my/data/careerpath.json").status_code == 404
    assert as_petra.get("/en/my/data/resume.json").status_code == 404


# The file


def test_file_is_a_download_that_no_cache_keeps(as_mira, miras_words):
    response = as_mira.get("/de/my/data/careerpath.json")

    assert response["Content-Disposition"] == 'attachment; filename="careerpath.json"'
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Type"] == "application/json"
    assert "„Ü“" in text_of(response)
    assert '\n  "format": "careerpath-own-data",\n' in text_of(response)


def test_file_holds_everything_that_mira_said(miras_file):
    english = {"en": "Customer service"}

    assert miras_file["answers"] == {
        "education": [
            {
                "eqf_level": 4,
                "isced_field": "",
                "is_finished": True,
                "name": {"en": "Certificate 4"},
            }
        ],
        "experience": [
            {
                "area": "customer-service",
                "direct_months": 12,
                "related_months": 0,
                "name": english,
            }
        ],
        "skills": [
            {"skill": "listening", "level": 2, "name": {"en": "Listening"}},
            {"skill": "planning", "level": 2, "name": {"en": "Planning"}},
        ],
    }
    assert miras_file["account"] == {"email": "mira@example.org"}


def test_file_holds_results_and_plans_as_they_are(miras_file, miras_plan):
    [result], [plan] = miras_file["assessments"], miras_file["plans"]

    assert result["snapshot"] == Assessment.objects.get().snapshot
    assert result["role"] == "helper"
    assert plan["assessment"] == result["id"]
    assert plan["hours_per_week"] == 5
    assert [step["action"] for step in plan["steps"]] == ["listen-more", "work-there"]
    assert plan["steps"][0]["place"] == PLACE
    assert plan["steps"][0]["weekdays"] == ["MO", "WE"]
    assert [link["expires_on"] for link in plan["links"]] == ["2027-06-01"]


def test_file_opens_no_door(as_mira, miras_words):
    Plan.objects.update(feed_key="6f1b7c5e-97a5-4a35-8d5e-0d7b7a6f2c11")
    text = text_of(as_mira.get("/en/my/data/careerpath.json"))
    profile, account = Profile.objects.get(), Account.objects.get()
    doors = [
        profile.pk,
        profile.code_digest,
        profile.link_digest,
        account.password,
        ShareLink.objects.get().pk,
        Plan.objects.get().feed_key,
    ]

    assert [door for door in doors if str(door) in text] == []


def test_queries_do_not_grow_with_plans_and_results(
    as_mira, miras_words, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as queries:
        as_mira.get("/en/my/data/careerpath.json")

    plan, result = Plan.objects.get(), Assessment.objects.get()
    for _ in range(2):
        result.pk = None
        result.save(force_insert=True)
        plan.pk, plan.assessment = None, result
        plan.save(force_insert=True)
        PlanStep.objects.create(plan=plan, title="Read")

    with django_assert_num_queries(len(queries)):
        data = json.loads(as_mira.get("/en/my/data/careerpath.json").content)
    assert len(data["plans"]) == 3


# The format


def test_file_keeps_to_the_format_and_names_it(as_petra, miras_file):
    OwnData.model_validate_json(json.dumps(miras_file))

    address = miras_file["$schema"]
    schema = as_petra.get(address.removeprefix("http://testserver"))

    assert address == "http://testserver/own-data.schema.json"
    assert "public" in schema["Cache-Control"]
    assert json.loads(schema.content)["title"] == "CareerPath: my own data, version 2"


def test_format_describes_every_field():
    schema = OwnData.model_json_schema()
    parts = {"": schema} | schema["$defs"]

    silent = [
        f"{part}.{name}"
        for part, rules in parts.items()
        for name, rule in rules["properties"].items()
        if not rule.get("description")
    ]

    assert silent == []
    assert [part for part, rules in parts.items() if not rules["description"]] == []
    assert all(rules["additionalProperties"] is False for rules in parts.values())


def test_format_holds_every_field_of_a_step():
    """A new field of a step belongs into the file, too."""
    of_the_house = {"plan", "version"}
    fields = {field.name for field in PlanStep._meta.fields} - of_the_house

    assert {*OwnData.model_json_schema()["$defs"]["StepRecord"]["properties"]} == fields


# Deleting


EVERYTHING = (
    Account,
    Assessment,
    ExperienceAnswer,
    Plan,
    PlanStep,
    Profile,
    Qualification,
    ShareLink,
    SkillAnswer,
)


def test_delete_leaves_no_row_in_any_table(as_mira, miras_words):
    assert all(model.objects.exists() for model in EVERYTHING)

    as_mira.post("/en/my/delete/")

    assert [model for model in EVERYTHING if model.objects.exists()] == []


def test_delete_leaves_the_rows_of_others(as_mira, as_petra, miras_words, check_of):
    check_of(as_petra).answer_all()
    check_of(as_petra).finish()

    as_mira.post("/en/my/delete/")

    assert Profile.objects.count() == Assessment.objects.count() == 1
    assert SkillAnswer.objects.count() == 2


def test_purge_takes_plans_links_and_accounts_along(miras_words):
    profile = Profile.objects.get()

    assert actions.purge_profiles(profile.deleted_on) == 1
    assert [model for model in EVERYTHING if model.objects.exists()] == []


@pytest.fixture
def database_file(db, tmp_path):
    """The database as a file, as it is in production: kept open until the test is over."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its files to itself")
    memory = connections["default"]
    path = tmp_path / "careerpath.sqlite3"
    options = real_settings.DATABASES["default"]["OPTIONS"]
    facts = memory.settings_dict | {"NAME": str(path), "OPTIONS": options}
    on_disk = type(memory)(facts, "default")
    on_disk.connect()
    with memory.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'")
        tables = ";".join(sql for (sql,) in cursor.fetchall())
    on_disk.connection.executescript(tables)
    connections["default"] = on_disk
    yield path
    on_disk.close()
    connections["default"] = memory


def test_deleted_words_are_gone_from_the_database_file(database_file, request):
    request.getfixturevalue("miras_words")
    as_mira = request.getfixturevalue("as_mira")

    def found(*words):
        files = database_file.parent.glob("careerpath.sqlite3*")
        content = b"".join(file.read_bytes() for file in files)
        return [word for word in words if word.encode() in content]

    traces = (PLACE, "mira@example.org", str(Profile.objects.get().code_digest))
    assert found(*traces) == [*traces]

    as_mira.post("/en/my/delete/")

    assert found(*traces) == []
