# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra keeps her employer's facts, and goes live when nothing is missing any more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import Account, Membership
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.organisations.models import Organisation, Site, Unit, UnitYear, WorksCouncilConsent
from eenlijn.commons.organisations.queries import contact_of
from eenlijn.commons.tenancy import actions as tenancy
from eenlijn.commons.tenancy import employer, queries
from eenlijn.commons.tenancy.employer import EmployerFacts, UnitSize
from eenlijn.commons.tenancy.going_live import ConsentNotRight, NotReady, checklist, go_live, record_consent
from eenlijn.commons.tenancy.refusals import AlreadyTaken, NotForYourself, NotYours
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast

Counter = Callable[[int], Any]
TODAY = date(2026, 11, 23)
FACTS = EmployerFacts(
    name="Busbedrijf Reggestreek (verzonnen)",
    phone_label="Centrale",
    phone_number="0800 0000",
    care_phone_label="Opvang",
    care_phone_number="0800 0001",
    duty_phone_label="Verkeersleiding",
    duty_phone_number="0800 0002",
    duty_phone_hours="dag en nacht",
    postal_lines="Postbus 1\n7600 AA Almelo",
    place_name="Almelo",
)


def last_line(cast: Cast) -> TrailLine:
    return TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")


def by_petra(cast: Cast, now: datetime) -> dict[str, Any]:
    return {"actor": cast.petra.actor, "now": now}


def test_the_facts_are_written_and_the_trail_says_which(cast: Cast, monday: datetime) -> None:
    employer.update_organisation(**by_petra(cast, monday), facts=FACTS)
    contact = contact_of(cast.reggestreek.pk)
    assert contact is not None
    assert (contact.duty_label, contact.duty_number, contact.duty_hours) == (
        "Verkeersleiding",
        "0800 0002",
        "dag en nacht",
    )
    changed = ["duty_phone_label", "duty_phone_number", "duty_phone_hours"]
    assert (last_line(cast).action, last_line(cast).detail) == ("update_organisation", {"changed": changed})
    assert queries.employer(cast.petra.actor).duty_phone_number == "0800 0002"
    assert Organisation.objects.get(pk=cast.dinkelborg.pk).duty_phone_number == ""


def test_facts_that_do_not_fit_are_refused(cast: Cast, monday: datetime) -> None:
    with pytest.raises(employer.NameMissing):
        employer.update_organisation(**by_petra(cast, monday), facts=replace(FACTS, name=" "))
    with pytest.raises(employer.TooLong) as refused:
        employer.update_organisation(**by_petra(cast, monday), facts=replace(FACTS, phone_number="0" * 21))
    assert refused.value.sentence == "Dit is te lang. Gebruik ten hoogste 20 tekens."
    for person in (cast.carla, cast.anna, cast.hugo):
        with pytest.raises(NotYours):
            employer.update_organisation(actor=person.actor, facts=FACTS, now=monday)


def test_a_unit_is_renamed_and_ends_when_nobody_is_left(cast: Cast, monday: datetime) -> None:
    given = by_petra(cast, monday)
    employer.rename_unit(**given, unit_id=cast.lijn_9.pk, name="  Lijn  9a ")
    assert Unit.objects.get(pk=cast.lijn_9.pk).name == "Lijn 9a"
    with pytest.raises(AlreadyTaken):
        employer.rename_unit(**given, unit_id=cast.lijn_9.pk, name="Lijn 62")
    for unit, told in ((cast.lijn_62, "mensen"), (cast.rijdienst, "andere")):
        with pytest.raises(employer.StillInUse, match=told):
            employer.end_unit(**given, unit_id=unit.pk)
    employer.end_unit(**given, unit_id=cast.lijn_9.pk)
    assert Unit.objects.get(pk=cast.lijn_9.pk).valid_until == TODAY
    assert last_line(cast).action == "end_unit"
    assert [one.path for one in queries.units(cast.petra.actor)] == [
        "Klantenservice",
        "Rijdienst",
        "Rijdienst / Lijn 62",
    ]
    assert tenancy.add_unit(
        **given, organisation_id=cast.reggestreek.pk, name="Lijn 9a", parent_id=cast.rijdienst.pk
    )
    for unit_id in (cast.lijn_9.pk, cast.woonservice.pk, uuid4()):
        with pytest.raises(NotYours):
            employer.end_unit(**given, unit_id=unit_id)
        with pytest.raises(NotYours):
            employer.rename_unit(**given, unit_id=unit_id, name="X")


def test_nobody_is_put_in_a_unit_that_ended(cast: Cast, monday: datetime) -> None:
    given = by_petra(cast, monday)
    employer.end_unit(**given, unit_id=cast.lijn_9.pk)
    with pytest.raises(NotYours):
        tenancy.add_unit(**given, organisation_id=cast.reggestreek.pk, name="X", parent_id=cast.lijn_9.pk)
    with pytest.raises(NotYours):
        employer.move_member(
            **given, membership_id=cast.anna.membership.pk, unit_id=cast.lijn_9.pk, function_name="X"
        )


def test_a_member_moves_but_never_oneself(cast: Cast, monday: datetime) -> None:
    given = by_petra(cast, monday)
    employer.move_member(
        **given, membership_id=cast.anna.membership.pk, unit_id=cast.lijn_9.pk, function_name="Planner"
    )
    anna = Membership.objects.get(pk=cast.anna.membership.pk)
    assert (anna.unit_id, anna.function_name) == (cast.lijn_9.pk, "Planner")
    with pytest.raises(NotForYourself):
        employer.move_member(
            **given, membership_id=cast.petra.membership.pk, unit_id=None, function_name="Directeur"
        )
    with pytest.raises(NotYours):
        employer.move_member(
            **given, membership_id=cast.dirk.membership.pk, unit_id=None, function_name="Planner"
        )


def test_who_moves_at_once_takes_no_role_for_a_part_along(cast: Cast, monday: datetime) -> None:
    """Bram leads line 62; beside it Carla coordinates the whole and only changes her function."""
    given = by_petra(cast, monday)
    before = Account.objects.get(pk=cast.bram.id).get_session_auth_hash()
    employer.move_member(
        **given, membership_id=cast.bram.membership.pk, unit_id=cast.lijn_9.pk, function_name="Teamleider"
    )
    assert actor_for(cast.bram.id, None, monday).roles == {Role.EMP}
    assert Account.objects.get(pk=cast.bram.id).get_session_auth_hash() != before
    carla = cast.carla.membership
    held = actor_for(cast.carla.id, None, monday).roles
    for unit_id in (carla.unit_id, cast.lijn_9.pk):
        employer.move_member(**given, membership_id=carla.pk, unit_id=unit_id, function_name="Planner")
        assert actor_for(cast.carla.id, None, monday).roles == held


def test_a_site_ends(cast: Cast, monday: datetime) -> None:
    given = by_petra(cast, monday)
    employer.end_site(**given, site_id=cast.remise.pk)
    assert Site.objects.get(pk=cast.remise.pk).valid_until == TODAY
    assert queries.sites(cast.petra.actor) == ()
    for site_id in (cast.remise.pk, cast.hoofdkantoor.pk, uuid4()):
        with pytest.raises(NotYours):
            employer.end_site(**given, site_id=site_id)


def test_the_size_of_a_unit_per_year_with_its_source(
    cast: Cast, monday: datetime, django_assert_num_queries: Counter
) -> None:
    given = by_petra(cast, monday)
    size = UnitSize(
        cast.lijn_62.pk, 2026, headcount=42, source_headcount="Personeelsadministratie, 1 januari"
    )
    employer.record_unit_year(**given, size=size)
    employer.record_unit_year(
        **given, size=replace(size, headcount=43, contacts=120_000, source_contacts="Ritten uit de planning")
    )
    assert UnitYear.objects.count() == 1
    with django_assert_num_queries(2):
        found = {
            one.unit_name: (one.headcount, one.contacts) for one in queries.unit_years(cast.petra.actor, 2026)
        }
    assert found == {
        "Klantenservice": (None, None),
        "Lijn 62": (43, 120_000),
        "Lijn 9": (None, None),
        "Rijdienst": (None, None),
    }
    assert {one.headcount for one in queries.unit_years(cast.petra.actor, 2025)} == {None}


@pytest.mark.parametrize(
    "wrong",
    [
        {"year": 1999},
        {"year": 2028},
        {"headcount": -1},
        {"source_headcount": ""},
        {"contacts": 12},
        {"source_contacts": "Ritten"},
    ],
)
def test_a_size_that_cannot_be_is_refused(cast: Cast, monday: datetime, wrong: dict[str, Any]) -> None:
    size = UnitSize(cast.lijn_62.pk, 2026, headcount=42, source_headcount="Personeelsadministratie")
    with pytest.raises(employer.SizeNotRight):
        employer.record_unit_year(**by_petra(cast, monday), size=replace(size, **wrong))
    with pytest.raises(NotYours):
        employer.record_unit_year(**by_petra(cast, monday), size=replace(size, unit_id=cast.woonservice.pk))
    assert not UnitYear.objects.exists()


def test_everything_that_is_missing_is_told_before_going_live(cast: Cast, monday: datetime) -> None:
    given = by_petra(cast, monday)
    told = [(one.key, one.is_done) for one in checklist(cast.petra.actor, monday)]
    assert told == [
        ("address", True),
        ("unit", True),
        ("coordinator", True),
        ("duty_phone", False),
        ("mandate", False),
        ("consent", False),
    ]
    with pytest.raises(NotReady) as refused:
        go_live(**given)
    assert refused.value.missing == (
        "Vul de telefoon voor rode meldingen in, met wie er opneemt.",
        "Geef een functie het mandaat voor een waarschuwing, en zorg dat iemand die functie heeft.",
        "Leg vast waarmee de ondernemingsraad instemt, of waarom dat niet nodig is.",
    )
    employer.update_organisation(**given, facts=FACTS)
    give_mandate(
        **given,
        answer_kind="written_warning",
        highest_level=5,
        function_name="directeur",
        source="Mandaatbesluit",
        valid_from=TODAY,
    )
    record_consent(**given, decided_on=TODAY, scope="Melden en opvolgen, zonder cijfers per persoon.")
    go_live(**given)
    assert Organisation.objects.get(pk=cast.reggestreek.pk).live_on == TODAY
    assert last_line(cast).action == "go_live"
    go_live(actor=cast.petra.actor, now=monday + timedelta(days=1))
    assert Organisation.objects.get(pk=cast.reggestreek.pk).live_on == TODAY
    assert all(one.is_done and one.sentence.endswith(".") for one in checklist(cast.petra.actor, monday))
    assert Organisation.objects.get(pk=cast.dinkelborg.pk).live_on is None


def test_a_coordinator_who_left_is_no_coordinator(cast: Cast, monday: datetime) -> None:
    Membership.objects.filter(pk=cast.carla.membership.pk).update(state="invited")
    assert {one.key: one.is_done for one in checklist(cast.petra.actor, monday)}["coordinator"] is False


def test_consent_has_a_scope_or_a_reason(cast: Cast, monday: datetime) -> None:
    given = by_petra(cast, monday)
    wrongs: tuple[dict[str, Any], ...] = (
        {},
        {"scope": " "},
        {"scope": "Alles", "not_needed_because": "Klein"},
    )
    for wrong in wrongs:
        with pytest.raises(ConsentNotRight):
            record_consent(**given, decided_on=TODAY, **wrong)
    with pytest.raises(ConsentNotRight):
        record_consent(**given, decided_on=TODAY + timedelta(days=1), scope="Alles")
    record_consent(**given, decided_on=TODAY, not_needed_because="Er werken minder dan vijftig mensen.")
    row = WorksCouncilConsent.objects.get()
    assert (row.recorded_by, row.organisation_id) == (cast.petra.id, cast.reggestreek.pk)
    assert [one.not_needed_because for one in queries.consents(cast.petra.actor)] == [row.not_needed_because]
    assert queries.consents(cast.dirk.actor) == ()


@pytest.mark.parametrize("who", ["anna", "bram", "ilse", "hugo"])
def test_others_manage_nothing(cast: Cast, monday: datetime, who: str) -> None:
    actor = cast.people[who].actor
    for attempt in (
        lambda: checklist(actor, monday),
        lambda: go_live(actor=actor, now=monday),
        lambda: record_consent(actor=actor, decided_on=TODAY, scope="Alles", now=monday),
        lambda: employer.end_site(actor=actor, site_id=cast.remise.pk, now=monday),
    ):
        with pytest.raises(NotYours):
            attempt()
    for asked in (queries.employer, queries.units, queries.sites, queries.consents):
        with pytest.raises(NotVisible):
            asked(actor)


def test_the_people_one_may_follow(cast: Cast, monday: datetime, django_assert_num_queries: Counter) -> None:
    with django_assert_num_queries(3):
        found = queries.members(cast.petra.actor, monday)
    assert [one.name for one in found] == [
        "Anna", "Bram", "Carla", "Ilse", "Joost", "Karin", "Lars", "Noor", "Omar", "Petra", "Sam", "Teun",
    ]  # fmt: skip
    bram = found[1]
    assert (bram.unit_name, bram.function_name, bram.state) == ("Lijn 62", "Teamleider", "confirmed")
    assert [(one.role, one.unit_name) for one in bram.roles] == [("EMP", ""), ("MGR", "Lijn 62")]
    assert [one.name for one in queries.members(cast.bram.actor, monday)] == ["Anna", "Bram"]
    assert [one.name for one in queries.members(cast.anna.actor, monday)] == ["Anna"]
    assert [one.name for one in queries.members(cast.dirk.actor, monday)] == ["Dirk", "Mila"]
    assert queries.membership_of(cast.anna.actor) == cast.anna.membership.pk
    assert queries.membership_of(cast.hugo.actor) == cast.hugo.membership.pk
