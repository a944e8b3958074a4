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
            name='Statement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('link', 'Via de link uit de brief'), ('letter', 'Brief, overgetypt'), ('spoken', 'Gesprek, opgeschreven en voorgelezen')], max_length=8)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('received_at', models.DateTimeField()),
                ('kept_at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('kept_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('invited', 'Uitgenodigd'), ('heard_oral', 'Mondeling gehoord'), ('heard_written', 'Schriftelijk gereageerd'), ('invited_no_show', 'Uitgenodigd, niet verschenen'), ('refused', 'Afgezien van reactie'), ('postponed_acute', 'Uitgesteld wegens acute dreiging'), ('not_possible_unknown', 'Niet mogelijk, onbekend wie het was')], default='invited', max_length=24)),
                ('invited_at', models.DateTimeField()),
                ('link_digest', models.BinaryField(blank=True, max_length=32, null=True, unique=True)),
                ('link_ends_at', models.DateTimeField(blank=True, null=True)),
                ('link_used_at', models.DateTimeField(blank=True, null=True)),
                ('shown_facts', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('has_support', models.BooleanField(default=False)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('summary', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('reply', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('wants_talk', models.BooleanField(default=False)),
                ('reach', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('wants_support', models.BooleanField(default=False)),
                ('interpreter', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('receipt_number', models.CharField(blank=True, max_length=8, null=True, unique=True)),
                ('postponed_reason', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'invited')), fields=('incident',), name='hearing_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'invited')), models.Q(models.Q(('state', 'invited'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='hearing_ends_with_a_state')],
            },
        ),
    ]
