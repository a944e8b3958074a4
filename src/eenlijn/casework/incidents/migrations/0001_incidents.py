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
        ('reporting', '0001_reporting'),
    ]

    operations = [
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=8, unique=True)),
                ('case_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('victim_employer', models.CharField(blank=True, max_length=120)),
                ('lane', models.CharField(choices=[('public_task', 'Publieke taak'), ('internal', 'De ander is een collega'), ('protected', 'Afgeschermd')], default='public_task', max_length=12)),
                ('origin', models.CharField(choices=[('report', 'Melding'), ('import', 'Oud register')], max_length=8)),
                ('way', models.CharField(choices=[('own', 'Voor mezelf'), ('on_behalf', 'Voor een collega'), ('handled_myself', 'Zelf opgelost'), ('near_miss', 'Bijna misgegaan'), ('felt_unsafe', 'Onveilig gevoel')], default='own', max_length=16)),
                ('is_exercise', models.BooleanField(default=False)),
                ('language', models.CharField(default='nl', max_length=8)),
                ('interpreter_needed', models.BooleanField(default=False)),
                ('is_minor', models.BooleanField(null=True)),
                ('has_representative', models.BooleanField(default=False)),
                ('decision_influenced', models.BooleanField(null=True)),
                ('service_interrupted', models.BooleanField(null=True)),
                ('perpetrator_known', models.CharField(choices=[('yes', 'Ja'), ('no', 'Nee'), ('unknown', 'Nog niet bekend')], default='unknown', max_length=8)),
                ('status', models.CharField(choices=[('draft', 'Concept'), ('reported', 'Gemeld'), ('assessed', 'Beoordeeld'), ('in_progress', 'In behandeling'), ('closed', 'Afgesloten'), ('not_upheld', 'Niet gegrond'), ('merged', 'Samengevoegd')], max_length=12)),
                ('occurred_at', models.DateTimeField()),
                ('occurred_precision', models.CharField(choices=[('now', 'zonet gemeld'), ('minute', 'op de minuut'), ('day', 'alleen de dag')], max_length=8)),
                ('reported_at', models.DateTimeField()),
                ('registered_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('changed_at', models.DateTimeField()),
                ('code_version', models.PositiveSmallIntegerField(default=1)),
                ('main_type', models.CharField(max_length=32)),
                ('kind_group', models.CharField(max_length=16)),
                ('other_types', models.JSONField(blank=True, default=list)),
                ('location_type', models.CharField(blank=True, max_length=32)),
                ('channel', models.CharField(blank=True, max_length=32)),
                ('place', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('old_number', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('old_words', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('gate', models.CharField(blank=True, choices=[('aggression', 'Agressie'), ('emotion', 'Emotie'), ('criticism', 'Kritiek'), ('complaint', 'Klacht')], max_length=12)),
                ('gate_reason', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('is_red', models.BooleanField(default=False)),
                ('injury', models.CharField(choices=[('none', 'Geen'), ('first_aid', 'Eerste hulp'), ('doctor', 'Arts of meer'), ('unknown', 'Onbekend')], default='unknown', max_length=12)),
                ('had_weapon', models.BooleanField(null=True)),
                ('target', models.CharField(choices=[('employee', 'Een medewerker'), ('team', 'Een hele groep of het gebouw'), ('family', 'Gezin of thuis'), ('office_holder', 'Een bestuurder of raadslid')], default='employee', max_length=16)),
                ('is_repetition', models.BooleanField(null=True)),
                ('has_absence', models.BooleanField(null=True)),
                ('addressed_at', models.DateTimeField(blank=True, null=True)),
                ('severity_proposed', models.CharField(choices=[('s1_unpleasant', '1 Hinderlijk'), ('s2_norm_breach', '2 Normoverschrijdend'), ('s3_serious', '3 Ernstig'), ('s4_very_serious', '4 Zeer ernstig'), ('s5_critical', '5 Levensbedreigend')], max_length=16)),
                ('severity', models.CharField(blank=True, choices=[('s1_unpleasant', '1 Hinderlijk'), ('s2_norm_breach', '2 Normoverschrijdend'), ('s3_serious', '3 Ernstig'), ('s4_very_serious', '4 Zeer ernstig'), ('s5_critical', '5 Levensbedreigend')], max_length=16)),
                ('severity_reason', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('level', models.GeneratedField(db_persist=True, expression=models.Case(models.When(severity='', then=models.F('severity_proposed')), default=models.F('severity')), output_field=models.CharField(max_length=16))),
                ('version', models.PositiveIntegerField(default=1)),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('report', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.report')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.site')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'occurred_at', 'id'], name='incident_newest'), models.Index(fields=['organisation', 'status', 'occurred_at', 'id'], name='incident_by_status'), models.Index(fields=['organisation', 'unit', 'occurred_at', 'id'], name='incident_by_unit'), models.Index(fields=['organisation', 'kind_group', 'occurred_at', 'id'], name='incident_by_kind'), models.Index(fields=['organisation', 'level', 'occurred_at', 'id'], name='incident_by_level'), models.Index(fields=['organisation', 'changed_at', 'id'], name='incident_changed'), models.Index(fields=['organisation', 'lane'], name='incident_by_lane')],
                'constraints': [models.CheckConstraint(condition=models.Q(('occurred_at__lte', models.F('reported_at'))), name='incident_before_report'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['assessed', 'in_progress']), _negated=True), models.Q(('severity', ''), _negated=True), _connector='OR'), name='incident_assessed_has_severity')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('state', models.CharField(choices=[('offered', 'aangeboden'), ('accepted', 'aangenomen'), ('refused', 'geweigerd'), ('withdrawn', 'ingetrokken')], default='offered', max_length=10)),
                ('offered_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offered_to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'offered')), fields=('incident',), name='hand_over_one_open')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('handler', 'Behandelaar'), ('deputy', 'Plaatsvervanger'), ('carer', 'Nazorg'), ('legal', 'Jurist'), ('adviser', 'Vertrouwenspersoon'), ('named', 'Genoemd bij het afgeschermde dossier')], max_length=12)),
                ('started_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None), ('kind__in', ('handler', 'deputy'))), fields=('incident', 'kind'), name='assignment_one_current'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('incident', 'kind', 'account'), name='assignment_once_per_person')],
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('accused', 'De melding gaat over deze collega'), ('witness', 'Getuige met een belang'), ('partner', 'Partner of familie van iemand die erbij hoort'), ('recused', 'Is naar eigen zeggen betrokken')], max_length=12)),
                ('named_at', models.DateTimeField()),
                ('since', models.DateField()),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('lift_reason', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('incident', 'account'), name='involved_once'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False)), _connector='OR'), name='involved_is_lifted_whole'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_by', models.F('named_by')), _negated=True), models.Q(('lifted_by', models.F('account')), _negated=True)), name='involved_second_person_lifts')],
            },
        ),
        migrations.CreateModel(
            name='LaneReturn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('before', models.CharField(choices=[('public_task', 'Publieke taak'), ('internal', 'De ander is een collega'), ('protected', 'Afgeschermd')], max_length=12)),
                ('after', models.CharField(choices=[('public_task', 'Publieke taak'), ('internal', 'De ander is een collega'), ('protected', 'Afgeschermd')], max_length=12)),
                ('reason', models.CharField(choices=[('not_a_colleague', 'De ander is geen collega'), ('no_longer_at_risk', 'De collega loopt geen gevaar meer'), ('mistake', 'Het is per vergissing apart gezet')], max_length=20)),
                ('state', models.CharField(choices=[('proposed', 'voorgesteld'), ('agreed', 'akkoord'), ('refused', 'geweigerd'), ('withdrawn', 'ingetrokken'), ('over', 'verlopen')], default='proposed', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('incident',), name='lane_return_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['agreed', 'refused']), _negated=True), models.Q(('answered_by__isnull', False), models.Q(('answered_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='lane_return_four_eyes')],
            },
        ),
        migrations.CreateModel(
            name='Perpetrator',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=8)),
                ('relation', models.CharField(default='unknown', max_length=32)),
                ('name', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('address', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('birth_date', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('client_number', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident', 'label'), name='perpetrator_label_once')],
            },
        ),
        migrations.CreateModel(
            name='ProtectedPart',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('home_address', 'Thuisadres'), ('phone', 'Privénummer'), ('threat', 'Bedreigingsbeeld')], max_length=12)),
                ('content', eenlijn.foundation.sealed.field.SealedField('C7', blank=True, null=True)),
                ('written_at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
        migrations.CreateModel(
            name='StatusChange',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('before', models.CharField(blank=True, max_length=12)),
                ('after', models.CharField(choices=[('draft', 'Concept'), ('reported', 'Gemeld'), ('assessed', 'Beoordeeld'), ('in_progress', 'In behandeling'), ('closed', 'Afgesloten'), ('not_upheld', 'Niet gegrond'), ('merged', 'Samengevoegd')], max_length=12)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Substitute',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='organisations.organisation')),
                ('named_at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Victim',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(default='direct_victim', max_length=32)),
                ('function_name', models.CharField(blank=True, max_length=80)),
                ('name', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('address', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('state', models.CharField(choices=[('named', 'genoemd'), ('confirmed', 'bevestigd'), ('corrected', 'verbeterd')], default='confirmed', max_length=10)),
                ('spoke_at', models.DateTimeField(blank=True, null=True)),
                ('correction', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('wants_care', models.BooleanField(null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('account__isnull', False)), fields=('incident', 'account'), name='victim_once')],
            },
        ),
    ]
