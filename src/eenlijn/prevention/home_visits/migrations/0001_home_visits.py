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
            name='HomeVisitCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('visit_on', models.DateField()),
                ('expires_on', models.DateField()),
                ('address', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('client_number', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('replies', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('colour', models.CharField(choices=[('green', 'Groen: gewoon gaan'), ('orange', 'Oranje: ga voorbereid'), ('red', 'Rood: niet alleen, en niet thuis')], max_length=8)),
                ('state', models.CharField(choices=[('asked', 'Wacht op een besluit'), ('goes_on', 'Gaat door'), ('together', 'Gaat door, met twee en niet bij iemand thuis'), ('elsewhere', 'Op een veilige plek'), ('called_off', 'Afgezegd')], max_length=12)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'expires_on'], name='home_visit_expires')],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_on__gt', models.F('visit_on'))), name='home_visit_expires_after'), models.CheckConstraint(condition=models.Q(models.Q(('colour', 'red'), _negated=True), models.Q(('state', 'goes_on'), _negated=True), _connector='OR'), name='home_visit_red_stops'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'together'), _negated=True), models.Q(('decided_by__isnull', False), models.Q(('decided_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='home_visit_second_person')],
            },
        ),
        migrations.CreateModel(
            name='HomeVisitCount',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('what', models.CharField(max_length=12)),
                ('count', models.PositiveIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'unit', 'month', 'what'), name='home_visit_count_once'), models.UniqueConstraint(condition=models.Q(('unit', None)), fields=('organisation', 'month', 'what'), name='home_visit_count_once_without_team')],
            },
        ),
    ]
