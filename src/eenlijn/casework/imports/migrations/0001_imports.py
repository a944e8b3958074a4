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
            name='ImportBatch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('uploaded', 'Bestand gekozen'), ('mapped', 'Kolommen gekozen'), ('trying', 'Wordt geprobeerd'), ('tried', 'Geprobeerd'), ('loading', 'Wordt geladen'), ('loaded', 'Geladen'), ('stopped', 'Gestopt'), ('undoing', 'Wordt teruggehaald'), ('undone', 'Teruggehaald'), ('failed', 'Mislukt')], default='uploaded', max_length=10)),
                ('file_name', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('file_index', models.CharField(max_length=16)),
                ('reading', models.JSONField(default=dict)),
                ('profile', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('mapping', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('keep', models.CharField(choices=[('dossiers', 'Alle rijen als dossier'), ('old_as_figures', 'Rijen voorbij de bewaartermijn alleen als cijfer'), ('figures', 'Alle rijen alleen als cijfer')], default='dossiers', max_length=16)),
                ('names_ground', models.CharField(blank=True, max_length=200)),
                ('total_rows', models.PositiveIntegerField()),
                ('done_rows', models.PositiveIntegerField(default=0)),
                ('accepted_rows', models.PositiveIntegerField(default=0)),
                ('loaded_rows', models.PositiveIntegerField(default=0)),
                ('refused_rows', models.PositiveIntegerField(default=0)),
                ('moved_rows', models.PositiveIntegerField(default=0)),
                ('expired_rows', models.PositiveIntegerField(default=0)),
                ('unreported_rows', models.PositiveIntegerField(default=0)),
                ('tally', models.JSONField(default=dict)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('worker', models.CharField(blank=True, max_length=40)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('asked_to_stop', models.BooleanField(default=False)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'created_at'], name='import_waiting')],
            },
        ),
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('row_number', models.PositiveIntegerField()),
                ('case_key', models.UUIDField(unique=True)),
                ('number_index', models.CharField(blank=True, max_length=16)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='imports.importbatch')),
                ('incident', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('batch', 'row_number'), name='imported_row_once'), models.UniqueConstraint(condition=models.Q(('number_index', ''), _negated=True), fields=('organisation', 'number_index'), name='old_number_once')],
            },
        ),
        migrations.CreateModel(
            name='RefusedRow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('row_number', models.PositiveIntegerField()),
                ('column', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('problem', models.CharField(choices=[('reported_before', 'Gemeld voordat het gebeurde'), ('occurred_blank', 'Er staat niet wanneer het gebeurde'), ('occurred_unreadable', 'De datum van het voorval is niet te lezen'), ('occurred_future', 'Het voorval ligt in de toekomst'), ('occurred_long_ago', 'Het voorval ligt voor 1970: dat is vast een typefout'), ('reported_blank', 'Er staat niet wanneer het is gemeld'), ('reported_unreadable', 'De datum van de melding is niet te lezen'), ('reported_future', 'De melding ligt in de toekomst'), ('kind_blank', 'Er staat geen soort voorval'), ('kind_refused', 'Deze soort neem je niet over'), ('twice_in_file', 'Dit nummer staat vaker in het bestand; de eerste rij telt'), ('already_imported', 'Dit nummer is al eerder ingelezen'), ('extra_cells', 'De rij heeft meer cellen dan er koppen zijn')], max_length=24)),
                ('cell', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='imports.importbatch')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('batch', 'row_number'), name='refused_row_once')],
            },
        ),
    ]
