# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receiver of our documentation receives what we send, and nothing else."""

import importlib.util
import re
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import HTTPServer
from pathlib import Path
from types import ModuleType

import pytest
import time_machine

from eenlijn.commons.webhooks import delivering
from eenlijn.commons.webhooks.codes import TEST_TYPE, OutgoingType
from eenlijn.commons.webhooks.connection import deliver_to
from eenlijn.commons.webhooks.envelope import event_body, headers, new_secret
from eenlijn.commons.webhooks.models import Delivery
from tests.cast import Cast
from tests.commons.webhooks.conftest import Happens, Subscribe
from tests.factories.receivers import Receiver

OPERATIONS = Path(__file__).resolve().parents[3] / "docs" / "operations"
PAGE = OPERATIONS / "webhooks.md"


@pytest.fixture(scope="module")
def sample() -> ModuleType:
    place = OPERATIONS / "samples" / "receive_webhook.py"
    plan = importlib.util.spec_from_file_location("receive_webhook", place)
    assert plan is not None
    assert plan.loader is not None
    module = importlib.util.module_from_spec(plan)
    plan.loader.exec_module(module)
    return module


@pytest.fixture
def server(sample: ModuleType) -> Iterator[HTTPServer]:
    sample.Receiver.seen = set()
    sample.Receiver.log_message = lambda *_told: None
    with HTTPServer(("127.0.0.1", 0), sample.Receiver) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


def work(now: datetime) -> list[tuple[str, int | None]]:
    with time_machine.travel(now):
        delivering.plan_deliveries(now)
        for one in delivering.due_subscriptions(now):
            deliver_to(one, now)
    return list(Delivery.objects.order_by("at").values_list("state", "status"))


def test_what_we_send_is_taken_by_the_sample_and_done_once(  # noqa: PLR0917 - fixtures
    sample: ModuleType,
    server: HTTPServer,
    subscribe: Subscribe,
    happens: Happens,
    cast: Cast,
    monday: datetime,
    capfd: pytest.CaptureFixture[str],
) -> None:
    made = subscribe(Receiver(port=server.server_address[1]))
    sample.Receiver.secret = made.secret
    happens(monday)
    assert work(monday) == [("sent", 204)]
    Delivery.objects.update(state="waiting", tries=0)
    assert work(monday + timedelta(minutes=2)) == [("sent", 204)]
    told = capfd.readouterr().out
    assert told.count("2026-11-23T08:00:00Z nl.eenlijn.dossier.closed 7K4M-2QX") == 1


def test_what_somebody_else_signed_is_refused_by_the_sample(
    sample: ModuleType, server: HTTPServer, subscribe: Subscribe, happens: Happens, monday: datetime
) -> None:
    subscribe(Receiver(port=server.server_address[1]))
    sample.Receiver.secret = new_secret()
    happens(monday)
    assert work(monday) == [("failed", 401)]


@pytest.mark.parametrize(
    "wrong", ["body", "id", "moment", "signature", "late", "early", "none", "other id inside"]
)
def test_every_change_is_seen(wrong: str, sample: ModuleType, monday: datetime) -> None:
    secret, event_id = new_secret(), "7d0f8b51-6f1c-4a58-9c53-2f2c8a0f7d11"
    inside = "x" if wrong == "other id inside" else event_id
    body = event_body(
        event_id=inside, kind=OutgoingType.CLOSED, slug="reggestreek", number="7K4M-2QX", at=monday
    )
    signed = headers((new_secret(), secret), event_id, monday, body)
    now = monday.timestamp()
    if wrong != "other id inside":
        assert sample.verified(secret, signed, body, now)["subject"] == "7K4M-2QX"
    changes = {
        "id": {"webhook-id": event_id[::-1]},
        "moment": {"webhook-timestamp": str(int(now) + 1)},
        "signature": {"webhook-signature": "v1," + signed["webhook-signature"][3:].swapcase()},
        "none": {"webhook-signature": ""},
    }
    later = {"late": 301, "early": -301}.get(wrong, 0)
    sent = body.replace(b"2QX", b"2QY") if wrong == "body" else body
    with pytest.raises(sample.NotOurs):
        sample.verified(secret, {**signed, **changes.get(wrong, {})}, sent, now + later)


def test_the_page_names_every_type_and_no_other() -> None:
    told = set(
        re.findall(r"^\| `(nl\.eenlijn\.[a-z.-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert told == {*OutgoingType.values, TEST_TYPE}
