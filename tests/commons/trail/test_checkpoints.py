# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import UTC, datetime
from uuid import UUID

import pytest

from eenlijn.commons.trail.checkpoints import (
    Checkpoint,
    Kept,
    NoCheckpoint,
    read_line,
    read_lines,
    signed_line,
)
from eenlijn.foundation.sealed.signature import public_key

SEED, OTHER = bytes(range(32)), bytes(32)
PUBLIC = public_key(SEED)
CHAIN = UUID("11111111-2222-3333-4444-555555555555")
ONE = Checkpoint(CHAIN, 10, "a" * 64)
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LINE = signed_line(ONE, AT, SEED)


def changed(**values: object) -> str:
    return json.dumps({**json.loads(LINE), **values})


def without(name: str) -> str:
    return json.dumps({key: value for key, value in json.loads(LINE).items() if key != name})


def test_a_line_tells_the_end_of_a_chain_and_nothing_else() -> None:
    told = json.loads(LINE)
    signature = told.pop("signature")
    assert told == {
        "v": 1,
        "chain": "11111111-2222-3333-4444-555555555555",
        "sequence": 10,
        "mac": "a" * 64,
        "at": "2026-11-23T09:00:00+00:00",
    }
    assert len(signature) == 128
    assert read_line(LINE, PUBLIC) == (ONE, AT)


def test_it_is_read_behind_the_words_of_a_collector() -> None:
    assert read_line(f"Nov 23 10:00:01 meld eenlijn: {LINE}", PUBLIC) == (ONE, AT)
    assert read_line(f"<109>1 2026-11-23T09:00:00Z - eenlijn - checkpoint - {LINE}", PUBLIC) == (ONE, AT)


@pytest.mark.parametrize(
    "line",
    [
        changed(sequence=9),
        changed(mac="b" * 64),
        changed(chain=str(UUID(int=0))),
        changed(at="2026-11-23T10:00:00+00:00"),
        changed(signature="00" * 64),
        changed(signature=""),
        changed(v=2),
        changed(remark="ours, really"),
        signed_line(ONE, AT, OTHER),
    ],
)
def test_a_forged_line_is_not_ours(line: str) -> None:
    with pytest.raises(NoCheckpoint, match="was not signed with this key, or was changed afterwards"):
        read_line(line, PUBLIC)


@pytest.mark.parametrize(
    "line",
    [
        "nothing",
        LINE[:-10],
        "{}",
        "[" * 100_000,
        "{" * 100_000,
        without("signature"),
        changed(sequence="many"),
        changed(signature="no hex"),
        changed(signature=None),
        changed(chain=7),
        changed(at="yesterday"),
    ],
)
def test_what_cannot_be_read_is_told(line: str) -> None:
    with pytest.raises(NoCheckpoint, match="cannot be read as a signed checkpoint"):
        read_line(line, PUBLIC)


def test_lines_are_read_together_and_each_wrong_one_is_named() -> None:
    later = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    second = Checkpoint(CHAIN, 12, "c" * 64)
    lines = [
        LINE,
        "",
        signed_line(ONE, later, SEED),
        signed_line(second, AT, SEED),
        "torn",
        changed(sequence=1),
    ]
    kept = read_lines([(f"line {number}", line) for number, line in enumerate(lines, start=1)], PUBLIC)
    assert kept == Kept(
        checkpoints=(ONE, second),
        wrong=(
            "line 5 cannot be read as a signed checkpoint",
            "line 6 was not signed with this key, or was changed afterwards",
        ),
        newest=later,
        lines=3,
    )
    assert kept.by_chain() == {CHAIN: [ONE, second]}


def test_two_ends_of_one_line_are_two_histories() -> None:
    other = Checkpoint(CHAIN, 10, "b" * 64)
    kept = read_lines([("1", LINE), ("2", signed_line(other, AT, SEED))], PUBLIC)
    assert kept.checkpoints == (ONE, other)
    assert kept.wrong == ("chain 11111111-2222-3333-4444-555555555555: line 10 has two histories",)


def test_nothing_is_nothing() -> None:
    assert read_lines([("1", " \n")], PUBLIC) == Kept((), (), None, 0)
