"""Plans of dated steps, accounts and shared links. The old plans wait beside the new."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial"), ("roles", "0001_initial")]

    operations = [
        migrations.RenameModel("Plan", "OldPlan"),
        migrations.RenameModel("PlanChoice", "OldPlanChoice"),
        migrations.AddField(
            model_name='assessment',
            name='known',
            field=models.JSONField(default=list, editable=False, help_text='Keys of the requirements that it need not ask about again.', verbose_name='answered before it began'),
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('profile', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='account', to='assessments.profile', verbose_name='profile')),
            ],
            options={
                'verbose_name': 'account',
                'verbose_name_plural': 'accounts',
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('hours_per_week', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='hours a week')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('time_zone', models.CharField(default='Europe/Berlin', max_length=60, verbose_name='time zone')),
                ('left_out', models.JSONField(default=list, editable=False, verbose_name='gaps left out')),
                ('feed_key', models.UUIDField(editable=False, null=True, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plans', to='assessments.assessment', verbose_name='assessment')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='assessments.profile', verbose_name='profile')),
                ('role', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plans', to='roles.role', verbose_name='role')),
            ],
            options={
                'verbose_name': 'plan',
                'verbose_name_plural': 'plans',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='PlanStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='own step')),
                ('texts', models.JSONField(default=dict, editable=False, verbose_name='texts')),
                ('keys', models.JSONField(default=list, editable=False, verbose_name='requirements')),
                ('result', models.JSONField(editable=False, null=True, verbose_name='leads to')),
                ('is_essential', models.BooleanField(default=False, verbose_name='for an essential')),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('hours', models.PositiveSmallIntegerField(default=0, verbose_name='hours')),
                ('weeks', models.PositiveSmallIntegerField(default=0, verbose_name='weeks')),
                ('months', models.PositiveSmallIntegerField(default=0, verbose_name='months')),
                ('hours_done', models.PositiveSmallIntegerField(default=0, verbose_name='hours done so far')),
                ('first_hour', models.PositiveIntegerField(default=0, editable=False)),
                ('planned_hours', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('starts_on', models.DateField(null=True, verbose_name='first day')),
                ('ends_on', models.DateField(null=True, verbose_name='last day')),
                ('weekdays', models.CharField(blank=True, max_length=20, verbose_name='days')),
                ('at_time', models.TimeField(blank=True, null=True, verbose_name='time')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('cue', models.CharField(blank=True, max_length=200, verbose_name='when exactly')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='where')),
                ('obstacle', models.CharField(blank=True, max_length=300, verbose_name='what may get in the way')),
                ('response', models.CharField(blank=True, max_length=300, verbose_name='what I do then')),
                ('support', models.CharField(blank=True, max_length=200, verbose_name='who supports me')),
                ('proof', models.CharField(blank=True, max_length=300, verbose_name='what will prove it')),
                ('notes', models.TextField(blank=True, max_length=4000, verbose_name='notes')),
                ('status', models.CharField(choices=[('todo', 'to do'), ('doing', 'doing'), ('done', 'done'), ('aside', 'set aside')], default='todo', max_length=5, verbose_name='status')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('evidence', models.TextField(blank=True, max_length=1000, verbose_name='evidence')),
                ('before', models.JSONField(editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='steps', to='roles.action', verbose_name='action')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='assessments.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'step',
                'verbose_name_plural': 'steps',
                'ordering': ['position', 'created_at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='assessment',
            name='step',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='assessments.planstep', verbose_name='taken after the step'),
        ),
        migrations.CreateModel(
            name='ShareLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('with_notes', models.BooleanField(default=False, verbose_name='with my own words')),
                ('expires_on', models.DateField(verbose_name='last day')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='assessments.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'shared link',
                'verbose_name_plural': 'shared links',
                'ordering': ['-created_at'],
            },
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('hours_per_week__range', (1, 60))), name='plan_has_1_to_60_hours_per_week'),
        ),
        migrations.AddConstraint(
            model_name='planstep',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'done'), _negated=True), fields=('plan', 'action'), name='action_once_per_plan_until_done'),
        ),
        migrations.AddConstraint(
            model_name='planstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', True), models.Q(('status', 'done'), _negated=True)), models.Q(('done_on__isnull', False), ('status', 'done')), _connector='OR'), name='done_means_there_is_a_day'),
        ),
    ]
