# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Claims of damage: asked back together, paid, agreed upon, written off; with clock, count and trail line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.damages import claiming, papers
from eenlijn.casework.damages.access import claims_for, letters_for
from eenlijn.casework.damages.claiming import NewPayment, NewPlan, book_of, principal_open
from eenlijn.casework.damages.codes import ClaimLetterKind, ClaimState, Route
from eenlijn.casework.damages.instalments import Terms, next_due
from eenlijn.casework.damages.ledger import Balance, balance_on
from eenlijn.casework.damages.models import Claim, ClaimLetter, DamageLine
from eenlijn.casework.damages.papers import Debtor, LetterPreview, LetterToMake
from eenlijn.casework.damages.queries import (
    LetterLine,
    Line,
    PaymentLine,
    claim_letters,
    lines_of,
    payments_of,
)
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.damage import written
from eenlijn.casework.dossier.follow_ups import settle_claim, watch_claim
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.documents.actions import HandedOut, hand_out, kept
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import local_day_end, to_local
from eenlijn.foundation.sealed.compartments import Compartment


@dataclass(frozen=True)
class ClaimPage:
    """One claim: its lines, what was paid, what is open today, and until when the other person has time."""

    number: int
    route: Route
    state: ClaimState
    lines: tuple[Line, ...]
    payments: tuple[PaymentLine, ...]
    balance: Balance
    plan: Terms | None
    costs_reason: str
    written_off_reason: str
    due_at: datetime | None
    version: int


@dataclass(frozen=True)
class LettersPage:
    """The letters of a claim, and to whom the next one would go."""

    claim: ClaimPage
    letters: tuple[LetterLine, ...]
    debtor: Debtor


@transaction.atomic
def claim_damage(*, actor: Actor, number: str, places: Sequence[int], route: Route, now: datetime) -> int:
    """Ask lines back together; returns the number of the claim."""
    incident = written(actor, number)
    rows = DamageLine.objects.select_for_update().filter(number__in=places, incident=incident)
    lines = list(rows.order_by("number"))
    if len(lines) != len(set(places)):
        raise NotVisible
    is_first = not Claim.objects.filter(incident=incident).exists()
    claim = claiming.claim_lines(
        incident=incident, lines=lines, route=route, account_id=person(actor), now=now
    )
    if is_first:
        facts.record(Measure.DAMAGE, incident, now)
    facts.record(Measure.CLAIMED, incident, now, delta=principal_open(claim, _today(now)))
    note(incident, Act.DAMAGE_CLAIMED, now, actor.account_id)
    append(actor, now, line("claim_damage", incident, Compartment.LEGAL))
    return claim.number


@transaction.atomic
def open_claim(*, actor: Actor, number: str, place: int, now: datetime) -> ClaimPage:
    """One claim as it stands today, with its line in the trail."""
    incident = written(actor, number)
    page = _page(actor, incident, _claim(actor, incident, place), now)
    append(actor, now, line("open_claim", incident, Compartment.LEGAL, purpose="damage"))
    return page


def _page(actor: Actor, incident: Incident, claim: Claim, now: datetime) -> ClaimPage:
    book = book_of(claim)
    clock = Clock.objects.filter(
        incident=incident, kind=TermKind.CLAIM_PAYMENT, subject_id=claim.pk, stopped_at=None
    )
    return ClaimPage(
        number=claim.number,
        route=Route(claim.route),
        state=ClaimState(claim.state),
        lines=tuple(one for one in lines_of(actor, incident) if one.claim_id == claim.pk),
        payments=payments_of(claim.pk),
        balance=balance_on(book, _day(claim, now)),
        plan=book.plan,
        costs_reason=vault.open(claim, "costs_reason"),
        written_off_reason=vault.open(claim, "written_off_reason"),
        due_at=clock.values_list("due_at", flat=True).first(),
        version=claim.version,
    )


def _day(claim: Claim, now: datetime) -> date:
    """Today; of what is over the day on which it was."""
    return _today(claim.settled_at or now)


@transaction.atomic
def record_payment(
    *, actor: Actor, number: str, place: int, new: NewPayment, version: int, now: datetime
) -> None:
    """Something was paid; paid in full closes the claim and its lines."""
    incident, claim = _locked(actor, number, place)
    before = principal_open(claim, _today(now))
    claiming.pay(claim=claim, new=new, version=version, account_id=person(actor), now=now)
    facts.record(Measure.RECOVERED, incident, now, delta=before - principal_open(claim, _today(now)))
    act = Act.DAMAGE_PAID
    if claim.state == ClaimState.PAID:
        act = Act.DAMAGE_RECOVERED
        settle_claim(incident, claim, now)
    else:
        _watch_plan(incident, claim, now)
    note(incident, act, now, actor.account_id)
    append(actor, now, line("record_payment", incident, Compartment.LEGAL))


@transaction.atomic
def add_claim_costs(
    *, actor: Actor, number: str, place: int, amount: str, reason: str, version: int, now: datetime
) -> None:
    """What a judge or an agreement added to it."""
    incident, claim = _locked(actor, number, place)
    claiming.add_costs(claim=claim, amount=amount, reason=reason, version=version)
    append(actor, now, line("add_claim_costs", incident, Compartment.LEGAL))


@transaction.atomic
def agree_to_pay(*, actor: Actor, number: str, place: int, new: NewPlan, version: int, now: datetime) -> None:
    """Instalments over exactly what is open; the clock runs to the first of them."""
    incident, claim = _locked(actor, number, place)
    claiming.agree_plan(claim=claim, new=new, version=version, account_id=person(actor), now=now)
    _watch_plan(incident, claim, now)
    note(incident, Act.PAYMENT_AGREED, now, actor.account_id)
    append(actor, now, line("agree_to_pay", incident, Compartment.LEGAL))


@transaction.atomic
def end_agreement(*, actor: Actor, number: str, place: int, reason: str, version: int, now: datetime) -> None:
    """The agreement is over; all that is open is asked again, with a term from now."""
    incident, claim = _locked(actor, number, place)
    claiming.end_plan(claim=claim, reason=reason, version=version, now=now)
    watch_claim(incident, claim, now)
    note(incident, Act.PAYMENT_ENDED, now, actor.account_id)
    append(actor, now, line("end_agreement", incident, Compartment.LEGAL))


def _watch_plan(incident: Incident, claim: Claim, now: datetime) -> None:
    """The clock runs to the end of the day of the oldest instalment that is not paid in full."""
    balance = balance_on(book_of(claim), _today(now))
    due = next_due(balance.instalments)
    if due is None:
        return
    ends_at = local_day_end(due.due_on) - timedelta(seconds=1)
    if ends_at > now:
        watch_claim(incident, claim, now, ends_at)


@transaction.atomic
def write_off_claim(
    *, actor: Actor, number: str, place: int, reason: str, version: int, now: datetime
) -> None:
    """What is open is not asked any more, with the reason."""
    incident, claim = _locked(actor, number, place)
    rest = principal_open(claim, _today(now))
    claiming.write_off(claim=claim, reason=reason, version=version, now=now)
    facts.record(Measure.WRITTEN_OFF, incident, now, delta=rest)
    settle_claim(incident, claim, now)
    note(incident, Act.DAMAGE_WRITTEN_OFF, now, actor.account_id)
    append(actor, now, line("write_off_claim", incident, Compartment.LEGAL))


# Letters. ---------------------------------------------------------------------------------------


@transaction.atomic
def open_claim_letters(*, actor: Actor, number: str, place: int, now: datetime) -> LettersPage:
    """The letters of a claim; the other person's name and address stand in them (C3)."""
    incident = written(actor, number)
    claim = _claim(actor, incident, place)
    page = LettersPage(_page(actor, incident, claim, now), claim_letters(claim.pk), _debtor(incident, claim))
    parts = (Compartment.LEGAL, Compartment.PERPETRATOR)
    append(actor, now, line("open_claim_letters", incident, *parts, purpose="damage"))
    return page


def _debtor(incident: Incident, claim: Claim) -> Debtor:
    """As in the last letter; before the first what the dossier knows of the other person."""
    known = vault.open(claim, "debtor")
    if known:
        return Debtor.from_text(known)
    other = Perpetrator.objects.filter(incident=incident).order_by("label").first()
    if other is None:
        return Debtor()
    return Debtor(name=vault.open(other, "name"), address=vault.open(other, "address"))


def preview_claim_letter(
    actor: Actor, number: str, place: int, new: LetterToMake, now: datetime
) -> LetterPreview:
    """The letter as it would leave, to be read before it is frozen; `open_claim_letters` left the line."""
    incident = written(actor, number)
    return papers.preview_letter(incident=incident, claim=_claim(actor, incident, place), new=new, now=now)


@transaction.atomic
def make_claim_letter(
    *, actor: Actor, number: str, place: int, new: LetterToMake, seen: str, version: int, now: datetime
) -> int:
    """Freeze the letter about a claim that was read (`seen`); returns its number."""
    incident, claim = _locked(actor, number, place)
    claiming.check_version(claim, version)
    letter = papers.make_letter(actor=actor, incident=incident, claim=claim, new=new, seen=seen, now=now)
    parts = (Compartment.LEGAL, Compartment.PERPETRATOR)
    entry = line("make_claim_letter", incident, *parts, purpose="damage")
    append(actor, now, kept(letter.pdf), kept(letter.word), entry)
    return letter.number


@transaction.atomic
def record_claim_letter_sent(
    *,
    actor: Actor,
    number: str,
    place: int,
    kind: ClaimLetterKind,
    at: datetime,
    by: str,
    proof: str,
    now: datetime,
) -> None:
    """A letter left: from that day on the other person has the term to pay; once."""
    incident, claim = _locked(actor, number, place)
    letter = _letter(actor, incident, claim, kind)
    papers.record_sent(letter=letter, at=at, by=by, proof=proof, now=now)
    if claim.state == ClaimState.OPEN and book_of(claim).plan is None:
        ends_at = local_day_end(letter.pay_until) - timedelta(seconds=1)
        watch_claim(incident, claim, at, ends_at if ends_at > at else None)
    note(incident, Act.CLAIM_LETTER_SENT, at, actor.account_id, now=now, kind=letter.kind)
    append(actor, now, line("send_claim_letter", incident, Compartment.LEGAL))


@transaction.atomic
def hand_out_claim_letter(
    *, actor: Actor, number: str, place: int, kind: ClaimLetterKind, is_word: bool, now: datetime
) -> HandedOut:
    """The letter as a file, with its trail line before it leaves."""
    incident = written(actor, number)
    letter = _letter(actor, incident, _claim(actor, incident, place), kind)
    document = letter.word if is_word else letter.pdf
    return hand_out(actor=actor, now=now, document=document, subject_id=incident.report_id)


def _letter(actor: Actor, incident: Incident, claim: Claim, kind: ClaimLetterKind) -> ClaimLetter:
    """The newest of this kind."""
    rows = letters_for(actor, incident).filter(claim=claim, kind=kind).order_by("-number")
    found = rows.select_related("pdf", "word").first()
    if found is None:
        raise NotVisible
    return found


def _claim(actor: Actor, incident: Incident, place: int) -> Claim:
    found = claims_for(actor, incident).filter(number=place).first()
    if found is None:
        raise NotVisible
    return found


def _locked(actor: Actor, number: str, place: int) -> tuple[Incident, Claim]:
    """The claim, so that two who act at once do so one after the other."""
    incident = written(actor, number)
    Claim.objects.select_for_update().filter(incident=incident, number=place).first()
    return incident, _claim(actor, incident, place)


def _today(moment: datetime) -> date:
    return to_local(moment).date()
