# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import QuerySet

from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.chain import mac_of
from eenlijn.commons.trail.checkpoints import Checkpoint
from eenlijn.commons.trail.models import PLATFORM_CHAIN, TrailHead, TrailLine
from eenlijn.commons.trail.queries import (
    Opening,
    Verdict,
    chains,
    checkpoint,
    missing_guards,
    verify,
    who_opened,
)
from eenlijn.foundation.sealed.compartments import Compartment
from tests.cast import Cast
from tests.triggers import wall_down

DOSSIER = UUID(int=7)
SEEN = (Compartment.VICTIM,)


@pytest.fixture
def ten_lines(cast: Cast, monday: datetime) -> Cast:
    """Ten lines in Reggestreek's chain; the first tells of the founding."""
    for number in range(9):
        append(cast.carla.actor, monday, Entry("open_dossier", "incident", DOSSIER, detail={"n": number}))
    return cast


def _line(cast: Cast, sequence: int) -> TrailLine:
    return TrailLine.objects.get(organisation=cast.reggestreek, sequence=sequence)


def _all(cast: Cast) -> "QuerySet[TrailLine]":
    return TrailLine.objects.filter(organisation=cast.reggestreek)


def _change_action(cast: Cast) -> None:
    _all(cast).filter(sequence=4).update(action="nothing")


def _change_time(cast: Cast) -> None:
    line = _line(cast, 4)
    _all(cast).filter(sequence=4).update(at=line.at + timedelta(microseconds=1))


def _change_detail(cast: Cast) -> None:
    _all(cast).filter(sequence=4).update(detail={"n": 3})


def _change_person(cast: Cast) -> None:
    _all(cast).filter(sequence=4).update(account=cast.bram.account)


def _change_mac(cast: Cast) -> None:
    _all(cast).filter(sequence=4).update(mac="a" * 64)


def _delete(cast: Cast) -> None:
    _all(cast).filter(sequence=4).delete()


def _delete_and_close_the_gap(cast: Cast) -> None:
    gone = _line(cast, 4)
    gone.delete()
    for line in _all(cast).filter(sequence__gt=4).order_by("sequence"):
        previous = gone.previous_mac if line.sequence == 5 else line.previous_mac
        _all(cast).filter(pk=line.pk).update(sequence=line.sequence - 1, previous_mac=previous)
    TrailHead.objects.filter(organisation=cast.reggestreek).update(sequence=9)


def _swap(cast: Cast) -> None:
    fourth, fifth = _line(cast, 4), _line(cast, 5)
    _all(cast).filter(pk=fourth.pk).update(sequence=400)
    _all(cast).filter(pk=fifth.pk).update(sequence=4)
    _all(cast).filter(pk=fourth.pk).update(sequence=5)


def _forge_with_another_key(cast: Cast) -> None:
    line = _line(cast, 4)
    line.action = "nothing"
    _all(cast).filter(sequence=4).update(action="nothing", mac=mac_of(b"guess" * 8, line))


TAMPERING = [
    _change_action,
    _change_time,
    _change_detail,
    _change_person,
    _change_mac,
    _delete_and_close_the_gap,
    _swap,
    _forge_with_another_key,
]


def test_a_whole_chain(ten_lines: Cast) -> None:
    assert verify(ten_lines.reggestreek.pk) == Verdict(ok=True, lines=10)
    assert verify(None) == Verdict(ok=True, lines=5)


@pytest.mark.parametrize("tamper", TAMPERING)
def test_what_was_changed_is_named(ten_lines: Cast, tamper: Callable[[Cast], None]) -> None:
    with wall_down():
        tamper(ten_lines)
    found = verify(ten_lines.reggestreek.pk)
    assert found == Verdict(ok=False, lines=3, first_bad_sequence=4, reason="changed or forged")
    assert verify(ten_lines.dinkelborg.pk).ok


def test_a_deleted_line_is_named(ten_lines: Cast) -> None:
    with wall_down():
        _delete(ten_lines)
    found = verify(ten_lines.reggestreek.pk)
    assert found == Verdict(ok=False, lines=3, first_bad_sequence=4, reason="missing")


def test_a_cut_tail_is_named(ten_lines: Cast) -> None:
    with wall_down():
        _all(ten_lines).filter(sequence__gte=9).delete()
    found = verify(ten_lines.reggestreek.pk)
    assert found == Verdict(ok=False, lines=8, first_bad_sequence=9, reason="cut off")


def test_a_line_put_in_after_the_head_is_named(ten_lines: Cast) -> None:
    line = _line(ten_lines, 10)
    with wall_down():
        line.id, line.sequence, line.previous_mac = uuid4(), 11, line.mac
        line.save(force_insert=True)
    found = verify(ten_lines.reggestreek.pk)
    assert found == Verdict(ok=False, lines=10, first_bad_sequence=11, reason="beyond the head")


def test_a_line_put_in_with_its_head_is_named(ten_lines: Cast) -> None:
    line = _line(ten_lines, 10)
    with wall_down():
        line.id, line.sequence, line.previous_mac = uuid4(), 11, line.mac
        line.mac = "b" * 64
        line.save(force_insert=True)
        TrailHead.objects.filter(organisation=ten_lines.reggestreek).update(sequence=11, mac=line.mac)
    assert verify(ten_lines.reggestreek.pk).first_bad_sequence == 11


def test_a_line_of_another_organisation_does_not_fit(ten_lines: Cast) -> None:
    with wall_down():
        _all(ten_lines).filter(sequence=10).update(organisation=ten_lines.dinkelborg, sequence=2)
        TrailHead.objects.filter(organisation=ten_lines.dinkelborg).update(sequence=2)
    assert verify(ten_lines.dinkelborg.pk).first_bad_sequence == 2
    assert verify(ten_lines.reggestreek.pk).first_bad_sequence == 10


def test_a_missing_head_is_named(ten_lines: Cast) -> None:
    with wall_down():
        TrailHead.objects.filter(organisation=ten_lines.reggestreek).delete()
    assert verify(ten_lines.reggestreek.pk).reason == "the head is missing"


def test_an_older_table_is_found_by_a_checkpoint(ten_lines: Cast, monday: datetime) -> None:
    kept = checkpoint(ten_lines.reggestreek.pk)
    with wall_down():
        _all(ten_lines).filter(sequence=10).delete()
        ninth = _line(ten_lines, 9)
        TrailHead.objects.filter(organisation=ten_lines.reggestreek).update(sequence=9, mac=ninth.mac)
    assert verify(ten_lines.reggestreek.pk).ok
    assert verify(ten_lines.reggestreek.pk, [kept]).first_bad_sequence == 10
    append(ten_lines.carla.actor, monday, Entry("other_history", "incident"))
    found = verify(ten_lines.reggestreek.pk, [kept])
    assert (found.first_bad_sequence, found.reason) == (10, "not the line of an earlier checkpoint")


def test_a_checkpoint_is_the_head(ten_lines: Cast) -> None:
    last = _line(ten_lines, 10)
    assert checkpoint(ten_lines.reggestreek.pk) == Checkpoint(ten_lines.reggestreek.pk, 10, last.mac)


def test_every_chain_is_listed(cast: Cast) -> None:
    organisations = (cast.reggestreek, cast.dinkelborg, cast.politie, cast.regiobureau)
    assert set(chains()) == {None, *(one.pk for one in organisations)}


def test_the_command_names_the_first_bad_line(ten_lines: Cast) -> None:
    with wall_down():
        _change_action(ten_lines)
    told = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("verify_trail", stdout=told)
    assert refused.value.returncode == 1
    assert f"{ten_lines.reggestreek.pk}: line 4: changed or forged\n" in told.getvalue()
    assert f"{ten_lines.dinkelborg.pk}: whole, 1 lines\n" in told.getvalue()


def test_the_command_keeps_and_compares_checkpoints(ten_lines: Cast, tmp_path: Path) -> None:
    kept = tmp_path / "checkpoints"
    call_command("verify_trail", checkpoints=kept, stdout=StringIO())
    assert len(kept.read_text("utf-8").splitlines()) == 5
    call_command("verify_trail", checkpoints=kept, stdout=StringIO())
    with wall_down():
        TrailLine.objects.all().delete()
        TrailHead.objects.update(sequence=0, mac="0" * 64)
    call_command("verify_trail", stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("verify_trail", checkpoints=kept, stdout=StringIO())


def test_the_command_misses_a_chain_that_is_gone(ten_lines: Cast, tmp_path: Path) -> None:
    kept = tmp_path / "checkpoints"
    call_command("verify_trail", checkpoints=kept, stdout=StringIO())
    with wall_down():
        TrailHead.objects.filter(pk=PLATFORM_CHAIN).delete()
    with pytest.raises(CommandError, match="chains missing: 1"):
        call_command("verify_trail", checkpoints=kept, stdout=StringIO())


def test_the_guards_of_the_database_are_missed_when_they_are_gone(cast: Cast) -> None:
    assert missing_guards() == []
    told = StringIO()
    with wall_down():
        gone = missing_guards()
        with pytest.raises(CommandError):
            call_command("verify_trail", stdout=told)
    assert len(gone) == 9
    assert all(f"lacks its guard {guard}\n" in told.getvalue() for guard in gone)
    assert missing_guards() == []


def test_an_empty_database_is_not_whole(db: None) -> None:
    with pytest.raises(CommandError):
        call_command("verify_trail", stdout=StringIO())


def test_who_opened_tells_function_and_unit_but_no_name(cast: Cast, monday: datetime) -> None:
    later = monday + timedelta(hours=1)
    append(cast.bram.actor, monday, Entry("open_dossier", "incident", DOSSIER, SEEN, purpose="read"))
    append(cast.carla.actor, later, Entry("open_dossier", "incident", DOSSIER, SEEN, purpose="answer"))
    found = who_opened(cast.anna.actor, "incident", [DOSSIER])
    assert found == [
        Opening(later, "Agressiecoördinator", "Klantenservice", "COO", "answer", "open_dossier"),
        Opening(monday, "Teamleider", "Lijn 62", "MGR", "read", "open_dossier"),
    ]
    assert "Carla" not in str(found)


def test_who_opened_leaves_out_others_jobs_and_what_showed_nothing(cast: Cast, monday: datetime) -> None:
    append(cast.carla.actor, monday, Entry("open_dossier", "incident", UUID(int=8), SEEN))
    append(cast.carla.actor, monday, Entry("open_dossier", "document", DOSSIER, SEEN))
    append(cast.carla.actor, monday, Entry("close", "incident", DOSSIER))
    append(cast.dirk.actor, monday, Entry("open_dossier", "incident", DOSSIER, SEEN))
    assert who_opened(cast.anna.actor, "incident", [DOSSIER]) == []
    assert len(who_opened(cast.dirk.actor, "incident", [DOSSIER])) == 1


def test_who_opened_tells_the_function_of_that_day(cast: Cast, monday: datetime) -> None:
    append(cast.carla.actor, monday, Entry("open_dossier", "incident", DOSSIER, SEEN))
    day = date(2026, 11, 23)
    Membership.objects.filter(pk=cast.carla.membership.pk).update(state="ended", ends_on=day)
    Membership.objects.create(
        organisation=cast.reggestreek,
        account=cast.carla.account,
        function_name="Directeur",
        starts_on=day + timedelta(days=1),
        state="confirmed",
    )
    assert [one.function_name for one in who_opened(cast.anna.actor, "incident", [DOSSIER])] == [
        "Agressiecoördinator"
    ]


@pytest.mark.parametrize("times", [1, 50])
def test_who_opened_costs_two_queries(
    cast: Cast, monday: datetime, times: int, django_assert_num_queries: Callable[..., object]
) -> None:
    append(cast.carla.actor, monday, *[Entry("open_dossier", "incident", DOSSIER, SEEN)] * times)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        assert len(who_opened(cast.anna.actor, "incident", [DOSSIER])) == times


def test_the_key_of_the_chain_is_not_in_the_database(ten_lines: Cast) -> None:
    key = vault.mac_key(ten_lines.reggestreek.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM keys_datakey")
        assert all(key not in bytes(row[0]) for row in cursor.fetchall())
