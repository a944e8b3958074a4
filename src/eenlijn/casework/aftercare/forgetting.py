# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the care of an exercise (decision 16), and what somebody wrote who asked to be erased."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.aftercare.models import (
    AccidentCheck,
    CareChoice,
    CareMoment,
    HomeWish,
    PeerTalk,
    Referral,
    TeamTalk,
)


def forget_care(incident_ids: Sequence[UUID]) -> None:
    """Remove all care of these exercises; that of real incidents stays."""
    for rows in (CareMoment, CareChoice, HomeWish, TeamTalk, PeerTalk, Referral, AccidentCheck):
        rows.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()


def forget_wishes(victim_id: UUID) -> None:
    """What this person chose, asked and consented to goes; that a talk took place stays."""
    for rows in (CareChoice, HomeWish, Referral, PeerTalk):
        rows.objects.filter(victim_id=victim_id).delete()
