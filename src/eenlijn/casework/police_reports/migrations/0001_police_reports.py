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
        ('documents', '0001_documents'),
        ('incidents', '0001_incidents'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='PoliceReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('decision', models.CharField(choices=[('aangifte_employer', 'Aangifte door de werkgever'), ('aangifte_victim', 'Aangifte door de collega zelf'), ('aangifte_proxy', 'Aangifte met volmacht'), ('melding', 'Alleen een melding bij de politie'), ('none_decided', 'Geen politie')], max_length=20)),
                ('reason_not', models.CharField(blank=True, max_length=24)),
                ('filed_on', models.DateField(blank=True, null=True)),
                ('filing', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('said_vpt', models.BooleanField(default=False)),
                ('used_work_address', models.BooleanField(default=False)),
                ('reference', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('decided_at', models.DateTimeField()),
                ('is_current', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('incident',), name='police_one_current'), models.CheckConstraint(condition=models.Q(models.Q(('decision__in', ('aangifte_employer', 'aangifte_victim', 'aangifte_proxy', 'melding')), ('filed_on__isnull', False)), models.Q(('decision', 'none_decided'), models.Q(('reason_not', ''), _negated=True)), _connector='OR'), name='police_day_or_reason')],
            },
        ),
        migrations.CreateModel(
            name='AgreementMark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=6)),
                ('list_version', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('done', 'Gedaan'), ('missed', 'Niet gedaan'), ('unknown', 'Niet bekend')], max_length=8)),
                ('on', models.DateField(blank=True, null=True)),
                ('marked_at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('marked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident', 'code'), name='agreement_mark_once')],
            },
        ),
        migrations.CreateModel(
            name='FootageRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('camera', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('holder', models.CharField(choices=[('own', 'Van ons'), ('other', 'Van een ander, zoals een winkel of gemeente')], max_length=6)),
                ('asked_on', models.DateField()),
                ('wiped_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('asked', 'gevraagd, nog niet veilig'), ('secured', 'veiliggesteld'), ('gone', 'gewist of niet gekregen')], default='asked', max_length=8)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('settled_on', None), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('settled_on__isnull', False)), _connector='OR'), name='footage_settled_has_a_day')],
            },
        ),
        migrations.CreateModel(
            name='OffenceCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('list_version', models.PositiveSmallIntegerField()),
                ('outcome', models.CharField(choices=[('likely', 'Waarschijnlijk strafbaar'), ('doubt', 'Twijfel: vraag de politie of de hulpofficier van justitie'), ('unlikely', 'Waarschijnlijk niet strafbaar: doe een melding')], max_length=10)),
                ('answers', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('is_current', models.BooleanField(default=True)),
                ('answered_at', models.DateTimeField()),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('incident',), name='offence_check_one_current')],
            },
        ),
        migrations.CreateModel(
            name='PoliceDraft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('aangifte', 'Aangifte'), ('melding', 'Melding')], default='aangifte', max_length=10)),
                ('filer', models.CharField(choices=[('employer', 'De werkgever. De collega is dan getuige'), ('victim', 'De collega zelf'), ('proxy', 'De werkgever namens de collega, met een volmacht')], default='employer', max_length=10)),
                ('identity', models.CharField(choices=[('employer_files', 'De werkgever doet aangifte'), ('domicile', 'Het adres van het werk (domicilie)'), ('under_number', 'Onder nummer'), ('limited_anonymous', 'Beperkt anonieme getuige'), ('threatened', 'Bedreigde getuige'), ('anonymous_line', 'Meld Misdaad Anoniem')], default='domicile', max_length=20)),
                ('identity_reasons', models.JSONField(blank=True, default=list)),
                ('is_chosen', models.BooleanField(default=False)),
                ('contact', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('what', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('scene', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('with_what', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('how', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('moment', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('why', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('literal', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('who', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('build', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('hair', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('clothing', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('marks', eenlijn.foundation.sealed.field.SealedField('C3', blank=True, null=True)),
                ('victim', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('witnesses', eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True)),
                ('injuries', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('damage', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('saved_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('identity__in', ['domicile', 'under_number'])), name='police_draft_chooses_what_we_may')],
            },
        ),
        migrations.CreateModel(
            name='PoliceExhibit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('goes_along', models.BooleanField(default=True)),
                ('made_by', models.CharField(choices=[('reporter', 'De melder'), ('colleague', 'Een collega'), ('own_camera', 'Een camera van de werkgever'), ('other_camera', 'Een camera van een ander'), ('other_person', 'De ander zelf, in een bericht of op beeld'), ('bystander', 'Een omstander'), ('unknown', 'Niet bekend')], max_length=14)),
                ('what', eenlijn.foundation.sealed.field.SealedField('C2+C3', blank=True, null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident', 'place'), name='police_exhibit_place_once')],
            },
        ),
        migrations.CreateModel(
            name='PolicePackage',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('draft_version', models.PositiveIntegerField()),
                ('has_people', models.BooleanField()),
                ('digest', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('left_out', models.JSONField(blank=True, default=list)),
                ('made_at', models.DateTimeField()),
                ('archive', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('paper', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('incident', 'number'), name='police_package_number_once')],
            },
        ),
        migrations.CreateModel(
            name='TrackedStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('filing', models.UUIDField()),
                ('place', models.PositiveSmallIntegerField()),
                ('step', models.CharField(choices=[('contact_known', 'Nummer en contactpersoon bekend'), ('vpt_marked', 'VPT-code gekoppeld'), ('vpt_missing', 'VPT-code niet gekoppeld'), ('taken', 'Opgenomen door de politie'), ('refused_by_police', 'Opname geweigerd'), ('second_look_asked', 'Hulpofficier van justitie gevraagd nog eens te kijken'), ('second_look_agreed', 'Hulpofficier van justitie: wel opnemen'), ('second_look_refused', 'Hulpofficier van justitie: niet opnemen'), ('under_investigation', 'In onderzoek'), ('prosecuted', 'Officier van justitie: vervolgen'), ('dismissed', 'Sepot'), ('settlement', 'Strafbeschikking of transactie'), ('hearing_set', 'Zitting gepland'), ('convicted', 'Veroordeling'), ('acquitted', 'Vrijspraak'), ('appealed', 'Hoger beroep ingesteld'), ('complaint_art12', 'Beklag over niet vervolgen gedaan'), ('complaint_agreed', 'Gerechtshof: toch vervolgen'), ('complaint_refused', 'Gerechtshof: niet vervolgen'), ('feedback_received', 'Ander nieuws gehoord')], max_length=24)),
                ('on', models.DateField()),
                ('dismissal', models.CharField(blank=True, choices=[('technical', 'technisch sepot: er is te weinig bewijs'), ('policy', 'beleidssepot: vervolgen is nu niet wenselijk'), ('conditional', 'voorwaardelijk sepot'), ('by_police', 'de politie onderzoekt niet verder'), ('not_told', 'staat niet in het bericht')], max_length=12)),
                ('hearing_on', models.DateField(blank=True, null=True)),
                ('has_compensation', models.BooleanField(default=False)),
                ('compensation', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('reference', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('contact', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C6', blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('is_current', models.BooleanField(default=True)),
                ('is_withdrawn', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('incident', 'filing', 'place'), name='police_step_place'), models.CheckConstraint(condition=models.Q(models.Q(('step', 'dismissed'), _negated=True), models.Q(('dismissal', ''), _negated=True), _connector='OR'), name='police_step_dismissal'), models.CheckConstraint(condition=models.Q(models.Q(('step', 'hearing_set'), _negated=True), ('hearing_on__isnull', False), _connector='OR'), name='police_step_hearing')],
            },
        ),
        migrations.CreateModel(
            name='PassedOn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='police_reports.trackedstep')),
                ('audience', models.CharField(choices=[('victim', 'de collega'), ('employer', 'de werkgever')], max_length=8)),
                ('way', models.CharField(choices=[('in_app', 'bericht in Eén Lijn'), ('phone', 'gebeld'), ('in_person', 'zelf gesproken'), ('notice', 'seintje'), ('nobody', 'niemand om het aan te vertellen')], max_length=12)),
                ('at', models.DateTimeField()),
                ('told_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('step', 'audience'), name='police_step_told_once')],
            },
        ),
    ]

