# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the four-eyes check on a decision that someone tried to influence."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InfluenceOutcome(models.TextChoices):
    NOT_INFLUENCED = "not_influenced", _("Het besluit is niet veranderd door het voorval")
    REDONE = "redone", _("Een ander nam het besluit opnieuw")
    REPORTED_ON = "reported_on", _("Doorgegeven aan de directie")
