# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an answer has to go by, gathered from rooms that do not know each other; what follows it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from eenlijn.casework.clocks.actions import start_clock, stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.deadlines import is_in_time
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.counting import count_imposed
from eenlijn.casework.dossier.follow_ups import watch_warning
from eenlijn.casework.dossier.traces import note, tell
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.fairness import actions as fairness
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.fairness.models import Hearing
from eenlijn.casework.fairness.queries import HearingSign, hearing_sign
from eenlijn.casework.incidents.codes import PerpetratorKnown, PersonState, Severity
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.links.queries import same_person_incidents
from eenlijn.casework.reporting.codes import Identity
from eenlijn.casework.response.circumstances import TOPICS, Circumstances, Earlier, Employer, Say
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.kinds import LETTER_KINDS, LIMITING_KINDS, MANDATED_KINDS, SPOKEN_KINDS
from eenlijn.casework.response.letters import facts_for_reply
from eenlijn.casework.response.models import Answer
from eenlijn.casework.response.queries import open_answer
from eenlijn.casework.restrictions.actions import begin
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.mandates.queries import MandateView, mandates_on, may_decide
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import long_date
from eenlijn.foundation.working_time import due_at

ACTS = {**dict.fromkeys(SPOKEN_KINDS, Act.TALK_HELD), AnswerKind.NONE_POSSIBLE: Act.NO_ANSWER}


# A hearing that could not come first, for acute danger.
AFTERWARDS = TermKind.HEARING_AFTERWARDS


class NotYetAssessed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Beoordeel de melding eerst. Daarna kun je een antwoord schrijven."))


class NotMandated(Refused):
    """Someone without mandate decides, or nobody has one: the sentence says who may."""

    def __init__(self, functions: tuple[str, ...]) -> None:
        if functions:
            told = _(
                "Jij hebt hiervoor geen mandaat. Dit besluit neemt: %(functions)s. Stuur het ter besluit."
            )
            super().__init__(told % {"functions": ", ".join(functions)})
        else:
            super().__init__(
                _(
                    "Niemand heeft mandaat voor dit antwoord bij deze ernst. "
                    "De beheerder legt dat vast in Beheer."
                )
            )


class MandateEnded(Refused):
    """Whoever decided had a mandate once, and not on this day."""

    def __init__(self, ended: MandateView) -> None:
        day = long_date((ended.valid_until or ended.valid_from) - timedelta(days=1))
        told = _(
            "Het mandaat van %(function)s liep tot en met %(day)s. Wie besluit, heeft het mandaat op de dag "
            "zelf: anders houdt het besluit geen stand. De beheerder legt een nieuw mandaat vast in Beheer."
        )
        super().__init__(told % {"function": ended.function_name, "day": day})


def answer_desk(actor: Actor, number: str, now: datetime) -> Circumstances:
    """What whoever handles it goes by while writing."""
    return circumstances_of(actor, access.answered(actor, number), now)


def circumstances_of(actor: Actor, incident: Incident, now: datetime) -> Circumstances:
    """Everything an answer to this event has to go by at this moment; six or seven statements.

    `actor` is whoever handles it, or wrote what is decided: only what they see counts.
    """
    rules = rules_of(incident.organisation_id, now, TOPICS)
    sent, elsewhere = _history(actor, incident)
    talks = [one.at for one in sent if one.kind == AnswerKind.TALK]
    kinds = tuple(one.kind for one in sent)
    today = to_local(now).date()
    mandates = mandates_on(incident.organisation_id, today)
    return Circumstances(
        number=incident.number,
        place=vault.open(incident, "place"),
        occurred_at=incident.occurred_at,
        level=Severity(incident.severity or incident.severity_proposed).level,
        is_known=incident.perpetrator_known != PerpetratorKnown.NO,
        is_only_anonymous=_is_only_anonymous(incident),
        employer=_employer(incident),
        rules=rules,
        mandates=mandates.in_force,
        say=_say(hearing_sign(incident.pk), talks[-1] if talks else None),
        sent_kinds=kinds,
        letters_sent=sum(kind in LETTER_KINDS for kind in kinds),
        reply_until=to_local(due_at(now, rules.terms.of(TermKind.HEARING_REPLY), rules.calendar)).date(),
        today=today,
        ended_mandates=mandates.ended,
        earlier=(*sent, *elsewhere),
    )


def _history(actor: Actor, incident: Incident) -> tuple[tuple[Earlier, ...], tuple[Earlier, ...]]:
    """What this person had from us, oldest first: here, and where somebody confirmed the person elsewhere.

    What comes from elsewhere counts where this actor sees that dossier too: a step of policy that is there
    or not would else tell of a dossier that is not theirs. It has no number here.
    """
    same = same_person_incidents(actor, incident)
    sent = Answer.objects.filter(incident__in=[incident.pk, *same], state=AnswerState.SENT)
    rows = sent.order_by("sent_at", "drafted_at").values_list("kind", "sent_at", "valid_until", "incident_id")
    found = [(Earlier(AnswerKind(kind), at, until), at_id) for kind, at, until, at_id in rows if at]
    here = tuple(one for one, at_id in found if at_id == incident.pk)
    return here, tuple(one for one, at_id in found if at_id != incident.pk)


def _is_only_anonymous(incident: Incident) -> bool:
    """Nobody stands for what was reported: no name, and no colleague who confirmed it."""
    report = incident.report
    if report is None or report.identity != Identity.UNNAMED:
        return False
    spoke = Victim.objects.filter(incident=incident, state__in=(PersonState.CONFIRMED, PersonState.CORRECTED))
    return not spoke.exclude(account=None, spoke_at=None).exists()


def _employer(incident: Incident) -> Employer:
    organisation = incident.organisation
    lines = tuple(organisation.postal_lines.splitlines())
    return Employer(
        name=organisation.name,
        postal_lines=lines,
        place_name=organisation.place_name,
        privacy_contact=f"per brief, {', '.join(lines)}." if lines else "",
        retention=f"{organisation.retention_years} jaar na deze brief.",
        is_invented=organisation.is_invented,
        organisation_type=OrganisationType(organisation.organisation_type),
    )


def _say(sign: HearingSign | None, talked_at: datetime | None) -> Say:
    day = to_local(talked_at).date() if talked_at else None
    if sign is None:
        return Say(talk_day=day)
    return Say(
        had_say=sign.had_say,
        is_impossible=sign.state == HearingState.NOT_POSSIBLE,
        is_invited=sign.state == HearingState.INVITED,
        is_postponed=sign.state == HearingState.POSTPONED,
        sentence=_heard_sentence(sign),
        talk_day=day,
    )


def _heard_sentence(sign: HearingSign) -> str:
    """How a letter tells it: always in Dutch."""
    told = long_date(to_local(sign.ended_at or sign.invited_at).date(), "nl")
    asked = long_date(to_local(sign.invited_at).date(), "nl")
    return {
        HearingState.HEARD_ORAL: f"Wij spraken u op {told}. Wat u vertelde, hebben wij meegewogen.",
        HearingState.HEARD_WRITTEN: f"U schreef ons op {told}. Wat u schreef, hebben wij meegewogen.",
        HearingState.NO_SHOW: f"Wij vroegen u op {asked} om uw kant te vertellen. Wij kregen geen reactie.",
        HearingState.REFUSED: f"U liet ons op {told} weten dat u niet wilt reageren.",
        HearingState.NOT_POSSIBLE: "Wij konden u niet eerder om uw kant vragen. Wij wisten niet wie u was.",
    }.get(sign.state, "")


def decision_of(actor: Actor, kind: AnswerKind, around: Circumstances) -> MandateView | None:
    """The mandate by which this actor decides this answer; None when none is needed. Else NotMandated."""
    if not around.needs_mandate(kind):
        return None
    held = may_decide(actor, kind, around.level, around.today)
    if held is None:
        ended = around.ended_mandate(kind)
        if ended is not None and not around.deciders(kind):
            raise MandateEnded(ended)
        raise NotMandated(around.deciders(kind))
    return held


def is_clock_running(incident: Incident) -> bool:
    return Clock.objects.filter(incident=incident, kind=TermKind.ANSWER, stopped_at=None).exists()


def after_leaving(
    *, answer: Answer, around: Circumstances, clock: Clock | None, at: datetime, actor: Actor, now: datetime
) -> None:
    """The answer left: count it, go on with the hearing, tell the reporter."""
    incident = answer.incident
    if clock is not None:
        count_answer(incident, clock, now)
    note(
        incident,
        ACTS.get(AnswerKind(answer.kind), Act.LETTER_SENT),
        at,
        actor.account_id,
        now=now,
        kind=answer.kind,
        letter=str(answer.letter_number),
        sent_by=answer.sent_by,
        recorded_at=now.isoformat(),
    )
    count_imposed(incident, AnswerKind(answer.kind), around.say, now)
    if answer.kind in LIMITING_KINDS and answer.perpetrator is not None:
        begin(incident=incident, answer=answer, person=answer.perpetrator, now=now)
    watch_warning(answer, at, around.rules)
    if answer.kind == AnswerKind.HEARING_INVITATION:
        _invited(answer, around, at, actor)
    elif answer.kind in MANDATED_KINDS and not around.say.had_say and not around.say.is_postponed:
        _heard_later(answer, around, at, actor, now)
    elif answer.kind in MANDATED_KINDS and around.say.is_postponed:
        _hear_now(answer, around, at)
    tell(incident, "answer_sent", access.told_reporter(incident), now)


def _invited(answer: Answer, around: Circumstances, at: datetime, actor: Actor) -> None:
    """From the day the invitation left, the other person has the whole term."""
    incident = answer.incident
    ends_at = due_at(at, around.rules.terms.of(TermKind.HEARING_REPLY), around.rules.calendar)
    hearing = fairness.invite(
        incident=incident,
        invitation=fairness.Invitation(
            at=at,
            link_digest=bytes(answer.link_digest) if answer.link_digest else None,
            link_ends_at=ends_at,
            facts=facts_for_reply(open_answer(answer), around),
        ),
    )
    stop_hearing_clocks(incident, at)
    start_hearing_clock(incident, hearing, around, at)
    note(incident, Act.HEARING_INVITED, at, actor.account_id, until=ends_at.isoformat())


def _heard_later(answer: Answer, around: Circumstances, at: datetime, actor: Actor, now: datetime) -> None:
    """A warning left before the other side was heard, for acute danger: hearing them is a task now."""
    reason = vault.open(answer, "postponed_hearing")
    if not reason or around.say.is_impossible or around.say.is_invited:
        return
    outcome = fairness.Outcome(HearingState.POSTPONED, at, reason=reason)
    hearing = fairness.end_hearing(incident=answer.incident, actor=actor, outcome=outcome, now=now)
    start_hearing_clock(answer.incident, hearing, around, at, kind=TermKind.HEARING_AFTERWARDS)
    note(answer.incident, Act.HEARING_ENDED, at, actor.account_id, state=hearing.state)


def _hear_now(answer: Answer, around: Circumstances, at: datetime) -> None:
    """The hearing was put off before there was an answer: the decision that could not wait has left now.

    From this moment the other person is heard within the term for hearing afterwards, by one clock.
    """
    put_off = Hearing.objects.filter(incident=answer.incident, state=HearingState.POSTPONED)
    hearing = put_off.order_by("-ended_at", "pk").first()
    running = Clock.objects.filter(incident=answer.incident, kind=AFTERWARDS, stopped_at=None)
    if hearing is None or running.exists():
        return
    stop_clock(
        incident=answer.incident,
        kind=TermKind.HEARING_REPLY,
        at=at,
        reason=StopReason.NOT_NEEDED,
        subject_id=hearing.pk,
    )
    start_hearing_clock(answer.incident, hearing, around, at, kind=AFTERWARDS)


def start_hearing_clock(
    incident: Incident,
    hearing: Hearing,
    around: Circumstances,
    at: datetime,
    kind: TermKind = TermKind.HEARING_REPLY,
) -> None:
    start_clock(
        incident=incident,
        kind=kind,
        started_at=at,
        rules=around.rules,
        subject_id=hearing.pk,
    )


def stop_hearing_clocks(incident: Incident, at: datetime) -> None:
    """The other side was asked, or told: whatever still waited for that is done."""
    kinds = (TermKind.HEARING_REPLY, TermKind.HEARING_AFTERWARDS)
    running = Clock.objects.filter(incident=incident, kind__in=kinds, stopped_at=None)
    for kind, subject_id in list(running.values_list("kind", "subject_id")):
        stop_clock(
            incident=incident,
            kind=TermKind(kind),
            at=at,
            reason=StopReason.DONE,
            subject_id=subject_id,
        )


def count_answer(incident: Incident, clock: Clock, now: datetime) -> None:
    """Decision 7: no answer possible leaves the share; an answer after all brings the clock back into it."""
    was_counted = facts.can_be_counted(incident)
    if clock.stop_reason == StopReason.NONE_POSSIBLE:
        if was_counted:
            facts.record(Measure.CLOCK, incident, now, delta=-1, due_at=clock.due_at)
        return
    if not was_counted:
        facts.record(Measure.CLOCK, incident, now, due_at=clock.due_at)
    stopped_at = clock.stopped_at or now
    facts.record(
        Measure.ANSWERED, incident, now, due_at=clock.due_at, in_time=is_in_time(clock.due_at, stopped_at)
    )
