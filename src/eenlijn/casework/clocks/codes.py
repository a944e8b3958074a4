# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of clocks: why one stops or pauses, what it shows; which terms there are: rulebook codes."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class StopReason(models.TextChoices):
    """Why a clock stopped. Only `answered` of the answer clock counts in the share."""

    ANSWERED = "answered", _("Beantwoord")
    NONE_POSSIBLE = "none_possible", _("Geen antwoord mogelijk")
    DONE = "done", _("Gedaan")
    DECLINED = "declined", _("Niet gewenst")
    NOT_NEEDED = "not_needed", _("Niet nodig")
    NO_AGGRESSION = "no_aggression", _("Geen agressie")
    NOT_UPHELD = "not_upheld", _("Niet gegrond")


# Reasons for which whoever was to act did act; only these need a reason when late.
ACTED = (StopReason.ANSWERED, StopReason.DONE)


class PauseReason(models.TextChoices):
    """The few reasons for which a clock may stand still, each for a fixed time and logged."""

    POLICE_REQUEST = "police_request", _("Op verzoek van politie of OM")
    SAFETY_RISK = "safety_risk", _("Antwoorden is nu gevaarlijk")
    VICTIM_REQUEST = "victim_request", _("Op verzoek van de collega")


class Light(StrEnum):
    """What a clock shows: `nearly` from 75% of the term (36 of 48 hours)."""

    RUNNING = "running"
    NEARLY = "nearly"
    LATE = "late"
    STOPPED = "stopped"
    PAUSED = "paused"
