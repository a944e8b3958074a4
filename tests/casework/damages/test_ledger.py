# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open of a claim: interest as far as it is known, and none while an agreement runs."""

from datetime import date

from eenlijn.casework.damages.instalments import Terms
from eenlijn.casework.damages.interest import Head, Paid
from eenlijn.casework.damages.ledger import Book, balance_on


def test_beyond_the_table_interest_stands_still_and_says_from_which_day() -> None:
    """EUR 365 from 1 January 2026 at 4% is 0.04 a day: 181 days until 1 July, 7.24, and no more."""
    book = Book((Head(36_500, date(2026, 1, 1)),))
    found = balance_on(book, date(2026, 11, 23))
    assert (found.standing.interest, found.unknown_from) == (724, date(2026, 7, 1))
    known = balance_on(book, date(2026, 7, 1))
    assert (known.standing.interest, known.unknown_from) == (724, None)


def test_while_an_agreement_runs_no_interest_is_added_and_instalments_are_what_is_open() -> None:
    """EUR 365 from 1 January 2025 at 6%, agreed on 11 January: 0.60 of interest, and so it stays."""
    plan = Terms(date(2025, 1, 11), date(2025, 2, 1), 2, 18_280, 18_280)
    book = Book((Head(36_500, date(2025, 1, 1)),), payments=(Paid(date(2025, 2, 1), 18_280),), plan=plan)
    found = balance_on(book, date(2026, 3, 1))
    assert (found.standing.open, found.unknown_from) == (18_280, None)
    assert [one.open for one in found.instalments] == [0, 18_280]


def test_what_is_paid_whole_has_nothing_unknown() -> None:
    book = Book((Head(100, date(2026, 11, 1)),), payments=(Paid(date(2026, 11, 2), 100),))
    assert balance_on(book, date(2026, 11, 23)).unknown_from is None
