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
        ('organisations', '0001_organisations'),
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Provision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=24)),
                ('spot', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('checked_on', models.DateField(blank=True, null=True)),
                ('checked_by', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('next_check_on', models.DateField()),
                ('next_drill_on', models.DateField(blank=True, null=True)),
                ('remark', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('told_for', models.DateField(blank=True, null=True)),
                ('changed_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.site')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'next_check_on', 'id'], name='provision_by_day')],
            },
        ),
    ]
