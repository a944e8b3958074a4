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
            name='ReaderLanguage',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(choices=[('en', 'Engels'), ('de', 'Duits'), ('ar', 'Arabisch'), ('pl', 'Pools'), ('tr', 'Turks'), ('uk', 'Oekraïens')], max_length=2)),
                ('chosen_at', models.DateTimeField()),
                ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='KeptLetter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(choices=[('norm_notice', 'Brief: dit is onze norm'), ('hearing_invitation', 'Brief: uitnodiging voor een gesprek'), ('talk_confirmation', 'Brief: dit hebben we afgesproken'), ('written_warning', 'Brief: schriftelijke waarschuwing'), ('contact_limit', 'Brief: contact op een vaste manier'), ('contact_ban', 'Brief: contactverbod'), ('building_ban', 'Brief: gebouwverbod'), ('suspension', 'Brief: dienst staat stil'), ('service_ended', 'Brief: dienst stopt'), ('lifting', 'Brief: maatregel stopt eerder'), ('outcome', 'Brief: wat wij deden, aan wie meldde'), ('request_decision', 'Brief: besluit op een verzoek over gegevens'), ('request_extension', 'Brief: een verzoek over gegevens duurt langer'), ('objection_decision', 'Brief: besluit na bezwaar'), ('claim_letter', 'Brief: aansprakelijk voor schade'), ('claim_reminder', 'Brief: laatste brief over schade'), ('claim_plan', 'Brief: betalen in termijnen'), ('remedy', 'Alinea: niet mee eens?'), ('remedy_after', 'Alinea: nog niet eens?'), ('claim_remedy', 'Alinea: niet eens met een eis?'), ('privacy', 'Alinea: uw gegevens'), ('representative', 'Alinea: aan ouder of voogd')], max_length=24)),
                ('subject_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('language', models.CharField(blank=True, choices=[('en', 'Engels'), ('de', 'Duits'), ('ar', 'Arabisch'), ('pl', 'Pools'), ('tr', 'Turks'), ('uk', 'Oekraïens')], max_length=2)),
                ('text_version', models.PositiveIntegerField(default=0)),
                ('frozen', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('decider_function', models.CharField(blank=True, max_length=80)),
                ('approved_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('sent_by', models.CharField(blank=True, choices=[('registered_post', 'Aangetekende post'), ('post', 'Gewone post'), ('email', 'E-mail'), ('handed_over', 'Persoonlijk overhandigd')], max_length=16)),
                ('proof', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('pdf', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('word', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident', 'number'), name='kept_letter_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', True), ('sent_by', '')), models.Q(('sent_at__isnull', False), ('sent_by__in', ['registered_post', 'post', 'email', 'handed_over'])), _connector='OR'), name='kept_letter_sent_somehow')],
            },
        ),
        migrations.CreateModel(
            name='LanguageApproval',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(choices=[('norm_notice', 'Brief: dit is onze norm'), ('hearing_invitation', 'Brief: uitnodiging voor een gesprek'), ('talk_confirmation', 'Brief: dit hebben we afgesproken'), ('written_warning', 'Brief: schriftelijke waarschuwing'), ('contact_limit', 'Brief: contact op een vaste manier'), ('contact_ban', 'Brief: contactverbod'), ('building_ban', 'Brief: gebouwverbod'), ('suspension', 'Brief: dienst staat stil'), ('service_ended', 'Brief: dienst stopt'), ('lifting', 'Brief: maatregel stopt eerder'), ('outcome', 'Brief: wat wij deden, aan wie meldde'), ('request_decision', 'Brief: besluit op een verzoek over gegevens'), ('request_extension', 'Brief: een verzoek over gegevens duurt langer'), ('objection_decision', 'Brief: besluit na bezwaar'), ('claim_letter', 'Brief: aansprakelijk voor schade'), ('claim_reminder', 'Brief: laatste brief over schade'), ('claim_plan', 'Brief: betalen in termijnen'), ('remedy', 'Alinea: niet mee eens?'), ('remedy_after', 'Alinea: nog niet eens?'), ('claim_remedy', 'Alinea: niet eens met een eis?'), ('privacy', 'Alinea: uw gegevens'), ('representative', 'Alinea: aan ouder of voogd')], max_length=24)),
                ('language', models.CharField(choices=[('en', 'Engels'), ('de', 'Duits'), ('ar', 'Arabisch'), ('pl', 'Pools'), ('tr', 'Turks'), ('uk', 'Oekraïens')], max_length=2)),
                ('number', models.PositiveIntegerField()),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('body', models.TextField(max_length=8000)),
                ('of_dutch', models.CharField(max_length=64)),
                ('approved_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name', 'language', 'number'), name='approval_number_once')],
            },
        ),
        migrations.CreateModel(
            name='WordTemplate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('uploaded_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='word_template_number_once'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('organisation',), name='word_template_one_in_use')],
            },
        ),
    ]
