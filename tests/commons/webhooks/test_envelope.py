# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves, held against the NL GOV profile for CloudEvents 1.1 and the signature of Standard Webhooks."""

import base64
import json
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.urls import resolve
from pytest_django import Settings

from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.webhooks.codes import LEAVES, STAYS, TEST_TYPE, OutgoingType
from eenlijn.commons.webhooks.envelope import event_body, headers, new_secret, signature, trial_body

ID = "7d0f8b51-6f1c-4a58-9c53-2f2c8a0f7d11"
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
# What the profile asks of each attribute, as far as it can be told by looking. `data` is not among them.
REQUIRED = {
    "specversion": r"1\.0",
    "id": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    # a URN in the namespace nld, with who publishes and by which system (RFC 8141)
    "source": r"urn:nld:[a-z0-9-]+:systeem:eenlijn:[a-z0-9.-]+",
    # the name of a data source, backwards, without the name of an organisation
    "type": r"nl\.eenlijn\.[a-z]+\.[a-z]+(-[a-z]+)*",
}
OPTIONAL = {
    "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z",
    "subject": r"[^\x00-\x1f\x7f-\x9f]+",
    "dataref": r"https?://[^\s]+",
}


def faults(event: dict[str, Any]) -> list[str]:
    """Which attributes are missing, unknown or of another form."""
    known = REQUIRED | OPTIONAL
    missing = [name for name in REQUIRED if name not in event]
    unknown = [name for name in event if name not in known]
    odd = [name for name, value in event.items() if name in known and not re.fullmatch(known[name], value)]
    named = [name for name in event if not re.fullmatch(r"[a-z0-9]{1,20}", name)]
    return [*missing, *unknown, *odd, *named]


def body(kind: str = OutgoingType.CLOSED, at: datetime = AT) -> bytes:
    return event_body(event_id=ID, kind=kind, slug="reggestreek", number="7K4M-2QX", at=at)


def test_these_are_the_bytes() -> None:
    assert json.loads(body()) == {
        "specversion": "1.0",
        "id": ID,
        "source": "urn:nld:reggestreek:systeem:eenlijn:127.0.0.1",
        "type": "nl.eenlijn.dossier.closed",
        "time": "2026-11-23T08:00:00Z",
        "subject": "7K4M-2QX",
        "dataref": "http://127.0.0.1:8000/api/v1/dossiers/7K4M-2QX",
    }


@pytest.mark.parametrize("kind", OutgoingType)
def test_every_type_keeps_to_the_profile(kind: OutgoingType) -> None:
    assert faults(json.loads(body(kind))) == []


def test_a_trial_keeps_to_the_profile_and_is_about_nothing() -> None:
    event = json.loads(trial_body(event_id=ID, kind=TEST_TYPE, slug="reggestreek", at=AT))
    assert faults(event) == []
    assert (event["type"], event["subject"], "dataref" in event) == (
        "nl.eenlijn.webhook.test",
        "proef",
        False,
    )


def test_the_profile_of_this_test_refuses_what_it_must() -> None:
    whole = json.loads(body())
    for change in (
        {"data": {"name": "Anna"}},
        {"specversion": "1.1"},
        {"source": "https://meld.voorbeeld.nl"},
        {"type": "dossier.closed"},
        {"time": "2026-11-23 08:00"},
        {"naamMelder": "x"},
    ):
        assert faults({**whole, **change}) != []
    assert faults({name: value for name, value in whole.items() if name != "id"}) == ["id"]


def test_the_moment_is_in_utc_whatever_it_was_told_in() -> None:
    amsterdam = AT.astimezone(timezone(timedelta(hours=1)))
    assert body(at=amsterdam) == body()


def test_the_address_with_more_is_one_of_the_interface() -> None:
    found = resolve(urlsplit(json.loads(body())["dataref"]).path)
    assert list(found.kwargs.values()) == ["7K4M-2QX"]


def test_the_source_names_this_installation(settings: Settings) -> None:
    settings.EENLIJN_BASE_URL = "https://meld.voorbeeld.nl"
    event = json.loads(body())
    assert event["source"] == "urn:nld:reggestreek:systeem:eenlijn:meld.voorbeeld.nl"
    assert event["dataref"] == "https://meld.voorbeeld.nl/api/v1/dossiers/7K4M-2QX"
    assert quote(event["source"], safe=":") == event["source"]


def test_every_event_either_leaves_or_stays() -> None:
    assert set(LEAVES) & set(STAYS) == set()
    assert set(LEAVES) | set(STAYS) == set(EventType)
    assert set(LEAVES.values()) == set(OutgoingType)
    assert all(STAYS.values())


def test_a_red_report_looks_like_any_other() -> None:
    assert LEAVES[EventType.RED_REPORT] is LEAVES[EventType.REPORT_RECEIVED]


def test_a_secret_is_as_long_as_it_should_be_and_never_the_same() -> None:
    made = {new_secret() for _one in range(50)}
    assert len(made) == 50
    assert {one[:6] for one in made} == {"whsec_"}
    assert {len(base64.b64decode(one[6:])) for one in made} == {32}


def test_the_signature_is_the_one_of_the_standard() -> None:
    """The example that the makers of the standard give with their libraries."""
    signed = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1_614_265_330,
        b'{"test": 2432232314}',
    )
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_two_secrets_give_two_signatures() -> None:
    old, new = new_secret(), new_secret()
    told = headers((new, old), ID, AT, body())
    moment = int(AT.timestamp())
    assert told == {
        "Content-Type": "application/cloudevents+json; charset=utf-8",
        "User-Agent": "EenLijn-Webhooks/1",
        "webhook-id": ID,
        "webhook-timestamp": str(moment),
        "webhook-signature": f"{signature(new, ID, moment, body())} {signature(old, ID, moment, body())}",
    }
