# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recording lines of damage and how far each is; part of the acts of `dossier`."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.damages.codes import MOVES, Bearer, DamageState
from eenlijn.casework.damages.models import DamageLine
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.codes import code_list
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault

AMOUNT: Final = re.compile(r"(?P<euros>\d{1,9}|\d{1,3}(?:\.\d{3}){1,2})(?:[.,](?P<cents>\d{1,2}))?", re.ASCII)
LONGEST_PROOF: Final = 500


class AmountUnreadable(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf een bedrag boven nul, bijvoorbeeld 240,50."))


class DamageTypeNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies welke schade het is, en bij wie die is."))


class ProofTooLong(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf het bewijs in ten hoogste 500 tekens."))


class DamageMoveImpossible(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dat kan niet na wat er al is vastgelegd."))


class WaiveReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf waarom we van deze schade afzien."))


@dataclass(frozen=True)
class NewLine:
    """What somebody types; the type tells whose damage it is (list 8.15)."""

    damage_type: str
    amount: str
    proof: str = ""
    victim_id: UUID | None = None


def cents_of(text: str) -> int:
    """`240,50`, `240.50`, `€ 1.240` in euro cents; zero, negative and nonsense are refused."""
    plain = text.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip()
    found = AMOUNT.fullmatch(plain)
    if found is None:
        raise AmountUnreadable
    cents = (found["cents"] or "").ljust(2, "0")
    total = int(found["euros"].replace(".", "")) * 100 + int(cents)
    if total <= 0:
        raise AmountUnreadable
    return total


def damage_types() -> list[tuple[str, str]]:
    """What can be damaged, in the list's order; routes to recover it are not among them."""
    return [(code.code, code.label) for code in code_list("damage_type").values() if code.group == "damage"]


def bearer_of(damage_type: str) -> Bearer:
    """The prefix of the code says who has the damage."""
    return Bearer.EMPLOYEE if damage_type.startswith("emp_") else Bearer.ORGANISATION


def add_line(*, incident: Incident, new: NewLine, account_id: UUID, now: datetime) -> DamageLine:
    if new.damage_type not in dict(damage_types()):
        raise DamageTypeNeeded
    if len(new.proof) > LONGEST_PROOF:
        raise ProofTooLong
    bearer = bearer_of(new.damage_type)
    row = DamageLine(
        organisation_id=incident.organisation_id,
        incident=incident,
        victim=_victim(incident, new) if bearer == Bearer.EMPLOYEE else None,
        bearer=bearer,
        damage_type=new.damage_type,
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(row, amount=str(cents_of(new.amount)), proof=new.proof.strip() or None)
    row.save(force_insert=True)
    return row


def _victim(incident: Incident, new: NewLine) -> Victim:
    """Whose damage it is; with one person there is nothing to choose."""
    people = Victim.objects.filter(incident=incident)
    found = people.filter(pk=new.victim_id).first() if new.victim_id else people.order_by("pk").first()
    if found is None:
        raise DamageTypeNeeded
    return found


def move_line(*, row: DamageLine, state: DamageState, reason: str, version: int) -> None:
    """The next state of a line; whoever saves second is told."""
    if row.version != version:
        raise ChangedMeanwhile
    if state not in MOVES[DamageState(row.state)]:
        raise DamageMoveImpossible
    if state == DamageState.WAIVED and not reason.strip():
        raise WaiveReasonNeeded
    row.state = state
    row.version = version + 1
    vault.seal(row, waived_reason=reason.strip() if state == DamageState.WAIVED else None)
    row.save()
