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
        ('organisations', '0001_organisations'),
        ('tokens', '0001_tokens'),
    ]

    operations = [
        migrations.CreateModel(
            name='IntakeLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.CharField(max_length=24, unique=True)),
                ('place', models.CharField(max_length=120)),
                ('is_exercise', models.BooleanField(default=False)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.site')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=8, unique=True)),
                ('key_digest', models.BinaryField(max_length=32)),
                ('content_mac', models.BinaryField(max_length=32)),
                ('code_digest', models.BinaryField(max_length=32, unique=True)),
                ('colleague_code_digest', models.BinaryField(blank=True, max_length=32, null=True, unique=True)),
                ('envelope', models.BinaryField()),
                ('state', models.CharField(choices=[('kept', 'Bewaard'), ('opened', 'Geopend')], default='kept', max_length=8)),
                ('received_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('open_tries', models.PositiveSmallIntegerField(default=0)),
                ('next_open_at', models.DateTimeField(blank=True, null=True)),
                ('language', models.CharField(max_length=8)),
                ('is_exercise', models.BooleanField(default=False)),
                ('identity', models.CharField(choices=[('confirmed', 'Bevestigd'), ('named', 'Naam opgegeven, niet bevestigd'), ('unnamed', 'Zonder naam')], default='unnamed', max_length=12)),
                ('reporter_role', models.CharField(choices=[('self', 'Het overkwam mij'), ('manager', 'Ik geef leiding'), ('witness', 'Ik was getuige'), ('control_room', 'Ik werk op de meldkamer'), ('phone_desk', 'Iemand belde mij')], default='self', max_length=12)),
                ('wish', models.CharField(blank=True, choices=[('talk', 'Praat met mij'), ('act', 'Doe er iets aan'), ('count', 'Alleen tellen')], max_length=8)),
                ('is_safe_now', models.BooleanField(null=True)),
                ('own_words', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('reporter_name', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('reporter_address', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('link', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.intakelink')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('reporter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('token', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tokens.token')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'received_at'], name='report_waiting'), models.Index(condition=models.Q(('token__isnull', False)), fields=['token', 'received_at', 'id'], name='report_by_token')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'key_digest'), name='report_key_once')],
            },
        ),
        migrations.CreateModel(
            name='FollowUpAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=32)),
                ('answered_at', models.DateTimeField()),
                ('is_current', models.BooleanField(default=True)),
                ('facts', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('victim', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('report', 'question'), name='follow_up_one_current')],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('thanks', 'Gezien, en bedankt'), ('done', 'Dit hebben wij gedaan'), ('closing', 'Wij ronden af'), ('news', 'Er is nieuws')], max_length=12)),
                ('way', models.CharField(choices=[('in_app', 'Bericht in Eén Lijn'), ('phone', 'Gebeld'), ('in_person', 'Zelf gesproken')], max_length=12)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('is_signed', models.BooleanField(default=False)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind__in', ('thanks', 'done'))), fields=('report', 'kind'), name='feedback_told_once')],
            },
        ),
        migrations.CreateModel(
            name='Experience',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('is_refused', models.BooleanField(default=False)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.report')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('is_refused', False), models.Q(('ended_at__isnull', False), ('words__isnull', True)), _connector='OR'), name='experience_refused_is_silent')],
            },
        ),
        migrations.CreateModel(
            name='CareAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=32)),
                ('answered_at', models.DateTimeField()),
                ('is_current', models.BooleanField(default=True)),
                ('care', eenlijn.foundation.sealed.field.SealedField('C4', blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('report', 'question'), name='care_answer_one_current')],
            },
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
    ]
