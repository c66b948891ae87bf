"""Texts are neither too short nor too long for their place."""

import pytest

from roles.editorial.lengths import within_bounds
from tests.roles.editorial.drafts import draft, passage, told

PROMPTS = "\n".join(["What was going on, and who was there with you at the time?"] * 4)


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (
            passage("day", "queue-opens", text_en="It is a quarter past eight."),
            "passage helper/day/queue-opens · text · en: 27 characters: say more, "
            "at least 220 (“It is a quarter past eight.”)",
        ),
        (
            passage(title_de="T" * 71),
            "passage helper/task/first-calls · title · de: 71 characters: "
            f"shorten it to 70 (“{'T' * 40}…”)",
        ),
        (
            passage("achievement", text_pl=PROMPTS + "\nI co dalej?"),
            "passage helper/achievement/first-calls · text · pl: 11 characters: "
            "say more, at least 40 (“I co dalej?”)",
        ),
        (
            draft("skill", slug="tills", alternative_names_da="kasse\nk"),
            "skill tills · alternative_names · da: 1 characters: say more, at least 2 (“k”)",
        ),
    ],
)
def test_text_out_of_bounds(record, problem):
    assert told(within_bounds, record) == [problem]


def test_each_line_of_an_achievement_is_measured_alone():
    assert told(within_bounds, passage("achievement", text_en=PROMPTS)) == []
