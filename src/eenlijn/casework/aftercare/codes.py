# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of care: its moments and how each ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CareMomentKind(models.TextChoices):
    """The moments of list 8.16, in their order; each has a clock of its own."""

    FIRST_CARE = "first_care", _("Eerste opvang")
    FIRST_TALK = "first_talk", _("Opvanggesprek")
    FOLLOW_UP_1 = "follow_up_1", _("Vervolggesprek 1")
    FOLLOW_UP_2 = "follow_up_2", _("Vervolggesprek 2")


class CareState(models.TextChoices):
    PLANNED = "planned", _("Gepland")
    MADE = "made", _("Contact gelegd")
    DECLINED = "declined", _("Niet gewenst")
    NOT_NEEDED = "not_needed", _("Niet nodig")
