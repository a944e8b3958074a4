# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bucket',
            fields=[
                ('facts', models.BinaryField(null=True)),
                ('victim', models.BinaryField(null=True)),
                ('perpetrator', models.BinaryField(null=True)),
                ('own_words', models.BinaryField(null=True)),
                ('aftercare', models.BinaryField(null=True)),
                ('legal', models.BinaryField(null=True)),
                ('measures', models.BinaryField(null=True)),
                ('protected', models.BinaryField(null=True)),
                ('releases', models.BinaryField(null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kept_years', models.PositiveSmallIntegerField()),
                ('goes_in', models.DateField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('live', 'Live'), ('destroyed', 'Destroyed')], default='live', max_length=10)),
                ('created_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kept_years', 'goes_in', 'version'), name='bucket_version_once')],
            },
        ),
        migrations.CreateModel(
            name='CaseKeys',
            fields=[
                ('facts', models.BinaryField(null=True)),
                ('victim', models.BinaryField(null=True)),
                ('perpetrator', models.BinaryField(null=True)),
                ('own_words', models.BinaryField(null=True)),
                ('aftercare', models.BinaryField(null=True)),
                ('legal', models.BinaryField(null=True)),
                ('measures', models.BinaryField(null=True)),
                ('protected', models.BinaryField(null=True)),
                ('releases', models.BinaryField(null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField(unique=True)),
                ('bucket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keys.bucket')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='KeyRotation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('scope', models.CharField(choices=[('root', 'Root'), ('organisations', 'Organisations'), ('buckets', 'Buckets')], max_length=16)),
                ('root_version', models.PositiveIntegerField(default=0)),
                ('custodians', models.JSONField(default=list)),
                ('asked_at', models.DateTimeField()),
                ('moved', models.PositiveIntegerField(default=0)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('finished_at', None)), fields=('scope',), name='one_rotation_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('wrapped', models.BinaryField()),
                ('state', models.CharField(choices=[('live', 'Live'), ('destroyed', 'Destroyed')], default='live', max_length=10)),
                ('created_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'version'), name='organisation_key_version_once'), models.UniqueConstraint(condition=models.Q(('organisation', None)), fields=('version',), name='platform_own_key_version_once')],
            },
        ),
        migrations.CreateModel(
            name='IntakeKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('public', models.BinaryField()),
                ('wrapped_private', models.BinaryField()),
                ('state', models.CharField(choices=[('live', 'Live'), ('destroyed', 'Destroyed')], default='live', max_length=10)),
                ('created_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('wrapped_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keys.organisationkey')),
            ],
        ),
        migrations.CreateModel(
            name='DataKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('compartment', models.CharField(max_length=8)),
                ('version', models.PositiveIntegerField(default=1)),
                ('wrapped', models.BinaryField()),
                ('state', models.CharField(choices=[('live', 'Live'), ('destroyed', 'Destroyed')], default='live', max_length=10)),
                ('created_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('wrapped_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keys.organisationkey')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'compartment', 'version'), name='data_key_version_once'), models.UniqueConstraint(condition=models.Q(('organisation', None)), fields=('compartment', 'version'), name='platform_key_version_once')],
            },
        ),
        migrations.AddField(
            model_name='bucket',
            name='wrapped_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keys.organisationkey'),
        ),
        migrations.CreateModel(
            name='PresentVersion',
            fields=[
                ('place', models.CharField(max_length=160, primary_key=True, serialize=False)),
                ('version', models.BinaryField()),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='SealedVersion',
            fields=[
                ('place', models.CharField(max_length=160, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField()),
                ('keys', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keys.casekeys')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
    ]
