# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from tests.walls.share import is_walked

NAMES = [f"desk:dossier GET team {number}" for number in range(1_000)]


def test_every_day_walks_one_in_so_many_and_always_the_same() -> None:
    walked = [one for one in NAMES if is_walked(one, 5, is_full=False)]
    assert 150 < len(walked) < 250
    assert walked == [one for one in NAMES if is_walked(one, 5, is_full=False)]


def test_a_campaign_walks_all() -> None:
    assert [one for one in NAMES if not is_walked(one, 5, is_full=True)] == []
