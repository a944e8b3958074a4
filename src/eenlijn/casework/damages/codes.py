# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a damage line."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Bearer(models.TextChoices):
    """Who has the damage (list 8.15, by the prefix of its codes)."""

    EMPLOYEE = "employee", _("De collega")
    ORGANISATION = "organisation", _("De organisatie")


class DamageState(models.TextChoices):
    NOTED = "noted", _("Vastgelegd")
    ADVANCED = "advanced", _("Voorgeschoten")
    CLAIMED = "claimed", _("Geëist")
    RECOVERED = "recovered", _("Terugbetaald")
    WAIVED = "waived", _("Afgezien, met reden")


# What is settled stays so; a line that was waived may be claimed after all.
MOVES: Final = {
    DamageState.NOTED: (DamageState.ADVANCED, DamageState.CLAIMED, DamageState.RECOVERED, DamageState.WAIVED),
    DamageState.ADVANCED: (DamageState.CLAIMED, DamageState.RECOVERED, DamageState.WAIVED),
    DamageState.CLAIMED: (DamageState.RECOVERED, DamageState.WAIVED),
    DamageState.WAIVED: (DamageState.CLAIMED,),
    DamageState.RECOVERED: (),
}
