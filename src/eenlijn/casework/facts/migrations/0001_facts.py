# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('case_key', models.UUIDField()),
                ('measure', models.CharField(choices=[('incident', 'Incident'), ('clock', 'Clock'), ('answered', 'Answered'), ('not_upheld', 'Not Upheld'), ('heard_back', 'Heard Back'), ('heard_done', 'Heard Done'), ('heard_closed', 'Heard Closed'), ('was_heard', 'Was Heard'), ('was_helped', 'Was Helped'), ('would_again', 'Would Again'), ('imposed', 'Imposed'), ('heard_first', 'Heard First'), ('heard_later', 'Heard Later'), ('not_heard', 'Not Heard'), ('heard_after', 'Heard After'), ('review', 'Review'), ('reviewed', 'Reviewed'), ('breach', 'Breach'), ('lifted', 'Lifted'), ('lapsed', 'Lapsed'), ('police_filed', 'Police Filed'), ('police_not', 'Police Not'), ('police_step', 'Police Step'), ('damage', 'Damage'), ('claimed', 'Claimed'), ('recovered', 'Recovered'), ('written_off', 'Written Off'), ('talk_due', 'Talk Due'), ('talk_held', 'Talk Held'), ('talk_waived', 'Talk Waived'), ('request', 'Request'), ('decided', 'Decided'), ('task_done', 'Task Done'), ('task_waived', 'Task Waived')], max_length=12)),
                ('delta', models.IntegerField(default=1)),
                ('recorded_at', models.DateTimeField()),
                ('occurred_on', models.DateField()),
                ('month', models.DateField()),
                ('weekday', models.PositiveSmallIntegerField()),
                ('hours_to_report', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=32)),
                ('kind_group', models.CharField(max_length=16)),
                ('severity', models.CharField(blank=True, max_length=16)),
                ('channel', models.CharField(blank=True, max_length=32)),
                ('origin', models.CharField(max_length=8)),
                ('lane', models.CharField(choices=[('public_task', 'Publieke taak'), ('internal', 'De ander is een collega'), ('protected', 'Afgeschermd')], default='public_task', max_length=12)),
                ('sector', models.CharField(max_length=32)),
                ('municipality_code', models.CharField(blank=True, max_length=8)),
                ('due_at', models.DateTimeField(blank=True, null=True)),
                ('in_time', models.BooleanField(null=True)),
                ('step', models.CharField(blank=True, default='', max_length=24)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'measure', 'month'], name='fact_own_view')],
            },
        ),
    ]
