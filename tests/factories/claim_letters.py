# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter about a claim as a lawyer makes it: read first, then frozen as it was read."""

from datetime import datetime

from eenlijn.casework.damages.papers import LetterToMake
from eenlijn.casework.dossier import claims
from eenlijn.commons.access.actor import Actor


def read_and_make(
    *, actor: Actor, number: str, place: int, new: LetterToMake, version: int, now: datetime
) -> int:
    seen = claims.preview_claim_letter(actor, number, place, new, now).seen
    return claims.make_claim_letter(
        actor=actor, number=number, place=place, new=new, seen=seen, version=version, now=now
    )
