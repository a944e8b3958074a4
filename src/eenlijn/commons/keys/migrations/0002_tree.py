# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def refuse_older_keys(apps: Any, schema_editor: Any) -> None:
    """What was sealed before there were case keys has another form; such a database was never released."""
    del schema_editor
    if apps.get_model("keys", "DataKey").objects.exists():
        message = "this database was sealed with keys of an older form: begin with an empty one"
        raise RuntimeError(message)


class Migration(migrations.Migration):

    dependencies = [
        ('keys', '0001_keys'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.RunPython(refuse_older_keys, migrations.RunPython.noop),
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
            name='OrganisationKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('wrapped', models.BinaryField()),
                ('state', models.CharField(choices=[('live', 'Live'), ('destroyed', 'Destroyed')], default='live', max_length=10)),
                ('created_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.AddField(
            model_name='bucket',
            name='wrapped_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keys.organisationkey'),
        ),
        migrations.AddField(
            model_name='datakey',
            name='wrapped_by',
            field=models.ForeignKey(default=uuid.uuid4, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keys.organisationkey'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='intakekey',
            name='wrapped_by',
            field=models.ForeignKey(default=uuid.uuid4, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keys.organisationkey'),
            preserve_default=False,
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
        migrations.AddConstraint(
            model_name='organisationkey',
            constraint=models.UniqueConstraint(fields=('organisation', 'version'), name='organisation_key_version_once'),
        ),
        migrations.AddConstraint(
            model_name='organisationkey',
            constraint=models.UniqueConstraint(condition=models.Q(('organisation', None)), fields=('version',), name='platform_own_key_version_once'),
        ),
        migrations.AddConstraint(
            model_name='bucket',
            constraint=models.UniqueConstraint(fields=('organisation', 'kept_years', 'goes_in', 'version'), name='bucket_version_once'),
        ),
    ]
