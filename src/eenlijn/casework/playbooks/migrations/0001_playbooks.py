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
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('level', models.CharField(max_length=2)),
                ('rule_number', models.PositiveIntegerField()),
                ('place', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=40)),
                ('measure', models.PositiveSmallIntegerField()),
                ('owner', models.CharField(choices=[('EMP', 'medewerker'), ('OBH', 'namens-melder'), ('MGR', 'leidinggevende'), ('COO', 'coördinator'), ('AFT', 'nazorgverlener'), ('LEG', 'jurist of schademedewerker'), ('OOV', 'medewerker veiligheid'), ('PRO', 'behandelaar afgeschermd spoor'), ('POL', 'contact politie of OM'), ('DPO', 'privacyfunctionaris'), ('LOG', 'beoordelaar van het spoor'), ('ADM', 'beheerder van de organisatie'), ('REG', 'regionaal programmabureau'), ('NAT', 'landelijk waarnemer'), ('PLT', 'technisch beheerder'), ('KEY', 'sleutelbewaarder'), ('DSK', 'baliemedewerker'), ('BRD', 'bestuurlijk contact'), ('CON', 'contactpersoon doelorganisatie'), ('PRG', 'programmalid'), ('LNK', 'houder van een link'), ('TOK', 'koppeling'), ('SYS', 'systeemtaak')], max_length=3)),
                ('title', models.JSONField()),
                ('proof', models.JSONField()),
                ('due_at', models.DateTimeField()),
                ('made_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'te doen'), ('done', 'gedaan'), ('not_needed', 'niet nodig'), ('superseded', 'vervangen door een ander draaiboek')], default='open', max_length=10)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('proved_by', models.UUIDField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, choices=[('does_not_apply', 'Past niet bij dit voorval'), ('done_elsewhere', 'Al buiten dit dossier gedaan'), ('not_wanted', 'De collega wil het niet'), ('impossible', 'Kan niet meer'), ('waived', 'De hele maatregel is niet nodig')], max_length=16)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['organisation', 'due_at', 'id'], name='task_open_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'superseded'), _negated=True), fields=('incident', 'code'), name='task_once_per_step'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='task_settled_has_moment'), models.CheckConstraint(condition=models.Q(('state', 'not_needed'), ('reason', ''), _connector='XOR'), name='task_not_needed_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('done', 'not_needed')), _negated=True), ('proved_by__isnull', False), models.Q(('words__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='task_settled_is_proved')],
            },
        ),
    ]
