# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A connection breaks off halfway a form, with the real server: half a report is none, the whole one is."""

import socket
import threading
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.durability.installation import HOST, Installation, database, kill
from tests.durability.senders import Device

KEY = "0123456789abcdef0123456789abcdef"
WORDS = "Hij riep dat hij me wist te vinden en sloeg me."
# More than one process has slots.
SLOW = 12


def begun(place: Installation, slug: str, left_out: int) -> socket.socket:
    """Somebody who has sent all of a form but so many bytes of its end, which is its words."""
    typed = {"kinds": "threat_general", "when": "now", "place": "Lijn 62", "wish": "act", "report_key": KEY}
    body = urlencode(typed | {"words": WORDS}).encode()
    head = (
        f"POST /m/{slug}/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: {len(body)}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    sender = socket.create_connection((HOST, place.port), timeout=30)
    sender.sendall(head.encode() + body[: len(body) - left_out])
    return sender


@pytest.mark.durability
def test_half_a_report_is_not_kept_and_the_whole_one_is(tmp_path: Path) -> None:
    with database() as address:
        place = Installation(tmp_path, address)
        slug = place.found()
        web = place.start_web()
        senders = [begun(place, slug, left_out=20) for _one in range(SLOW)]
        try:
            # Nobody is kept out by those who do not finish.
            with urlopen(f"http://{HOST}:{place.port}/m/{slug}/", timeout=30) as page:
                assert page.status == 200
            for sender in senders:
                sender.close()
            Device(place.port, slug, "toestel", threading.Event())._until_receipt(KEY, WORDS)
        finally:
            kill(web)
        found = place.ask("count.py")
    assert [one["words"] for one in found["reports"].values()] == [WORDS]
    assert found["orphans"] == 0
