# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person of a report gets back: what they heard of us, their care, their damage, three questions."""

from dataclasses import dataclass
from uuid import UUID

from eenlijn.casework.damages.queries import OwnClaim
from eenlijn.casework.dossier.damage import claims_of
from eenlijn.casework.dossier.measures_acts import HeardPage, heard_by
from eenlijn.casework.dossier.outcomes import has_letter
from eenlijn.casework.dossier.own_reports import own_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation


@dataclass(frozen=True)
class OwnSide:
    """Empty for who only typed the report for a colleague."""

    heard: HeardPage
    claims: tuple[OwnClaim, ...] = ()
    has_letter: bool = False
    # Whoever it happened to can always ask for care, planned or not.
    has_care: bool = False


def own_side(actor: Actor, report_id: UUID) -> OwnSide:
    """NotVisible when the report is not this actor's, by account or by code."""
    own = own_of(actor, report_id)
    heard = heard_by(own)
    if own.relation != Relation.OWN or own.incident is None:
        return OwnSide(heard)
    return OwnSide(
        heard=heard,
        has_care=True,
        claims=claims_of(actor, own.incident),
        has_letter=has_letter(own, actor),
    )
