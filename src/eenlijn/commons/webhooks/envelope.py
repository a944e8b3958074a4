# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves: a CloudEvent as the NL GOV profile wants it, and the signature of Standard Webhooks.

A type, a number and a moment. No data, no person: who wants to know more asks the interface with a token
of its own, at the address in `dataref`.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

PREFIX: Final = "whsec_"
SECRET_BYTES: Final = 32
CONTENT_TYPE: Final = "application/cloudevents+json; charset=utf-8"


def source_of(slug: str) -> str:
    """Return who publishes: a name in the namespace `nld` of the employer and of this installation."""
    host = urlsplit(settings.EENLIJN_BASE_URL).hostname or "localhost"
    return f"urn:nld:{slug}:systeem:eenlijn:{host}"


def event_body(*, event_id: str, kind: str, slug: str, number: str, at: datetime) -> bytes:
    """Return the event as JSON, the same bytes for every try and every replay."""
    event = {
        "specversion": "1.0",
        "id": event_id,
        "source": source_of(slug),
        "type": kind,
        "time": at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "subject": number,
        "dataref": f"{settings.EENLIJN_BASE_URL}/api/v1/dossiers/{number}",
    }
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()


def trial_body(*, event_id: str, kind: str, slug: str, at: datetime) -> bytes:
    """Return an event about nothing, to try whether it arrives."""
    event = json.loads(event_body(event_id=event_id, kind=kind, slug=slug, number="proef", at=at))
    del event["dataref"]
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()


def new_secret() -> str:
    """Return a secret as receivers take it: 32 random bytes with a prefix that tells what it is."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signature(secret: str, event_id: str, timestamp: int, body: bytes) -> str:
    """Sign the id, the moment and the bytes, as Standard Webhooks 1.0 says."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = hmac.new(key, f"{event_id}.{timestamp}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(signed.digest()).decode()


def headers(secrets_now: Sequence[str], event_id: str, now: datetime, body: bytes) -> dict[str, str]:
    """Return what goes with the event; two secrets give two signatures, of which one must fit."""
    timestamp = int(now.timestamp())
    return {
        "Content-Type": CONTENT_TYPE,
        "User-Agent": "EenLijn-Webhooks/1",
        "webhook-id": event_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(one, event_id, timestamp, body) for one in secrets_now),
    }
