# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever the size of a portion, all portions together are the whole list, once and in order."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.foundation.portion import (
    LAG,
    Edge,
    Portion,
    Portioned,
    complete_until,
    portion_of,
    portion_of_list,
)
from tests.cast import Cast

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Row(NamedTuple):
    moment: datetime
    id: UUID


def edge_of(row: Row) -> Edge:
    return Edge(row.moment, row.id)


def walked(ask: Callable[[Portion], Portioned[Row]], most: int, since: datetime | None) -> list[Row]:
    """Every portion, one after the other."""
    found: list[Row] = []
    after: Edge | None = None
    while True:
        portion = ask(Portion(most, after, since))
        assert len(portion.rows) <= most
        found += portion.rows
        if portion.edge is None:
            return found
        after = portion.edge


rows = st.lists(
    st.builds(
        lambda minutes, number: Row(START + timedelta(minutes=minutes), UUID(int=number)),
        st.integers(0, 4),
        st.integers(0, 2**128 - 1),
    ),
    unique_by=lambda row: row.id,
    max_size=12,
)


@given(rows, st.integers(1, 5), st.none() | st.integers(-1, 5))
def test_all_portions_of_a_list_at_hand_are_the_whole_list(
    told: list[Row], most: int, minutes: int | None
) -> None:
    since = None if minutes is None else START + timedelta(minutes=minutes)
    found = walked(lambda portion: portion_of_list(told, portion, edge_of), most, since)
    assert found == sorted((row for row in told if since is None or row.moment >= since), key=edge_of)


@pytest.mark.parametrize("is_newest_first", [True, False])
@pytest.mark.parametrize("since", [None, START + timedelta(minutes=1)])
@pytest.mark.parametrize("most", [1, 2, 3, 7, 100])
def test_all_portions_of_a_table_are_the_whole_table(
    cast: Cast,
    is_newest_first: bool,  # noqa: FBT001 - a parameter of the test
    since: datetime | None,
    most: int,
) -> None:
    """Seven rows at three moments, so that most portions end in the middle of a moment."""
    made = [
        OutgoingEvent.objects.create(
            organisation=cast.reggestreek,
            type="report_received",
            object_number="7K4M-2QX",
            created_at=START + timedelta(minutes=minute),
        )
        for minute in (0, 0, 0, 1, 1, 2, 2)
    ]

    def ask(portion: Portion) -> Portioned[Row]:
        found = portion_of(
            OutgoingEvent.objects.filter(object_number="7K4M-2QX"),
            portion,
            by="created_at",
            changed="created_at",
            is_newest_first=is_newest_first,
        )
        return found.told(lambda event: Row(event.created_at, event.pk))

    wanted = [Row(event.created_at, event.pk) for event in made if since is None or event.created_at >= since]
    is_backward = is_newest_first and since is None
    assert walked(ask, most, since) == sorted(wanted, key=edge_of, reverse=is_backward)


def test_a_list_is_complete_until_longer_ago_than_a_transaction_lasts() -> None:
    assert complete_until(START) == START - LAG
    assert timedelta(seconds=30) <= LAG <= timedelta(minutes=5)
