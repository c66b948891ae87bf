"""The workbook: every question stands in it, and its points add up by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from assessments.paper import ANSWERS, Workbook
from assessments.scoring import SkillHeld, score
from assessments.snapshot import asked_of, requirements_of, weights_of
from careerpath.languages import CODES, shown, texts_of
from roles.models import Role
from tests import factories

PATH = "/en/check/helper/paper/"


def text_of(response):
    return response.content.decode()


def role_of(slug):
    return Role.objects.with_requirements().get(slug=slug)


def worth_of(row):
    return [(worth.label, str(worth.points)) for worth in row.worth]


@pytest.fixture(params=["helper", "customer-service-manager"])
def any_role(request, helper_role, real_content):
    return role_of(request.param)


@pytest.fixture
def helper_book(helper_role):
    return Workbook(role_of("helper"))


def test_sheet_says_what_each_answer_brings(helper_book):
    """The sums by hand: 25, 30, 27 and 18 points."""
    education, experience, listening, planning = helper_book.sheet

    assert worth_of(education) == [
        ("EQF level 4 or higher", "25"),
        ("EQF level 3", "15"),
        ("EQF level 2", "7.5"),
        ("lower or none", "0"),
    ]
    assert worth_of(experience) == [
        ("6 months", "7.5"),
        ("1 year", "15"),
        ("1 year and 6 months", "22.5"),
        ("2 years or more", "30"),
    ]
    assert experience.per_month == Decimal("1.25")
    assert [points for _, points in worth_of(listening)] == ["0", "9", "18", "27", "27"]
    assert [points for _, points in worth_of(planning)] == ["0", "9", "18", "18", "18"]


def test_field_of_study_is_told_apart_where_one_is_asked(helper_role):
    helper_role.educationrequirements.update(isced_fields="041 0311")

    education = Workbook(role_of("helper")).sheet[0]

    assert worth_of(education) == [
        ("EQF level 4 or higher, field as asked", "25"),
        ("EQF level 3, field as asked", "15"),
        ("EQF level 2, field as asked", "7.5"),
        ("EQF level 4 or higher, another field", "12.5"),
        ("EQF level 3, another field", "7.5"),
        ("EQF level 2, another field", "3.8"),
        ("lower or none", "0"),
    ]


def test_low_and_short_needs_have_no_line_twice(helper_role):
    helper_role.educationrequirements.update(eqf_level=1)
    helper_role.experiencerequirements.update(months=1)

    education, experience, *_ = Workbook(role_of("helper")).sheet

    assert worth_of(education) == [
        ("EQF level 1 or higher", "25"),
        ("no certificate yet", "15"),
    ]
    assert worth_of(experience) == [("1 month or more", "30")]


def test_every_answer_brings_what_the_score_says(any_role):
    items = asked_of(any_role)
    requirements = {one.key: one for one in requirements_of(items)}
    dimensions = {item["key"]: item["dimension"] for item in items}

    for row in Workbook(any_role).sheet:
        answers = ANSWERS[dimensions[row.key]](requirements[row.key].need)
        for worth, (_, held) in zip(row.worth, answers, strict=True):
            result = score(
                list(requirements.values()), {row.key: held}, weights_of(any_role)
            )
            exact = result.line(row.key).earned
            assert abs(Fraction(worth.points) - exact) < Fraction(1, 10)


def test_all_lines_together_bring_exactly_100(any_role):
    assert Workbook(any_role).total == 100


@pytest.mark.parametrize("level", range(5))
def test_sum_by_hand_is_the_score_within_a_few_tenths(any_role, level):
    requirements = requirements_of(asked_of(any_role))
    skills = {one.key for one in requirements if one.dimension == "skills"}
    answers = {key: SkillHeld(level) for key in skills}

    by_hand = sum(
        row.worth[level].points
        for row in Workbook(any_role).sheet
        if row.key in answers
    )

    by_score = score(requirements, answers, weights_of(any_role)).low
    assert abs(Fraction(by_hand) - by_score) < Fraction(1, 2)


def test_months_times_the_points_of_one_month_are_the_points(any_role):
    items = {item["key"]: item for item in asked_of(any_role)}

    for row in Workbook(any_role).sheet:
        if row.per_month is not None:
            months = items[row.key]["need"]["months"]
            assert abs(row.per_month * months - row.most) < Decimal("0.1")


def test_essentials_and_what_they_need_for_the_second_band(helper_book):
    essentials = [
        (row.name, str(row.most), str(row.nearly)) for row in helper_book.essentials
    ]

    assert essentials == [
        ("Education 4", "25", "15"),
        ("Customer service", "30", "18"),
        ("Listening", "27", "16.2"),
    ]


def test_bands_are_said_in_the_words_of_the_result(helper_book):
    assert [str(label) for label, _ in helper_book.bands] == [
        "Ready",
        "Nearly ready",
        "Developing",
        "Starting out",
    ]


@pytest.mark.parametrize("language", CODES)
def test_every_question_stands_in_the_workbook(client, real_content, language):
    page = text_of(client.get(f"/{language}/check/customer-service-manager/paper/"))

    role = role_of("customer-service-manager")
    with translation.override(language):
        names = [row.area for row in role.experiencerequirements.all()]
        names += [row.skill for row in role.skillrequirements.all()]
        texts = [shown(texts_of(one, "name")) for one in names]
        for row in role.skillrequirements.all():
            texts += [shown(texts_of(one, "text")) for one in row.skill.anchors.all()]
    assert len(names) == 18
    assert [text for text in texts if text not in page] == []
    assert "19. " in page  # with one question about education
    assert "20. " not in page


def test_two_requirements_of_one_question_share_its_number(helper_role):
    factories.asks_education(helper_role, 5, "preferred", "041")

    book = Workbook(role_of("helper"))

    assert len(book.questions) == 4
    assert [row.number for row in book.sheet] == [1, 1, 2, 3, 4]


def test_workbook_is_the_same_for_everybody_and_sets_no_cookie(
    as_mira, as_petra, helper_role, check_of
):
    check_of(as_mira).answer_all()

    for_mira, for_petra = as_mira.get(PATH), as_petra.get(PATH)

    assert for_mira.content == for_petra.content
    assert "public" in for_mira["Cache-Control"]
    assert not for_petra.cookies


@pytest.mark.parametrize("path", ["/en/roles/helper/", "/en/check/helper/education/"])
def test_workbook_is_offered_where_one_begins(as_mira, helper_role, path):
    assert PATH in text_of(as_mira.get(path))


def test_workbook_says_where_to_type_the_answers_in_later(as_mira, helper_role):
    assert "http://testserver/en/check/helper/" in text_of(as_mira.get(PATH))


def test_there_is_no_workbook_without_questions_or_role(as_mira, helper_role):
    factories.role("idle")
    factories.role("hidden", is_published=False)

    for slug in ("idle", "hidden", "nobody"):
        assert as_mira.get(f"/en/check/{slug}/paper/").status_code == 404


def test_queries_do_not_grow_with_what_the_role_asks(
    as_mira, helper_role, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as queries:
        as_mira.get(PATH)
    few = len(queries)

    for number in range(2):
        factories.asks_skill(helper_role, factories.skill())
        factories.asks_experience(helper_role, factories.area(f"area-{number}"))

    with django_assert_num_queries(few):
        as_mira.get(PATH)
