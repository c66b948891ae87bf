"""What Mira's report says, before it is laid out."""

import json
import uuid
from datetime import date

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.models import NoteKind
from assessments.counsellor.report import CannotReport, annex_of
from roles.models import Skill
from tests.assessments.counsellor.conftest import answer
from tests.assessments.counsellor.report.conftest import (
    DAY,
    SECRET,
    content,
    leaves,
)

LANGUAGES = ["en", "de", "pl", "da"]


def section(made, key):
    return next(one for one in made["sections"] if one["key"] == key)


def said(made, key):
    return list(leaves(section(made, key)))


def refused(client, **given):
    with pytest.raises(CannotReport) as caught:
        content(client, **given)
    return caught.value.reason


# Whether there can be one


def test_without_consent_there_is_no_report(mira):
    assert refused(mira) == "no-consent"


def test_a_consent_taken_back_ends_it(assessed, jonas):
    actions.withdraw_consent(assessed, withdrawn_on=DAY, by=jonas)
    assert refused(assessed) == "no-consent"


def test_without_a_result_there_is_no_report(consenting):
    assert refused(consenting) == "no-result"


def test_a_final_report_needs_the_words_of_the_counsellor(assessed):
    number = "HAM-2027-0001"
    assert refused(assessed, number=number, interpretation=" \n") == "no-interpretation"


def test_a_draft_says_that_they_are_still_to_be_written(assessed):
    made = content(assessed, interpretation="", language="en")
    assert "Still to be written." in said(made, "interpretation")
    assert made["draft"] == "Draft"
    assert "Still to be written." not in said(
        content(assessed, language="en"), "interpretation"
    )


# What it says


def test_the_sections_in_their_order(assessed):
    assert [one["key"] for one in content(assessed)["sections"]] == [
        "summary",
        "start",
        "ledger",
        "interpretation",
        "role",
        "plan",
        "progress",
        "practice",
        "method",
        "rights",
        "signatures",
    ]


def test_it_is_plain_json_in_the_language_of_the_client(assessed):
    made = content(assessed)
    assert json.loads(json.dumps(made)) == made
    assert (made["language"], made["number"], made["made_on"]) == (
        "pl",
        "",
        "2027-01-04",
    )
    assert made["cover"]["pairs"][0][1] == "4 stycznia 2027"


def test_the_summary_says_where_she_stands_and_what_matters(assessed):
    made = content(assessed, language="en")
    standing, _, strengths, _, priorities, _, step = section(made, "summary")["blocks"]
    assert standing["figure"] == "76"
    assert standing["summary"] == (
        "You meet 2 of 4 requirements. 2 essentials are still missing: Customer service "
        "and Listening."
    )
    assert [one["title"] for one in strengths["items"]] == ["Education 4", "Planning"]
    assert priorities["items"] == [
        {
            "title": "Customer service",
            "text": "Asked for: 2 years. You, today: 1 year.",
        },
        {
            "title": "Listening",
            "text": "Asked for: advanced. You, today: intermediate.",
        },
    ]
    assert (step["title"], step["text"]) == (
        "Listen more",
        "11 January 2027 – 24 January 2027, as a proposal",
    )


def test_what_is_not_answered_is_a_range(assessed, helper, jonas):
    listening = helper.skillrequirements.get(skill__slug="listening").skill_id
    own_actions.save_skills({listening: None}, by=assessed.profile)
    actions.complete_together(assessed, helper, by=jonas)
    standing = section(content(assessed, language="en"), "summary")["blocks"][0]
    assert (standing["figure"], standing["low"], standing["high"]) == ("≈ 79", 58, 85)
    assert (standing["band"], standing["alt"]) == (
        "",
        "A bar from 0 to 100: filled up to 58, possible up to 85. “Ready” begins at 80.",
    )
    assert standing["note"].startswith(
        "1 question is unanswered: your score lies between 58 and 85. 58 points are "
        "certain so far; in proportion to what you have answered that is about 79 of 100."
    )


def test_every_line_of_the_ledger_and_its_total(assessed):
    table = section(content(assessed, language="en"), "ledger")["blocks"][1]
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [
        ["Education 4", "met", "25 of 25"],
        ["Customer service", "still needed", "15 of 30"],
        ["Listening", "still needed", "18 of 27"],
        ["Planning", "met", "18 of 18"],
    ]
    assert table["total"][2]["text"] == "76 of 100"


def test_both_ratings_and_which_one_counts(assessed, helper, jonas):
    listening = helper.skillrequirements.get(skill__slug="listening").skill_id
    actions.agree_ratings(assessed, {listening: (3, "Took calls.")}, by=jonas)
    actions.complete_together(assessed, helper, by=jonas)
    made = content(assessed, language="en")
    ratings = section(made, "ledger")["blocks"][-1]
    name, own, agreed, shows = ratings["rows"][0]
    assert (name["text"], own["text"], agreed["text"]) == (
        "Listening",
        "intermediate",
        "advanced",
    )
    assert shows["text"] == [{"text": "Took calls.", "lang": "pl"}]
    assert said(made, "ledger").count("The rating that you agreed on counts here.") == 1


def test_she_starts_from_what_she_has_said_herself(assessed, helper, jonas):
    listening = Skill.objects.get(slug="listening")
    actions.agree_ratings(assessed, {listening.pk: (1, "Seen.")}, by=jonas)
    actions.complete_together(assessed, helper, by=jonas)
    texts = said(content(assessed, language="en"), "start")
    assert texts[texts.index("Listening") + 1] == "intermediate"


def test_the_method_says_whose_judgement_counts(assessed, helper, jonas):
    before = said(content(assessed, language="en"), "method")[3]
    listening = Skill.objects.get(slug="listening")
    actions.agree_ratings(assessed, {listening.pk: (1, "Seen.")}, by=jonas)
    actions.complete_together(assessed, helper, by=jonas)
    after = said(content(assessed, language="en"), "method")[3]
    assert before.startswith("You have rated yourself.")
    assert after.startswith(
        "Where it says so, the level counts that you have agreed on with Jonas Weber;"
    )


def test_a_plan_with_her_own_words(assessed, jonas):
    plan = plan_of(assessed)
    step = plan.steps.get(action__slug="listen-more")
    own_actions.save_step(
        step,
        version=step.version,
        values={
            "place": "Biblioteka",
            "cue": "",
            "obstacle": "nie mam siły",
            "response": "czytam krótko",
            "support": "Ania",
            "notes": "Spytać kierowniczkę",
        },
        by=assessed.profile,
    )
    made = content(assessed, language="en")
    words = [one for one in section(made, "plan")["blocks"] if one["kind"] == "step"]
    assert words[0]["words"] == [
        ["Where?", [{"text": "Biblioteka", "lang": "pl"}]],
        [
            "And if something gets in the way?",
            "If “nie mam siły”, then “czytam krótko”.",
        ],
        ["Who supports me?", [{"text": "Ania", "lang": "pl"}]],
        ["What will prove it?", "A note."],
    ]
    assert "Spytać kierowniczkę" in said(made, "start")


def test_without_a_plan_the_first_steps_are_a_proposal(assessed):
    made = content(assessed, language="en")
    assert section(made, "plan")["title"] == "First steps we propose"
    steps = [one for one in section(made, "plan")["blocks"] if one["kind"] == "step"]
    assert [(one["title"], one["status"], one["gain"]) for one in steps] == [
        ("Listen more", "proposed", "+9 points"),
        ("Work there", "proposed", "+15 points"),
    ]


def next_step(client):
    """What the summary says of it."""
    texts = said(content(client, language="en"), "summary")
    return texts[texts.index("Your next step") + 2 :]


def test_a_next_step_of_the_past_needs_a_new_date(assessed):
    plan_of(assessed)
    made = content(assessed, language="en", made_on=date(2027, 3, 1))
    assert said(made, "summary")[-1] == (
        "4 January 2027 – 17 January 2027 · needs a new date"
    )


def test_a_plan_without_a_step_ahead_says_so_on_the_first_page(assessed):
    plan = plan_of(assessed)
    plan.steps.update(status="done", done_on=DAY)
    assert next_step(assessed)[0] == "There is no step ahead in your plan."


def plan_of(client):
    result = client.profile.assessments.completed().first()
    return own_actions.make_plan(
        result, hours_per_week=5, starts_on=DAY, choices={}, by=client.profile
    )


# What has changed


def test_the_first_report_has_nothing_to_compare_with(assessed):
    made = content(assessed, language="en")
    assert said(made, "progress")[-2].startswith("This is your first result")


def test_progress_since_the_first_result(assessed, helper, jonas):
    answer(assessed.profile, months=24)
    actions.complete_together(assessed, helper, by=jonas)
    lead, table = section(content(assessed, language="en"), "progress")["blocks"]
    day = date_format(timezone.localdate())
    assert lead["text"] == (
        f"Since your first result ({day}) your score has gone from 76 to 91 points."
    )
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [
        ["Customer service", "1 year", "2 years", "+15"]
    ]


def test_progress_since_the_last_final_report(assessed, helper, jonas):
    answer(assessed.profile, months=18)
    actions.complete_together(assessed, helper, by=jonas)
    actions.save_draft(assessed, interpretation="Brawo.", version=0, by=jonas)
    final = actions.make_final(assessed, by=jonas)
    answer(assessed.profile, months=24)
    actions.complete_together(assessed, helper, by=jonas)
    lead, table = section(content(assessed, language="en"), "progress")["blocks"]
    day = date_format(timezone.localdate())
    assert lead["text"] == (
        f"Since your last report ({final.number}, {day}) your score has gone from 83 to "
        "91 points."
    )
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [
        ["Customer service", "1 year and 6 months", "2 years", "+8"]
    ]


# Who may read what


def test_nothing_private_is_in_the_content(assessed, jonas):
    for kind in NoteKind:
        values = {"text": f"{kind}: {SECRET}"}
        actions.add_note(assessed, pk=uuid.uuid4(), kind=kind, values=values, by=jonas)
    assert SECRET not in json.dumps(content(assessed))
    annex = list(leaves(annex_of(assessed, language="en")))
    assert {text for text in annex if SECRET in text} == {
        f"{kind}: {SECRET}" for kind in NoteKind
    }


def test_the_annex_ends_where_it_is_told(assessed, jonas):
    until = timezone.now()
    values = {"text": SECRET}
    actions.add_note(
        assessed, pk=uuid.uuid4(), kind=NoteKind.PRIVATE, values=values, by=jonas
    )
    annex = list(leaves(annex_of(assessed, language="en", until=until)))
    assert SECRET not in annex
    assert "note written" not in annex


# In every language


def shape(value):
    """What a content is made of, without its words."""
    match value:
        case dict():
            kept = ("kind", "key", "columns", "rows", "blocks", "sections", "items")
            return {name: shape(value[name]) for name in kept if name in value}
        case list():
            return [shape(one) for one in value]
    return None


def test_both_languages_can_stand_side_by_side(client_in):
    client = client_in("pl")
    shapes = [shape(content(client, language=one)) for one in LANGUAGES]
    assert shapes == [shapes[0]] * 4


@pytest.mark.parametrize("language", ["de", "pl", "da"])
def test_nothing_is_left_in_english(client_in, language):
    client = client_in(language)
    theirs = set(leaves(content(client)))
    english = set(leaves(content(client, language="en")))
    own = {client.office.name, client.name, "Jonas Weber", "Ran the shift."}
    both = {text for text in theirs & english if len(text.split()) > 1}
    alike = {"Zostań przy tym.", "+1 point"}  # written so; and Danish has the same word
    assert both - own - alike == set()
