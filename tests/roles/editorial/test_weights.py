"""What a role calls a must counts as one, by the weights of the score."""

import pytest

from assessments import scoring
from roles.editorial import shares, weights
from roles.editorial.catalogue import Catalogue
from tests.roles.editorial.drafts import asks_level, asks_months, asks_skill, role, told

ESSENTIAL = [asks_skill("listening"), asks_skill("planning"), asks_skill("typing")]
SANE = [role(), asks_level(), asks_months(), *ESSENTIAL]


@pytest.mark.parametrize(
    "rule",
    [
        weights.weights_go_together,
        weights.all_dimensions_count,
        weights.essentials_carry,
        weights.essential_skills,
        weights.roles_differ,
    ],
)
def test_sane_role(rule):
    assert told(rule, *SANE) == []


def test_weights_that_do_not_go_together():
    lone = role(weight_skills=70)
    upside_down = role(weight_essential=1, weight_preferred=2, weight_asset=3)

    assert told(weights.weights_go_together, lone, upside_down) == [
        "role helper · weights: give all three weights, or none",
        "role helper · weights: let essential ones weigh most, assets least",
    ]


def test_dimension_that_asks_nothing():
    assert told(weights.all_dimensions_count, role(), asks_level(), *ESSENTIAL) == [
        "role helper · experience: asks nothing here: its weight is lost"
    ]


def test_dimension_that_decides_alone():
    skewed = role(weight_education=1, weight_experience=19, weight_skills=80)

    assert told(weights.all_dimensions_count, skewed, *SANE[1:]) == [
        "role helper · education: weighs 1 points: too little or too much",
        "role helper · skills: weighs 80 points: too little or too much",
    ]


def test_assets_that_keep_everybody_from_ready():
    asset = asks_months(importance="asset")

    assert told(weights.essentials_carry, role(), asks_level(), asset, *ESSENTIAL) == [
        "role helper · weights: the assets carry 30 points: "
        "without them nobody reaches 80, which is Ready"
    ]


def test_essentials_that_carry_too_little():
    preferred = [
        asks_level(importance="preferred"),
        asks_months(importance="preferred"),
    ]
    one = [asks_skill("listening"), asks_skill("planning", importance="preferred")]

    assert told(weights.essentials_carry, role(), *preferred, *one) == [
        "role helper · weights: all essentials together carry 27 points: "
        "they should carry 35"
    ]


def test_role_without_essential_skills():
    assert told(weights.essential_skills, role()) == [
        "role helper · skills: 0 essential skills: choose 3 to 8"
    ]


def test_two_roles_that_are_the_same_job():
    same = [asks_skill(one, of="twin") for one in ("listening", "planning", "typing")]
    higher = [
        asks_skill(one, 3, of="twin") for one in ("listening", "planning", "typing")
    ]

    assert told(weights.roles_differ, role(), role("twin"), *ESSENTIAL, *same) == [
        "role twin · skills: asks nearly the same essential skills as helper: "
        "say what makes the difference"
    ]
    assert told(weights.roles_differ, role(), role("twin"), *ESSENTIAL, *higher) == []


MIXED = [
    asks_level(),
    asks_level(6, "041", "preferred"),
    asks_months(importance="asset"),
    *ESSENTIAL,
    *(asks_skill(f"extra-{number}", importance="asset") for number in range(20)),
]


@pytest.mark.parametrize(
    "own",
    [
        {},
        {"weight_education": 20, "weight_experience": 10, "weight_skills": 70},
        {"weight_essential": 5, "weight_preferred": 2, "weight_asset": 1},
    ],
)
def test_shares_are_those_of_the_score(own):
    """The lint may not know the score; what both count must be the same."""
    helper = role(**own)
    of_lint = shares.importance_shares(Catalogue([helper, *MIXED]), helper)

    asked = [
        scoring.Requirement(record.name, record.get("importance"), need_of(record))
        for record in MIXED
    ]
    of_score = scoring.effective_weights(asked, score_weights(own))
    for importance, share in of_lint.items():
        assert share == sum(
            of_score[item.key] for item in asked if item.importance == importance
        )


def need_of(record):
    match record.model:
        case "roles.educationrequirement":
            return scoring.EducationNeed(record.get("eqf_level"))
        case "roles.experiencerequirement":
            return scoring.ExperienceNeed(record.get("months"))
    return scoring.SkillNeed(record.get("level"))


def score_weights(own):
    weights = scoring.Weights()
    for group in (weights.dimensions, weights.importance):
        group.update({name: own.get(f"weight_{name}", group[name]) for name in group})
    return weights


def test_bands_are_those_of_the_score():
    assert weights.READY * 100 == scoring.READY_SCORE
    assert weights.DEVELOPING * 100 == scoring.DEVELOPING_SCORE
