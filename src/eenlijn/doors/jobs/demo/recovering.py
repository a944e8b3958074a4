# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 7 in the demo: lines of damage, an advance, a claim with its letter, instalments and a payment."""

from datetime import datetime, timedelta
from typing import Final

from eenlijn.casework.damages.actions import NewAdvance, NewLine
from eenlijn.casework.damages.claiming import NewPayment, NewPlan
from eenlijn.casework.damages.codes import ClaimLetterKind, PaidBy, Route
from eenlijn.casework.damages.papers import Debtor, LetterToMake
from eenlijn.casework.damages.rates import rate_table
from eenlijn.casework.dossier import claims, damage, hand_overs
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.clock import to_local

OTHER: Final = Debtor(
    name="R. Voorbeeldman",
    address="Voorbeeldstraat 1\n7600 XX Almelo",
    pay_to="op rekening NL00 VERZ 0000 0000 00 van Busbedrijf Reggestreek.",
    contact="088 000 01 30, klantenservice.",
)
INSTALMENTS: Final = 3
# The numbers of two lines, in the order in which they are noted.
GLASSES, REPAIR = 1, 3


def ask_back(karin: Actor, carla: Actor, number: str, at: datetime) -> None:
    """Karin is asked, notes it all, asks back what has its proof, and agrees on three instalments."""
    kind = AssignmentKind.LEGAL
    lawyer_id = karin.account_id
    assert lawyer_id is not None  # noqa: S101 - for the types: the lawyer of the demo is a person
    hand_overs.ask(actor=carla, number=number, kind=kind, account_id=lawyer_id, now=at)
    _note_lines(karin, number, at)
    _advance(karin, number, at + timedelta(days=2))
    place = _claim(karin, number, at + timedelta(days=3))
    _agree(karin, number, place, at + timedelta(days=40))
    _pay(karin, number, place, at + timedelta(days=54))


def _note_lines(karin: Actor, number: str, at: datetime) -> None:
    """The wages have no proof yet; the pain goes the road of the criminal case."""
    page = damage.open_damage(actor=karin, number=number, now=at)
    whose = page.people[0][0]
    lines = (
        NewLine("emp_belongings", "289,00", "Bon van de opticien, map 4.", whose),
        NewLine("org_wages", "640,00"),
        NewLine("org_property", "415,50", "Rekening van de werkplaats, 2201."),
        NewLine("emp_immaterial", "350,00", "Verklaring van de huisarts, bij de jurist.", whose),
    )
    for new in lines:
        damage.add_damage(actor=karin, number=number, new=new, now=at)


def _advance(karin: Actor, number: str, at: datetime) -> None:
    """Busbedrijf Reggestreek pays the glasses first."""
    page = damage.open_line(actor=karin, number=number, place=GLASSES, now=at)
    new = NewAdvance("289,00", to_local(at).date(), "Overgemaakt met het salaris.")
    version = page.line.version
    damage.advance_damage(actor=karin, number=number, place=GLASSES, new=new, version=version, now=at)


def _claim(karin: Actor, number: str, at: datetime) -> int:
    """What was paid first, and the repair: together in one claim, with its first letter."""
    route = Route.CLAIM_LETTER
    lines = damage.open_damage(actor=karin, number=number, now=at).lines
    places = [one.number for one in lines if one.number == REPAIR or one.stems_from is not None]
    place = claims.claim_damage(actor=karin, number=number, places=places, route=route, now=at)
    page = claims.open_claim(actor=karin, number=number, place=place, now=at)
    day = to_local(at).date()
    letter = LetterToMake(
        ClaimLetterKind.FIRST,
        OTHER,
        "U sloeg onze medewerker. De bril en de deur gingen kapot.",
        # Later than the table of rates nobody can say what interest there is.
        min(day, rate_table().known_until),
        day + timedelta(days=14),
    )
    seen = claims.preview_claim_letter(karin, number, place, letter, at).seen
    claims.make_claim_letter(
        actor=karin, number=number, place=place, new=letter, seen=seen, version=page.version, now=at
    )
    claims.record_claim_letter_sent(
        actor=karin,
        number=number,
        place=place,
        kind=ClaimLetterKind.FIRST,
        at=at + timedelta(hours=3),
        by="registered_post",
        proof="3SVERZONNEN0001",
        now=at + timedelta(hours=3),
    )
    return place


def _agree(karin: Actor, number: str, place: int, at: datetime) -> None:
    """Three instalments over exactly what is open, the last with the cents that are left."""
    page = claims.open_claim(actor=karin, number=number, place=place, now=at)
    owed = page.balance.standing.open
    each = owed // INSTALMENTS
    last = owed - each * (INSTALMENTS - 1)
    first_on = to_local(at).date() + timedelta(days=14)
    new = NewPlan(INSTALMENTS, _written(each), first_on, _written(last))
    claims.agree_to_pay(actor=karin, number=number, place=place, new=new, version=page.version, now=at)


def _pay(karin: Actor, number: str, place: int, at: datetime) -> None:
    """The first instalment, on its day."""
    page = claims.open_claim(actor=karin, number=number, place=place, now=at)
    due = page.balance.instalments[0]
    new = NewPayment(_written(due.cents), to_local(at).date(), PaidBy.OTHER)
    claims.record_payment(actor=karin, number=number, place=place, new=new, version=page.version, now=at)


def _written(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"
