# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bench itself, very small: what it makes is right, and it measures to the end. Nothing is timed."""

import json
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tools.bench.installation import Installation
from tools.bench.overload import FLOODS
from tools.bench.run import PARTS, Asked, run
from tools.launcher import places, postgresql

pytestmark = pytest.mark.durability
HERE = Path(__file__).parent
DATABASE = "postgresql" if os.environ.get("EENLIJN_DATABASE_URL", "").startswith("postgres") else "sqlite"


def test_what_it_makes_is_like_what_the_product_makes(tmp_path: Path) -> None:
    """On PostgreSQL as the role that serves, which sees nothing of anybody until it says for whom it asks."""
    with ExitStack() as stack:
        address = "" if DATABASE == "sqlite" else stack.enter_context(postgresql.cluster())
        made = Installation(tmp_path / "made", address, address and postgresql.superuser_of(address))
        made.fill(150, 1)
        found: list[dict[str, Any]] = json.loads(made.run([str(places.PYTHON), str(HERE / "look.py")]))
    (told,) = found
    assert told["incidents"] == told["numbers"] == told["same_number"] == 150
    assert told["reports_that_open"] == told["places_that_open"] == 150
    assert told["counted_once"] == told["days_right"] == told["lines"] == 150
    assert set(told["statuses"]) == {"reported", "assessed", "in_progress", "closed"}
    # Half of so few; the three that the others were copied from are open too.
    assert told["open"] == 73
    assert (told["closed_with_running_clock"], told["unsent"], told["words_in_the_clear"]) == (0, 0, 0)
    assert told["trails_whole"] == [True]


def test_it_measures_everything_to_the_end(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    asked = Asked(
        incidents=150,
        database=DATABASE,
        rounds=1,
        json_file=told,
        small=100,
        intake_seconds=0.2,
        page_seconds=0.05,
        overload_seconds=0.3,
        settle=0.0,
    )
    assert run(asked) == 0
    found = json.loads(told.read_text("utf-8"))
    assert {row["part"] for row in found["rows"]} == set(PARTS)
    rows = {row["name"]: row for row in found["rows"]}
    pages = [row for row in found["rows"] if row["part"] == "pages" and row["spells"]]
    assert len(pages) > 40
    assert [row["name"] for row in pages if row["spells"][0]["failures"]] == []
    product = [row for name, row in rows.items() if name.startswith("product, ") and row["spells"]]
    assert {row["notes"]["twice"] + row["notes"]["lost"] for row in product} == {0}
    assert all(row["notes"]["rounds"][0]["reports"] > 0 for row in product)
    flooded = [row for row in found["rows"] if row["part"] == "overload"]
    assert len(flooded) == 10
    assert [row["name"] for row in flooded if row["spells"][0]["failures"]] == []
    assert [row["notes"]["twice"] + row["notes"]["lost"] for row in flooded if row["notes"]] == [0] * 4
    assert all(rows[flood.calm]["spells"][0]["count"] > 0 for flood in FLOODS)
    assert rows["start to first answer"]["numbers"][0] > 0
    goals = [one["goal"] for one in found["ratios"] if one["goal"]]
    assert {">= 0.12", ">= 0.9", "<= 1.15", ">= 0.08", "<= 2"} == set(goals)
