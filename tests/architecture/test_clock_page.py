# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual shows every term as the table of clocks has it."""

from eenlijn.casework.clocks.table import RULES
from tools.clock_page import PAGE, page


def test_the_page_of_the_manual_says_what_the_table_says() -> None:
    told = PAGE.read_text(encoding="utf-8")
    assert told == page(), "run python -m tools.clock_page"
    assert all(f"| {rule.name} |" in told for rule in RULES)
