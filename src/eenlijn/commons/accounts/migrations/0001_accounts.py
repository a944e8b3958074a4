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
        ("organisations", "0001_organisations"),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', eenlijn.foundation.sealed.field.SealedField('ACC', blank=True, null=True)),
                ('email', eenlijn.foundation.sealed.field.SealedField('ACC', blank=True, null=True)),
                ('email_index', models.CharField(max_length=16, unique=True)),
                ('language', models.CharField(default='nl', max_length=8)),
                ('is_active', models.BooleanField(default=True)),
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
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
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
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'ended'), _negated=True), fields=('organisation', 'account'), name='membership_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['invited', 'confirmed', 'suspended', 'ended'])), name='membership_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('deputy', models.F('id')), _negated=True), name='membership_is_not_its_own_deputy'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('membership', None), ('organisation', None), ('purpose', 'first_administrator')), models.Q(('membership__isnull', False), ('organisation__isnull', False), ('purpose', 'member')), _connector='OR'), name='invitation_is_for_someone'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='invitation_ends_later'),
        ),
        migrations.AddIndex(
            model_name='absence',
            index=models.Index(fields=['organisation', 'ends_on'], name='absence_by_end'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='absence_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('deputy', models.F('membership')), _negated=True), name='absence_deputy_is_another'),
        ),
        migrations.AddConstraint(
            model_name='roleassignment',
            constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('membership', 'role', 'unit'), name='role_once_per_unit'),
        ),
        migrations.AddConstraint(
            model_name='roleassignment',
            constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None), ('unit', None)), fields=('membership', 'role'), name='role_once_for_the_whole'),
        ),
        migrations.AddConstraint(
            model_name='roleassignment',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='role_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='roleassignment',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['EMP', 'OBH', 'MGR', 'COO', 'AFT', 'LEG', 'OOV', 'PRO', 'POL', 'DPO', 'LOG', 'ADM', 'REG', 'NAT', 'PLT', 'KEY', 'DSK', 'BRD', 'CON', 'PRG', 'LNK', 'TOK', 'SYS'])), name='role_is_known'),
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
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_given', None)), fields=('membership', 'role'), name='role_proposal_once'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('is_given', None)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('is_given__isnull', False)), _connector='OR'), name='role_proposal_is_decided_whole')],
            },
        ),
    ]
