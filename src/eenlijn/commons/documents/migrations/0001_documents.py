# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import eenlijn.foundation.sealed.field
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('letter', 'brief'), ('letter_source', 'brief om te bewerken'), ('evidence', 'bewijs'), ('preview', 'voorbeeld van bewijs'), ('import', 'ingelezen bestand'), ('police_file', 'dossier voor de politie')], max_length=20)),
                ('compartment', models.CharField(choices=[('C1', 'C1'), ('C2', 'C2'), ('C3', 'C3'), ('C4', 'C4'), ('C5', 'C5'), ('C6', 'C6'), ('C7', 'C7'), ('C8', 'C8'), ('C9', 'C9'), ('C10', 'C10'), ('C11', 'C11'), ('C12', 'C12'), ('C13', 'C13'), ('C14', 'C14'), ('C2+C3', 'C2+C3'), ('ACC', 'ACC')], max_length=8)),
                ('media_type', models.CharField(choices=[('application/pdf', 'PDF'), ('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word'), ('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel'), ('text/csv', 'CSV'), ('image/png', 'PNG'), ('image/jpeg', 'JPEG'), ('image/webp', 'WebP'), ('image/heic', 'HEIC'), ('audio/mpeg', 'MP3'), ('audio/mp4', 'M4A'), ('audio/ogg', 'OGG'), ('audio/wav', 'WAV'), ('audio/amr', 'AMR'), ('video/mp4', 'MP4'), ('video/quicktime', 'MOV'), ('video/webm', 'WebM'), ('message/rfc822', 'mail'), ('text/plain', 'tekst'), ('application/zip', 'zip')], max_length=80)),
                ('file_name', eenlijn.foundation.sealed.field.SealedField('C9', blank=True, null=True)),
                ('content', eenlijn.foundation.sealed.field.SealedField('C9', blank=True, null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('created_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('media_type__in', ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv', 'image/png', 'image/jpeg', 'image/webp', 'image/heic', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/wav', 'audio/amr', 'video/mp4', 'video/quicktime', 'video/webm', 'message/rfc822', 'text/plain', 'application/zip'])), name='document_type_is_known')],
            },
        ),
    ]
