# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading damage: its sign for everyone who handles, its lines and claims for whoever may."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import ngettext

from eenlijn.casework.damages.access import lines_for, own_lines
from eenlijn.casework.damages.codes import (
    MOVES,
    SETTLED,
    Bearer,
    ClaimLetterKind,
    ClaimState,
    DamageState,
    PaidBy,
    Route,
)
from eenlijn.casework.damages.models import ClaimLetter, DamageLine, Payment
from eenlijn.casework.incidents.codes import MeasureState, Sign, label
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.composing import MarkedLetter
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.foundation.prepared import Among, Prepared


def damage_signs(incident_ids: Iterable[UUID]) -> dict[UUID, Sign]:
    """Measure 7, as status only: how many lines, and whether each is settled. No amount (C5)."""
    lines = _of_incidents(ids=list(incident_ids))
    counts = Counter(incident_id for incident_id, _state in lines)
    unsettled = {incident_id for incident_id, state in lines if state not in SETTLED}
    return {
        incident_id: Sign(
            MeasureState.RUNNING if incident_id in unsettled else MeasureState.DONE,
            ngettext("%(count)s post", "%(count)s posten", count) % {"count": count},
        )
        for incident_id, count in counts.items()
    }


_of_incidents: Final = Prepared(
    lambda: DamageLine.objects.filter(Among("incident_id", "ids")).values_list("incident_id", "state")
)


@dataclass(frozen=True)
class Line:
    """A line of damage as its writer reads it, in euro cents; `advanced` was paid by the employer."""

    id: UUID
    number: int
    damage_type: str
    label: str
    bearer: Bearer
    victim_id: UUID | None
    suffered_on: date
    cents: int
    proof: str
    proof_place: int | None
    state: DamageState
    route: Route | None
    route_reason: str
    waived_reason: str
    stems_from: UUID | None
    claim_id: UUID | None
    version: int
    next_states: tuple[DamageState, ...]
    advanced: int = 0

    @property
    def asked(self) -> int:
        """What of it is still this bearer's to ask back."""
        return self.cents - self.advanced

    @property
    def has_proof(self) -> bool:
        return bool(self.proof) or self.proof_place is not None


def lines_of(actor: Actor, incident: Incident) -> tuple[Line, ...]:
    """The lines with their amounts; none for whoever may not read them. One statement after the relations."""
    rows = list(lines_for(actor, incident).order_by("number"))
    amounts = {row.pk: int(vault.open(row, "amount")) for row in rows}
    advanced: Counter[UUID] = Counter()
    for row in rows:
        if row.stems_from_id is not None:
            advanced[row.stems_from_id] += amounts[row.pk]
    return tuple(_line(row, amounts[row.pk], advanced[row.pk]) for row in rows)


def _line(row: DamageLine, cents: int, advanced: int) -> Line:
    state = DamageState(row.state)
    return Line(
        id=row.pk,
        number=row.number,
        damage_type=row.damage_type,
        label=label("damage_type", row.damage_type),
        bearer=Bearer(row.bearer),
        victim_id=row.victim_id,
        suffered_on=row.suffered_on,
        cents=cents,
        proof=vault.open(row, "proof"),
        proof_place=row.proof_place,
        state=state,
        route=Route(row.route) if row.route else None,
        route_reason=vault.open(row, "route_reason"),
        waived_reason=vault.open(row, "waived_reason"),
        stems_from=row.stems_from_id,
        claim_id=row.claim_id,
        version=row.version,
        next_states=MOVES[state] if row.claim_id is None else (),
        advanced=advanced,
    )


@dataclass(frozen=True)
class PaymentLine:
    """One payment, in euro cents."""

    paid_on: date
    cents: int
    paid_by: PaidBy


def payments_of(claim_id: UUID) -> tuple[PaymentLine, ...]:
    """What was paid on a claim the caller may read; one statement."""
    rows = Payment.objects.filter(claim_id=claim_id).order_by("paid_on", "recorded_at", "pk")
    return tuple(
        PaymentLine(one.paid_on, int(vault.open(one, "amount")), PaidBy(one.paid_by)) for one in rows
    )


@dataclass(frozen=True)
class LetterLine:
    """One letter of a claim, frozen; `sent_at` is none while it still lies here."""

    number: int
    kind: ClaimLetterKind
    pay_until: date
    made_at: datetime
    sent_at: datetime | None
    sent_by: str
    proof: str
    paper: MarkedLetter


def claim_letters(claim_id: UUID) -> tuple[LetterLine, ...]:
    """The letters of a claim the caller may read, oldest first; one statement."""
    rows = ClaimLetter.objects.filter(claim_id=claim_id).order_by("number")
    return tuple(
        LetterLine(
            number=row.number,
            kind=ClaimLetterKind(row.kind),
            pay_until=row.pay_until,
            made_at=row.made_at,
            sent_at=row.sent_at,
            sent_by=row.sent_by,
            proof=vault.open(row, "proof"),
            paper=MarkedLetter.from_text(vault.open(row, "frozen")),
        )
        for row in rows
    )


@dataclass(frozen=True)
class ClaimLine:
    """A claim in a list: which, of whom, by which road and how far."""

    number: int
    bearer: Bearer
    route: Route
    state: ClaimState


@dataclass(frozen=True)
class OwnClaim:
    """What the person who has the damage reads: which and how far, never what others wrote."""

    label: str
    state: DamageState


def own_claims(actor: Actor, incident: Incident) -> tuple[OwnClaim, ...]:
    rows = own_lines(actor).filter(incident=incident).order_by("number")
    return tuple(OwnClaim(label("damage_type", row.damage_type), DamageState(row.state)) for row in rows)
