"""Everything that a person has answered so far about a role, row by row, in the page's
language, before it becomes a result."""

from dataclasses import dataclass

from assessments import wording
from assessments.scoring import fulfilment
from assessments.snapshot import (
    answers_for,
    asked_of,
    education_names,
    ratings_of,
    requirements_of,
)
from careerpath.languages import shown


@dataclass(frozen=True)
class AnswerRow:
    """One requirement with its answer. `agreed` says so if a rating agreed with a
    counsellor counts; `url` is where the answer can be changed."""

    key: str
    name: str
    is_essential: bool
    answer: str
    agreed: str
    is_answered: bool
    url: str


class Overview:
    """The answers of `profile` to all that the wizard's role asks. `url_of` makes the
    address of a page of questions from its key."""

    def __init__(self, wizard, profile, *, url_of):
        items = asked_of(wizard.role)
        requirements = requirements_of(items)
        held = answers_for(requirements, profile)
        ratings = ratings_of(requirements, profile) if profile else {}
        levels = education_names()
        self.rows = [
            _row(
                item,
                requirement,
                held.get(requirement.key),
                ratings.get(requirement.key),
                levels,
                url_of(wizard.page_about(requirement.key)),
            )
            for item, requirement in zip(items, requirements, strict=True)
        ]

    @property
    def answered(self):
        return sum(row.is_answered for row in self.rows)

    @property
    def is_complete(self):
        return self.answered == len(self.rows)


def _row(item, requirement, held, rating, levels, url):
    is_answered = fulfilment(requirement.need, held) is not None
    lacks_field = held is not None and not is_answered
    return AnswerRow(
        key=requirement.key,
        name=shown(item["name"]),
        is_essential=requirement.is_essential,
        answer=wording.answer(held, levels, lacks_field=lacks_field),
        agreed=wording.agreement(rating) if rating else "",
        is_answered=is_answered,
        url=url,
    )
