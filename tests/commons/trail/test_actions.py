# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, NoTrail, UnknownPurpose, append, enter_waiting, open_trail
from eenlijn.commons.trail.models import NO_MAC, TrailHead, TrailLine, WaitingLine
from eenlijn.commons.trail.queries import verify
from eenlijn.foundation.sealed.compartments import Compartment
from tests.cast import Cast

OPENED = Entry(
    "open_dossier",
    "incident",
    "11111111-1111-1111-1111-111111111111",
    compartments=(Compartment.VICTIM, Compartment.PERPETRATOR),
    purpose="answer",
    relation="organisation",
    detail={"parts": ["words"], "count": 2, "urgent": False},
)


def _lines(cast: Cast) -> list[TrailLine]:
    return list(TrailLine.objects.filter(organisation=cast.reggestreek).order_by("sequence"))


def test_a_line_tells_who_what_where_and_why(cast: Cast, monday: datetime) -> None:
    append(cast.carla.actor.coming_from("web", "trace-1"), monday, OPENED)
    line = _lines(cast)[-1]
    assert (line.sequence, line.at, line.actor_kind, line.account_id) == (2, monday, "person", cast.carla.id)
    assert (line.actor_name, line.role, line.relation) == ("", "COO", "organisation")
    assert (line.action, line.object_type) == ("open_dossier", "incident")
    assert line.object_id == "11111111-1111-1111-1111-111111111111"
    assert (line.compartments, line.purpose, line.result) == ("C2 C3", "answer", "done")
    assert (line.origin, line.trace_id, line.break_glass) == ("web", "trace-1", False)
    assert line.detail == {"parts": ["words"], "count": 2, "urgent": False}


def test_a_purpose_outside_the_register_is_refused_and_writes_nothing(cast: Cast, monday: datetime) -> None:
    for actor, entry in (
        (cast.carla.actor, replace(OPENED, purpose="curiosity")),
        (cast.carla.actor.with_purpose("curiosity"), replace(OPENED, purpose="")),
    ):
        with pytest.raises(UnknownPurpose, match="curiosity"):
            append(actor, monday, OPENED, entry)
    assert len(_lines(cast)) == 1


def test_the_purpose_of_the_actor_stands_where_the_entry_has_none(cast: Cast, monday: datetime) -> None:
    append(cast.carla.actor.with_purpose("care"), monday, OPENED, replace(OPENED, purpose=""))
    append(cast.carla.actor, monday, replace(OPENED, purpose=""))
    assert [line.purpose for line in _lines(cast)[1:]] == ["answer", "care", ""]


def test_lines_follow_each_other_and_move_the_head(cast: Cast, monday: datetime) -> None:
    append(cast.carla.actor, monday, OPENED, OPENED)
    append(cast.bram.actor, monday, OPENED)
    lines = _lines(cast)
    assert [line.sequence for line in lines] == [1, 2, 3, 4]
    assert [line.previous_mac for line in lines] == [NO_MAC, *(line.mac for line in lines[:-1])]
    head = TrailHead.objects.get(organisation=cast.reggestreek)
    assert (head.sequence, head.mac) == (4, lines[-1].mac)


def test_chains_of_organisations_are_apart(cast: Cast, monday: datetime) -> None:
    append(cast.carla.actor, monday, OPENED)
    assert TrailHead.objects.get(organisation=cast.dinkelborg).sequence == 1
    assert TrailLine.objects.filter(organisation=cast.dinkelborg).count() == 1


def test_many_entries_cost_two_statements(cast: Cast, monday: datetime) -> None:
    append(cast.carla.actor, monday, OPENED)
    with CaptureQueriesContext(connection) as queries:
        append(cast.carla.actor, monday, *[OPENED] * 3)
    assert len([one for one in queries if "SAVEPOINT" not in one["sql"]]) == 2


def test_nothing_to_tell_writes_nothing(cast: Cast, monday: datetime) -> None:
    append(cast.carla.actor, monday)
    assert len(_lines(cast)) == 1


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_it_refuses(cast: Cast, monday: datetime) -> None:
    with pytest.raises(TransactionManagementError):
        append(cast.carla.actor, monday, OPENED)
    assert len(_lines(cast)) == 1


@transaction.atomic
def _append_and_fail(cast: Cast, now: datetime) -> None:
    append(cast.carla.actor, now, OPENED)
    raise RuntimeError


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_line(cast: Cast, monday: datetime) -> None:
    with pytest.raises(RuntimeError):
        _append_and_fail(cast, monday)
    assert len(_lines(cast)) == 1
    assert verify(cast.reggestreek.pk).ok


def test_without_a_chain_it_refuses(cast: Cast, monday: datetime) -> None:
    with pytest.raises((NoTrail, vault.KeyGone)):
        append(Actor.job("stray", cast.anna.id), monday, OPENED)


def test_a_chain_is_opened_once(cast: Cast) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        open_trail(cast.reggestreek.pk)
    assert TrailHead.objects.get(organisation=cast.reggestreek).sequence == 1


@pytest.mark.parametrize("value", ["x" * 65, 1.5, {"a": 1}, ["y" * 65]])
def test_detail_holds_codes_only(cast: Cast, monday: datetime, value: object) -> None:
    with pytest.raises(ValueError, match="no code"):
        append(cast.carla.actor, monday, Entry("act", "incident", detail={"name": value}))


def test_without_keys_nothing_is_written(
    cast: Cast, monday: datetime, tmp_path: Path, settings: Settings
) -> None:
    settings.EENLIJN_KEYS = tmp_path / "elsewhere"
    vault.forget_cached()
    with pytest.raises(vault.KeysUnavailable):
        append(cast.carla.actor, monday, OPENED)
    assert len(_lines(cast)) == 1
    assert WaitingLine.objects.count() == 0


def test_hundreds_of_lines_that_waited_enter_in_their_order(
    cast: Cast, monday: datetime, tmp_path: Path, settings: Settings
) -> None:
    keys = settings.EENLIJN_KEYS
    settings.EENLIJN_KEYS = tmp_path / "elsewhere"
    vault.forget_cached()
    link = Actor.link(cast.reggestreek.pk)
    for number in range(230):
        append(link, monday + timedelta(seconds=number), Entry("keep", "report", str(number)), may_wait=True)
    settings.EENLIJN_KEYS = keys
    vault.forget_cached()
    assert enter_waiting() == 230
    entered = [line.object_id for line in _lines(cast) if line.action == "keep"]
    assert entered == [str(number) for number in range(230)]
    assert verify(cast.reggestreek.pk, []).ok
    assert enter_waiting() == 0


def test_intake_waits_for_keys_and_enters_later(
    cast: Cast, monday: datetime, tmp_path: Path, settings: Settings
) -> None:
    keys = settings.EENLIJN_KEYS
    settings.EENLIJN_KEYS = tmp_path / "elsewhere"
    vault.forget_cached()
    link = Actor.link(cast.reggestreek.pk)
    later = monday + timedelta(minutes=1)
    append(link, later, Entry("keep_envelope", "report", "second"), may_wait=True)
    append(link, monday, Entry("keep_envelope", "report", "first"), may_wait=True)
    with pytest.raises(vault.KeysUnavailable):
        enter_waiting()
    settings.EENLIJN_KEYS = keys
    append(cast.carla.actor, later, OPENED)
    assert enter_waiting() == 2
    assert enter_waiting() == 0
    assert [(line.action, line.object_id, line.at) for line in _lines(cast)[2:]] == [
        ("keep_envelope", "first", monday),
        ("keep_envelope", "second", later),
    ]
    assert verify(cast.reggestreek.pk).lines == 4


STATEMENTS = [
    "UPDATE trail_trailline SET action = 'nothing'",
    "UPDATE trail_trailline SET mac = previous_mac",
    "DELETE FROM trail_trailline",
    "UPDATE trail_trailhead SET sequence = 0",
    "UPDATE trail_trailhead SET sequence = sequence + 1",
    "UPDATE trail_trailhead SET mac = mac",
    "DELETE FROM trail_trailhead",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_changes(cast: Cast, statement: str) -> None:
    before = _lines(cast)[-1].mac
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [line.mac for line in _lines(cast)] == [before]
    assert TrailHead.objects.get(organisation=cast.reggestreek).mac == before


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("table", ["trail_trailline", "trail_trailhead", "trail_waitingline"])
def test_the_database_refuses_to_empty_a_table(cast: Cast, table: str) -> None:
    """SQLite has no TRUNCATE."""
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")
    assert len(_lines(cast)) == 1


@pytest.mark.parametrize(("sequence", "previous"), [(1, None), (3, None), (2, NO_MAC), (2, "f" * 64)])
def test_the_database_refuses_a_line_that_does_not_follow(
    cast: Cast, monday: datetime, sequence: int, previous: str | None
) -> None:
    line = _lines(cast)[0]
    line.id = cast.anna.id
    line.sequence, line.previous_mac, line.mac = sequence, previous or line.mac, "e" * 64
    with pytest.raises(DatabaseError), transaction.atomic():
        line.save(force_insert=True)
    assert [one.sequence for one in _lines(cast)] == [1]


def test_a_waiting_line_is_never_changed(cast: Cast, monday: datetime) -> None:
    facts = {"organisation": cast.reggestreek, "at": monday, "actor_kind": "link", "action": "keep_envelope"}
    WaitingLine.objects.create(object_type="report", result="done", **facts)
    for act in ("UPDATE trail_waitingline SET action = ''", "DELETE FROM trail_waitingline"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)
    assert WaitingLine.objects.get().action == "keep_envelope"


@pytest.mark.only_on("sqlite")
def test_three_lines_take_less_than_two_milliseconds(cast: Cast, monday: datetime) -> None:
    append(cast.carla.actor, monday, OPENED)
    took = []
    for _round in range(20):
        began = time.perf_counter()
        append(cast.carla.actor, monday, *[OPENED] * 3)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.002


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_whole_chain(cast: Cast, monday: datetime) -> None:
    """On SQLite writers wait for each other anyway, and tests share one connection."""

    def write() -> None:
        try:
            for _round in range(10):
                with transaction.atomic():
                    append(cast.carla.actor, monday, OPENED)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(write) for _writer in range(4)]:
            done.result()
    found = verify(cast.reggestreek.pk)
    assert (found.ok, found.lines) == (True, 41)
