"""The catalogue in memory: read once for each edition, by whichever thread comes first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from roles.searching import catalogue
from roles.searching.filters import Facts
from tests import factories


def found(query, language="en"):
    """Slugs of the roles."""
    keys = catalogue.current().found_keys(query, language)
    roles = factories.Role.objects.in_bulk(keys)
    return [roles[key].slug for key in keys]


def queries_of(action):
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


def test_everything_that_people_call_a_role_leads_to_it(db):
    role = factories.role("helper", title_en="Helper", title_de="Hilfskraft")
    factories.also_called(role, "Podręczny", "pl")
    skill = factories.skill(name_en="Listening", name_da="At lytte")
    skill.alternative_names_en = "Paying attention\nHearing people out"
    skill.save()
    factories.asks_skill(role, skill, importance="asset")
    factories.listed_as(role, "9412", label_de="Küchenhilfen")
    address = "http://data.europa.eu/esco/occupation/25cd22e7-e2a4"
    factories.listed_as(role, address, scheme="esco")
    factories.role("other")

    for query in (
        "helper",
        "hilfskraft",
        "podreczny",
        "at lytte",
        "hearing people out",
        "9412",
        "isco-08 9412",
        "küchenhilfe",
        "ESCO",
        "25cd22e7-e2a4",
        address,
    ):
        assert found(query) == ["helper"], query


def test_skills_that_nobody_asks_for_and_hidden_roles_are_not_found(db):
    hidden = factories.role("secret", is_published=False)
    factories.also_called(hidden, "Agent")
    factories.asks_skill(hidden, factories.skill("silence"))
    factories.skill("juggling")

    for query in ("secret", "agent", "silence", "juggling"):
        assert found(query) == []


def test_facts_are_what_nobody_gets_in_without(db):
    role = factories.role()
    factories.asks_education(role, 4)
    factories.asks_education(role, 6, importance="preferred")
    factories.asks_experience(role, factories.area("leading"), months=24)
    factories.asks_experience(role, factories.area("service"), months=12)
    factories.asks_experience(role, factories.area("sales"), 60, importance="asset")

    assert catalogue.current().facts == [Facts(eqf_level=4, months=24)]


def test_reading_takes_as_many_queries_for_three_roles_as_for_one(db):
    def furnish():
        role = factories.role()
        factories.asks_skill(role, factories.skill())
        factories.asks_education(role)
        factories.also_called(role, "Other")
        factories.listed_as(role, str(role.pk))

    furnish()
    few = queries_of(lambda: catalogue.read("one"))
    furnish()
    furnish()

    assert queries_of(lambda: catalogue.read("three")) == few == 9


def test_nothing_changed_takes_one_query_and_keeps_what_is_there(db):
    factories.role("helper")
    first = catalogue.current()

    assert queries_of(catalogue.current) == 1
    assert catalogue.current() is first


def test_other_titles_that_come_and_go_alone_are_seen(db):
    role = factories.role("helper")
    assert found("assistant") == []

    title = factories.also_called(role, "Assistant")
    assert found("assistant") == ["helper"]

    title.delete()
    assert found("assistant") == []


def test_adas_edit_is_found_at_once(as_ada, db):
    skill = factories.skill("listening", anchors=False)
    factories.asks_skill(factories.role("helper"), skill)
    assert found("eavesdropping") == []
    form = {
        "slug": "listening",
        "name_en": "Eavesdropping",
        "anchors-TOTAL_FORMS": "0",
        "anchors-INITIAL_FORMS": "0",
    }

    as_ada.post(f"/en/admin/roles/skill/{skill.pk}/change/", form)

    assert found("eavesdropping") == ["helper"]
    assert found("listening") == []


@pytest.mark.django_db(transaction=True)
def test_threads_that_come_together_read_it_once(monkeypatch):
    factories.role("helper")
    read, times = catalogue.read, []
    monkeypatch.setattr(catalogue, "read", lambda now: times.append(now) or read(now))
    together = Barrier(4)

    def come():
        together.wait()
        try:
            return found("helper"), catalogue.current()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = [one.result() for one in [threads.submit(come) for _ in range(4)]]

    assert [slugs for slugs, _ in answers] == [["helper"]] * 4
    assert len({id(kept) for _, kept in answers}) == 1
    assert len(times) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="there, writers take turns")
def test_edit_that_takes_longer_than_anothers_is_found():
    slow, quick = factories.role("slow"), factories.role("quick")
    is_written, may_end = Event(), Event()

    def edit_slowly():
        with transaction.atomic():
            slow.title_en = "Tortoise"
            slow.save()
            is_written.set()
            may_end.wait(10)
        connection.close()

    with ThreadPoolExecutor(1) as threads:
        editing = threads.submit(edit_slowly)
        is_written.wait(10)
        quick.title_en = "Hare"
        quick.save()
        assert (found("hare"), found("tortoise")) == (["quick"], [])
        may_end.set()
        editing.result()

    assert found("tortoise") == ["slow"]
