"""Loading the fixtures: everything arrives, nothing twice, and editors keep their work."""

import copy

import pytest
from django.core.serializers.base import DeserializationError

from roles import content
from roles.models import Action, Role, Skill, SkillRequirement
from tests import factories


def record(model, **fields):
    return {"model": model, "fields": fields}


SKILL = record("roles.skill", slug="listening", name_en="Listening", name_de="Zuhören")
FAMILY = record(
    "roles.rolefamily", slug="offices", name_en="Offices", summary_en="Work indoors."
)
ROLE = record(
    "roles.role",
    slug="helper",
    title_en="Helper",
    title_de="Hilfskraft",
    summary_en="You help.",
    reviewed_on="2026-11-01",
)
ASKED = record(
    "roles.skillrequirement",
    role=["helper"],
    skill=["listening"],
    level=2,
    importance="essential",
)


def renewed(original, **fields):
    changed = copy.deepcopy(original)
    changed["fields"].update(fields)
    return changed


def test_shipped_content_arrives_whole(real_content, fixture_records):
    assert len(real_content.created) == len(fixture_records)
    assert [role.slug for role in Role.objects.all()] == [
        "customer-service-representative",
        "customer-service-coordinator",
        "customer-service-team-leader",
        "call-centre-manager",
        "customer-experience-manager",
        "customer-service-manager",
        "head-of-customer-service",
    ]
    manager = Role.objects.get(slug="customer-service-manager")
    assert manager.codes.count() == 8
    live_entry = Action.objects.get(slug="live-data-entry")
    assert live_entry.prerequisites.get().slug == "type-while-listening"


def test_loading_again_changes_nothing(real_content, fixture_records):
    again = content.load(fixture_records)

    assert (again.created, again.updated, again.kept) == ([], [], [])
    assert again.unchanged == len(fixture_records)


def test_new_fixture_renews_what_nobody_has_touched(db):
    content.load([SKILL])

    summary = content.load([renewed(SKILL, name_de="Gut zuhören")])

    assert summary.updated == ["roles.skill:listening"]
    assert Skill.objects.get().name_de == "Gut zuhören"


def test_new_fixture_leaves_alone_what_an_editor_has_changed(db):
    content.load([SKILL])
    skill = Skill.objects.get()
    skill.name_de = "Adas Wort"
    skill.save()

    summary = content.load([renewed(SKILL, name_en="Listening well")])

    assert summary.kept == ["roles.skill:listening"]
    skill.refresh_from_db()
    assert (skill.name_en, skill.name_de) == ("Listening", "Adas Wort")


def test_what_an_editor_has_changed_gains_what_the_fixtures_did_not_name_then(db):
    """As after the release with families: a changed role would be on no ladder."""
    content.load([ROLE])
    Role.objects.update(title_de="Adas Titel")
    of_family = renewed(ROLE, family=["offices"], title_de="Bürohilfe")

    summary = content.load([FAMILY, of_family])

    assert summary.kept == ["roles.role:helper"]
    role = Role.objects.get()
    assert (role.title_de, role.family.slug) == ("Adas Titel", "offices")
    assert role.history.count() == 2


def test_what_an_editor_empties_afterwards_stays_empty(db):
    content.load([ROLE])
    Role.objects.update(title_de="Adas Titel")
    content.load([FAMILY, renewed(ROLE, family=["offices"])])
    Role.objects.update(family=None)

    content.load([FAMILY, renewed(ROLE, family=["offices"])])

    assert Role.objects.get().family is None


def test_what_an_editor_has_filled_in_is_not_written_over(db):
    content.load([FAMILY, ROLE])
    Role.objects.update(title_de="Adas Titel", overview_de="Adas Worte")

    content.load([FAMILY, renewed(ROLE, overview_de="Unsere Worte")])

    assert Role.objects.get().overview_de == "Adas Worte"


def test_what_an_editor_has_deleted_does_not_come_back(db):
    content.load([SKILL, ROLE, ASKED])
    SkillRequirement.objects.all().delete()

    content.load([SKILL, ROLE, ASKED])
    content.load([SKILL, ROLE, renewed(ASKED, level=3)])

    assert not SkillRequirement.objects.exists()


def test_overwrite_lets_the_fixtures_win(db):
    content.load([SKILL])
    Skill.objects.update(name_de="Adas Wort")

    content.load([SKILL], overwrite=True)

    assert Skill.objects.get().name_de == "Zuhören"


def test_record_that_names_something_unknown_loads_nothing_at_all(db):
    with pytest.raises(DeserializationError):
        content.load([SKILL, renewed(ROLE, codes=[["isco-08", "9999"]])])

    assert not Skill.objects.exists()


def test_titles_can_be_searched_as_soon_as_they_are_loaded(db):
    content.load([ROLE])

    assert Role.objects.matching("hilfskraft").get().slug == "helper"


def test_loaded_texts_leave_a_history(db):
    content.load([SKILL])

    assert Skill.objects.get().history.count() == 1


def test_new_column_is_nobodys_edit(db):
    """As after adding a language: the fixtures name more fields than before."""
    content.load([SKILL])

    summary = content.load([renewed(SKILL, name_da="At lytte")])

    assert summary.updated == ["roles.skill:listening"]
    assert Skill.objects.get().name_da == "At lytte"


def test_what_the_fixtures_drop_is_removed(db):
    content.load([SKILL, ROLE, ASKED])

    summary = content.load([SKILL, ROLE])

    assert summary.removed == ["roles.skillrequirement:helper/listening"]
    assert not SkillRequirement.objects.exists()


def test_what_the_fixtures_drop_stays_if_an_editor_has_changed_it(db):
    content.load([SKILL, ROLE, ASKED])
    SkillRequirement.objects.update(level=4)

    summary = content.load([SKILL, ROLE])

    assert summary.kept == ["roles.skillrequirement:helper/listening"]
    assert SkillRequirement.objects.get().level == 4


def test_what_the_fixtures_drop_stays_while_something_depends_on_it(db):
    content.load([SKILL])
    factories.asks_skill(factories.role(), Skill.objects.get())

    summary = content.load([])

    assert summary.kept == ["roles.skill:listening"]
