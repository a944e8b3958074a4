# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report comes in while something else is down: mail, figures, the worker or the keys."""

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from eenlijn.accountability.figures import queries as figures
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.actions import CALM_AFTER, make_link
from eenlijn.casework.reporting.codes import EnvelopeState
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.keys import rings, vault
from eenlijn.commons.notices.codes import NoticeState, Reaches
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine, WaitingLine
from eenlijn.commons.trail.queries import verify
from eenlijn.doors.jobs import every_minute, every_second
from eenlijn.foundation.clock import now
from eenlijn.foundation.mail import MailFailed
from tests.cast import Cast

Send = Callable[..., Any]
CLOSED_PORT = "smtp://127.0.0.1:9"


@pytest.fixture
def send(cast: Cast, monday: datetime, client: Client) -> Send:
    """Somebody reports along the short link of line 62; gives the answer."""
    link = make_link(actor=cast.carla.actor, unit_id=cast.lijn_62.pk, place="Lijn 62", now=monday)

    def sent(key: str = "") -> Any:
        typed = {
            "kinds": "threat_general",
            "when": "now",
            "place": "Lijn 62",
            "words": "Hij wilde niet weg.",
            "wish": "act",
            "report_key": key or secrets.token_hex(16),
        }
        return client.post(f"/m/{link.slug}/", typed)

    return sent


def is_receipt(answer: Any) -> bool:
    return answer.status_code == 303 and "/ontvangst/" in answer.headers["Location"]


def is_whole() -> bool:
    """One report with everything that belongs to it."""
    counts = (Report, Incident)
    clocks = sorted(Clock.objects.values_list("kind", flat=True))
    mail = Notice.objects.filter(reaches=Reaches.MAIL).count()
    lines = TrailLine.objects.filter(action="open_from_report").count()
    return [model.objects.count() for model in counts] == [1, 1] and (
        clocks,
        Fact.objects.count(),
        mail,
        lines,
    ) == (["answer", "care_talk", "first_care", "reporter_told"], 3, 2, 1)


def test_while_mail_is_down(
    send: Send, cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: Any) -> None:
        raise AssertionError("a request never sends mail")

    with monkeypatch.context() as patched:
        patched.setattr("eenlijn.foundation.mail.send", fails)
        assert is_receipt(send())
    assert is_whole()
    settings.EENLIJN_MAIL_URL = CLOSED_PORT
    assert every_second.deliver_notices(now()) == 2
    states = Notice.objects.filter(reaches=Reaches.MAIL).values_list("state", flat=True)
    assert set(states) == {NoticeState.FAILED_WILL_RETRY}
    assert Notice.objects.filter(reaches=Reaches.APP, recipient_id=cast.carla.id).exists()


def test_mail_that_fails_names_no_address(settings: Settings) -> None:
    settings.EENLIJN_MAIL_URL = CLOSED_PORT
    from eenlijn.foundation import mail

    with pytest.raises(MailFailed) as raised:
        mail.send("anna@eenlijn.example", "Eén Lijn", "Er is iets nieuws.")
    assert "anna" not in str(raised.value)


def test_while_figures_raise(send: Send, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_args: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(figures, "countable_by", fails)
    monkeypatch.setattr(figures, "COUNTS", {})
    assert is_receipt(send())
    assert is_whole()


def test_while_no_worker_runs(send: Send, cast: Cast) -> None:
    """Opened, with its clock and notices in the app, before anyone runs a job; mail waits."""
    assert is_receipt(send())
    assert is_whole()
    assert Report.objects.get().state == EnvelopeState.OPENED
    waiting = Notice.objects.filter(reaches=Reaches.MAIL).values_list("state", "tries")
    assert set(waiting) == {(NoticeState.WAITING, 0)}
    told = Notice.objects.filter(reaches=Reaches.APP).values_list("recipient", flat=True)
    assert set(told) == {cast.bram.id, cast.carla.id}


def test_while_the_keys_are_away(send: Send, cast: Cast, key_directory: Path) -> None:
    """A receipt at once, the same one again, and everything else as soon as the keys are back."""
    key = secrets.token_hex(16)
    elsewhere = key_directory.rename(key_directory.with_name("elsewhere"))
    vault.forget_cached()
    first = send(key)
    assert is_receipt(first)
    assert send(key).headers["Location"].startswith(first.headers["Location"])
    assert Report.objects.get().state == EnvelopeState.KEPT
    assert (Incident.objects.count(), WaitingLine.objects.count()) == (0, 1)
    with pytest.raises(vault.KeysUnavailable):
        every_second.open_kept_reports(now() + CALM_AFTER)
    elsewhere.rename(key_directory)
    vault.forget_cached()
    assert every_second.open_kept_reports(now() + CALM_AFTER) == 1
    assert every_minute.enter_waiting_lines(now()) == 1
    assert is_whole()
    assert verify(cast.reggestreek.pk, []).ok


@pytest.mark.parametrize("how", ["none", "other_root"])
def test_while_other_keys_are_in_the_way(send: Send, key_directory: Path, how: str) -> None:
    """An empty key directory, and one of another installation: nothing is lost in either."""
    elsewhere = key_directory.rename(key_directory.with_name("elsewhere"))
    key_directory.mkdir(mode=0o700)
    vault.forget_cached()
    if how == "other_root":
        rings.provider().initialise()  # type: ignore[attr-defined]
    answer = send()
    for file in key_directory.iterdir():
        file.unlink()
    key_directory.rmdir()
    elsewhere.rename(key_directory)
    vault.forget_cached()
    assert is_receipt(answer)
    assert every_second.open_kept_reports(now() + CALM_AFTER) == 1
    assert every_minute.enter_waiting_lines(now()) == 1
    assert is_whole()


def test_with_everything_down_at_once(
    send: Send, cast: Cast, key_directory: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EENLIJN_MAIL_URL = CLOSED_PORT
    monkeypatch.setattr(figures, "COUNTS", {})
    key_directory.rename(key_directory.with_name("elsewhere"))
    vault.forget_cached()
    assert is_receipt(send())
    assert Report.objects.get().state == EnvelopeState.KEPT
