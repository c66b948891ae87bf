"""Mira's plan in parts."""

import pytest


@pytest.fixture
def listening(miras_plan):
    """Ten hours of listening, from 2 of 3 to 3 of 3, from 4 to 17 January 2027."""
    return miras_plan.steps.get(action__slug="listen-more")


@pytest.fixture
def work(miras_plan):
    """A year at work, from one year of two to two, from 4 January 2027 to 3 January
    2028."""
    return miras_plan.steps.get(action__slug="work-there")


@pytest.fixture
def profile(miras_plan):
    return miras_plan.profile


@pytest.fixture
def pages(miras_plan):
    """Where the pages of the plan are."""
    return f"/en/my/plans/{miras_plan.pk}/"
