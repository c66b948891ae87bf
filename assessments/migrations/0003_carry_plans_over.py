"""Old plans become new ones; their steps are dated when the plan is next opened."""

from django.db import migrations


def carry_over(apps, schema_editor):
    OldPlan = apps.get_model("assessments", "OldPlan")
    Plan = apps.get_model("assessments", "Plan")
    PlanStep = apps.get_model("assessments", "PlanStep")
    for old in OldPlan.objects.select_related("assessment"):
        choices = list(old.choices.select_related("action"))
        plan = Plan.objects.create(
            profile_id=old.assessment.profile_id,
            assessment=old.assessment,
            role_id=old.assessment.role_id,
            hours_per_week=old.hours_per_week,
            starts_on=old.starts_on,
            left_out=[one.requirement_key for one in choices if one.action is None],
        )
        for action_id, keys in _keys_by_action(choices).items():
            PlanStep.objects.create(plan=plan, action_id=action_id, keys=keys)


def _keys_by_action(choices):
    found = {}
    for choice in choices:
        if choice.action_id is not None:
            found.setdefault(choice.action_id, []).append(choice.requirement_key)
    return found


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_plans_of_steps")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
