"""Rules of the catalogue that the database itself keeps."""

import pytest
from django.db import IntegrityError, transaction

from roles.models import SkillAnchor, Transition
from tests import factories


def refused(make, *args, **kwargs):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **kwargs)


def test_levels_months_and_eqf_levels_stay_in_their_range(db):
    role, skill, area = factories.role(), factories.skill(), factories.area()

    refused(factories.asks_skill, role, skill, level=5)
    refused(factories.asks_skill, role, skill, level=0)
    refused(factories.asks_experience, role, area, months=0)
    refused(factories.asks_education, role, eqf_level=9)
    refused(SkillAnchor.objects.create, skill=skill, level=0, text_en="x")


def test_role_asks_each_thing_once(db):
    role, skill = factories.role(), factories.skill()
    factories.asks_skill(role, skill)

    refused(factories.asks_skill, role, skill, level=1)


def test_action_has_one_target_and_its_own_kind_of_effort(db):
    skill, area = factories.skill(), factories.area()

    refused(factories.action, hours=10)
    refused(factories.action, skill=skill)
    refused(factories.action, skill=skill, area=area, hours=10)
    refused(factories.action, area=area, hours=10)
    refused(factories.action, eqf_level=4)
    refused(factories.action, eqf_level=4, hours=10)


def test_weights_are_given_all_or_none(db):
    refused(factories.role, weight_education=50)
    refused(factories.role, weight_asset=1, weight_essential=0, weight_preferred=2)
    assert (
        factories.role(
            weight_education=1, weight_experience=1, weight_skills=2
        ).weight_skills
        == 2
    )


def test_transition_leads_elsewhere(db):
    role = factories.role()

    refused(Transition.objects.create, from_role=role, to_role=role, typical_months=1)
