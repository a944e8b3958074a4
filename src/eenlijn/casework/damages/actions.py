# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recording lines of damage, their proof, what the employer paid first, and the road that was chosen.

Part of the acts of `dossier`, in their transaction.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.damages.codes import MOVES, PAID_TO_EMPLOYEE, Bearer, DamageState, Route
from eenlijn.casework.damages.models import DamageLine
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.codes import code_list
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import euros_of_cents, long_date

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


class DayImpossible(Refused):
    """A day in the future, or before what it is about."""

    def __init__(self, first: date, last: date) -> None:
        told = _("Deze dag kan niet. Kies een dag van %(first)s tot en met %(last)s.")
        super().__init__(told % {"first": long_date(first), "last": long_date(last)})


class AdvanceTooLarge(Refused):
    def __init__(self, rest: int) -> None:
        super().__init__(
            _(
                "Van deze post is nog %(rest)s niet voorgeschoten. Meer voorschieten kan niet: "
                "dan vragen we hetzelfde bedrag twee keer terug."
            )
            % {"rest": euros_of_cents(rest)}
        )


class NotOfColleague(Refused):
    def __init__(self) -> None:
        super().__init__(_("Voorschieten kan alleen schade van een collega die nog niet is geëist."))


class RouteReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze weg wijkt af van het advies. Schrijf waarom je deze weg kiest."))


@dataclass(frozen=True)
class NewLine:
    """What somebody types; the type tells whose damage it is (list 8.15). No day is that of the event itself.

    `proof_place` is the place of a file of the dossier: the caller knows that it is there.
    """

    damage_type: str
    amount: str
    proof: str = ""
    victim_id: UUID | None = None
    suffered_on: date | None = None
    proof_place: int | None = None


@dataclass(frozen=True)
class NewAdvance:
    """What the employer paid the colleague first, when, and what proves that."""

    amount: str
    paid_on: date
    proof: str = ""
    proof_place: int | None = None


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
    """What can be damaged, in the list's order; routes to recover it are not among them.

    What the employer paid a colleague is no choice of its own: it follows from an advance.
    """
    return [
        (code.code, code.label)
        for code in code_list("damage_type").values()
        if code.group == "damage" and code.code != PAID_TO_EMPLOYEE
    ]


def bearer_of(damage_type: str) -> Bearer:
    """The prefix of the code says who has the damage."""
    return Bearer.EMPLOYEE if damage_type.startswith("emp_") else Bearer.ORGANISATION


def add_line(*, incident: Incident, new: NewLine, account_id: UUID, now: datetime) -> DamageLine:
    if new.damage_type not in dict(damage_types()):
        raise DamageTypeNeeded
    happened_on = to_local(incident.occurred_at).date()
    suffered_on = checked_day(new.suffered_on or happened_on, happened_on, now)
    bearer = bearer_of(new.damage_type)
    row = DamageLine(
        organisation_id=incident.organisation_id,
        incident=incident,
        number=_next_number(incident.pk),
        victim=_victim(incident, new) if bearer == Bearer.EMPLOYEE else None,
        bearer=bearer,
        damage_type=new.damage_type,
        suffered_on=suffered_on,
        proof_place=new.proof_place,
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(row, amount=str(cents_of(new.amount)), proof=checked_proof(new.proof))
    row.save(force_insert=True)
    return row


def _next_number(incident_id: UUID) -> int:
    """The place of a line within its dossier; lines never go but with the dossier."""
    return DamageLine.objects.filter(incident=incident_id).count() + 1


def checked_proof(words: str) -> str | None:
    if len(words) > LONGEST_PROOF:
        raise ProofTooLong
    return words.strip() or None


def checked_day(day: date, first: date, now: datetime) -> date:
    """A day from `first` up to and including today."""
    today = to_local(now).date()
    if not first <= day <= today:
        raise DayImpossible(first, today)
    return day


def _victim(incident: Incident, new: NewLine) -> Victim:
    """Whose damage it is; with one person there is nothing to choose."""
    people = Victim.objects.filter(incident=incident)
    found = people.filter(pk=new.victim_id).first() if new.victim_id else people.order_by("pk").first()
    if found is None:
        raise DamageTypeNeeded
    return found


def prove_line(*, row: DamageLine, proof: str, proof_place: int | None, version: int) -> None:
    """Which paper or which file of the dossier proves it."""
    _check_version(row, version)
    row.proof_place = proof_place
    row.version = version + 1
    vault.seal(row, proof=checked_proof(proof))
    row.save()


def move_line(*, row: DamageLine, state: DamageState, reason: str, version: int) -> None:
    """Waived with a reason, or taken up again after all; whoever saves second is told."""
    _check_version(row, version)
    if state not in MOVES[DamageState(row.state)] or row.claim_id is not None:
        raise DamageMoveImpossible
    if state == DamageState.WAIVED and not reason.strip():
        raise WaiveReasonNeeded
    row.state = state
    row.version = version + 1
    vault.seal(row, waived_reason=reason.strip() if state == DamageState.WAIVED else None)
    row.save()


def choose_route(*, row: DamageLine, route: Route, advised: Route, reason: str, version: int) -> None:
    """Which road a person takes; another one than was advised needs a reason."""
    _check_version(row, version)
    if row.state != DamageState.NOTED:
        raise DamageMoveImpossible
    if route != advised and not reason.strip():
        raise RouteReasonNeeded
    row.route = route
    row.version = version + 1
    vault.seal(row, route_reason=reason.strip() or None)
    row.save()


def add_advance(
    *, row: DamageLine, new: NewAdvance, version: int, account_id: UUID, now: datetime
) -> DamageLine:
    """The employer paid (a part of) this line: from now on that part is the employer's to ask back."""
    _check_version(row, version)
    if row.bearer != Bearer.EMPLOYEE or row.state != DamageState.NOTED:
        raise NotOfColleague
    cents, rest = cents_of(new.amount), rest_of(row)
    if cents > rest:
        raise AdvanceTooLarge(rest)
    paid = DamageLine(
        organisation_id=row.organisation_id,
        incident=row.incident,
        number=_next_number(row.incident_id),
        bearer=Bearer.ORGANISATION,
        damage_type=PAID_TO_EMPLOYEE,
        suffered_on=checked_day(new.paid_on, row.suffered_on, now),
        proof_place=new.proof_place,
        stems_from=row,
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(paid, amount=str(cents), proof=checked_proof(new.proof))
    paid.save(force_insert=True)
    row.state = DamageState.ADVANCED if cents == rest else DamageState.NOTED
    row.version = version + 1
    row.save(update_fields=["state", "version"])
    return paid


def rest_of(row: DamageLine) -> int:
    """What of a line was not paid by the employer first: only that is the colleague's to ask back."""
    advances = DamageLine.objects.filter(stems_from=row)
    return cents_in(row) - sum(cents_in(one) for one in advances)


def cents_in(row: DamageLine) -> int:
    return int(vault.open(row, "amount"))


def _check_version(row: DamageLine, version: int) -> None:
    if row.version != version:
        raise ChangedMeanwhile
