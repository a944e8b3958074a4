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
            name='TrailHead',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('sequence', models.PositiveBigIntegerField(default=0)),
                ('mac', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='LineToReview',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('rule', models.CharField(choices=[('own_name', 'Keek in een dossier over zichzelf'), ('same_family', 'Heeft dezelfde achternaam als iemand in het dossier'), ('no_relation', 'Had op dat moment geen taak bij het dossier'), ('many_files', 'Opende veel dossiers, meer dan anders'), ('night', 'Las buiten de openingstijden'), ('names_unused', 'Liet namen zien en deed daarna niets met het dossier')], max_length=12)),
                ('sequence', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
                ('role', models.CharField(blank=True, max_length=3)),
                ('object_id', models.CharField(max_length=64)),
                ('number', models.CharField(max_length=8)),
                ('count', models.PositiveIntegerField(default=1)),
                ('found_at', models.DateTimeField()),
                ('mark', models.CharField(blank=True, choices=[('fine', 'In orde'), ('asked', 'Nagevraagd'), ('not_right', 'Niet in orde')], max_length=10)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C11', blank=True, null=True)),
                ('marked_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('marked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'month', 'at'], name='trail_review_line_by_month'), models.Index(fields=['account', 'marked_at'], name='trail_review_line_of_person')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'rule', 'sequence'), name='trail_review_line_once'), models.CheckConstraint(condition=models.Q(('marked_by', None), models.Q(('marked_by', models.F('account')), _negated=True), _connector='OR'), name='trail_review_line_four_eyes'), models.CheckConstraint(condition=models.Q(models.Q(('mark', ''), ('marked_at', None), ('marked_by', None)), models.Q(('mark__in', ['fine', 'asked', 'not_right']), ('marked_at__isnull', False), ('marked_by__isnull', False)), _connector='OR'), name='trail_review_line_is_marked_whole')],
            },
        ),
        migrations.CreateModel(
            name='ReviewMonth',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('watched_until', models.DateField()),
                ('lines', models.PositiveIntegerField(blank=True, null=True)),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'month'), name='trail_review_month_once'), models.CheckConstraint(condition=models.Q(models.Q(('lines', None), ('signed_at', None), ('signed_by', None)), models.Q(('lines__isnull', False), ('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='trail_review_month_is_signed_whole')],
            },
        ),
        migrations.CreateModel(
            name='TrailLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('actor_kind', models.CharField(max_length=8)),
                ('actor_name', models.CharField(blank=True, max_length=60)),
                ('role', models.CharField(blank=True, max_length=3)),
                ('relation', models.CharField(blank=True, max_length=20)),
                ('action', models.CharField(max_length=60)),
                ('object_type', models.CharField(max_length=40)),
                ('object_id', models.CharField(blank=True, max_length=64)),
                ('subject_id', models.UUIDField(blank=True, null=True)),
                ('compartments', models.CharField(blank=True, max_length=80)),
                ('purpose', models.CharField(blank=True, max_length=60)),
                ('result', models.CharField(max_length=20)),
                ('origin', models.CharField(blank=True, max_length=20)),
                ('trace_id', models.CharField(blank=True, max_length=64)),
                ('break_glass', models.BooleanField(default=False)),
                ('detail', models.JSONField(default=dict)),
                ('sequence', models.PositiveBigIntegerField()),
                ('previous_mac', models.CharField(max_length=64)),
                ('mac', models.CharField(max_length=64)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'object_type', 'object_id'], name='trail_by_object'), models.Index(fields=['organisation', 'account', 'sequence'], name='trail_by_account'), models.Index(fields=['organisation', 'at'], name='trail_by_moment')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'sequence'), name='trail_sequence_once'), models.UniqueConstraint(condition=models.Q(('organisation', None)), fields=('sequence',), name='platform_trail_sequence_once')],
            },
        ),
        migrations.CreateModel(
            name='WaitingLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('actor_kind', models.CharField(max_length=8)),
                ('actor_name', models.CharField(blank=True, max_length=60)),
                ('role', models.CharField(blank=True, max_length=3)),
                ('relation', models.CharField(blank=True, max_length=20)),
                ('action', models.CharField(max_length=60)),
                ('object_type', models.CharField(max_length=40)),
                ('object_id', models.CharField(blank=True, max_length=64)),
                ('subject_id', models.UUIDField(blank=True, null=True)),
                ('compartments', models.CharField(blank=True, max_length=80)),
                ('purpose', models.CharField(blank=True, max_length=60)),
                ('result', models.CharField(max_length=20)),
                ('origin', models.CharField(blank=True, max_length=20)),
                ('trace_id', models.CharField(blank=True, max_length=64)),
                ('break_glass', models.BooleanField(default=False)),
                ('detail', models.JSONField(default=dict)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'at'], name='trail_waiting')],
            },
        ),
    ]
