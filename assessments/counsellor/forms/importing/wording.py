"""What is wrong with a list, in sentences that say how to mend it."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assessments.counsellor.intake import Reason, Refusal
from assessments.counsellor.lists import problems
from assessments.counsellor.lists.columns import title
from assessments.counsellor.lists.problems import Problem
from assessments.counsellor.lists.reading import MAX_BYTES, MAX_ROWS

SAVE_AS_CSV = gettext_lazy(
    "Open it in the program it comes from, choose “Save as”, and there the file type “CSV "
    "UTF-8”."
)
OF_FILE = {
    problems.TooBig: gettext_lazy(
        "This file is too large: at most {megabytes} MB can be read. Did you choose the "
        "right file? A list of 5,000 clients is smaller."
    ),
    problems.Empty: gettext_lazy("This file is empty."),
    problems.Workbook: gettext_lazy(
        "This is a workbook or a document, not a CSV file. {save_as_csv}"
    ),
    problems.Printed: gettext_lazy(
        "This is a PDF, an image or an archive, not a CSV file. {save_as_csv}"
    ),
    problems.WrongLetters: gettext_lazy(
        "The file is not written in the letters that you chose. Let us find them out."
    ),
    problems.NoHeader: gettext_lazy(
        "The first line names none of our columns, such as “{name}” or “{language}”. Put "
        "the names of the columns there; the template shows them."
    ),
    problems.NoRows: gettext_lazy("There is nobody in this list, only its first line."),
    problems.TooManyRows: gettext_lazy(
        "This list is too long: at most {rows} clients can be read at once. Please split "
        "it into several files."
    ),
    problems.MissingColumns: gettext_lazy(
        "A column is missing in the first line: {columns}. Every list needs it."
    ),
    problems.TwiceTheColumn: gettext_lazy(
        "Two columns stand for “{column}”: “{first}” and “{second}”. Please delete one."
    ),
    problems.Misquoted: gettext_lazy(
        'From line {line} on, this file cannot be read: quotation marks (") do not come in '
        "pairs there, or a cell is far too long. Please mend that line."
    ),
}
OF_ROW = {
    problems.TOO_SHORT: gettext_lazy(
        "Cells in this row: {found}; columns in the first line: {wanted}. Empty cells need "
        "their separators, too."
    ),
    problems.TOO_LONG: gettext_lazy(
        "Cells in this row: {found}; columns in the first line: {wanted}. A text that "
        "contains the separator must stand in quotation marks."
    ),
    problems.LOST_LETTER: gettext_lazy(
        "A letter was lost when the file was saved: “�” stands in its place. Please save "
        "the file once more, as “CSV UTF-8”."
    ),
}
OF_REFUSAL = {
    Reason.REPEATED: gettext_lazy(
        "This client stands in line {first} already. Please delete one of the two lines."
    ),
    Reason.TAKEN: gettext_lazy(
        "This reference is used by another client of your office. Please give another, or "
        "ask the lead of your office."
    ),
    Reason.NOT_YOURS: gettext_lazy(
        "No client of yours has this number. To add somebody new, leave the cell empty."
    ),
    Reason.ARCHIVED: gettext_lazy(
        "The file of this client is archived. Bring it back first, then upload the list "
        "again."
    ),
    Reason.NO_NAME: gettext_lazy("A new client needs a name."),
    Reason.NO_LANGUAGE: gettext_lazy("A new client needs a language."),
}
COLUMN_OF_REFUSAL = {
    Reason.TAKEN: "reference",
    Reason.NOT_YOURS: "id",
    Reason.NO_NAME: "name",
    Reason.NO_LANGUAGE: "language",
}


def of_file(reason):
    """Why there is no list in the file, as one sentence or two."""
    language = get_language()
    words = {
        "megabytes": MAX_BYTES // 10**6,
        "rows": MAX_ROWS,
        "save_as_csv": SAVE_AS_CSV,
        "name": title("name", language),
        "language": title("language", language),
        **vars(reason),
    }
    if "column" in words:
        words["column"] = title(words["column"], language)
    if "columns" in words:
        words["columns"] = ", ".join(title(one, language) for one in words["columns"])
    return OF_FILE[type(reason)].format(**words)


def of_row(problem: Problem):
    """What is wrong with the shape of a row."""
    return OF_ROW[problem.code].format(found=problem.found, wanted=problem.wanted)


def of_refusal(refusal: Refusal):
    """Why the row is refused: (name of the column or "", sentence) for each reason."""
    if refusal.reason == Reason.NOT_SOUND:
        said = refusal.entry.problems
    else:
        column = COLUMN_OF_REFUSAL.get(refusal.reason, "")
        said = [(column, OF_REFUSAL[refusal.reason].format(first=refusal.first))]
    return [(column and title(column, get_language()), text) for column, text in said]


def in_one_line(refusal: Refusal):
    """The same for one cell of a file."""
    return " ".join(
        _("{column}: {text}").format(column=column, text=text) if column else str(text)
        for column, text in of_refusal(refusal)
    )
