# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A red report at the counter goes to Carla; who left, is away or is involved never gets it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import lanes
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.queries import dossier as open_page
from eenlijn.casework.dossier.routing import unknown_codes
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import InvolvedAs, PerpetratorKnown, Severity
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.models import Membership, RoleAssignment
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.rulebook.actions import publish_at_once
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.tenancy.absences import announce_absence
from tests.cast import Cast, Person
from tests.factories import stories

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
COUNTER = "face_to_face_desk"


def member(person: Person) -> dict[str, str]:
    return {"who": "member", "account": str(person.id)}


def rule(code: str, **changes: Any) -> dict[str, Any]:
    return {"code": code, "name": code.capitalize(), **changes}


def hold(employer: Organisation, now: datetime, *rules: dict[str, Any], **by_weight: list[str]) -> None:
    publish_at_once(
        actor=Actor.job("test", employer.pk),
        topic=Topic.ROUTING,
        content={"rules": list(rules), "by_weight": by_weight},
        now=now,
    )


def coordinates(person: Person) -> None:
    """Whoever this is coordinates too, the whole employer."""
    RoleAssignment.objects.create(
        organisation=person.membership.organisation,
        membership=person.membership,
        role=Role.COO,
        starts_on=date(2020, 1, 1),
    )


@pytest.fixture
def link(cast: Cast, monday: datetime) -> OpenLink:
    return stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)


@pytest.fixture
def ruled(cast: Cast, monday: datetime, link: OpenLink) -> OpenLink:
    """Red at the counter is Carla's, the board hears of what is heavy; Sam coordinates too."""
    coordinates(cast.sam)
    red = rule("balie_rood", is_red=True, channels=[COUNTER], handler=member(cast.carla), told=["OOV"])
    hold(cast.reggestreek, monday - DAY, red, heavy=["BRD"])
    return link


def handler(number: str) -> UUID | None:
    found = Assignment.objects.filter(incident__number=number, kind="handler", ended_at=None)
    return found.values_list("account_id", flat=True).first()


def heard(number: str, event: str) -> set[UUID]:
    told = Notice.objects.filter(event__object_number=number, event__type=event, reaches="app")
    return set(told.values_list("recipient_id", flat=True))


def lines(number: str) -> list[tuple[str, dict[str, Any]]]:
    rows = TimelineEntry.objects.filter(incident__number=number, act__in=("routed", "not_routed"))
    return list(rows.order_by("at", "pk").values_list("act", "detail"))


def last(number: str) -> dict[str, Any]:
    return lines(number)[-1][1]


def reassess(cast: Cast, number: str, severity: Severity, now: datetime) -> None:
    assessment = Assessment(
        severity=severity,
        main_type="threat_general",
        reason="Er kwam meer bij.",
        perpetrator_known=PerpetratorKnown.YES,
        version=Incident.objects.get(number=number).version,
    )
    dossier.establish(actor=cast.carla.actor, number=number, assessment=assessment, now=now)


def test_a_red_report_at_the_counter_goes_to_carla(cast: Cast, monday: datetime, ruled: OpenLink) -> None:
    number = stories.report(cast.anna.actor, ruled, monday, channel=COUNTER, is_safe_now=False).number
    assert handler(number) == cast.carla.id
    # Red stays red for everybody, and besides she hears that it is hers.
    assert heard(number, "red_report") == {cast.carla.id, cast.sam.id, cast.bram.id}
    assert heard(number, "routed") == {cast.carla.id}
    assert heard(number, "rule_tells") == {cast.lars.id}
    assert lines(number) == [
        (
            "routed",
            {
                "rule": "balie_rood",
                "number": 1,
                "level": "s3",
                "told": ["OOV"],
                "handles": True,
                "why": "",
            },
        )
    ]


def test_what_no_rule_takes_goes_as_without_a_table_and_the_dossier_says_so(
    cast: Cast, monday: datetime, ruled: OpenLink
) -> None:
    number = stories.report(cast.anna.actor, ruled, monday, channel=COUNTER).number
    assert handler(number) is None
    assert heard(number, "report_received") == {cast.carla.id, cast.sam.id, cast.bram.id}
    ((act, detail),) = lines(number)
    assert (act, detail["rule"], detail["number"], detail["handles"]) == ("not_routed", "", 1, False)
    assert not OutgoingEvent.objects.filter(type__in=("routed", "rule_tells")).exists()


def test_the_dossier_says_by_which_rule_of_which_version_also_after_the_next_one(
    cast: Cast, monday: datetime, ruled: OpenLink
) -> None:
    number = stories.report(cast.anna.actor, ruled, monday, channel=COUNTER, is_safe_now=False).number
    hold(cast.reggestreek, monday + HOUR, rule("balie_rood", name="Heel anders"))
    page = open_page(cast.carla.actor, number, monday + 2 * HOUR)
    (routed,) = [done for done in page.timeline if done.act == "routed"]
    assert (routed.who, routed.detail["name"], int(routed.detail["number"])) == ("", "Balie_rood", 1)


def test_the_rules_of_another_employer_do_nothing_here(cast: Cast, monday: datetime, link: OpenLink) -> None:
    hold(cast.dinkelborg, monday - DAY, rule("alles", handler=member(cast.dirk)))
    number = stories.report(cast.anna.actor, link, monday).number
    assert handler(number) is None
    assert lines(number) == []
    theirs = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    other = stories.report(cast.mila.actor, theirs, monday).number
    assert handler(other) == cast.dirk.id


def test_somebody_who_left_or_may_not_handle_any_more_never_gets_it(
    cast: Cast, monday: datetime, link: OpenLink
) -> None:
    coordinates(cast.sam)
    hold(cast.reggestreek, monday - DAY, rule("alles", handler=member(cast.sam)))
    first = stories.report(cast.anna.actor, link, monday).number
    assert handler(first) == cast.sam.id
    assert heard(first, "report_received") == {cast.carla.id, cast.bram.id}
    Membership.objects.filter(pk=cast.sam.membership.pk).update(ends_on=date(2026, 11, 23))
    second = stories.report(cast.anna.actor, link, monday + DAY).number
    assert handler(second) is None
    assert (last(second)["rule"], last(second)["handles"], last(second)["why"]) == ("alles", False, "left")
    assert cast.sam.id not in heard(second, "report_received") | heard(second, "routed")


def test_somebody_who_is_away_does_not_get_it_and_why_is_not_told(
    cast: Cast, monday: datetime, link: OpenLink
) -> None:
    hold(cast.reggestreek, monday - DAY, rule("alles", handler=member(cast.carla)))
    announce_absence(
        actor=cast.carla.actor,
        membership_id=cast.carla.membership.pk,
        starts_on=date(2026, 11, 23),
        ends_on=date(2026, 11, 24),
        deputy_id=None,
        now=monday - HOUR,
    )
    number = stories.report(cast.anna.actor, link, monday).number
    assert (handler(number), last(number)["why"]) == (None, "not_free")
    # The same word as for who reported it: it never tells who is involved.
    own = stories.report(cast.carla.actor, link, monday + 2 * DAY).number
    assert (handler(own), last(own)["why"]) == (None, "not_free")


def test_a_role_gives_it_to_who_has_the_least_in_hand(cast: Cast, monday: datetime, link: OpenLink) -> None:
    coordinates(cast.sam)
    hold(cast.reggestreek, monday - DAY, rule("alles", handler={"who": "role", "role": "COO"}))
    numbers = [stories.report(cast.anna.actor, link, monday + one * HOUR).number for one in range(4)]
    assert sorted(str(handler(one)) for one in numbers) == sorted(
        str(one) for one in [cast.carla.id, cast.sam.id] * 2
    )
    own = stories.report(cast.sam.actor, link, monday + 5 * HOUR).number
    assert handler(own) == cast.carla.id
    RoleAssignment.objects.filter(role=Role.COO).delete()
    nobody = stories.report(cast.anna.actor, link, monday + 6 * HOUR).number
    assert (handler(nobody), last(nobody)["why"]) == (None, "nobody")


def test_a_case_about_a_colleague_never_goes_by_the_table(
    cast: Cast, monday: datetime, link: OpenLink
) -> None:
    coordinates(cast.sam)
    hold(cast.reggestreek, monday - DAY, rule("alles", handler=member(cast.sam), told=["BRD", "OOV"]))
    number = stories.report(
        cast.anna.actor, link, monday, other_is_colleague=True, other_address=cast.sam.email
    ).number
    # Sam is accused: the lane gives it to Carla, and nothing of it reaches whom the table names.
    assert handler(number) == cast.carla.id
    assert lines(number) == []
    assert {cast.sam.id, cast.ilse.id, cast.lars.id} & heard(number, "rule_tells") == set()
    reassess(cast, number, Severity.VERY_SERIOUS, monday + HOUR)
    assert (handler(number), lines(number)) == (cast.carla.id, [])


def test_a_heavy_severity_tells_the_board_once_and_gives_it_to_whom_the_rule_names(
    cast: Cast, monday: datetime, link: OpenLink
) -> None:
    coordinates(cast.sam)
    heavy = rule("zwaar", levels=["heavy"], handler=member(cast.sam))
    hold(cast.reggestreek, monday - DAY, heavy, heavy=["BRD"])
    number = stories.report(cast.anna.actor, link, monday).number
    assert (handler(number), heard(number, "rule_tells")) == (None, set())
    reassess(cast, number, Severity.VERY_SERIOUS, monday + HOUR)
    # Carla triaged it, and the rule gave it to Sam before she could take it.
    assert handler(number) == cast.sam.id
    assert heard(number, "routed") == {cast.sam.id}
    assert heard(number, "rule_tells") == {cast.ilse.id}
    assert (last(number)["level"], last(number)["told"]) == ("s4", ["BRD"])
    reassess(cast, number, Severity.CRITICAL, monday + 2 * HOUR)
    assert len(lines(number)) == 2
    assert OutgoingEvent.objects.filter(object_number=number, type="rule_tells").count() == 1


def test_what_somebody_took_up_stays_with_them(cast: Cast, monday: datetime, link: OpenLink) -> None:
    coordinates(cast.sam)
    heavy = rule("zwaar", levels=["heavy"], handler=member(cast.sam))
    hold(cast.reggestreek, monday - DAY, heavy)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday + HOUR)
    assert handler(number) == cast.carla.id
    reassess(cast, number, Severity.VERY_SERIOUS, monday + 2 * HOUR)
    assert handler(number) == cast.carla.id
    assert heard(number, "routed") == set()


def test_what_a_rule_gave_may_move_as_long_as_that_person_did_nothing_with_it(
    cast: Cast, monday: datetime, link: OpenLink
) -> None:
    coordinates(cast.sam)
    coordinates(cast.lars)
    heavy = rule("zwaar", levels=["heavy"], handler=member(cast.sam))
    hold(cast.reggestreek, monday - DAY, heavy, rule("rest", handler=member(cast.lars)))
    still = stories.report(cast.anna.actor, link, monday).number
    taken = stories.report(cast.anna.actor, link, monday).number
    assert (handler(still), handler(taken)) == (cast.lars.id, cast.lars.id)
    lars = actor_for(cast.lars.id, cast.reggestreek.pk, monday)
    stories.tell(lars, taken, monday + HOUR)
    for number in (still, taken):
        reassess(cast, number, Severity.VERY_SERIOUS, monday + 2 * HOUR)
    assert (handler(still), handler(taken)) == (cast.sam.id, cast.lars.id)


def test_somebody_involved_never_gets_it_at_triage(cast: Cast, monday: datetime, link: OpenLink) -> None:
    coordinates(cast.sam)
    heavy = rule("zwaar", levels=["heavy"], handler=member(cast.sam), told=["OOV"])
    hold(cast.reggestreek, monday - DAY, heavy)
    number = stories.report(cast.anna.actor, link, monday).number
    for person in (cast.sam, cast.lars):
        lanes.name_involved(
            actor=cast.carla.actor, number=number, called=person.email, kind=InvolvedAs.WITNESS, now=monday
        )
    reassess(cast, number, Severity.VERY_SERIOUS, monday + HOUR)
    assert handler(number) == cast.carla.id
    assert (last(number)["rule"], last(number)["why"]) == ("zwaar", "not_free")
    assert heard(number, "routed") | heard(number, "rule_tells") == set()


def test_a_dossier_keeps_the_table_of_the_day_it_was_opened(
    cast: Cast, monday: datetime, link: OpenLink
) -> None:
    number = stories.report(cast.anna.actor, link, monday).number
    hold(cast.reggestreek, monday + HOUR, rule("alles"), heavy=["BRD"])
    reassess(cast, number, Severity.VERY_SERIOUS, monday + 2 * HOUR)
    assert lines(number) == []
    assert heard(number, "rule_tells") == set()


def test_a_rule_for_the_transport_service_holds_for_line_62(
    cast: Cast, monday: datetime, link: OpenLink
) -> None:
    unit = str(cast.rijdienst.pk)
    hold(cast.reggestreek, monday - DAY, rule("rijdienst", units=[unit], handler=member(cast.carla)))
    number = stories.report(cast.anna.actor, link, monday).number
    assert handler(number) == cast.carla.id
    desk = stories.link_of(cast.carla.actor, cast.klantenservice.pk, monday)
    other = stories.report(cast.anna.actor, desk, monday).number
    assert (handler(other), lines(other)[0][0]) == (None, "not_routed")


def test_an_exercise_is_routed_and_sends_nothing(cast: Cast, monday: datetime, ruled: OpenLink) -> None:
    told: dict[str, Any] = {"channel": COUNTER, "is_safe_now": False, "is_exercise": True}
    number = stories.report(cast.anna.actor, ruled, monday, **told).number
    assert handler(number) == cast.carla.id
    assert not Notice.objects.filter(event__object_number=number).exists()


def test_a_table_costs_opening_a_known_number_of_statements(
    cast: Cast, monday: datetime, link: OpenLink
) -> None:
    """Without a table it costs nothing more: what opening a report takes, `test_report_views` counts."""

    def statements(at: datetime) -> int:
        with CaptureQueriesContext(connection) as asked:
            stories.report(cast.anna.actor, link, at, is_safe_now=False)
        return len(asked)

    stories.report(cast.anna.actor, link, monday)
    bare = statements(monday + HOUR)
    named = rule("rood", is_red=True, handler=member(cast.carla), units=[str(cast.lijn_62.pk)], told=["OOV"])
    hold(cast.reggestreek, monday + 2 * HOUR, named)
    # The units above, whether Carla may and whether she is away, and two for who is told besides.
    assert [statements(monday + one * HOUR) - bare for one in (3, 4)] == [5 + OWN_INSERT] * 2


# On SQLite every table has an insert of its own; Carla's row is the first of its table.
OWN_INSERT = 0 if connection.vendor == "postgresql" else 1


def test_kinds_and_channels_that_are_not_in_the_lists_are_dead_ends() -> None:
    content = {"rules": [rule("oud", kinds=["verbal", "gossip"], channels=["telex"]), rule("goed")]}
    assert unknown_codes(content) == (
        "Regel «Oud»: een soort gedrag in deze regel bestaat niet meer.",
        "Regel «Oud»: een kanaal in deze regel bestaat niet meer.",
    )
