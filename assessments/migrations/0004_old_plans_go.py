"""The old plans have been carried over."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_carry_plans_over")]

    operations = [
        migrations.DeleteModel("OldPlanChoice"),
        migrations.DeleteModel("OldPlan"),
    ]
