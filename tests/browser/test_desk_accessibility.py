"""Every page of the desk, as `test_accessibility` does it for the pages of everybody."""

from base64 import b32decode

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_otp.oath import totp

from assessments import actions as own_actions
from assessments import codes
from assessments.counsellor.batches import work
from assessments.counsellor.models import Batch
from tests.assessments.counsellor.conftest import PASSWORD
from tests.browser.desk import BUTTON, live, sign_in, type_in
from tests.browser.look import ALL_BUT_COLOURS, COLOURS, EVERYTHING, ROOM, Look
from tests.browser.walk import ROLE, submit

# Colours are the same in every language: two are enough to see them all.
SIZES = {
    "en": [(390, "light", ALL_BUT_COLOURS), (1280, "light", ALL_BUT_COLOURS)],
    "de": [
        (390, "light", EVERYTHING),
        (1280, "light", ALL_BUT_COLOURS),
        (390, "dark", COLOURS),
        (320, "light", ROOM),
    ],
    "pl": [
        (390, "light", ALL_BUT_COLOURS),
        (1280, "light", EVERYTHING),
        (1280, "dark", COLOURS),
        (320, "light", ROOM),
    ],
    "da": [(390, "light", ALL_BUT_COLOURS), (1280, "light", ALL_BUT_COLOURS)],
}
# Hard combinations: the client's language beside the counsellor's.
CLIENTS = {"en": "de", "de": "pl", "pl": "da", "da": "pl"}
QUEUES = ["overdue", "unassigned", "archived"]  # some, nobody, other buttons
STORIES = ["going", "late", "to_review", "waiting", "undecided", "withdrawn", "closed"]
OF_FILE = ["", "change/", "consent/", "consent/withdraw/", "trail/", "one-time-code/"]
OF_FILE += ["return-link/", "assess/", "assess/?q=zzz", f"assess/{ROLE}/answers/"]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenbeauftragter " * 3


class Tour:
    """A way through the desk in one language; `seen` is called on each page."""

    def __init__(self, page, language, seen):
        self.page, self.language, self.seen = page, language, seen

    def open(self, path):
        self.page.goto(f"/{self.language}/{path}")
        self.seen(self.page)

    def press(self, selector=BUTTON):
        submit(self.page, selector)
        self.seen(self.page)

    def check_all(self, selector):
        for box in self.page.locator(selector).all():
            box.check()

    def fill(self, **values):
        for name, value in values.items():
            self.page.fill(f"main [name={name}]", value)


def code_of(key):
    return str(totp(b32decode(key.replace(" ", "")))).zfill(6)


def in_and_out(tour, jonas):
    """Coming in with a second factor, as somebody who has no clients yet."""
    page = tour.page
    uid = urlsafe_base64_encode(force_bytes(jonas.pk))
    tour.open("desk/set-password/x/y/")
    tour.open(f"desk/set-password/{uid}/{default_token_generator.make_token(jonas)}/")
    tour.open("desk/sign-in/")
    tour.press()
    sign_in(page, tour.language, "jonas")
    tour.seen(page)
    tour.open("desk/account/")
    tour.open("desk/account/password/")
    tour.press()
    tour.open("desk/account/second-factor/")
    tour.fill(otp_token=code_of(page.locator(".typed-key").inner_text()))
    tour.fill(password=PASSWORD)
    tour.press()
    backup_code = page.locator(".backup-codes li").first.inner_text()
    tour.open("desk/account/second-factor/")
    tour.open("desk/account/second-factor/codes/")
    tour.open("desk/account/second-factor/off/")
    tour.press()
    page.context.clear_cookies()
    sign_in(page, tour.language, "jonas")
    tour.seen(page)
    tour.press()
    tour.fill(otp_token=backup_code)
    tour.press()
    page.context.clear_cookies()


def caseload(tour):
    page = tour.page
    tour.open("desk/")
    for queue in QUEUES:
        tour.open(f"desk/?queue={queue}")
    tour.open("desk/?q=zzz&band=x")
    tour.open("desk/?sort=-score&language=de")
    page.goto(f"/{tour.language}/desk/")
    tour.press("[name=do][value=assign]")
    tour.check_all("[name=clients]")
    tour.press("[name=do][value=archive]")
    tour.open("desk/transfer/")
    tour.press()
    page.select_option("[name=source]", index=1)
    page.select_option("[name=target]", label="Jonas Weber")
    tour.press()
    tour.open("desk/team/")


def clients(tour, client):
    page = tour.page
    tour.open("desk/clients/new/")
    tour.press()
    tour.open(f"desk/clients/{client.pk}/change/")
    type(client).objects.filter(pk=client.pk).update(version=99, phone="1")
    tour.fill(phone="2")
    tour.press()
    client.refresh_from_db()
    rows = [
        "Name;Reference;Language;Phone;Shoe size",
        f"Nowak;;pl;{LONG[:30]};44",
        f"Ola {LONG};HH-900;pl;;",
        f"{client.name};;pl;;",
        f"{client.name} Neu;{client.reference};pl;99;",
        "Ivo;HH-901;xx;;",
    ]
    tour.open("desk/import/")
    tour.press()
    file = {"name": "clients.csv", "mimeType": "text/csv"}
    file["buffer"] = "\n".join(rows).encode()
    page.set_input_files("[name=file]", files=[file])
    tour.press()
    tour.press()


def file_of(tour, client):
    page, path = tour.page, f"desk/clients/{client.pk}/"
    for rest in OF_FILE:
        tour.open(path + rest)
    for kind in ("session", "private", "shared"):
        tour.open(f"{path}notes/{kind}/")
        tour.press()
    note = client.notes.order_by("created_at").first()
    tour.open(f"{path}note/{note.pk}/")
    tour.open(f"{path}note/{note.pk}/delete/")
    tour.open(f"{path}one-time-code/")
    tour.fill(code="K7QF-2MXD-9H4T")
    tour.press()
    result = client.profile.assessments.completed().latest("completed_at")
    plan = client.profile.plans.latest("created_at")
    for rest in (f"results/{result.pk}/", f"plans/{plan.pk}/"):
        tour.open(path + rest)
        tour.open(f"{path}{rest}?in=client")
    tour.open(f"{path}agree/{ROLE}/")
    page.locator("textarea[name^=evidence]").last.fill(LONG)
    page.locator("[name^=level][value='']").last.check()
    tour.press("button[value=save]")
    assess(tour, path)


def assess(tour, path):
    """All questions once more, with a slip on the way."""
    page = tour.page
    page.goto(f"/{tour.language}/{path}assess/{ROLE}/answers/")
    with page.expect_navigation():
        page.locator("form[action$='/all/'] button").click()
    tour.seen(page)
    submit(page, "button[value=on]")
    tour.seen(page)
    page.locator("[name$=_years]").first.fill("99")
    tour.press("button[value=on]")
    page.locator("[name$=_years]").first.fill("2")
    submit(page, "button[value=on]")
    tour.seen(page)


def report(tour, client):
    path = f"desk/clients/{client.pk}/report/"
    tour.open(path)
    tour.fill(interpretation=LONG)
    tour.press("button:not([name])")
    tour.open(f"{path}final/")


def batches(tour):
    """For everybody: waiting, stopped, and done with some that could not be made."""
    page = tour.page
    tour.open("desk/batches/")
    page.goto(f"/{tour.language}/desk/")
    tour.check_all("[name=clients]")
    tour.press("button[formaction]")
    tour.press()
    tour.press("form[action$='/cancel/'] button")
    submit(page, "form[action$='/resume/'] button")
    batch = Batch.objects.get()
    page.goto("about:blank")  # which asks for nothing meanwhile
    work()
    for rest in ("", f"{batch.pk}/", f"{batch.pk}/delete/"):
        tour.open(f"desk/batches/{rest}")


def own_pages(tour, home, client):
    """The client's own page, and handing over what somebody has done alone."""
    page, language = tour.page, tour.language
    page.goto(f"/{language}/desk/clients/{client.pk}/return-link/")
    tour.press()
    at_home = Tour(home, language, tour.seen)
    home.goto(page.locator(".link-box").last.inner_text())
    at_home.open("my/counselling/")
    at_home.open("my/counselling/withdraw/")
    home.context.clear_cookies()
    _profile, code = own_actions.open_profile()
    home.goto(f"/{language}/return/{codes.link_token(code)}/")
    at_home.open("my/counselling/")
    at_home.press()
    page.goto(f"/{language}/desk/clients/{client.pk}/one-time-code/")
    tour.fill(code=home.locator(".return-code").inner_text())
    tour.press()


def time_out(tour, client, settings):
    page = tour.page
    page.goto(f"/{tour.language}/desk/clients/{client.pk}/notes/private/")
    tour.fill(text="Zażółć gęślą jaźń – größer, søger")
    settings.DESK_IDLE_MINUTES = -1
    tour.press()
    settings.DESK_IDLE_MINUTES = 30
    type_in(page, "lena")
    tour.seen(page)


@pytest.mark.parametrize("language", SIZES)
def test_every_page_of_the_desk_is_accessible_fits_and_keeps_to_its_languages(
    visit, is_english, settings, jonas, lena, language
):
    look = Look(is_english)
    of_client = CLIENTS[language]
    mira = live("arrived", 1, by=lena, language=of_client)
    others = {
        name: live(name, number, by=lena, language=language)
        for number, name in enumerate(STORIES, start=2)
    }
    page, home = visit(), visit()
    tour = Tour(page, language, lambda page: look.at_sizes(page, SIZES[language]))

    in_and_out(tour, jonas)
    sign_in(page, language, "lena")
    caseload(tour)
    clients(tour, others["late"])
    for name in ("going", "waiting", "undecided", "withdrawn", "closed"):
        tour.open(f"desk/clients/{others[name].pk}/")
    tour.open(f"desk/clients/{others['undecided'].pk}/consent/")
    file_of(tour, mira)
    report(tour, mira)
    batches(tour)
    own_pages(tour, home, mira)
    time_out(tour, mira, settings)

    assert look.violations == []
    assert look.too_wide == []
    assert look.english == []
