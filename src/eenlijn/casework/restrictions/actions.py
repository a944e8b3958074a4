# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning, lifting, reviewing and lapsing of measures, and what happened while they ran.

Parts of the acts of `dossier`, within their transaction: those check access, and write timeline and trail.
Only the rules of a measure stand here; what they add to the figures in `counting`.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.clocks.actions import start_clock, stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.response.circumstances import review_day
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.kinds import STEPS
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.codes import (
    BreachKind,
    ContactChannel,
    LiftReason,
    RestrictionState,
    ReviewOutcome,
)
from eenlijn.casework.restrictions.counting import count_breach, count_over, count_planned, count_reviewed
from eenlijn.casework.restrictions.deadlines import holds_on, next_review
from eenlijn.casework.restrictions.marks import keep_marks
from eenlijn.casework.restrictions.models import AnsweredContact, Breach, DeskQuestion, Restriction, Review
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.foundation.clock import local_day_end, local_day_start, to_local
from eenlijn.foundation.text import long_date

# The clocks of a measure; they go on when the dossier closes.
OF_MEASURES: Final = (TermKind.MEASURE_REVIEW, TermKind.MEASURE_ENDS)


class EndNeeded(Refused):
    """A measure without an end is none: the person it is about must know when it is over."""

    def __init__(self) -> None:
        super().__init__(_("Kies een laatste dag, na de eerste. Een maatregel zonder einde bestaat niet."))


class NotRunning(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze maatregel loopt niet meer. Er is niets te wijzigen."))


class LiftReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Kies waarom de maatregel eerder stopt, en schrijf het op. De ander hoort het ook.")
        )


class RecentFactsNeeded(Refused):
    """A measure goes on for what was done since it was last looked at, not for what was known then."""

    def __init__(self, since: date) -> None:
        super().__init__(
            _(
                "Schrijf welk gedrag van %(day)s of later de maatregel nog nodig maakt. "
                "Is dat er niet, maak de maatregel dan korter of stop hem: oude feiten zijn al meegewogen."
            )
            % {"day": long_date(since)}
        )


class ShorterEndNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Kies een laatste dag vanaf vandaag en eerder dan nu. "
                "Langer kan alleen met een nieuw antwoord, met een nieuw besluit."
            )
        )


class MomentOutside(Refused):
    """What is recorded under a measure happened while it ran, and not in the future."""

    def __init__(self) -> None:
        super().__init__(_("Kies een moment waarop de maatregel liep, en niet in de toekomst."))


class WordsNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf kort op wat er was, zodat een ander het begrijpt."))


def begin(*, incident: Incident, answer: Answer, person: Perpetrator, now: datetime) -> Restriction:
    """A limiting answer has left: from its first day until its last it holds, and it is looked at halfway.

    Without its own first day it begins on the day it left.
    """
    starts_on, ends_on = answer.starts_on or to_local(answer.sent_at or now).date(), answer.valid_until
    if ends_on is None or ends_on <= starts_on:
        raise EndNeeded
    row = Restriction(
        organisation_id=incident.organisation_id,
        incident=incident,
        answer=answer,
        kind=answer.kind,
        family=STEPS[AnswerKind(answer.kind)].family.value,
        closes=answer.closes,
        starts_on=starts_on,
        ends_on=ends_on,
        first_ends_on=ends_on,
        review_on=review_day(starts_on, ends_on),
        begun_at=now,
    )
    vault.seal(
        row,
        where=vault.open(answer, "where_it_holds") or None,
        instruction=vault.open(answer, "instruction") or None,
        to_call=vault.open(answer, "to_call") or None,
        name=vault.open(person, "name") or None,
        birth_date=vault.open(person, "birth_date") or None,
        client_number=vault.open(person, "client_number") or None,
    )
    row.save(force_insert=True)
    keep_marks(row)
    _plan_review(row, now)
    _run_until(row, row.ends_on, row.pk, TermKind.MEASURE_ENDS, now)
    return row


def _plan_review(row: Restriction, now: datetime) -> None:
    """Each look has a clock of its own; who does not look in time hears, and who is above them after that."""
    if row.review_on is None:
        return
    planned = Review.objects.create(
        organisation_id=row.organisation_id, incident=row.incident, restriction=row, due_on=row.review_on
    )
    _run_until(row, row.review_on, planned.pk, TermKind.MEASURE_REVIEW, now)
    count_planned(row, row.review_on, now)


def _run_until(row: Restriction, day: date, subject_id: UUID, kind: TermKind, now: datetime) -> None:
    start_clock(
        incident=row.incident,
        kind=kind,
        started_at=min(now, local_day_start(row.starts_on)),
        rules=rules_of(row.organisation_id, now),
        subject_id=subject_id,
        ends_at=local_day_end(day),
    )


@dataclass(frozen=True)
class Lifting:
    """Why a measure stops before its last day."""

    reason: LiftReason
    words: str


def lift(*, row: Restriction, lifting: Lifting, account_id: UUID, now: datetime) -> None:
    """From this moment it holds nowhere."""
    check_running(row, to_local(now).date())
    if not lifting.words.strip():
        raise LiftReasonNeeded
    row.state, row.lift_reason = RestrictionState.LIFTED, lifting.reason
    row.lifted_by_id, row.ended_at = account_id, now
    row.review_on = None
    vault.seal(row, lift_words=lifting.words.strip())
    _saved(row)
    _stop_clocks(row, now)
    count_over(row, Measure.LIFTED, now)
    _void_reviews(row)


@dataclass(frozen=True)
class Judgement:
    """What came out of a review; `seen_on` is the day of the last behaviour it rests on."""

    outcome: ReviewOutcome
    words: str
    seen_on: date | None = None
    ends_on: date | None = None


def review(*, row: Restriction, judgement: Judgement, account_id: UUID, now: datetime) -> Review:
    """Write down what came out. To go on asks for behaviour since the last look; the end never moves on.

    What stops now is lifted by the act that calls this, with the reason that the other person hears.
    """
    today = to_local(now).date()
    check_running(row, today)
    planned = open_review(row)
    if planned is None:
        raise NotRunning
    _check(row, judgement, today)
    planned.outcome, planned.seen_on = judgement.outcome, judgement.seen_on
    planned.reviewed_at, planned.reviewed_by_id = now, account_id
    planned.ends_on = judgement.ends_on if judgement.outcome == ReviewOutcome.SHORTENED else None
    vault.seal(planned, words=judgement.words.strip())
    planned.save()
    count_reviewed(row, planned, now)
    _stop(row, TermKind.MEASURE_REVIEW, planned.pk, StopReason.DONE, now)
    if judgement.outcome == ReviewOutcome.LIFTED:
        return planned
    if planned.ends_on is not None:
        _end_earlier(row, planned.ends_on, planned.pk, now)
    row.review_on = next_review(today, row.ends_on)
    _saved(row)
    _plan_review(row, now)
    return planned


def _end_earlier(row: Restriction, ends_on: date, review_id: UUID, now: datetime) -> None:
    for subject_id in _end_clocks(row):
        _stop(row, TermKind.MEASURE_ENDS, subject_id, StopReason.NOT_NEEDED, now)
    row.ends_on = ends_on
    _run_until(row, ends_on, review_id, TermKind.MEASURE_ENDS, now)


def _end_clocks(row: Restriction) -> list[UUID]:
    """Whose subject may carry the clock of the end: the measure, or the review that made it shorter."""
    shorter = Review.objects.filter(restriction=row, ends_on__isnull=False)
    return [row.pk, *shorter.values_list("pk", flat=True)]


def _stop_clocks(row: Restriction, now: datetime) -> None:
    """Nothing runs any more: neither a look that was still to come nor the end."""
    for review_id in Review.objects.filter(restriction=row, reviewed_at=None).values_list("pk", flat=True):
        _stop(row, TermKind.MEASURE_REVIEW, review_id, StopReason.NOT_NEEDED, now)
    for subject_id in _end_clocks(row):
        _stop(row, TermKind.MEASURE_ENDS, subject_id, StopReason.DONE, now)


def _stop(row: Restriction, kind: TermKind, subject_id: UUID, reason: StopReason, now: datetime) -> None:
    stop_clock(incident=row.incident, kind=kind, at=now, reason=reason, subject_id=subject_id)


def open_review(row: Restriction) -> Review | None:
    """The review that is still to be done."""
    return Review.objects.filter(restriction=row, reviewed_at=None, is_void=False).first()


def facts_since(row: Restriction) -> date:
    """From which day behaviour counts: since the last review, and before that since what happened."""
    done = Review.objects.filter(restriction=row, reviewed_at__isnull=False).order_by("-reviewed_at").first()
    moment = done.reviewed_at if done and done.reviewed_at else row.incident.occurred_at
    return to_local(moment).date()


def _check(row: Restriction, judgement: Judgement, today: date) -> None:
    if not judgement.words.strip():
        raise WordsNeeded
    if judgement.outcome == ReviewOutcome.GOES_ON:
        since = facts_since(row)
        if judgement.seen_on is None or not since <= judgement.seen_on <= today:
            raise RecentFactsNeeded(since)
    if judgement.outcome == ReviewOutcome.SHORTENED:
        end = judgement.ends_on
        if end is None or not max(today, row.starts_on + timedelta(days=1)) <= end < row.ends_on:
            raise ShorterEndNeeded


@dataclass(frozen=True)
class NewBreach:
    at: datetime
    kind: BreachKind
    where: str
    words: str
    police_called: bool


def record_breach(*, row: Restriction, new: NewBreach, account_id: UUID, now: datetime) -> Breach:
    """The measure was not kept: what somebody says of it, not proven."""
    _check_moment(row, to_local(new.at).date(), is_past=new.at <= now)
    if not new.words.strip():
        raise WordsNeeded
    breach = Breach(
        organisation_id=row.organisation_id,
        incident=row.incident,
        restriction=row,
        at=new.at,
        kind=new.kind,
        police_called=new.police_called,
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(breach, where=new.where.strip() or None, words=new.words.strip())
    breach.save(force_insert=True)
    count_breach(row, now)
    return breach


@dataclass(frozen=True)
class NewContact:
    answered_on: date
    channel: ContactChannel
    function_name: str
    words: str


def record_contact(*, row: Restriction, new: NewContact, account_id: UUID, now: datetime) -> AnsweredContact:
    """The other person asked something while the measure ran, and got an answer."""
    _check_moment(row, new.answered_on, is_past=new.answered_on <= to_local(now).date())
    if not new.words.strip() or not new.function_name.strip():
        raise WordsNeeded
    contact = AnsweredContact(
        organisation_id=row.organisation_id,
        incident=row.incident,
        restriction=row,
        answered_on=new.answered_on,
        channel=new.channel,
        function_name=new.function_name.strip(),
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(contact, words=new.words.strip())
    contact.save(force_insert=True)
    return contact


def lapsing(now: datetime) -> list[Restriction]:
    """The measures whose last day is over and of which nobody wrote that down yet."""
    over = Restriction.objects.filter(state=RestrictionState.RUNNING, ends_on__lt=to_local(now).date())
    return list(over.select_related("incident__organisation", "incident__unit").order_by("ends_on", "pk"))


def lapse(*, row: Restriction, now: datetime) -> bool:
    """Write down that it is over; it was over already. False when another worker did."""
    changed = Restriction.objects.filter(pk=row.pk, state=RestrictionState.RUNNING).update(
        state=RestrictionState.LAPSED, ended_at=now, review_on=None
    )
    if changed:
        _stop_clocks(row, now)
        count_over(row, Measure.LAPSED, now)
        _void_reviews(row)
    return bool(changed)


def employers_due(now: datetime) -> list[UUID]:
    """The employers with a measure that is over, or with questions that can be forgotten."""
    over = Restriction.objects.filter(state=RestrictionState.RUNNING, ends_on__lt=to_local(now).date())
    old = DeskQuestion.objects.filter(asked_at__lt=now - QUESTIONS_KEPT)
    return sorted(
        {
            *over.values_list("organisation_id", flat=True),
            *old.values_list("organisation_id", flat=True),
        }
    )


QUESTIONS_KEPT: Final = timedelta(days=1)


def forget_questions(now: datetime) -> int:
    """That somebody asked is only kept to slow down; the trail keeps the rest."""
    return DeskQuestion.objects.filter(asked_at__lt=now - QUESTIONS_KEPT).delete()[0]


def check_running(row: Restriction, today: date) -> None:
    """Nothing changes about a measure that is over, also when no job wrote that down yet."""
    if row.state != RestrictionState.RUNNING or today > row.ends_on:
        raise NotRunning


def _check_moment(row: Restriction, day: date, *, is_past: bool) -> None:
    last = to_local(row.ended_at).date() if row.state == RestrictionState.LIFTED and row.ended_at else None
    if not is_past or not holds_on(day, row.starts_on, min(last or row.ends_on, row.ends_on)):
        raise MomentOutside


def _void_reviews(row: Restriction) -> None:
    Review.objects.filter(restriction=row, reviewed_at=None).update(is_void=True)


def _saved(row: Restriction) -> None:
    row.version += 1
    row.save()
