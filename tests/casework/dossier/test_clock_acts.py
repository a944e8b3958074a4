# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every clock that the table says we run, started and stopped by the very acts that people do.

A story is a generator: it yields before the act that starts the clock, yields while it runs, and ends when it
was stopped. A row of the table without a story fails here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

import pytest

from eenlijn.casework.aftercare.accidents import QUESTIONS
from eenlijn.casework.aftercare.actions import Ending
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.codes import ClockAct as A
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.table import RULES, rule_of
from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.claiming import NewPayment
from eenlijn.casework.damages.codes import ClaimLetterKind, Route
from eenlijn.casework.damages.papers import Debtor, LetterToMake
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import (
    care,
    claims,
    damage,
    data_requests,
    deciding,
    follow_ups,
    hearings,
    inspectorate,
    lessons,
    lights,
    measures_acts,
    own_care,
    people,
    police_evidence,
    police_news,
    preventing,
    running,
    tasks,
    triage_acts,
)
from eenlijn.casework.dossier.people import Said
from eenlijn.casework.dossier.police_news import Passing
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.codes import Severity
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.actions import NewNeed
from eenlijn.casework.learning.codes import EffectAfter, EffectResult, NeedFor, NeedState, PreventionState
from eenlijn.casework.learning.models import TrainingNeed
from eenlijn.casework.learning.preventing import NewEffect, NewPrevention
from eenlijn.casework.playbooks.codes import TaskState
from eenlijn.casework.playbooks.models import Task
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import FootageHolder, FootageState, PoliceDecision, PoliceStep
from eenlijn.casework.police_reports.footage import NewFootage
from eenlijn.casework.police_reports.models import TrackedStep
from eenlijn.casework.police_reports.tracking import StepTold
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.requests.actions import Asked, Ruling
from eenlijn.casework.requests.codes import AskedBy, IdentityCheck, RequestKind, RequestWay, Verdict
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.actions import Lifting
from eenlijn.casework.restrictions.codes import LiftReason
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.casework.triage.codes import InfluenceOutcome
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.actions import publish_at_once
from eenlijn.commons.rulebook.codes import TermKind, Topic
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.foundation.clock import to_local
from tests.cast import Cast
from tests.factories import stories
from tests.factories.claim_letters import read_and_make
from tests.factories.measures import BAN

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FILED = PoliceChoice(PoliceDecision.AANGIFTE_EMPLOYER, filed_on=date(2026, 11, 23))
HEARD = "Hij had haast."
K = TermKind


@dataclass
class World:
    """Carla's desk on that Monday, and the dossier of the story."""

    cast: Cast
    now: datetime
    number: str = ""

    @property
    def carla(self) -> Actor:
        return self.cast.carla.actor

    def report(self, **changes: object) -> str:
        link = stories.link_of(self.carla, self.cast.lijn_62.pk, self.now)
        made = stories.report(self.cast.anna.actor, link, self.now, **changes)  # type: ignore[arg-type]
        self.number = made.number
        return self.number

    def assess(self, **changes: object) -> None:
        stories.assess(self.carla, self.number, self.now, **changes)

    def hear(self, at: datetime, **changes: object) -> None:
        outcome = replace(Outcome(HearingState.HEARD_ORAL, at, summary=HEARD), **changes)  # type: ignore[arg-type]
        hearings.record_hearing(actor=self.carla, number=self.number, outcome=outcome, now=at)

    def mandate(self, kind: AnswerKind) -> None:
        give_mandate(
            actor=self.cast.petra.actor,
            answer_kind=kind.value,
            highest_level=5,
            function_name="Directeur",
            source="mandaatregeling 2026",
            valid_from=date(2026, 1, 1),
            now=self.now,
        )

    def decided(self) -> None:
        """What Carla wrote, decided by Ilse."""
        deciding.propose_answer(actor=self.carla, number=self.number, now=self.now)
        version = Answer.objects.get(incident__number=self.number).version
        deciding.decide(actor=self.cast.ilse.actor, number=self.number, version=version, now=self.now)

    def warned(self, **changes: object) -> None:
        """A warning, ready to be sent."""
        self.mandate(AnswerKind.WARNING)
        warning = {"kind": AnswerKind.WARNING, "valid_until": date(2027, 11, 22), **changes}
        stories.write(self.carla, self.number, self.now, remaining_channel="aan de balie.", **warning)
        self.decided()

    def send(self, at: datetime) -> None:
        stories.send(self.carla, self.number, at)

    def police(self, choice: PoliceChoice, at: datetime) -> None:
        measures_acts.decide_police(actor=self.carla, number=self.number, choice=choice, now=at)

    def say(self, kind: TermKind, said: A, at: datetime) -> None:
        clock = Clock.objects.get(incident__number=self.number, kind=kind)
        follow_ups.follow_up(actor=self.carla, number=self.number, clock_id=clock.pk, said=said, now=at)

    def moment(self, kind: CareMomentKind) -> CareMoment:
        return CareMoment.objects.get(incident__number=self.number, moment=kind)

    def ask_joost(self, kind: CareMomentKind) -> CareMoment:
        row = self.moment(kind)
        care.ask_carer(
            actor=self.carla,
            number=self.number,
            moment_id=row.pk,
            account_id=self.cast.joost.id,
            now=self.now,
        )
        return row

    def decline(self, kind: CareMomentKind) -> None:
        own_care.decline_own(actor=self.cast.anna.actor, moment_id=self.moment(kind).pk, now=self.now)


Story: TypeAlias = Callable[[World], Iterator[None]]
STORIES: dict[TermKind, tuple[A, A, Story]] = {}


def story(kind: TermKind, starts: A, stops: A) -> Callable[[Story], Story]:
    """By which act of the table this story starts the clock, and by which it stops it."""

    def kept(told: Story) -> Story:
        STORIES[kind] = (starts, stops, told)
        return told

    return kept


@story(K.ANSWER, A.REPORTED, A.ANSWER_LEFT)
def the_other_person_hears(w: World) -> Iterator[None]:
    yield
    w.report()
    yield
    stories.answer(w.carla, w.number, w.now)


@story(K.RED_ACKNOWLEDGED, A.REPORTED, A.RED_SEEN)
def a_red_report_is_seen(w: World) -> Iterator[None]:
    yield
    w.report(is_safe_now=False)
    yield
    triage_acts.acknowledge_red(actor=w.cast.bram.actor, number=w.number, now=w.now + HOUR)


@story(K.VICTIM_CONFIRMS, A.TYPED_FOR, A.CONFIRMED)
def anna_confirms_what_teun_typed(w: World) -> Iterator[None]:
    yield
    link = stories.link_of(w.carla, w.cast.lijn_62.pk, w.now)
    made = stories.report(
        w.cast.teun.actor,
        link,
        w.now,
        way="on_behalf",
        reporter_role="witness",
        colleague_name="Anna Şahin",
        colleague_address=w.cast.anna.email,
    )
    w.number = made.number
    yield
    people.speak_as_colleague(
        actor=w.cast.anna.actor,
        report_id=Report.objects.get(number=w.number).pk,
        said=Said(is_right=True),
        now=w.now + HOUR,
    )


@story(K.REPORTER_TOLD, A.REPORTED, A.REPORTER_HEARD)
def anna_hears_what_was_done(w: World) -> Iterator[None]:
    yield
    w.report()
    yield
    w.assess()
    stories.tell(w.carla, w.number, w.now + HOUR)


@story(K.REPORTER_DONE, A.REPORTER_HEARD, A.REPORTER_HEARD)
def anna_hears_that_it_was_seen_and_then_what_was_done(w: World) -> Iterator[None]:
    w.report()
    yield
    w.assess()
    seen = Told(FeedbackKind.THANKS, FeedbackWay.IN_APP, "Dank je. Wij hebben het gezien.")
    measures_acts.tell_reporter(actor=w.carla, number=w.number, told=seen, now=w.now + HOUR)
    yield
    stories.tell(w.carla, w.number, w.now + 2 * HOUR)


@story(K.REPORTER_CLOSED, A.CLOSED, A.REPORTER_HEARD)
def anna_hears_that_it_is_over(w: World) -> Iterator[None]:
    w.report()
    stories.answer(w.carla, w.number, w.now)
    w.now += 5 * HOUR
    stories.settle(w.carla, w.number, w.now)
    yield
    dossier.close(actor=w.carla, number=w.number, now=w.now)
    yield
    over = Told(FeedbackKind.CLOSING, FeedbackWay.IN_APP, "Wij ronden je melding af. Dank je.")
    measures_acts.tell_reporter(actor=w.carla, number=w.number, told=over, now=w.now + HOUR)


@story(K.FIRST_CARE, A.CARE_PLANNED, A.CARE_MADE)
def bram_gives_first_care(w: World) -> Iterator[None]:
    yield
    w.report()
    yield
    care.record_by_manager(
        actor=w.cast.bram.actor,
        number=w.number,
        moment_id=w.moment(CareMomentKind.FIRST_CARE).pk,
        at=w.now,
        now=w.now,
    )


@story(K.CARE_TALK, A.CARE_PLANNED, A.CARE_MADE)
def joost_talks_with_anna(w: World) -> Iterator[None]:
    yield
    w.report()
    yield
    w.assess()
    made = Ending(CareState.MADE, w.now + DAY, provider="provider_social_work")
    row = w.ask_joost(CareMomentKind.FIRST_TALK)
    care.record_talk(actor=w.cast.joost.actor, moment_id=row.pk, ending=made, now=w.now + DAY)


@story(K.INSPECTORATE, A.ACCIDENT_CHECKED, A.ACCIDENT_REPORTED)
def a_severe_accident_goes_to_the_inspectorate(w: World) -> Iterator[None]:
    yield
    w.report()
    w.assess()
    answers = {**dict.fromkeys(QUESTIONS, "no"), "admission": "yes"}
    inspectorate.check_accident(actor=w.carla, number=w.number, answers=answers, now=w.now)
    yield
    inspectorate.record_accident_report(actor=w.carla, number=w.number, at=w.now, reference="", now=w.now)


@story(K.CARE_FOLLOW_UP_1, A.CARE_PLANNED, A.CARE_DECLINED)
def anna_wants_no_next_talk(w: World) -> Iterator[None]:
    w.report()
    yield
    w.decline(CareMomentKind.FIRST_TALK)
    yield
    w.decline(CareMomentKind.FOLLOW_UP_1)


@story(K.CARE_FOLLOW_UP_2, A.CARE_PLANNED, A.CARE_DECLINED)
def anna_wants_no_last_talk(w: World) -> Iterator[None]:
    w.report()
    w.decline(CareMomentKind.FIRST_TALK)
    yield
    w.decline(CareMomentKind.FOLLOW_UP_1)
    yield
    w.decline(CareMomentKind.FOLLOW_UP_2)


@story(K.POLICE_DECISION, A.ASSESSED, A.POLICE_DECIDED)
def carla_decides_about_the_police(w: World) -> Iterator[None]:
    w.report()
    yield
    w.assess()
    yield
    stories.decide_no_police(w.carla, w.number, w.now + HOUR)


@story(K.HEARING_REPLY, A.HEARING_INVITED, A.HEARING_ENDED)
def teun_is_invited_and_heard(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    stories.write(w.carla, w.number, w.now, kind=AnswerKind.HEARING_INVITATION)
    dossier.finish_letter(actor=w.carla, number=w.number, now=w.now)
    yield
    w.send(w.now)
    yield
    w.hear(w.now + DAY)


@story(K.REVIEW, A.REPORTED, A.ASSESSED)
def carla_looks_at_a_near_miss(w: World) -> Iterator[None]:
    yield
    w.report(way="near_miss", is_addressed=None)
    yield
    w.assess()


@story(K.INFLUENCE_CHECK, A.INFLUENCE_OPENED, A.INFLUENCE_CHECKED)
def bram_looks_with_carla(w: World) -> Iterator[None]:
    w.report()
    yield
    w.assess(decision_influenced=True)
    yield
    triage_acts.check_influence(
        actor=w.cast.bram.actor,
        number=w.number,
        outcome=InfluenceOutcome.NOT_INFLUENCED,
        finding="De boete bleef staan.",
        now=w.now + HOUR,
    )


@story(K.HEARING_AFTERWARDS, A.ANSWER_LEFT, A.HEARING_ENDED)
def teun_is_heard_after_a_warning_that_could_not_wait(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    w.warned(postponed_hearing="Hij dreigde haar op te wachten.")
    yield
    w.send(w.now)
    yield
    w.hear(w.now + DAY)


def _banned(w: World) -> None:
    """A building ban that is decided and lies ready."""
    w.report()
    w.assess(severity=Severity.VERY_SERIOUS, reason="Hij had een mes.")
    w.hear(w.now)
    w.mandate(AnswerKind.BUILDING_BAN)
    dossier.write_answer(actor=w.carla, number=w.number, draft=BAN, now=w.now)
    w.decided()


def _lift(w: World, at: datetime) -> None:
    running.lift_measure(
        actor=w.carla,
        number=w.number,
        measure_id=Restriction.objects.get(incident__number=w.number).pk,
        lifting=Lifting(LiftReason.AGREED, "U maakte goede afspraken met ons."),
        now=at,
    )


@story(K.MEASURE_REVIEW, A.MEASURE_BEGAN, A.MEASURE_ENDED)
def a_ban_is_lifted_before_anybody_looked_again(w: World) -> Iterator[None]:
    _banned(w)
    yield
    w.send(w.now)
    yield
    _lift(w, w.now + DAY)


@story(K.MEASURE_ENDS, A.MEASURE_BEGAN, A.MEASURE_ENDED)
def a_ban_runs_to_its_last_day(w: World) -> Iterator[None]:
    _banned(w)
    yield
    w.send(w.now)
    yield
    running.lapse_measures(w.now + 100 * DAY)


@story(K.WARNING_ENDS, A.WARNING_LEFT, A.LAPSED)
def a_warning_is_over_by_itself(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    w.hear(w.now)
    w.warned()
    yield
    w.send(w.now)
    yield
    lights.warn_of_lights(now=w.now + 400 * DAY)


def _ask(w: World) -> str:
    asked = Asked(
        kind=RequestKind.ACCESS,
        words="Ik wil weten wat er over mij staat.",
        name="Teun Tester",
        address="Teststraat 1\n7600 XX Almelo",
        way=RequestWay.LETTER,
        received_at=w.now,
        asked_by=AskedBy.ACCUSED,
    )
    return data_requests.mark_request(actor=w.carla, number=w.number, asked=asked, now=w.now)


def _decide(w: World, request: str, verdict: Verdict) -> None:
    noor = w.cast.noor.actor
    data_requests.record_identity(
        actor=noor, number=request, how=IdentityCheck.SHOWN, asked_by=AskedBy.ACCUSED, now=w.now
    )
    ruling = Ruling(verdict, "U vroeg ernaar, en het gaat over u.")
    data_requests.decide_request(actor=noor, number=request, ruling=ruling, words="", now=w.now)


@story(K.DATA_REQUEST, A.REQUEST_CAME, A.REQUEST_DECIDED)
def noor_decides_what_teun_asked(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    yield
    request = _ask(w)
    yield
    _decide(w, request, Verdict.GRANTED)


@story(K.OBJECTION, A.OBJECTED, A.REQUEST_DECIDED)
def a_second_officer_decides_the_objection(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    request = _ask(w)
    _decide(w, request, Verdict.REFUSED)
    yield
    week, noor = w.now + 7 * DAY, w.cast.noor.actor
    data_requests.object_to_decision(
        actor=noor, number=request, words="Ik mis het verslag.", at=week, now=week
    )
    yield
    data_requests.decide_objection(
        actor=replace(noor, account_id=w.cast.omar.id),
        number=request,
        ruling=Ruling(Verdict.GRANTED, "U krijgt ook het verslag."),
        words="",
        now=week + DAY,
    )


@story(K.PLAYBOOK_STEP, A.TASK_PLANNED, A.TASK_DONE)
def carla_does_what_the_playbook_asks(w: World) -> Iterator[None]:
    publish_at_once(
        actor=Actor.job("test", w.cast.reggestreek.pk),
        topic=Topic.PLAYBOOKS,
        content=contents_of(pack_of(Sector.TRANSPORT))[Topic.PLAYBOOKS],
        now=w.now - DAY,
    )
    w.report()
    yield
    w.assess()
    yield
    for code in Task.objects.filter(state=TaskState.OPEN).values_list("code", flat=True):
        tasks.settle_task(
            actor=w.carla,
            number=w.number,
            code=code,
            state=TaskState.DONE,
            words="Gedaan, zie notitie.",
            now=w.now,
        )


def _hear(w: World, step: PoliceStep, **more: Any) -> None:
    seen = TrackedStep.objects.filter(incident__number=w.number).count()
    told = StepTold(step, on=to_local(w.now).date(), seen=seen, **more)
    police_news.record_police_step(actor=w.carla, number=w.number, told=told, passing=None, now=w.now)


@story(K.POLICE_NEWS, A.POLICE_DECIDED, A.POLICE_STEP)
def the_prosecutor_settles_it(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    yield
    w.police(FILED, w.now)
    yield
    _hear(w, PoliceStep.SETTLED)


@story(K.POLICE_TOLD, A.POLICE_STEP, A.POLICE_PASSED_ON)
def anna_hears_what_the_police_told(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    w.police(FILED, w.now)
    yield
    _hear(w, PoliceStep.TAKEN)
    yield
    step = TrackedStep.objects.get()
    passing = Passing(FeedbackWay.PHONE)
    police_news.pass_on_police_step(
        actor=w.carla, number=w.number, step_id=step.pk, passing=passing, now=w.now
    )


@story(K.NO_PROSECUTION, A.POLICE_STEP, A.POLICE_STEP)
def a_dismissal_is_complained_about(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    w.police(FILED, w.now)
    yield
    _hear(w, PoliceStep.DISMISSED, dismissal="technical")
    yield
    _hear(w, PoliceStep.COMPLAINED)


@story(K.POLICE_NEWS_AGAIN, A.NEWS_ASKED, A.POLICE_STEP)
def carla_asks_the_police_once_more(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    w.police(FILED, w.now)
    yield
    w.say(K.POLICE_NEWS, A.NEWS_ASKED, w.now + DAY)
    yield
    _hear(w, PoliceStep.TAKEN)


@story(K.COMPLAINT_OFFENCE, A.ASSESSED, A.POLICE_DECIDED)
def somebody_decides_before_a_complaint_is_too_late(w: World) -> Iterator[None]:
    w.report()
    yield
    w.assess(main_type="stalking", reason="Hij wacht haar op.")
    yield
    stories.decide_no_police(w.carla, w.number, w.now + DAY)


def _karin(w: World) -> Actor:
    return replace(w.carla, roles=w.carla.roles | {Role.LEG})


@story(K.CLAIM_PAYMENT, A.CLAIM_LETTER_LEFT, A.DAMAGE_SETTLED)
def damage_is_paid_back(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    told: dict[str, Any] = {"actor": _karin(w), "number": w.number, "now": w.now}
    damage.add_damage(new=NewLine("org_property", "240,50", "Rekening"), **told)
    claims.claim_damage(places=[1], route=Route.CLAIM_LETTER, **told)
    to = Debtor("T. Tester", "Teststraat 1", pay_to="op rekening NL00 TEST.", contact="088 000 01 30.")
    day = to_local(w.now).date()
    letter = LetterToMake(
        ClaimLetterKind.FIRST, to, "U sloeg een ruit stuk.", date(2026, 7, 1), day + 14 * DAY
    )
    read_and_make(place=1, new=letter, version=1, **told)
    yield
    claims.record_claim_letter_sent(
        place=1, kind=ClaimLetterKind.FIRST, at=w.now, by="post", proof="", **told
    )
    yield
    payment = NewPayment("240,50", day, "other")
    claims.record_payment(place=1, new=payment, version=1, **told)


@story(K.CAMERA_IMAGES, A.FOOTAGE_ASKED, A.FOOTAGE_SETTLED)
def camera_images_are_secured_in_time(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    yield
    today = to_local(w.now).date()
    told: dict[str, Any] = {"actor": w.carla, "number": w.number, "now": w.now}
    police_evidence.ask_footage(**told, new=NewFootage("Bus 4123", FootageHolder.OWN, today))
    yield
    footage = police_evidence.open_evidence(**told).footage[0]
    police_evidence.settle_footage(**told, footage_id=footage.id, state=FootageState.SECURED, on=today)


@story(K.EFFECT_CHECK, A.LEARNED, A.EFFECT_SEEN)
def somebody_looks_whether_a_lesson_works(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    lessons.add_need(actor=w.carla, number=w.number, new=NewNeed("awareness", NeedFor.TEAM), now=w.now)
    yield
    need = TrainingNeed.objects.get()
    lessons.end_need(actor=w.carla, number=w.number, need_id=need.pk, state=NeedState.DONE, now=w.now)
    yield
    _look(w, need.pk, EffectAfter.THREE)


def _look(w: World, subject_id: UUID, after: EffectAfter) -> None:
    seen = NewEffect(after, EffectResult.WORKS, "Er wordt minder gebeld.")
    preventing.record_effect(
        actor=w.carla, number=w.number, subject_id=subject_id, new=seen, now=w.now + 80 * DAY
    )


@story(K.EFFECT_CHECK_AGAIN, A.PREVENTED, A.EFFECT_SEEN)
def somebody_looks_again_whether_a_measure_works(w: World) -> Iterator[None]:
    w.report()
    w.assess()
    told = NewPrevention("alarm_system", "Een knop onder de balie.", w.cast.bram.id, date(2026, 12, 1))
    made = preventing.plan_prevention(actor=w.carla, number=w.number, new=told, now=w.now)
    yield
    preventing.move_prevention(
        actor=w.carla,
        number=w.number,
        measure_id=made,
        state=PreventionState.DONE,
        reason="",
        version=1,
        now=w.now,
    )
    yield
    _look(w, made, EffectAfter.SIX)


RUNNING: Final = [rule.kind for rule in RULES if rule.kind]


def shown(w: World, kind: TermKind) -> str:
    """Whether this clock is there; a step of a playbook is a task, which carries its own term."""
    if kind is K.PLAYBOOK_STEP:
        states = set(Task.objects.filter(incident__number=w.number).values_list("state", flat=True))
        return "" if not states else ("running" if TaskState.OPEN in states else "stopped")
    found = list(Clock.objects.filter(incident__number=w.number, kind=kind))
    if not found:
        return ""
    return "running" if any(one.stopped_at is None for one in found) else "stopped"


def test_every_row_that_runs_has_a_story_by_acts_of_its_own() -> None:
    assert sorted(STORIES) == sorted(RUNNING)
    for kind, (starts, stops, _told) in STORIES.items():
        assert starts in rule_of(kind).starts
        assert stops in rule_of(kind).stops


@pytest.mark.parametrize("kind", RUNNING, ids=lambda kind: kind.value)
def test_the_clock_starts_and_stops_by_what_people_do(cast: Cast, monday: datetime, kind: TermKind) -> None:
    world = World(cast, monday)
    told = STORIES[kind][2](world)
    next(told)
    assert not world.number or shown(world, kind) == ""
    next(told)
    assert shown(world, kind) == "running"
    with pytest.raises(StopIteration):
        next(told)
    assert shown(world, kind) == "stopped"
    assert Incident.objects.filter(number=world.number).exists()
