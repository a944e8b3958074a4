# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measures beside the answer, as Anna, Bram, Carla, Joost and Karin live them; Dirk never sees any."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from eenlijn.casework.aftercare.actions import CareEnded, Ending, ProviderNeeded
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.damages.actions import (
    AmountUnreadable,
    DamageMoveImpossible,
    NewLine,
    WaiveReasonNeeded,
    cents_of,
)
from eenlijn.casework.damages.codes import DamageState
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import (
    care,
    damage,
    finishing,
    hand_overs,
    lessons,
    measures_acts,
    own_care,
    preventing,
    waivers,
)
from eenlijn.casework.dossier.care import NotYoursToRecord
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.remarks import Said, add_note, notes_for
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.codes import AssignmentKind, MeasureNumber, Severity, Status
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.learning.actions import NeedKnown, NewNeed
from eenlijn.casework.learning.codes import NeedFor, NeedState
from eenlijn.casework.police_reports.actions import DayNeeded, PoliceChoice, ReasonWhyNotNeeded
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.casework.police_reports.models import PoliceReport
from eenlijn.casework.police_reports.queries import police_history
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told, WordsNeeded
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.cast import SINCE, Cast, Person
from tests.factories import stories

TOLD = Told(FeedbackKind.THANKS, FeedbackWay.IN_APP, "Dank je. Wij schrijven de ander een brief.")


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna's report, assessed by Carla."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


def incident_of(number: str) -> Incident:
    return Incident.objects.get(number=number)


def clock_of(number: str, kind: str) -> Clock:
    return Clock.objects.get(incident__number=number, kind=kind)


def told(person: Person) -> list[str]:
    rows = Notice.objects.filter(recipient_id=person.id, reaches="app").select_related("event")
    return [row.event.type for row in rows.order_by("event__created_at")]


def refused_to(people: tuple[Person, ...], act: Callable[[Actor], object]) -> None:
    lines = TrailLine.objects.count()
    for one in people:
        with pytest.raises(NotVisible):
            act(one.actor)
    assert TrailLine.objects.count() == lines


def test_anna_hears_from_carla_and_the_term_stops(cast: Cast, number: str, monday: datetime) -> None:
    report_id = incident_of(number).report_id
    assert report_id
    refused_to(
        (cast.dirk, cast.bram, cast.anna, cast.teun),
        lambda actor: measures_acts.tell_reporter(actor=actor, number=number, told=TOLD, now=monday),
    )
    empty = Told(FeedbackKind.THANKS, FeedbackWay.IN_APP, " ")
    with pytest.raises(WordsNeeded):
        measures_acts.tell_reporter(actor=cast.carla.actor, number=number, told=empty, now=monday)

    measures_acts.tell_reporter(actor=cast.carla.actor, number=number, told=TOLD, now=monday)
    again = Told(FeedbackKind.DONE, FeedbackWay.PHONE)
    measures_acts.tell_reporter(actor=cast.carla.actor, number=number, told=again, now=monday)

    heard = measures_acts.heard_of(cast.anna.actor, report_id).heard
    assert [(one.kind, one.words) for one in heard] == [("thanks", TOLD.words), ("done", "")]
    assert clock_of(number, "reporter_told").stopped_at == monday
    assert list(Fact.objects.filter(measure="heard_back").values_list("in_time", "delta")) == [(True, 1)]
    assert told(cast.anna) == ["feedback_given"]
    for stranger in (cast.dirk, cast.teun, cast.bram):
        with pytest.raises(NotVisible):
            measures_acts.heard_of(stranger.actor, report_id)


def close(cast: Cast, number: str, now: datetime) -> None:
    stories.write(cast.carla.actor, number, now)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=now)
    stories.send(cast.carla.actor, number, now)
    stories.settle(cast.carla.actor, number, now)
    dossier.close(actor=cast.carla.actor, number=number, now=now)


def test_a_lesson_is_written_down_once_and_learned_later(cast: Cast, number: str, monday: datetime) -> None:
    need = NewNeed("phone", NeedFor.TEAM, "Hoe je een gesprek beëindigt.")
    refused_to(
        (cast.dirk, cast.bram, cast.anna),
        lambda actor: lessons.add_need(actor=actor, number=number, new=need, now=monday),
    )
    lessons.add_need(actor=cast.carla.actor, number=number, new=need, now=monday)
    with pytest.raises(NeedKnown):
        lessons.add_need(actor=cast.carla.actor, number=number, new=need, now=monday)

    (kept,) = preventing.learned(cast.carla.actor, number).needs
    assert (kept.needed_for, kept.state, kept.word) == ("team", "needed", need.word)
    lessons.end_need(actor=cast.carla.actor, number=number, need_id=kept.id, state=NeedState.DONE, now=monday)
    assert [one.state for one in preventing.learned(cast.carla.actor, number).needs] == ["done"]


def test_the_police_decision_has_a_day_or_a_reason_and_keeps_the_former_one(
    cast: Cast, number: str, monday: datetime
) -> None:
    def decide(choice: PoliceChoice, actor: Actor = cast.carla.actor, days: int = 0) -> None:
        measures_acts.decide_police(
            actor=actor, number=number, choice=choice, now=monday + timedelta(days=days)
        )

    no = PoliceChoice(PoliceDecision.NONE_DECIDED, reason_not="victim_declines", word="Nu nog niet.")
    refused_to((cast.dirk, cast.bram, cast.anna), lambda actor: decide(no, actor))
    with pytest.raises(ReasonWhyNotNeeded):
        decide(PoliceChoice(PoliceDecision.NONE_DECIDED))
    with pytest.raises(ReasonWhyNotNeeded):
        decide(PoliceChoice(PoliceDecision.NONE_DECIDED, reason_not="other"))
    with pytest.raises(DayNeeded):
        decide(PoliceChoice(PoliceDecision.MELDING))
    with pytest.raises(DayNeeded):
        decide(PoliceChoice(PoliceDecision.MELDING, filed_on=monday.date() + timedelta(days=1)))
    decide(no, days=9)
    with pytest.raises(ChangedMeanwhile):
        decide(no, days=9)
    yes = PoliceChoice(
        PoliceDecision.AANGIFTE_EMPLOYER,
        filed_on=monday.date(),
        reference="PL0500-1",
        said_vpt=True,
        used_work_address=True,
        version=1,
    )
    decide(yes, days=9)

    history = police_history(incident_of(number))
    assert [(one.decision, one.reference, one.word) for one in history] == [
        ("aangifte_employer", "PL0500-1", ""),
        ("none_decided", "", "Nu nog niet."),
    ]
    assert PoliceReport.objects.filter(is_current=True).count() == 1
    assert not Clock.objects.filter(incident__number=number, kind="police_decision", stopped_at=None)


@pytest.mark.parametrize(
    ("text", "cents"),
    [("240,50", 24050), ("240.50", 24050), ("€ 240,5", 24050), ("1.240", 124000), ("0,01", 1), ("7", 700)],
)
def test_an_amount_is_read_as_people_write_it(text: str, cents: int) -> None:
    assert cents_of(text) == cents


@pytest.mark.parametrize("text", ["", "0", "0,00", "-5", "12,345", "twaalf", "1e5", "1,2,3", "9" * 20, "١٢"])
def test_no_amount_above_zero_is_refused(text: str) -> None:
    with pytest.raises(AmountUnreadable):
        cents_of(text)


def ask(cast: Cast, number: str, kind: AssignmentKind, who: Person, now: datetime) -> None:
    hand_overs.ask(actor=cast.carla.actor, number=number, kind=kind, account_id=who.id, now=now)


def test_only_the_lawyer_who_was_asked_reads_and_writes_damage(
    cast: Cast, number: str, monday: datetime
) -> None:
    new = NewLine("emp_belongings", "240,50", "Bon van de opticien")

    def add(actor: Actor) -> None:
        damage.add_damage(actor=actor, number=number, new=new, now=monday)

    refused_to((cast.karin, cast.carla, cast.bram, cast.anna, cast.dirk), add)
    ask(cast, number, AssignmentKind.LEGAL, cast.karin, monday)
    add(cast.karin.actor)
    refused_to((cast.carla, cast.bram, cast.anna, cast.dirk), add)

    karins = damage.open_damage(actor=cast.karin.actor, number=number, now=monday)
    carlas = damage.open_damage(actor=cast.carla.actor, number=number, now=monday)
    assert [(one.cents, one.bearer, one.proof) for one in karins.lines] == [
        (24050, "employee", "Bon van de opticien")
    ]
    assert (carlas.may_write, carlas.lines, carlas.sign and carlas.sign.note) == (False, (), "1 post")
    refused_to(
        (cast.bram, cast.dirk, cast.joost),
        lambda actor: damage.open_damage(actor=actor, number=number, now=monday),
    )
    incident = incident_of(number)
    assert [(one.label, one.state) for one in damage.claims_of(cast.anna.actor, incident)] == [
        ("Eigendommen medewerker", "noted")
    ]
    assert damage.claims_of(cast.teun.actor, incident) == ()
    assert damage.claims_of(cast.dirk.actor, incident) == ()


def test_a_line_of_damage_is_waived_with_a_reason_and_taken_up_again(
    cast: Cast, number: str, monday: datetime
) -> None:
    ask(cast, number, AssignmentKind.LEGAL, cast.karin, monday)
    karin = cast.karin.actor
    damage.add_damage(actor=karin, number=number, new=NewLine("org_property", "80"), now=monday)
    (kept,) = damage.open_damage(actor=karin, number=number, now=monday).lines

    def move(state: DamageState, version: int, reason: str = "") -> None:
        damage.move_damage(
            actor=karin,
            number=number,
            place=kept.number,
            state=state,
            reason=reason,
            version=version,
            now=monday,
        )

    with pytest.raises(WaiveReasonNeeded):
        move(DamageState.WAIVED, 1)
    for follows in (DamageState.CLAIMED, DamageState.RECOVERED, DamageState.ADVANCED):
        with pytest.raises(DamageMoveImpossible):
            move(follows, 1)
    move(DamageState.WAIVED, 1, "De ander heeft niets.")
    with pytest.raises(ChangedMeanwhile):
        move(DamageState.NOTED, 1)
    (last,) = damage.open_damage(actor=karin, number=number, now=monday).lines
    assert (last.state, last.waived_reason) == ("waived", "De ander heeft niets.")
    move(DamageState.NOTED, 2)
    (again,) = damage.open_damage(actor=karin, number=number, now=monday).lines
    assert (again.state, again.waived_reason) == ("noted", "")


def test_a_coordinator_who_is_a_lawyer_too_writes_damage_on_what_she_handles(
    cast: Cast, number: str, monday: datetime
) -> None:
    both = replace(cast.carla.actor, roles=cast.carla.actor.roles | {Role.LEG})
    damage.add_damage(actor=both, number=number, new=NewLine("org_time", "15"), now=monday)
    assert len(damage.open_damage(actor=both, number=number, now=monday).lines) == 1


def moments(number: str) -> list[tuple[str, str]]:
    rows = CareMoment.objects.filter(incident__number=number)
    return sorted(rows.values_list("moment", "state"))


def moment(number: str, kind: CareMomentKind) -> CareMoment:
    return CareMoment.objects.get(incident__number=number, moment=kind)


def asked_joost(cast: Cast, number: str, kind: CareMomentKind, now: datetime) -> CareMoment:
    row = moment(number, kind)
    care.ask_carer(actor=cast.carla.actor, number=number, moment_id=row.pk, account_id=cast.joost.id, now=now)
    return row


def test_joost_talks_with_anna_and_the_next_talk_is_planned(
    cast: Cast, number: str, monday: datetime
) -> None:
    first = moment(number, CareMomentKind.FIRST_TALK)
    assert moments(number) == [("first_care", "planned"), ("first_talk", "planned")]
    assert care.my_talks(cast.joost.actor) == ()
    refused_to(
        (cast.joost, cast.dirk, cast.carla),
        lambda actor: care.open_talk(actor=actor, moment_id=first.pk, now=monday),
    )
    with pytest.raises(hand_overs.CannotBeAsked):
        care.ask_carer(
            actor=cast.carla.actor, number=number, moment_id=first.pk, account_id=cast.dirk.id, now=monday
        )
    asked_joost(cast, number, CareMomentKind.FIRST_TALK, monday)
    assert told(cast.joost) == ["asked_to_help"]
    assert [one.number for one in care.my_talks(cast.joost.actor)] == [number]
    assert care.open_talk(actor=cast.joost.actor, moment_id=first.pk, now=monday).name == "Anna"

    at = monday + timedelta(days=2)
    with pytest.raises(ProviderNeeded):
        care.record_talk(
            actor=cast.joost.actor, moment_id=first.pk, ending=Ending(CareState.MADE, at), now=at
        )
    made = Ending(CareState.MADE, at, provider="provider_social_work")
    care.record_talk(actor=cast.joost.actor, moment_id=first.pk, ending=made, now=at)
    with pytest.raises(CareEnded):
        care.record_talk(actor=cast.joost.actor, moment_id=first.pk, ending=made, now=at)

    assert clock_of(number, "care_talk").stopped_at == at
    follow_up = clock_of(number, "care_follow_up_1")
    assert (follow_up.started_at, follow_up.due_at.date()) == (at, (at + timedelta(days=14)).date())
    assert moment(number, CareMomentKind.FOLLOW_UP_1).carer_id == cast.joost.id


def test_who_declines_is_asked_again_and_the_second_follow_up_counts_from_the_first_talk(
    cast: Cast, number: str, monday: datetime
) -> None:
    talk = moment(number, CareMomentKind.FIRST_TALK)
    refused_to(
        (cast.dirk, cast.teun, cast.bram, cast.carla),
        lambda actor: own_care.decline_own(actor=actor, moment_id=talk.pk, now=monday),
    )
    own_care.decline_own(actor=cast.anna.actor, moment_id=talk.pk, now=monday)
    later = monday + timedelta(days=13)
    own_care.decline_own(
        actor=cast.anna.actor, moment_id=moment(number, CareMomentKind.FOLLOW_UP_1).pk, now=later
    )

    last = clock_of(number, "care_follow_up_2")
    assert last.started_at == monday
    assert (last.due_at - monday).days in {55, 56}
    assert [(one.kind, one.state) for one in own_care.own_moments(cast.anna.actor, incident_of(number))] == [
        ("first_care", "planned"),
        ("first_talk", "declined"),
        ("follow_up_1", "declined"),
        ("follow_up_2", "planned"),
    ]
    assert own_care.own_moments(cast.dirk.actor, incident_of(number)) == ()


def test_the_holder_of_a_receipt_code_sees_the_own_care(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(Actor.link(link.organisation_id), link, monday).number
    other = stories.report(Actor.link(link.organisation_id), link, monday).number
    mine, theirs = incident_of(made), incident_of(other)
    assert mine.report_id
    holder = Actor.reporter(link.organisation_id, mine.report_id)

    assert [one.kind for one in own_care.own_moments(holder, mine)] == ["first_care", "first_talk"]
    assert own_care.own_moments(holder, theirs) == ()


def test_bram_records_first_care_he_gave_and_nothing_else(cast: Cast, number: str, monday: datetime) -> None:
    first, talk = moment(number, CareMomentKind.FIRST_CARE), moment(number, CareMomentKind.FIRST_TALK)

    def record(actor: Actor, moment_id: object = first.pk) -> None:
        care.record_by_manager(actor=actor, number=number, moment_id=moment_id, at=monday, now=monday)  # type: ignore[arg-type]

    refused_to((cast.dirk, cast.anna, cast.joost), record)
    for actor, moment_id in ((cast.bram.actor, talk.pk), (cast.carla.actor, first.pk)):
        with pytest.raises(NotYoursToRecord):
            record(actor, moment_id)
    record(cast.bram.actor)
    assert moments(number) == [("first_care", "made"), ("first_talk", "planned")]
    page = care.care_page(cast.bram.actor, number, monday)
    # There is nothing left to record, and of the talk the manager reads that it is planned.
    assert (page.may_handle, page.may_record_first) == (False, False)
    assert [(one.state, one.carer, one.reason) for one in page.moments] == [
        ("made", "", ""),
        ("planned", "", ""),
    ]
    refused_to((cast.dirk, cast.teun), lambda actor: care.care_page(actor, number, monday))


def test_a_measure_is_not_needed_because_and_needed_after_all(
    cast: Cast, number: str, monday: datetime
) -> None:
    def waive(measure: MeasureNumber, actor: Actor = cast.carla.actor, reason: str = "Geen schade.") -> None:
        waivers.waive_measure(actor=actor, number=number, measure=measure, reason=reason, now=monday)

    refused_to((cast.dirk, cast.bram, cast.anna), lambda actor: waive(MeasureNumber.DAMAGE, actor))
    with pytest.raises(waivers.WaiverReasonNeeded):
        waive(MeasureNumber.DAMAGE, reason=" ")
    for never in (MeasureNumber.REPORT, MeasureNumber.REGISTER, MeasureNumber.RESPOND):
        with pytest.raises(waivers.NotWaivable):
            waive(never)
    waive(MeasureNumber.DAMAGE)
    with pytest.raises(waivers.NotWaivable):
        waive(MeasureNumber.DAMAGE)
    waive(MeasureNumber.CARE)
    assert moments(number) == [("first_care", "not_needed"), ("first_talk", "not_needed")]
    assert waivers.waiver_reasons(incident_of(number)) == {7: "Geen schade.", 8: "Geen schade."}

    waivers.withdraw_waiver(actor=cast.carla.actor, number=number, measure=MeasureNumber.CARE, now=monday)
    assert moments(number) == [("first_care", "planned"), ("first_talk", "planned")]
    assert finishing.closing_for(cast.carla.actor, number, monday).open_measures == (1, 2, 4, 5, 6, 8)


def test_what_was_severe_needs_a_second_person_to_close(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    carla = cast.carla.actor
    stories.assess(carla, number, monday, severity=Severity.VERY_SERIOUS, reason="Hij kent haar adres.")
    with pytest.raises(finishing.NothingToAsk):
        finishing.ask_second(actor=carla, number=number, now=monday)
    stories.write(carla, number, monday)
    dossier.finish_letter(actor=carla, number=number, now=monday)
    stories.send(carla, number, monday)
    stories.settle(carla, number, monday)
    with pytest.raises(dossier.NotYetClosable):
        dossier.close(actor=carla, number=number, now=monday)

    finishing.ask_second(actor=carla, number=number, now=monday)
    assert "closing_asked" in told(cast.bram)
    assert "closing_asked" not in told(cast.dirk)

    def answer(actor: Actor, *, is_agreed: bool = True, word: str = "") -> None:
        finishing.answer_closing(actor=actor, number=number, is_agreed=is_agreed, word=word, now=monday)

    refused_to((cast.carla, cast.dirk, cast.anna, cast.teun), answer)
    with pytest.raises(finishing.WordNeeded):
        answer(cast.bram.actor, is_agreed=False)
    answer(cast.bram.actor, is_agreed=False, word="Bel haar eerst.")
    with pytest.raises(dossier.NotYetClosable):
        dossier.close(actor=carla, number=number, now=monday)
    later = monday + timedelta(hours=1)
    finishing.ask_second(actor=carla, number=number, now=later)
    finishing.answer_closing(actor=cast.bram.actor, number=number, is_agreed=True, word="", now=later)
    dossier.close(actor=carla, number=number, now=later)
    assert incident_of(number).status == Status.CLOSED

    after = later + timedelta(days=3)
    refused_to(
        (cast.dirk, cast.bram, cast.anna),
        lambda actor: finishing.reopen(actor=actor, number=number, reason="Nieuw feit.", now=after),
    )
    with pytest.raises(finishing.WordNeeded):
        finishing.reopen(actor=carla, number=number, reason=" ", now=after)
    finishing.reopen(actor=carla, number=number, reason="De ander kwam terug.", now=after)
    assert incident_of(number).status == Status.IN_PROGRESS
    closing = finishing.closing_for(carla, number, after)
    assert (closing.is_ready, closing.is_agreed, closing.may_close) == (True, False, False)
    assert "dossier_reopened" in told(cast.anna)


def test_notes_reach_their_audience_and_no_further(cast: Cast, number: str, monday: datetime) -> None:
    def add(audience: Audience, words: str, actor: Actor = cast.carla.actor) -> None:
        said, at = Said(audience, NoteKind.OPINION, words), monday + timedelta(minutes=len(words))
        add_note(actor=actor, number=number, said=said, now=at)

    refused_to((cast.dirk, cast.bram, cast.anna), lambda actor: add(Audience.TEAM, "x", actor))
    add(Audience.HANDLERS, "Voor ons.")
    add(Audience.TEAM, "Ook voor Bram.")
    add(Audience.CARE, "Ook voor Joost erbij.")
    asked_joost(cast, number, CareMomentKind.FIRST_TALK, monday)
    incident = incident_of(number)

    def read(person: Person) -> list[str]:
        return [one.words for one in notes_for(person.actor, incident)]

    assert read(cast.carla) == ["Voor ons.", "Ook voor Bram.", "Ook voor Joost erbij."]
    assert read(cast.bram) == ["Ook voor Bram."]
    assert read(cast.joost) == ["Ook voor Joost erbij."]
    for nobody in (cast.anna, cast.dirk, cast.teun, cast.karin):
        assert read(nobody) == []


def second_coordinator(cast: Cast) -> Person:
    """Lars coordinates too."""
    RoleAssignment.objects.create(
        organisation=cast.reggestreek, membership=cast.lars.membership, role=Role.COO, starts_on=SINCE
    )
    lars = replace(cast.lars.actor, roles=cast.lars.actor.roles | {Role.COO}, coordinated_unit_ids=None)
    return replace(cast.lars, actor=lars)


def test_a_dossier_is_handed_over_with_a_receipt(cast: Cast, number: str, monday: datetime) -> None:
    lars, carla = second_coordinator(cast), cast.carla.actor

    def offer(account: Person, actor: Actor = carla) -> None:
        hand_overs.offer(
            actor=actor, number=number, account_id=account.id, word="Ik ga op vakantie.", now=monday
        )

    for unfit in (cast.dirk, cast.anna, cast.bram):
        with pytest.raises(hand_overs.CannotBeAsked):
            offer(unfit)
    refused_to((cast.dirk, cast.bram, cast.anna), lambda actor: offer(lars, actor))
    offer(lars)
    assert told(cast.lars)[-1] == "hand_over_offered"
    refused_to(
        (cast.dirk, cast.carla, cast.bram),
        lambda actor: hand_overs.answer_offer(
            actor=actor, number=number, is_accepted=True, word="", now=monday
        ),
    )
    refused_to((cast.dirk, cast.bram, cast.anna), lambda actor: hand_overs.hands_of(actor, number, monday))
    hands = hand_overs.hands_of(lars.actor, number, monday)
    assert hands.offer
    assert (hands.offer.by, hands.offer.word, hands.offer.is_mine) == ("Carla", "Ik ga op vakantie.", True)
    hand_overs.answer_offer(actor=lars.actor, number=number, is_accepted=True, word="", now=monday)

    handling = Assignment.objects.filter(incident__number=number, kind="handler", ended_at=None)
    assert list(handling.values_list("account_id", flat=True)) == [cast.lars.id]
    assert told(cast.carla)[-1] == "hand_over_answered"


def test_an_offer_is_refused_with_a_word_or_withdrawn(cast: Cast, number: str, monday: datetime) -> None:
    lars, carla = second_coordinator(cast), cast.carla.actor

    def offer() -> None:
        hand_overs.offer(actor=carla, number=number, account_id=lars.id, word="", now=monday)

    offer()
    with pytest.raises(hand_overs.RefusalNeedsWord):
        hand_overs.answer_offer(actor=lars.actor, number=number, is_accepted=False, word="", now=monday)
    hand_overs.answer_offer(actor=lars.actor, number=number, is_accepted=False, word="Te druk.", now=monday)
    offer()
    hand_overs.withdraw_offer(actor=carla, number=number, now=monday)
    with pytest.raises(NotVisible):
        hand_overs.withdraw_offer(actor=carla, number=number, now=monday)
    handling = Assignment.objects.filter(incident__number=number, kind="handler", ended_at=None)
    assert list(handling.values_list("account_id", flat=True)) == [cast.carla.id]
