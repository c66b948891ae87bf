"""Drafts that Ada has written: small records to hold against one rule at a time."""

from careerpath.languages import CODES
from roles.editorial.catalogue import Catalogue, Record

GOOD = {
    "en": "You listen to the caller until the reason for the call is clear.",
    "de": "Sie hören zu, bis klar ist, worum es bei dem Anruf geht.",
    "pl": "Słuchasz do końca i wiesz, z czym ktoś do ciebie dzwoni.",
    "da": "Du lytter til den, der ringer, indtil du ved, hvad det handler om.",
}


def draft(model, **fields):
    return Record("draft.yaml", f"roles.{model}", fields)


def in_all_languages(field, text=None, **special):
    """The field in every language: `text` everywhere, or good texts, but for some."""
    texts = dict.fromkeys(CODES, text) if text is not None else GOOD
    return {f"{field}_{code}": special.get(code, texts[code]) for code in CODES}


def role(slug="helper", **fields):
    fields = {"family": ["service"], "codes": [["isco-08", "4222"]]} | fields
    return draft("role", slug=slug, **fields)


def passage(section="task", code="first-calls", **fields):
    return draft(
        "passage", **{"role": ["helper"], "section": section, "code": code} | fields
    )


def asks_skill(skill, level=2, importance="essential", of="helper", **fields):
    return draft(
        "skillrequirement",
        **{
            "role": [of],
            "skill": [skill],
            "level": level,
            "importance": importance,
            **fields,
        },
    )


def asks_months(area="service", months=12, importance="essential", of="helper"):
    return draft(
        "experiencerequirement",
        role=[of],
        area=[area],
        months=months,
        importance=importance,
    )


def asks_level(eqf_level=4, isced_fields="", importance="essential", of="helper"):
    return draft(
        "educationrequirement",
        role=[of],
        eqf_level=eqf_level,
        isced_fields=isced_fields,
        importance=importance,
    )


def action(slug, **fields):
    return draft("action", slug=slug, **fields)


def told(rule, *records):
    """What the rule says of these records, as it is printed."""
    found = rule(Catalogue(records))
    return [str(problem).removeprefix("draft.yaml: ") for problem in found]
