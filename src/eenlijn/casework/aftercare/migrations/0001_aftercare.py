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
        ('incidents', '0001_incidents'),
        ('organisations', '0001_organisations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CareChoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('provider', eenlijn.foundation.sealed.field.SealedField('C4', blank=True, null=True)),
                ('not_manager', models.BooleanField(default=False)),
                ('chosen_at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('victim', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.victim')),
            ],
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
        migrations.CreateModel(
            name='AccidentCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('must_report', models.BooleanField(null=True)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('reported_at', models.DateTimeField(blank=True, null=True)),
                ('reference', eenlijn.foundation.sealed.field.SealedField('C4', blank=True, null=True)),
                ('is_listed', models.BooleanField(null=True)),
                ('listed_on', models.DateField(blank=True, null=True)),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('reported_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident',), name='accident_check_once'), models.CheckConstraint(condition=models.Q(('reported_at', None), ('must_report', True), _connector='OR'), name='accident_reported_was_due')],
            },
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
        migrations.CreateModel(
            name='CareMoment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('moment', models.CharField(choices=[('first_care', 'Eerste opvang'), ('first_talk', 'Opvanggesprek'), ('follow_up_1', 'Vervolggesprek 1'), ('follow_up_2', 'Vervolggesprek 2')], max_length=16)),
                ('turn', models.PositiveSmallIntegerField(default=1)),
                ('state', models.CharField(choices=[('planned', 'Gepland'), ('made', 'Contact gelegd'), ('declined', 'Niet gewenst'), ('not_needed', 'Niet nodig')], default='planned', max_length=12)),
                ('planned_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('provider', eenlijn.foundation.sealed.field.SealedField('C4', blank=True, null=True)),
                ('reason', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('carer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('victim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.victim')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('victim', 'moment', 'turn'), name='care_moment_once'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'planned')), models.Q(models.Q(('state', 'planned'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='care_ended_has_moment')],
            },
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
        migrations.CreateModel(
            name='CarerAs',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('provider', models.CharField(max_length=40)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'account'), name='carer_as_once')],
            },
        ),
        migrations.CreateModel(
            name='HomeWish',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('offer', models.CharField(choices=[('call', 'Iemand belt naar huis en legt uit wat er is gebeurd'), ('talk', 'Een gesprek samen met iemand van thuis'), ('paper', 'Uitleg op papier voor thuis'), ('victim_support', 'Slachtofferhulp, ook voor thuis')], max_length=16)),
                ('wished_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('victim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.victim')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('done_at', None), ('withdrawn_at', None)), fields=('victim', 'offer'), name='home_wish_once')],
            },
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
        migrations.CreateModel(
            name='PeerTalk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('asked', 'Gevraagd'), ('made', 'Contact gelegd'), ('withdrawn', 'Ingetrokken'), ('returned', 'Kan niet: vraag een ander')], default='asked', max_length=10)),
                ('reach', eenlijn.foundation.sealed.field.SealedField('C4', blank=True, null=True)),
                ('asked_at', models.DateTimeField()),
                ('planned_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('carer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('victim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.victim')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('victim',), name='peer_talk_one_asked'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('ended_at__isnull', False), ('reach', None)), _connector='OR'), name='peer_talk_over_holds_nothing')],
            },
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
        migrations.CreateModel(
            name='ReceiverHere',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('receiver', models.CharField(choices=[('victim_support', 'Slachtofferhulp Nederland'), ('own_doctor', 'Je eigen huisarts'), ('company_doctor', 'De bedrijfsarts')], max_length=16)),
                ('name', models.CharField(max_length=80)),
                ('reach', models.CharField(blank=True, max_length=120)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'receiver'), name='receiver_here')],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('receiver', models.CharField(choices=[('victim_support', 'Slachtofferhulp Nederland'), ('own_doctor', 'Je eigen huisarts'), ('company_doctor', 'De bedrijfsarts')], max_length=16)),
                ('purpose', models.CharField(choices=[('call_me', 'Contact met mij opnemen'), ('treat', 'Mij behandelen of begeleiden'), ('advise', 'Mij advies geven over werk en herstel')], max_length=10)),
                ('parts', models.JSONField(default=list)),
                ('addressee', eenlijn.foundation.sealed.field.SealedField('C4', blank=True, null=True)),
                ('reach', eenlijn.foundation.sealed.field.SealedField('C4', blank=True, null=True)),
                ('consented_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(choices=[('waiting', 'wacht'), ('contact', 'contact'), ('helped', 'geholpen'), ('stopped', 'gestopt')], default='waiting', max_length=8)),
                ('outcome_at', models.DateTimeField(blank=True, null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('victim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.victim')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('victim', 'receiver'), name='referral_one_stands'), models.CheckConstraint(condition=models.Q(('withdrawn_at', None), models.Q(('addressee', None), ('reach', None)), _connector='OR'), name='referral_withdrawn_holds_nothing')],
            },
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
        migrations.CreateModel(
            name='TeamTalk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('asked', 'Gevraagd'), ('held', 'Gehouden'), ('dropped', 'Toch niet nodig')], default='asked', max_length=8)),
                ('asked_at', models.DateTimeField()),
                ('held_at', models.DateTimeField(blank=True, null=True)),
                ('people', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('incident',), name='team_talk_one_asked'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'held'), _negated=True), models.Q(('held_at__isnull', False), ('people__gte', 2)), _connector='OR'), name='team_talk_held_whole')],
            },
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
    ]
