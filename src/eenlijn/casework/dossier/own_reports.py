# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own report, as its reporter follows it: from the receipt to the closing, and who opened it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import ClockView, clock_view
from eenlijn.casework.disclosures.codes import RELEASED
from eenlijn.casework.disclosures.queries import released_moments
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.glass_page import verdicts_of
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import IntakeWay, Status
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.links.queries import destination_of
from eenlijn.casework.reporting.codes import EnvelopeState, Identity, ReporterRole
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.response.codes import AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.queries import MeasureStatus, statuses_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Act, Relation, Role, State
from eenlijn.commons.access.matrix import may_act, may_read, may_see_status
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.queries import Opening, who_opened
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.sealed.compartments import Compartment


@dataclass(frozen=True)
class FollowPage:
    """What the reporter sees of the own report, from the receipt to the closing.

    `readers` read all of it; `informed` see the facts and what the reporter wants, not the own words.

    Before the envelope was opened (keys away) only number and moment are known and `clock` is None.
    """

    number: str
    received_at: datetime
    organisation_id: UUID
    organisation_name: str
    is_open: bool
    status: Status | None
    clock: ClockView | None
    letter_final_at: datetime | None
    answered_at: datetime | None
    answer_kind: str
    closed_at: datetime | None
    own_words: str
    wish: str
    is_safe_now: bool | None
    is_red: bool
    identity: Identity
    care_label: str
    care_number: str
    internal_label: str
    internal_number: str
    readers: tuple[str, ...]
    informed: tuple[str, ...]
    is_exercise: bool
    duty_label: str = ""
    duty_number: str = ""
    duty_hours: str = ""
    way: str = IntakeWay.OWN
    # Who reads: the person it happened to, or who typed it for a colleague.
    relation: Relation = Relation.OWN
    is_taken_over: bool = False
    waits_for_me: bool = False
    may_add: bool = False
    may_see_openings: bool = True
    # How triage ended it when it was no aggression; and when somebody said "I see it" of a red report.
    gate: str = ""
    red_seen_at: datetime | None = None
    # Handled together with another report of the same event.
    is_joined: bool = False
    # That a measure holds or held for the other person, never which.
    measures: tuple[MeasureStatus, ...] = ()


@dataclass(frozen=True)
class Own:
    """A report as somebody's own: what they have to do with it, and what is left of that."""

    report: Report
    incident: Incident | None
    relation: Relation
    states: frozenset[State]

    @property
    def is_taken_over(self) -> bool:
        return State.TAKEN_OVER in self.states

    def may_read(self, actor: Actor, part: Compartment) -> bool:
        """The matrix decides; who typed it for a colleague has the role for that and no other here."""
        return may_read(self._here(actor), part, self.relation, self.states)

    def may_add(self, actor: Actor) -> bool:
        """Whether this actor may tell more: the person it happened to, while the dossier is open."""
        is_open = self.incident is not None and self.incident.status in OPEN
        return is_open and may_act(self._here(actor), Compartment.FACTS, self.relation, Act.ADD)

    def may_know_of_measures(self, actor: Actor) -> bool:
        """Whether this actor may at least know that something was arranged."""
        return may_see_status(self._here(actor), Compartment.MEASURES, self.relation, self.states)

    def _here(self, actor: Actor) -> Actor:
        role = Role.OBH if self.relation == Relation.TYPED else Role.EMP
        return replace(actor, roles=frozenset({role}))


def own_of(actor: Actor, report_id: UUID) -> Own:
    """The report when it is this actor's own, by account or by code; else NotVisible."""
    report = own_report(actor, report_id)
    incident = (
        Incident.objects.select_related("organisation", "report", "municipality")
        .filter(report=report)
        .first()
    )
    if incident is None or not report.is_on_behalf:
        typed = report.is_on_behalf and not _is_colleague(actor)
        return Own(report, incident, Relation.TYPED if typed else Relation.OWN, frozenset())
    relation = Relation.OWN if incidents.is_own(actor, incident) else Relation.TYPED
    return Own(report, incident, relation, incidents.states_of(incident))


def _is_colleague(actor: Actor) -> bool:
    return actor.report_id is not None and actor.has(Role.EMP)


def follow(actor: Actor, report_id: UUID, now: datetime) -> FollowPage:
    """The own report: for whom it is, who typed it, or who holds a code of it. NotVisible for anyone else.

    What the matrix closes for this actor is empty: who typed it for a colleague reads the own words and
    the status until the colleague takes over, and after that the number alone.
    """
    own = own_of(actor, report_id)
    report, organisation = own.report, own.report.organisation
    incident = own.incident if own.may_read(actor, Compartment.FACTS) else None
    answered = incident is not None and own.relation == Relation.OWN
    # Whoever reported an event that another report told already follows the dossier in which it is handled:
    # how far it is, never a word or a person of the other report.
    ahead = incident
    if incident is not None and incident.status == Status.MERGED:
        ahead = destination_of(incident) or incident
    clock = Clock.objects.filter(incident=ahead, kind=TermKind.ANSWER).first() if answered else None
    answer = _first_answer(ahead) if answered else None
    readers, informed = _who_reads(incident, now)
    reads_words = report.state == EnvelopeState.OPENED and own.may_read(actor, Compartment.OWN_WORDS)
    return FollowPage(
        number=report.number,
        received_at=report.received_at,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
        is_open=report.state == EnvelopeState.OPENED,
        status=Status(ahead.status) if ahead else None,
        clock=clock_view(clock, now) if clock else None,
        letter_final_at=answer.decided_at if answer else None,
        answered_at=answer.sent_at if answer else None,
        answer_kind=answer.kind if answer and answer.sent_at else "",
        closed_at=ahead.closed_at if ahead else None,
        own_words=vault.words(report, "own_words") if reads_words else "",
        wish=report.wish if reads_words else "",
        is_safe_now=report.is_safe_now,
        is_red=_is_red(report, incident) and not (own.relation == Relation.TYPED and own.is_taken_over),
        identity=Identity(report.identity),
        care_label=organisation.care_phone_label,
        care_number=organisation.care_phone_number,
        internal_label=organisation.phone_label,
        internal_number=organisation.phone_number,
        duty_label=organisation.duty_phone_label,
        duty_number=organisation.duty_phone_number,
        duty_hours=organisation.duty_phone_hours,
        readers=readers,
        informed=informed,
        is_exercise=report.is_exercise,
        way=incident.way if incident else IntakeWay.OWN,
        relation=own.relation,
        is_taken_over=own.is_taken_over,
        waits_for_me=_waits(own),
        may_add=own.may_add(actor),
        may_see_openings=own.may_read(actor, Compartment.TRAIL),
        gate=ahead.gate if ahead else "",
        red_seen_at=_red_seen_at(incident),
        is_joined=ahead is not incident,
        measures=_measures(own, actor, ahead, answer, now),
    )


def _measures(
    own: Own, actor: Actor, incident: Incident | None, answer: Answer | None, now: datetime
) -> tuple[MeasureStatus, ...]:
    """Nothing is asked before something left for the other person: no measure begins earlier."""
    if incident is None or answer is None or answer.sent_at is None or not own.may_know_of_measures(actor):
        return ()
    return statuses_of(incident, to_local(now).date())


def _red_seen_at(incident: Incident | None) -> datetime | None:
    """When a person said to see this red report; nobody asks of a report that is not red."""
    if incident is None or not incident.is_red:
        return None
    seen = Clock.objects.filter(incident=incident, kind=TermKind.RED_ACKNOWLEDGED)
    return seen.values_list("stopped_at", flat=True).first()


def _first_answer(incident: Incident | None) -> Answer | None:
    answers = Answer.objects.filter(incident=incident).exclude(state=AnswerState.DROPPED)
    return answers.order_by(F("sent_at").asc(nulls_last=True), "drafted_at").first()


def _waits(own: Own) -> bool:
    """Whether the colleague did not yet say whether it is right."""
    return (
        own.report.is_on_behalf
        and own.incident is not None
        and own.relation == Relation.OWN
        and not own.is_taken_over
    )


def _is_red(report: Report, incident: Incident | None) -> bool:
    """A weapon, or a reporter who is not safe yet: the page shows whom to call (decision 17)."""
    return report.is_safe_now is False or (incident is not None and incident.is_red)


def own_report(actor: Actor, report_id: UUID) -> Report:
    """The report when it is this actor's own, by account or by receipt code; else NotVisible."""
    rows = Report.objects.select_related("organisation").filter(organisation_id=actor.scope_id, pk=report_id)
    if actor.report_id is not None:
        rows = rows.filter(pk=actor.report_id)
    elif actor.account_id is not None:
        rows = rows.filter(of_person(actor))
    else:
        raise NotVisible
    found = rows.first()
    if found is None:
        raise NotVisible
    return found


def of_person(actor: Actor) -> Q:
    """Reports this person typed, and those a colleague typed for them.

    Who typed it for a colleague and turns out to be involved sees it no more; what happened to oneself stays.
    """
    colleague = Victim.objects.filter(pk=OuterRef("pk"), account_id=actor.person_id)
    closed = Incident.objects.filter(conflicts.keeps_out(actor), report=OuterRef("pk"))
    for_oneself = Q(reporter_role=ReporterRole.SELF)
    typed = Q(reporter_id=actor.person_id) & (for_oneself | ~Q(Exists(closed)))
    return typed | (~for_oneself & Q(Exists(colleague)))


def _who_reads(incident: Incident | None, now: datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of who reads all of it, and of who sees the facts only: the reporter may know."""
    if incident is None:
        return (), ()
    readers = access.readers_of(incident, now)
    names = names_of(access.told_of_report(incident, now))
    return (
        tuple(sorted(name for pk, name in names.items() if pk in readers)),
        tuple(sorted(name for pk, name in names.items() if pk not in readers)),
    )


def is_practice(actor: Actor, report_id: UUID) -> bool:
    """Whether the own report is an exercise: every page of one says so (decision 16)."""
    return own_report(actor, report_id).is_exercise


def openings_of(actor: Actor, report_id: UUID) -> list[Opening]:
    """Who opened my report: function, unit, moment and reason, newest first (decision 26)."""
    own = own_of(actor, report_id)
    if not own.may_read(actor, Compartment.TRAIL):
        raise NotVisible
    found = who_opened(actor, "incident", [str(own.incident.pk)] if own.incident else [])
    if own.incident is not None:
        # Lines about the person stand apart, so that the care of a witness is in nobody else's list.
        about_me = who_opened(actor, "victim", [str(own.report.pk)])
        found = sorted([*found, *about_me, *_released(own)], key=lambda one: one.at, reverse=True)
    if own.incident is None or not any(one.is_glass for one in found):
        return found
    glass = verdicts_of([own.incident.pk], own.incident.organisation_id)
    return [replace(one, verdict=_verdict(one, glass)) if one.is_glass else one for one in found]


def _released(own: Own) -> list[Opening]:
    """That something was released to police or prosecutor, for whom it happened to; never more."""
    if own.incident is None or own.relation != Relation.OWN:
        return []
    return [
        Opening(at=at, function_name="", unit_name="", role="", purpose="", action=RELEASED)
        for at in released_moments(own.incident.pk)
    ]


def _verdict(one: Opening, glass: list[tuple[datetime, datetime, str]]) -> str:
    """What was found of the glass that was open at that moment."""
    return next((verdict for start, end, verdict in glass if start <= one.at <= end), "")


@dataclass(frozen=True)
class OwnReport:
    report_id: UUID
    number: str
    received_at: datetime
    status: Status | None
    clock: ClockView | None
    is_taken_over: bool = False
    waits_for_me: bool = False
    is_exercise: bool = False


def my_reports(actor: Actor, now: datetime) -> list[OwnReport]:
    """The signed-in person's own reports, newest first; four queries at most, whatever their number."""
    if actor.account_id is None:
        return []
    mine = Report.objects.filter(of_person(actor), organisation_id=actor.scope_id)
    return rows_of(actor, list(mine.order_by("-received_at")[:50]), now)


def rows_of(actor: Actor, reports: list[Report], now: datetime) -> list[OwnReport]:
    """A line for each of these reports, which are this actor's own; three queries at most."""
    found = {one.report_id: one for one in Incident.objects.filter(report__in=reports)}
    clocks = {
        clock.incident_id: clock
        for clock in Clock.objects.filter(incident__in=found.values(), kind=TermKind.ANSWER)
    }
    colleagues = {
        one.pk: one for one in Victim.objects.filter(pk__in=[one.pk for one in reports if one.is_on_behalf])
    }
    return [
        _row(actor, report, found.get(report.pk), (clocks, colleagues.get(report.pk)), now)
        for report in reports
    ]


def _row(
    actor: Actor,
    report: Report,
    incident: Incident | None,
    around: tuple[dict[UUID, Clock], Victim | None],
    now: datetime,
) -> OwnReport:
    """One line; of what was typed for a colleague only as much as the page itself would show."""
    clocks, colleague = around
    is_mine = not report.is_on_behalf or _is_colleague(actor) or _is_account_of(colleague, actor)
    spoke = colleague is not None and colleague.spoke_at is not None
    is_gone = not is_mine and spoke
    clock = clocks.get(incident.pk) if incident and is_mine else None
    return OwnReport(
        report_id=report.pk,
        number=report.number,
        received_at=report.received_at,
        status=Status(incident.status) if incident and not is_gone else None,
        clock=clock_view(clock, now) if clock else None,
        is_taken_over=is_gone,
        waits_for_me=report.is_on_behalf and is_mine and not spoke,
        is_exercise=report.is_exercise,
    )


def _is_account_of(colleague: Victim | None, actor: Actor) -> bool:
    return colleague is not None and actor.account_id is not None and colleague.account_id == actor.account_id


def own_report_id(actor: Actor, typed_number: str) -> UUID:
    """The own report of this number; NotVisible when it is not the actor's."""
    number = normalise_number(typed_number)
    found = (
        Report.objects.filter(of_person(actor), organisation_id=actor.scope_id, number=number)
        .values_list("pk", flat=True)
        .first()
        if number and actor.account_id
        else None
    )
    if found is None:
        raise NotVisible
    return found
