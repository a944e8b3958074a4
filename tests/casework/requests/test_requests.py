# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Teun asks about his data: one month, a hold on the dossier, a decision with remedies, an objection."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import data_requests as acts
from eenlijn.casework.dossier import exercises
from eenlijn.casework.dossier.access import told_on_ladder
from eenlijn.casework.dossier.access_copy import access_copy
from eenlijn.casework.dossier.lanes import name_involved
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.removing import PARTS_THAT_GO
from eenlijn.casework.dossier.restricted import UseRestricted, check_use
from eenlijn.casework.dossier.terms import my_terms
from eenlijn.casework.dossier.triage_acts import record_no_aggression
from eenlijn.casework.incidents.codes import InvolvedAs, Lane, Status
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.reporting.actions import make_link
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import open_link
from eenlijn.casework.requests import actions as requests
from eenlijn.casework.requests.actions import Asked, Ruling
from eenlijn.casework.requests.codes import (
    AskedBy,
    GoneBy,
    IdentityCheck,
    RequestKind,
    RequestLetter,
    RequestState,
    RequestWay,
    Verdict,
)
from eenlijn.casework.requests.letters import outcome_words, paper_of
from eenlijn.casework.requests.models import Concerned, DataRequest, WaitingRemoval
from eenlijn.casework.requests.queries import is_held, is_restricted, requests_of
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import Hears
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

ASK = "Ik wil weten wat er over mij staat. Kanarie-verzoek."
# A month after that Monday, to the end of the day in Amsterdam; and two months more.
DUE = datetime(2026, 12, 23, 22, 59, 59, tzinfo=UTC)
LATER_DUE = datetime(2027, 2, 23, 22, 59, 59, tzinfo=UTC)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    return number


def asked(now: datetime, kind: RequestKind = RequestKind.ACCESS, **changes: object) -> Asked:
    told = Asked(
        kind=kind,
        words=ASK,
        name="Teun Tester",
        address="Teststraat 1\n7600 XX Almelo",
        way=RequestWay.LETTER,
        received_at=now,
        asked_by=AskedBy.ACCUSED,
    )
    return replace(told, **changes)  # type: ignore[arg-type]


def marked(cast: Cast, number: str, now: datetime, kind: RequestKind = RequestKind.ACCESS) -> str:
    """Carla sees that a letter asks about data, whatever it is called."""
    return acts.mark_request(actor=cast.carla.actor, number=number, asked=asked(now, kind), now=now)


def decide(cast: Cast, request: str, verdict: Verdict, now: datetime, words: str = "") -> None:
    noor = cast.noor.actor
    acts.record_identity(
        actor=noor, number=request, how=IdentityCheck.SHOWN, asked_by=AskedBy.ACCUSED, now=now
    )
    ruling = Ruling(verdict, "U vroeg ernaar, en het gaat over u.")
    acts.decide_request(actor=noor, number=request, ruling=ruling, words=words, now=now)


def test_a_letter_marked_as_a_request_runs_from_the_day_it_came_and_holds_the_dossier(
    cast: Cast, monday: datetime, number: str
) -> None:
    request = marked(cast, number, monday)
    incident = Incident.objects.get(number=number)
    clock = Clock.objects.get(incident=incident, kind="data_request")
    assert (clock.started_at, clock.due_at, clock.stopped_at) == (monday, DUE, None)
    assert is_held(incident.pk)
    (line,) = requests_of(cast.noor.actor, monday)
    assert (line.number, line.state, line.due_at, line.is_late) == (
        request,
        RequestState.RECEIVED,
        DUE,
        False,
    )
    row = DataRequest.objects.get()
    assert ASK.encode() not in bytes(row.words or b"")
    assert TrailLine.objects.filter(action="receive_request").count() == 1


@pytest.mark.parametrize("name", ["anna", "bram", "carla", "dirk", "omar", "petra", "ilse"])
def test_only_the_privacy_officer_reads_who_asked_and_what(
    cast: Cast, monday: datetime, number: str, name: str
) -> None:
    request = marked(cast, number, monday)
    assert acts.open_request(actor=cast.noor.actor, number=request, now=monday).words == ASK
    actor = cast.people[name].actor
    assert requests_of(actor, monday) == []
    with pytest.raises(NotVisible):
        acts.open_request(actor=actor, number=request, now=monday)
    with pytest.raises(NotVisible):
        acts.write_request(actor=actor, asked=asked(monday), now=monday)


def test_who_handles_it_sees_that_it_is_held_and_not_by_whom(
    cast: Cast, monday: datetime, number: str
) -> None:
    marked(cast, number, monday)
    (sign,) = acts.signs(cast.carla.actor, number)
    assert (sign.kind, sign.due_at, sign.is_restricted) == (RequestKind.ACCESS, DUE, False)
    assert "Teun" not in str(sign)
    with pytest.raises(NotVisible):
        acts.signs(cast.dirk.actor, number)


LACKING = {
    "words": {"words": " "},
    "name": {"name": ""},
    "address": {"address": " "},
    "representative": {"is_minor": True},
    "received_on": {"received_at": datetime(2026, 1, 1, tzinfo=UTC)},
}


@pytest.mark.parametrize("field", LACKING)
def test_a_request_says_what_it_lacks(cast: Cast, monday: datetime, number: str, field: str) -> None:
    told = asked(monday, **LACKING[field])  # type: ignore[arg-type]
    with pytest.raises(requests.RequestNotTold) as refused:
        acts.mark_request(actor=cast.carla.actor, number=number, asked=told, now=monday)
    assert refused.value.field == field
    assert DataRequest.objects.count() == 0


def test_noor_joins_a_dossier_by_its_number_and_learns_nothing_of_other_employers(
    cast: Cast, monday: datetime, number: str
) -> None:
    noor = cast.noor.actor
    request = acts.receive_request(
        organisation_id=cast.reggestreek.pk, asked=asked(monday, way=RequestWay.FORM), now=monday
    )
    theirs = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    elsewhere = stories.report(cast.mila.actor, theirs, monday).number
    for wrong in (elsewhere, "0000-000", "ABC"):
        with pytest.raises(NotVisible):
            acts.join_dossier(actor=noor, number=request, dossier=wrong, now=monday)
    acts.join_dossier(actor=noor, number=request, dossier=number, now=monday)
    with pytest.raises(requests.AlreadyJoined):
        acts.join_dossier(actor=noor, number=request, dossier=number, now=monday)
    assert acts.open_request(actor=noor, number=request, now=monday).dossiers == (number,)


def test_two_months_more_once_with_a_reason_and_only_within_the_first(
    cast: Cast, monday: datetime, number: str
) -> None:
    noor, request = cast.noor.actor, marked(cast, number, monday)
    with pytest.raises(requests.RequestNotTold):
        acts.extend_request(actor=noor, number=request, reason=" ", now=monday)
    with pytest.raises(requests.TooLateToExtend):
        acts.extend_request(
            actor=noor, number=request, reason="Veel dossiers.", now=DUE + timedelta(seconds=1)
        )
    acts.extend_request(actor=noor, number=request, reason="Veel dossiers.", now=monday)
    letter = acts.letter_of(actor=noor, number=request, which=RequestLetter.EXTENSION, now=monday)
    assert letter.content.startswith(b"%PDF-")
    found = acts.open_request(actor=noor, number=request, now=monday)
    assert (found.due_at, found.extension_reason) == (LATER_DUE, "Veel dossiers.")
    running = Clock.objects.get(incident__number=number, kind="data_request")
    assert (running.started_at, running.due_at, running.stopped_at) == (monday, LATER_DUE, None)
    assert TimelineEntry.objects.filter(incident__number=number, act="request_extended").count() == 1
    with pytest.raises(requests.ExtendedAlready):
        acts.extend_request(actor=noor, number=request, reason="Nog meer.", now=monday)


def test_nothing_is_decided_for_somebody_unknown_or_without_a_reason(
    cast: Cast, monday: datetime, number: str
) -> None:
    noor, request = cast.noor.actor, marked(cast, number, monday)
    ruling = Ruling(Verdict.GRANTED, "Het gaat over u.")
    with pytest.raises(requests.IdentityUnknown):
        acts.decide_request(actor=noor, number=request, ruling=ruling, words="", now=monday)
    acts.record_identity(
        actor=noor, number=request, how=IdentityCheck.BY_POST, asked_by=AskedBy.ACCUSED, now=monday
    )
    empty = Ruling(Verdict.REFUSED, " ")
    with pytest.raises(requests.RequestNotTold):
        acts.decide_request(actor=noor, number=request, ruling=empty, words="", now=monday)
    acts.decide_request(actor=noor, number=request, ruling=ruling, words="", now=monday)
    with pytest.raises(requests.DecidedAlready):
        acts.decide_request(actor=noor, number=request, ruling=ruling, words="", now=monday)


def test_access_turns_into_an_objection_that_another_person_decides(
    cast: Cast, monday: datetime, number: str
) -> None:
    """The story of the issue: refused in part, objected, looked at again by a second privacy officer."""
    request = marked(cast, number, monday)
    day = monday + timedelta(days=10)
    decide(cast, request, Verdict.PARTLY, day)
    noor, incident = cast.noor.actor, Incident.objects.get(number=number)
    letter = acts.letter_of(actor=noor, number=request, which=RequestLetter.DECISION, now=day)
    assert letter.content.startswith(b"%PDF-")
    assert is_held(incident.pk)
    clock = Clock.objects.get(incident=incident, kind="data_request")
    assert (clock.stopped_at, clock.stop_reason) == (day, "done")

    week = day + timedelta(days=7)
    acts.object_to_decision(actor=noor, number=request, words="Ik mis het verslag.", at=week, now=week)
    objected = Clock.objects.get(incident=incident, kind="objection")
    assert objected.due_at == datetime(2027, 1, 21, 22, 59, 59, tzinfo=UTC)
    again = Ruling(Verdict.GRANTED, "U krijgt ook het verslag.")
    with pytest.raises(requests.SamePersonDecides):
        acts.decide_objection(actor=noor, number=request, ruling=again, words="", now=week)
    second = replace(noor, account_id=cast.omar.id)
    next_day = week + timedelta(days=1)
    acts.decide_objection(actor=second, number=request, ruling=again, words="", now=next_day)
    objected.refresh_from_db()
    assert objected.stopped_at == next_day
    over = week + timedelta(weeks=6, days=2)
    again_letter = acts.letter_of(actor=noor, number=request, which=RequestLetter.OBJECTION, now=over)
    assert again_letter.content[:5] == b"%PDF-"
    assert is_held(incident.pk)
    over = week + timedelta(weeks=6, days=2)
    assert acts.settle_requests(week) == 0
    assert acts.settle_requests(over) == 1
    assert (is_held(incident.pk), DataRequest.objects.get().state) == (False, RequestState.CLOSED)
    told = TimelineEntry.objects.filter(incident=incident, act__startswith="request_")
    assert list(told.values_list("act", flat=True)) == [
        "request_joined",
        "request_decided",
        "request_objected",
        "request_decided",
        "request_over",
    ]


def test_who_is_late_with_an_objection_hears_so(cast: Cast, monday: datetime, number: str) -> None:
    noor, request = cast.noor.actor, marked(cast, number, monday)
    with pytest.raises(requests.NothingToObjectTo):
        acts.object_to_decision(actor=noor, number=request, words="Nee.", at=monday, now=monday)
    decide(cast, request, Verdict.REFUSED, monday)
    late = monday + timedelta(weeks=6, days=1)
    with pytest.raises(requests.NothingToObjectTo):
        acts.object_to_decision(actor=noor, number=request, words="Nee.", at=late, now=late)


def test_not_upheld_waits_for_a_request_and_then_goes_by_itself(
    cast: Cast, monday: datetime, number: str
) -> None:
    carla = cast.carla.actor
    stories.write(carla, number, monday)
    request = marked(cast, number, monday)
    end(cast, number, monday)
    incident = Incident.objects.get(number=number)
    other = Perpetrator.objects.get(incident=incident)
    assert vault.open(other, "name") == "T. Tester"
    assert WaitingRemoval.objects.filter(incident=incident).count() == 1
    decide(cast, request, Verdict.GRANTED, monday)
    assert acts.settle_requests(monday) == 0
    over = monday + timedelta(weeks=6, days=1)
    assert acts.settle_requests(over) == 2
    other.refresh_from_db()
    assert (other.name, WaitingRemoval.objects.count()) == (None, 0)
    assert incident.report_id
    report = Report.objects.get(pk=incident.report_id)
    assert vault.words(report, "own_words") == "Deze woorden zijn vernietigd. Niemand kan ze nog lezen."
    assert TimelineEntry.objects.filter(incident=incident, act="data_removed").count() == 1


def end(cast: Cast, number: str, now: datetime) -> None:
    version = Incident.objects.values_list("version", flat=True).get(number=number)
    record_no_aggression(
        actor=cast.carla.actor,
        number=number,
        gate=None,
        reason="Niet vast te stellen.",
        version=version,
        now=now,
    )


def test_without_a_request_it_goes_at_once_and_a_request_afterwards_hears_so(
    cast: Cast, monday: datetime, number: str
) -> None:
    stories.write(cast.carla.actor, number, monday)
    end(cast, number, monday)
    assert Perpetrator.objects.get(incident__number=number).name is None
    request = marked(cast, number, monday)
    plan = acts.plan_for(cast.noor.actor, request, monday)
    (gone,) = plan.gone
    assert (gone.at, gone.ground, gone.parts) == (monday, GoneBy.NOT_UPHELD, PARTS_THAT_GO)
    decide(cast, request, Verdict.REFUSED, monday)
    row = DataRequest.objects.get()
    (told,) = outcome_words(row.outcome)
    assert told == (
        "Op maandag 23 november 2026 is al vernietigd: naam, functie en adres; brieven aan deze persoon, "
        "en waar die te bereiken was; waarmee de naam te vinden is; eigen woorden en bestanden. "
        "De reden: het bleek niet gegrond, of geen agressie."
    )
    assert told in paper_of(request=row, which=RequestLetter.DECISION, now=monday).values.decision
    assert (row.remedy_until is not None, WaitingRemoval.objects.count()) == (True, 0)


def test_an_exercise_that_a_request_is_about_stays_until_that_is_over(cast: Cast, monday: datetime) -> None:
    made = make_link(
        actor=cast.carla.actor, unit_id=cast.lijn_62.pk, place="Oefenbus", is_exercise=True, now=monday
    )
    link = open_link(made.slug)
    assert link is not None
    held = stories.report(cast.anna.actor, link, monday, is_exercise=True).number
    stories.report(cast.anna.actor, link, monday, is_exercise=True)
    request = marked(cast, held, monday)
    month = monday + timedelta(days=31)
    assert exercises.forget_exercises(month) == 1
    assert exercises.forget_exercises(month) == 0
    assert list(Incident.objects.values_list("number", flat=True)) == [held]
    decide(cast, request, Verdict.REFUSED, month)
    over = month + timedelta(weeks=6, days=1)
    assert acts.settle_requests(over) == 1
    assert exercises.forget_exercises(over) == 1
    assert (Incident.objects.count(), Concerned.objects.count(), DataRequest.objects.count()) == (0, 0, 1)


def test_erasure_for_the_accused_takes_the_right_keys_and_not_while_another_request_holds(
    cast: Cast, monday: datetime, number: str
) -> None:
    stories.write(cast.carla.actor, number, monday)
    Incident.objects.filter(number=number).update(status=Status.CLOSED, closed_at=monday)
    first = marked(cast, number, monday, RequestKind.ERASURE)
    second = marked(cast, number, monday)
    assert acts.plan_for(cast.noor.actor, first, monday).waits
    decide(cast, first, Verdict.GRANTED, monday)
    other = Perpetrator.objects.get(incident__number=number)
    assert vault.open(other, "name") == "T. Tester"
    decide(cast, second, Verdict.GRANTED, monday)
    acts.settle_requests(monday + timedelta(weeks=6, days=1))
    other.refresh_from_db()
    assert other.name is None
    place = Incident.objects.get(number=number)
    assert vault.open(place, "place") == "Bus 4123, lijn 62"


def test_a_correction_stands_beside_the_words_and_changes_none(
    cast: Cast, monday: datetime, number: str
) -> None:
    report = Report.objects.get()
    before = bytes(report.own_words or b"")
    request = marked(cast, number, monday, RequestKind.RECTIFICATION)
    with pytest.raises(requests.RequestNotTold):
        decide(cast, request, Verdict.GRANTED, monday)
    decide(cast, request, Verdict.GRANTED, monday, words="Het was bus 4124.")
    report.refresh_from_db()
    assert bytes(report.own_words or b"") == before
    assert TimelineEntry.objects.filter(incident__number=number, act="corrected").count() == 1


def test_a_restricted_dossier_is_kept_and_not_used_until_that_ends(
    cast: Cast, monday: datetime, number: str
) -> None:
    request = marked(cast, number, monday, RequestKind.RESTRICTION)
    incident = Incident.objects.get(number=number)
    check_use(incident)
    decide(cast, request, Verdict.GRANTED, monday)
    assert is_restricted(incident.pk)
    with pytest.raises(UseRestricted):
        check_use(incident)
    acts.lift_restriction(actor=cast.noor.actor, number=request, now=monday)
    check_use(incident)


def test_a_privacy_officer_who_is_involved_sees_no_request_about_that_dossier(
    cast: Cast, monday: datetime, number: str
) -> None:
    request = marked(cast, number, monday)
    assert [one.number for one in requests_of(cast.noor.actor, monday)] == [request]
    name_involved(
        actor=cast.carla.actor, number=number, called=cast.noor.email, kind=InvolvedAs.WITNESS, now=monday
    )
    assert requests_of(cast.noor.actor, monday) == []
    with pytest.raises(NotVisible):
        acts.open_request(actor=cast.noor.actor, number=request, now=monday)


def test_of_a_protected_case_the_privacy_officer_reads_the_request_and_not_of_which_case_it_is(
    cast: Cast, monday: datetime, number: str
) -> None:
    """In the public task number, term and copy are hers; the moment it is protected they are no more."""
    request = marked(cast, number, monday)
    decide(cast, request, Verdict.PARTLY, monday)
    other = marked(cast, number, monday)
    noor = cast.noor.actor
    assert acts.open_request(actor=noor, number=other, now=monday).dossiers == (number,)
    assert [(one.number, one.owned_as) for one in my_terms(noor, monday)] == [(number, "officer")]
    with_it = len(access_copy(actor=noor, number=request, now=monday))
    Incident.objects.filter(number=number).update(lane=Lane.PROTECTED)

    read = acts.open_request(actor=noor, number=other, now=monday)
    assert (read.words, read.dossiers, read.restricted) == (ASK, (), ())
    assert my_terms(noor, monday) == []
    assert len(access_copy(actor=noor, number=request, now=monday)) < with_it
    clock = Clock.objects.select_related("incident").get(kind="data_request", stopped_at=None)
    assert cast.noor.id not in told_on_ladder(clock, Hears.HANDLER, monday)[1]
    with pytest.raises(NotVisible):
        acts.join_dossier(actor=noor, number=other, dossier=number, now=monday)
