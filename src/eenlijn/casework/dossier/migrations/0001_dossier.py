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
            name='ClosingRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('is_agreed', models.BooleanField(null=True)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('answered_by', None), models.Q(('answered_by', models.F('asked_by')), _negated=True), _connector='OR'), name='closing_four_eyes'), models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('incident',), name='closing_request_one_open')],
            },
        ),
        migrations.CreateModel(
            name='MeasureWaiver',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('measure', models.PositiveSmallIntegerField(choices=[(1, 'Norm'), (2, 'Melden'), (3, 'Registreren'), (4, 'Trainen'), (5, 'Reageren'), (6, 'Aangifte'), (7, 'Schade'), (8, 'Nazorg')])),
                ('reason', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('incident', 'measure'), name='waiver_one_current')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('audience', models.CharField(choices=[('handlers', 'Wie dit dossier behandelt'), ('team', 'Ook de leidinggevende'), ('care', 'Ook wie nazorg geeft')], max_length=12)),
                ('kind', models.CharField(choices=[('fact', 'Feit'), ('opinion', 'Mening')], max_length=8)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('shared_words', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['incident', 'at'], name='note_of_incident')],
            },
        ),
        migrations.CreateModel(
            name='TimelineEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('act', models.CharField(choices=[('reported', 'Melding ontvangen en vastgelegd'), ('imported', 'Overgenomen uit het oude register'), ('assessed', 'Ernst vastgesteld'), ('taken', 'In behandeling genomen'), ('answer_drafted', 'Antwoord geschreven'), ('letter_final', 'Brief vastgesteld'), ('reporter_told', 'Melder weet dat de brief gaat'), ('letter_sent', 'Brief verstuurd'), ('talk_held', 'Gesprek gevoerd'), ('no_answer', 'Geen antwoord mogelijk'), ('claimed', 'Melder heeft zich bekendgemaakt'), ('closed', 'Dossier afgesloten'), ('for_colleague', 'Namens een collega gemeld'), ('victim_confirmed', 'De collega heeft de melding bevestigd'), ('victim_corrected', 'De collega heeft de melding verbeterd'), ('person_added', 'Iemand toegevoegd'), ('details_added', 'De melder vulde aan'), ('red_seen', 'Rode melding gezien'), ('reassessed', 'Ernst gewijzigd'), ('routed', 'Verdeelregel toegepast'), ('not_routed', 'Geen verdeelregel past'), ('no_aggression', 'Geen agressie'), ('not_upheld', 'Niet gegrond'), ('influence_opened', 'Vier ogen gevraagd op het besluit'), ('influence_checked', 'Besluit met vier ogen bekeken'), ('clock_paused', 'Klok stilgezet'), ('clock_resumed', 'Klok loopt weer'), ('clock_followed', 'Termijn opgevolgd'), ('escalated', 'Seintje gegeven'), ('hand_over_offered', 'Overdracht aangeboden'), ('handed_over', 'Overgedragen'), ('hand_over_refused', 'Overdracht geweigerd'), ('assigned', 'Iemand gevraagd'), ('decision_asked', 'Ter besluit gestuurd'), ('decision_sent_back', 'Teruggestuurd'), ('decided', 'Besluit genomen'), ('hearing_invited', 'Uitgenodigd om te reageren'), ('heard', 'De ander heeft zijn kant verteld'), ('hearing_ended', 'Wederhoor afgerond'), ('statement_kept', 'Eigen verklaring van de ander toegevoegd'), ('request_joined', 'Verzoek over gegevens: er wordt niets vernietigd'), ('request_decided', 'Besloten op een verzoek over gegevens'), ('request_extended', 'Verzoek over gegevens duurt langer, met een reden'), ('request_objected', 'Bezwaar tegen een besluit over gegevens'), ('request_over', 'Verzoek over gegevens afgerond'), ('corrected', 'Verbetering toegevoegd, op verzoek'), ('restricted', 'Gebruik van dit dossier beperkt, op verzoek'), ('unrestricted', 'Beperking van het gebruik voorbij'), ('data_removed', 'Gegevens van de ander vernietigd'), ('person_removed', 'Gegevens van een betrokkene verwijderd, op verzoek'), ('removal_waits', 'Vernietigen wacht op een verzoek over gegevens'), ('measure_reviewed', 'Maatregel opnieuw bekeken'), ('measure_lifted', 'Maatregel eerder gestopt'), ('measure_lapsed', 'Maatregel vanzelf afgelopen'), ('breach_recorded', 'Iemand hield zich niet aan de maatregel'), ('contact_answered', 'Geantwoord terwijl de maatregel liep'), ('feedback_given', 'Melder gesproken of bericht gestuurd'), ('training_need', 'Leerpunt vastgelegd'), ('causes_noted', 'Oorzaak vastgelegd'), ('prevention_planned', 'Preventiemaatregel afgesproken'), ('prevention_moved', 'Preventiemaatregel bijgewerkt'), ('risk_line_put', 'Regel in de RI&E gezet'), ('effect_checked', 'Nagegaan of het werkt'), ('police_decided', 'Besluit over aangifte'), ('release_proposed', 'Voorgesteld iets vrij te geven aan politie of OM'), ('released', 'Vrijgegeven aan politie of OM'), ('release_recalled', 'Vrijgave teruggehaald'), ('wish_withdrawn', 'De collega wil niet meer dat dit gedeeld wordt'), ('police_step', 'Nieuws van politie of OM vastgelegd'), ('offence_checked', 'Nagegaan of het strafbaar kan zijn'), ('police_prepared', 'Aangifte voorbereid'), ('footage_asked', 'Camerabeelden gevraagd'), ('footage_settled', 'Camerabeelden veiliggesteld of niet gekregen'), ('police_file_made', 'Dossier voor de politie gemaakt'), ('agreement_missed', 'Een landelijke afspraak is niet nagekomen'), ('damage_noted', 'Schade vastgelegd'), ('damage_advanced', 'Schade voorgeschoten aan een collega'), ('damage_claimed', 'Schade geëist'), ('claim_letter_sent', 'Brief over de schade verstuurd'), ('damage_paid', 'Een deel van de schade betaald'), ('damage_recovered', 'De schade is betaald'), ('damage_written_off', 'Schade afgeschreven'), ('payment_agreed', 'Betalen in termijnen afgesproken'), ('payment_ended', 'Afspraak over termijnen gestopt'), ('care_planned', 'Nazorg gepland'), ('care_made', 'Contact gelegd'), ('care_declined', 'Nazorg niet gewenst'), ('care_wanted', 'Nazorg gevraagd door de collega'), ('team_talk_asked', 'Teamgesprek gevraagd'), ('team_talk_held', 'Teamgesprek gehouden'), ('accident_checked', 'Nagegaan of dit bij de Arbeidsinspectie moet'), ('accident_reported', 'Gemeld bij de Arbeidsinspectie'), ('measure_waived', 'Maatregel niet nodig'), ('waiver_withdrawn', 'Maatregel toch nodig'), ('closing_asked', 'Tweede persoon gevraagd voor afsluiten'), ('closing_agreed', 'Tweede persoon akkoord met afsluiten'), ('closing_refused', 'Afsluiten nog niet akkoord'), ('reopened', 'Dossier heropend'), ('involved_named', 'Iemand is betrokken en ziet dit dossier niet'), ('involved_lifted', 'Iemand is niet langer betrokken'), ('made_internal', 'Apart gezet: de ander is een collega'), ('shielded', 'Afgeschermd'), ('officer_named', 'Iemand genoemd bij het afgeschermde dossier'), ('handler_appointed', 'De privacyfunctionaris wees een behandelaar aan'), ('lane_back_asked', 'Voorgesteld: niet langer apart'), ('lane_back_refused', 'Het dossier blijft apart'), ('lane_back_withdrawn', 'Voorstel ingetrokken: het dossier blijft apart'), ('lane_back', 'Het dossier loopt niet langer apart'), ('file_added', 'Bestand toegevoegd'), ('file_held', 'Bestand tegengehouden: er zit een virus in'), ('file_destroyed', 'Bestand vernietigd'), ('copy_confirmed', 'Afgedekte tekst bevestigd'), ('linked', 'Gekoppeld aan een ander dossier'), ('unlinked', 'Koppeling ongedaan gemaakt'), ('merged', 'Samengevoegd met een ander dossier'), ('joined', 'Een melding van hetzelfde voorval toegevoegd'), ('merge_undone', 'Samenvoegen ongedaan gemaakt'), ('tasks_made', 'Taken uit het draaiboek gezet'), ('task_done', 'Taak uit het draaiboek gedaan'), ('task_not_needed', 'Taak uit het draaiboek niet nodig')], max_length=24)),
                ('at', models.DateTimeField()),
                ('detail', models.JSONField(blank=True, default=dict)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ['at', 'id'],
                'indexes': [models.Index(fields=['incident', 'at'], name='timeline_of_incident')],
            },
        ),
    ]
