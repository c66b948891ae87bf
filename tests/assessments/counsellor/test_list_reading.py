"""Lists as people's programs write them: any bytes give a table, or say why not."""

import time
from contextlib import suppress

import pytest
from django.conf import settings
from hypothesis import example, given
from hypothesis import strategies as st

from assessments.counsellor.lists import columns, problems
from assessments.counsellor.lists.cells import bare, date_of, defused
from assessments.counsellor.lists.columns import column_of, language_of
from assessments.counsellor.lists.reading import MAX_BYTES, MAX_ROWS, read
from assessments.counsellor.lists.writing import as_csv

POLISH = "Imię i nazwisko;Język\r\nŁucja Żółć;polski\r\n"
GERMAN = "Name;Sprache\r\nJürgen Groß;Deutsch\r\n"
DANISH = "Navn;Sprog\r\nSøren Ås;dansk\r\n"


def cells(content, **asked):
    content = content.encode() if isinstance(content, str) else content
    return [dict(row.cells) for row in read(content, **asked).rows]


# Letters


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_polish_letters_survive(encoding):
    assert cells(POLISH.encode(encoding)) == [
        {"name": "Łucja Żółć", "language": "polski"}
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unicode_without_its_mark_is_found_out(encoding):
    assert cells(GERMAN.encode(encoding)) == [
        {"name": "Jürgen Groß", "language": "Deutsch"}
    ]


@pytest.mark.parametrize("text", [GERMAN, DANISH])
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_german_and_danish_letters_survive(text, encoding):
    assert cells(text.encode(encoding)) == cells(text)


@pytest.mark.parametrize(
    ("text", "encoding", "letters"),
    [
        (POLISH, "utf-8", "utf-8"),
        (POLISH, "utf-16", "utf-16"),
        (POLISH, "cp1250", "cp1250"),
        (GERMAN, "latin-1", "cp1252"),
        (DANISH, "cp1252", "cp1252"),
    ],
)
def test_says_in_which_letters_it_was_read(text, encoding, letters):
    assert read(text.encode(encoding)).letters == letters


def test_one_foreign_name_does_not_turn_a_list_around():
    text = "Navn;Sprog\nSøren Ås;da\nPeña;en\n"
    assert cells(text.encode("cp1252"))[1]["name"] == "Peña"


def test_where_letters_leave_it_open_the_reader_decides():
    text = "Name;Sprache\nRenê;de\n"
    data = text.encode("cp1252")
    assert read(data, prefers="cp1252").letters == "cp1252"
    assert read(data, prefers="cp1250").letters == "cp1250"


def test_who_knows_better_says_so():
    assert cells(POLISH.encode("cp1250"), asked="cp1252")[0]["name"] == "£ucja ¯ó³æ"
    with pytest.raises(problems.WrongLetters):
        read(POLISH.encode("cp1250"), asked="utf-8")


def test_lost_letters_are_told():
    (row,) = read("Name,Language\nJ�rgen,de\n".encode()).rows
    assert row.problems == (problems.Problem("lost letter", "name"),)


# Lines and separators


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_separator_and_line_end(separator, end):
    lines = [
        ["Name", "Language", "Phone"],
        ["Mira; W, K", "pl", "1"],
        ["Ola", "pl", "2"],
    ]
    text = end.join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    assert cells(text + end * 3) == [
        {"name": "Mira; W, K", "language": "pl", "phone": "1"},
        {"name": "Ola", "language": "pl", "phone": "2"},
    ]


def test_separator_is_known_by_the_header_whatever_stands_below():
    text = 'Name;Language\n"a,b,c,d,e";en\n"1,2,3";de\n'
    assert cells(text) == [
        {"name": "a,b,c,d,e", "language": "en"},
        {"name": "1,2,3", "language": "de"},
    ]


def test_excels_hint_is_no_header():
    assert cells("sep=;\r\nName;Language\r\nMira;pl\r\n") == [
        {"name": "Mira", "language": "pl"}
    ]


def test_quoted_line_feeds_stay_in_their_row_and_lines_are_counted_rightly():
    table = read(b'Name,Language\n"Mira \r\n \n\tWojcik\n",pl\n\n\nOla,pl\n,,\n\n')
    assert [(row.line, row.cells["name"]) for row in table.rows] == [
        (2, "Mira Wojcik"),
        (8, "Ola"),
    ]


def test_hardly_any_time_goes_by_over_a_cell_of_white_space():
    """Looked through with "any white space, then a line end", this took minutes."""
    began = time.monotonic()
    wide = " " * 130_000
    assert cells(f"Name,Language\nMira{wide}Berg,pl\n") == [
        {"name": f"Mira{wide}Berg", "language": "pl"}
    ]
    assert time.monotonic() - began < 5


def test_columns_in_any_order_and_unknown_ones_are_named():
    table = read("Shoe size,Język,Navn,What to mend\n38,pl,Mira,e-mail\n".encode())
    assert table.unknown == ("Shoe size",)
    assert dict(table.rows[0].cells) == {"language": "pl", "name": "Mira"}


def test_rows_too_short_and_too_long_are_told():
    table = read(b"Name,Language,Phone\nMira,pl\nOla,pl,1,2\nEva,pl,3,,,\n")
    assert [row.problems for row in table.rows] == [
        (problems.Problem("too short", found=2, wanted=3),),
        (problems.Problem("too long", found=4, wanted=3),),
        (),
    ]


# What is no list


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", problems.Empty),
        (b"\xef\xbb\xbf \r\n\r\n", problems.Empty),
        (b"PK\x03\x04 a workbook", problems.Workbook),
        (b"\xd0\xcf\x11\xe0 an old one", problems.Workbook),
        (b"%PDF-1.7", problems.Printed),
        (b"a letter to you\n", problems.NoHeader),
        (b"Mira,pl\nOla,pl\n", problems.NoHeader),
        (b"Name,Language\n\n", problems.NoRows),
        (b"Name,Phone\nMira,1\n", problems.MissingColumns),
        (b"Name,Client,Language\nMira,Mira,pl\n", problems.TwiceTheColumn),
        (b'Name,Language\nMira,pl\n"Ola,pl\nEva,pl\n', problems.Misquoted),
        (b"Name,Language\n" + b"x" * 200_000 + b",pl\n", problems.Misquoted),
        (b"x" * (MAX_BYTES + 1), problems.TooBig),
        (b"Name,Language\n" + b"M,pl\n" * (MAX_ROWS + 1), problems.TooManyRows),
    ],
)
def test_other_files_are_refused_by_name(data, reason):
    with pytest.raises(problems.Unreadable) as refusal:
        read(data)
    assert type(refusal.value) is reason


def test_open_quotation_mark_is_found_where_it_opens():
    with pytest.raises(problems.Misquoted) as refusal:
        read(b'Name,Language\nMira,pl\n"Ola,pl\nEva,pl\n')
    assert refusal.value.line == 3


def test_missing_columns_are_named():
    with pytest.raises(problems.MissingColumns) as refusal:
        read(b"Phone\n1\n")
    assert refusal.value.columns == ("name", "language")


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\xd8")
@example(b'Name,Language\n"\x00",pl')
def test_any_bytes_give_a_table_or_a_reason(data):
    for content in (data, b"Name,Language\n" + data, b"Name;Language\r\nM;" + data):
        with suppress(problems.Unreadable):
            assert read(content).rows


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_what_we_write_we_read(names):
    rows = [["Name", "Language"], *([name, "en"] for name in names)]
    for language in ("en", "de"):
        content = "".join(as_csv(rows, language)).encode("utf-8", "replace")
        assert [row.cells["language"] for row in read(content).rows] == ["en"] * len(
            names
        )


# Cells


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-12-31", "2027-12-31"),
        ("31.12.2027", "2027-12-31"),
        ("31/12/2027", "2027-12-31"),
        ("31-12-2027", "2027-12-31"),
        ("31. 12. 2027", "2027-12-31"),
        ("2027/12/31", "2027-12-31"),
        ("5/6/2027", "2027-06-05"),
        ("2027-12-31 00:00:00", "2027-12-31"),
        ("12/31/2027", "None"),
        ("31.12.27", "None"),
        ("31.12/2027", "None"),
        ("30.2.2027", "None"),
        ("0000-01-01", "None"),
        ("tomorrow", "None"),
        ("٣١/١٢/٢٠٢٧", "None"),
        ("9" * 400, "None"),
    ],
)
def test_days(text, day):
    assert str(date_of(text)) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "de"),
        ("DE-at", "de"),
        ("Niemiecki", "de"),
        ("Tysk", "de"),
        ("POLSKI", "pl"),
        ("Dansk", "da"),
        ("dunski", "da"),
        ("Englisch", "en"),
        ("Klingon", ""),
        ("", ""),
    ],
)
def test_languages_by_code_or_by_name_in_any_language(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+48 600",
        "-1",
        "@SUM(A1)",
        "  =1",
        "\t=1",
        "\tx",
        "\rx",
        "＝1",
        "－1",
        "＋1",
        "＠x",
        "\n=1",
        "\ufeff=1",
        "\u200b=1",
        "'=1",
    ],
)
def test_formulas_are_defused(formula):
    assert defused(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["Mira", "'t Hooft", "a=b", "040/123", "", "…"])
def test_other_texts_stay_as_they_are(text):
    assert defused(text) == text
    assert bare(text) == text


@given(st.text(alphabet="'=+-@ \ta＝\n", max_size=8))
def test_defusing_can_be_undone(text):
    assert bare(defused(text)) == text


# Columns


def test_every_language_of_the_site_has_its_headers():
    codes = {code for code, _name in settings.LANGUAGES}
    tables = [*columns.READ.values(), *columns.WRITTEN.values()]
    assert all(set(table) == codes for table in [*tables, columns.LANGUAGES])
    assert set(columns.SEPARATORS) == codes
    assert all(set(names) == codes for names in columns.LANGUAGES.values())


def test_no_header_means_two_columns():
    named = [
        (name, column)
        for column, languages in (columns.READ | columns.WRITTEN).items()
        for names in languages.values()
        for name in names
    ]
    wrong = [
        name
        for name, column in named
        if column_of(name) not in ("", column)
        or (column in columns.READ and columns.is_ours(name))
    ]
    assert wrong == []


def test_headers_forgive_case_accents_and_punctuation():
    assert column_of("  IMIE I NAZWISKO: ") == "name"
    assert column_of("naechste") == ""
    assert column_of("Nächstes gespräch") == "next_session_on"
