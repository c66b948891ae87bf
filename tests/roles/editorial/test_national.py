"""Readers in each country recognise their own schools."""

from roles.editorial.national import no_other_system_named, own_system_named
from tests.roles.editorial.drafts import passage, role, told

WAYS = {
    "en": "After your GCSEs you take an apprenticeship, and later perhaps a degree.",
    "de": "Nach dem mittleren Abschluss folgt eine Ausbildung, später ein Bachelor.",
    "pl": "Technikum kończy się dyplomem i maturą, potem są studia; technik pracuje.",
    "da": "Efter hhx eller en erhvervsuddannelse kan du blive serviceøkonom.",
}


def way():
    return passage("way_in", **{f"text_{code}": text for code, text in WAYS.items()})


def test_ways_name_the_schools_of_each_country():
    assert told(own_system_named, role(), way()) == []


def test_ways_that_any_country_could_have():
    step = passage("way_in", text_de="Nach dem Abitur lernen Sie einen Beruf.")

    assert told(own_system_named, role(), step)[3:5] == [
        "role helper · ways in · de: name what the country has, such as Ausbildung",
        "role helper · ways in · de: name what the country has, such as Bachelor",
    ]


def test_certificates_of_another_country():
    assert told(no_other_system_named, passage(text_da="Du har Abitur.")) == [
        "passage helper/task/first-calls · text · da: "
        "“Abitur” is another country’s: name our readers’ own"
    ]
    assert told(no_other_system_named, way()) == []
