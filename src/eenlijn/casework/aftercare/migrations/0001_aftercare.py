# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import eenlijn.foundation.closed_rows
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
            name='CareMoment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('moment', models.CharField(choices=[('first_care', 'Eerste opvang'), ('first_talk', 'Opvanggesprek'), ('follow_up_1', 'Vervolggesprek 1'), ('follow_up_2', 'Vervolggesprek 2')], max_length=16)),
                ('state', models.CharField(choices=[('planned', 'Gepland'), ('made', 'Contact gelegd'), ('declined', 'Niet gewenst'), ('not_needed', 'Niet nodig')], default='planned', max_length=12)),
                ('planned_at', models.DateTimeField(blank=True, null=True)),
                ('provider', eenlijn.foundation.sealed.field.SealedField('C4', blank=True, null=True)),
                ('reason', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('carer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('victim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.victim')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('victim', 'moment'), name='care_moment_once'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'planned')), models.Q(models.Q(('state', 'planned'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='care_ended_has_moment')],
            },
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
    ]
