# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A webhook made on the machine itself: the secret alone on standard output, and honest exit codes."""

import socket
from datetime import datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError

from eenlijn.commons.keys import vault
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.webhooks.models import AllowedHost, Subscription
from tests.cast import Cast

GIVEN = {
    "organisation": "reggestreek",
    "name": "Zaaksysteem",
    "address": "https://zaken.voorbeeld.nl/in",
    "type": "nl.eenlijn.dossier.closed",
    "allow-host": "zaken.voorbeeld.nl",
}


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_told, **_more: [place])


def made(monday: datetime, **changes: str) -> tuple[str, str]:
    """What it prints to standard output, and beside it."""
    out, err = StringIO(), StringIO()
    words = [f"--{name}={value}" for name, value in (GIVEN | changes).items()]
    with time_machine.travel(monday, tick=False):
        call_command("make_webhook", *words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_secret_alone_is_printed(cast: Cast, monday: datetime) -> None:
    printed, beside = made(monday)
    row = Subscription.objects.get()
    assert printed == vault.open(row, "secret") + "\n"
    assert "whsec_" not in beside
    assert (row.organisation_id, row.made_by_id, row.host) == (
        cast.reggestreek.pk,
        None,
        "zaken.voorbeeld.nl",
    )
    lines = TrailLine.objects.filter(actor_name="make_webhook").order_by("sequence")
    assert [one.action for one in lines] == ["allow_host", "make_subscription"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"organisation": "bestaatniet"}, "bestaatniet"),
        ({"allow-host": "ander.voorbeeld.nl"}, "zaken.voorbeeld.nl"),
        ({"allow-host": "localhost"}, "naam"),
        ({"address": "https://10.0.0.1/"}, "naam"),
        ({"type": "nl.eenlijn.alles"}, "nl.eenlijn.alles"),
    ],
)
def test_what_is_refused_is_told_and_no_webhook_is_made(
    changes: dict[str, Any], told: str, cast: Cast, monday: datetime
) -> None:
    with pytest.raises(CommandError, match=told):
        made(monday, **changes)
    assert Subscription.objects.count() == 0


def test_a_name_that_leads_inside_is_refused(
    cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.1.2.3", 443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_told, **_more: [place])
    with pytest.raises(CommandError, match="binnen een eigen netwerk"):
        made(monday)
    assert (Subscription.objects.count(), AllowedHost.objects.count()) == (0, 1)
