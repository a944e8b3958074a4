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
            name='Disclosure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('state', models.CharField(choices=[('proposed', 'wacht op wie meekijkt'), ('approved', 'goedgekeurd'), ('refused', 'niet goedgekeurd'), ('withdrawn', 'voorstel ingetrokken'), ('recalled', 'teruggehaald')], default='proposed', max_length=10)),
                ('fields', models.JSONField()),
                ('ground', models.CharField(max_length=16)),
                ('ground_word', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
                ('purpose', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
                ('wish', models.CharField(choices=[('wants', 'wil dit'), ('leaves_it', 'laat het aan ons over'), ('objects', 'wil dit niet'), ('not_asked', 'niet gevraagd')], max_length=10)),
                ('wish_word', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
                ('recipient_kind', models.CharField(choices=[('police', 'politie'), ('prosecutor', 'Openbaar Ministerie')], max_length=10)),
                ('recipient_name', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
                ('recipient_organisation', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
                ('recipient_mail', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
                ('recipient_phone', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
                ('recipient_account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('snapshot', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
                ('paper', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('link_digest', models.BinaryField(blank=True, max_length=32, null=True, unique=True)),
                ('link_made_at', models.DateTimeField(blank=True, null=True)),
                ('reads', models.PositiveSmallIntegerField(default=0)),
                ('received_at', models.DateTimeField(blank=True, null=True)),
                ('wish_withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('recalled_at', models.DateTimeField(blank=True, null=True)),
                ('recalled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recall_reason', models.CharField(blank=True, choices=[('wish', 'De collega wil het niet meer'), ('wrong_person', 'Het ging naar de verkeerde persoon'), ('not_right', 'Er staat iets in dat niet klopt'), ('not_needed', 'Het is niet meer nodig'), ('removed', 'Wat erin staat moest weg uit het dossier')], max_length=12)),
                ('recall_word', eenlijn.foundation.sealed.field.SealedField('C8', blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('proposed_at'))), name='release_expires'), models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='release_has_a_ground'), models.CheckConstraint(condition=models.Q(models.Q(('paper', None), ('recalled_at__isnull', False), ('state', 'recalled'), models.Q(('recall_reason', ''), _negated=True)), models.Q(models.Q(('state', 'recalled'), _negated=True), ('recalled_at', None)), _connector='OR'), name='release_recalled_whole'), models.CheckConstraint(condition=models.Q(('paper', None), ('state', 'approved'), _connector='OR'), name='release_paper_when_approved'), models.CheckConstraint(condition=models.Q(('link_digest', None), ('state__in', ('approved', 'recalled')), _connector='OR'), name='release_link_when_approved')],
            },
        ),
        migrations.CreateModel(
            name='DisclosureVoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='disclosures.disclosure')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('is_agreed', models.BooleanField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('release', 'account'), name='release_voice_once')],
            },
        ),
        migrations.CreateModel(
            name='DisclosureRead',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='disclosures.disclosure')),
                ('what', models.CharField(choices=[('page', 'pagina gelezen'), ('pdf', 'PDF opgehaald'), ('json', 'gegevens opgehaald'), ('file', 'opgehaald'), ('zip', 'alles samen opgehaald'), ('receipt', 'ontvangst bevestigd')], max_length=8)),
                ('choice', models.CharField(blank=True, default='', max_length=32)),
                ('by_account', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [],
            },
        ),
    ]
