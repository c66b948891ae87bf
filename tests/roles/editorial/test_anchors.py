"""Four levels of a skill that readers can tell apart."""

from roles.editorial import anchors
from tests.roles.editorial.drafts import draft, in_all_languages, told


def anchor(level, **texts):
    return draft("skillanchor", skill=["listening"], level=level, **texts)


def test_skill_without_its_third_level():
    skill = draft("skill", slug="listening")

    assert told(anchors.four_levels, skill, *map(anchor, (1, 2, 3, 4))) == []
    assert told(anchors.four_levels, skill, *map(anchor, (1, 2, 4))) == [
        "skill listening: has anchors for levels [1, 2, 4]: write all four"
    ]


def test_levels_that_nobody_can_tell_apart():
    skill = draft("skill", slug="listening")
    once = anchor(1, **in_all_languages("text"))
    again = anchor(
        2,
        text_en="You listen to the caller until the reason for the call is quite clear.",
        text_de="Sie fassen zusammen, was gesagt wurde, und fragen gezielt nach.",
    )

    assert told(anchors.levels_differ, skill, once, again) == [
        "skillanchor listening/2 · text · en: hardly differs from level 1"
    ]
