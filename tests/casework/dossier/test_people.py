# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reporting for a colleague, who confirms or corrects and takes it over; and several people in one event."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import people, queries
from eenlijn.casework.dossier.intake import Receipt
from eenlijn.casework.dossier.own_reports import follow, my_reports, openings_of
from eenlijn.casework.dossier.people import Said
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.access import relation_of, visible_to
from eenlijn.casework.incidents.actions import AlreadyNamed, NewPerson
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import OpenLink, holder_of_code
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.foundation.identifiers import colleague_code, receipt_code
from tests.cast import Cast
from tests.factories import stories

CANARY = "Kanarie-Verbetering-Şahin"


@pytest.fixture
def link(cast: Cast, monday: datetime) -> OpenLink:
    return stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)


def for_colleague(actor: Actor, link: OpenLink, now: datetime, address: str = "") -> Receipt:
    return stories.report(
        actor,
        link,
        now,
        way="on_behalf",
        reporter_role="witness",
        colleague_name="Anna Şahin",
        colleague_address=address,
    )


def report_id(receipt: Receipt) -> UUID:
    return Report.objects.get(number=receipt.number).pk


def told(account_id: UUID) -> list[str]:
    mine = Notice.objects.filter(recipient_id=account_id, reaches="app")
    return list(mine.order_by("event__created_at").values_list("event__type", flat=True))


def colleague_of(receipt: Receipt, link: OpenLink) -> Actor:
    found = holder_of_code(colleague_code(receipt.code, audience=str(link.organisation_id)))
    assert found is not None
    assert found.is_colleague
    return found.actor()


def test_the_victim_is_the_colleague_and_who_typed_it_is_not(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    receipt = for_colleague(cast.teun.actor, link, monday, cast.anna.email)

    victim = Victim.objects.get()
    assert (victim.account_id, victim.state, victim.role) == (cast.anna.id, "named", "direct_victim")
    report = Report.objects.get()
    assert (report.reporter_id, report.reporter_role) == (cast.teun.id, "witness")
    assert told(cast.anna.id) == ["reported_for_you"]
    assert told(cast.teun.id) == []
    assert Clock.objects.get(kind=TermKind.VICTIM_CONFIRMS).stopped_at is None
    assert Incident.objects.get(number=receipt.number).way == "on_behalf"


def test_a_strange_address_names_nobody_and_looks_the_same(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    """Dirk works elsewhere: his address is as unknown as one that nobody has, and nothing tells which."""
    stranger = Actor.link(link.organisation_id)
    for address in (cast.dirk.email, "niemand@eenlijn.example", ""):
        receipt = for_colleague(stranger, link, monday, address)
        assert Victim.objects.get(pk=report_id(receipt)).account_id is None
    assert told(cast.dirk.id) == []


def test_the_colleague_confirms_owns_the_report_and_the_clock_stops(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    receipt = for_colleague(cast.teun.actor, link, monday, cast.anna.email)
    pk, later = report_id(receipt), monday + timedelta(hours=2)
    read = people.for_colleague(cast.anna.actor, pk)
    assert read is not None
    assert (read.words, read.place) == (stories.WORDS, "Bus 4123, lijn 62")

    people.speak_as_colleague(
        actor=cast.anna.actor, report_id=pk, said=Said(is_right=True, wants_care=True), now=later
    )

    clock = Clock.objects.get(kind=TermKind.VICTIM_CONFIRMS)
    assert (clock.stopped_at, clock.stop_reason) == (later, StopReason.DONE)
    victim = Victim.objects.get()
    assert (victim.state, victim.spoke_at, victim.wants_care) == ("confirmed", later, True)
    assert follow(cast.anna.actor, pk, later).own_words == stories.WORDS
    with pytest.raises(people.AlreadySpoken):
        people.speak_as_colleague(actor=cast.anna.actor, report_id=pk, said=Said(is_right=True), now=later)


def test_a_correction_stands_beside_the_words_and_is_told_to_the_coordinator(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    receipt = for_colleague(Actor.link(link.organisation_id), link, monday)
    pk, colleague = report_id(receipt), colleague_of(receipt, link)
    with pytest.raises(people.CorrectionNeeded):
        people.speak_as_colleague(
            actor=colleague, report_id=pk, said=Said(is_right=False, correction="  "), now=monday
        )

    people.speak_as_colleague(
        actor=colleague, report_id=pk, said=Said(is_right=False, correction=CANARY), now=monday
    )

    carlas = queries.dossier(cast.carla.actor, receipt.number, monday)
    assert carlas.own_words == stories.WORDS
    (hers,) = people.people_of(cast.carla.actor, receipt.number)
    assert (hers.correction, hers.state, hers.name) == (CANARY, "corrected", "")
    (shown,) = people.people_of(cast.carla.actor, receipt.number, names_revealed=True)
    assert shown.name == "Anna Şahin"
    # Bram leads the team: he reads that it was corrected, not the words.
    (his,) = people.people_of(cast.bram.actor, receipt.number)
    assert (his.correction, his.state) == ("", "corrected")
    assert "victim_corrected" in told(cast.carla.id)
    assert "victim_corrected" not in told(cast.bram.id)
    assert CANARY.encode() not in bytes(Victim.objects.get().correction)


def test_who_typed_it_follows_until_the_colleague_takes_over(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    receipt = for_colleague(cast.teun.actor, link, monday, cast.anna.email)
    pk, teun, anna = report_id(receipt), cast.teun.actor, cast.anna.actor
    incident = Incident.objects.get()

    before = follow(teun, pk, monday)
    assert (before.relation, before.own_words, before.status) == (
        Relation.TYPED,
        stories.WORDS,
        Status.REPORTED,
    )
    # What the matrix never gives to who typed it: the answer, more to tell, and who looked.
    assert (before.clock, before.may_add, before.may_see_openings) == (None, False, False)
    with pytest.raises(NotVisible):
        openings_of(teun, pk)
    with pytest.raises(NotVisible):
        people.for_colleague(teun, pk)
    assert relation_of(teun, incident) == Relation.TYPED
    assert relation_of(anna, incident) == Relation.OWN
    assert visible_to(teun).count() == 1
    assert [one.is_taken_over for one in my_reports(teun, monday)] == [False]

    people.speak_as_colleague(actor=anna, report_id=pk, said=Said(is_right=True), now=monday)

    after = follow(teun, pk, monday)
    assert (after.number, after.is_taken_over) == (receipt.number, True)
    assert (after.own_words, after.wish, after.status, after.readers) == ("", "", None, ())
    assert visible_to(teun).count() == 0
    assert [(one.is_taken_over, one.status) for one in my_reports(teun, monday)] == [(True, None)]
    assert [(one.is_taken_over, one.status) for one in my_reports(anna, monday)] == [(False, Status.REPORTED)]


def test_the_receipt_code_reads_as_little_as_the_account_that_typed_it(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    receipt = for_colleague(Actor.link(link.organisation_id), link, monday)
    holder = holder_of_code(receipt.code)
    assert holder is not None
    typist, pk = holder.actor(), report_id(receipt)
    assert follow(typist, pk, monday).own_words == stories.WORDS

    people.speak_as_colleague(
        actor=colleague_of(receipt, link), report_id=pk, said=Said(is_right=True), now=monday
    )

    assert follow(typist, pk, monday).own_words == ""
    assert visible_to(typist).count() == 0
    assert follow(colleague_of(receipt, link), pk, monday).own_words == stories.WORDS


def test_the_second_code_follows_from_the_first_and_not_back() -> None:
    first = receipt_code(secrets.token_bytes(16), audience="a")
    second = colleague_code(first, audience="a")
    assert second != first
    assert colleague_code(first.lower().replace("-", " "), audience="a") == second
    assert colleague_code(first, audience="b") != second
    assert colleague_code(second, audience="a") != first


def test_a_coordinator_who_types_it_stays_the_coordinator(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    receipt = for_colleague(cast.carla.actor, link, monday, cast.anna.email)
    people.speak_as_colleague(
        actor=cast.anna.actor, report_id=report_id(receipt), said=Said(is_right=True), now=monday
    )
    assert relation_of(cast.carla.actor, Incident.objects.get()) == Relation.ORGANISATION
    assert queries.dossier(cast.carla.actor, receipt.number, monday).own_words == stories.WORDS


def test_one_event_with_three_people_counts_once_and_cares_for_each(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    receipt = stories.report(cast.anna.actor, link, monday)
    pk = report_id(receipt)
    people.add_colleague(
        actor=cast.anna.actor,
        report_id=pk,
        person=NewPerson("witness_employee", "Teun Kanarie"),
        now=monday,
    )
    people.add_person(
        actor=cast.carla.actor,
        number=receipt.number,
        person=NewPerson("direct_victim"),
        email=cast.sam.email,
        now=monday,
    )
    people.add_person(
        actor=cast.carla.actor,
        number=receipt.number,
        person=NewPerson("witness_visitor", "Reiziger"),
        now=monday,
    )

    assert Victim.objects.count() == 4
    assert Fact.objects.filter(measure="incident").count() == 1
    cared = CareMoment.objects.values_list("victim__role", flat=True)
    assert sorted(cared) == ["direct_victim"] * 4 + ["witness_employee"] * 2
    first, *_others = people.people_of(cast.carla.actor, receipt.number, names_revealed=True)
    assert first.name == "Anna"
    assert b"Kanarie" not in b"".join(bytes(one.name) for one in Victim.objects.exclude(name=None))
    with pytest.raises(AlreadyNamed):
        people.add_person(
            actor=cast.carla.actor,
            number=receipt.number,
            person=NewPerson("witness_employee"),
            email=cast.sam.email,
            now=monday,
        )


def test_who_may_not_add_somebody_gets_the_page_of_what_does_not_exist(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    receipt = stories.report(cast.anna.actor, link, monday)
    person = NewPerson("witness_employee", "Teun")
    for actor in (cast.bram.actor, cast.dirk.actor, cast.anna.actor):
        with pytest.raises(NotVisible):
            people.add_person(actor=actor, number=receipt.number, person=person, now=monday)
    with pytest.raises(NotVisible):
        people.add_colleague(actor=cast.teun.actor, report_id=report_id(receipt), person=person, now=monday)
    for wrong in (NewPerson("family_member", "Teun"), NewPerson("reporter_on_behalf", "Teun")):
        with pytest.raises(people.RoleUnknown):
            people.add_colleague(
                actor=cast.anna.actor, report_id=report_id(receipt), person=wrong, now=monday
            )
    for name in ("", "  ", "x" * 121):
        with pytest.raises(people.NameNeeded):
            people.add_colleague(
                actor=cast.anna.actor,
                report_id=report_id(receipt),
                person=NewPerson("witness_employee", name),
                now=monday,
            )
    with pytest.raises(people.NobodyWithThisAddress):
        people.add_person(
            actor=cast.carla.actor,
            number=receipt.number,
            person=person,
            email=cast.dirk.email,
            now=monday,
        )
    assert Victim.objects.count() == 1


def test_handled_on_the_spot_is_its_own_answer_and_starts_no_clock(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    told_at = monday - timedelta(minutes=10)
    receipt = stories.report(
        cast.anna.actor,
        link,
        monday,
        way="handled_myself",
        wish="count",
        is_addressed=True,
        when="today",
        occurred_at=told_at,
    )
    incident = Incident.objects.get(number=receipt.number)
    assert (incident.addressed_at, incident.needs_answer) == (told_at, False)
    assert set(Clock.objects.values_list("kind", flat=True)) == {TermKind.REVIEW}
    assert list(Fact.objects.values_list("measure", flat=True)) == ["incident"]
    # Nobody has to thank who asked to hear nothing; only the register still waits for a look.
    stops = queries.dossier(cast.carla.actor, receipt.number, monday).stops
    assert [stop.number for stop in stops if stop.state not in {"done", "none"}] == [3]


@pytest.mark.parametrize(
    ("way", "addressed", "kinds"),
    [
        ("handled_myself", False, {"answer", "reporter_told", "first_care", "care_talk"}),
        ("near_miss", None, {"review", "reporter_told"}),
        ("felt_unsafe", None, {"review", "reporter_told"}),
    ],
)
def test_which_ways_start_which_clocks(
    cast: Cast, link: OpenLink, monday: datetime, *, way: str, addressed: bool | None, kinds: set[str]
) -> None:
    stories.report(cast.anna.actor, link, monday, way=way, is_addressed=addressed, wish="talk")
    assert set(Clock.objects.values_list("kind", flat=True)) == kinds
