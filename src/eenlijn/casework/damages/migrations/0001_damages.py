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
            name='DamageLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('bearer', models.CharField(choices=[('employee', 'De collega'), ('organisation', 'De organisatie')], max_length=12)),
                ('damage_type', models.CharField(max_length=24)),
                ('amount', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('proof', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('state', models.CharField(choices=[('noted', 'Vastgelegd'), ('advanced', 'Voorgeschoten'), ('claimed', 'Geëist'), ('recovered', 'Terugbetaald'), ('waived', 'Afgezien, met reden')], default='noted', max_length=10)),
                ('waived_reason', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('victim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.victim')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['noted', 'advanced', 'claimed', 'recovered', 'waived'])), name='damage_state_known')],
            },
        ),
    ]
