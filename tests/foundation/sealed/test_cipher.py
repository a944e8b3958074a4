# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.foundation.sealed.cipher import (
    Place,
    Unreadable,
    key_id_of,
    new_key,
    open_sealed,
    pad,
    seal,
    size_class,
    unpad,
)
from eenlijn.foundation.sealed.compartments import Compartment

KEY, KEY_ID = new_key(), uuid4()
PLACE = Place(UUID(int=1), "reporting_report", UUID(int=2), "own_words", Compartment.OWN_WORDS, 1)
ELSEWHERE: list[dict[str, Any]] = [
    {"organisation": UUID(int=3)},
    {"table": "response_answer"},
    {"row": UUID(int=3)},
    {"field": "name"},
    {"compartment": Compartment.VICTIM},
    {"version": 2},
]


@given(st.binary(max_size=5000))
def test_what_is_sealed_opens(plaintext: bytes) -> None:
    sealed = seal(KEY, KEY_ID, PLACE, plaintext)
    assert open_sealed(KEY, PLACE, sealed) == plaintext
    assert open_sealed(KEY, PLACE, memoryview(sealed)) == plaintext  # type: ignore[arg-type]
    assert key_id_of(sealed) == KEY_ID


@pytest.mark.parametrize("moved", ELSEWHERE)
def test_a_value_copied_elsewhere_does_not_open(moved: dict[str, Any]) -> None:
    sealed = seal(KEY, KEY_ID, PLACE, b"woorden")
    with pytest.raises(Unreadable):
        open_sealed(KEY, replace(PLACE, **moved), sealed)


@given(st.data())
def test_every_changed_byte_is_refused(data: st.DataObject) -> None:
    sealed = bytearray(seal(KEY, KEY_ID, PLACE, b"woorden"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Unreadable):
        open_sealed(KEY, PLACE, bytes(sealed))


@given(st.integers(0, 90))
def test_a_cut_value_is_refused(length: int) -> None:
    sealed = seal(KEY, KEY_ID, PLACE, b"woorden")
    with pytest.raises(Unreadable):
        open_sealed(KEY, PLACE, sealed[: min(length, len(sealed) - 1)])


def test_another_key_does_not_open() -> None:
    with pytest.raises(Unreadable):
        open_sealed(new_key(), PLACE, seal(KEY, KEY_ID, PLACE, b"woorden"))


def test_a_field_that_divides_otherwise_is_another_place() -> None:
    one = replace(PLACE, table="a", field="b")
    assert one.associated_data() != replace(PLACE, table="b", field="a").associated_data()
    assert PLACE.associated_data() == (
        b"00000000-0000-0000-0000-000000000001|reporting_report|"
        b"00000000-0000-0000-0000-000000000002|own_words|C2+C3|1"
    )


@pytest.mark.parametrize(
    ("length", "size"),
    [(4, 32), (32, 32), (33, 64), (1024, 1024), (1025, 2048), (65_536, 65_536), (65_537, 131_072)],
)
def test_size_classes(length: int, size: int) -> None:
    assert size_class(length) == size


def test_names_of_different_length_have_one_size() -> None:
    sizes = {len(seal(KEY, KEY_ID, PLACE, name)) for name in (b"", b"Bo", b"Geertruida van de Hoeve")}
    assert len(sizes) == 1


@pytest.mark.parametrize(
    "padded", [b"", b"\0\0", b"\0\0\0\x05abc".ljust(32, b"\0") + b"\0", b"\0\0\0\x01ab".ljust(32, b"\0")]
)
def test_padding_of_others_is_refused(padded: bytes) -> None:
    with pytest.raises(Unreadable):
        unpad(padded)


@given(st.binary(max_size=3000))
def test_padding_comes_off(plaintext: bytes) -> None:
    assert unpad(pad(plaintext)) == plaintext
