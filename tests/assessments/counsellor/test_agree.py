"""Own and agreed ratings side by side, and what the results say about them."""

import re
import uuid
from datetime import date

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.models import AuditEntry
from assessments.doors import share_token
from assessments.models import AgreedRating, Assessment, Plan, ShareLink
from roles.models import Skill
from tests import factories

LETTER = "A letter of the library:\r\nshe led the counter. „Sehr gut“ 🙂"


def text_of(response):
    return response.content.decode()


def desk(client, path, language="en"):
    return f"/{language}/desk/clients/{client.pk}/{path}"


def sent(page, **changed):
    """What the browser sends back of the form on this page."""
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {
        name: form[name].value() for name in form.fields if form[name].value() == 0
    }
    return data | {name.replace("_", "-", 1): value for name, value in changed.items()}


def skill(slug):
    return Skill.objects.get(slug=slug)


@pytest.fixture
def path(assessed):
    return desk(assessed, "agree/helper/")


@pytest.fixture
def agreed(assessed, jonas):
    """Jonas and Mira have agreed on listening 3, by a letter, on 4 January 2027."""
    actions.agree_ratings(assessed, {skill("listening").pk: (3, LETTER)}, by=jonas)
    AgreedRating.objects.update(agreed_on=date(2027, 1, 4))
    return assessed


def rate(client, **levels):
    own_actions.save_skills(
        {skill(slug).pk: level for slug, level in levels.items()}, by=client.profile
    )


def ratings():
    rows = AgreedRating.objects.order_by("skill__slug")
    return [*rows.values_list("skill__slug", "level", "evidence", "agreed_with")]


# Side by side


def test_page_shows_what_is_asked_and_both_ratings_must_haves_first(
    as_jonas, agreed, path
):
    factories.asks_skill(agreed.target_role, factories.skill("aaa"), level=1)
    rows = [
        (one.skill.slug, one.asked, one.own, one.in_force and one.in_force.level)
        for one in as_jonas.get(path).context["pairs"]
    ]
    assert rows == [
        ("listening", 3, 2, 3),
        ("aaa", 1, None, None),
        ("planning", 2, 2, None),
    ]


def test_skills_are_read_in_polish_and_both_marks_stand_at_their_level(
    as_jonas, agreed, path
):
    form = as_jonas.get(desk(agreed, "agree/helper/", "de")).context["form"]
    options = [option for _value, option in form.fields["level-listening"].choices]
    with translation.override("pl"):
        own = translation.pgettext("level of a skill", "own rating")
        asked = translation.pgettext("level of a skill", "asked for")
        labels = ["none", "basic", "intermediate", "advanced", "expert"]
        labels = [translation.pgettext("skill level", one) for one in labels]
        titles = [str(one.title) for one in options[1:]]

    assert titles == labels
    assert [one.marks for one in options] == [(), (), (), (own,), (asked,), ()]


def test_nothing_is_preset_before_something_is_agreed(as_jonas, assessed, path):
    form = as_jonas.get(path).context["form"]
    assert [form[name].value() for name in form.fields if "level" in name] == ["", ""]


def test_way_without_a_role_leads_to_the_target_role_or_the_choice(
    as_jonas, assessed, path, helper_role
):
    begin = desk(assessed, "agree/")
    assert as_jonas.get(begin)["Location"] == path
    assessed.target_role = factories.role("hidden", is_published=False)
    assessed.save()
    assert as_jonas.get(begin)["Location"] == path
    helper_role.is_published = False
    helper_role.save()
    assert as_jonas.get(begin)["Location"] == desk(assessed, "assess/")


def test_role_that_asks_no_skill_has_nothing_to_agree_on(as_jonas, assessed):
    factories.asks_education(factories.role("clerk"))
    page = text_of(as_jonas.get(desk(assessed, "agree/clerk/")))
    assert "nothing to agree on" in page


def test_page_costs_the_same_for_many_skills(as_jonas, agreed, path):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            as_jonas.get(path)
        return len(queries)

    cost()
    before = cost()
    for number in range(3):
        one = factories.skill(f"more-{number}")
        factories.asks_skill(agreed.target_role, one)
    assert cost() == before


# Agreeing


def test_agreed_rating_scores_and_the_difference_is_shown(as_jonas, assessed, path):
    data = sent(as_jonas.get(path), level_listening="3", evidence_listening=LETTER)
    result = as_jonas.post(path, data)
    page = as_jonas.get(result["Location"])

    new, old = Assessment.objects.completed()
    assert result["Location"] == desk(assessed, f"results/{new.pk}/")
    assert ratings() == [("listening", 3, LETTER, "Jonas Weber")]
    assert assessed.profile.skillanswers.get(skill__slug="listening").level == 2
    assert (old.points, new.points) == (76, 85)
    assert page.context["gain"] == 9
    assert [
        (str(one.name), str(one.before), str(one.after), one.gain)
        for one in page.context["differences"]
    ] == [("Listening", "intermediate", "advanced", 9)]
    assert "1 rating is saved." in text_of(page)


def test_own_ratings_are_agreed_on_with_one_button(as_jonas, assessed, path):
    data = sent(as_jonas.get(path), level_listening="3") | {"go": "same"}
    as_jonas.post(path, data)

    assert [one[:2] for one in ratings()] == [("listening", 3), ("planning", 2)]


def test_level_none_can_be_agreed_on_and_stays_chosen(as_jonas, assessed, path):
    as_jonas.post(path, sent(as_jonas.get(path), level_listening="0"))

    assert [one[:2] for one in ratings()] == [("listening", 0)]
    assert as_jonas.get(path).context["form"]["level-listening"].value() == 0
    assert as_jonas.post(path, sent(as_jonas.get(path))).status_code == 302
    assert [one[:2] for one in ratings()] == [("listening", 0)]


def test_agreement_can_be_taken_back(as_jonas, agreed, path):
    data = sent(as_jonas.get(path), level_listening="", evidence_listening="")
    as_jonas.post(path, data)

    assert ratings() == []
    assert Assessment.objects.completed().first().points == 76


def test_agreement_can_be_taken_back_with_its_old_words_left_standing(
    as_jonas, agreed, path
):
    as_jonas.post(path, sent(as_jonas.get(path), level_listening=""))
    assert ratings() == []


def test_what_mira_changed_since_is_marked_and_kept(as_jonas, agreed, path):
    rate(agreed, listening=1)
    page = as_jonas.get(path)

    assert "changed since" in text_of(page)
    assert "It was advanced, with Jonas Weber" in text_of(page)
    assert page.context["form"]["level-listening"].value() == ""
    as_jonas.post(path, sent(page, level_planning="2"))
    assert [one[:2] for one in ratings()] == [("listening", 3), ("planning", 2)]
    assert not AgreedRating.objects.get(skill__slug="listening").is_in_force


def test_without_a_result_agreeing_makes_none(as_jonas, consenting, helper):
    path = desk(consenting, "agree/helper/")
    data = sent(as_jonas.get(path), level_listening="3")

    assert as_jonas.post(path, data)["Location"] == path
    assert Assessment.objects.count() == 0
    assert [one[:2] for one in ratings()] == [("listening", 3)]


def test_sent_twice_is_agreed_once(as_jonas, assessed, path):
    data = sent(as_jonas.get(path), level_listening="3")
    first, second = as_jonas.post(path, data), as_jonas.post(path, data)

    assert first["Location"] == second["Location"]
    assert Assessment.objects.completed().count() == 2
    assert AuditEntry.objects.filter(verb="agreed").count() == 1


def test_who_agrees_anew_is_named_and_the_others_stay(as_lena, agreed, path):
    data = sent(as_lena.get(path), level_planning="1")
    as_lena.post(path, data)

    assert [(one[0], one[3]) for one in ratings()] == [
        ("listening", "Jonas Weber"),
        ("planning", "Lena Brandt"),
    ]


# Two windows


def test_change_from_elsewhere_is_shown_and_not_overwritten(
    as_jonas, assessed, path, lena
):
    data = sent(as_jonas.get(path), level_listening="4", evidence_listening="Mine")
    actions.agree_ratings(assessed, {skill("listening").pk: (1, "Hers")}, by=lena)

    page = as_jonas.post(path, data)

    html = text_of(page)
    assert ratings() == [("listening", 1, "Hers", "Lena Brandt")]
    assert "changed in another window" in html
    assert [one.skill.slug for one in page.context["theirs"]] == ["listening"]
    assert "Hers" in html
    assert page.context["form"]["level-listening"].value() == "4"
    assert page.context["form"]["evidence-listening"].value() == "Mine"

    as_jonas.post(path, sent(page))
    assert ratings() == [("listening", 4, "Mine", "Jonas Weber")]


def test_own_rating_changed_meanwhile_is_shown_too(as_jonas, assessed, path):
    data = sent(as_jonas.get(path), level_listening="2")
    rate(assessed, listening=4)

    page = as_jonas.post(path, data)

    assert ratings() == []
    assert "changed in another window" in text_of(page)
    assert [one.own for one in page.context["theirs"]] == [4]


def test_skill_that_joined_the_role_meanwhile_is_left_alone(as_jonas, agreed, path):
    data = sent(as_jonas.get(path), level_planning="2")
    late = factories.skill("late")
    factories.asks_skill(agreed.target_role, late)
    AgreedRating.objects.create(
        profile=agreed.profile,
        skill=late,
        level=1,
        agreed_with="Lena Brandt",
        agreed_on=date(2027, 1, 4),
    )
    assert as_jonas.post(path, data).status_code == 302
    assert [one[:2] for one in ratings()] == [
        ("late", 1),
        ("listening", 3),
        ("planning", 2),
    ]


# What goes wrong


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"level_listening": "7"}, "level-listening"),
        ({"level_listening": "9" * 4000}, "level-listening"),
        ({"level_listening": "x"}, "level-listening"),
        (
            {"level_listening": "3", "evidence_listening": "x" * 1001},
            "evidence-listening",
        ),
        (
            {"level_listening": "3", "evidence_listening": "a\x00b"},
            "evidence-listening",
        ),
        ({"evidence_listening": "without a level"}, "level-listening"),
    ],
)
def test_mistake_is_named_beside_the_field_and_the_rest_stays(
    as_jonas, assessed, path, changed, field
):
    data = sent(as_jonas.get(path), level_planning="1", evidence_planning="🙂")
    data |= {name.replace("_", "-", 1): value for name, value in changed.items()}

    page = as_jonas.post(path, data)

    assert [*page.context["form"].errors] == [field]
    assert f'href="#id_{field}' in text_of(page)
    assert page.context["form"]["evidence-planning"].value() == "🙂"
    assert ratings() == []


@pytest.mark.parametrize("seen", ["", "x" * 500, "\x00"])
def test_strange_fingerprint_overwrites_nothing(as_jonas, assessed, path, seen):
    data = sent(as_jonas.get(path), level_listening="3") | {"seen": seen}

    assert as_jonas.post(path, data).status_code == 200
    assert ratings() == []


def test_withdrawn_consent_agrees_on_nothing_and_loses_nothing(
    as_jonas, agreed, path, jonas
):
    data = sent(as_jonas.get(path), level_planning="1", evidence_planning="Typed")
    actions.withdraw_consent(agreed, withdrawn_on=date(2027, 1, 5), by=jonas)

    page = as_jonas.post(path, data)

    assert "There is no consent any more" in text_of(page)
    assert "Typed" in text_of(page)
    assert [(one.own, one.agreed) for one in page.context["pairs"]] == [
        (None, None)
    ] * 2
    assert [one[:2] for one in ratings()] == [("listening", 3)]
    assert as_jonas.get(path).status_code == 404


def test_stale_page_comes_back_with_all_that_was_entered(assessed, path, jonas):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(jonas)
    page = browser.post(path, sent(browser.get(path), level_listening="3"))

    assert "This page had been open too long" in text_of(page)
    assert page.context["form"]["level-listening"].value() == "3"
    assert ratings() == []


@pytest.mark.parametrize("stranger", ["as_petra", "as_otto", "as_ella"])
def test_stranger_agrees_on_nothing(request, as_jonas, assessed, path, stranger):
    browser = request.getfixturevalue(stranger)
    data = sent(as_jonas.get(path), level_listening="3")

    assert browser.get(path).status_code == 404
    assert browser.post(path, data).status_code == 404
    assert browser.get(desk(assessed, "agree/")).status_code == 404
    assert ratings() == []


# The result at the desk, and the client's own pages


@pytest.fixture
def results(agreed, helper, jonas):
    """The new result, with the agreed rating, and the one before."""
    actions.complete_together(agreed, helper, by=jonas)
    return [*Assessment.objects.completed()]


@pytest.fixture
def own_browser(agreed, jonas):
    """Mira's own, with her return link."""
    code = actions.give_return_link(agreed, by=jonas)
    browser = Browser()
    browser.post("/en/return/", {"code": code})
    return browser


SAYS_BOTH = (
    "What counts is what was agreed with Jonas Weber on 4 January 2027: advanced. Own "
    "rating: intermediate."
)


def test_result_says_which_rating_scored_and_shows_both(
    as_jonas, agreed, results, own_browser
):
    new, old = results
    at_the_desk = as_jonas.get(desk(agreed, f"results/{new.pk}/"))
    own = own_browser.get(new.get_absolute_url())

    for page in (at_the_desk, own):
        html = re.sub(r"\s+", " ", text_of(page))
        assert SAYS_BOTH in html
        assert "she led the counter." in html
        assert "you have agreed on with Jonas Weber; all else you have rated" in html
        assert "You have rated yourself." not in html
    before = text_of(own_browser.get(old.get_absolute_url()))
    assert "You have rated yourself." in before
    assert "What counts is" not in before


def test_result_can_be_shown_in_polish(as_jonas, agreed, results):
    address = desk(agreed, f"results/{results[0].pk}/", "de")
    german, polish = as_jonas.get(address), as_jonas.get(f"{address}?in=client")

    with translation.override("pl"):
        headline = translation.gettext("You already bring a good part of it.")
    assert german.context["language"] == "de"
    assert f"<h2>{headline}</h2>" not in text_of(german)
    assert '<html lang="de">' in text_of(polish)
    assert f"<h2>{headline}</h2>" in text_of(polish).split('lang="pl">')[-1]


def test_printed_points_of_an_agreed_result_add_up(as_jonas, agreed, results):
    report = as_jonas.get(desk(agreed, f"results/{results[0].pk}/")).context["report"]
    assert sum(line.points for line in report.lines) == report.range["low"] == 85


def test_rating_is_read_word_for_word(as_jonas, agreed, results):
    report = as_jonas.get(desk(agreed, f"results/{results[0].pk}/")).context["report"]
    [rating] = [line.rating for line in report.lines if line.rating]

    assert (str(rating.own), str(rating.agreed)) == ("intermediate", "advanced")
    assert (rating.agreed_with, rating.agreed_on) == ("Jonas Weber", date(2027, 1, 4))
    assert rating.evidence == LETTER


def test_name_and_evidence_are_escaped(as_jonas, agreed, helper, jonas):
    AgreedRating.objects.update(agreed_with="<b>J & W</b>", evidence="<script>x")
    new = actions.complete_together(agreed, helper, by=jonas)
    html = text_of(as_jonas.get(desk(agreed, f"results/{new.pk}/")))

    assert "<script>x" not in html
    assert "<b>J" not in html
    assert "&lt;b&gt;J &amp; W&lt;/b&gt;" in html


@pytest.fixture
def plan(results):
    """A plan on Mira's new result, with a place for its first step."""
    plan = own_actions.make_plan(
        results[0],
        hours_per_week=5,
        starts_on=date(2027, 1, 4),
        choices={},
        by=results[0].profile,
    )
    step = plan.steps.first()
    own_actions.save_step(
        step, version=1, values={"place": "at the kitchen table"}, by=plan.profile
    )
    return plan


def test_plan_is_read_at_the_desk_with_the_own_words(as_jonas, agreed, plan):
    address = desk(agreed, f"plans/{plan.pk}/")
    page = as_jonas.get(address)

    assert "at the kitchen table" in text_of(page)
    assert [card.title for card, _words in page.context["steps"]] == [
        card.title for card in page.context["book"].ahead
    ]
    assert "<form" not in text_of(page).split("<h1>")[1]
    assert 'lang="pl"' in text_of(as_jonas.get(f"{address}?in=client"))


def test_results_and_plans_of_others_are_not_found(
    request, as_jonas, agreed, plan, jonas, results
):
    paths = [
        desk(agreed, f"results/{results[0].pk}/"),
        desk(agreed, f"plans/{plan.pk}/"),
    ]
    for stranger in ("as_petra", "as_otto", "as_ella"):
        browser = request.getfixturevalue(stranger)
        assert [browser.get(path).status_code for path in paths] == [404, 404]
    other = actions.add_client(
        pk=uuid.uuid4(), values={"name": "Ala", "language": "de"}, by=jonas
    )
    actions.record_consent(other, given_on=date(2027, 1, 4), language="de", by=jonas)
    assert as_jonas.get(desk(other, f"results/{results[0].pk}/")).status_code == 404
    assert as_jonas.get(desk(other, f"plans/{plan.pk}/")).status_code == 404
    actions.withdraw_consent(agreed, withdrawn_on=date(2027, 1, 5), by=jonas)
    assert [as_jonas.get(path).status_code for path in paths] == [404, 404]


def test_shared_plan_tells_the_evidence_only_with_the_notes(agreed, plan):
    pages = []
    for with_notes in (False, True):
        link = ShareLink.objects.create(
            plan=Plan.objects.get(),
            expires_on=date(2027, 12, 31),
            with_notes=with_notes,
        )
        pages.append(text_of(Browser().get(f"/en/shared/{share_token(link)}/")))

    assert [SAYS_BOTH in page for page in pages] == [True, True]
    assert ["she led the counter" in page for page in pages] == [False, True]
    assert all("that the person has agreed on with Jonas Weber" in one for one in pages)


def test_own_pages_of_questions_say_what_was_agreed(agreed, own_browser):
    page = text_of(own_browser.get("/en/check/helper/change-skills-1/"))
    overview = text_of(own_browser.get("/en/check/helper/answers/"))

    assert (
        "Agreed with Jonas Weber on 4 January 2027: advanced. If you choose another level "
        "now, yours counts until you talk again." in page
    )
    assert SAYS_BOTH in overview


def test_what_if_and_progress_go_by_what_was_agreed(own_browser, results):
    new, _old = results
    what_if = own_browser.get(f"{new.get_absolute_url()}what-if/")
    progress = own_browser.get(f"{new.get_absolute_url()}progress/")

    assert what_if.status_code == 200
    assert [
        (str(one.before), str(one.after)) for one in progress.context["differences"]
    ] == [("intermediate", "advanced")]


def test_method_page_tells_of_agreed_ratings(client, db):
    assert "Ratings agreed with a counsellor" in text_of(
        client.get("/en/how-it-is-calculated/")
    )
