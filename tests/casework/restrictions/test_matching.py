# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When what is typed at a desk names the person of a measure."""

from datetime import date

import pytest

from eenlijn.casework.restrictions.matching import client_key, is_family_name_of, name_key

DAY = date(1980, 3, 3)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jansen", "Jan Jansen"),
        ("JANSEN", "jan jansen"),
        ("van den Berg", "J. van den Berg"),
        ("Berg", "J. van den Berg"),
        ("Berg, van den", "Teun van den Berg"),
        ("García López", "María García López"),
        ("Berg-Jansen", "T. van den Berg-Jansen"),
        ("Şahin", "Ayşe Şahin"),
    ],
)
def test_the_whole_end_of_a_name_fits_and_has_the_same_mark(typed: str, name: str) -> None:
    assert is_family_name_of(typed, name)
    assert name_key(typed, DAY) == name_key(name, DAY)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jan", "Jan Jansen"),
        ("Jans", "Jan Jansen"),
        ("Pérez López", "María García López"),
        ("Sahin", "Ayşe Şahin"),
        ("", "Jan Jansen"),
        ("Jansen", ""),
    ],
)
def test_a_part_or_another_name_does_not(typed: str, name: str) -> None:
    assert not is_family_name_of(typed, name)


def test_another_day_of_birth_is_another_mark_and_nobody_has_none() -> None:
    assert name_key("Jansen", DAY) == "jansen|1980-03-03"
    assert name_key("Jansen", date(1980, 3, 4)) != name_key("Jansen", DAY)
    assert name_key(" ", DAY) == ""


def test_a_client_number_is_the_same_with_other_dashes_and_spaces() -> None:
    assert client_key("KL-20 417") == client_key("kl20417") == "kl20417"
    assert client_key(" - ") == ""
