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
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', eenlijn.foundation.sealed.field.SealedField('ACC', blank=True, null=True)),
                ('email', eenlijn.foundation.sealed.field.SealedField('ACC', blank=True, null=True)),
                ('email_index', models.CharField(max_length=16, unique=True)),
                ('language', models.CharField(default='nl', max_length=8)),
                ('is_active', models.BooleanField(default=True)),
                ('sessions_round', models.PositiveIntegerField(default=0)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('function_name', models.CharField(max_length=80)),
                ('state', models.CharField(choices=[('invited', 'uitgenodigd'), ('confirmed', 'bevestigd'), ('suspended', 'geschorst'), ('ended', 'beëindigd')], default='invited', max_length=10)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('last_signed_in_on', models.DateField(blank=True, null=True)),
                ('staff_number', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('staff_number_mark', models.CharField(blank=True, max_length=16)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('staff_number_mark', ''), _negated=True), fields=['organisation', 'staff_number_mark'], name='staff_number_found')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'ended'), _negated=True), fields=('organisation', 'account'), name='membership_once_at_a_time'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_ends_after_start'), models.CheckConstraint(condition=models.Q(('state__in', ['invited', 'confirmed', 'suspended', 'ended'])), name='membership_state_is_known'), models.CheckConstraint(condition=models.Q(('deputy', models.F('id')), _negated=True), name='membership_is_not_its_own_deputy'), models.UniqueConstraint(condition=models.Q(models.Q(('state', 'ended'), _negated=True), models.Q(('staff_number_mark', ''), _negated=True)), fields=('organisation', 'staff_number_mark'), name='staff_number_once_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('staff_number', None), ('staff_number_mark', '')), models.Q(('staff_number__isnull', False), models.Q(('staff_number_mark', ''), _negated=True)), _connector='OR'), name='staff_number_has_its_mark')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('first_administrator', 'eerste beheerder'), ('member', 'lid van de organisatie')], max_length=20)),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('membership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('membership', None), ('organisation', None), ('purpose', 'first_administrator')), models.Q(('membership__isnull', False), ('organisation__isnull', False), ('purpose', 'member')), _connector='OR'), name='invitation_is_for_someone'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='invitation_ends_later')],
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'ends_on'], name='absence_by_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='absence_ends_after_start'), models.CheckConstraint(condition=models.Q(('deputy', models.F('membership')), _negated=True), name='absence_deputy_is_another')],
            },
        ),
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
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'day'], name='membership_change_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'planned')), fields=('membership',), name='membership_change_once'), models.CheckConstraint(condition=models.Q(('kind', 'move'), ('unit', None), _connector='OR'), name='membership_change_moves_somewhere'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('state', 'planned')), models.Q(models.Q(('state', 'planned'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='membership_change_is_settled_whole')],
            },
        ),
        migrations.CreateModel(
            name='RightsReview',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('made_at', models.DateTimeField()),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'year', 'quarter'), name='review_once_a_quarter'), models.CheckConstraint(condition=models.Q(('quarter__gte', 1), ('quarter__lte', 4)), name='review_quarter_exists'), models.CheckConstraint(condition=models.Q(models.Q(('signed_at', None), ('signed_by', None)), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False), models.Q(('signed_by', models.F('made_by')), _negated=True)), _connector='OR'), name='review_is_signed_by_another')],
            },
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
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('judged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.rightsreview')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('review', 'position'), name='review_line_once'), models.CheckConstraint(condition=models.Q(models.Q(('judged_at', None), ('judged_by', None), ('verdict', 'open')), models.Q(models.Q(('verdict', 'open'), _negated=True), ('judged_at__isnull', False), ('judged_by__isnull', False)), _connector='OR'), name='review_line_is_judged_whole')],
            },
        ),
        migrations.CreateModel(
            name='RoleAssignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('EMP', 'medewerker'), ('OBH', 'namens-melder'), ('MGR', 'leidinggevende'), ('COO', 'coördinator'), ('AFT', 'nazorgverlener'), ('LEG', 'jurist of schademedewerker'), ('OOV', 'medewerker veiligheid'), ('PRO', 'behandelaar afgeschermd spoor'), ('POL', 'contact politie of OM'), ('DPO', 'privacyfunctionaris'), ('LOG', 'beoordelaar van het spoor'), ('ADM', 'beheerder van de organisatie'), ('REG', 'regionaal programmabureau'), ('NAT', 'landelijk waarnemer'), ('PLT', 'technisch beheerder'), ('KEY', 'sleutelbewaarder'), ('DSK', 'baliemedewerker'), ('BRD', 'bestuurlijk contact'), ('CON', 'contactpersoon doelorganisatie'), ('PRG', 'programmalid'), ('LNK', 'houder van een link'), ('TOK', 'koppeling'), ('SYS', 'systeemtaak')], max_length=3)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('membership', 'role', 'unit'), name='role_once_per_unit'), models.UniqueConstraint(condition=models.Q(('ends_on', None), ('unit', None)), fields=('membership', 'role'), name='role_once_for_the_whole'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='role_ends_after_start'), models.CheckConstraint(condition=models.Q(('role__in', ['EMP', 'OBH', 'MGR', 'COO', 'AFT', 'LEG', 'OOV', 'PRO', 'POL', 'DPO', 'LOG', 'ADM', 'REG', 'NAT', 'PLT', 'KEY', 'DSK', 'BRD', 'CON', 'PRG', 'LNK', 'TOK', 'SYS'])), name='role_is_known')],
            },
        ),
        migrations.CreateModel(
            name='RoleProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('EMP', 'medewerker'), ('OBH', 'namens-melder'), ('MGR', 'leidinggevende'), ('COO', 'coördinator'), ('AFT', 'nazorgverlener'), ('LEG', 'jurist of schademedewerker'), ('OOV', 'medewerker veiligheid'), ('PRO', 'behandelaar afgeschermd spoor'), ('POL', 'contact politie of OM'), ('DPO', 'privacyfunctionaris'), ('LOG', 'beoordelaar van het spoor'), ('ADM', 'beheerder van de organisatie'), ('REG', 'regionaal programmabureau'), ('NAT', 'landelijk waarnemer'), ('PLT', 'technisch beheerder'), ('KEY', 'sleutelbewaarder'), ('DSK', 'baliemedewerker'), ('BRD', 'bestuurlijk contact'), ('CON', 'contactpersoon doelorganisatie'), ('PRG', 'programmalid'), ('LNK', 'houder van een link'), ('TOK', 'koppeling'), ('SYS', 'systeemtaak')], max_length=3)),
                ('proposed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('is_given', models.BooleanField(null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_given', None)), fields=('membership', 'role'), name='role_proposal_once'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('is_given', None)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('is_given', True)), models.Q(('decided_at__isnull', False), ('is_given', False)), _connector='OR'), name='role_proposal_is_decided_whole'), models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='role_proposal_takes_two')],
            },
        ),
    ]
