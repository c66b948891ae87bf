"""The score: worked examples by hand, and the properties that hold for every case."""

from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring import (
    HUNDRED,
    Band,
    EducationHeld,
    EducationNeed,
    ExperienceHeld,
    ExperienceNeed,
    Qualification,
    Requirement,
    SkillHeld,
    SkillNeed,
    Weights,
    effective_weights,
    fulfilment,
    score,
)

BANDS = list(Band)


def has(eqf_level, field=None):
    return EducationHeld((Qualification(eqf_level, field),))


# --- Worked by hand -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("need", "held", "expected"),
    [
        pytest.param(SkillNeed(3), SkillHeld(0), Fraction(0), id="skill not begun"),
        pytest.param(SkillNeed(3), SkillHeld(2), Fraction(2, 3), id="skill 2 of 3"),
        pytest.param(SkillNeed(3), SkillHeld(4), Fraction(1), id="skill surplus"),
        pytest.param(
            ExperienceNeed(24), ExperienceHeld(12), Fraction(1, 2), id="1 of 2 years"
        ),
        pytest.param(
            ExperienceNeed(24), ExperienceHeld(6, 12), Fraction(1, 2), id="half counts"
        ),
        pytest.param(
            ExperienceNeed(24), ExperienceHeld(600), Fraction(1), id="more than enough"
        ),
        pytest.param(EducationNeed(4), has(4), Fraction(1), id="same EQF level"),
        pytest.param(EducationNeed(4), has(3), Fraction(6, 10), id="one level short"),
        pytest.param(EducationNeed(4), has(2), Fraction(3, 10), id="two levels short"),
        pytest.param(EducationNeed(4), has(1), Fraction(0), id="three levels short"),
        pytest.param(EducationNeed(4), has(8), Fraction(1), id="education surplus"),
        pytest.param(
            EducationNeed(5, ("041",)), has(5, "0413"), Fraction(1), id="field within"
        ),
        pytest.param(
            EducationNeed(5, ("0413",)), has(5, "041"), Fraction(1, 2), id="too broad"
        ),
        pytest.param(
            EducationNeed(5, ("041", "0311")),
            has(5, "0311"),
            Fraction(1),
            id="any field",
        ),
        pytest.param(
            EducationNeed(5, ("041",)), has(4, "09"), Fraction(3, 10), id="other field"
        ),
        pytest.param(EducationNeed(5, ("041",)), has(5), None, id="field not said"),
        pytest.param(
            EducationNeed(5, ("041",)), has(2), Fraction(0), id="field would not matter"
        ),
        pytest.param(
            EducationNeed(6),
            EducationHeld((Qualification(4),), (Qualification(6),)),
            Fraction(65, 100),
            id="study in progress counts half-way",
        ),
        pytest.param(
            EducationNeed(4),
            EducationHeld((Qualification(4),), (Qualification(2),)),
            Fraction(1),
            id="study for less takes nothing away",
        ),
        pytest.param(
            EducationNeed(5, ("041",)),
            EducationHeld((Qualification(4), Qualification(5, "041"))),
            Fraction(1),
            id="unsaid field beside one that meets it all",
        ),
        pytest.param(
            EducationNeed(5, ("041",)),
            EducationHeld((Qualification(3, "041"),), (Qualification(5),)),
            None,
            id="field of the studies not said",
        ),
        pytest.param(SkillNeed(3), None, None, id="not answered"),
    ],
)
def test_fulfilment_of_one_requirement(need, held, expected):
    assert fulfilment(need, held) == expected


def test_fulfilment_refuses_an_answer_of_another_kind():
    with pytest.raises(TypeError):
        fulfilment(SkillNeed(3), ExperienceHeld(12))


SMALL_ROLE = [
    Requirement("education", "essential", EducationNeed(4)),
    Requirement("experience", "essential", ExperienceNeed(24)),
    Requirement("skill:a", "essential", SkillNeed(3)),
    Requirement("skill:b", "preferred", SkillNeed(2)),
]


def test_weights_share_out_each_dimension_by_importance():
    assert effective_weights(SMALL_ROLE) == {
        "education": Fraction(25, 100),
        "experience": Fraction(30, 100),
        "skill:a": Fraction(27, 100),
        "skill:b": Fraction(18, 100),
    }


def test_weights_of_a_missing_dimension_go_to_the_others():
    without_education = SMALL_ROLE[1:]

    assert effective_weights(without_education)["experience"] == Fraction(30, 75)


def test_many_assets_carry_a_quarter_of_their_dimension_at_most():
    essentials = [Requirement(f"e{n}", "essential", SkillNeed(2)) for n in range(13)]
    assets = [Requirement(f"a{n}", "asset", SkillNeed(2)) for n in range(200)]

    shares = effective_weights(essentials + assets)

    assert sum(shares[item.key] for item in assets) == Fraction(1, 4)


def test_assets_alone_carry_their_whole_dimension():
    assets = [Requirement(f"a{n}", "asset", SkillNeed(2)) for n in range(3)]

    assert sum(effective_weights(assets).values()) == 1


def test_small_role_adds_up_line_by_line():
    result = score(
        SMALL_ROLE,
        {
            "education": has(4),
            "experience": ExperienceHeld(12, 6),
            "skill:a": SkillHeld(2),
            "skill:b": SkillHeld(2),
        },
    )

    # 25 + 30 · 15/24 + 27 · 2/3 + 18 = 79.75, cut to 79
    assert result.low == result.high == Fraction(7975, 100)
    assert result.printed == 79
    assert [(line.points, line.points_possible) for line in result.lines] == [
        (25, 25),
        (18, 30),
        (18, 27),
        (18, 18),
    ]
    assert result.band == Band.NEARLY
    assert [line.requirement.key for line in result.gates] == ["experience", "skill:a"]


def test_skipped_answers_give_a_range_and_an_estimate():
    result = score(SMALL_ROLE, {"education": has(4), "experience": ExperienceHeld(24)})

    assert (result.low, result.high) == (55, 100)
    assert result.coverage == Fraction(55, 100)
    assert result.estimate is None  # below .6 there is no single figure
    assert result.band is None  # an essential is unanswered


def test_estimate_appears_once_three_fifths_are_answered():
    answers = {
        "education": has(4),
        "experience": ExperienceHeld(12),
        "skill:a": SkillHeld(3),
    }

    result = score(SMALL_ROLE, answers)

    assert result.coverage == Fraction(82, 100)
    assert result.estimate == Fraction(67) / Fraction(82, 100)
    assert result.band == Band.DEVELOPING  # of the sure score; experience is at .5


def test_unmet_essential_caps_the_band_however_high_the_score():
    answers = {
        "education": has(4),
        "experience": ExperienceHeld(24),
        "skill:a": SkillHeld(2),
        "skill:b": SkillHeld(2),
    }

    result = score(SMALL_ROLE, answers)

    assert result.low == 91
    assert result.band == Band.NEARLY


def test_role_that_asks_nothing_cannot_be_scored():
    with pytest.raises(ValueError, match="asks nothing"):
        score([], {})


def test_two_requirements_cannot_share_a_key():
    with pytest.raises(ValueError, match="same key"):
        effective_weights([SMALL_ROLE[0], SMALL_ROLE[0]])


# --- Properties over generated roles and answers ------------------------------------

IMPORTANCE = st.sampled_from(["essential", "preferred", "asset"])
FIELDS = st.sampled_from(["041", "0411", "061", "023"])
QUALIFICATIONS = st.builds(Qualification, st.integers(0, 8), FIELDS)
PERHAPS_UNSAID = st.builds(Qualification, st.integers(0, 8), st.none() | FIELDS)
NEEDS = {
    "skill": st.builds(SkillNeed, st.integers(1, 4)),
    "experience": st.builds(ExperienceNeed, st.integers(1, 600)),
    "education": st.builds(
        EducationNeed, st.integers(1, 8), st.lists(FIELDS, max_size=2).map(tuple)
    ),
}


def educations(qualifications):
    return st.builds(
        EducationHeld,
        st.lists(qualifications, min_size=1, max_size=2).map(tuple),
        st.lists(qualifications, max_size=1).map(tuple),
    )


HELD = {
    "skill": st.builds(SkillHeld, st.integers(0, 4)),
    "experience": st.builds(ExperienceHeld, st.integers(0, 600), st.integers(0, 600)),
    "education": educations(PERHAPS_UNSAID),
}
# Saying a higher level of an unsaid field opens the question which field it is; so what
# must only ever rise is tested with all fields said.
SAID = HELD | {"education": educations(QUALIFICATIONS)}


@st.composite
def cases(draw, *, complete=False, held=HELD):
    """A role, and answers to all of it (`complete`) or to a part."""
    kinds = draw(st.lists(st.sampled_from(sorted(NEEDS)), min_size=1, max_size=14))
    requirements, answers = [], {}
    for number, kind in enumerate(kinds):
        key = f"{kind}:{number}"
        requirements.append(Requirement(key, draw(IMPORTANCE), draw(NEEDS[kind])))
        if complete or draw(st.booleans()):
            answers[key] = draw(held[kind])
    return requirements, answers


def better(held):
    """The same answer, a little better."""
    match held:
        case SkillHeld(level):
            return SkillHeld(min(4, level + 1))
        case ExperienceHeld(direct, related):
            return ExperienceHeld(direct + 3, related + 1)
        case EducationHeld(finished):
            first = replace(finished[0], eqf_level=min(8, finished[0].eqf_level + 1))
            return replace(held, finished=(first, *finished[1:]))


def rank(band):
    return BANDS.index(band)


@given(cases())
def test_score_is_bounded_and_the_estimate_lies_in_the_range(case):
    result = score(*case)

    assert 0 <= result.low <= result.high <= HUNDRED
    if result.estimate is not None:
        assert result.low <= result.estimate <= result.high


@given(cases())
def test_printed_points_add_up_exactly(case):
    result = score(*case)

    assert sum(line.points for line in result.lines) == result.printed
    assert sum(line.points_possible for line in result.lines) == 100
    assert result.printed == floor(result.low)
    assert result.printed <= result.printed_high <= 100
    assert all(0 <= line.points <= line.points_possible for line in result.lines)


@given(cases())
def test_printed_points_are_full_exactly_when_the_requirement_is_met(case):
    for line in score(*case).lines:
        if line.is_met:
            assert line.points == line.points_possible


@given(cases())
def test_saying_more_keeps_the_score_within_the_range(case):
    requirements, answers = case
    before = score(requirements, answers)
    said = {
        key: replace(
            held,
            finished=tuple(_with_field(one) for one in held.finished),
            in_progress=tuple(_with_field(one) for one in held.in_progress),
        )
        if isinstance(held, EducationHeld)
        else held
        for key, held in answers.items()
    }

    after = score(requirements, said)

    assert before.low <= after.low
    assert after.high <= before.high


def _with_field(one):
    return replace(one, field=one.field or "041")


@given(cases())
def test_effective_weights_add_up_to_one(case):
    requirements, _ = case

    assert sum(effective_weights(requirements).values()) == 1


@given(cases(held=SAID), st.data())
def test_better_answer_never_lowers_anything(case, data):
    requirements, answers = case
    if not answers:
        return
    key = data.draw(st.sampled_from(sorted(answers)))

    before = score(requirements, answers)
    after = score(requirements, answers | {key: better(answers[key])})

    assert after.low >= before.low
    assert after.high >= before.high
    assert after.printed >= before.printed
    if before.band is not None:
        assert rank(after.band) >= rank(before.band)


@given(cases(), st.randoms(use_true_random=False))
def test_order_of_requirements_does_not_matter(case, random):
    requirements, answers = case
    shuffled = random.sample(requirements, len(requirements))

    one, other = score(requirements, answers), score(shuffled, answers)

    assert (one.low, one.high, one.band) == (other.low, other.high, other.band)
    for line in one.lines:
        assert other.line(line.requirement.key) == line


@given(cases(), st.fractions(min_value=Fraction(1, 100), max_value=100))
def test_scaling_all_weights_changes_nothing(case, factor):
    requirements, answers = case
    plain = Weights()
    scaled = Weights(
        dimensions={name: weight * factor for name, weight in plain.dimensions.items()},
        importance={name: weight * factor for name, weight in plain.importance.items()},
    )

    assert score(requirements, answers, scaled) == score(requirements, answers)


@given(cases(complete=True, held=SAID), st.data())
def test_what_if_changes_the_score_by_the_weight_times_the_gain(case, data):
    requirements, answers = case
    key = data.draw(st.sampled_from(sorted(answers)))

    before = score(requirements, answers)
    after = score(requirements, answers | {key: better(answers[key])})

    gain = after.line(key).fulfilment - before.line(key).fulfilment
    assert after.low - before.low == HUNDRED * before.line(key).weight * gain


@given(cases(complete=True, held=SAID))
def test_unmet_essential_never_reads_ready(case):
    result = score(*case)

    if result.gates:
        assert result.band != Band.READY
    elif result.low >= 80:
        assert result.band == Band.READY


@given(cases())
def test_no_band_while_an_essential_is_unanswered(case):
    result = score(*case)
    is_open = any(
        line.requirement.is_essential and not line.is_answered for line in result.lines
    )

    assert (result.band is None) == is_open


@given(cases(complete=True, held=SAID))
def test_all_answered_means_one_figure(case):
    result = score(*case)

    assert result.is_complete
    assert result.low == result.high == result.estimate


@given(cases(held=SAID))
def test_surplus_never_harms(case):
    requirements, answers = case
    plenty = {
        "skill": SkillHeld(4),
        "experience": ExperienceHeld(600, 600),
        "education": EducationHeld(
            (
                Qualification(8, "0411"),
                Qualification(8, "061"),
                Qualification(8, "023"),
            )
        ),
    }
    lavish = {key: plenty[key.partition(":")[0]] for key in answers}

    assert score(requirements, lavish).low >= score(requirements, answers).low
