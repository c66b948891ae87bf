"""The drawings of roles."""

import re

from django.conf import settings

from roles.art import DRAWN, NEUTRAL, symbol_of

SPRITE = settings.BASE_DIR / "static" / "img" / "roles.svg"


def test_role_has_its_own_drawing_and_others_share_a_neutral_one():
    assert symbol_of("head-of-customer-service") == "head-of-customer-service"
    assert symbol_of("imported-baker") == "any-role"


def test_every_drawing_is_there():
    drawn = re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text())

    assert sorted(drawn) == sorted({*DRAWN, NEUTRAL})
    assert len(SPRITE.read_bytes()) < 8 * 1024
