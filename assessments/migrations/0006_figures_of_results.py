from django.db import migrations


def take_figures_out(apps, schema_editor):
    """Write the figures of each frozen score beside it, as `Assessment.freeze` does."""
    Assessment = apps.get_model("assessments", "Assessment")
    frozen = Assessment.objects.exclude(snapshot=None).only("pk", "snapshot")
    for one in frozen.iterator(chunk_size=100):
        score = one.snapshot["score"]
        Assessment.objects.filter(pk=one.pk).update(
            points=score["printed"],
            points_at_most=score["printed_high"],
            band=score["band"] or "",
        )


class Migration(migrations.Migration):
    dependencies = [("assessments", "0005_ratings")]

    operations = [
        migrations.RunPython(take_figures_out, migrations.RunPython.noop, elidable=True)
    ]
