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
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='BrokenGlass',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('incident_id', models.UUIDField()),
                ('number', models.CharField(max_length=8)),
                ('reason', models.CharField(choices=[('request', 'Iemand vraagt naar de eigen gegevens'), ('complaint', 'Een klacht over hoe een dossier is behandeld'), ('leak', 'Een vermoeden van een datalek'), ('trail', 'Een opvallende regel in het spoor'), ('authority', 'Een vraag van de toezichthouder')], max_length=12)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C11', blank=True, null=True)),
                ('silence', models.CharField(blank=True, choices=[('danger', 'Een bericht brengt deze persoon in gevaar'), ('inquiry', 'Een bericht schaadt een onderzoek dat deze persoon beschermt')], max_length=12)),
                ('opened_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('verdict', models.CharField(blank=True, choices=[('justified', 'Terecht'), ('not_justified', 'Niet terecht')], max_length=14)),
                ('silence_was_right', models.BooleanField(null=True)),
                ('review_words', eenlijn.foundation.sealed.field.SealedField('C11', blank=True, null=True)),
                ('escalated_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'account', 'ends_at'], name='glass_of_person'), models.Index(fields=['organisation', 'opened_at'], name='glass_by_moment')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('opened_at'))), name='glass_ends_later'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('opened_at')), _connector='OR'), name='glass_ended_after_start'), models.CheckConstraint(condition=models.Q(('reason__in', ['request', 'complaint', 'leak', 'trail', 'authority'])), name='glass_has_a_reason'), models.CheckConstraint(condition=models.Q(('reviewed_by', None), models.Q(('reviewed_by', models.F('account')), _negated=True), _connector='OR'), name='glass_four_eyes'), models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at', None), ('reviewed_by', None), ('verdict', '')), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False), ('verdict__in', ['justified', 'not_justified'])), _connector='OR'), name='glass_is_reviewed_whole')],
            },
        ),
    ]
