"""What was saved by an older version is still there, and opens."""

from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from assessments.models import Assessment, Plan


def migrate_to(name):
    executor = MigrationExecutor(connection)
    executor.migrate([("assessments", name)])
    return MigrationExecutor(connection).loader.project_state(
        [("assessments", name), ("roles", "0002_alternative_names")]
    )


def migrate_to_newest():
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.mark.django_db(transaction=True)
def test_plan_of_the_first_version_becomes_a_plan_of_dated_steps(
    as_mira, helper_role, miras_result
):
    old = migrate_to("0001_initial").apps
    assessment = old.get_model("assessments", "Assessment").objects.get()
    action = old.get_model("roles", "Action").objects.get(slug="listen-more")
    plan = old.get_model("assessments", "Plan").objects.create(
        assessment=assessment, hours_per_week=5, starts_on=date(2027, 1, 4)
    )
    plan.choices.create(requirement_key="skill:listening", action=action)
    plan.choices.create(requirement_key="experience:customer-service", action=None)

    migrate_to_newest()

    kept = Plan.objects.get()
    assert as_mira.get(f"{miras_result}plan/")["Location"] == kept.get_absolute_url()
    assert as_mira.get(kept.get_absolute_url()).status_code == 200
    assert (kept.hours_per_week, kept.starts_on) == (5, date(2027, 1, 4))
    assert kept.left_out == ["experience:customer-service"]
    [step] = kept.steps.all()
    assert step.action.slug == "listen-more"
    assert (step.starts_on, step.ends_on) == (date(2027, 1, 4), date(2027, 1, 17))
    assert kept.profile.used_on == timezone.localdate()
    result = Assessment.objects.get()
    assert result.points == result.snapshot["score"]["printed"]
    assert result.points_at_most == result.snapshot["score"]["printed_high"]
    assert result.band == result.snapshot["score"]["band"]
