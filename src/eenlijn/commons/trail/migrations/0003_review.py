# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import eenlijn.foundation.sealed.field
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_organisations'),
        ('trail', '0002_refuse_changes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
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
            ],
        ),
        migrations.AddIndex(
            model_name='trailline',
            index=models.Index(fields=['organisation', 'account', 'sequence'], name='trail_by_account'),
        ),
        migrations.AddIndex(
            model_name='trailline',
            index=models.Index(fields=['organisation', 'at'], name='trail_by_moment'),
        ),
        migrations.AddField(
            model_name='linetoreview',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='linetoreview',
            name='marked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='linetoreview',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='reviewmonth',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='reviewmonth',
            name='signed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='linetoreview',
            index=models.Index(fields=['organisation', 'month', 'at'], name='trail_review_line_by_month'),
        ),
        migrations.AddIndex(
            model_name='linetoreview',
            index=models.Index(fields=['account', 'marked_at'], name='trail_review_line_of_person'),
        ),
        migrations.AddConstraint(
            model_name='linetoreview',
            constraint=models.UniqueConstraint(fields=('organisation', 'rule', 'sequence'), name='trail_review_line_once'),
        ),
        migrations.AddConstraint(
            model_name='linetoreview',
            constraint=models.CheckConstraint(condition=models.Q(('marked_by', None), models.Q(('marked_by', models.F('account')), _negated=True), _connector='OR'), name='trail_review_line_four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='linetoreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('mark', ''), ('marked_at', None), ('marked_by', None)), models.Q(('mark__in', ['fine', 'asked', 'not_right']), ('marked_at__isnull', False), ('marked_by__isnull', False)), _connector='OR'), name='trail_review_line_is_marked_whole'),
        ),
        migrations.AddConstraint(
            model_name='reviewmonth',
            constraint=models.UniqueConstraint(fields=('organisation', 'month'), name='trail_review_month_once'),
        ),
        migrations.AddConstraint(
            model_name='reviewmonth',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lines', None), ('signed_at', None), ('signed_by', None)), models.Q(('lines__isnull', False), ('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='trail_review_month_is_signed_whole'),
        ),
    ]
