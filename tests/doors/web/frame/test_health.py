# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client
from django.urls import path
from pytest_django import Settings

from eenlijn.doors.web.frame import health
from eenlijn.foundation.sealed.key_provider import FileKeyProvider

# Only these: what machines ask stands apart from every page.
urlpatterns = [
    path("gezond/", health.healthy),
    path("klaar/", health.ready),
    path("metrics", health.metrics),
]
handler404 = "eenlijn.doors.web.frame.errors.page_not_found"
pytestmark = pytest.mark.urls(__name__)


def test_living_asks_nothing(client: Client) -> None:
    response = client.get("/gezond/")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready(client: Client, key_store: FileKeyProvider) -> None:
    response = client.get("/klaar/")
    assert response.status_code == 200
    fine = {"ready": True, "database": "ok", "migrations": "ok", "keys": "ok"}
    assert response.json() == {**fine, "worker": "silent", "checkpoints": "none"}


@pytest.mark.django_db
def test_the_worker_is_told(
    client: Client, settings: Settings, tmp_path: Path, key_store: FileKeyProvider
) -> None:
    settings.EENLIJN_HEARTBEAT = tmp_path / "beat"
    settings.EENLIJN_HEARTBEAT.write_text("{}")
    assert client.get("/klaar/").json()["worker"] == "ok"
    assert "eenlijn_worker_alive 1.0" in client.get("/metrics").content.decode()
    long_ago = time.time() - 3600
    os.utime(settings.EENLIJN_HEARTBEAT, (long_ago, long_ago))
    response = client.get("/klaar/")
    assert (response.status_code, response.json()["worker"]) == (200, "silent")
    assert "eenlijn_worker_alive 0.0" in client.get("/metrics").content.decode()


@pytest.mark.django_db
def test_intake_stays_ready_without_keys(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.EENLIJN_KEYS = tmp_path / "nowhere"
    response = client.get("/klaar/")
    assert response.status_code == 200
    assert response.json()["keys"] == "unreachable"


def test_not_ready_without_a_database(client: Client) -> None:
    health._done.clear()
    with patch.object(health, "connection") as connection:
        connection.cursor.side_effect = DatabaseError
        with patch.object(health, "MigrationExecutor", side_effect=DatabaseError):
            response = client.get("/klaar/")
    assert response.status_code == 503
    assert (response.json()["database"], response.json()["migrations"]) == ("unreachable", "unknown")


@pytest.mark.django_db
def test_metrics_are_for_this_machine(client: Client, key_store: FileKeyProvider) -> None:
    told = client.get("/metrics").content.decode()
    assert "eenlijn_ready 1.0" in told
    assert "eenlijn_keys_live 1.0" in told
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.1").status_code == 404
    assert client.get("/metrics", HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 404


@pytest.mark.django_db
def test_metrics_with_a_token(client: Client, settings: Settings, key_store: FileKeyProvider) -> None:
    settings.EENLIJN_METRICS_TOKEN = "geheim"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer anders"}).status_code == 404
    far = client.get("/metrics", headers={"Authorization": "Bearer geheim"}, REMOTE_ADDR="192.0.2.1")
    assert far.status_code == 200


LEFT = '{"directory": {"kept_at": "2026-11-23T%s+00:00", "failures": %d, "error": ""}}'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("known", "word"),
    [
        ("{}", "late"),
        (LEFT % ("10:00:00", 0), "ok"),
        (LEFT % ("08:59:59", 0), "late"),
        (LEFT % ("11:59:00", 1), "failing"),
        ("half a fi", "late"),
    ],
)
@pytest.mark.usefixtures("key_store")
def test_checkpoints_that_do_not_leave_are_told_and_reports_go_on(
    client: Client, settings: Settings, tmp_path: Path, known: str, word: str
) -> None:
    settings.EENLIJN_CHECKPOINTS_DIRECTORY = tmp_path
    settings.EENLIJN_CHECKPOINTS = tmp_path / "checkpoints.json"
    settings.EENLIJN_CHECKPOINTS.write_text(known)
    with time_machine.travel(datetime(2026, 11, 23, 12, 0, tzinfo=UTC), tick=False):
        response = client.get("/klaar/")
        metrics = client.get("/metrics").content.decode()
    assert (response.status_code, response.json()["checkpoints"]) == (200, word)
    assert f"eenlijn_checkpoints_kept {float(word == 'ok')}" in metrics
