# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A receiver of webhooks in Python, with the standard library only: copy what you need of it.

    EENLIJN_WEBHOOK_SECRET=whsec_... python receive_webhook.py 8080

It answers 204 to what is ours, 401 to what is not, and does nothing twice. Put it behind a server that
speaks https: we send to nothing else.
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

LONGEST_BODY = 64 * 1024
TOLERANCE_SECONDS = 5 * 60


class NotOurs(Exception):
    """Not signed with this secret, or signed too long ago."""


def verified(secret: str, headers: Mapping[str, str], body: bytes, now: float) -> dict[str, Any]:
    """Return the event, or raise NotOurs. Give the bytes as they came: JSON written again has other bytes."""
    found = {name.lower(): value for name, value in headers.items()}
    event_id, timestamp = found.get("webhook-id", ""), found.get("webhook-timestamp", "")
    if not timestamp.isdigit() or abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        raise NotOurs("the moment does not fit")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{event_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(digest)
    given = found.get("webhook-signature", "").encode().split(b" ")
    if not any(hmac.compare_digest(expected, one) for one in given):
        raise NotOurs("no signature fits")
    event: dict[str, Any] = json.loads(body)
    if event.get("id") != event_id:
        raise NotOurs("the id of the event is another one")
    return event


class Receiver(BaseHTTPRequestHandler):
    """One address. Keep the ids you have seen where they outlive a restart; here it is a set."""

    secret = os.environ.get("EENLIJN_WEBHOOK_SECRET", "")
    seen: set[str] = set()

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("content-length", 0)), LONGEST_BODY))
        try:
            event = verified(self.secret, dict(self.headers.items()), body, time.time())
        except (NotOurs, ValueError):
            self.answer(401)
            return
        if event["id"] not in self.seen:
            self.seen.add(event["id"])
            self.happened(event)
        self.answer(204)

    def happened(self, event: dict[str, Any]) -> None:
        """Do your own work elsewhere: answer within ten seconds, or we try again."""
        sys.stdout.write(f"{event['time']} {event['type']} {event.get('subject', '')}\n")

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
