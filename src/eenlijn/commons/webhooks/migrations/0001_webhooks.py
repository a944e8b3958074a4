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
        ('notices', '0001_notices'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('host', models.CharField(max_length=253)),
                ('address', eenlijn.foundation.sealed.field.SealedField('ACC', blank=True, null=True)),
                ('secret', eenlijn.foundation.sealed.field.SealedField('ACC', blank=True, null=True)),
                ('earlier_secret', eenlijn.foundation.sealed.field.SealedField('ACC', blank=True, null=True)),
                ('earlier_until', models.DateTimeField(blank=True, null=True)),
                ('secret_version', models.PositiveSmallIntegerField(default=1)),
                ('types', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('running', 'loopt'), ('paused', 'in pauze'), ('halted', 'gestopt: er komt niets aan'), ('gone', 'gestopt door de ontvanger'), ('ended', 'beëindigd')], default='running', max_length=8)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('listens_from', models.DateTimeField()),
                ('planned_until', models.DateTimeField()),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('rests_until', models.DateTimeField(blank=True, null=True)),
                ('lost_in_a_row', models.PositiveSmallIntegerField(default=0)),
                ('unreached_in_a_row', models.PositiveSmallIntegerField(default=0)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'made_at'], name='subscription_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['running', 'paused', 'halted', 'gone', 'ended'])), name='subscription_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('earlier_secret', None), ('earlier_until', None)), models.Q(('earlier_secret__isnull', False), ('earlier_until__isnull', False)), _connector='OR'), name='subscription_old_secret_ends')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'gaat zo weg'), ('sent', 'aangekomen'), ('failed', 'mislukt, wij proberen het opnieuw'), ('given_up', 'niet aangekomen')], default='waiting', max_length=8)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField()),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('status', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('why', models.CharField(blank=True, choices=[('answered', 'Het systeem nam het niet aan.'), ('redirected', 'Het adres verwijst door. Dat volgen wij niet.'), ('gone', 'Het systeem wil geen seintjes meer.'), ('unknown_name', 'De naam van het systeem is niet te vinden.'), ('inside', 'De naam leidt naar een adres binnen een eigen netwerk. Daar gaat niets heen.'), ('not_allowed', 'De naam staat niet meer op je lijst.'), ('unreachable', 'Het systeem is niet bereikbaar.'), ('slow', 'Er kwam binnen 10 seconden geen antwoord.'), ('not_secure', 'De beveiligde verbinding klopt niet. Kijk naar het certificaat.'), ('no_http', 'Het antwoord was niet te lezen.'), ('stopped', 'Het seintje was al gestopt.'), ('broken', 'Er ging bij ons iets mis.')], max_length=12)),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='notices.outgoingevent')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('subscription', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='webhooks.subscription')),
            ],
            options={
                'indexes': [models.Index(fields=['subscription', 'at'], name='delivery_by_time'), models.Index(condition=models.Q(('state__in', ('waiting', 'failed'))), fields=['subscription', 'next_try_at'], name='delivery_due'), models.Index(fields=['at'], name='delivery_by_age')],
                'constraints': [models.UniqueConstraint(fields=('subscription', 'event'), name='delivery_once_per_event')],
            },
        ),
        migrations.CreateModel(
            name='AllowedHost',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('host', models.CharField(max_length=253)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'host'), name='allowed_host_once')],
            },
        ),
    ]
