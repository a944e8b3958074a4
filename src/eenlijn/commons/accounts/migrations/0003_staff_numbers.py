# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import eenlijn.foundation.sealed.field
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_rights'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='staff_number',
            field=eenlijn.foundation.sealed.field.SealedField('C2', blank=True, null=True),
        ),
        migrations.AddField(
            model_name='membership',
            name='staff_number_mark',
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(condition=models.Q(('staff_number_mark', ''), _negated=True), fields=['organisation', 'staff_number_mark'], name='staff_number_found'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('state', 'ended'), _negated=True), models.Q(('staff_number_mark', ''), _negated=True)), fields=('organisation', 'staff_number_mark'), name='staff_number_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('staff_number', None), ('staff_number_mark', '')), models.Q(('staff_number__isnull', False), models.Q(('staff_number_mark', ''), _negated=True)), _connector='OR'), name='staff_number_has_its_mark'),
        ),
    ]
