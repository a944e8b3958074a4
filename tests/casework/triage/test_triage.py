# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The gate, assessing anew, seeing a red report, and four eyes; what each leaves behind."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import lights, own_reports, queries, remarks, triage_acts
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.actions import (
    Assessment,
    ChangedMeanwhile,
    GateReasonNeeded,
    MoveNotAllowed,
    NotNow,
    ReasonNeeded,
)
from eenlijn.casework.incidents.codes import Gate, Injury, PerpetratorKnown, Severity, Target
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.incidents.severity import Grounds
from eenlijn.casework.reporting.actions import WordsDestroyed
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.response.models import Answer
from eenlijn.casework.triage.actions import AlreadyChecked, FindingNeeded, OwnQuestion
from eenlijn.casework.triage.codes import InfluenceOutcome
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.codes import Reaches
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
JUDGED = Assessment(
    severity=Severity.SERIOUS,
    main_type="threat_general",
    reason="",
    perpetrator_known=PerpetratorKnown.YES,
    version=1,
)


def judged(**changes: Any) -> Assessment:
    return Assessment(**{**JUDGED.__dict__, **changes})


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    return new(cast, monday)


def new(cast: Cast, at: datetime, **changes: Any) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, at)
    return stories.report(cast.anna.actor, link, at, **changes).number


def end(cast: Cast, number: str, now: datetime, gate: Gate | None = Gate.CRITICISM, **changes: Any) -> None:
    version = Incident.objects.get(number=number).version
    given = {"reason": "Ze was boos over de vertraging.", "version": version, **changes}
    triage_acts.record_no_aggression(actor=cast.carla.actor, number=number, gate=gate, now=now, **given)


def counted(number: str) -> dict[str, int]:
    key = Incident.objects.get(number=number).case_key
    found: dict[str, int] = {}
    for fact in Fact.objects.filter(case_key=key):
        found[fact.measure] = found.get(fact.measure, 0) + fact.delta
    return {measure: count for measure, count in found.items() if count}


def told(account_id: Any) -> list[str]:
    rows = Notice.objects.filter(recipient_id=account_id, reaches=Reaches.APP)
    return list(rows.order_by("event__created_at", "pk").values_list("event__type", flat=True))


@pytest.mark.parametrize("gate", [Gate.EMOTION, Gate.CRITICISM, Gate.COMPLAINT])
def test_what_was_no_aggression_ends_kindly(cast: Cast, monday: datetime, number: str, gate: Gate) -> None:
    end(cast, number, monday + HOUR, gate)

    incident = Incident.objects.get(number=number)
    assert (incident.status, incident.gate) == ("not_upheld", gate.value)
    assert vault.open(incident, "gate_reason") == "Ze was boos over de vertraging."
    clocks = Clock.objects.filter(incident=incident)
    assert set(clocks.values_list("stopped_at", "stop_reason")) == {(monday + HOUR, "no_aggression")}
    assert counted(number) == {"incident": 1, "not_upheld": 1}
    assert told(cast.anna.id) == ["report_ended"]
    page = own_reports.follow(cast.anna.actor, Report.objects.get(number=number).pk, monday + HOUR)
    assert (page.gate, page.status, page.care_number) == (gate.value, "not_upheld", "0800 0001")
    assert lights.warn_of_lights(now=monday + 1000 * HOUR) == 0
    assert TimelineEntry.objects.get(act="no_aggression").detail == {"gate": gate.value}
    assert TrailLine.objects.filter(action="record_no_aggression").count() == 1


def test_facts_that_are_not_established_are_not_upheld(cast: Cast, monday: datetime, number: str) -> None:
    end(cast, number, monday, gate=None)
    incident = Incident.objects.get(number=number)
    assert (incident.status, incident.gate) == ("not_upheld", "")
    assert set(Clock.objects.values_list("stop_reason", flat=True)) == {"not_upheld"}
    assert TimelineEntry.objects.filter(act="not_upheld").count() == 1


def test_who_the_other_person_is_goes(cast: Cast, monday: datetime, number: str) -> None:
    stories.assess(cast.carla.actor, number, monday)
    stories.write(cast.carla.actor, number, monday)
    other = Perpetrator.objects.get(incident__number=number)
    assert vault.open(other, "name") == "T. Tester"
    end(cast, number, monday)
    other.refresh_from_db()
    assert (other.name, other.address) == (None, None)
    answer = Answer.objects.get()
    assert (answer.state, answer.salutation, answer.behaviour) == ("dropped", None, None)


def test_ending_after_an_answer_takes_the_answer_out_of_the_share_too(
    cast: Cast, monday: datetime, number: str
) -> None:
    stories.answer(cast.carla.actor, number, monday)
    assert counted(number) == {"incident": 1, "clock": 1, "answered": 1, "talk_due": 1}
    end(cast, number, monday + 10 * HOUR, gate=None)
    assert counted(number) == {"incident": 1, "not_upheld": 1}


def test_an_ending_needs_a_reason_and_the_newest_version_and_is_final(
    cast: Cast, monday: datetime, number: str
) -> None:
    with pytest.raises(GateReasonNeeded):
        end(cast, number, monday, reason="  ")
    with pytest.raises(GateReasonNeeded):
        end(cast, number, monday, gate=Gate.AGGRESSION)
    with pytest.raises(ChangedMeanwhile):
        end(cast, number, monday, version=9)
    end(cast, number, monday)
    with pytest.raises(MoveNotAllowed):
        end(cast, number, monday)
    with pytest.raises(MoveNotAllowed):
        stories.assess(cast.carla.actor, number, monday, version=2)
    assert counted(number) == {"incident": 1, "not_upheld": 1}


def test_nobody_else_ends_it(cast: Cast, monday: datetime, number: str) -> None:
    for actor in (cast.anna.actor, cast.bram.actor, cast.dirk.actor):
        with pytest.raises(NotVisible):
            triage_acts.record_no_aggression(
                actor=actor, number=number, gate=Gate.EMOTION, reason="x", version=1, now=monday
            )


def test_an_exercise_ends_without_being_counted_or_told(cast: Cast, monday: datetime) -> None:
    number = new(cast, monday, is_exercise=True)
    end(cast, number, monday)
    assert (counted(number), told(cast.anna.id)) == ({}, [])


def test_what_was_established_is_kept_with_the_proposal_of_its_rules(
    cast: Cast, monday: datetime, number: str
) -> None:
    grounds = Grounds(had_weapon=True, injury=Injury.FIRST_AID, is_repetition=False, target=Target.TEAM)
    assessment = judged(
        severity=Severity.VERY_SERIOUS, grounds=grounds, service_interrupted=True, has_absence=False
    )
    dossier.assess(actor=cast.carla.actor, number=number, assessment=assessment, now=monday)
    page = queries.dossier(cast.carla.actor, number, monday)
    assert (page.grounds, page.gate, page.proposal.severity) == (
        grounds,
        "aggression",
        Severity.VERY_SERIOUS,
    )
    assert (page.service_interrupted, page.has_absence, page.decision_influenced) == (True, False, None)
    detail = TimelineEntry.objects.get(act="assessed").detail
    assert detail == {"severity": "s4_very_serious", "proposed": "s4_very_serious", "rules": 2}


def test_assessing_anew_moves_the_counts_and_keeps_old_and_new(
    cast: Cast, monday: datetime, number: str
) -> None:
    stories.answer(cast.carla.actor, number, monday)
    version = Incident.objects.get(number=number).version
    again = judged(
        severity=Severity.VERY_SERIOUS,
        reason="Er was toch een arts nodig.",
        grounds=Grounds(injury=Injury.DOCTOR),
        version=version,
    )
    triage_acts.reassess(actor=cast.carla.actor, number=number, assessment=again, now=monday + 9 * HOUR)
    incident = Incident.objects.get(number=number)
    assert (incident.severity, incident.severity_proposed, incident.version) == (
        "s4_very_serious",
        "s4_very_serious",
        version + 1,
    )
    net: dict[tuple[str, str], int] = {}
    for fact in Fact.objects.all():
        net[fact.measure, fact.severity] = net.get((fact.measure, fact.severity), 0) + fact.delta
    assert {key for key, count in net.items() if count} == {
        ("incident", "s4_very_serious"),
        ("clock", "s4_very_serious"),
        ("answered", "s4_very_serious"),
        ("talk_due", "s4_very_serious"),
    }
    entry = TimelineEntry.objects.get(act="reassessed")
    assert (entry.detail["before"], entry.detail["severity"]) == ("s3_serious", "s4_very_serious")


def test_assessing_anew_needs_a_reason_a_judgement_and_an_open_dossier(
    cast: Cast, monday: datetime, number: str
) -> None:
    carla = cast.carla.actor
    with pytest.raises(NotNow):
        triage_acts.reassess(actor=carla, number=number, assessment=judged(reason="x"), now=monday)
    stories.assess(carla, number, monday)
    with pytest.raises(ReasonNeeded):
        triage_acts.reassess(actor=carla, number=number, assessment=judged(version=2), now=monday)
    with pytest.raises(ChangedMeanwhile):
        triage_acts.reassess(actor=carla, number=number, assessment=judged(reason="x"), now=monday)
    end(cast, number, monday)
    with pytest.raises(NotNow):
        triage_acts.reassess(actor=carla, number=number, assessment=judged(reason="x", version=3), now=monday)


def test_knowing_the_other_person_after_all_brings_the_clock_back_into_the_share(
    cast: Cast, monday: datetime, number: str
) -> None:
    stories.assess(cast.carla.actor, number, monday, perpetrator_known=PerpetratorKnown.NO)
    assert counted(number) == {"incident": 1, "talk_due": 1}
    for version, known, clocks in ((2, PerpetratorKnown.YES, 1), (3, PerpetratorKnown.NO, 0)):
        again = judged(reason="Beeld bekeken.", perpetrator_known=known, version=version)
        triage_acts.reassess(actor=cast.carla.actor, number=number, assessment=again, now=monday)
        assert counted(number).get("clock", 0) == clocks


def test_a_red_report_is_told_as_one_and_stopped_by_whoever_sees_it(cast: Cast, monday: datetime) -> None:
    number = new(cast, monday, is_safe_now=False)
    assert told(cast.carla.id) == told(cast.bram.id) == ["red_report"]
    page = queries.dossier(cast.bram.actor, number, monday)
    assert (page.is_red, page.waits_to_be_seen, page.may_watch, page.may_handle) == (True, True, True, False)

    assert triage_acts.acknowledge_red(actor=cast.bram.actor, number=number, now=monday + 9 * MINUTE)

    clock = Clock.objects.get(kind="red_acknowledged")
    assert (clock.stopped_at, clock.stop_reason) == (monday + 9 * MINUTE, "done")
    entry = TimelineEntry.objects.get(act="red_seen")
    assert (entry.account_id, entry.at) == (cast.bram.id, monday + 9 * MINUTE)
    follow = own_reports.follow(cast.anna.actor, Report.objects.get(number=number).pk, monday + HOUR)
    assert follow.red_seen_at == monday + 9 * MINUTE
    assert not triage_acts.acknowledge_red(actor=cast.carla.actor, number=number, now=monday + HOUR)
    assert TimelineEntry.objects.filter(act="red_seen").count() == 1
    assert TrailLine.objects.filter(action="acknowledge_red").count() == 1


def test_who_judges_a_red_report_saw_it(cast: Cast, monday: datetime) -> None:
    number = new(cast, monday, kinds=("threat_weapon",))
    stories.assess(
        cast.carla.actor, number, monday, main_type="threat_weapon", severity=Severity.VERY_SERIOUS
    )
    assert Clock.objects.get(kind="red_acknowledged").stop_reason == "done"


def test_a_report_that_is_not_red_has_nothing_to_see(cast: Cast, monday: datetime, number: str) -> None:
    assert not triage_acts.acknowledge_red(actor=cast.carla.actor, number=number, now=monday)
    follow = own_reports.follow(cast.anna.actor, Report.objects.get(number=number).pk, monday)
    assert follow.red_seen_at is None


@pytest.mark.parametrize("who", ["anna", "dirk", "ilse", "joost", "sam"])
def test_others_do_not_acknowledge(cast: Cast, monday: datetime, who: str) -> None:
    number = new(cast, monday, is_safe_now=False)
    with pytest.raises(NotVisible):
        triage_acts.acknowledge_red(actor=cast.people[who].actor, number=number, now=monday)


def influenced(cast: Cast, number: str, now: datetime) -> None:
    dossier.assess(
        actor=cast.carla.actor, number=number, assessment=judged(decision_influenced=True), now=now
    )


def test_an_influenced_decision_asks_for_a_second_person(cast: Cast, monday: datetime, number: str) -> None:
    influenced(cast, number, monday)
    assert "second_eyes_asked" in told(cast.bram.id)
    assert "second_eyes_asked" not in told(cast.carla.id)
    clock = Clock.objects.get(kind="influence_check")
    assert (clock.started_at, clock.stopped_at) == (monday, None)
    for actor in (cast.dirk.actor, cast.anna.actor):
        with pytest.raises(NotVisible):
            triage_acts.influence_page(actor, number)
    assert not triage_acts.influence_page(cast.carla.actor, number).may_check
    assert triage_acts.influence_page(cast.bram.actor, number).may_check


def test_four_eyes_are_those_of_two_people(cast: Cast, monday: datetime, number: str) -> None:
    influenced(cast, number, monday)

    def check(actor: Actor, finding: str = "De boete bleef staan.") -> None:
        triage_acts.check_influence(
            actor=actor,
            number=number,
            outcome=InfluenceOutcome.NOT_INFLUENCED,
            finding=finding,
            now=monday + HOUR,
        )

    with pytest.raises(OwnQuestion):
        check(cast.carla.actor)
    with pytest.raises(FindingNeeded):
        check(cast.bram.actor, " ")
    with pytest.raises(NotVisible):
        check(cast.dirk.actor)
    check(cast.bram.actor)
    with pytest.raises(AlreadyChecked):
        check(cast.bram.actor)
    page = triage_acts.influence_page(cast.carla.actor, number)
    assert (page.check.outcome, page.check.finding, page.checked_by) == (
        InfluenceOutcome.NOT_INFLUENCED,
        "De boete bleef staan.",
        "Bram",
    )
    assert Clock.objects.get(kind="influence_check").stop_reason == "done"
    assert TimelineEntry.objects.get(act="influence_checked").account_id == cast.bram.id


def test_a_dossier_does_not_close_before_the_second_person_looked(
    cast: Cast, monday: datetime, number: str
) -> None:
    missing = "Een tweede collega keek nog niet naar het besluit."
    influenced(cast, number, monday)
    assert missing in queries.dossier(cast.carla.actor, number, monday).closing.missing
    triage_acts.check_influence(
        actor=cast.bram.actor,
        number=number,
        outcome=InfluenceOutcome.REDONE,
        finding="Opnieuw besloten.",
        now=monday,
    )
    assert missing not in queries.dossier(cast.carla.actor, number, monday).closing.missing


def test_four_eyes_are_asked_once(cast: Cast, monday: datetime, number: str) -> None:
    influenced(cast, number, monday)
    again = judged(reason="Nog eens gekeken.", decision_influenced=True, version=2)
    triage_acts.reassess(actor=cast.carla.actor, number=number, assessment=again, now=monday)
    assert TimelineEntry.objects.filter(act="influence_opened").count() == 1


def test_without_a_question_there_is_no_page(cast: Cast, monday: datetime, number: str) -> None:
    stories.assess(cast.carla.actor, number, monday)
    with pytest.raises(NotVisible):
        triage_acts.influence_page(cast.carla.actor, number)


def test_the_own_words_are_destroyed_and_pages_say_so(cast: Cast, monday: datetime, number: str) -> None:
    """The coded facts stay; a page with the words says that they are gone; nothing is added to them."""
    other = new(cast, monday)
    end(cast, number, monday, gate=None)
    report = Report.objects.get(number=number)
    with pytest.raises(vault.KeyGone, match=r"\(C2\+C3\): destroyed"):
        vault.open(report, "own_words")
    gone = "Deze woorden zijn vernietigd. Niemand kan ze nog lezen."
    page = own_reports.follow(cast.anna.actor, report.pk, monday)
    assert page.own_words == gone
    assert own_reports.follow(cast.anna.actor, Report.objects.get(number=other).pk, monday).own_words
    said = remarks.Said(Audience.HANDLERS, NoteKind.FACT, "Nog iets")
    with pytest.raises(WordsDestroyed):
        remarks.add_note(actor=cast.carla.actor, number=number, said=said, now=monday)
    assert vault.open(Incident.objects.get(number=number), "place") == "Bus 4123, lijn 62"
