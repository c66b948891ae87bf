"""Two hundred people who do not exist: names of their language, addresses of nobody."""

import uuid
from dataclasses import dataclass
from random import Random

from assessments.counsellor.demo.ground import client_id
from assessments.counsellor.demo.writing import texts
from roles.search import fold

TARGETS = (
    "customer-service-coordinator",
    "customer-service-team-leader",
    "customer-service-coordinator",
    "customer-service-manager",
    "customer-service-coordinator",
    "customer-service-team-leader",
)


@dataclass(frozen=True)
class Person:
    """A client before the office knows them."""

    number: int
    pk: uuid.UUID
    name: str
    language: str
    reference: str
    email: str
    phone: str
    target: str

    @property
    def facts(self):
        names = ("name", "language", "reference", "email", "phone")
        return {name: getattr(self, name) for name in names}


class People:
    """Persons by number, always the same ones, no two of one name."""

    def __init__(self, seed):
        self.rng = Random(seed)  # noqa: S311 - plausible, not secret
        self.names = set()

    def person(self, number, *, language, prefix, phones):
        name = self._name(language)
        return Person(
            number=number,
            pk=client_id(number),
            name=name,
            language=language,
            reference=f"{prefix}-{1040 + 7 * number}" if number % 9 else "",
            email=f"{_address(name)}@example.org" if number % 4 else "",
            phone=phones.format(number) if phones and number % 3 else "",
            target=self.rng.choice(TARGETS),
        )

    def _name(self, language):
        known = texts("names")[language]
        while True:
            which = self.rng.randrange(2)
            first = self.rng.choice(known["men" if which else "women"])
            forms = self.rng.choice(known["surnames"]).split("/")
            name = f"{first} {forms[which % len(forms)]}"
            if name not in self.names or len(self.names) > 1500:
                self.names.add(name)
                return name


def _address(name):
    return ".".join(fold(name).split())
