"""Words that a language's readers would stumble over, or that leave some of them out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roles.editorial.catalogue import Catalogue, Text
from roles.editorial.problem import Problem
from roles.editorial.quotation import without_quotations


@dataclass(frozen=True)
class Avoided:
    """Words that texts of one language do without, and what to write instead.

    In the story of a day people talk to each other as they do, and an interviewer does
    to an applicant: there, what is said is `quotable`.
    """

    language: str
    pattern: re.Pattern[str]
    remedy: str
    quotable: bool = False


def _avoided(
    language: str, pattern: str, remedy: str, *, quotable: bool = False, flags: int = 0
) -> Avoided:
    return Avoided(language, re.compile(pattern, flags), remedy, quotable)


# A college where one learns a trade is British and Irish, too.
US_TERMS = (
    "college[- ](level|degrees?|education|graduates?)|community colleges?|"
    "resum[eé]s?|résumés?|high[- ]school(er)?s?|ged|gpa|sat scores?|"
    "associate(’s)? degrees?|freshm[ae]n|sophomores?|zip codes?|"
    "cell ?phones?|(call|contact|service|shopping) centers?|"
    "customer service reps?|sales reps?|toll[- ]free|paychecks?|checking account|"
    "store clerks?|mom|vacation days?|paid time off|soccer|401\\(k\\)|"
    "semesters?|gotten|parking lots?|downtown|sidewalk|elevators?"
)
US_SPELLINGS = (
    r"colors?|centers?|behaviors?|labor|favorites?|neighbors?|honors?|catalogs?|"
    r"canceled|canceling|traveled|traveling|labeled|modeling|counselors?|"
    r"fulfill|enroll|skillful|enrollment|gray|defense|math|"
    r"(training|graduate|degree|trainee|apprenticeship|management|leadership) programs?|"
    r"(?!(?:prize|size|seize|capsize|resize|citizen)\w*)[a-z]{3,}(iz(e|es|ed|ing|ation)|yz(e|ed|ing))"
)
AVOIDED: tuple[Avoided, ...] = (
    _avoided(
        "en", rf"\b({US_TERMS})\b", "say it as in Britain and Ireland", flags=re.I
    ),
    _avoided("en", rf"\b({US_SPELLINGS})\b", "spell it the British way", flags=re.I),
    _avoided(
        "de",
        r"\w+[*:_·]in(nen)?\b|\w*[a-zäöüß]In(nen)?\b",
        "name both, or find a word for all, without a sign inside",
    ),
    _avoided(
        "de",
        r"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?|[Ee]uch|[Ee]uer|[Ee]ure[mnrs]?)\b",
        "speak to readers as Sie",
        quotable=True,
    ),
    _avoided("de", r"\b([Dd]aß|[Mm]uß(te)?)\b", "spell it with ss"),
    _avoided(
        "pl",
        r"(?i)\b\w+(łeś|łaś|łbyś|łabyś)\b|\bpowin(ieneś|naś)\b",
        "rephrase it without a form that gives away the reader’s sex",
        quotable=True,
    ),
    _avoided(
        "pl",
        r"(?i)\b\w+(/(-?)(a|y|ka)\b|\((a|y|ka)\))|\bsam lub sama\b|\bsam/sama\b",
        "rephrase it for both, without a slash",
    ),
    _avoided(
        "pl",
        r"(?i)\bjesteś\s+(\w+\s+)?(gotow|pewn|nowy|nowa|odpowiedzialn|zainteresowan|świadom)"
        r"(y|a)?\b",
        "rephrase it without a form that gives away the reader’s sex",
        quotable=True,
    ),
    _avoided(
        "pl",
        r"(?<=[\w,;–] )(Ty|Ciebie|Tobie|Tobą|Ci|Cię|Twój|Twoj\w+|Twoi\w*|Twym)\b",
        "write ty in lower case",
    ),
    _avoided(
        "pl",
        r"(?<=[\w,;–] )((Pan[au]?|Pani|Panią)\b(?! [A-ZŁŚŻ])|Państw\w+)",
        "speak to readers as ty",
        quotable=True,
    ),
    _avoided(
        "da",
        r"(?<=[\w,;–] )(De|Dem|Deres|Dig|Din|Dine|Dit)\b",
        "speak to readers as du, in lower case",
        quotable=True,
    ),
    _avoided("da", r"\bf\.eks\.|\bbl\.a\b(?!\.)|\bm\.v\.", "write fx, bl.a., mv."),
)
# Words of advertisements, in any language: they say nothing.
SLOGANS = {
    "en": r"exciting|dynamic|passion\w*|synerg\w*|world[- ]class|cutting[- ]edge|"
    r"fast[- ]paced|go-getter|rock ?star|game[- ]changer|unleash|seamless\w*|delve",
    "de": r"spannende[mnrs]?|dynamische[mnrs]?|leidenschaft\w*|synergie\w*|nahtlos\w*|"
    r"ganzheitlich\w*|maßgeschneidert\w*",
    "pl": r"ekscytując\w*|dynamiczn\w*|pasj\w*|synergi\w*|innowacyjn\w*",
    "da": r"spændende|dynamisk\w*|passion\w*|synergi\w*|banebrydende|skræddersy\w*",
}
AVOIDED += tuple(
    _avoided(language, rf"(?i)\b({words})\b", "say what it is, without a slogan")
    for language, words in SLOGANS.items()
)
# Pay is told with its source and year or not at all; nothing here has a place for them.
MONEY = re.compile(
    r"[€£$]|\d ?%|\d\s?(euros?|pounds|zł|złot\w+|kr\b|kroner|DKK|PLN|EUR|CHF|Franken)",
    re.IGNORECASE,
)
# Names spelt as those who bear them do.
NAMES = re.compile(r"International Labour Organization")
# Where a word stands for a reason.
ALLOWED = {
    ("roles.educationlevel", "examples"): "names the certificates of other countries",
}


def words_to_avoid(catalogue: Catalogue) -> Iterator[Problem]:
    """No text uses a word that its readers would not."""
    for text in catalogue.texts:
        if text.is_read and text.place not in ALLOWED:
            for avoided in AVOIDED:
                yield from _found(text, avoided)


def no_figures_of_pay(catalogue: Catalogue) -> Iterator[Problem]:
    """No text holds sums of money or percentages, which nobody could check."""
    for text in catalogue.texts:
        if text.is_read and (match := MONEY.search(text.value)):
            yield text.problem(f"“{match[0]}”: say it without the figure")


def _found(text: Text, avoided: Avoided) -> Iterator[Problem]:
    if avoided.language != text.language:
        return
    value = _not_spoken(text) if avoided.quotable else text.value
    for match in avoided.pattern.finditer(NAMES.sub("", value)):
        yield text.problem(f"“{match[0]}”: {avoided.remedy}")


def _not_spoken(text: Text) -> str:
    section = text.record.get("section")
    if section == "achievement" and text.field == "title":
        return ""
    return without_quotations(text) if section == "day" else text.value
