"""Texts that break lesser reports."""

import pytest

from assessments.counsellor.report import annex_of, typeset, typeset_copy
from assessments.counsellor.report.glyphs import covered, printable_text
from tests.assessments.counsellor.report.conftest import content, read, text_of

STRANGE = {
    "A" * 500: "A" * 30,
    "Mira 🎉": "Mira ▯",
    "👩‍👩‍👧": "▯▯▯",
    "Mi\0ra\x07": "Mira",
    "#panic()": "#panic()",
    "*bold* _it_ $x$ `raw` <label> @ref //c": "*bold* _it_ $x$ `raw` <label> @ref //c",
    "<b>Mira</b> &amp; #let x = 1": "<b>Mira</b> &amp; #let x = 1",
    "\u202eariM": "ariM",
    "\ud800lone": "▯lone",
    "王小明": "▯▯▯",
    "Mira\u2028Wójcik\ufeff": "Mira Wójcik",
    "\ue000\U0010ffff\ufffe": "▯▯▯",
    "Ngu\u0302y\u0303": "Ngûỹ",
    "محمد": "محمد",
    "שלום": "שלום",
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_is_printed_as_it_is(assessed, name):
    assessed.name = name
    pdf = typeset(content(assessed, interpretation=name, counsellor=name))
    assert STRANGE[name] in text_of(pdf)
    own = content(assessed, language="de", interpretation=name)
    assert typeset_copy(content(assessed), own, annex_of(assessed, language="de"))


def test_every_sign_that_is_covered_can_be_printed(assessed):
    signs = " ".join(map(chr, sorted(covered())))
    assert typeset(content(assessed, interpretation=signs))


def test_any_other_sign_leaves_a_mark():
    everything = "".join(map(chr, range(0x110000)))
    printed = set(printable_text(everything))
    assert {ord(char) for char in printed} - covered() == {ord("\n")}


def test_one_strange_word_changes_no_other(assessed):
    """In a PDF each glyph has one text: what a joiner sticks to, it would stick to
    everywhere."""
    words = "Jo\u2060nas x\xa0y a\u2011b a\u200bb " + "Jonas" * 30
    printed = text_of(typeset(content(assessed, interpretation=words)))
    assert "Jonas x y a-b ab JonasJonas" in printed
    assert not set("\u2060\u200b\xa0\u2011") & set(printed)


def test_a_text_from_right_to_left_keeps_its_order(assessed):
    made = content(assessed, interpretation="محمد بن سلمان")
    words = made["sections"][3]["blocks"][0]["text"]
    assert words == [{"text": "محمد بن سلمان", "lang": "pl", "dir": "rtl"}]
    assert read(typeset(made))


def test_a_text_in_another_language_says_so(assessed):
    """The helper's anchors exist in English alone."""
    made = content(assessed, language="de")
    table = made["sections"][2]["blocks"][1]
    listening = next(row for row in table["rows"] if row[2]["text"] == "18 von 27")
    assert {run.get("lang") for run in listening[0]["below"]} == {None, "en"}
