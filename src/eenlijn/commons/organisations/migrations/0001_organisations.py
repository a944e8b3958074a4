# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=6, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='municipality_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=8, unique=True)),
                ('name', models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('organisation_type', models.CharField(choices=[('education', 'Onderwijs'), ('government_municipal', 'Gemeente of openbaar bestuur'), ('government_other', 'Rijk en overige overheid'), ('water_authority', 'Waterschap'), ('public_transport', 'Openbaar vervoer'), ('social_security', 'Sociale zekerheid'), ('safety_justice', 'Veiligheid en justitie'), ('housing', 'Woningcorporatie'), ('care_hospital', 'Ziekenhuis'), ('care_mental', 'GGZ'), ('care_primary', 'Huisartsenzorg'), ('care_ambulance', 'Ambulancezorg'), ('care_youth', 'Jeugdzorg'), ('welfare', 'Welzijn'), ('safety_region', 'Veiligheidsregio'), ('other_public_task', 'Overige publieke taak')], max_length=24)),
                ('sector', models.CharField(choices=[('education', 'Onderwijs'), ('administration', 'Rijk, openbaar bestuur en gemeenten'), ('transport', 'Openbaar vervoer'), ('social_security', 'Sociale zekerheid'), ('safety_justice', 'Veiligheid en justitie'), ('housing', 'Woningcorporaties'), ('care', 'Zorg')], max_length=16)),
                ('phone_label', models.CharField(blank=True, max_length=80)),
                ('phone_number', models.CharField(blank=True, max_length=20)),
                ('care_phone_label', models.CharField(blank=True, max_length=80)),
                ('care_phone_number', models.CharField(blank=True, max_length=20)),
                ('duty_phone_label', models.CharField(blank=True, max_length=80)),
                ('duty_phone_number', models.CharField(blank=True, max_length=20)),
                ('duty_phone_hours', models.CharField(blank=True, max_length=80)),
                ('postal_lines', models.TextField(blank=True, max_length=400)),
                ('place_name', models.CharField(blank=True, max_length=80)),
                ('joined_on', models.DateField()),
                ('live_on', models.DateField(blank=True, null=True)),
                ('retention_years', models.PositiveSmallIntegerField(default=5)),
                ('is_invented', models.BooleanField(default=False)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.municipality')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('retention_years__gte', 1)), name='organisation_keeps_a_year'), models.CheckConstraint(condition=models.Q(('organisation_type__in', ['education', 'government_municipal', 'government_other', 'water_authority', 'public_transport', 'social_security', 'safety_justice', 'housing', 'care_hospital', 'care_mental', 'care_primary', 'care_ambulance', 'care_youth', 'welfare', 'safety_region', 'other_public_task'])), name='organisation_type_known'), models.CheckConstraint(condition=models.Q(('sector__in', ['education', 'administration', 'transport', 'social_security', 'safety_justice', 'housing', 'care'])), name='organisation_sector_known'), models.CheckConstraint(condition=models.Q(('live_on', None), ('live_on__gte', models.F('joined_on')), _connector='OR'), name='organisation_joins_first')],
            },
        ),
        migrations.AddField(
            model_name='municipality',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region'),
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('location_type', models.CharField(blank=True, max_length=40)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_until', None)), fields=('organisation', 'name'), name='site_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_until', None)), fields=('organisation', 'parent', 'name'), name='unit_name_once'), models.UniqueConstraint(condition=models.Q(('parent', None), ('valid_until', None)), fields=('organisation', 'name'), name='top_unit_name_once'), models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='unit_is_not_its_own_parent'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='unit_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='UnitYear',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('headcount', models.PositiveIntegerField(blank=True, null=True)),
                ('contacts', models.PositiveIntegerField(blank=True, null=True)),
                ('source_headcount', models.CharField(blank=True, max_length=120)),
                ('source_contacts', models.CharField(blank=True, max_length=120)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'year'), name='unit_year_once'), models.CheckConstraint(condition=models.Q(('year__gte', 2000), ('year__lte', 2100)), name='unit_year_is_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('headcount', None), ('source_headcount', '')), models.Q(('headcount__isnull', False), models.Q(('source_headcount', ''), _negated=True)), _connector='OR'), name='unit_year_headcount_has_a_source'), models.CheckConstraint(condition=models.Q(models.Q(('contacts', None), ('source_contacts', '')), models.Q(('contacts__isnull', False), models.Q(('source_contacts', ''), _negated=True)), _connector='OR'), name='unit_year_contacts_have_a_source')],
            },
        ),
        migrations.CreateModel(
            name='WorksCouncilConsent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('decided_on', models.DateField()),
                ('scope', models.TextField(blank=True, max_length=2000)),
                ('not_needed_because', models.TextField(blank=True, max_length=2000)),
                ('recorded_by', models.UUIDField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(models.Q(('scope', ''), _negated=True), ('not_needed_because', '')), models.Q(('scope', ''), models.Q(('not_needed_because', ''), _negated=True)), _connector='OR'), name='consent_has_a_scope_or_a_reason')],
            },
        ),
    ]
