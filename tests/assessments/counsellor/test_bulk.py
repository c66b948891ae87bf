"""Many clients at once: handed on, archived, brought back."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.counsellor import actions
from assessments.counsellor.models import AuditEntry, Client
from tests.words import page, read, words


@pytest.fixture
def zoe(jonas):
    values = {"name": "Zoë", "language": "en"}
    return actions.add_client(pk=uuid.uuid4(), values=values, by=jonas)


def send(browser, clients, **more):
    ids = {"clients": [str(one.pk) for one in clients]}
    return browser.post("/en/desk/bulk/", ids | more)


def archived():
    return sorted(Client.objects.archived().values_list("name", flat=True))


def test_archiving_is_asked_for_once_more_with_the_names(as_jonas, mira, zoe):
    asked = words(send(as_jonas, [mira, zoe], do="archive").content.decode())

    assert "Archive 2 files?" in asked
    assert "Mira Wójcik HH-17 Zoë" in asked
    assert archived() == []


def test_archived_files_leave_the_queues_and_can_be_brought_back(as_jonas, mira, zoe):
    done = send(as_jonas, [mira], do="archive", sure="1", state="sort=-name&q=")
    assert done["Location"] == "/en/desk/?sort=-name&q="
    assert archived() == ["Mira Wójcik"]
    assert "1 file is in the archive now." in read(as_jonas, "/en/desk/")

    send(as_jonas, [mira, zoe], do="bring-back")
    assert archived() == []
    assert "1 file is back from the archive." in read(as_jonas, "/en/desk/")


def test_everybody_of_a_selection_across_pages(as_jonas, mira, zoe):
    form = {"everything": "1", "state": "language=en"}
    asked = send(as_jonas, [], do="archive", **form).content.decode()
    assert f'name="clients" value="{zoe.pk}"' in asked

    sent = {"clients": f"{mira.pk},{zoe.pk}", "do": "archive", "sure": "1"}
    as_jonas.post("/en/desk/bulk/", sent)
    assert archived() == ["Mira Wójcik", "Zoë"]


def test_lead_hands_clients_on(as_lena, petra, mira, zoe):
    html = page(as_lena, "/en/desk/")
    assert f'<option value="{petra.pk}">Petra Kurz</option>' in html

    send(as_lena, [mira, zoe], do="assign", to=petra.pk)

    assert set(Client.objects.values_list("counsellor", flat=True)) == {petra.pk}
    assert "2 clients have a new counsellor now: Petra Kurz." in read(
        as_lena, "/en/desk/"
    )
    trail = AuditEntry.objects.filter(verb="assigned").values_list("who", "about")
    assert list(trail) == [("Lena Brandt", "Petra Kurz")] * 2


def test_handing_on_a_whole_selection_is_asked_for_once_more(as_lena, petra, mira):
    answer = send(as_lena, [], do="assign", to=petra.pk, everything="1", state="")

    assert "Hand 1 client on to Petra Kurz?" in words(answer.content.decode())
    assert Client.objects.exclude(counsellor=petra).count() == 1


def test_only_the_lead_hands_on(as_jonas, petra, mira):
    assert send(as_jonas, [mira], do="assign", to=petra.pk).status_code == 404
    assert "Hand on" not in read(as_jonas, "/en/desk/")


@pytest.mark.parametrize("stranger", ["as_petra", "as_otto"])
def test_strangers_see_and_change_nothing(request, stranger, mira):
    browser = request.getfixturevalue(stranger)

    for form in ({}, {"sure": "1"}):
        answer = send(browser, [mira], do="archive", **form)
        assert (answer.status_code, answer.content) == (302, b"")
    assert archived() == []


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"do": "archive"}, "please tick the clients first."),
        ({"do": "archive", "clients": "not-an-id,,"}, "please tick the clients first."),
        ({"do": "assign", "everything": "1"}, "please choose a counsellor, too."),
        (
            {"do": "assign", "everything": "1", "to": "99999999999999999999"},
            "please choose a counsellor, too.",
        ),
    ],
)
def test_what_is_missing_is_said(as_lena, mira, form, said):
    answer = as_lena.post("/en/desk/bulk/", form)

    assert answer["Location"] == "/en/desk/"
    assert f"Nothing has changed: {said}" in read(as_lena, "/en/desk/")


def test_nobody_is_handed_on_to_another_office(as_lena, otto, mira):
    send(as_lena, [mira], do="assign", to=otto.pk)

    assert "please choose a counsellor, too." in read(as_lena, "/en/desk/")


@pytest.mark.parametrize("form", [{}, {"do": "delete"}])
def test_unknown_verb_leads_back_to_the_list(as_jonas, mira, form):
    assert as_jonas.post("/en/desk/bulk/", form)["Location"] == "/en/desk/"


def test_number_of_queries_does_not_grow_with_the_clients(as_jonas, mira, zoe, jonas):
    def queries(clients):
        with CaptureQueriesContext(connection) as captured:
            send(as_jonas, clients, do="archive", sure="1")
        return len(captured)

    assert queries([mira]) == queries([zoe, mira])


def test_whole_caseload_goes_to_a_colleague(as_lena, jonas, petra, mira, zoe):
    actions.archive([zoe], by=jonas)
    html = page(as_lena, "/en/desk/transfer/")
    assert f'<option value="{jonas.pk}">Jonas Weber (1 client)</option>' in html

    form = {"source": jonas.pk, "target": petra.pk}
    asked = as_lena.post("/en/desk/transfer/", form).content.decode()
    assert "Hand 1 client on to Petra Kurz?" in words(asked)
    as_lena.post("/en/desk/transfer/", form | {"count": "1"})

    cared_for = Client.objects.values_list("name", "counsellor")
    assert dict(cared_for) == {"Mira Wójcik": petra.pk, "Zoë": jonas.pk}


def test_more_clients_than_were_confirmed_are_asked_for_anew(
    as_lena, jonas, petra, mira, zoe
):
    form = {"source": jonas.pk, "target": petra.pk, "count": "1"}
    asked = as_lena.post("/en/desk/transfer/", form).content.decode()

    assert "Hand 2 clients on to Petra Kurz?" in words(asked)
    assert not Client.objects.filter(counsellor=petra).exists()


def test_caseload_of_who_has_left_can_be_handed_on(as_lena, jonas, petra, mira):
    jonas.is_active = False
    jonas.save()

    form = {"source": jonas.pk, "target": petra.pk, "count": "1"}
    as_lena.post("/en/desk/transfer/", form)

    assert Client.objects.get().counsellor == petra


def test_transfer_needs_two_different_counsellors(as_lena, jonas, otto, mira):
    same = {"source": jonas.pk, "target": jonas.pk}
    elsewhere = {"source": jonas.pk, "target": otto.pk}

    said = [
        words(as_lena.post("/en/desk/transfer/", form).content.decode())
        for form in (same, elsewhere, {"target": jonas.pk})
    ]

    assert "Please choose two different counsellors." in said[0]
    assert "To – Please choose a counsellor." in said[1]
    assert "From – Please choose a counsellor." in said[2]


def test_transfer_is_the_leads(as_jonas):
    assert as_jonas.get("/en/desk/transfer/").status_code == 404
