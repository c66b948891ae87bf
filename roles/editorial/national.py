"""The schools and certificates of each country stand in its own language's texts."""

import re
from collections.abc import Iterator

from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem

# What the ways into a role name, so that readers find the system they went through:
# training for a trade, school certificates, higher education. The first of each is the
# example to follow.
NAMED = {
    "en": (
        r"apprenticeship|T Level|NVQ|BTEC",
        r"A levels?|GCSE|Leaving Cert|Highers",
        r"bachelor’s|degree|HND|HNC|master’s",
    ),
    "de": (
        r"Ausbildung|ausbildung|Lehre\b|Lehrabschluss|Kaufmann|Kauffrau|Fachkraft",
        r"Abitur|[Mm]ittlere\w* Abschluss|Hauptschulabschluss|Matura|mittlere Reife",
        r"Bachelor|Studium|studium|Master|Fachwirt|HAK",
    ),
    "pl": (
        r"technikum|technik|branżow|policealn",
        r"matur|lice(um|aln)|szkoł[aęy] średni",
        r"licencja|studi|magister|dyplom",
    ),
    "da": (
        r"erhvervsuddannelse|\beu[dx]\b|\belev",
        r"gymnasial|stx|hhx|\bhf\b|[Ff]olkeskole|klasse|ungdomsuddannelse",
        r"bachelor|akademi|diplom|kandidat|cand\.|økonom|\bHA\b|\bHD\b",
    ),
}
# Terms of one country that are not a word in the others' texts.
TERMS = {
    "en": r"GCSEs?|A[- ]levels?|T Levels?|HND|NVQ|BTEC|apprenticeships?|Leaving Certificate",
    "de": r"Abitur|Ausbildung|Fachwirt\w*|Hauptschul\w*|Realschul\w*|IHK",
    "pl": r"liceum|technikum|szkoł\w+|licencjat\w*|urz[ąe]d\w* pracy",
    "da": r"eud|eux|hhx|stx|hf|gymnasial uddannelse|erhvervsuddannelse\w*|AMU-\w+",
}
_FOREIGN = {
    code: re.compile(
        "|".join(rf"\b({terms})\b" for other, terms in TERMS.items() if other != code)
    )
    for code in TERMS
}


def own_system_named(catalogue: Catalogue) -> Iterator[Problem]:
    """The ways into each role name training, school and study as the country does."""
    for role in catalogue.all("role"):
        for language, patterns in NAMED.items():
            ways = _ways(catalogue, role, language)
            for pattern in patterns:
                if not re.search(pattern, ways):
                    example = pattern.partition("|")[0].replace("?", "")
                    yield role.problem(
                        f"name what the country has, such as {example}",
                        "ways in",
                        language,
                    )


def no_other_system_named(catalogue: Catalogue) -> Iterator[Problem]:
    """No text speaks of the schools of a country where its language is not spoken."""
    for text in catalogue.texts:
        if text.is_read and (match := _FOREIGN[text.language].search(text.value)):
            yield text.problem(
                f"“{match[0]}” is another country’s: name our readers’ own"
            )


def _ways(catalogue: Catalogue, role: Record, language: str) -> str:
    return "\n".join(
        f"{step.text('title', language)}\n{step.text('text', language)}"
        for step in catalogue.of_role("passage", role)
        if step.get("section") == "way_in"
    )
