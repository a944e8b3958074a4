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
        ('documents', '0001_documents'),
        ('incidents', '0001_incidents'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('media_type', models.CharField(choices=[('application/pdf', 'PDF'), ('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word'), ('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel'), ('text/csv', 'CSV'), ('image/png', 'PNG'), ('image/jpeg', 'JPEG'), ('image/webp', 'WebP'), ('image/heic', 'HEIC'), ('audio/mpeg', 'MP3'), ('audio/mp4', 'M4A'), ('audio/ogg', 'OGG'), ('audio/wav', 'WAV'), ('audio/amr', 'AMR'), ('video/mp4', 'MP4'), ('video/quicktime', 'MOV'), ('video/webm', 'WebM'), ('message/rfc822', 'mail'), ('text/plain', 'tekst'), ('application/zip', 'zip')], max_length=80)),
                ('size', models.PositiveBigIntegerField()),
                ('digest', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('by_reporter', models.BooleanField()),
                ('added_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'wordt nog bekeken'), ('clean', 'te openen'), ('held', 'tegengehouden'), ('destroyed', 'vernietigd')], default='waiting', max_length=10)),
                ('looked_at', models.DateTimeField(blank=True, null=True)),
                ('finding', models.CharField(blank=True, max_length=120)),
                ('tries', models.PositiveIntegerField(default=0)),
                ('next_try_at', models.DateTimeField()),
                ('destroyed_at', models.DateTimeField(blank=True, null=True)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('original', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('preview', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_try_at'], name='evidence_waiting')],
                'constraints': [models.UniqueConstraint(fields=('incident', 'place'), name='evidence_place_once'), models.CheckConstraint(condition=models.Q(models.Q(('original', None), ('preview', None), ('state', 'destroyed')), models.Q(models.Q(('state', 'destroyed'), _negated=True), ('original__isnull', False)), _connector='OR'), name='evidence_gone_is_gone'), models.CheckConstraint(condition=models.Q(('preview', None), ('state', 'clean'), _connector='OR'), name='evidence_shown_is_clean')],
            },
        ),
    ]
