# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eenlijn.foundation.sealed.cipher import Unreadable
from eenlijn.foundation.sealed.intake import (
    IntakePrivateKey,
    envelope_key_id,
    new_intake_pair,
    open_with,
    seal_to,
)

PUBLIC, PRIVATE = new_intake_pair()
INFO = b"organisation|report key"


@settings(deadline=None)
@given(st.binary(max_size=3000))
def test_what_is_sealed_opens(plaintext: bytes) -> None:
    envelope = seal_to(PUBLIC, plaintext, INFO)
    assert envelope[0] == 1
    assert envelope_key_id(envelope) == PUBLIC.key_id
    assert open_with(PRIVATE, envelope, INFO) == plaintext


def test_the_point_is_what_a_browser_takes() -> None:
    assert len(PUBLIC.point) == 65
    assert PUBLIC.point[0] == 4


def test_it_opens_for_this_report_only() -> None:
    envelope = seal_to(PUBLIC, b"woorden", INFO)
    with pytest.raises(Unreadable):
        open_with(PRIVATE, envelope, b"organisation|another key")


def test_another_private_key_does_not_open() -> None:
    _, other = new_intake_pair()
    envelope = seal_to(PUBLIC, b"woorden", INFO)
    with pytest.raises(Unreadable):
        open_with(other, envelope, INFO)
    with pytest.raises(Unreadable):
        open_with(replace(other, key_id=PRIVATE.key_id), envelope, INFO)


@settings(deadline=None)
@given(st.data())
def test_every_changed_byte_is_refused(data: st.DataObject) -> None:
    envelope = bytearray(seal_to(PUBLIC, b"woorden", INFO))
    place = data.draw(st.integers(0, len(envelope) - 1))
    envelope[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Unreadable):
        open_with(PRIVATE, bytes(envelope), INFO)


@pytest.mark.parametrize("length", [0, 1, 17, 80, 97])
def test_a_cut_envelope_is_refused(length: int) -> None:
    with pytest.raises(Unreadable):
        open_with(PRIVATE, seal_to(PUBLIC, b"woorden", INFO)[:length], INFO)


def test_a_private_key_does_not_show_itself() -> None:
    assert "scalar" not in repr(IntakePrivateKey(PRIVATE.key_id, PRIVATE.scalar))
