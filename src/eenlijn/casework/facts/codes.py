# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The acts that are counted."""

from django.db import models


class Measure(models.TextChoices):
    """What a fact row adds to. Rows are additive: a correction is a row with a negative `delta`."""

    INCIDENT = "incident"
    CLOCK = "clock"
    ANSWERED = "answered"
    NOT_UPHELD = "not_upheld"
    HEARD_BACK = "heard_back"
