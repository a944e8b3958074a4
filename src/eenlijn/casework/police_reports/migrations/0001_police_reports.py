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
            name='PoliceReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('decision', models.CharField(choices=[('aangifte_employer', 'Aangifte door de werkgever'), ('aangifte_victim', 'Aangifte door de collega zelf'), ('aangifte_proxy', 'Aangifte met volmacht'), ('melding', 'Alleen een melding bij de politie'), ('none_decided', 'Geen politie')], max_length=20)),
                ('reason_not', models.CharField(blank=True, max_length=24)),
                ('filed_on', models.DateField(blank=True, null=True)),
                ('said_vpt', models.BooleanField(default=False)),
                ('used_work_address', models.BooleanField(default=False)),
                ('reference', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('decided_at', models.DateTimeField()),
                ('is_current', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('incident',), name='police_one_current'), models.CheckConstraint(condition=models.Q(models.Q(('decision__in', ('aangifte_employer', 'aangifte_victim', 'aangifte_proxy', 'melding')), ('filed_on__isnull', False)), models.Q(('decision', 'none_decided'), models.Q(('reason_not', ''), _negated=True)), _connector='OR'), name='police_day_or_reason')],
            },
        ),
    ]
