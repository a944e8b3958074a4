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
        ('response', '0001_response'),
    ]

    operations = [
        migrations.CreateModel(
            name='Restriction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=24)),
                ('family', models.CharField(max_length=12)),
                ('closes', models.CharField(blank=True, max_length=120)),
                ('where', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('instruction', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('to_call', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('name', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('birth_date', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('client_number', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('first_ends_on', models.DateField()),
                ('review_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('running', 'Loopt'), ('lifted', 'Eerder gestopt'), ('lapsed', 'Vanzelf afgelopen')], default='running', max_length=8)),
                ('begun_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('lift_reason', models.CharField(blank=True, choices=[('goes_well', 'Het gaat goed: er is geen reden meer voor'), ('agreed', 'Er zijn goede afspraken gemaakt'), ('objection', 'Na bezwaar of klacht herzien'), ('not_upheld', 'De melding is niet gegrond'), ('replaced', 'Er komt een andere maatregel'), ('mistake', 'De maatregel was niet juist')], max_length=12)),
                ('lift_words', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='response.answer')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'state', 'ends_on', 'id'], name='restriction_running'), models.Index(fields=['incident'], name='restriction_of_incident')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='restriction_ends_after_start'), models.CheckConstraint(condition=models.Q(('ends_on__lte', models.F('first_ends_on'))), name='restriction_is_never_longer'), models.CheckConstraint(condition=models.Q(('review_on', None), models.Q(('review_on__gte', models.F('starts_on')), ('review_on__lte', models.F('ends_on'))), _connector='OR'), name='restriction_review_within'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('lifted_by__isnull', False), ('state', 'lifted'), models.Q(('lift_reason', ''), _negated=True)), models.Q(('ended_at', None), ('lift_reason', ''), ('lifted_by', None), ('state', 'running')), models.Q(('ended_at__isnull', False), ('lift_reason', ''), ('lifted_by', None), ('state', 'lapsed')), _connector='OR'), name='restriction_is_lifted_whole')],
            },
        ),
        migrations.CreateModel(
            name='DeskMark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('name', 'Achternaam en geboortedatum'), ('client', 'Klantnummer')], max_length=6)),
                ('digest', models.CharField(max_length=16)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('restriction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='restrictions.restriction')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'kind', 'digest'], name='desk_mark_found')],
                'constraints': [models.UniqueConstraint(fields=('restriction', 'kind'), name='desk_mark_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['name', 'client'])), name='desk_mark_kind')],
            },
        ),
        migrations.CreateModel(
            name='Breach',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('other', 'Anders, of dat weet ik niet'), ('article_138', 'Kwam in een gebouw of op een erf (artikel 138 Strafrecht)'), ('article_139', 'Kwam in een gebouw voor de openbare dienst (artikel 139 Strafrecht)')], max_length=12)),
                ('where', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('police_called', models.BooleanField()),
                ('recorded_at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('restriction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='restrictions.restriction')),
            ],
        ),
        migrations.CreateModel(
            name='AnsweredContact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answered_on', models.DateField()),
                ('channel', models.CharField(choices=[('desk', 'Aan de balie'), ('phone', 'Telefoon'), ('email', 'E-mail'), ('letter', 'Brief'), ('representative', 'Via een gemachtigde'), ('other', 'Anders')], max_length=16)),
                ('function_name', models.CharField(max_length=80)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('restriction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='restrictions.restriction')),
            ],
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('due_on', models.DateField()),
                ('outcome', models.CharField(blank=True, choices=[('goes_on', 'Loopt door tot de einddatum'), ('shortened', 'Wordt korter'), ('lifted', 'Stopt nu')], max_length=10)),
                ('seen_on', models.DateField(blank=True, null=True)),
                ('words', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('is_void', models.BooleanField(default=False)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('restriction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='restrictions.restriction')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_void', False), ('reviewed_at', None)), fields=('restriction',), name='restriction_one_review_open'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('reviewed_at', None), ('reviewed_by', None)), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='restriction_review_whole')],
            },
        ),
        migrations.CreateModel(
            name='DeskQuestion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'account', 'asked_at'], name='desk_question_of')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('rules_number', models.PositiveIntegerField()),
                ('hangs_since', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.site')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('site', 'hangs_since'), name='posting_once_a_day')],
            },
        ),
    ]
