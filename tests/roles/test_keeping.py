"""Public pages are kept until the catalogue changes, and not a moment longer."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roles import edition
from roles.models import Role
from tests import factories


def queries_of(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_page_that_nothing_has_changed_takes_one_query(client, helper_role):
    client.get("/en/roles/helper/")

    assert queries_of(client, "/en/roles/helper/") == 1


def test_change_of_any_part_of_the_catalogue_shows_at_once(client, helper_role):
    client.get("/en/roles/helper/")
    skill = helper_role.skillrequirements.first().skill
    skill.name_en = "Lending an ear"
    skill.save()

    assert "Lending an ear" in client.get("/en/roles/helper/").content.decode()


def test_each_language_is_kept_for_itself(client, helper_role):
    client.get("/en/roles/helper/")

    assert "<h1>Hilfskraft</h1>" in client.get("/de/roles/helper/").content.decode()


def test_role_that_is_hidden_is_gone_at_once(client, helper_role):
    client.get("/en/roles/helper/")
    helper_role.is_published = False
    helper_role.save()

    assert client.get("/en/roles/helper/").status_code == 404


def test_missing_pages_are_not_kept(client, db):
    assert client.get("/en/roles/helper/").status_code == 404
    factories.role("helper")

    assert client.get("/en/roles/helper/").status_code == 200


@pytest.mark.parametrize("query", ["?q=helper", "?&&", "?=", "?&q"])
def test_addresses_with_a_query_are_not_kept(client, helper_role, query):
    """Anybody can make any number of those."""
    client.get(f"/en/roles/{query}")

    assert not caches["pages"]._cache


def test_edition_is_the_same_until_something_is_saved_or_deleted(helper_role):
    before = edition.current()
    assert edition.current() == before

    helper_role.save()
    saved = edition.current()
    assert saved != before

    Role.objects.get().skillrequirements.first().delete()
    assert edition.current() != saved


def test_change_by_a_clock_that_is_behind_is_seen(helper_role):
    """Another machine's, or after the hour was set back."""
    before = edition.current()

    helper_role._history_date = timezone.now() - timedelta(hours=1)
    helper_role.save()

    assert edition.current() != before


def test_change_that_came_late_is_seen(helper_role):
    """It was written before the last one, in a transaction that took longer."""
    late = helper_role.history.first()
    helper_role.save()
    Role.history.filter(pk=late.pk).delete()  # as others saw it meanwhile
    before = edition.current()

    late.save()

    assert edition.current() != before


def test_kept_pages_hold_nothing_of_their_first_visitor(as_ada, client, helper_role):
    as_ada.get("/en/roles/helper/")

    response = client.get("/en/roles/helper/")

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
