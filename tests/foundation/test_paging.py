# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forwards and backwards, all pages together are the whole list, once and in order."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

import pytest

from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.foundation import paging
from eenlijn.foundation.paging import Order, Page, moment_of, page_of
from tests.cast import Cast

# Three events of one number: only the id tells them apart.
NUMBERS: Final = ("b", "a", "b", "c", "a", "b", "d")


def upwards(*, is_descending: bool = False) -> Order[OutgoingEvent]:
    return Order(
        fields=("object_number", "pk"),
        write=lambda row: (row.object_number, str(row.pk)),
        read=lambda parts: (parts[0], parts[1]),
        is_descending=is_descending,
    )


@pytest.fixture
def events(cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch) -> list[OutgoingEvent]:
    """Seven events in the order of their numbers; a page holds three."""
    monkeypatch.setattr(paging, "PAGE", 3)
    rows = [
        OutgoingEvent(
            organisation=cast.reggestreek,
            type="report_received",
            object_number=number,
            created_at=monday + timedelta(minutes=minutes),
        )
        for minutes, number in enumerate(NUMBERS)
    ]
    OutgoingEvent.objects.bulk_create(rows)
    return sorted(rows, key=lambda row: (row.object_number, str(row.pk)))


def seen(order: Order[OutgoingEvent], **edge: str) -> Page[OutgoingEvent]:
    return page_of(OutgoingEvent.objects.all(), order, **edge)


def forwards(order: Order[OutgoingEvent]) -> Iterator[Page[OutgoingEvent]]:
    page = seen(order)
    yield page
    while page.after:
        page = seen(order, after=page.after)
        yield page


@pytest.mark.parametrize("is_descending", [False, True])
def test_there_and_back_are_the_same_pages(events: list[OutgoingEvent], *, is_descending: bool) -> None:
    order = upwards(is_descending=is_descending)
    there = list(forwards(order))
    back = [there[-1]]
    while back[-1].before:
        back.append(seen(order, before=back[-1].before))

    wanted = events[::-1] if is_descending else events
    assert [row for page in there for row in page.rows] == wanted
    assert [len(page.rows) for page in there] == [3, 3, 1]
    assert [page.rows for page in reversed(back)] == [page.rows for page in there]
    assert (there[0].before, there[-1].after) == ("", "")


@pytest.mark.parametrize("edge", ["", "alone"])
def test_an_edge_nobody_wrote_is_the_first_page(events: list[OutgoingEvent], edge: str) -> None:
    page = seen(upwards(), after=edge)
    assert (page.rows, page.before) == (events[:3], "")


def test_beyond_the_end_there_is_nothing(events: list[OutgoingEvent]) -> None:
    page = seen(upwards(), after=f"z~{events[-1].pk}")
    assert (page.rows, page.before, page.after) == ([], "", "")


@pytest.mark.parametrize("text", ["2026-11-23T09:00:00", "morgen", ""])
def test_a_moment_without_a_zone_nobody_wrote(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        moment_of(text)
