# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra invites a list of people: every wrong cell is told, and it is all of them or nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.models import Account, Membership
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.tenancy import actions as tenancy
from eenlijn.commons.tenancy.moving import plan_leaving
from eenlijn.commons.tenancy.people import (
    Going,
    PeopleFileRefused,
    PeopleRefused,
    PersonRow,
    RowProblem,
    SortedOut,
    check_people,
    invite_many,
    read_people,
    sorted_out,
)
from eenlijn.commons.tenancy.refusals import NotYours
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast

Counter = Callable[[int], Any]
NEL = PersonRow(2, "Nel de Boer", "nel@eenlijn.example", "Buschauffeur", "Rijdienst / Lijn 62", "")
OMER = PersonRow(3, "Ömer Şahin", "omer@eenlijn.example", "Teamleider", "lijn 9", "MGR, OBH")


def test_a_list_is_read_with_its_own_marks() -> None:
    for mark in (";", ",", "\t"):
        head = mark.join(("Functie", "E-mail", "Naam", "Eenheid", "Rollen"))
        line = mark.join(("Buschauffeur", "nel@eenlijn.example", "Nel de Boer", '"Rijdienst / Lijn 62"', ""))
        assert read_people(f"{head}\r\n{line}\r\n\r\n".encode()) == (NEL,)
    windows = "naam;mail;functie\nÉlan Ängel;e@eenlijn.example;Conducteur\n".encode("cp1252")
    assert [row.name for row in read_people(windows)] == ["Élan Ängel"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Dit bestand is leeg."),
        (b"naam;functie\nNel;Chauffeur", "In de kopregel ontbreekt: mailadres."),
        (b"naam;mail;functie\n;;\n", "Onder de kopregel staat niemand."),
        (b"PK\x03\x04\x00\x00\x81", "Dit is geen tekstbestand. Bewaar de lijst als CSV."),
        (
            b"naam;mail;functie\n" + b"a;b;c\n" * 2001,
            "Een lijst telt ten hoogste 2.000 mensen. Maak er meer lijsten van.",
        ),
        (
            b"naam;mail;functie\na;b;" + b"c" * 2001,
            "In rij 2 mist een aanhalingsteken, of is een cel te lang.",
        ),
        (b"x" * 2_000_001, "Dit bestand is te groot. Een lijst telt ten hoogste 2.000 mensen."),
    ],
)
def test_what_is_no_list_of_people(content: bytes, sentence: str) -> None:
    with pytest.raises(PeopleFileRefused) as refused:
        read_people(content)
    assert refused.value.sentence == sentence


def test_all_of_them_are_invited_with_unit_and_roles(cast: Cast, monday: datetime) -> None:
    assert check_people(cast.petra.actor, (NEL, OMER), monday) == ()
    made = invite_many(actor=cast.petra.actor, rows=(NEL, OMER), now=monday)
    members = {one.pk: one for one in Membership.objects.filter(pk__in=made).select_related("account")}
    nel, omer = (members[pk] for pk in made)
    assert (nel.state, nel.unit_id, omer.unit_id) == ("invited", cast.lijn_62.pk, cast.lijn_9.pk)
    assert (vault.open(omer.account, "name"), omer.function_name) == ("Ömer Şahin", "Teamleider")
    assert actor_for(omer.account_id, None, monday).roles == frozenset()
    for one in (nel, omer):
        tenancy.confirm_member(
            actor=actor_for(one.account_id, None, monday), now=monday, membership_id=one.pk
        )
    actor = actor_for(omer.account_id, None, monday)
    assert actor.roles == {Role.EMP, Role.MGR, Role.OBH}
    assert actor.managed_unit_ids == {cast.lijn_9.pk}
    assert actor_for(nel.account_id, None, monday).roles == {Role.EMP}
    told = Notice.objects.filter(event__type="invited", reaches="mail")
    assert set(told.values_list("recipient_id", flat=True)) == {nel.account_id, omer.account_id}
    lines = TrailLine.objects.filter(organisation=cast.reggestreek, action="invite_member")
    assert [line.detail for line in lines.order_by("sequence")] == [
        {"roles": "EMP"},
        {"roles": "EMP MGR OBH"},
    ]


def test_a_known_person_of_elsewhere_gets_no_second_account(cast: Cast, monday: datetime) -> None:
    row = replace(NEL, email="DIRK@eenlijn.example")
    accounts = Account.objects.count()
    made = invite_many(actor=cast.petra.actor, rows=(row,), now=monday)
    assert Membership.objects.get(pk=made[0]).account_id == cast.dirk.id
    assert Account.objects.count() == accounts


WRONG = (
    (replace(NEL, name=""), "name", "De naam ontbreekt."),
    (replace(NEL, email="geen adres"), "email", "Dit is geen mailadres."),
    (replace(NEL, email="ANNA@eenlijn.example"), "email", "Deze persoon hoort al bij je organisatie."),
    (replace(NEL, function_name=""), "function_name", "De functie ontbreekt."),
    (
        replace(NEL, unit_path="Woonservice"),
        "unit_path",
        "Deze eenheid is er niet, of de naam komt vaker voor.",
    ),
    (
        replace(NEL, unit_path="Klantenservice / Lijn 62"),
        "unit_path",
        "Deze eenheid is er niet, of de naam komt vaker voor.",
    ),
    (replace(NEL, unit_path="", roles="MGR"), "unit_path", "Een leidinggevende hoort bij een eenheid."),
    (replace(NEL, roles="BAAS"), "roles", "De rol «BAAS» kennen we niet."),
    (
        replace(NEL, roles="DPO"),
        "roles",
        "De rol «privacyfunctionaris» geef je apart, met twee personen.",
    ),
    (replace(NEL, roles="SYS"), "roles", "De rol «systeemtaak» geef je apart, met twee personen."),
)


@pytest.mark.parametrize(("row", "column", "sentence"), WRONG)
def test_one_wrong_cell_is_told_and_nobody_is_invited(
    cast: Cast, monday: datetime, row: PersonRow, column: str, sentence: str
) -> None:
    before = (Account.objects.count(), Membership.objects.count(), Notice.objects.count())
    expected = (RowProblem(2, column, sentence),)
    assert check_people(cast.petra.actor, (row, OMER), monday) == expected
    with pytest.raises(PeopleRefused) as refused:
        invite_many(actor=cast.petra.actor, rows=(row, OMER), now=monday)
    assert refused.value.problems == expected
    assert (Account.objects.count(), Membership.objects.count(), Notice.objects.count()) == before


def test_the_same_address_twice_is_told_on_both_lines(cast: Cast, monday: datetime) -> None:
    found = check_people(cast.petra.actor, (NEL, replace(OMER, email="NEL@eenlijn.example")), monday)
    assert [(one.line, one.column) for one in found] == [(2, "email"), (3, "email")]


def test_many_people_cost_no_query_each(
    cast: Cast, monday: datetime, django_assert_max_num_queries: Counter
) -> None:
    rows = [replace(NEL, line=one, email=f"nel{one}@eenlijn.example") for one in range(2, 302)]
    with django_assert_max_num_queries(40):  # rows go in by the hundred
        assert len(invite_many(actor=cast.petra.actor, rows=rows, now=monday)) == 300


ANNA = PersonRow(2, "Anna", "anna@eenlijn.example", "Buschauffeur", "Rijdienst / Lijn 62")
PETRA = PersonRow(2, "Petra", "petra@eenlijn.example", "Beheerder")


def test_who_is_here_leaves_or_moves_and_who_is_new_is_invited(cast: Cast, monday: datetime) -> None:
    bram = PersonRow(3, "Bram", "bram@eenlijn.example", "Teamleider", "Klantenservice", from_day="1-12-2026")
    teun = PersonRow(4, "Teun", "teun@eenlijn.example", "Planner", "Lijn 9")
    rows = (replace(ANNA, ends_on="30-11-2026"), bram, teun, replace(NEL, line=5))
    found = sorted_out(cast.petra.actor, rows, monday)
    assert found.new == (replace(NEL, line=5),)
    assert found.leaving == (Going(cast.anna.membership.pk, date(2026, 11, 30)),)
    # Without a day of its own a move begins tomorrow.
    assert found.moving == (
        Going(cast.bram.membership.pk, date(2026, 12, 1), cast.klantenservice.pk),
        Going(cast.teun.membership.pk, date(2026, 11, 24), cast.lijn_9.pk),
    )


WRONG_ABOUT_MEMBERS = (
    (replace(ANNA, ends_on="morgen"), "ends_on", "Schrijf de dag zo: 31-12-2026."),
    (replace(ANNA, ends_on="31-02-2027"), "ends_on", "Schrijf de dag zo: 31-12-2026."),
    (
        replace(ANNA, ends_on="2026-11-22"),
        "ends_on",
        "Kies een dag vanaf vandaag, ten hoogste een jaar vooruit.",
    ),
    (
        replace(ANNA, ends_on="30-11-2026", roles="ADM"),
        "roles",
        "Wie hier al werkt, krijgt een rol op de eigen pagina en niet met een lijst.",
    ),
    (
        replace(PETRA, ends_on="30-11-2026"),
        "email",
        "Dit kun je niet bij jezelf doen. Vraag een andere beheerder.",
    ),
    (replace(NEL, ends_on="30-11-2026"), "ends_on", "Wie hier nog niet werkt, kan niet vertrekken."),
    (
        replace(NEL, from_day="30-11-2026"),
        "from_day",
        "Deze dag hoort bij een andere eenheid voor wie hier al werkt.",
    ),
)


@pytest.mark.parametrize(("row", "column", "sentence"), WRONG_ABOUT_MEMBERS)
def test_what_a_list_may_not_say_about_who_is_here(
    cast: Cast, monday: datetime, row: PersonRow, column: str, sentence: str
) -> None:
    assert check_people(cast.petra.actor, (row,), monday) == (RowProblem(2, column, sentence),)
    with pytest.raises(PeopleRefused):
        sorted_out(cast.petra.actor, (row,), monday)


def test_a_list_gives_an_administrator_nothing(cast: Cast, monday: datetime) -> None:
    row = replace(PETRA, unit_path="Lijn 9", roles="COO")
    found = {one.column for one in check_people(cast.petra.actor, (row,), monday)}
    assert found == {"email", "roles"}
    assert cast.petra.actor.roles == actor_for(cast.petra.id, None, monday).roles


def test_the_same_list_again_plans_nothing_and_another_day_is_told(cast: Cast, monday: datetime) -> None:
    row = replace(ANNA, ends_on="30-11-2026")
    plan_leaving(
        actor=cast.petra.actor,
        membership_id=cast.anna.membership.pk,
        last_day=date(2026, 11, 30),
        now=monday,
    )
    assert sorted_out(cast.petra.actor, (row,), monday) == SortedOut((), (), ())
    (problem,) = check_people(cast.petra.actor, (replace(row, ends_on="1-12-2026"),), monday)
    assert problem.sentence == "Voor deze persoon staat al iets gepland. Trek dat eerst in."


@pytest.mark.parametrize("who", ["anna", "bram", "carla", "hugo", "dirk"])
def test_only_the_administrator_invites(cast: Cast, monday: datetime, who: str) -> None:
    with pytest.raises(NotYours):
        check_people(cast.people[who].actor, (NEL,), monday)
    with pytest.raises(NotYours):
        invite_many(actor=cast.people[who].actor, rows=(NEL,), now=monday)
