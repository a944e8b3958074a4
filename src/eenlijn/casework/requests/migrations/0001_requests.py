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
            name='DataRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=8, unique=True)),
                ('kind', models.CharField(choices=[('access', 'Inzage'), ('rectification', 'Verbetering'), ('erasure', 'Verwijdering'), ('restriction', 'Beperking'), ('objection', 'Bezwaar tegen gebruik')], max_length=16)),
                ('asked_by', models.CharField(choices=[('accused', 'De ander, om wie het gaat'), ('victim', 'Wie het overkwam'), ('reporter', 'Wie het meldde'), ('witness', 'Wie het zag'), ('unknown', 'Dat weten wij nog niet')], default='unknown', max_length=12)),
                ('way', models.CharField(choices=[('form', 'Formulier op deze site'), ('letter', 'Brief'), ('mail', 'Mail'), ('spoken', 'Gesprek of telefoon')], max_length=8)),
                ('state', models.CharField(choices=[('received', 'Ontvangen'), ('decided', 'Besloten'), ('objected', 'Bezwaar gemaakt'), ('decided_again', 'Besloten op bezwaar'), ('closed', 'Afgerond')], default='received', max_length=16)),
                ('is_minor', models.BooleanField(default=False)),
                ('received_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('name', eenlijn.foundation.sealed.field.SealedField('C13', blank=True, null=True)),
                ('address', eenlijn.foundation.sealed.field.SealedField('C13', blank=True, null=True)),
                ('representative', eenlijn.foundation.sealed.field.SealedField('C13', blank=True, null=True)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C13', blank=True, null=True)),
                ('extended_at', models.DateTimeField(blank=True, null=True)),
                ('extension_reason', eenlijn.foundation.sealed.field.SealedField('C13', blank=True, null=True)),
                ('identity', models.CharField(blank=True, choices=[('shown', 'Legitimatie laten zien aan de balie, niets bewaard'), ('letter_code', 'Wist de code uit onze brief'), ('by_post', 'Antwoordde op een brief naar het bekende adres'), ('signed_in', 'Medewerker, herkend door de privacyfunctionaris')], max_length=12)),
                ('identity_at', models.DateTimeField(blank=True, null=True)),
                ('verdict', models.CharField(blank=True, choices=[('granted', 'Ja, helemaal'), ('partly', 'Deels'), ('refused', 'Nee')], max_length=8)),
                ('reasons', eenlijn.foundation.sealed.field.SealedField('C13', blank=True, null=True)),
                ('outcome', models.JSONField(blank=True, default=dict)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('remedy_until', models.DateTimeField(blank=True, null=True)),
                ('objected_at', models.DateTimeField(blank=True, null=True)),
                ('objection_due_at', models.DateTimeField(blank=True, null=True)),
                ('objection', eenlijn.foundation.sealed.field.SealedField('C13', blank=True, null=True)),
                ('objection_verdict', models.CharField(blank=True, choices=[('granted', 'Ja, helemaal'), ('partly', 'Deels'), ('refused', 'Nee')], max_length=8)),
                ('objection_reasons', eenlijn.foundation.sealed.field.SealedField('C13', blank=True, null=True)),
                ('objection_decided_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('extension_letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('identity_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('marked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('objection_decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('objection_letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'state', 'due_at'], name='request_by_term')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_at__gt', models.F('received_at'))), name='request_has_a_term'), models.CheckConstraint(condition=models.Q(('extended_at', None), ('extended_at__lte', models.F('due_at')), _connector='OR'), name='request_extended_in_time'), models.CheckConstraint(condition=models.Q(('verdict', ''), models.Q(models.Q(('identity', ''), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='request_decided_for_somebody_known'), models.CheckConstraint(condition=models.Q(('objection_decided_by', None), models.Q(('objection_decided_by', models.F('decided_by')), _negated=True), _connector='OR'), name='request_objection_second_person'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at', None)), _connector='OR'), name='request_closed_has_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests.datarequest')),
            ],
        ),
        migrations.CreateModel(
            name='Concerned',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('joined_at', models.DateTimeField()),
                ('restricted_at', models.DateTimeField(blank=True, null=True)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('joined_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests.datarequest')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'incident'), name='request_dossier_once')],
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('letter', models.CharField(choices=[('extension', 'Brief dat het langer duurt'), ('decision', 'Brief met het besluit'), ('objection', 'Brief na het bezwaar')], max_length=12)),
                ('sent_at', models.DateTimeField()),
                ('sent_by', models.CharField(choices=[('registered_post', 'Aangetekende post'), ('post', 'Gewone post'), ('email', 'E-mail'), ('handed_over', 'Persoonlijk overhandigd')], max_length=16)),
                ('proof', eenlijn.foundation.sealed.field.SealedField('C13', blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests.datarequest')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'letter'), name='request_letter_sent_once'), models.CheckConstraint(condition=models.Q(('sent_by__in', ['registered_post', 'post', 'email', 'handed_over'])), name='request_letter_sent_somehow'), models.CheckConstraint(condition=models.Q(('letter__in', ['extension', 'decision', 'objection'])), name='request_letter_is_known'), models.CheckConstraint(condition=models.Q(('sent_at__lte', models.F('recorded_at'))), name='request_letter_sent_before')],
            },
        ),
        migrations.CreateModel(
            name='WaitingRemoval',
            fields=[
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='incidents.incident')),
                ('since', models.DateTimeField()),
                ('ground', models.CharField(choices=[('not_upheld', 'het bleek niet gegrond, of geen agressie'), ('request', 'op verzoek')], default='not_upheld', max_length=12)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
    ]
