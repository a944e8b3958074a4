# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a report to a closed dossier, as the people in it live it."""

import io
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pikepdf
import pytest
from django.apps import apps

from eenlijn.casework.clocks.actions import LateReasonNeeded
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import intake, lights, own_reports, queries
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.actions import ChangedMeanwhile, MoveNotAllowed, ReasonNeeded
from eenlijn.casework.incidents.codes import PerpetratorKnown, Severity, Status
from eenlijn.casework.incidents.models import Incident, StatusChange
from eenlijn.casework.reporting.actions import AlreadyClaimed, OtherContent
from eenlijn.casework.reporting.codes import EnvelopeState, Identity
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.response.actions import (
    AlreadyLeft,
    LetterImpossible,
    MomentImpossible,
    NotFinal,
    NotReady,
)
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.trail.queries import verify
from tests.cast import Cast
from tests.factories import stories
from tests.factories.stories import WORDS

KEY = bytes(range(16))


def told(account_id: UUID) -> list[str]:
    rows = Notice.objects.filter(recipient_id=account_id, reaches="app").select_related("event")
    return [row.event.type for row in rows.order_by("event__created_at")]


def acts(number: str) -> list[str]:
    return list(TimelineEntry.objects.filter(incident__number=number).values_list("act", flat=True))


def counts() -> dict[str, int]:
    totals: dict[str, int] = {}
    for measure, delta in Fact.objects.values_list("measure", "delta"):
        totals[measure] = totals.get(measure, 0) + delta
    return totals


def test_annas_report_is_kept_counted_clocked_told_and_trailed(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    before = set(TrailLine.objects.values_list("pk", flat=True))

    receipt = stories.report(Actor.link(link.organisation_id), link, monday)

    incident = Incident.objects.get(number=receipt.number)
    clock = Clock.objects.get(incident=incident, kind="answer")
    assert (incident.status, incident.severity, incident.severity_proposed) == ("reported", "", "s3_serious")
    assert (incident.main_type, incident.other_types) == ("threat_general", ["physical_light"])
    assert incident.unit == cast.lijn_62
    assert (clock.started_at, clock.due_at) == (monday, monday + timedelta(hours=48))
    assert counts() == {"incident": 1, "clock": 1, "talk_due": 1}
    assert acts(receipt.number) == ["reported"]
    assert told(cast.carla.id) == ["report_received"]
    assert told(cast.bram.id) == ["report_received"]
    assert told(cast.dirk.id) == []
    assert told(cast.anna.id) == []
    lines = TrailLine.objects.exclude(pk__in=before).values_list("action", "organisation_id")
    assert list(lines) == [("open_from_report", cast.reggestreek.pk)]
    assert StatusChange.objects.filter(incident=incident).count() == 1


def test_the_same_key_gives_the_same_receipt_and_nothing_new(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    actor = Actor.link(link.organisation_id)
    first = stories.report(actor, link, monday, key=KEY)

    again = stories.report(actor, link, monday + timedelta(days=3), key=KEY)

    assert (again.number, again.code, again.is_new) == (first.number, first.code, False)
    assert Report.objects.count() == Incident.objects.count() == 1
    assert Clock.objects.filter(kind="answer").count() == 1
    assert counts() == {"incident": 1, "clock": 1, "talk_due": 1}


def test_the_same_key_with_other_content_is_refused_and_changes_nothing(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    actor = Actor.link(link.organisation_id)
    first = stories.report(actor, link, monday, key=KEY)

    with pytest.raises(OtherContent) as refused:
        stories.report(actor, link, monday, key=KEY, words="Iets heel anders.")

    assert (refused.value.number, refused.value.code) == (first.number, first.code)
    assert Report.objects.count() == 1
    assert vault.open(Report.objects.get(), "own_words") == WORDS


def test_two_employers_may_use_the_same_key(cast: Cast, monday: datetime) -> None:
    here = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    there = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)

    first = stories.report(Actor.link(here.organisation_id), here, monday, key=KEY)
    second = stories.report(Actor.link(there.organisation_id), there, monday, key=KEY)

    assert (first.is_new, second.is_new) == (True, True)
    assert first.number != second.number
    assert first.code != second.code


def test_a_number_that_is_taken_is_drawn_again(
    cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    taken = stories.report(Actor.link(link.organisation_id), link, monday).number
    free = "0000-000"
    drawn = iter([taken, taken, free])
    monkeypatch.setattr("eenlijn.casework.reporting.actions.new_number", lambda: next(drawn))

    receipt = stories.report(Actor.link(link.organisation_id), link, monday)

    assert (receipt.number, receipt.is_new) == (free, True)


def test_with_the_keys_away_the_envelope_is_kept_and_opened_later(
    cast: Cast, monday: datetime, key_directory: Path
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    away = key_directory.with_name("away")
    key_directory.rename(away)
    vault.forget_cached()

    receipt = stories.report(Actor.link(link.organisation_id), link, monday)

    kept = Report.objects.get(number=receipt.number)
    assert kept.state == EnvelopeState.KEPT
    assert WORDS.encode() not in bytes(kept.envelope)
    assert Incident.objects.count() == 0
    away.rename(key_directory)
    vault.forget_cached()
    later = monday + timedelta(hours=5)
    assert intake.open_kept_reports(now=later) == 1
    assert intake.open_kept_reports(now=later) == 0
    incident = Incident.objects.get(number=receipt.number)
    assert incident.reported_at == monday
    assert Clock.objects.get(incident=incident, kind="answer").due_at == monday + timedelta(hours=48)
    assert told(cast.carla.id) == ["report_received"]


def in_a_crowd(cast: Cast, now: datetime, key: bytes = b"k" * 16, **changes: Any) -> intake.Receipt:
    """A system of the employer passes a report on while many others do."""
    return intake.open_from_report(
        actor=Actor.link(cast.reggestreek.pk),
        organisation_id=cast.reggestreek.pk,
        link=None,
        content=replace(stories.CONTENT, **changes),
        report_key=key,
        language="nl",
        may_open_later=True,
        now=now,
    )


def test_in_a_crowd_the_envelope_is_kept_and_the_worker_opens_it_as_if_it_had_been_at_once(
    cast: Cast, monday: datetime
) -> None:
    receipt = in_a_crowd(cast, monday)
    again = in_a_crowd(cast, monday + timedelta(seconds=1))
    assert (receipt.is_new, again) == (True, replace(receipt, is_new=False))
    assert (Report.objects.get().state, Incident.objects.count(), told(cast.carla.id)) == ("kept", 0, [])
    assert intake.open_kept_reports(now=monday + timedelta(seconds=2)) == 1
    incident = Incident.objects.get(number=receipt.number)
    assert (incident.reported_at, Fact.objects.count()) == (monday, 3)
    assert Clock.objects.get(incident=incident, kind="answer").due_at == monday + timedelta(hours=48)
    assert told(cast.carla.id) == ["report_received"]
    lines = TrailLine.objects.filter(organisation=cast.reggestreek).order_by("sequence")
    assert list(lines.values_list("action", flat=True))[-2:] == ["keep_envelope", "open_from_report"]
    assert in_a_crowd(cast, monday + timedelta(hours=1)) == again


def test_in_a_crowd_a_red_report_is_opened_at_once(cast: Cast, monday: datetime) -> None:
    receipt = in_a_crowd(cast, monday, is_safe_now=False)
    assert Incident.objects.get(number=receipt.number).is_red
    assert told(cast.carla.id) == ["red_report"]


def test_carla_answers_in_time_and_anna_is_told_at_every_step(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number

    stories.answer(cast.carla.actor, number, monday)
    stories.settle(cast.carla.actor, number, monday + timedelta(hours=5))
    dossier.close(actor=cast.carla.actor, number=number, now=monday + timedelta(days=1))

    incident = Incident.objects.get(number=number)
    clock = Clock.objects.get(incident=incident, kind="answer")
    assert incident.status == Status.CLOSED
    assert incident.closed_at == monday + timedelta(days=1)
    assert (clock.stopped_at, clock.stop_reason) == (monday + timedelta(hours=4), "answered")
    assert told(cast.anna.id) == [
        "letter_about_to_leave",
        "answer_sent",
        "feedback_given",
        "dossier_closed",
    ]
    assert told(cast.dirk.id) == []
    assert counts() == {
        "incident": 1,
        "clock": 1,
        "answered": 1,
        "heard_back": 1,
        "heard_done": 1,
        "police_not": 1,
        "talk_due": 1,
        "talk_waived": 1,
    }
    assert Fact.objects.get(measure="answered").in_time is True
    assert set(acts(number)) == {
        Act.REPORTED,
        Act.ASSESSED,
        Act.TAKEN,
        Act.ANSWER_DRAFTED,
        Act.LETTER_FINAL,
        Act.REPORTER_TOLD,
        Act.LETTER_SENT,
        Act.FEEDBACK_GIVEN,
        Act.POLICE_DECIDED,
        Act.MEASURE_WAIVED,
        Act.CLOSED,
    }
    assert verify(cast.reggestreek.pk).ok


def test_the_letter_comes_as_pdf_and_word_without_a_word_about_anna(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.answer(cast.carla.actor, number, monday)
    lines = TrailLine.objects.filter(action="hand_out_document").count()

    pdf = dossier.hand_out_letter(actor=cast.carla.actor, number=number, is_word=False, now=monday)
    word = dossier.hand_out_letter(actor=cast.carla.actor, number=number, is_word=True, now=monday)

    assert pdf.file_name == f"brief-{number}.pdf"
    assert len(pikepdf.open(io.BytesIO(pdf.content)).pages) >= 1
    text = ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    assert "U pakte onze medewerker bij de jas." in text
    assert "U bedreigt niemand en u raakt niemand aan." in text
    for secret in ("Anna", "opwacht", "buschauffeur", "Kanarie"):
        assert secret not in text
    assert TrailLine.objects.filter(action="hand_out_document").count() == lines + 2


def test_a_letter_with_gaps_stays_and_says_what_is_missing(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    stories.write(
        cast.carla.actor, number, monday, behaviour="", addressee_name="", reporter_unrecognisable=False
    )

    with pytest.raises(NotReady) as refused:
        dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)

    assert refused.value.fields == ("behaviour", "addressee_name", "reporter_unrecognisable")
    assert told(cast.anna.id) == []


def test_a_letter_that_cannot_be_printed_says_so_and_stays_a_draft(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    stories.write(
        cast.carla.actor, number, monday, behaviour="U stuurde onze medewerker \N{PISTOL} in een bericht."
    )

    with pytest.raises(LetterImpossible):
        dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)

    assert told(cast.anna.id) == []


def test_an_answer_leaves_once_and_only_when_it_is_final(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    stories.write(cast.carla.actor, number, monday)
    later = monday + timedelta(hours=1)

    with pytest.raises(NotFinal):
        stories.send(cast.carla.actor, number, later)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=later)
    with pytest.raises(MomentImpossible):
        stories.send(cast.carla.actor, number, later + timedelta(days=1), now=later)
    with pytest.raises(MomentImpossible):
        stories.send(cast.carla.actor, number, later - timedelta(minutes=1), now=later)
    stories.send(cast.carla.actor, number, later)
    with pytest.raises(AlreadyLeft):
        stories.send(cast.carla.actor, number, later)

    assert counts()["answered"] == 1


def test_a_late_answer_needs_a_reason_and_counts_as_late(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    stories.write(cast.carla.actor, number, monday)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)
    late = monday + timedelta(hours=48, seconds=1)

    with pytest.raises(LateReasonNeeded):
        stories.send(cast.carla.actor, number, late)
    stories.send(cast.carla.actor, number, late, late_reason="absence_staff")

    assert Fact.objects.get(measure="answered").in_time is False
    assert Clock.objects.get(kind="answer").late_reason == "absence_staff"


def test_no_answer_possible_stops_the_clock_and_leaves_the_share(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    stories.write(
        cast.carla.actor, number, monday, kind=AnswerKind.NONE_POSSIBLE, note="Niemand weet wie het was."
    )

    stories.send(cast.carla.actor, number, monday + timedelta(hours=60))

    assert Clock.objects.get(kind="answer").stop_reason == "none_possible"
    assert counts() == {"incident": 1, "clock": 0, "talk_due": 1}


def test_an_unknown_person_who_is_answered_after_all_returns_to_the_share(
    cast: Cast, monday: datetime
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday, perpetrator_known=PerpetratorKnown.NO)
    assert counts() == {"incident": 1, "clock": 0, "talk_due": 1}

    stories.write(cast.carla.actor, number, monday)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)
    stories.send(cast.carla.actor, number, monday)

    assert counts() == {"incident": 1, "clock": 1, "answered": 1, "talk_due": 1}


def test_another_severity_than_proposed_needs_a_reason(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number

    with pytest.raises(ReasonNeeded):
        stories.assess(cast.carla.actor, number, monday, severity=Severity.VERY_SERIOUS)
    stories.assess(
        cast.carla.actor, number, monday, severity=Severity.VERY_SERIOUS, reason="Hij kent haar adres."
    )

    incident = Incident.objects.get(number=number)
    assert (incident.severity, incident.severity_proposed) == ("s4_very_serious", "s3_serious")
    assert vault.open(incident, "severity_reason") == "Hij kent haar adres."


def test_counts_follow_the_kind_that_triage_establishes(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number

    stories.assess(
        cast.carla.actor, number, monday, main_type="threat_death_injury", severity=Severity.VERY_SERIOUS
    )

    per_kind: dict[tuple[str, str], int] = {}
    for measure, kind, delta in Fact.objects.values_list("measure", "kind", "delta"):
        per_kind[measure, kind] = per_kind.get((measure, kind), 0) + delta
    assert per_kind == {
        ("incident", "threat_general"): 0,
        ("incident", "threat_death_injury"): 1,
        ("clock", "threat_general"): 0,
        ("clock", "threat_death_injury"): 1,
        ("talk_due", "threat_general"): 0,
        ("talk_due", "threat_death_injury"): 1,
    }


def test_who_saves_second_is_told(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)

    with pytest.raises(ChangedMeanwhile):
        stories.assess(cast.carla.actor, number, monday)
    with pytest.raises(MoveNotAllowed):
        stories.assess(cast.carla.actor, number, monday, version=2)


def test_a_dossier_does_not_close_before_the_other_person_heard(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    stories.write(cast.carla.actor, number, monday)

    with pytest.raises(dossier.NotYetClosable) as refused:
        dossier.close(actor=cast.carla.actor, number=number, now=monday)

    assert refused.value.sentence == (
        "Dit dossier kan nog niet dicht. Bij Norm staat nog niets. De melder weet nog niet wat wij deden. "
        "Bij Trainen staat nog niets. De ander heeft nog geen antwoord. Bij Aangifte staat nog niets. "
        "Bij Schade staat nog niets. Bij Nazorg staat nog een gesprek open."
    )


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "eva", "hugo", "noor"])
def test_nobody_but_the_coordinator_acts_on_it(who: str, cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    actor = cast.people[who].actor
    lines = TrailLine.objects.count()

    for act in (
        lambda: stories.assess(actor, number, monday),
        lambda: stories.write(actor, number, monday),
        lambda: dossier.finish_letter(actor=actor, number=number, now=monday),
        lambda: dossier.hand_out_letter(actor=actor, number=number, is_word=False, now=monday),
        lambda: stories.send(actor, number, monday),
        lambda: dossier.close(actor=actor, number=number, now=monday),
    ):
        with pytest.raises(NotVisible):
            act()

    assert Incident.objects.get(number=number).status == Status.REPORTED
    assert TrailLine.objects.count() == lines


@pytest.mark.parametrize("who", ["dirk", "anna", "eva", "hugo", "noor"])
def test_nobody_without_the_right_reveals_a_name(who: str, cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    lines = TrailLine.objects.count()

    with pytest.raises(NotVisible):
        dossier.reveal_names(actor=cast.people[who].actor, number=number, purpose="read", now=monday)

    assert TrailLine.objects.count() == lines


def test_bram_sees_whom_it_happened_to_and_never_who_the_other_is(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number

    dossier.reveal_names(actor=cast.bram.actor, number=number, purpose="read", now=monday)

    assert TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence").compartments == "C2"


def test_dirk_gets_the_same_answer_for_annas_dossier_as_for_none(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number

    for asked in (number, "7K4M-2QX", "", "x" * 500):
        with pytest.raises(NotVisible):
            queries.dossier(cast.dirk.actor, asked, monday)
    assert queries.dossier(cast.carla.actor, number, monday).own_words == WORDS


def test_bram_reads_his_team_and_not_another(cast: Cast, monday: datetime) -> None:
    own = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    other = stories.link_of(cast.carla.actor, cast.lijn_9.pk, monday)
    seen = stories.report(Actor.link(own.organisation_id), own, monday).number
    unseen = stories.report(Actor.link(other.organisation_id), other, monday).number

    page = queries.dossier(cast.bram.actor, seen, monday)
    assert (page.number, page.may_handle, page.answer) == (seen, False, None)
    assert (page.own_words, page.wish) == (None, "talk")
    with pytest.raises(NotVisible):
        queries.dossier(cast.bram.actor, unseen, monday)


def test_names_stay_hidden_until_they_are_revealed(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    stories.write(cast.carla.actor, number, monday)

    hidden = queries.dossier(cast.carla.actor, number, monday).people
    shown = queries.dossier(cast.carla.actor, number, monday, names_revealed=True).people
    brams = queries.dossier(cast.bram.actor, number, monday, names_revealed=True).people

    assert (hidden.victim_name, hidden.perpetrator_name) == ("", "")
    assert (shown.victim_name, shown.perpetrator_name) == ("Anna", "T. Tester")
    assert (brams.victim_name, brams.perpetrator_name) == ("Anna", "")


def test_anna_reports_by_link_and_makes_herself_known_with_her_code(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(Actor.link(link.organisation_id), link, monday).number
    report = Report.objects.get(number=number)
    assert (report.identity, own_reports.my_reports(cast.anna.actor, monday)) == (Identity.UNNAMED, [])

    for stranger in (cast.dirk.actor, cast.eva.actor):
        with pytest.raises(AlreadyClaimed):
            intake.claim(actor=stranger, report_id=report.pk, now=monday)
    intake.claim(actor=cast.anna.actor, report_id=report.pk, now=monday)
    with pytest.raises(AlreadyClaimed):
        intake.claim(actor=cast.bram.actor, report_id=report.pk, now=monday)

    report.refresh_from_db()
    assert (report.identity, report.reporter_id) == (Identity.CONFIRMED, cast.anna.id)
    assert [own.number for own in own_reports.my_reports(cast.anna.actor, monday)] == [number]
    assert own_reports.my_reports(cast.dirk.actor, monday) == []


def test_the_follow_page_shows_what_really_happened(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(Actor.link(link.organisation_id), link, monday).number
    report = Report.objects.get(number=number)
    holder = Actor.reporter(link.organisation_id, report.pk)

    fresh = own_reports.follow(holder, report.pk, monday)
    stories.answer(cast.carla.actor, number, monday)
    answered = own_reports.follow(holder, report.pk, monday + timedelta(days=1))

    assert (fresh.number, fresh.is_open, fresh.answered_at) == (number, True, None)
    assert (fresh.readers, fresh.informed) == (("Carla",), ("Bram",))
    assert answered.answered_at == monday + timedelta(hours=4)
    other = stories.report(Actor.link(link.organisation_id), link, monday).number
    with pytest.raises(NotVisible):
        own_reports.follow(holder, Report.objects.get(number=other).pk, monday)


def test_anna_reads_who_opened_her_report_and_why(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    report = Report.objects.get(number=number)
    dossier.open_dossier(actor=cast.carla.actor, number=number, purpose="assess", now=monday)

    openings = own_reports.openings_of(cast.anna.actor, report.pk)

    assert [(one.function_name, one.purpose) for one in openings if one.action == "open_dossier"] == [
        (cast.carla.membership.function_name, "assess")
    ]
    with pytest.raises(NotVisible):
        own_reports.openings_of(cast.dirk.actor, report.pk)


def test_an_exercise_works_and_counts_nowhere(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday, is_exercise=True).number

    stories.answer(cast.carla.actor, number, monday)

    assert Fact.objects.count() == 0
    assert Notice.objects.count() == 0
    assert Clock.objects.get(kind="answer").stopped_at is not None


def test_lights_are_told_once_each(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday)
    Clock.objects.exclude(kind="answer").delete()

    told_per_hour = {
        hours: lights.warn_of_lights(now=monday + timedelta(hours=hours))
        for hours in (10, 24, 36, 40, 45, 49, 60)
    }

    assert told_per_hour == {10: 0, 24: 0, 36: 1, 40: 0, 45: 1, 49: 1, 60: 0}
    assert told(cast.carla.id) == ["report_received", "answer_due_soon"]
    assert told(cast.bram.id) == ["report_received", "answer_due_soon", "answer_late"]
    assert told(cast.dirk.id) == []


def test_no_plain_word_of_a_dossier_lies_in_the_database(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(
        Actor.link(link.organisation_id),
        link,
        monday,
        name="Annabella Kanarie",
        address="kanarie@voorbeeld.nl",
    ).number
    stories.answer(cast.carla.actor, number, monday)

    stored = b" ".join(
        value if isinstance(value, bytes) else repr(value).encode()
        for model in apps.get_models()
        if model._meta.managed
        for row in model._default_manager.values_list()
        for value in (bytes(cell) if isinstance(cell, memoryview) else cell for cell in row)
    )
    for plain in (
        b"opwacht",
        b"Kanarie",
        b"kanarie@",
        b"T. Tester",
        b"Teststraat",
        b"bij de jas",
        b"4123, lijn",
    ):
        assert plain not in stored.replace(link.place.encode(), b""), plain
