# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Claims: asking lines back together, what was paid on them, an agreement, and writing off the rest.

Part of the acts of `dossier`, in their transaction. A claim is locked by its caller.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from eenlijn.casework.damages.actions import cents_in, cents_of, checked_day
from eenlijn.casework.damages.codes import ClaimState, DamageState, PaidBy, Route
from eenlijn.casework.damages.instalments import Terms, check_plan
from eenlijn.casework.damages.interest import Head, Paid
from eenlijn.casework.damages.ledger import Balance, Book, balance_on
from eenlijn.casework.damages.models import Claim, DamageLine, Payment, PaymentPlan
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.codes import label
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import euros_of_cents, long_date

LONGEST_REASON: Final = 500


class NothingChosen(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies welke posten je eist. Een eis zonder posten gaat nergens over."))


class MixedClaim(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Een eis is van één persoon, of van de organisatie. "
                "Kies posten van dezelfde, en eis de rest apart."
            )
        )


class LineNotClaimable(Refused):
    def __init__(self, what: str) -> None:
        super().__init__(
            _("%(what)s kan niet worden geëist: dat is al gebeurd, of daar is van afgezien.") % {"what": what}
        )


class ProofNeeded(Refused):
    """A claim without proof."""

    def __init__(self, what: str) -> None:
        super().__init__(
            _(
                "Bij deze post staat geen bewijs: %(what)s. Eisen zonder bewijs houdt geen stand. "
                "Kies een bestand van het dossier, of schrijf waar het papier ligt."
            )
            % {"what": what}
        )


class ClaimSettled(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze eis is al klaar: betaald of afgeschreven."))


class PaymentTooLarge(Refused):
    """More than what is open on that day; `unknown_from` says what was not reckoned."""

    def __init__(self, balance: Balance, open_cents: int) -> None:
        told = _(
            "Op %(day)s stond %(open)s open. Een betaling kan niet groter zijn: geef terug wat te veel is, "
            "en leg hier vast wat van de eis is."
        ) % {"day": long_date(balance.day), "open": euros_of_cents(open_cents)}
        if balance.unknown_from:
            told += " " + _("De wettelijke rente vanaf %(day)s kennen wij nog niet; die telt niet mee.") % {
                "day": long_date(balance.unknown_from)
            }
        super().__init__(told)


class PayerNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies van wie de betaling kwam."))


class WriteOffReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf in ten hoogste 500 tekens waarom wij dit niet meer terugvragen."))


class CostsReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Schrijf in ten hoogste 500 tekens wie deze kosten toewees. Wij rekenen ze nooit vanzelf.")
        )


class PlanRuns(Refused):
    def __init__(self) -> None:
        super().__init__(_("Er loopt een betalingsregeling. Beëindig die eerst, met de reden."))


class NoPlanRuns(Refused):
    def __init__(self) -> None:
        super().__init__(_("Er loopt geen betalingsregeling."))


@dataclass(frozen=True)
class NewPayment:
    amount: str
    paid_on: date
    paid_by: str


@dataclass(frozen=True)
class NewPlan:
    """What was agreed; `last` is empty when the last instalment is like the others."""

    count: int
    each: str
    first_on: date
    last: str = ""


def claim_lines(
    *, incident: Incident, lines: Sequence[DamageLine], route: Route, account_id: UUID, now: datetime
) -> Claim:
    """Ask these lines back together: of one bearer, each with its proof, none of them asked before."""
    _check_lines(lines)
    claim = Claim(
        id=uuid4(),
        organisation_id=incident.organisation_id,
        incident=incident,
        number=Claim.objects.filter(incident=incident).count() + 1,
        bearer=lines[0].bearer,
        victim_id=lines[0].victim_id,
        route=route,
        opened_at=now,
        opened_by_id=account_id,
    )
    claim.save(force_insert=True)
    for row in lines:
        row.claim, row.state, row.version = claim, DamageState.CLAIMED, row.version + 1
        row.save(update_fields=["claim", "state", "version"])
    return claim


def _check_lines(lines: Sequence[DamageLine]) -> None:
    if not lines:
        raise NothingChosen
    if len({(row.bearer, row.victim_id) for row in lines}) > 1:
        raise MixedClaim
    for row in lines:
        what = label("damage_type", row.damage_type)
        if row.state != DamageState.NOTED or row.claim_id is not None:
            raise LineNotClaimable(what)
        if row.proof_place is None and not vault.open(row, "proof"):
            raise ProofNeeded(what)


def pay(*, claim: Claim, new: NewPayment, version: int, account_id: UUID, now: datetime) -> Payment:
    """Something was paid: never more than what is open, also not with what was paid later."""
    _check_open(claim, version)
    if new.paid_by not in PaidBy:
        raise PayerNeeded
    book, cents = book_of(claim), cents_of(new.amount)
    first = min(one.from_day for one in book.heads)
    paid_on = checked_day(new.paid_on, first, now)
    _check_not_too_much(book, Paid(paid_on, cents), to_local(now).date())
    row = Payment(
        id=uuid4(),
        organisation_id=claim.organisation_id,
        incident_id=claim.incident_id,
        claim=claim,
        paid_on=paid_on,
        paid_by=new.paid_by,
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(row, amount=str(cents))
    row.save(force_insert=True)
    _settle_when_paid(claim, now)
    claim.version += 1
    claim.save(update_fields=["state", "settled_at", "version"])
    return row


def _check_not_too_much(book: Book, paid: Paid, today: date) -> None:
    """Looked at today, so that one who pays twice is told; and on the day itself."""
    with_it = Book(book.heads, book.costs, (*book.payments, paid), book.plan)
    for day in (paid.on, today):
        if balance_on(with_it, day).standing.too_much:
            before = balance_on(book, day)
            raise PaymentTooLarge(before, before.standing.open)


def _settle_when_paid(claim: Claim, now: datetime) -> None:
    """Paid in full: the claim and its lines are done, and an agreement has no more to ask."""
    if balance_on(book_of(claim), to_local(now).date()).standing.open:
        return
    claim.state, claim.settled_at = ClaimState.PAID, now
    DamageLine.objects.filter(claim=claim).update(state=DamageState.RECOVERED)


def add_costs(*, claim: Claim, amount: str, reason: str, version: int) -> None:
    """What a judge or an agreement added; the newest replaces the one before. Never by itself."""
    _check_open(claim, version)
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise CostsReasonNeeded
    if running_plan(claim) is not None:
        raise PlanRuns
    claim.version += 1
    vault.seal(claim, costs=str(cents_of(amount)), costs_reason=reason.strip())
    claim.save()


def agree_plan(*, claim: Claim, new: NewPlan, version: int, account_id: UUID, now: datetime) -> PaymentPlan:
    """An agreement over exactly what is open today; one runs at a time."""
    _check_open(claim, version)
    if running_plan(claim) is not None:
        raise PlanRuns
    today, each = to_local(now).date(), cents_of(new.each)
    last = cents_of(new.last) if new.last.strip() else each
    terms = Terms(today, new.first_on, new.count, each, last)
    check_plan(terms, balance_on(book_of(claim), today).standing.open)
    row = PaymentPlan(
        id=uuid4(),
        organisation_id=claim.organisation_id,
        incident_id=claim.incident_id,
        claim=claim,
        agreed_on=today,
        first_on=new.first_on,
        count=new.count,
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(row, each=str(each), last=str(last))
    row.save(force_insert=True)
    claim.version += 1
    claim.save(update_fields=["version"])
    return row


def end_plan(*, claim: Claim, reason: str, version: int, now: datetime) -> None:
    """The agreement is over before it was paid; from its day on interest counts again."""
    _check_open(claim, version)
    row = running_plan(claim)
    if row is None:
        raise NoPlanRuns
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise WriteOffReasonNeeded
    row.ended_at = now
    vault.seal(row, ended_reason=reason.strip())
    row.save()
    claim.version += 1
    claim.save(update_fields=["version"])


def write_off(*, claim: Claim, reason: str, version: int, now: datetime) -> None:
    """What is still open is not asked any more: the whole, or the rest after what was paid."""
    _check_open(claim, version)
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise WriteOffReasonNeeded
    claim.state, claim.settled_at, claim.version = ClaimState.WRITTEN_OFF, now, version + 1
    vault.seal(claim, written_off_reason=reason.strip())
    claim.save()
    DamageLine.objects.filter(claim=claim).update(state=DamageState.WAIVED)


def book_of(claim: Claim) -> Book:
    """The claim as it is counted; four statements, however many lines and payments."""
    lines = DamageLine.objects.filter(claim=claim).order_by("number")
    rows = list(lines)
    advanced = _advanced({row.pk for row in rows})
    paid = Payment.objects.filter(claim=claim).order_by("paid_on", "recorded_at", "pk")
    plan = running_plan(claim)
    return Book(
        heads=tuple(Head(cents_in(row) - advanced.get(row.pk, 0), row.suffered_on) for row in rows),
        costs=int(vault.open(claim, "costs") or 0),
        payments=tuple(Paid(one.paid_on, int(vault.open(one, "amount"))) for one in paid),
        plan=terms_of(plan) if plan else None,
    )


def _advanced(line_ids: Collection[UUID]) -> dict[UUID, int]:
    """What the employer paid of each of these lines."""
    found: dict[UUID, int] = {}
    for row in DamageLine.objects.filter(stems_from__in=line_ids):
        if row.stems_from_id is not None:
            found[row.stems_from_id] = found.get(row.stems_from_id, 0) + cents_in(row)
    return found


def running_plan(claim: Claim) -> PaymentPlan | None:
    return PaymentPlan.objects.filter(claim=claim, ended_at=None).first()


def terms_of(plan: PaymentPlan) -> Terms:
    return Terms(
        plan.agreed_on,
        plan.first_on,
        plan.count,
        int(vault.open(plan, "each")),
        int(vault.open(plan, "last")),
    )


def principal_open(claim: Claim, day: date) -> int:
    """What of the damage itself is not paid; interest and costs are left out, so that figures add up."""
    return balance_on(book_of(claim), day).standing.principal


def check_version(claim: Claim, version: int) -> None:
    """Whoever saves second is told."""
    if claim.version != version:
        raise ChangedMeanwhile


def _check_open(claim: Claim, version: int) -> None:
    check_version(claim, version)
    if claim.state != ClaimState.OPEN:
        raise ClaimSettled
