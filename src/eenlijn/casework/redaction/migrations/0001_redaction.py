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
            name='RedactedCopy',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('source_kind', models.CharField(choices=[('own_words', 'De eigen woorden van de melder'), ('correction', 'Wat de collega verbeterde'), ('detail', 'Wat de melder later vertelde'), ('hearing_reply', 'De reactie van de ander'), ('hearing_summary', 'Wat de ander vertelde'), ('statement', 'De verklaring van de ander'), ('note', 'Een notitie'), ('letter', 'Een brief')], max_length=16)),
                ('source_id', models.UUIDField()),
                ('version', models.PositiveIntegerField()),
                ('text', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('marks', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('digest', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('confirmed_at', models.DateTimeField()),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident', 'source_kind', 'source_id', 'version'), name='redacted_version_once')],
            },
        ),
    ]
