# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of damage: lines, the routes to recover them, claims, letters and payments."""

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


# What somebody says of a line by hand. Advanced, claimed and recovered follow from an advance, a claim and
# its payments; of a claim the whole is written off, never one line.
MOVES: Final = {
    DamageState.NOTED: (DamageState.WAIVED,),
    DamageState.ADVANCED: (),
    DamageState.CLAIMED: (),
    DamageState.WAIVED: (DamageState.NOTED,),
    DamageState.RECOVERED: (),
}
# Nothing is waited for any more: what was advanced goes on as a line of the employer.
SETTLED: Final = (DamageState.ADVANCED, DamageState.RECOVERED, DamageState.WAIVED)
# What the employer paid the colleague first, as a line of its own (list 8.15).
PAID_TO_EMPLOYEE: Final = "org_paid_to_employee"


class Route(models.TextChoices):
    """By which road it is asked back; codes and words of list 8.15."""

    CLAIM_LETTER = "route_claim_letter", _("Aansprakelijkstelling")
    JOIN_CRIMINAL = "route_join_criminal", _("Voegen in strafzaak")
    CIVIL = "route_civil", _("Civiele procedure")
    INSURANCE = "route_insurance", _("Verzekering")
    FUND = "route_compensation_fund", _("Schadefonds Geweldsmisdrijven")


class ClaimState(models.TextChoices):
    OPEN = "open", _("Open")
    PAID = "paid", _("Betaald")
    WRITTEN_OFF = "written_off", _("Afgeschreven")


class PaidBy(models.TextChoices):
    """From whom a payment came."""

    OTHER = "other", _("De ander")
    COLLECTOR = "collector", _("CJIB, geïnd of als voorschot")
    INSURER = "insurer", _("Verzekeraar")
    FUND = "fund", _("Schadefonds Geweldsmisdrijven")
    SOMEBODY = "somebody", _("Iemand anders")


class ClaimLetterKind(models.TextChoices):
    FIRST = "first", _("Eerste brief: aansprakelijkstelling")
    LAST = "last", _("Laatste brief: herinnering")
    PLAN = "plan", _("Brief: betalingsregeling")


# In which order letters may be made: a last letter only after the first has left.
BEFORE: Final = {ClaimLetterKind.LAST: ClaimLetterKind.FIRST}
