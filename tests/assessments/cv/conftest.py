"""A small catalogue in which the CV of `paper.py` finds its words."""

import pytest

from tests import factories


@pytest.fixture
def catalogue(helper_role):
    """What the helper role asks for, with names by which CVs tell it."""
    listening = helper_role.skillrequirements.get(skill__slug="listening").skill
    service = helper_role.experiencerequirements.get().area
    service.alternative_names_en = "barista\nshop assistant"
    service.save()
    factories.area("team-supervision", alternative_names_en="shift leader")
    return listening, service
