# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.foundation import identifiers
from eenlijn.foundation.identifiers import ALPHABET

DRAWN = st.text(alphabet=ALPHABET, min_size=6, max_size=6)


def whole_number(six: str) -> str:
    seven = six + identifiers.check_character(six)
    return f"{seven[:4]}-{seven[4:]}"


def test_new_numbers_have_the_form_and_are_their_own_normal_form() -> None:
    numbers = {identifiers.new_number() for _ in range(500)}
    assert len(numbers) == 500
    assert all(len(number) == 8 and number[4] == "-" for number in numbers)
    assert all(identifiers.normalise_number(number) == number for number in numbers)


@given(DRAWN)
def test_every_single_wrong_character_is_caught(six: str) -> None:
    number = whole_number(six).replace("-", "")
    for place, other in itertools.product(range(7), ALPHABET):
        wrong = number[:place] + other + number[place + 1 :]
        assert (identifiers.normalise_number(wrong) is None) == (wrong != number)


@given(DRAWN)
def test_every_swap_is_caught(six: str) -> None:
    number = whole_number(six).replace("-", "")
    for one, two in itertools.combinations(range(7), 2):
        swapped = list(number)
        swapped[one], swapped[two] = swapped[two], swapped[one]
        assert (identifiers.normalise_number("".join(swapped)) is None) == (number[one] != number[two])


@pytest.mark.parametrize("typed", ["0158-vv", "o1s8-vv", "O L 5 8 U U", " 0I58 . vu "])
def test_what_looks_alike_is_read_as_ours(typed: str) -> None:
    plain = "0158VV"
    number = whole_number(plain)
    assert identifiers.normalise_number(typed + number[-1]) == number


@pytest.mark.parametrize(
    "typed", ["", "7K4M", "7K4M-2QX-1", "7K4M-2Q!", "zeven", "7K4M-2QÉ", "\u0667K4M-2QX"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert identifiers.normalise_number(typed) is None


def test_receipt_code_follows_from_the_key() -> None:
    code = identifiers.receipt_code(bytes(16))
    assert code == identifiers.receipt_code(bytes(16))
    assert code != identifiers.receipt_code(bytes(15) + b"\x01")
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]


def test_receipt_code_is_read_as_people_type_it() -> None:
    code = identifiers.receipt_code(b"sixteen bytes ok")
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert identifiers.code_digest(typed) == identifiers.code_digest(code)
    assert identifiers.code_digest(code[:-1] + ("2" if code[-1] != "2" else "3")) != identifiers.code_digest(
        code
    )
    assert identifiers.normalise_code("geen code") is None


def test_report_key_in_both_forms() -> None:
    key = bytes(range(240, 256))
    assert identifiers.parse_report_key(key.hex()) == key
    assert identifiers.parse_report_key("8PHy8_T19vf4-fr7_P3-_w") == key
    assert identifiers.parse_report_key("8PHy8_T19vf4-fr7_P3-_w==") == key
    assert len(identifiers.new_report_key()) == 16


@pytest.mark.parametrize("text", ["", "00", "g" * 32, "é" * 22, "*" * 22, "0" * 31])
def test_what_is_no_report_key_is_none(text: str) -> None:
    assert identifiers.parse_report_key(text) is None


def test_stored_digests_are_not_the_code_and_differ() -> None:
    key = bytes(16)
    digests = {identifiers.key_digest(key), identifiers.code_digest(identifiers.receipt_code(key))}
    assert len(digests) == 2
    assert all(len(digest) == 32 for digest in digests)


def test_equal_contents_have_one_mac_per_key() -> None:
    one = identifiers.canonical_json({"b": 1, "a": "één"})
    assert one == '{"a":"één","b":1}'.encode()
    assert identifiers.content_mac(b"k", one) == identifiers.content_mac(
        b"k", identifiers.canonical_json({"a": "één", "b": 1})
    )
    assert identifiers.content_mac(b"k", one) != identifiers.content_mac(b"l", one)
