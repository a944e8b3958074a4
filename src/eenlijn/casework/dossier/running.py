# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done about a measure that runs: lifting, reviewing, recording what happened, and letting it lapse.

A measure is that of its dossier: who handles the dossier handles the measure, also after the dossier closed.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Min, Q

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.answering import circumstances_of
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.letters.composing import Paper, day_words
from eenlijn.casework.letters.keeping import keep_letter, record_sending
from eenlijn.casework.letters.models import KeptLetter
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.measure_words import measure_words
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions import access as restrictions
from eenlijn.casework.restrictions import actions
from eenlijn.casework.restrictions.actions import (
    Judgement,
    Lifting,
    NewBreach,
    NewContact,
)
from eenlijn.casework.restrictions.codes import LiftReason, RestrictionState, ReviewOutcome
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.casework.restrictions.postings import Hanging, hung_at
from eenlijn.casework.restrictions.queries import MeasureLife, RunningRow, life_of, measures_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.documents.actions import HandedOut, hand_out, kept
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.logs import log
from eenlijn.foundation.sealed.compartments import Compartment

_LOG = log(__name__)
SOON: Final = timedelta(days=14)


@dataclass(frozen=True)
class LiftingLetter:
    """The letter that says that it stops, and how it left; `sent_at` is none while it still lies here."""

    sent_at: datetime | None
    sent_by: SentBy | None
    proof: str


@dataclass(frozen=True)
class MeasurePage:
    """One measure with its life; `facts_since`: from which day behaviour counts at the next review.

    `hung` is what hung at the place of the event on that day, as far as somebody recorded it.
    """

    life: MeasureLife
    facts_since: date
    site_name: str
    happened_on: date
    hung: Hanging | None
    lifting: LiftingLetter | None


def measure_page(actor: Actor, number: str, measure_id: UUID, now: datetime) -> MeasurePage:
    """For whoever handles the dossier; the caller has opened the dossier, with its trail line."""
    row = _visible(actor, number, measure_id)
    happened_on = to_local(row.incident.occurred_at).date()
    site = row.incident.site
    return MeasurePage(
        life=life_of(row, to_local(now).date()),
        facts_since=actions.facts_since(row),
        site_name=site.name if site else "",
        happened_on=happened_on,
        hung=hung_at(row.incident.site_id, happened_on),
        lifting=_lifting(_letter(row)),
    )


def _lifting(letter: KeptLetter | None) -> LiftingLetter | None:
    if letter is None:
        return None
    by = SentBy(letter.sent_by) if letter.sent_by else None
    return LiftingLetter(letter.sent_at, by, vault.words(letter, "proof"))


def number_of(actor: Actor, measure_id: UUID) -> str:
    """Of which dossier a measure is, for whoever handles that."""
    rows = restrictions.visible_to(actor).filter(pk=measure_id)
    number = rows.values_list("incident__number", flat=True).first()
    if number is None:
        raise NotVisible
    return number


def measures_here(actor: Actor, number: str, now: datetime) -> tuple[RunningRow, ...]:
    """The measures of this dossier, the newest first."""
    return measures_of(actor, access.handled(actor, number), to_local(now).date())


@dataclass(frozen=True)
class ToReview:
    """Of how many measures somebody is to look soon whether they are still needed, and before which day."""

    count: int
    late: int
    first_on: date


def to_review(actor: Actor, now: datetime) -> ToReview | None:
    """What is to be looked at within two weeks or is late, for who coordinates; one statement.

    A measure outlives its dossier, so the list of open dossiers does not tell of it.
    """
    if not actor.has(Role.COO):
        return None
    today = to_local(now).date()
    rows = restrictions.on_list_of(actor).filter(
        state=RestrictionState.RUNNING, ends_on__gte=today, review_on__lte=today + SOON
    )
    late = Count("pk", filter=Q(review_on__lt=today))
    found = rows.aggregate(count=Count("pk"), late=late, first_on=Min("review_on"))
    return ToReview(**found) if found["count"] else None


@transaction.atomic
def lift_measure(*, actor: Actor, number: str, measure_id: UUID, lifting: Lifting, now: datetime) -> None:
    """It stops now; the letter that tells the other person is made in the same act."""
    row = _locked(actor, number, measure_id)
    entries = _lift(actor, row, lifting, now)
    append(actor, now, line("lift_measure", row.incident, Compartment.MEASURES), *entries)


def _lift(actor: Actor, row: Restriction, lifting: Lifting, now: datetime) -> list[Entry]:
    actions.lift(row=row, lifting=lifting, account_id=person(actor), now=now)
    note(row.incident, Act.MEASURE_LIFTED, now, actor.account_id, kind=row.kind, reason=lifting.reason)
    letter = _keep_letter(actor, row, lifting, now)
    return [kept(letter.pdf), kept(letter.word)] if letter else []


@transaction.atomic
def review_measure(
    *, actor: Actor, number: str, measure_id: UUID, judgement: Judgement, now: datetime
) -> None:
    """Somebody looked whether it is still needed; what came out holds at once."""
    row = _locked(actor, number, measure_id)
    done = actions.review(row=row, judgement=judgement, account_id=person(actor), now=now)
    note(row.incident, Act.MEASURE_REVIEWED, now, actor.account_id, kind=row.kind, outcome=done.outcome)
    entries: list[Entry] = []
    if done.outcome == ReviewOutcome.LIFTED:
        lifting = Lifting(LiftReason.GOES_WELL, judgement.words)
        entries = _lift(actor, row, lifting, now)
    append(actor, now, line("review_measure", row.incident, Compartment.MEASURES), *entries)


@transaction.atomic
def record_breach(*, actor: Actor, number: str, measure_id: UUID, new: NewBreach, now: datetime) -> None:
    """The measure was not kept; a new report may follow, which is a dossier of its own."""
    row = _locked(actor, number, measure_id)
    actions.record_breach(row=row, new=new, account_id=person(actor), now=now)
    note(row.incident, Act.BREACH_RECORDED, new.at, actor.account_id, now=now, kind=row.kind)
    append(actor, now, line("record_breach", row.incident, Compartment.MEASURES))


@transaction.atomic
def record_contact(*, actor: Actor, number: str, measure_id: UUID, new: NewContact, now: datetime) -> None:
    """The other person asked something under the measure and was answered."""
    row = _locked(actor, number, measure_id)
    actions.record_contact(row=row, new=new, account_id=person(actor), now=now)
    note(row.incident, Act.CONTACT_ANSWERED, now, actor.account_id, kind=row.kind, channel=new.channel)
    append(actor, now, line("record_contact", row.incident, Compartment.MEASURES))


def lapse_measures(now: datetime) -> int:
    """Write down what is over, tell whoever handles it; nothing at a desk waited for this."""
    return sum(_lapsed(row, now) for row in actions.lapsing(now)) + actions.forget_questions(now)


def _lapsed(row: Restriction, now: datetime) -> bool:
    try:
        with transaction.atomic():
            return _lapse(row, now)
    except Exception:  # noqa: BLE001 - whatever is wrong with one measure, the others go on
        _LOG.exception("a measure could not be written down as over")
        return False


def _lapse(row: Restriction, now: datetime) -> bool:
    if not actions.lapse(row=row, now=now):
        return False
    note(row.incident, Act.MEASURE_LAPSED, now, None, kind=row.kind, ended_on=row.ends_on.isoformat())
    tell(row.incident, "measure_over", access.told_handlers(row.incident, now), now)
    job = Actor.job("lapse_measures", row.organisation_id)
    append(job, now, line("lapse_measure", row.incident, Compartment.MEASURES))
    return True


def end_for_not_upheld(incident: Incident, account_id: UUID, now: datetime) -> None:
    """A report that is not upheld carries no measure: no desk finds one. Its names go with the others."""
    today = to_local(now).date()
    running = restrictions.visible_to(Actor.job("not_upheld", incident.organisation_id)).filter(
        incident=incident, state="running", ends_on__gte=today
    )
    for row in running.select_for_update():
        lifting = Lifting(LiftReason.NOT_UPHELD, str(LiftReason.NOT_UPHELD.label))
        actions.lift(row=row, lifting=lifting, account_id=account_id, now=now)
        note(incident, Act.MEASURE_LIFTED, now, account_id, kind=row.kind, reason=lifting.reason)


@transaction.atomic
def hand_out_lifting(
    *, actor: Actor, number: str, measure_id: UUID, is_word: bool, now: datetime
) -> HandedOut:
    """The letter that says that it stops, as a file, with its trail line before it leaves."""
    row = _visible(actor, number, measure_id)
    letter = _letter(row)
    if letter is None:
        raise NotVisible
    document = letter.word if is_word else letter.pdf
    return hand_out(actor=actor, now=now, document=document, subject_id=row.incident.report_id)


@transaction.atomic
def record_lifting_sent(
    *, actor: Actor, number: str, measure_id: UUID, at: datetime, by: str, proof: str, now: datetime
) -> None:
    """The letter that says that it stops went to the other person: how, when, and what proves it; once."""
    row = _visible(actor, number, measure_id)
    letter = _letter(row)
    if letter is None:
        raise NotVisible
    record_sending(letter=letter, at=at, by=by, proof=proof, now=now)
    append(actor, now, line("send_lifting_letter", row.incident, Compartment.MEASURES))


def _letter(row: Restriction) -> KeptLetter | None:
    letters = KeptLetter.objects.filter(incident=row.incident, subject_id=row.pk, name=TextName.LIFTING)
    return letters.select_related("pdf", "word").first()


def _keep_letter(actor: Actor, row: Restriction, lifting: Lifting, now: datetime) -> KeptLetter | None:
    """The letter to the other person; none when their name and address were destroyed meanwhile."""
    paper = _paper(actor, row, lifting, now)
    if not paper.addressee:
        return None
    return keep_letter(
        incident=row.incident,
        subject_id=row.pk,
        actor=actor,
        paper=paper,
        decider_function=paper.values.decider_function,
        now=now,
    )


def _paper(actor: Actor, row: Restriction, lifting: Lifting, now: datetime) -> Paper:
    answer, around = row.answer, circumstances_of(actor, row.incident, now)
    other = answer.perpetrator
    values = LetterValues(
        salutation=vault.open(answer, "salutation"),
        organisation=around.employer.name,
        lifted_measure=f"«{measure_words(AnswerKind(row.kind)).rstrip('.')}»",
        lifted_on=day_words(to_local(now).date()),
        letter_day=_letter_day(answer),
        decider_function=_function_of(actor),
        reasons=lifting.words.strip(),
        contact=vault.open(answer, "contact"),
        retention=around.employer.retention,
        privacy_contact=around.employer.privacy_contact,
    )
    name = vault.open(answer, "representative") or (vault.open(other, "name") if other else "")
    address = vault.open(answer, "representative_address") or (vault.open(other, "address") if other else "")
    return Paper(
        name=TextName.LIFTING,
        values=values,
        rules=around.rules,
        sender=around.sender,
        place_name=around.employer.place_name,
        addressee_name=name,
        addressee_address=address,
        number=row.incident.number,
        letter_number=0,
        is_first=False,
        written_at=now,
    )


def _function_of(actor: Actor) -> str:
    works = Membership.objects.filter(organisation_id=actor.scope_id, account_id=actor.person_id)
    return works.values_list("function_name", flat=True).first() or ""


def _letter_day(answer: Answer) -> str:
    return day_words(to_local(answer.sent_at).date()) if answer.sent_at else ""


def _visible(actor: Actor, number: str, measure_id: UUID) -> Restriction:
    incident = access.answered(actor, number)
    rows = restrictions.visible_to(actor).filter(incident=incident, pk=measure_id)
    row = rows.select_related("incident__organisation", "incident__site", "incident__unit").first()
    if row is None:
        raise NotVisible
    return row


def _locked(actor: Actor, number: str, measure_id: UUID) -> Restriction:
    """The measure, so that two who act at once do so one after the other."""
    Restriction.objects.select_for_update().filter(organisation_id=actor.scope_id, pk=measure_id).first()
    return _visible(actor, number, measure_id)
