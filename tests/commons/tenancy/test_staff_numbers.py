# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra writes the staff number of Anna: sealed, one person's at a time, and told in the trail when seen."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from eenlijn.casework.dossier.leaving import Taken, take_list
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.accounts.queries import accounts_with_number, staff_number_mark
from eenlijn.commons.keys import vault
from eenlijn.commons.tenancy.actions import end_membership
from eenlijn.commons.tenancy.people import PersonRow, RowProblem, check_people, invite_many, read_people
from eenlijn.commons.tenancy.staff_numbers import (
    StaffNumberTaken,
    StaffNumberTooLong,
    open_staff_number,
    rebuild_numbers,
    set_staff_number,
)
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast, Person

NEL = PersonRow(2, "Nel", "nel@post.example", "Buschauffeur", staff_number="004 512")
ANNA = PersonRow(3, "Anna", "anna@eenlijn.example", "Buschauffeur", staff_number="B-7")


def give(cast: Cast, who: Person, number: str, now: datetime) -> None:
    set_staff_number(actor=cast.petra.actor, membership_id=who.membership.pk, number=number, now=now)


def shown(cast: Cast, who: Person, now: datetime) -> str:
    return open_staff_number(actor=cast.petra.actor, membership_id=who.membership.pk, now=now).staff_number


def test_it_is_sealed_found_by_its_digest_and_taken_away_again(cast: Cast, monday: datetime) -> None:
    give(cast, cast.anna, "  004   512 ", monday)
    row = Membership.objects.get(pk=cast.anna.membership.pk)
    assert vault.open(row, "staff_number") == "004 512" == shown(cast, cast.anna, monday)
    assert b"004 512" not in bytes(row.staff_number)
    here = cast.reggestreek.pk
    assert accounts_with_number(here, "004 512") == accounts_with_number(here, " 004  512") == {cast.anna.id}
    assert accounts_with_number(here, "4 512") == accounts_with_number(cast.dinkelborg.pk, "004 512") == set()
    give(cast, cast.anna, " ", monday)
    row.refresh_from_db()
    assert (row.staff_number, row.staff_number_mark, shown(cast, cast.anna, monday)) == (None, "", "")


def test_equal_digests_prove_nothing_before_the_number_was_opened(cast: Cast, monday: datetime) -> None:
    give(cast, cast.anna, "7", monday)
    Membership.objects.filter(pk=cast.anna.membership.pk).update(
        staff_number_mark=staff_number_mark(cast.reggestreek.pk, "8")
    )
    assert accounts_with_number(cast.reggestreek.pk, "8") == set()


def test_the_same_number_is_another_digest_at_another_employer(cast: Cast) -> None:
    marks = {staff_number_mark(one.pk, "7") for one in (cast.reggestreek, cast.dinkelborg)}
    assert len(marks) == 2


def test_a_number_is_one_persons_and_free_when_that_person_left(cast: Cast, monday: datetime) -> None:
    give(cast, cast.anna, "b-7", monday)
    with pytest.raises(StaffNumberTaken):
        give(cast, cast.bram, "B-7", monday)
    give(cast, cast.anna, "B-7", monday)
    end_membership(actor=cast.petra.actor, membership_id=cast.anna.membership.pk, now=monday)
    give(cast, cast.bram, "B-7", monday)
    assert accounts_with_number(cast.reggestreek.pk, "B-7") == {cast.anna.id, cast.bram.id}
    with pytest.raises(StaffNumberTooLong):
        give(cast, cast.bram, "1" * 33, monday)


def test_the_database_itself_keeps_it_one_persons_with_its_mark(cast: Cast, monday: datetime) -> None:
    give(cast, cast.anna, "7", monday)
    bram = Membership.objects.filter(pk=cast.bram.membership.pk)
    mark = staff_number_mark(cast.reggestreek.pk, "7")
    for values in ({"staff_number": b"x", "staff_number_mark": mark}, {"staff_number_mark": "0" * 16}):
        with pytest.raises(IntegrityError), transaction.atomic():
            bram.update(**values)


def test_seeing_and_changing_are_lines_without_the_number(cast: Cast, monday: datetime) -> None:
    give(cast, cast.anna, "004512", monday)
    shown(cast, cast.anna, monday)
    lines = TrailLine.objects.filter(organisation=cast.reggestreek, account_id=cast.petra.id)
    told = [
        (one.action, one.compartments, one.purpose, one.subject_id, one.detail)
        for one in lines.order_by("sequence")
    ]
    assert told == [
        ("set_staff_number", "C2", "manage_people", cast.anna.id, {}),
        ("open_staff_number", "C2", "manage_people", cast.anna.id, {}),
    ]


@pytest.mark.parametrize("who", ["anna", "bram", "carla", "noor", "omar", "hugo", "dirk"])
def test_nobody_else_sees_or_writes_it(cast: Cast, monday: datetime, who: str) -> None:
    give(cast, cast.anna, "7", monday)
    before = TrailLine.objects.count()
    for member_id in (cast.anna.membership.pk, cast.mila.membership.pk, uuid4()):
        if cast.people[who] is cast.dirk and member_id == cast.mila.membership.pk:
            continue
        actor = cast.people[who].actor
        with pytest.raises(NotVisible):
            open_staff_number(actor=actor, membership_id=member_id, now=monday)
        with pytest.raises(NotVisible):
            set_staff_number(actor=actor, membership_id=member_id, number="8", now=monday)
    assert TrailLine.objects.count() == before
    assert shown(cast, cast.anna, monday) == "7"


def test_a_list_may_have_a_column_for_it(cast: Cast, monday: datetime) -> None:
    head = "naam;mailadres;functie;Personeelsnummer"
    (row,) = read_people(f"{head}\nNel;nel@post.example;Buschauffeur;004 512\n".encode())
    assert row == NEL
    (made,) = invite_many(actor=cast.petra.actor, rows=(row,), now=monday)
    assert vault.open(Membership.objects.get(pk=made), "staff_number") == "004 512"


def test_a_list_gives_numbers_to_who_is_here(cast: Cast, monday: datetime) -> None:
    taken = take_list(actor=cast.petra.actor, rows=(NEL, ANNA), now=monday)
    assert taken == Taken(invited=1, leaving=0, moving=0, numbered=1)
    assert shown(cast, cast.anna, monday) == "B-7"
    # The same list again: the number is theirs, and nothing is left to do.
    (problem,) = check_people(cast.petra.actor, (ANNA,), monday)
    assert problem == RowProblem(3, "email", "Deze persoon hoort al bij je organisatie.")


TAKEN = "Dit personeelsnummer is van een andere collega."
TWICE = "Dit personeelsnummer staat vaker in de lijst."


def test_what_is_wrong_with_a_number_is_told_by_row(cast: Cast, monday: datetime) -> None:
    give(cast, cast.bram, "b-7", monday)
    piet = replace(NEL, line=4, email="piet@post.example")
    rows = (NEL, ANNA, piet, replace(NEL, line=5, email="jan@post.example", staff_number="1" * 33))
    assert check_people(cast.petra.actor, rows, monday) == (
        RowProblem(2, "staff_number", TWICE),
        RowProblem(3, "email", "Deze persoon hoort al bij je organisatie."),
        RowProblem(3, "staff_number", TAKEN),
        RowProblem(4, "staff_number", TWICE),
        RowProblem(5, "staff_number", "Het personeelsnummer is te lang."),
    )


def test_stale_marks_are_put_right(cast: Cast, monday: datetime) -> None:
    for who, number in ((cast.anna, "7"), (cast.bram, "8")):
        give(cast, who, number, monday)
    Membership.objects.filter(pk=cast.anna.membership.pk).update(staff_number_mark="0" * 16)
    assert accounts_with_number(cast.reggestreek.pk, "7") == set()
    assert rebuild_numbers(cast.reggestreek.pk) == (2, 1)
    assert rebuild_numbers(cast.reggestreek.pk) == (2, 0)
    assert accounts_with_number(cast.reggestreek.pk, "7") == {cast.anna.id}
