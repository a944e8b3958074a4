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
            name='WaitingEdition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('government', 'Overheidsorganisaties'), ('changes', 'Wijzigingen van overheidsorganisaties'), ('safety_regions', 'Gemeenten per veiligheidsregio'), ('primary_schools', 'Basisscholen'), ('hospitals', 'Ziekenhuizen'), ('ambulance_posts', 'Ambulanceposten'), ('postcodes', 'Postcodes met hun gemeente'), ('boundaries', 'Gemeentegrenzen van Nederland'), ('boundaries_region', 'Gemeentegrenzen van de regio')], max_length=24, unique=True)),
                ('edition', models.DateField()),
                ('file_name', models.CharField(max_length=255)),
                ('digest', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.UUIDField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='RegisterEdition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('government', 'Overheidsorganisaties'), ('changes', 'Wijzigingen van overheidsorganisaties'), ('safety_regions', 'Gemeenten per veiligheidsregio'), ('primary_schools', 'Basisscholen'), ('hospitals', 'Ziekenhuizen'), ('ambulance_posts', 'Ambulanceposten'), ('postcodes', 'Postcodes met hun gemeente'), ('boundaries', 'Gemeentegrenzen van Nederland'), ('boundaries_region', 'Gemeentegrenzen van de regio')], max_length=24)),
                ('sequence', models.PositiveIntegerField()),
                ('edition', models.DateField()),
                ('source', models.CharField(max_length=200)),
                ('licence', models.CharField(max_length=120)),
                ('attribution', models.CharField(max_length=200)),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('digest', models.CharField(max_length=64)),
                ('row_count', models.PositiveIntegerField()),
                ('new_count', models.PositiveIntegerField()),
                ('changed_count', models.PositiveIntegerField()),
                ('ended_count', models.PositiveIntegerField()),
                ('left_out', models.JSONField(default=list)),
                ('loaded_at', models.DateTimeField()),
                ('loaded_by', models.UUIDField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'sequence'), name='edition_sequence_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['government', 'changes', 'safety_regions', 'primary_schools', 'hospitals', 'ambulance_posts', 'postcodes', 'boundaries', 'boundaries_region'])), name='edition_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('licence', ''), _negated=True), models.Q(('attribution', ''), _negated=True)), name='edition_has_a_source')],
            },
        ),
        migrations.CreateModel(
            name='PostcodeArea',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('government', 'Overheidsorganisaties'), ('changes', 'Wijzigingen van overheidsorganisaties'), ('safety_regions', 'Gemeenten per veiligheidsregio'), ('primary_schools', 'Basisscholen'), ('hospitals', 'Ziekenhuizen'), ('ambulance_posts', 'Ambulanceposten'), ('postcodes', 'Postcodes met hun gemeente'), ('boundaries', 'Gemeentegrenzen van Nederland'), ('boundaries_region', 'Gemeentegrenzen van de regio')], max_length=24)),
                ('key', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('sort_name', models.CharField(max_length=200)),
                ('search_text', models.TextField()),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('row_number', models.PositiveIntegerField()),
                ('postcode4', models.CharField(max_length=4)),
                ('municipality_code', models.CharField(max_length=6)),
                ('municipality_name', models.CharField(max_length=80)),
                ('first_edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.registeredition')),
                ('last_edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.registeredition')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['kind', 'sort_name', 'key'], name='postcodearea_by_name'), models.Index(fields=['postcode4'], name='postcodearea_by_digits')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='postcodearea_once'), models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='postcodearea_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='MunicipalBoundary',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('government', 'Overheidsorganisaties'), ('changes', 'Wijzigingen van overheidsorganisaties'), ('safety_regions', 'Gemeenten per veiligheidsregio'), ('primary_schools', 'Basisscholen'), ('hospitals', 'Ziekenhuizen'), ('ambulance_posts', 'Ambulanceposten'), ('postcodes', 'Postcodes met hun gemeente'), ('boundaries', 'Gemeentegrenzen van Nederland'), ('boundaries_region', 'Gemeentegrenzen van de regio')], max_length=24)),
                ('key', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('sort_name', models.CharField(max_length=200)),
                ('search_text', models.TextField()),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('row_number', models.PositiveIntegerField()),
                ('code', models.CharField(max_length=6)),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('geometry', models.JSONField()),
                ('first_edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.registeredition')),
                ('last_edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.registeredition')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['kind', 'sort_name', 'key'], name='municipalboundary_by_name')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='municipalboundary_once'), models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='municipalboundary_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='DirectoryEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('government', 'Overheidsorganisaties'), ('changes', 'Wijzigingen van overheidsorganisaties'), ('safety_regions', 'Gemeenten per veiligheidsregio'), ('primary_schools', 'Basisscholen'), ('hospitals', 'Ziekenhuizen'), ('ambulance_posts', 'Ambulanceposten'), ('postcodes', 'Postcodes met hun gemeente'), ('boundaries', 'Gemeentegrenzen van Nederland'), ('boundaries_region', 'Gemeentegrenzen van de regio')], max_length=24)),
                ('key', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('sort_name', models.CharField(max_length=200)),
                ('search_text', models.TextField()),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('row_number', models.PositiveIntegerField()),
                ('code', models.CharField(max_length=24)),
                ('other_names', models.JSONField(default=list)),
                ('is_former', models.BooleanField(default=False)),
                ('organisation_type', models.CharField(blank=True, choices=[('education', 'Onderwijs'), ('government_municipal', 'Gemeente of openbaar bestuur'), ('government_other', 'Rijk en overige overheid'), ('water_authority', 'Waterschap'), ('public_transport', 'Openbaar vervoer'), ('social_security', 'Sociale zekerheid'), ('safety_justice', 'Veiligheid en justitie'), ('housing', 'Woningcorporatie'), ('care_hospital', 'Ziekenhuis'), ('care_mental', 'GGZ'), ('care_primary', 'Huisartsenzorg'), ('care_ambulance', 'Ambulancezorg'), ('care_youth', 'Jeugdzorg'), ('welfare', 'Welzijn'), ('safety_region', 'Veiligheidsregio'), ('other_public_task', 'Overige publieke taak')], max_length=24)),
                ('sector', models.CharField(blank=True, choices=[('education', 'Onderwijs'), ('administration', 'Rijk, openbaar bestuur en gemeenten'), ('transport', 'Openbaar vervoer'), ('social_security', 'Sociale zekerheid'), ('safety_justice', 'Veiligheid en justitie'), ('housing', 'Woningcorporaties'), ('care', 'Zorg')], max_length=16)),
                ('municipality_code', models.CharField(blank=True, max_length=6)),
                ('place_name', models.CharField(blank=True, max_length=80)),
                ('postcode4', models.CharField(blank=True, max_length=4)),
                ('belongs_to_code', models.CharField(blank=True, max_length=24)),
                ('belongs_to_name', models.CharField(blank=True, max_length=200)),
                ('first_edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.registeredition')),
                ('last_edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.registeredition')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['kind', 'sort_name', 'key'], name='directoryentry_by_name'), models.Index(fields=['kind', 'code'], name='directoryentry_by_code')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='directoryentry_once'), models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='directoryentry_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='ChangeEvent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('government', 'Overheidsorganisaties'), ('changes', 'Wijzigingen van overheidsorganisaties'), ('safety_regions', 'Gemeenten per veiligheidsregio'), ('primary_schools', 'Basisscholen'), ('hospitals', 'Ziekenhuizen'), ('ambulance_posts', 'Ambulanceposten'), ('postcodes', 'Postcodes met hun gemeente'), ('boundaries', 'Gemeentegrenzen van Nederland'), ('boundaries_region', 'Gemeentegrenzen van de regio')], max_length=24)),
                ('key', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('sort_name', models.CharField(max_length=200)),
                ('search_text', models.TextField()),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('row_number', models.PositiveIntegerField()),
                ('change', models.CharField(choices=[('founded', 'opgericht'), ('extended', 'opgegaan in een bestaande'), ('merged', 'samengevoegd tot een nieuwe'), ('renumbered', 'verder onder een nieuwe code'), ('renamed', 'verder onder een andere naam'), ('abolished', 'opgeheven')], max_length=12)),
                ('changed_on', models.DateField()),
                ('is_municipal', models.BooleanField(default=False)),
                ('gone', models.JSONField(default=list)),
                ('used', models.JSONField(default=list)),
                ('made', models.JSONField(default=list)),
                ('first_edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.registeredition')),
                ('last_edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.registeredition')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['kind', 'sort_name', 'key'], name='changeevent_by_name')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='changeevent_once'), models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='changeevent_ends_after_start')],
            },
        ),
    ]
