# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the decision on a police report (lists 8.13 and 8.14 in part)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PoliceDecision(models.TextChoices):
    AANGIFTE_EMPLOYER = "aangifte_employer", _("Aangifte door de werkgever")
    AANGIFTE_VICTIM = "aangifte_victim", _("Aangifte door de collega zelf")
    AANGIFTE_PROXY = "aangifte_proxy", _("Aangifte met volmacht")
    MELDING = "melding", _("Alleen een melding bij de politie")
    NONE_DECIDED = "none_decided", _("Geen politie")


FILED = (
    PoliceDecision.AANGIFTE_EMPLOYER,
    PoliceDecision.AANGIFTE_VICTIM,
    PoliceDecision.AANGIFTE_PROXY,
    PoliceDecision.MELDING,
)
