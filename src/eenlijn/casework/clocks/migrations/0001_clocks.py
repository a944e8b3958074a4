# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import datetime
import django.db.models.deletion
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
            name='Clock',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('answer', 'Antwoord aan de ander'), ('red_acknowledged', 'Rode melding gezien'), ('victim_confirms', 'Collega bevestigt de melding'), ('reporter_told', 'Melder hoort van ons'), ('reporter_done', 'Melder hoort wat wij deden'), ('reporter_closed', 'Melder hoort dat het klaar is'), ('first_care', 'Eerste opvang'), ('care_talk', 'Opvanggesprek'), ('care_follow_up_1', 'Vervolggesprek 1'), ('care_follow_up_2', 'Vervolggesprek 2'), ('inspectorate', 'Melden bij de Arbeidsinspectie'), ('police_decision', 'Besluit over aangifte'), ('hearing_reply', 'Reactie van de ander'), ('review', 'Melding bekijken'), ('influence_check', 'Vier ogen op het besluit'), ('hearing_afterwards', 'Gesprek na een besluit dat niet kon wachten'), ('measure_review', 'Maatregel opnieuw bekijken'), ('measure_ends', 'Maatregel loopt af'), ('warning_ends', 'Waarschuwing loopt af'), ('data_request', 'Verzoek over eigen gegevens'), ('objection', 'Besluit op een bezwaar'), ('playbook_step', 'Taak uit het draaiboek'), ('police_news', 'Nieuws van de politie vragen'), ('police_news_again', 'Nog eens nieuws van de politie vragen'), ('police_told', 'Nieuws van de politie doorgeven'), ('no_prosecution', 'Beklag over niet vervolgen'), ('complaint_offence', 'Klacht bij een klachtdelict'), ('claim_payment', 'Betaling van een eis'), ('effect_check', 'Nagaan of een maatregel werkt'), ('effect_check_again', 'Nog eens nagaan of een maatregel werkt'), ('camera_images', 'Camerabeelden veiligstellen')], max_length=20)),
                ('subject_id', models.UUIDField(blank=True, null=True)),
                ('term_amount', models.PositiveSmallIntegerField()),
                ('term_unit', models.CharField(choices=[('minutes', 'minutes'), ('hours', 'hours'), ('working_hours', 'working_hours'), ('days', 'days'), ('working_days', 'working_days'), ('months', 'months')], max_length=16)),
                ('started_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(blank=True, null=True)),
                ('stop_reason', models.CharField(blank=True, choices=[('answered', 'Beantwoord'), ('none_possible', 'Geen antwoord mogelijk'), ('done', 'Gedaan'), ('declined', 'Niet gewenst'), ('not_needed', 'Niet nodig'), ('no_aggression', 'Geen agressie'), ('not_upheld', 'Niet gegrond'), ('lapsed', 'Afgelopen')], max_length=16)),
                ('late_reason', models.CharField(blank=True, max_length=24)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('paused_until', models.DateTimeField(blank=True, null=True)),
                ('pause_reason', models.CharField(blank=True, choices=[('police_request', 'Op verzoek van politie of OM'), ('safety_risk', 'Antwoorden is nu gevaarlijk'), ('victim_request', 'Op verzoek van de collega')], max_length=16)),
                ('stood_still', models.DurationField(default=datetime.timedelta)),
                ('ladder', models.JSONField(default=list)),
                ('rung', models.PositiveSmallIntegerField(default=0)),
                ('next_rung_at', models.DateTimeField(blank=True, null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('stopped_at', None)), fields=['organisation', 'due_at', 'id'], name='clock_open_due'), models.Index(fields=['incident', 'due_at'], name='clock_of_incident'), models.Index(condition=models.Q(('stopped_at', None)), fields=['next_rung_at'], name='clock_next_rung')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('subject_id', None)), fields=('incident', 'kind'), name='clock_once_per_kind'), models.UniqueConstraint(fields=('incident', 'kind', 'subject_id'), name='clock_once_per_subject'), models.CheckConstraint(condition=models.Q(('due_at__gt', models.F('started_at'))), name='clock_runs_forward'), models.CheckConstraint(condition=models.Q(models.Q(('stop_reason', ''), ('stopped_at', None)), models.Q(('stopped_at__isnull', False), models.Q(('stop_reason', ''), _negated=True)), _connector='OR'), name='clock_stop_has_reason'), models.CheckConstraint(condition=models.Q(('stopped_at', None), models.Q(('kind', 'answer'), _negated=True), models.Q(('stop_reason__in', ('answered', 'done')), _negated=True), ('stopped_at__lte', models.F('due_at')), models.Q(('late_reason', ''), _negated=True), _connector='OR'), name='clock_late_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('pause_reason', ''), ('paused_at', None), ('paused_until', None)), models.Q(('paused_at__isnull', False), ('paused_until__gt', models.F('paused_at')), models.Q(('pause_reason', ''), _negated=True)), _connector='OR'), name='clock_pause_ends')],
            },
        ),
        migrations.CreateModel(
            name='ClockPause',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(choices=[('police_request', 'Op verzoek van politie of OM'), ('safety_risk', 'Antwoorden is nu gevaarlijk'), ('victim_request', 'Op verzoek van de collega')], max_length=16)),
                ('started_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='TermFeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.BinaryField(max_length=32, unique=True)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('organisation', 'account'), name='term_feed_one_works')],
            },
        ),
    ]
