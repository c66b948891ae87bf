"""Jonas at his desk, in German, without scripts; Mira beside him speaks Polish."""

import io
import re
import zipfile

import pytest
from django.utils import translation
from pypdf import PdfReader

from assessments.counsellor.batches import work
from assessments.counsellor.consent_text import consent_in
from tests.browser.desk import BUTTON, sign_in, type_in
from tests.browser.look import VISIBLE_TEXTS
from tests.browser.walk import LEVELS, ROLE, answer_pages, make_plan, submit

WORDS = "Pani Miro, brakuje już niewiele. Proszę zacząć od zażaleń."
NOTE = "Umówiliśmy się: pierwszy krok do końca miesiąca. Powodzenia!"
EVIDENCE = "Prowadziła zespół – „świetnie”."
FIGURE = re.compile(r"\d+")


@pytest.fixture
def desk(visit, jonas):
    """Jonas's browser, signed in."""
    page = visit("/de/", scripts=False)
    sign_in(page, "de", "jonas")
    return page


def follow(page, path):
    """Take the link on the page that leads there."""
    with page.expect_navigation():
        page.locator(f"main a[href$='{path}']").first.click()


def take_in(page):
    """A new client who speaks Polish, and her consent; ends on her file."""
    follow(page, "/clients/new/")
    page.fill("[name=name]", "Mira Wójcik")
    page.fill("[name=reference]", "HH-17")
    page.select_option("[name=language]", "pl")
    submit(page, BUTTON)
    file = page.url
    follow(page, "/consent/")
    assert consent_in("pl")[0] in page.locator(".file-consent[lang=pl]").inner_text()
    submit(page, BUTTON)
    page.goto(file)
    return file


def sides(page):
    """The Polish sheet, and the German frame around it."""
    sheet, frame = [], []
    # The names of the languages, each in its own, belong to neither.
    for text, language in page.evaluate(VISIBLE_TEXTS):
        {"pl": sheet, "de": frame}.get(language, []).append(text)
    return " ".join(sheet), " ".join(frame)


def said(text, language):
    """A text of ours in that language."""
    with translation.override(language):
        return translation.gettext(text)


def ask_everything(page):
    """All questions of the role, each page a Polish sheet in a German frame; ends on the
    result."""
    follow(page, "/assess/")
    follow(page, f"/assess/{ROLE}/")
    assert "Twoje wykształcenie" in sides(page)[0]
    answer_pages(page, is_in_two_languages)
    assert said("Check your answers", "pl") in sides(page)[0]
    submit(page, BUTTON)


def is_in_two_languages(page):
    sheet, frame = sides(page)
    assert said("Assess together", "de") in frame
    for text in ("Save and continue", "Show the result"):
        assert said(text, "de") not in sheet
        assert said(text, "pl") not in sheet + frame


def points_of(page, where=".ledger tfoot .points"):
    """The points that are sure so far: the sum of a result, or what the file says."""
    return int(FIGURE.findall(page.locator(where).inner_text())[0])


def agree(page, file):
    """One skill otherwise than Mira had thought; returns its name in Polish."""
    page.goto(f"{file}agree/{ROLE}/")
    sheet, frame = sides(page)
    assert said("What we agree on", "pl") in sheet
    assert said("Both ratings side by side", "de") in frame
    row = page.locator(".agree-row").nth(LEVELS.index("1"))
    name = row.locator("legend").inner_text().strip()
    row.locator("input[value='4']").check()
    row.locator("textarea").fill(EVIDENCE)
    submit(page, "button[value=save]")
    return name


def pdf_of(page, selector):
    """The PDF behind a link, opened."""
    address = page.locator(selector).first.get_attribute("href")
    return PdfReader(io.BytesIO(page.request.get(address).body()))


def text_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def write_report(page, file):
    """A draft, then final; ends on the page where it can be downloaded."""
    page.goto(f"{file}report/")
    page.fill("[name=interpretation]", WORDS)
    submit(page, "main form button:not([name])")
    follow(page, "/report/final/")
    submit(page, BUTTON)
    page.goto(f"{file}report/")


def make_batch(page):
    """Drafts for everybody; returns what is in the ZIP."""
    page.goto("/de/desk/")
    page.locator("[name=clients]").first.check()
    submit(page, "button[formaction$='/batches/new/']")
    submit(page, BUTTON)
    assert page.locator("[data-running]").count() == 1
    work()
    page.wait_for_selector("a[href$='/zip/']")  # the page looks again by itself
    address = page.locator("a[href$='/zip/']").get_attribute("href")
    archive = zipfile.ZipFile(io.BytesIO(page.request.get(address).body()))
    return {name: archive.read(name) for name in archive.namelist()}


def give_link(page, file):
    """The private link that Mira takes home."""
    page.goto(f"{file}return-link/")
    submit(page, BUTTON)
    assert said("Your way back to your plan", "pl") in sides(page)[0]
    return page.locator(".link-box").last.inner_text()


def test_jonas_works_in_german_with_mira_in_polish(desk, visit):
    file = take_in(desk)
    ask_everything(desk)
    before = points_of(desk)
    skill = agree(desk, file)

    # what was agreed on counts, and both ratings stand there
    after = points_of(desk)
    assert after > before
    desk.goto(file)
    assert points_of(desk, ".score-figure") == after
    row = desk.locator("[aria-labelledby=ratings] tbody tr").inner_text()
    assert EVIDENCE in row
    assert "herausragend" in row
    assert "Grundkenntnisse" in row

    # the report is Mira's: in Polish, with her name
    write_report(desk, file)
    pdf = pdf_of(desk, "a[href^='/de/desk/reports/']")
    assert pdf.trailer["/Root"]["/Lang"] == "pl"
    assert "Mira Wójcik" in text_of(pdf)
    assert WORDS in text_of(pdf)

    # and one for everybody
    files = make_batch(desk)
    reports = [name for name in files if name.endswith(".pdf")]
    assert len(reports) == 1
    assert PdfReader(io.BytesIO(files[reports[0]])).trailer["/Root"]["/Lang"] == "pl"

    # at home, Mira reads the result, the note, and goes on
    desk.goto(f"{file}notes/shared/")
    desk.fill("[name=text]", NOTE)
    submit(desk, BUTTON)
    home = visit(give_link(desk, file), scripts=False)
    home.goto("/pl/my/counselling/")
    assert NOTE in home.locator("main").inner_text()
    home.goto("/pl/my/")
    result = home.locator("main a[href*='/my/results/']").first.get_attribute("href")
    home.goto(result.removesuffix("plan/"))
    line = home.locator(".ledger tbody tr", has_text=skill).inner_text()
    assert "uzgodniona ocena: ekspercki (Jonas Weber" in line
    assert "Samoocena: podstawowy" in line
    assert EVIDENCE in line

    # what she changes, Jonas sees
    desk.goto(file)
    assert desk.locator("#plan").count() == 0
    make_plan(home, home.url)
    desk.goto(file)
    assert desk.locator(".file-steps li").count() > 0


def test_what_was_typed_when_the_desk_closed_is_saved_after_the_sign_in(desk, settings):
    file = take_in(desk)
    desk.goto(f"{file}notes/private/")
    desk.fill("[name=text]", NOTE)

    settings.DESK_IDLE_MINUTES = -1  # she has been called away
    submit(desk, BUTTON)
    settings.DESK_IDLE_MINUTES = 30
    type_in(desk, "jonas")
    assert NOTE in desk.locator("main").inner_text()
    submit(desk, BUTTON)

    assert desk.url == file
    assert NOTE in desk.locator(".file-note-private").inner_text()
