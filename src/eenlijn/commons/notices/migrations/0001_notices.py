# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='OutgoingEvent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('type', models.CharField(choices=[('report_received', 'Nieuwe melding'), ('answer_due_soon', 'Antwoord moet bijna weg'), ('answer_late', 'Antwoord is te laat'), ('letter_about_to_leave', 'Er gaat een brief weg'), ('answer_sent', 'De ander heeft van ons gehoord'), ('decision_asked', 'Er is een besluit aan jou gevraagd'), ('decision_made', 'Er is besloten over je voorstel'), ('decision_sent_back', 'Je voorstel is teruggestuurd'), ('other_side_replied', 'De ander heeft gereageerd'), ('dossier_closed', 'Dossier gesloten'), ('feedback_given', 'Bericht over je melding'), ('experience_asked', 'Drie vragen over hoe het ging'), ('closing_asked', 'Kijk mee voor het afsluiten'), ('closing_answered', 'Antwoord op je vraag om af te sluiten'), ('dossier_reopened', 'Je melding loopt weer'), ('hand_over_offered', 'Een dossier overnemen'), ('hand_over_answered', 'Antwoord op je overdracht'), ('asked_to_help', 'Een collega vraagt je hulp'), ('care_wanted', 'Een collega vraagt nazorg'), ('talk_asked', 'Er is een gesprek voor je'), ('talk_tomorrow', 'Morgen heb je een afspraak'), ('talk_returned', 'Kies iemand anders voor je gesprek'), ('import_finished', 'Inlezen is klaar'), ('invited', 'Je bent uitgenodigd'), ('red_report', 'Rode melding'), ('term_due_soon', 'Een termijn loopt bijna af'), ('term_late', 'Een termijn is voorbij'), ('second_eyes_asked', 'Vier ogen gevraagd'), ('report_ended', 'Je melding is bekeken'), ('reported_for_you', 'Er is iets voor jou gemeld'), ('victim_corrected', 'Een collega verbeterde een melding'), ('glass_broken', 'Een privacyfunctionaris opende een dossier'), ('glass_on_yours', 'Een privacyfunctionaris las je melding'), ('glass_not_reviewed', 'Een inzage is niet op tijd nagekeken'), ('month_not_reviewed', 'Een maand van het spoor is niet afgetekend'), ('needs_handler', 'Een dossier heeft iemand nodig'), ('lane_back_asked', 'Kijk mee voordat een dossier niet langer apart loopt'), ('lane_back_answered', 'Antwoord op je voorstel over een dossier dat apart loopt'), ('lane_back', 'Een melding loopt niet langer apart'), ('file_held', 'Een bestand is tegengehouden'), ('file_not_taken', 'Je bestand konden we niet aannemen'), ('agreement_missed', 'Een landelijke afspraak is niet nagekomen'), ('webhook_stopped', 'Een seintje naar een ander systeem is gestopt'), ('somebody_goes', 'Een collega gaat weg of naar een andere eenheid'), ('handed_on', 'Dossiers gingen naar jou over'), ('measure_over', 'Een maatregel is vanzelf afgelopen'), ('routed', 'Een dossier is aan jou toegewezen'), ('rule_tells', 'Een verdeelregel noemt jou bij een dossier'), ('data_request', 'Iemand vraagt iets over eigen gegevens'), ('rights_not_reviewed', 'De rechten zijn niet nagekeken'), ('police_heard', 'Er is nieuws van politie of OM'), ('release_asked', 'Kijk mee voordat er iets naar politie of OM gaat'), ('release_answered', 'Antwoord op je voorstel om iets vrij te geven'), ('release_read', 'Een pakket voor politie of OM is gelezen'), ('release_recall', 'Trek een pakket in: de collega wil het niet meer'), ('sample_cover', 'Dek een dossier af voor de steekproef'), ('sample_due', 'Dit jaar is er nog geen steekproef'), ('sample_read', 'De lezer van buiten is klaar'), ('provision_due', 'Een voorziening moet nagekeken of geoefend worden'), ('prevention_yours', 'Er is een maatregel voor jou'), ('effect_asked', 'Kijk of je maatregel werkt'), ('home_visit_red', 'Een collega vraagt je besluit over een huisbezoek')], max_length=30)),
                ('object_number', models.CharField(max_length=20)),
                ('created_at', models.DateTimeField()),
                ('is_for_people', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'created_at'], name='event_by_time')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reaches', models.CharField(choices=[('app', 'in Eén Lijn'), ('mail', 'per mail')], max_length=4)),
                ('state', models.CharField(choices=[('waiting', 'wacht'), ('sent', 'verstuurd'), ('failed', 'mislukt, wordt opnieuw geprobeerd'), ('given_up', 'opgegeven')], default='waiting', max_length=10)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('last_error', models.CharField(blank=True, max_length=40)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recipient', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='notices.outgoingevent')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'next_try_at'], name='notice_due'), models.Index(fields=['recipient', 'read_at'], name='notice_by_recipient')],
                'constraints': [models.UniqueConstraint(fields=('event', 'recipient', 'reaches'), name='notice_once_per_way')],
            },
        ),
    ]
