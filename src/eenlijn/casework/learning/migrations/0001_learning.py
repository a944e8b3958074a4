# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import eenlijn.foundation.sealed.field
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('incidents', '0001_incidents'),
        ('organisations', '0001_organisations'),
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='CauseAnalysis',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('main_cause', models.CharField(blank=True, max_length=24)),
                ('other_causes', models.JSONField(blank=True, default=list)),
                ('of_the_other', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('contribution', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('not_needed_because', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('written_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='PreventionMeasure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=32)),
                ('what', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('planned', 'Afgesproken'), ('doing', 'Mee bezig'), ('done', 'Gedaan'), ('dropped', 'Toch niet')], default='planned', max_length=8)),
                ('dropped_because', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('done_word', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('risk_line', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('risk_section', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('risk_on', models.DateField(blank=True, null=True)),
                ('planned_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('asked_after', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='TrainingNeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('training_type', models.CharField(max_length=24)),
                ('needed_for', models.CharField(choices=[('person', 'De collega zelf'), ('team', 'Het team'), ('managers', 'Leidinggevenden'), ('organisation', 'Iedereen')], max_length=12)),
                ('function_group', models.CharField(blank=True, max_length=32)),
                ('state', models.CharField(choices=[('needed', 'Nodig'), ('done', 'Gedaan'), ('not_needed', 'Niet nodig')], default='needed', max_length=12)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='EffectCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('after_months', models.PositiveSmallIntegerField(choices=[(3, 'na drie maanden'), (6, 'na zes maanden')])),
                ('result', models.CharField(choices=[('works', 'Het werkt'), ('partly', 'Het werkt een beetje'), ('does_not', 'Het werkt niet'), ('not_checked', 'Er is niet gekeken')], max_length=12)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('checked_at', models.DateTimeField()),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.preventionmeasure')),
                ('need', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learning.trainingneed')),
            ],
        ),
        migrations.AddIndex(
            model_name='preventionmeasure',
            index=models.Index(fields=['organisation', 'due_on', 'id'], name='prevention_by_day'),
        ),
        migrations.AddConstraint(
            model_name='preventionmeasure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_at', None)), _connector='OR'), name='prevention_done_has_a_moment'),
        ),
        migrations.AddConstraint(
            model_name='preventionmeasure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('risk_line', None), ('risk_on', None)), models.Q(('risk_line__isnull', False), ('risk_on__isnull', False)), _connector='OR'), name='prevention_risk_line_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='trainingneed',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'needed')), fields=('incident', 'training_type', 'needed_for', 'function_group'), name='training_need_once'),
        ),
        migrations.AddConstraint(
            model_name='effectcheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('measure', None), ('need__isnull', False)), models.Q(('measure__isnull', False), ('need', None)), _connector='OR'), name='effect_is_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='effectcheck',
            constraint=models.UniqueConstraint(condition=models.Q(('need', None)), fields=('measure', 'after_months'), name='effect_of_measure_once'),
        ),
        migrations.AddConstraint(
            model_name='effectcheck',
            constraint=models.UniqueConstraint(condition=models.Q(('measure', None)), fields=('need', 'after_months'), name='effect_of_need_once'),
        ),
    ]
