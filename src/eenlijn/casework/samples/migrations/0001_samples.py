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
        ('accounts', '__first__'),
        ('incidents', '0001_incidents'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('drawn_at', models.DateTimeField()),
                ('looks_from', models.DateTimeField()),
                ('seed', models.CharField(max_length=64)),
                ('candidates', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveSmallIntegerField()),
                ('reader', eenlijn.foundation.sealed.field.SealedField('C10', blank=True, null=True)),
                ('link_digest', models.BinaryField(blank=True, max_length=32, null=True, unique=True)),
                ('link_made_at', models.DateTimeField(blank=True, null=True)),
                ('link_ends_at', models.DateTimeField(blank=True, null=True)),
                ('remark', eenlijn.foundation.sealed.field.SealedField('C10', blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('drawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'year'), name='sample_once_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('link_digest', None), ('link_ends_at', None), ('link_made_at', None)), models.Q(('link_digest__isnull', False), ('link_ends_at__gt', models.F('link_made_at'))), _connector='OR'), name='sample_link_ends')],
            },
        ),
        migrations.CreateModel(
            name='SampledDossier',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('file', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('ready_at', models.DateTimeField(blank=True, null=True)),
                ('incident', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('ready_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sample', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='samples.sample')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sample', 'place'), name='sampled_place_once'), models.UniqueConstraint(condition=models.Q(('incident__isnull', False)), fields=('sample', 'incident'), name='sampled_once')],
            },
        ),
        migrations.CreateModel(
            name='SampleAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(choices=[('concrete', 'Is het gedrag concreet beschreven?'), ('heard', 'Is de ander gehoord, of staat er waarom niet?'), ('policy', 'Past de maatregel bij het beleid?'), ('end', 'Staat er wanneer het ophoudt of opnieuw wordt bekeken?'), ('tone', 'Is de toon netjes?')], max_length=8)),
                ('opinion', models.CharField(choices=[('yes', 'Ja'), ('no', 'Nee'), ('unclear', 'Niet te zeggen')], max_length=8)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C10', blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('sampled', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='samples.sampleddossier')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sampled', 'question'), name='sample_answer_once'), models.CheckConstraint(condition=models.Q(('question__in', ['concrete', 'heard', 'policy', 'end', 'tone'])), name='sample_answer_question'), models.CheckConstraint(condition=models.Q(('opinion__in', ['yes', 'no', 'unclear'])), name='sample_answer_opinion')],
            },
        ),
    ]
