# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a secret looks, and what is refused before anybody asks the database."""

import math
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.commons.tokens.secret import PREFIX, SHAPE, digest_of, is_whole, new_secret

LETTERS = string.ascii_letters + string.digits
# Drawn once and written down: the check characters may never change, or every token in use stops.
KNOWN = "eenlijn_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg0wM1rW"


def test_a_secret_is_recognised_in_a_line_of_a_programme() -> None:
    secret = new_secret()
    assert SHAPE.findall(f'headers = {{"Authorization": "Bearer {secret}"}}') == [secret]
    assert re.fullmatch(r"\w+", secret), "a double click selects all of it"
    assert len(secret) == len(PREFIX) + 49


def test_the_random_part_holds_256_bits() -> None:
    assert 43 * math.log2(62) > 256
    assert len({new_secret() for _one in range(500)}) == 500


def test_what_we_make_is_whole() -> None:
    assert all(is_whole(new_secret()) for _one in range(500))


@given(place=st.integers(len(PREFIX), len(PREFIX) + 48), letter=st.sampled_from(LETTERS))
def test_every_single_wrong_character_is_found(place: int, letter: str) -> None:
    secret = new_secret()
    typed = secret[:place] + letter + secret[place + 1 :]
    assert is_whole(typed) == (typed == secret)


@given(place=st.integers(len(PREFIX), len(PREFIX) + 47))
def test_every_swap_of_neighbours_is_found(place: int) -> None:
    secret = new_secret()
    typed = secret[:place] + secret[place + 1] + secret[place] + secret[place + 2 :]
    assert is_whole(typed) == (typed == secret)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda secret: "",
        lambda secret: secret[:-1],
        lambda secret: secret + "0",
        lambda secret: secret + "\n",
        lambda secret: " " + secret,
        lambda secret: secret.removeprefix(PREFIX),
        lambda secret: secret.upper(),
        lambda secret: secret.replace(secret[10], "é"),
        lambda secret: secret.replace(secret[10], "\0"),
        lambda secret: secret * 1000,
    ],
)
def test_what_is_cut_or_spoilt_is_not_ours(spoil: object) -> None:
    assert not is_whole(spoil(KNOWN))  # type: ignore[operator]


def test_the_check_characters_stay_what_they_were() -> None:
    assert is_whole(KNOWN)


def test_only_a_digest_is_kept_and_it_is_of_this_secret_alone() -> None:
    one, other = new_secret(), new_secret()
    assert len(digest_of(one)) == 32
    assert digest_of(one) == digest_of(one) != digest_of(other)
    assert one.encode() not in digest_of(one)
