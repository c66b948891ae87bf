"""The pages of the catalogue in the words of schema.org, which search engines read.

Pure: takes a page's objects and a function that makes a path a full address; returns what
JSON can hold. Nothing is said here that the page does not say.
"""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careerpath.languages import chosen, texts_of
from roles.enums import Importance, Section

CONTEXT = "https://schema.org"
EQF = "https://europass.europa.eu/en/europass-digital-tools/european-qualifications-framework"
ESCO = "https://esco.ec.europa.eu/"


def role_page(page, absolute):
    """A role page (RolePage): the page, the way to it, and the occupation on it."""
    role = page.role
    return {
        "@context": CONTEXT,
        "@type": "WebPage",
        "url": absolute(role.get_absolute_url()),
        "name": _text(role, "title"),
        "inLanguage": get_language(),
        "lastReviewed": role.reviewed_on.isoformat(),
        "breadcrumb": _breadcrumb(role, absolute),
        "mainEntity": occupation(page, absolute),
    }


def occupation(page, absolute):
    """What the role is and asks; only what is essential counts as required. No pay: the
    catalogue has none."""
    role = page.role
    facts = {
        "@type": "Occupation",
        "name": _text(role, "title"),
        "alternateName": page.alternative_titles,
        "description": _text(role, "summary"),
        "url": absolute(role.get_absolute_url()),
        "occupationalCategory": [_code(code) for code in page.codes],
        "responsibilities": [
            _text(task, "title") for task in page.sections[Section.TASK]
        ],
        "educationRequirements": [
            _education(row) for row in _essential(role.educationrequirements)
        ],
        "experienceRequirements": [
            _experience(row) for row in _essential(role.experiencerequirements)
        ],
        "skills": [_skill(row.skill) for row in role.skillrequirements.all()],
    }
    return {name: fact for name, fact in facts.items() if fact}


def ladder_page(ladder, absolute):
    """The roles of a family (Ladder) as a list, from the first job up."""
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "name": _text(ladder.family, "name"),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": _numbered(
            [(_text(role, "title"), role.get_absolute_url()) for role in ladder.roles],
            "url",
            absolute,
        ),
    }


def _breadcrumb(role, absolute):
    places = [(_("All roles"), reverse("roles:catalogue"))]
    if role.family:
        places.append((_text(role.family, "name"), role.family.get_absolute_url()))
    places.append((_text(role, "title"), role.get_absolute_url()))
    steps = _numbered(places, "item", absolute)
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _numbered(places, address, absolute):
    """Pairs of name and path as items of a list; `address` is the property for the path."""
    return [
        {"@type": "ListItem", "position": n, "name": name, address: absolute(path)}
        for n, (name, path) in enumerate(places, start=1)
    ]


def _code(code):
    return {
        "@type": "CategoryCode",
        "codeValue": code.code,
        "name": _text(code, "label"),
        "inCodeSet": {
            "@type": "CategoryCodeSet",
            "name": code.get_scheme_display(),
        },
    }


def _education(row):
    level = _("EQF level {level}").format(level=row.eqf_level)
    return {
        "@type": "EducationalOccupationalCredential",
        "name": _text(row, "name"),
        "educationalLevel": {
            "@type": "DefinedTerm",
            "name": level,
            "termCode": str(row.eqf_level),
            "inDefinedTermSet": EQF,
        },
    }


def _experience(row):
    return {
        "@type": "OccupationalExperienceRequirements",
        "name": _text(row.area, "name"),
        "monthsOfExperience": row.months,
    }


def _skill(skill):
    term = {"@type": "DefinedTerm", "name": _text(skill, "name")}
    if skill.esco_uri:
        term |= {"termCode": skill.esco_uri, "inDefinedTermSet": ESCO}
    return term


def _essential(rows):
    return [row for row in rows.all() if row.importance == Importance.ESSENTIAL]


def _text(record, field):
    """In the reader's language, else in one that exists, as everywhere."""
    text, _language = chosen(texts_of(record, field))
    return text
