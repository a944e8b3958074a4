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
        ('documents', '0001_documents'),
        ('incidents', '0001_incidents'),
        ('organisations', '0001_organisations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('bearer', models.CharField(choices=[('employee', 'De collega'), ('organisation', 'De organisatie')], max_length=12)),
                ('route', models.CharField(choices=[('route_claim_letter', 'Aansprakelijkstelling'), ('route_join_criminal', 'Voegen in strafzaak'), ('route_civil', 'Civiele procedure'), ('route_insurance', 'Verzekering'), ('route_compensation_fund', 'Schadefonds Geweldsmisdrijven')], max_length=24)),
                ('state', models.CharField(choices=[('open', 'Open'), ('paid', 'Betaald'), ('written_off', 'Afgeschreven')], default='open', max_length=12)),
                ('costs', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('costs_reason', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('debtor', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('written_off_reason', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('opened_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('victim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.victim')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident', 'number'), name='claim_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='claim_settled_at_a_moment'), models.CheckConstraint(condition=models.Q(models.Q(('bearer', 'employee'), ('victim__isnull', False)), models.Q(('bearer', 'organisation'), ('victim', None)), _connector='OR'), name='claim_is_of_one_bearer')],
            },
        ),
        migrations.CreateModel(
            name='ClaimLetter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('first', 'Eerste brief: aansprakelijkstelling'), ('last', 'Laatste brief: herinnering'), ('plan', 'Brief: betalingsregeling')], max_length=8)),
                ('number', models.PositiveSmallIntegerField()),
                ('text_version', models.PositiveIntegerField(default=0)),
                ('pay_until', models.DateField()),
                ('frozen', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('made_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('sent_by', models.CharField(blank=True, choices=[('registered_post', 'Aangetekende post'), ('post', 'Gewone post'), ('email', 'E-mail'), ('handed_over', 'Persoonlijk overhandigd')], max_length=16)),
                ('proof', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='damages.claim')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('pdf', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('word', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident', 'number'), name='claim_letter_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', True), ('sent_by', '')), models.Q(('sent_at__isnull', False), ('sent_by__in', ['registered_post', 'post', 'email', 'handed_over'])), _connector='OR'), name='claim_letter_sent_somehow')],
            },
        ),
        migrations.CreateModel(
            name='DamageLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('bearer', models.CharField(choices=[('employee', 'De collega'), ('organisation', 'De organisatie')], max_length=12)),
                ('damage_type', models.CharField(max_length=24)),
                ('suffered_on', models.DateField()),
                ('amount', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('proof', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('proof_place', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('route', models.CharField(blank=True, choices=[('route_claim_letter', 'Aansprakelijkstelling'), ('route_join_criminal', 'Voegen in strafzaak'), ('route_civil', 'Civiele procedure'), ('route_insurance', 'Verzekering'), ('route_compensation_fund', 'Schadefonds Geweldsmisdrijven')], max_length=24)),
                ('route_reason', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('state', models.CharField(choices=[('noted', 'Vastgelegd'), ('advanced', 'Voorgeschoten'), ('claimed', 'Geëist'), ('recovered', 'Terugbetaald'), ('waived', 'Afgezien, met reden')], default='noted', max_length=10)),
                ('waived_reason', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='damages.claim')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stems_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='damages.damageline')),
                ('victim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.victim')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident', 'number'), name='damage_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['noted', 'advanced', 'claimed', 'recovered', 'waived'])), name='damage_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'claimed'), _negated=True), ('claim__isnull', False), _connector='OR'), name='damage_claimed_by_claim')],
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('amount', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('paid_on', models.DateField()),
                ('paid_by', models.CharField(choices=[('other', 'De ander'), ('collector', 'CJIB, geïnd of als voorschot'), ('insurer', 'Verzekeraar'), ('fund', 'Schadefonds Geweldsmisdrijven'), ('somebody', 'Iemand anders')], max_length=12)),
                ('recorded_at', models.DateTimeField()),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='damages.claim')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='PaymentPlan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agreed_on', models.DateField()),
                ('first_on', models.DateField()),
                ('count', models.PositiveSmallIntegerField()),
                ('each', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('last', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_reason', eenlijn.foundation.sealed.field.SealedField('C5', blank=True, null=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='damages.claim')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('claim',), name='plan_one_runs'), models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='plan_has_instalments')],
            },
        ),
    ]
