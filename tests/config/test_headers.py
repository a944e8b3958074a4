# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What keeps an answer where it belongs, on every kind of answer: pages, errors, files, interface.

Every route with every person is walked by `tests/walls/test_routes.py`; here is what no route gives.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from eenlijn.config.admission import CUT_OFF, IS_BUSY
from tests.cast import Cast

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
Ask = Callable[[Client], Any]


def forged(client: Client) -> Any:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    return strict.post("/aanmelden/", {"email": "a@x.example"})


def no_slot(client: Client) -> Any:
    marked: dict[str, Any] = {IS_BUSY: True}
    return client.get("/", **marked)


ANSWERS: dict[str, tuple[int, Ask]] = {
    "a page": (200, lambda client: client.get("/aanmelden/")),
    "led away": (302, lambda client: client.get("/")),
    "led to sign-in": (303, lambda client: client.get("/vandaag/")),
    "a forged form": (400, forged),
    "another host": (400, lambda client: client.get("/", headers={"host": "elders.example"})),
    "not there": (404, lambda client: client.get("/nergens/")),
    "another method": (405, lambda client: client.delete("/aanmelden/")),
    "without a length": (
        411,
        lambda client: client.post("/aanmelden/", {"x": "y"}, headers={"Transfer-Encoding": "chunked"}),
    ),
    "too large": (
        413,
        lambda client: client.post("/aanmelden/", "x" * 1_000_001, content_type="application/json"),
    ),
    "wrongly filled in": (422, lambda client: client.post("/aanmelden/", {})),
    "no slot": (503, no_slot),
    "alive": (200, lambda client: client.get("/gezond/")),
    "numbers for others": (200, lambda client: client.get("/metrics")),
    "security.txt": (200, lambda client: client.get("/.well-known/security.txt")),
    "the interface": (401, lambda client: client.get("/api/v1/dossiers")),
    "the interface, not there": (404, lambda client: client.get("/api/v1/nergens")),
    "its document": (200, lambda client: client.get("/api/v1/openapi.json")),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_of_answer_carries_them(cast: Cast, kind: str) -> None:
    status, ask = ANSWERS[kind]
    answer = ask(Client(raise_request_exception=False))
    assert answer.status_code == status
    check(answer)
    assert answer.headers["Cache-Control"] == "no-store"


def test_so_does_what_broke(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: Any, **_more: Any) -> None:
        raise ValueError("stuk")

    monkeypatch.setattr("eenlijn.doors.web.profile.sign_in_views._page", broken)
    answer = Client(raise_request_exception=False).get("/aanmelden/")
    assert answer.status_code == 500
    check(answer)


def test_so_do_static_files(db: None) -> None:
    answer = Client().get("/static/frame/mark.svg")
    assert answer.status_code == 200
    check(answer)


def test_who_broke_off_gets_them_too() -> None:
    told = dict(CUT_OFF)
    assert {name: told[name] for name in HEADERS} == HEADERS
    assert told["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_signing_out_clears_the_cache_and_never_what_a_device_keeps(cast: Cast) -> None:
    assert Client().post("/afmelden/").headers["Clear-Site-Data"] == '"cache"'


def test_under_https_cookies_belong_to_this_host_and_there_is_no_way_back(tmp_path: Path) -> None:
    """In a process of its own: settings are read once."""
    told = subprocess.run(
        [sys.executable, "-c", UNDER_HTTPS],
        env={**os.environ, **_production(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout.strip().rpartition("\n")[2]) == (0, "goed"), told.stderr


UNDER_HTTPS = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "eenlijn.config.settings"
django.setup()
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
from django.test import Client
settings.ALLOWED_HOSTS = ["meld.example.nl"]
client = Client(raise_request_exception=False, headers={"host": "meld.example.nl"})
here = client.get("/aanmelden/", secure=True)
assert here.status_code == 200, here.status_code
assert here.headers["Strict-Transport-Security"].startswith("max-age=63072000"), here.headers
away = client.get("/aanmelden/")
assert (away.status_code, away.headers["Location"]) == (301, "https://meld.example.nl/aanmelden/")
other = client.get("/aanmelden/", headers={"host": "elders.example"})
assert other.status_code == 400, other.status_code
for one in (here, away, other):
    assert "frame-ancestors 'none'" in one.headers["Content-Security-Policy"], one.headers
    assert one.headers["X-Content-Type-Options"] == "nosniff", one.headers
    assert one.headers["Referrer-Policy"] == "same-origin", one.headers
assert settings.SESSION_COOKIE_NAME == "__Host-session" and settings.CSRF_COOKIE_NAME == "__Host-csrf"
assert settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE
assert settings.SESSION_COOKIE_PATH == "/" and settings.SESSION_COOKIE_DOMAIN is None
page = client.get("/aanmelden/", secure=True)
cookie = page.cookies["__Host-csrf"]
assert cookie["secure"] and cookie["httponly"] and cookie["path"] == "/" and not cookie["domain"]
print("goed")
"""


def _production(place: Path) -> dict[str, str]:
    for name in ("data", "keys", "static"):
        (place / name).mkdir(mode=0o700)
    return {
        "EENLIJN_BASE_URL": "https://meld.example.nl",
        "EENLIJN_DATA": str(place / "data"),
        "EENLIJN_KEYS": str(place / "keys"),
        "EENLIJN_STATIC": str(place / "static"),
        "EENLIJN_SECRET_KEY": "x" * 60,
        "EENLIJN_MAIL_URL": f"file:{place / 'mail'}",
        "EENLIJN_MAIL_FROM": "een-lijn@example.nl",
        "EENLIJN_DATABASE_URL": "",
        "EENLIJN_LOG_LEVEL": "ERROR",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def check(answer: Any) -> None:
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    parts = answer.headers["Content-Security-Policy"].split(";")
    policy = dict(part.strip().split(" ", 1) for part in parts)
    assert {name: policy[name] for name in POLICY} == POLICY
    assert "unsafe" not in str(policy)
