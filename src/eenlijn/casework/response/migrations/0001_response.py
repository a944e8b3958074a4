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
        ('mandates', '0001_mandates'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('norm_notice', 'Brief: dit is onze norm'), ('hearing_invitation', 'Brief: uitnodiging voor een gesprek'), ('order_talk', 'Gesprek gevoerd'), ('talk_confirmation', 'Brief: bevestiging van het gesprek'), ('apology_agreement', 'Excuus of afspraak over gedrag'), ('restorative_talk', 'Herstelgesprek'), ('verbal_warning', 'Mondelinge waarschuwing'), ('written_warning', 'Brief: waarschuwing'), ('building_ban', 'Brief: gebouwverbod'), ('area_ban', 'Brief: terreinverbod'), ('travel_ban', 'Brief: reisverbod'), ('station_ban', 'Brief: verblijfsverbod station'), ('pupil_measure', 'Brief: schorsing of verwijdering leerling'), ('online_moderation', 'Bericht verwijderd of account geblokkeerd'), ('fixed_contact_person', 'Brief: vaste contactpersoon'), ('fixed_location_time', 'Brief: vaste plaats of tijd'), ('appointment_only', 'Brief: alleen op afspraak'), ('written_only', 'Brief: alleen schriftelijk'), ('phone_only', 'Brief: alleen telefonisch'), ('via_representative', 'Brief: via een gemachtigde'), ('security_present', 'Brief: beveiliging is erbij'), ('police_present', 'Brief: wijkagent is erbij'), ('two_staff_presence', 'Brief: altijd twee medewerkers'), ('no_home_visit', 'Brief: geen huisbezoek'), ('contact_restriction', 'Brief: beperking van contact'), ('contact_ban', 'Brief: contactverbod'), ('service_suspended', 'Brief: dienst opgeschort'), ('service_ended', 'Brief: dienst gestopt'), ('treatment_ended', 'Brief: einde van de behandelrelatie'), ('benefit_reduction', 'Verlaging van uitkering gevraagd'), ('rental_procedure', 'Stap in het huurrecht'), ('mayor_measure', 'Maatregel van de burgemeester gevraagd'), ('care_referral', 'Melding of verwijzing naar zorg'), ('no_response_possible', 'Geen antwoord mogelijk')], max_length=24)),
                ('state', models.CharField(choices=[('draft', 'Concept'), ('proposed', 'Ter besluit'), ('final', 'Vastgesteld'), ('sent', 'Verstuurd'), ('dropped', 'Vervallen')], default='draft', max_length=8)),
                ('norm_rule', models.CharField(blank=True, choices=[('1', 'Boos zijn mag. Schelden, kleineren en discrimineren niet.'), ('2', 'U bedreigt niemand en u raakt niemand aan.'), ('3', 'U vernielt niets en u laat iedereen met rust, ook online en privé.'), ('4', 'Vraagt een medewerker u te stoppen of weg te gaan? Dan doet u dat.')], max_length=2)),
                ('norm_version', models.PositiveSmallIntegerField()),
                ('behaviour', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('salutation', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('contact', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('note', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('text_version', models.PositiveIntegerField(default=0)),
                ('policy_version', models.PositiveIntegerField(default=0)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('closes', models.CharField(blank=True, max_length=120)),
                ('where_it_holds', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('instruction', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('to_call', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('representative', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('representative_address', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('legal_check', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('legal_checked_on', models.DateField(blank=True, null=True)),
                ('has_consent', models.BooleanField(default=False)),
                ('remaining_channel', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('postponed_hearing', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('decider_function', models.CharField(blank=True, max_length=80)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('sent_back', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('deviation', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('spoken_by', models.CharField(blank=True, max_length=80)),
                ('frozen', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('letter_number', models.PositiveSmallIntegerField(default=0)),
                ('link_digest', models.BinaryField(blank=True, max_length=32, null=True)),
                ('reporter_unrecognisable', models.BooleanField(default=False)),
                ('drafted_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('sent_by', models.CharField(blank=True, choices=[('registered_post', 'Aangetekende post'), ('post', 'Gewone post'), ('email', 'E-mail'), ('handed_over', 'Persoonlijk overhandigd')], max_length=16)),
                ('proof', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('letter_pdf', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('letter_word', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('mandate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mandates.mandate')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('perpetrator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.perpetrator')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'proposed', 'final'])), fields=('incident',), name='answer_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='answer_sent_has_moment')],
            },
        ),
    ]
