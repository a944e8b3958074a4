# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a demo shows of other systems: made without a network, and nothing of it leaves."""

import socket
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest

from eenlijn.commons.access.codes import Scope
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.tokens.queries import tokens_of
from eenlijn.commons.webhooks.codes import SubscriptionState
from eenlijn.commons.webhooks.delivering import due_subscriptions
from eenlijn.commons.webhooks.models import Delivery, Subscription
from eenlijn.doors.jobs.demo.systems import BUTTON, CASES, HOST, ROSTER, connect
from eenlijn.foundation.clock import to_local
from tests.cast import Cast

HOURS_AGO = (80, 30, 20, 2)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*told: Any, **_more: Any) -> Any:
        pytest.fail(f"the demo asked the system of names for {told}")

    monkeypatch.setattr(socket, "getaddrinfo", asked)


@pytest.fixture
def connected(cast: Cast, monday: datetime) -> datetime:
    for number, hours in enumerate(HOURS_AGO):
        announce(
            organisation_id=cast.reggestreek.pk,
            event_type=EventType.REPORT_RECEIVED,
            object_number=f"2026-000{number}",
            recipients=(),
            now=monday - timedelta(hours=hours),
        )
    connect(keeper=cast.petra.actor, now=monday)
    return monday


def test_one_system_may_knock_and_one_may_no_more(cast: Cast, connected: datetime) -> None:
    today = to_local(connected).date()
    rows = {one.name: (one.works(today), one.scopes) for one in tokens_of(cast.petra.actor)}
    assert rows == {
        ROSTER: (True, (Scope.TERMS_READ, Scope.SETTINGS_READ)),
        BUTTON: (False, (Scope.REPORTS_WRITE,)),
    }


def test_most_arrived_one_never_did_and_one_was_asked_again(connected: datetime) -> None:
    rows = Delivery.objects.order_by("at").values_list("state", "tries", "status")
    assert Counter(rows) == {("given_up", 7, 500): 1, ("sent", 1, 202): 2, ("sent", 2, 202): 1}
    assert rows[0] == ("given_up", 7, 500)
    assert rows[3] == ("sent", 2, 202)


def test_nothing_leaves_because_it_stands_in_a_pause(connected: datetime) -> None:
    row = Subscription.objects.get()
    assert (row.name, row.host, row.state) == (CASES, HOST, SubscriptionState.PAUSED)
    assert due_subscriptions(connected + timedelta(days=2)) == []
