# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import uuid

import django.db.models.deletion
import eenlijn.foundation.sealed.field
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table of their own, so that their versions are counted; it had none before."""

    dependencies = [
        ('sign_in', '0001_sign_in'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name='FactorSecret'),
        migrations.CreateModel(
            name='FactorSecret',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', eenlijn.foundation.sealed.field.SealedField('ACC', blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
