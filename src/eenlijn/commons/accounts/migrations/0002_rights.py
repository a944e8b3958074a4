# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_accounts'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='MembershipChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('leave', 'vertrek'), ('move', 'andere eenheid')], max_length=5)),
                ('day', models.DateField()),
                ('origin', models.CharField(choices=[('screen', 'op het scherm gepland'), ('feed', 'uit de personeelslijst')], max_length=6)),
                ('planned_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('planned', 'gepland'), ('done', 'gebeurd'), ('withdrawn', 'ingetrokken')], default='planned', max_length=9)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ReviewLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('role', 'rol'), ('account', 'account'), ('deputy', 'vaste vervanger'), ('token', 'koppeling'), ('link', 'open uitnodiging')], max_length=7)),
                ('object_id', models.UUIDField()),
                ('role', models.CharField(blank=True, choices=[('EMP', 'medewerker'), ('OBH', 'namens-melder'), ('MGR', 'leidinggevende'), ('COO', 'coördinator'), ('AFT', 'nazorgverlener'), ('LEG', 'jurist of schademedewerker'), ('OOV', 'medewerker veiligheid'), ('PRO', 'behandelaar afgeschermd spoor'), ('POL', 'contact politie of OM'), ('DPO', 'privacyfunctionaris'), ('LOG', 'beoordelaar van het spoor'), ('ADM', 'beheerder van de organisatie'), ('REG', 'regionaal programmabureau'), ('NAT', 'landelijk waarnemer'), ('PLT', 'technisch beheerder'), ('KEY', 'sleutelbewaarder'), ('DSK', 'baliemedewerker'), ('BRD', 'bestuurlijk contact'), ('CON', 'contactpersoon doelorganisatie'), ('PRG', 'programmalid'), ('LNK', 'houder van een link'), ('TOK', 'koppeling'), ('SYS', 'systeemtaak')], max_length=3)),
                ('state', models.CharField(blank=True, choices=[('invited', 'uitgenodigd'), ('confirmed', 'bevestigd'), ('suspended', 'geschorst'), ('ended', 'beëindigd')], max_length=10)),
                ('function_name', models.CharField(blank=True, max_length=80)),
                ('unit_name', models.CharField(blank=True, max_length=120)),
                ('system', models.CharField(blank=True, max_length=240)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('last_signed_in_on', models.DateField(blank=True, null=True)),
                ('is_quiet', models.BooleanField(default=False)),
                ('takes_two', models.BooleanField(default=False)),
                ('verdict', models.CharField(choices=[('confirmed', 'klopt'), ('taken_away', 'weggenomen'), ('asked', 'nagevraagd'), ('open', 'nog niet bekeken')], default='open', max_length=10)),
                ('judged_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='RightsReview',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('made_at', models.DateTimeField()),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='roleproposal',
            name='role_proposal_is_decided_whole',
        ),
        migrations.RemoveField(
            model_name='account',
            name='last_login',
        ),
        migrations.AddField(
            model_name='account',
            name='sessions_round',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='membership',
            name='last_signed_in_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='roleproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('is_given', None)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('is_given', True)), models.Q(('decided_at__isnull', False), ('is_given', False)), _connector='OR'), name='role_proposal_is_decided_whole'),
        ),
        migrations.AddConstraint(
            model_name='roleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='role_proposal_takes_two'),
        ),
        migrations.AddField(
            model_name='membershipchange',
            name='membership',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership'),
        ),
        migrations.AddField(
            model_name='membershipchange',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='membershipchange',
            name='planned_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='membershipchange',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit'),
        ),
        migrations.AddField(
            model_name='reviewline',
            name='account',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reviewline',
            name='deputy',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reviewline',
            name='judged_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reviewline',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='rightsreview',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rightsreview',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='rightsreview',
            name='signed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reviewline',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.rightsreview'),
        ),
        migrations.AddIndex(
            model_name='membershipchange',
            index=models.Index(fields=['state', 'day'], name='membership_change_due'),
        ),
        migrations.AddConstraint(
            model_name='membershipchange',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'planned')), fields=('membership',), name='membership_change_once'),
        ),
        migrations.AddConstraint(
            model_name='membershipchange',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'move'), ('unit', None), _connector='OR'), name='membership_change_moves_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='membershipchange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('state', 'planned')), models.Q(models.Q(('state', 'planned'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='membership_change_is_settled_whole'),
        ),
        migrations.AddConstraint(
            model_name='rightsreview',
            constraint=models.UniqueConstraint(fields=('organisation', 'year', 'quarter'), name='review_once_a_quarter'),
        ),
        migrations.AddConstraint(
            model_name='rightsreview',
            constraint=models.CheckConstraint(condition=models.Q(('quarter__gte', 1), ('quarter__lte', 4)), name='review_quarter_exists'),
        ),
        migrations.AddConstraint(
            model_name='rightsreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_at', None), ('signed_by', None)), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False), models.Q(('signed_by', models.F('made_by')), _negated=True)), _connector='OR'), name='review_is_signed_by_another'),
        ),
        migrations.AddConstraint(
            model_name='reviewline',
            constraint=models.UniqueConstraint(fields=('review', 'position'), name='review_line_once'),
        ),
        migrations.AddConstraint(
            model_name='reviewline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('judged_at', None), ('judged_by', None), ('verdict', 'open')), models.Q(models.Q(('verdict', 'open'), _negated=True), ('judged_at__isnull', False), ('judged_by__isnull', False)), _connector='OR'), name='review_line_is_judged_whole'),
        ),
    ]
