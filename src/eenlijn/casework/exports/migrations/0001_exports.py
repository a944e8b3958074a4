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
            name='Export',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('dossier', 'een heel dossier'), ('list', 'een lijst van dossiers')], max_length=8)),
                ('purpose', models.CharField(choices=[('hearing', 'een hoorzitting of zienswijze'), ('access_request', 'iemand vraagt wat er over hem staat'), ('legal_case', 'een zaak bij de rechter of een verzekeraar'), ('overview', 'een overzicht voor het eigen werk')], max_length=16)),
                ('filters', models.JSONField(blank=True, default=dict)),
                ('language', models.CharField(default='nl', max_length=8)),
                ('incidents', models.JSONField(blank=True, default=list)),
                ('state', models.CharField(choices=[('waiting', 'wacht op zijn beurt'), ('making', 'wordt gemaakt'), ('ready', 'klaar om op slot te doen'), ('locked', 'klaar om op te halen'), ('stopped', 'gestopt'), ('revoked', 'ingetrokken'), ('expired', 'verlopen'), ('refused', 'niet gemaakt: je ziet dit niet meer')], default='waiting', max_length=8)),
                ('total', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField()),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField()),
                ('fetched', models.PositiveIntegerField(default=0)),
                ('content', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('archive', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'asked_at'], name='export_of_person'), models.Index(condition=models.Q(('state__in', ['waiting', 'making', 'ready', 'locked'])), fields=['expires_at'], name='export_kept')],
            },
        ),
    ]
