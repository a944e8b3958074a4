# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
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
            name='RuleVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('content', models.JSONField()),
                ('state', models.CharField(choices=[('draft', 'concept'), ('published', 'vastgesteld'), ('withdrawn', 'ingetrokken')], default='draft', max_length=10)),
                ('source', models.CharField(choices=[('pack', 'startpakket'), ('own', 'zelf gemaakt'), ('rollback', 'teruggezet')], default='own', max_length=8)),
                ('pack_version', models.CharField(blank=True, max_length=20)),
                ('drafted_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('valid_from', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('drafted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('organisation', 'topic'), name='rule_draft_once_per_topic'), models.UniqueConstraint(fields=('organisation', 'topic', 'number'), name='rule_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('number', None), ('published_at', None), ('state', 'draft'), ('valid_from', None)), models.Q(('number__isnull', False), ('published_at__isnull', False), ('state__in', ('published', 'withdrawn')), ('valid_from__isnull', False)), _connector='OR'), name='rule_is_draft_or_numbered'), models.CheckConstraint(condition=models.Q(('source__in', ['pack', 'own', 'rollback'])), name='rule_source_is_known'), models.CheckConstraint(condition=models.Q(('number', None), ('number__gte', 1), _connector='OR'), name='rule_number_begins_at_one')],
            },
        ),
    ]
