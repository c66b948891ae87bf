"""The frozen picture of an assessment: what was asked, answered and scored.

A snapshot is a plain JSON object, so that a result reads the same for ever, whatever
editors do to the role. `freeze` makes one, `Snapshot` reads one. No sentences here.
"""

from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from assessments import scoring
from assessments.models import Profile
from assessments.scoring import (
    EducationHeld,
    EducationNeed,
    ExperienceHeld,
    ExperienceNeed,
    Line,
    Qualification,
    Requirement,
    Score,
    SkillHeld,
    SkillNeed,
    Weights,
)
from careerpath.languages import texts_of
from roles.enums import Importance
from roles.models import EducationLevel, Role

NEEDS = {
    "education": lambda need: EducationNeed(
        need["eqf_level"], tuple(need["isced_fields"])
    ),
    "experience": lambda need: ExperienceNeed(need["months"]),
    "skills": lambda need: SkillNeed(need["level"]),
}


def asked_of(role):
    """What `role` asks: a list of items with key, need, importance and texts; must-haves
    first, education before experience before skills within each.

    Reads the relations `educationrequirements`, `experiencerequirements` and
    `skillrequirements` with their areas, skills and anchors, which the caller prefetches.
    """
    items = [
        *map(_education_item, role.educationrequirements.all()),
        *map(_experience_item, role.experiencerequirements.all()),
        *map(_skill_item, role.skillrequirements.all()),
    ]
    # Sorting is stable: the editor's order stays within each importance.
    return sorted(items, key=lambda item: Importance.rank(item["importance"]))


def _education_item(row):
    fields = row.isced_fields.split()
    return {
        "key": row.key,
        "dimension": "education",
        "importance": row.importance,
        "need": {"eqf_level": row.eqf_level, "isced_fields": fields},
        "name": texts_of(row, "name"),
        "note": texts_of(row, "note"),
    }


def _experience_item(row):
    return {
        "key": row.key,
        "dimension": "experience",
        "importance": row.importance,
        "need": {"months": row.months},
        "name": texts_of(row.area, "name"),
        "note": texts_of(row, "note"),
    }


def _skill_item(row):
    anchors = {
        str(anchor.level): texts_of(anchor, "text")
        for anchor in row.skill.anchors.all()
    }
    return {
        "key": row.key,
        "dimension": "skills",
        "importance": row.importance,
        "need": {"level": row.level},
        "name": texts_of(row.skill, "name"),
        "note": texts_of(row, "note"),
        "anchors": anchors,
    }


def requirements_of(items):
    """The items as the score wants them."""
    return [
        Requirement(
            key=item["key"],
            importance=item["importance"],
            need=NEEDS[item["dimension"]](item["need"]),
        )
        for item in items
    ]


def weights_of(role):
    """The role's own weights, or the formula's where it has none."""
    weights = Weights()
    for name in weights.dimensions:
        if own := getattr(role, f"weight_{name}"):
            weights.dimensions[name] = Fraction(own)
    for name in weights.importance:
        if own := getattr(role, f"weight_{name}"):
            weights.importance[name] = Fraction(own)
    return weights


def answers_for(requirements, profile):
    """The person's answers to these requirements, by key; what is not answered is left
    out. A fixed number of queries for each profile, none for no profile."""
    return answers_to([one.key for one in requirements], profile)


def answers_to(keys, profile):
    """The same for the keys of requirements alone, such as "skill:coaching"."""
    if profile is None:
        return {}
    ratings = agreed_ratings(profile)
    agreed = {
        key: SkillHeld(row.level)
        for key in keys
        if (row := ratings.get(_slug_of_skill(key)))
    }
    return own_answers_to(keys, profile) | agreed


def own_answers_to(keys, profile):
    """What the person alone says, whatever has been agreed with a counsellor."""
    profile.fetch_answers()
    education = education_held(profile)
    experience = {row.area.slug: row for row in profile.experienceanswers.all()}
    skills = {row.skill.slug: row.level for row in profile.skillanswers.all()}
    answers = {}
    for key in keys:
        kind, _, slug = key.partition(":")
        if kind == "education" and education.finished:
            answers[key] = education
        elif kind == "experience" and slug in experience:
            row = experience[slug]
            answers[key] = ExperienceHeld(row.direct_months, row.related_months)
        elif kind == "skill" and slug in skills:
            answers[key] = SkillHeld(skills[slug])
    return answers


def _slug_of_skill(key):
    kind, _, slug = key.partition(":")
    return slug if kind == "skill" else ""


def agreed_ratings(profile):
    """The agreed ratings that count, by the slug of the skill."""
    profile.fetch_answers()
    rows = profile.agreedratings.all()
    return {row.skill.slug: row for row in rows if row.is_in_force}


def ratings_of(requirements, profile):
    """Where a rating agreed with a counsellor counts, by the key of the requirement: own
    level (None for "not answered"), agreed level, evidence, with whom and on which day.
    """
    agreed = agreed_ratings(profile)
    own = {row.skill.slug: row.level for row in profile.skillanswers.all()}
    found = {}
    for one in requirements:
        slug = _slug_of_skill(one.key)
        if row := agreed.get(slug):
            found[one.key] = {
                "own": own.get(slug),
                "agreed": row.level,
                "evidence": row.evidence,
                "with": row.agreed_with,
                "on": row.agreed_on.isoformat(),
            }
    return found


def answered_keys(role, profile):
    """The keys of the requirements that the profile answers already. A certificate whose
    field of study was not said, but matters for this role, answers nothing."""
    requirements = requirements_of(asked_of(role))
    held = answers_for(requirements, profile)
    return [
        one.key
        for one in requirements
        if scoring.fulfilment(one.need, held.get(one.key)) is not None
    ]


def education_held(profile):
    """The profile's certificates, as the score takes them."""
    rows = list(profile.qualifications.all())
    one = [(row, Qualification(row.eqf_level, row.isced_field or None)) for row in rows]
    return EducationHeld(
        finished=tuple(held for row, held in one if row.is_finished),
        in_progress=tuple(held for row, held in one if not row.is_finished),
    )


def freeze(role: Role, profile: Profile, *, taken_on: date) -> dict[str, Any]:
    """The snapshot of `profile` against `role` on the day `taken_on`.

    `role` comes from `Role.objects.with_requirements()`. ValueError if it asks nothing.
    """
    items = asked_of(role)
    requirements = requirements_of(items)
    weights = weights_of(role)
    answers = answers_for(requirements, profile)
    ratings = ratings_of(requirements, profile)
    return {
        "formula": scoring.FORMULA_VERSION,
        "taken_on": taken_on.isoformat(),
        "role": {"slug": role.slug, "title": texts_of(role, "title")},
        "weights": _packed_weights(weights),
        "items": items,
        "answers": {key: packed_held(held) for key, held in answers.items()},
        "education_levels": education_names(),
        "score": _packed_score(scoring.score(requirements, answers, weights)),
        **({"ratings": ratings} if ratings else {}),
    }


def renewed(
    data: dict[str, Any], profile: Profile, *, taken_on: date
) -> dict[str, Any]:
    """The snapshot `data` with the answers and ratings of today: what is asked, and how
    it counts, stays as it was then."""
    old = Snapshot(data)
    answers = answers_for(old.requirements, profile)
    ratings = ratings_of(old.requirements, profile)
    score = scoring.score(old.requirements, answers, old.weights)
    kept = {name: part for name, part in data.items() if name != "ratings"}
    return kept | {
        "taken_on": taken_on.isoformat(),
        "answers": {key: packed_held(held) for key, held in answers.items()},
        "score": _packed_score(score),
        **({"ratings": ratings} if ratings else {}),
    }


def education_names():
    """EQF level → the texts of its name."""
    return {
        str(level.eqf_level): texts_of(level, "name")
        for level in EducationLevel.objects.all()
    }


def _packed_weights(weights):
    return {
        "dimensions": {name: str(value) for name, value in weights.dimensions.items()},
        "importance": {name: str(value) for name, value in weights.importance.items()},
    }


def packed_held(held):
    """An answer as plain JSON; `unpacked_held` turns it back."""
    match held:
        case SkillHeld(level):
            return {"level": level}
        case ExperienceHeld(direct, related):
            return {"direct": direct, "related": related}
        case EducationHeld(finished, in_progress):
            return {
                "finished": [[one.eqf_level, one.field] for one in finished],
                "in_progress": [[one.eqf_level, one.field] for one in in_progress],
            }


def unpacked_held(packed):
    """The answer that `packed_held` made plain."""
    if "level" in packed:
        return SkillHeld(packed["level"])
    if "direct" in packed:
        return ExperienceHeld(packed["direct"], packed["related"])
    return EducationHeld(
        finished=tuple(Qualification(*one) for one in packed["finished"]),
        in_progress=tuple(Qualification(*one) for one in packed["in_progress"]),
    )


def _packed_score(score):
    return {
        "coverage": str(score.coverage),
        "low": str(score.low),
        "high": str(score.high),
        "band": score.band and str(score.band),
        "printed": score.printed,
        "printed_high": score.printed_high,
        "lines": [
            {
                "weight": str(line.weight),
                "fulfilment": None if line.fulfilment is None else str(line.fulfilment),
                "points": line.points,
                "points_possible": line.points_possible,
            }
            for line in score.lines
        ],
    }


def is_true(data: dict[str, Any]) -> bool:
    """Does the score that `data` holds follow from its items, answers and weights?"""
    then = Snapshot(data)
    score = scoring.score(then.requirements, then.answers, then.weights)
    return data["score"] == _packed_score(score)


class Snapshot:
    """A stored snapshot, with its parts as the score's own types."""

    def __init__(self, data):
        self.data = data
        self.items = {item["key"]: item for item in data["items"]}
        self.title = data["role"]["title"]
        self.role_slug = data["role"]["slug"]
        self.education_levels = data["education_levels"]
        self.ratings = data.get("ratings", {})  # older results know none

    @cached_property
    def requirements(self):
        return requirements_of(self.data["items"])

    @cached_property
    def answers(self):
        packed = self.data["answers"]
        return {key: unpacked_held(held) for key, held in packed.items()}

    @cached_property
    def weights(self):
        packed = self.data["weights"]
        return Weights(
            dimensions={k: Fraction(v) for k, v in packed["dimensions"].items()},
            importance={k: Fraction(v) for k, v in packed["importance"].items()},
        )

    @cached_property
    def score(self):
        """The score as it was stored, not computed anew."""
        packed = self.data["score"]
        lines = tuple(
            Line(
                requirement=requirement,
                held=self.answers.get(requirement.key),
                weight=Fraction(line["weight"]),
                fulfilment=line["fulfilment"] and Fraction(line["fulfilment"]),
                points=line["points"],
                points_possible=line["points_possible"],
            )
            for requirement, line in zip(
                self.requirements, packed["lines"], strict=True
            )
        )
        return Score(
            lines=lines,
            coverage=Fraction(packed["coverage"]),
            low=Fraction(packed["low"]),
            high=Fraction(packed["high"]),
            band=packed["band"] and scoring.Band(packed["band"]),
            printed=packed["printed"],
            printed_high=packed["printed_high"],
        )

    def rescored(self, changes):
        """The score with some answers changed, by the snapshot's own requirements."""
        answers = {**self.answers, **changes}
        return scoring.score(self.requirements, answers, self.weights)

    def differs_from(self, role):
        """Has the role changed since? Its requirements, texts, weights or title."""
        return (
            self.data["items"] != asked_of(role)
            or self.data["weights"] != _packed_weights(weights_of(role))
            or self.title != texts_of(role, "title")
            or self.data["formula"] != scoring.FORMULA_VERSION
        )
