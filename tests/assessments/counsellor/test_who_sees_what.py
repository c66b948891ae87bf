"""Every address of the site, opened by everybody: a table written by hand says what each
of them gets. Mira comes by her own return code; the others are signed in as staff.

    Mira    the page, and it holds Mira's name (or, on her own pages, her work)
    page    the page, without anything of hers
    pdf …   a file: what it is
    -       404: for this person there is nothing here
    in      to the sign-in
    my      to the beginning of "My plan"
    go      on to another page
    post    only a form may be sent here (405)
"""

import uuid
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client as Browser
from django.urls import URLPattern, reverse
from django.utils import timezone

from assessments import actions as own_actions
from assessments import doors
from assessments import urls as own_urls
from assessments.counsellor import actions, urls
from assessments.counsellor.batches.worker import work
from assessments.counsellor.models import AuditEntry, Client, Note, NoteKind, Report
from roles import urls as catalogue_urls
from tests.accounts import profile_of

NAME = "Mira Wójcik"
SECRET = "Do not forget the long break."
OWN_WORDS = "At the kitchen table"

NUMBER = f"HAM-{timezone.localdate().year}-0001"
HERS = (NAME, SECRET, OWN_WORDS, NUMBER)

PEOPLE = ["nobody", "Mira", "Jonas", "Petra", "Lena", "Otto", "Ella"]
TABLE = """
address                      nobody  Mira    Jonas   Petra   Lena    Otto    Ella

# Coming in
sign-in                      page    page    go      go      go      go      go
code                         go      go      go      go      go      go      go
sign-out                     post    post    post    post    post    post    post
set-password                 -       -       -       -       -       -       -
my-account                   in      in      page    page    page    page    page
change-password              in      in      page    page    page    page    page
second-factor                in      in      page    page    page    page    page
change-second-factor         in      in      go      go      go      go      go
team                         in      in      -       -       page    page    -

# The caseload
caseload                     in      in      Mira    page    Mira    page    -
bulk                         in      in      go      go      go      go      -
transfer                     in      in      -       -       page    page    -
new-client                   in      in      page    page    page    page    -
change-client                in      in      Mira    -       Mira    -       -
import                       in      in      page    page    page    page    -
import-confirm               in      in      go      go      go      go      -
import-refused               in      in      go      go      go      go      -
import-template              in      in      csv     csv     csv     csv     -
export                       in      in      go      go      go      go      -

# Mira's file
client                       in      in      Mira    -       Mira    -       -
trail                        in      in      Mira    -       Mira    -       -
consent                      in      in      Mira    -       Mira    -       -
withdraw-consent             in      in      Mira    -       Mira    -       -
add-note                     in      in      Mira    -       Mira    -       -
change-note                  in      in      Mira    -       Mira    -       -
delete-note                  in      in      Mira    -       Mira    -       -
adopt                        in      in      Mira    -       Mira    -       -
return-link                  in      in      Mira    -       Mira    -       -
assess                       in      in      Mira    -       Mira    -       -
assess-role                  in      in      go      -       go      -       -
assess-answers               in      in      Mira    -       Mira    -       -
assess-everything            post    post    post    post    post    post    post
assess-page                  in      in      Mira    -       Mira    -       -
agree                        in      in      Mira    -       Mira    -       -
result                       in      in      Mira    -       Mira    -       -
plan                         in      in      Mira    -       Mira    -       -

# Her reports
report                       in      in      Mira    -       Mira    -       -
draft-file                   in      in      pdf     -       pdf     -       -
draft-copy                   in      in      pdf     -       pdf     -       -
make-final                   in      in      Mira    -       Mira    -       -
report-file                  in      in      pdf     -       pdf     -       -
report-copy                  in      in      pdf     -       pdf     -       -
batches                      in      in      page    page    page    page    -
new-batch                    in      in      page    page    page    page    -
batch                        in      in      page    -       -       -       -
batch-zip                    in      in      zip     -       -       -       -
cancel-batch                 post    post    post    post    post    post    post
resume-batch                 post    post    post    post    post    post    post
delete-batch                 in      in      page    -       -       -       -

# What is hers alone
mine                         my      Mira    my      my      my      my      my
make-code                    post    post    post    post    post    post    post
withdraw-own-consent         go      page    go      go      go      go      go
my-report                    -       pdf     -       -       -       -       -
"""


def rows(table):
    """Address → what each of the people gets."""
    lines = [line.split() for line in table.splitlines()]
    lines = [words for words in lines if words and words[0] != "#"]
    assert lines[0][1:] == PEOPLE
    return {words[0]: words[1:] for words in lines[1:]}


def names_in(module):
    return {one.name for one in module.urlpatterns if isinstance(one, URLPattern)}


@pytest.fixture
def world(assessed, jonas, settings):
    """Mira's file with all that can be in one; what its addresses are made of."""
    settings.REPORT_WORKERS = "separate"
    plan = _plan(assessed)
    note = actions.add_note(
        assessed,
        pk=uuid.uuid4(),
        kind=NoteKind.PRIVATE,
        values={"text": SECRET},
        by=jonas,
    )
    actions.save_draft(assessed, interpretation="Już blisko.", version=0, by=jonas)
    final = actions.make_final(assessed, by=jonas)
    actions.save_draft(assessed, interpretation="Dalej tak.", version=0, by=jonas)
    batch = actions.start_batch(
        pk=uuid.uuid4(), clients=[assessed], makes_final=False, by=jonas
    )
    work(batch)
    return {
        "client": assessed,
        "plan": plan,
        "note": note,
        "final": final,
        "batch": batch,
        "result": plan.assessment,
    }


def _plan(client):
    result = client.profile.assessments.get()
    plan = own_actions.make_plan(
        result,
        hours_per_week=5,
        starts_on=date(2027, 1, 4),
        choices={"skill:listening": "listen-more"},
        by=client.profile,
    )
    step = plan.steps.get(action__slug="listen-more")
    own_actions.save_step(
        step, version=step.version, values={"place": OWN_WORDS}, by=client.profile
    )
    return plan


@pytest.fixture
def browsers(world, as_jonas, as_petra, as_lena, as_otto, as_ella, jonas):
    """Everybody's browser by name."""
    code = actions.give_return_link(world["client"], by=jonas)
    mira = Browser()
    mira.post("/en/return/", {"code": code})
    assert profile_of(mira) == world["client"].profile
    others = [as_jonas, as_petra, as_lena, as_otto, as_ella]
    return dict(zip(PEOPLE, [Browser(), mira, *others], strict=True))


def desk_address(name, world):
    """Where the address leads in Mira's case."""
    client = world["client"].pk
    more = {
        "set-password": ["MQ", "abc-def"],
        "change-second-factor": ["off"],
        "add-note": [client, "private"],
        "change-note": [client, world["note"].pk],
        "delete-note": [client, world["note"].pk],
        "assess-role": [client, "helper"],
        "assess-answers": [client, "helper"],
        "assess-everything": [client, "helper"],
        "assess-page": [client, "helper", "change-skills-1"],
        "agree": [client, "helper"],
        "result": [client, world["result"].pk],
        "plan": [client, world["plan"].pk],
        "report-file": [world["final"].pk],
        "report-copy": [world["final"].pk],
        "my-report": [world["final"].pk],
    }
    batch = {"batch", "batch-zip", "cancel-batch", "resume-batch", "delete-batch"}
    plain = {name for name, row in rows(TABLE).items() if name not in OF_CLIENT}
    if name in more:
        args = more[name]
    elif name in batch:
        args = [world["batch"].pk]
    else:
        args = [] if name in plain else [client]
    address = reverse(f"counsellor:{name}", args=args)
    return f"{address}?clients={client}" if name == "new-batch" else address


OF_CLIENT = {
    "change-client",
    "client",
    "trail",
    "consent",
    "withdraw-consent",
    "adopt",
    "return-link",
    "assess",
    "report",
    "draft-file",
    "draft-copy",
    "make-final",
}
FILES = {"application/pdf": "pdf", "text/csv": "csv", "application/zip": "zip"}


def got(answer):
    """The word of the table for what came."""
    if answer.status_code == 302:
        where = answer["Location"]
        if where.startswith("/en/desk/sign-in/?next="):
            return "in"
        return "my" if where == "/en/my/" else "go"
    if answer.status_code != 200:
        return {404: "-", 405: "post"}[answer.status_code]
    kind = answer["Content-Type"].partition(";")[0]
    if kind in FILES:
        return FILES[kind]
    text = answer.content.decode()
    return "Mira" if any(sign in text for sign in HERS) else "page"


def test_the_table_names_every_address_of_the_desk():
    assert {*rows(TABLE)} == names_in(urls)


@pytest.mark.parametrize("name", rows(TABLE))
def test_everybody_gets_what_the_table_says(name, world, browsers):
    address = desk_address(name, world)

    answers = [got(browsers[who].get(address)) for who in PEOPLE]

    assert dict(zip(PEOPLE, answers, strict=True)) == dict(
        zip(PEOPLE, rows(TABLE)[name], strict=True)
    )


IN_HER_FILE = [
    name
    for name, row in rows(TABLE).items()
    if row[4] in ("Mira", "pdf") and name != "caseload"
]


@pytest.mark.parametrize("name", IN_HER_FILE)
def test_whoever_looks_into_her_file_leaves_a_line_in_it(name, world, browsers, lena):
    """By whichever address they come: so we promise her on the page about privacy."""
    browsers["Lena"].get(desk_address(name, world))

    verbs = world["client"].trail.filter(user=lena).values_list("verb", flat=True)
    assert list(verbs) in (["opened"], ["download"])


STRANGERS = ["nobody", "Mira", "Petra", "Otto", "Ella"]


def test_nothing_that_a_stranger_sends_changes_anything_of_hers(world, browsers):
    hers = [
        name for name, row in rows(TABLE).items() if row[2] in ("Mira", "go", "pdf")
    ]
    before = _facts(world)

    for name in hers:
        for who in STRANGERS:
            if name in ("mine", "make-code", "withdraw-own-consent") and who == "Mira":
                continue
            browsers[who].post(desk_address(name, world), {"pk": world["client"].pk})

    assert _facts(world) == before


def _facts(world):
    client = Client.objects.get(pk=world["client"].pk)
    return {
        "client": {name: getattr(client, name) for name in Client.FACTS},
        "counsellor": client.counsellor_id,
        "consent": client.consent,
        "archived": client.archived_at,
        "notes": [*Note.objects.values_list("text", "version")],
        "reports": [*Report.objects.values_list("interpretation", "final_at")],
        "results": client.profile.assessments.count(),
        "trail": AuditEntry.objects.filter(client=client).count(),
        "clients": Client.objects.count(),
    }


# Mira's own pages, which open to whoever holds her key and to nobody else, staff or not.

OWN = """
result what-if route make-plan progress plan change-plan add-step step finish calendar
share
"""
PUBLIC = {
    "front",
    "catalogue",
    "detail",
    "ladders",
    "ladder",
    "glossary",
    "method",
    "privacy",
    "paper",
    "return",
    "sign-up",
    "sign-in",
}


@pytest.mark.parametrize("name", OWN.split())
def test_her_own_pages_open_to_her_alone(name, world, browsers):
    address = own_address(name, world)
    answers = {who: browsers[who].get(address).status_code for who in PEOPLE}

    assert answers.pop("Mira") in (200, 302)
    assert set(answers.values()) == {404}


def own_address(name, world):
    plan = world["plan"]
    step = plan.steps.get(action__slug="listen-more")
    of_result = {"result", "what-if", "route", "make-plan", "progress"}
    args = [world["result"].pk] if name in of_result else [plan.pk]
    return reverse(
        f"assessments:{name}", args=[*args, step.pk] if name in STEP else args
    )


STEP = {"step", "finish"}


def test_shared_plan_opens_by_its_address_and_tells_nothing_else(world, browsers):
    plan, profile = world["plan"], world["client"].profile
    profile.refresh_from_db()
    link = own_actions.share_plan(plan, days=30, with_notes=False, by=profile)
    shared = reverse("assessments:shared", args=[doors.share_token(link)])

    for who in PEOPLE:
        answer = browsers[who].get(shared)
        assert (answer.status_code, got(answer)) == (200, "page")


def test_calendar_feed_holds_her_plan_and_nothing_of_the_desk(world, browsers):
    plan, profile = world["plan"], world["client"].profile
    profile.refresh_from_db()
    plan = own_actions.open_feed(plan, by=profile)
    feed = reverse("assessments:feed", args=[doors.feed_token(plan)])

    for who in PEOPLE:
        text = browsers[who].get(feed).content.decode()
        assert OWN_WORDS in text
        assert not any(sign in text for sign in (NAME, SECRET, NUMBER))


def test_the_admin_opens_to_the_editor_alone(world, browsers):
    call_command("set_up_groups", verbosity=0)
    answers = {
        who: browsers[who].get("/en/admin/", follow=True).status_code for who in PEOPLE
    }
    page = browsers["Ella"].get("/en/admin/").content.decode()

    assert answers == {
        "nobody": 200,
        "Mira": 200,
        "Jonas": 403,
        "Petra": 403,
        "Lena": 403,
        "Otto": 403,
        "Ella": 200,
    }
    assert "/admin/counsellor/" not in page
    assert "/admin/roles/role/" in page


def test_public_pages_are_the_same_for_everybody(world, browsers):
    for address in ("/en/", "/en/roles/", "/en/roles/helper/"):
        pages = {browsers[who].get(address).content for who in PEOPLE}
        assert len(pages) == 1
    assert names_in(catalogue_urls) <= PUBLIC
    assert names_in(own_urls) >= PUBLIC - names_in(catalogue_urls)
