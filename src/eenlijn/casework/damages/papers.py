# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters about a claim: the first, the last, the agreement on paper. Sealed as C5: they are the lawyer's.

Who makes a letter reads it first, whole, and freezes what was read: `seen` is the digest of that text. What
changed meanwhile (a payment, the day, a text of the employer) asks to read it again.

The interest in a letter is reckoned up to a day that somebody chooses; a day of which nobody knows the rate
is refused by name. Nobody at the employer is named: damage of a colleague is that *of our colleague*.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Final, Self
from uuid import uuid4

from django.utils import translation
from django.utils.translation import gettext as _

from eenlijn.casework.damages.claiming import PlanRuns, book_of, running_plan, terms_of
from eenlijn.casework.damages.codes import BEFORE, ClaimLetterKind, ClaimState
from eenlijn.casework.damages.instalments import instalments
from eenlijn.casework.damages.interest import standing
from eenlijn.casework.damages.ledger import Book, balance_on
from eenlijn.casework.damages.models import Claim, ClaimLetter, DamageLine, PaymentPlan
from eenlijn.casework.damages.rates import A_DAY, RateUnknown, rate_table
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.letters.composing import MarkedLetter, Paper, compose, day_words, marked
from eenlijn.casework.letters.keeping import (
    LetterHasLeft,
    LetterIncomplete,
    SendingNeedsAWay,
    SentMomentImpossible,
    keep_files,
)
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.letters.wording import TEXT_TOPICS, is_remedy_approved
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import Rules, rules_of
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import euros_of_cents

# Letters about damage are counted apart from answers and other letters.
DAMAGE_SERIES: Final = "S"
SALUTATION: Final = "Geachte heer of mevrouw"
TEXTS: Final = {
    ClaimLetterKind.FIRST: TextName.CLAIM_LETTER,
    ClaimLetterKind.LAST: TextName.CLAIM_REMINDER,
    ClaimLetterKind.PLAN: TextName.CLAIM_PLAN,
}
# How a letter names each head of damage (list 8.15), without saying which colleague.
KINDS: Final = {
    "emp_belongings": "eigendommen van onze medewerker",
    "emp_medical": "medische kosten van onze medewerker",
    "emp_travel": "reiskosten van onze medewerker",
    "emp_household": "huishoudelijke hulp voor onze medewerker",
    "emp_legal": "rechtshulp voor onze medewerker",
    "emp_income": "inkomen dat onze medewerker verloor",
    "emp_immaterial": "smartengeld voor onze medewerker",
    "org_property": "gebouw, inventaris of voertuig van ons",
    "org_wages": "netto loon dat wij doorbetaalden",
    "org_reintegration": "kosten van re-integratie van onze medewerker",
    "org_paid_to_employee": "schade van onze medewerker die wij al vergoedden",
    "org_time": "tijd van onze medewerkers",
}


class RemedyNotApproved(Refused):
    """Nobody stands for what the other person can do (decision 9)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Niemand van je organisatie staat nog voor de alinea «Niet eens met een eis?». "
                "Zonder die naam gaat er geen brief weg. Dat kan in Beheer."
            )
        )


class LetterTooEarly(Refused):
    def __init__(self) -> None:
        super().__init__(_("De laatste brief gaat pas als de eerste weg is. Verstuur die eerst."))


class NoPlanToWrite(Refused):
    def __init__(self) -> None:
        super().__init__(_("Er loopt geen betalingsregeling. Spreek die eerst af, en leg hem vast."))


class ClaimIsOver(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze eis is al klaar: betaald of afgeschreven. Er is niets meer te vragen."))


class LetterNotRead(Refused):
    """What would be frozen is not what was read."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Lees de brief eerst na. Er is iets veranderd, of je las hem nog niet: "
                "wat wij vaststellen, is precies wat jij gelezen hebt."
            )
        )


class PayDayImpossible(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies een uiterste dag om te betalen die na vandaag ligt."))


@dataclass(frozen=True)
class Debtor:
    """To whom the letters go: of a minor to the parent or guardian; and where is paid, whom to call."""

    name: str = ""
    address: str = ""
    representative: str = ""
    representative_address: str = ""
    is_minor: bool = False
    pay_to: str = ""
    contact: str = ""

    def to_text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Self:
        return cls(**json.loads(text)) if text else cls()


@dataclass(frozen=True)
class LetterToMake:
    """What somebody chooses and types; `interest_until` is the day up to which interest is reckoned."""

    kind: ClaimLetterKind
    debtor: Debtor
    behaviour: str
    interest_until: date
    pay_until: date


@dataclass(frozen=True)
class LetterPreview:
    """A letter as it would leave now: nothing is kept of it. `why_not` says what it still lacks."""

    letter: MarkedLetter
    seen: str
    why_not: str


def preview_letter(*, incident: Incident, claim: Claim, new: LetterToMake, now: datetime) -> LetterPreview:
    """The whole text with its amounts, interest and terms, and the digest by which it is frozen."""
    _check_turn(claim, new, to_local(now).date())
    paper = paper_of(incident, claim, new, now)
    letter, lacks = marked(paper), _lacks(paper, incident)
    return LetterPreview(letter, _seen(letter), lacks.sentence if lacks else "")


def _seen(letter: MarkedLetter) -> str:
    return hashlib.sha256(letter.to_text().encode()).hexdigest()


def _lacks(paper: Paper, incident: Incident) -> Refused | None:
    """Why it may not leave as it is."""
    if not is_remedy_approved(
        paper.rules, TextName.CLAIM_REMEDY, is_invented=incident.organisation.is_invented
    ):
        return RemedyNotApproved()
    if paper.missing or not paper.addressee:
        return LetterIncomplete(paper.missing)
    return None


def make_letter(
    *, actor: Actor, incident: Incident, claim: Claim, new: LetterToMake, seen: str, now: datetime
) -> ClaimLetter:
    """Freeze a letter as it was read; one of the same kind that still lies here is made anew."""
    _check_turn(claim, new, to_local(now).date())
    paper = paper_of(incident, claim, new, now)
    lacks = _lacks(paper, incident)
    if lacks is not None:
        raise lacks
    if seen != _seen(marked(paper)):
        raise LetterNotRead
    forget_unsent(ClaimLetter.objects.filter(claim=claim, kind=new.kind, sent_at=None))
    pdf, word = keep_files(
        actor=actor,
        organisation_id=incident.organisation_id,
        case_id=incident.pk,
        number=f"{incident.number}-{DAMAGE_SERIES}{paper.letter_number}",
        letter=compose(paper),
        compartment=Compartment.LEGAL,
        now=now,
    )
    row = ClaimLetter(
        id=uuid4(),
        organisation_id=incident.organisation_id,
        incident=incident,
        claim=claim,
        kind=new.kind,
        number=paper.letter_number,
        text_version=paper.told.version,
        pay_until=new.pay_until,
        pdf=pdf,
        word=word,
        made_at=now,
        made_by_id=actor.person_id,
    )
    vault.seal(row, frozen=marked(paper).to_text())
    row.save(force_insert=True)
    vault.seal(claim, debtor=new.debtor.to_text())
    claim.save(update_fields=["debtor"])
    return row


def _check_turn(claim: Claim, new: LetterToMake, today: date) -> None:
    if claim.state != ClaimState.OPEN:
        raise ClaimIsOver
    if new.pay_until <= today:
        raise PayDayImpossible
    before = BEFORE.get(new.kind)
    if before and not ClaimLetter.objects.filter(claim=claim, kind=before, sent_at__isnull=False).exists():
        raise LetterTooEarly
    has_plan, is_plan = running_plan(claim) is not None, new.kind == ClaimLetterKind.PLAN
    if is_plan and not has_plan:
        raise NoPlanToWrite
    if has_plan and not is_plan:
        raise PlanRuns


def forget_unsent(rows: Iterable[ClaimLetter]) -> None:
    """Remove letters that never left, with their files."""
    for row in list(rows):
        files = (row.pdf, row.word)
        row.delete()
        for one in files:
            one.delete()


def paper_of(incident: Incident, claim: Claim, new: LetterToMake, now: datetime) -> Paper:
    """What the letter is made from; the numbers of letters go on where they were."""
    organisation = incident.organisation
    lines = tuple(organisation.postal_lines.splitlines())
    debtor = new.debtor
    last = ClaimLetter.objects.filter(incident=incident).order_by("-number").first()
    post = f"per brief, {', '.join(lines)}." if lines else ""
    values = replace(
        _amounts(claim, new, to_local(now).date()),
        salutation=SALUTATION,
        organisation=organisation.name,
        day=day_words(to_local(incident.occurred_at).date()),
        place=vault.open(incident, "place"),
        behaviour=new.behaviour.strip(),
        contact=debtor.contact.strip(),
        pay_to=debtor.pay_to.strip(),
        pay_until=day_words(new.pay_until),
        letter_day=_first_left_on(claim),
        retention=f"{organisation.retention_years} jaar na deze brief.",
        privacy_contact=post,
    )
    return Paper(
        name=TEXTS[new.kind],
        values=values,
        rules=_rules(incident, now),
        sender=(organisation.name, *lines),
        place_name=organisation.place_name,
        addressee_name=debtor.representative if debtor.is_minor else debtor.name,
        addressee_address=debtor.representative_address if debtor.is_minor else debtor.address,
        number=incident.number,
        letter_number=(last.number if last else 0) + 1,
        is_first=last is None,
        written_at=now,
        child=debtor.name if debtor.is_minor else "",
        series=DAMAGE_SERIES,
    )


def _rules(incident: Incident, now: datetime) -> Rules:
    return rules_of(incident.organisation_id, now, TEXT_TOPICS)


def _first_left_on(claim: Claim) -> str:
    sent = ClaimLetter.objects.filter(claim=claim, kind=ClaimLetterKind.FIRST, sent_at__isnull=False).first()
    return day_words(to_local(sent.sent_at).date()) if sent and sent.sent_at else ""


def _amounts(claim: Claim, new: LetterToMake, today: date) -> LetterValues:
    """The lines, the interest up to that day, and what is open with it; always in Dutch."""
    plan, book = running_plan(claim), book_of(claim)
    with translation.override("nl"):
        if plan is not None:
            agreed = terms_of(plan)
            found = balance_on(book, agreed.agreed_on)
            return LetterValues(
                claim_lines=_lines_words(claim, book),
                claim_interest=_interest_words(found.standing.grown, found.reckoned_until),
                claim_total=_euros(agreed.together),
                plan_day=day_words(plan.agreed_on),
                plan_words=_plan_words(plan),
            )
        _check_known(new.interest_until)
        owed = standing(
            book.heads,
            max(today, new.interest_until),
            costs=book.costs,
            payments=book.payments,
            stops_on=new.interest_until,
        )
        return LetterValues(
            claim_lines=_lines_words(claim, book),
            claim_interest=_interest_words(owed.grown, new.interest_until),
            claim_total=_euros(owed.open),
        )


def _check_known(until: date) -> None:
    """The day itself does not count, so the day before must be known; also when nothing bears interest."""
    table = rate_table()
    if until > table.known_until + A_DAY:
        raise RateUnknown(until, table)


def _lines_words(claim: Claim, book: Book) -> str:
    """Each line with its day and amount, then what was added and what was paid."""
    rows = DamageLine.objects.filter(claim=claim).order_by("number")
    told = [
        f"{KINDS[row.damage_type]}, {day_words(row.suffered_on)}: {_euros(head.principal)}"
        for row, head in zip(rows, book.heads, strict=True)
    ]
    told += [f"kosten: {_euros(book.costs)}"] if book.costs else []
    told += [f"al betaald: {_euros(book.paid)}"] if book.paid else []
    return f"{'; '.join(told)}."


def _interest_words(cents: int, until: date) -> str:
    if not cents:
        return "Wij rekenen in deze brief geen rente."
    return (
        f"Over schade is wettelijke rente verschuldigd (artikel 6:119 van het Burgerlijk Wetboek). "
        f"Tot {day_words(until)} is dat {_euros(cents)}. De rente loopt door tot u hebt betaald."
    )


def _plan_words(plan: PaymentPlan) -> str:
    rows = instalments(terms_of(plan), 0)
    return f"{'; '.join(f'{day_words(one.due_on)}: {_euros(one.cents)}' for one in rows)}."


def _euros(cents: int) -> str:
    return euros_of_cents(cents, "nl")


def record_sent(*, letter: ClaimLetter, at: datetime, by: str, proof: str, now: datetime) -> None:
    """The letter left: how, when, and what proves it; once, by one conditional update."""
    if by not in SentBy:
        raise SendingNeedsAWay
    if not letter.made_at.replace(second=0, microsecond=0) <= at <= now:
        raise SentMomentImpossible
    if not ClaimLetter.objects.filter(pk=letter.pk, sent_at=None).update(sent_at=at, sent_by=by):
        raise LetterHasLeft
    letter.sent_at, letter.sent_by = at, by
    vault.seal(letter, proof=proof.strip() or None)
    letter.save(update_fields=["proof"])
