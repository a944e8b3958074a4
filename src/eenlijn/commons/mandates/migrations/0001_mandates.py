# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.core.validators
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
            name='Mandate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answer_kind', models.CharField(max_length=40)),
                ('highest_level', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('function_name', models.CharField(max_length=80)),
                ('function_key', models.CharField(max_length=120)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'answer_kind'], name='mandate_by_kind')],
                'constraints': [models.CheckConstraint(condition=models.Q(('highest_level__gte', 1), ('highest_level__lte', 5)), name='mandate_level_is_a_severity'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='mandate_ends_after_start'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='mandate_has_a_source'), models.UniqueConstraint(condition=models.Q(('valid_until', None)), fields=('organisation', 'answer_kind', 'function_key'), name='mandate_once_per_function')],
            },
        ),
    ]
