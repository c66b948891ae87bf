"""The PDF as a PDF library reads it, in every language."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.utils import translation
from django.utils.translation import pgettext

from assessments.counsellor.report import annex_of, typeset, typeset_copy
from tests.assessments.counsellor.report.conftest import (
    NAMES,
    SECRET,
    content,
    read,
    text_of,
)

LANGUAGES = ["en", "de", "pl", "da"]


@pytest.fixture(params=LANGUAGES)
def report(request, client_in):
    """Language, content and pages of a client's report."""
    made = content(client_in(request.param))
    return request.param, made, typeset(made)


def structure(node):
    """All elements of the tree of tags: (type, alternative text)."""
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from structure(kid)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"], node.get("/Alt")
        if "/K" in node:
            yield from structure(node["/K"])


def fonts_of(pdf):
    """Each font with the file that is embedded for it, or None."""
    for page in read(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            for one in font.get("/DescendantFonts", [font]):
                descriptor = one.get_object()["/FontDescriptor"].get_object()
                files = [descriptor.get(f"/FontFile{n}") for n in ("", "2", "3")]
                yield font["/BaseFont"], next((one for one in files if one), None)


def titles_of(outline):
    for one in outline:
        if isinstance(one, list):
            continue  # what is below a section
        yield one.title


def sums(points):
    return tuple(map(sum, zip(*points, strict=True)))


def test_it_is_accessible(report):
    language, _, pdf = report
    root = read(pdf).root_object
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    tags = list(structure(root["/StructTreeRoot"]["/K"]))
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/Figure"} <= {
        kind for kind, _ in tags
    }
    figures = [alt for kind, alt in tags if kind == "/Figure"]
    assert len(figures) >= 3
    assert all(figures)


def test_it_has_a_title_and_bookmarks(report):
    _, made, pdf = report
    reader = read(pdf)
    assert reader.metadata.title == made["title"]
    titles = [one["title"] for one in made["sections"]]
    assert list(titles_of(reader.outline)) == titles


def test_its_fonts_are_embedded(report):
    fonts = dict(fonts_of(report[2]))
    assert fonts
    assert [name for name, file in fonts.items() if file is None] == []


def test_the_name_stands_on_it_with_every_accent(report):
    language, _, pdf = report
    assert NAMES[language] in read(pdf).pages[0].extract_text()


def test_the_printed_points_add_up(report):
    """Read from the pages: first by education, experience and skills, then line by line,
    then the total."""
    language, made, pdf = report
    points = printed_points(pdf, made, language)
    end = next(n for n, (_, possible) in enumerate(points) if possible == 100)
    total, parts, lines = points[end], points[:3], points[3:end]
    assert total == (made["printed"], 100)
    assert sums(parts) == total
    assert sums(lines) == total
    assert len(lines) == 20


def printed_points(pdf, made, language):
    """All of "17 of 22" from the ledger on."""
    ledger = next(one for one in made["sections"] if one["key"] == "ledger")
    pages = text_of(pdf)
    for number in range(len(read(pdf).pages)):
        label = made["page"].format(page=number + 1, pages=len(read(pdf).pages))
        pages = pages.replace(label, "")
    with translation.override(language):
        of = pgettext("points", "of")
    printed = pages.rpartition(ledger["title"])[2]
    found = re.findall(rf"(\d+) {of} (\d+)", printed)
    return [(int(one), int(possible)) for one, possible in found]


def test_every_page_has_its_number(report):
    _, made, pdf = report
    pages = read(pdf).pages
    for number, page in list(enumerate(pages, start=1))[1:]:
        words = made["page"].format(page=number, pages=len(pages))
        assert words in page.extract_text()
        assert made["draft"] in page.extract_text()


def test_the_summary_is_one_page(report):
    _, made, pdf = report
    _, start = made["sections"][:2]
    assert start["title"] in read(pdf).pages[2].extract_text()


def test_a_final_report_bears_its_number_and_no_mark(client_in):
    pdf = typeset(content(client_in("en"), number="HAM-2027-0001"))
    assert "HAM-2027-0001" in read(pdf).pages[1].extract_text()
    assert "Draft" not in text_of(pdf)


# The counsellor's copy


def test_the_copy_has_both_languages_and_what_is_private(client_in):
    client = client_in("pl")
    theirs, own = content(client), content(client, language="de")
    annex = annex_of(client, language="de")
    pdf = typeset_copy(theirs, own, annex)
    printed = text_of(pdf)
    assert SECRET in printed
    assert theirs["sections"][2]["title"] in printed
    assert own["sections"][2]["title"] in printed
    assert read(pdf).root_object["/Lang"] == "de"
    for page in read(pdf).pages:
        assert annex["mark"] in page.extract_text()
    assert SECRET not in text_of(typeset(theirs))


def test_a_copy_in_one_language_says_everything_once(client_in):
    client = client_in("de")
    made = content(client)
    annex = annex_of(client, language="de")
    pdf = typeset_copy(made, made, annex)
    for page in read(pdf).pages:
        assert annex["mark"] in page.extract_text()
    title = made["sections"][2]["title"]
    assert text_of(pdf).count(title) == 2  # on the cover, and above the ledger
    assert SECRET in text_of(pdf)


# As often as one likes


def test_the_same_content_gives_the_same_bytes(client_in):
    client = client_in("pl")
    made, own = content(client), content(client, language="de")
    annex = annex_of(client, language="de")
    assert typeset(made) == typeset(made)
    assert typeset_copy(made, own, annex) == typeset_copy(made, own, annex)


def test_four_at_once(client_in):
    made = content(client_in("de"))
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(typeset, [made] * 8))
    assert pages == [typeset(made)] * 8
