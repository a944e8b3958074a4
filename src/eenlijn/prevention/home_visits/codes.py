# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the check before a visit at home."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reply(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Weet ik niet")


class Colour(models.TextChoices):
    """What the answers say of the visit."""

    GREEN = "green", _("Groen: gewoon gaan")
    ORANGE = "orange", _("Oranje: ga voorbereid")
    RED = "red", _("Rood: niet alleen, en niet thuis")


class VisitState(models.TextChoices):
    """What becomes of the visit. Only a colleague says of a red one that it may go on."""

    ASKED = "asked", _("Wacht op een besluit")
    GOES_ON = "goes_on", _("Gaat door")
    TOGETHER = "together", _("Gaat door, met twee en niet bij iemand thuis")
    ELSEWHERE = "elsewhere", _("Op een veilige plek")
    CALLED_OFF = "called_off", _("Afgezegd")


PRECAUTIONS: Final[Mapping[Colour, tuple[Promise, ...]]] = {
    Colour.GREEN: (
        _("Zeg een collega waar je bent en hoe laat je terug bent."),
        _("Neem je telefoon mee, opgeladen en aan."),
    ),
    Colour.ORANGE: (
        _("Ga met zijn tweeën, of bel een collega voor je naar binnen gaat en als je buiten staat."),
        _("Spreek een woord af waarmee je om hulp vraagt zonder dat de ander het merkt."),
        _("Parkeer zo dat je weg kunt. Blijf dicht bij de deur."),
        _("Neem een mobiel alarm mee als dat er is."),
        _("Kan het ook op kantoor of op een andere veilige plek? Doe het daar."),
    ),
    Colour.RED: (
        _("Ga niet alleen en ga niet naar binnen bij iemand thuis."),
        _("Kies een veilige plek: kantoor, met een collega of beveiliger erbij."),
        _("Vraag je leidinggevende om een besluit. Tot die tijd gaat dit bezoek niet door."),
        _("Is er gevaar voor iemand anders? Bel de politie, en 112 als het nu gebeurt."),
    ),
}
