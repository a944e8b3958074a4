# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eenlijn.config import settings as product

ROOT = Path(__file__).resolve().parent.parent.parent
ASK = """
import json
from eenlijn.config import settings as s
print(json.dumps({name: getattr(s, name) for name in json.loads(input())}, default=str))
"""


def settings_under(tmp_path: Path, environment: dict[str, str], *names: str) -> dict[str, Any]:
    """The settings as another process finds them with only this environment."""
    ours = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), **environment}
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        input=json.dumps(names),
        env=ours,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(asked.stdout)
    return found


def test_the_database_promises_durable_writes() -> None:
    assert product.SQLITE_OPTIONS == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
    }
    assert product.POSTGRESQL_OPTIONS["options"] == "-c synchronous_commit=on"
    assert product.DATABASES["default"]["ATOMIC_REQUESTS"] is False


def test_under_https_cookies_belong_to_this_host_only(tmp_path: Path) -> None:
    environment = {
        "EENLIJN_BASE_URL": "https://meld.voorbeeld.nl",
        "EENLIJN_DATA": str(tmp_path / "data"),
        "EENLIJN_KEYS": str(tmp_path / "keys"),
        "EENLIJN_SECRET_KEY": "s" * 50,
        "EENLIJN_MAIL_URL": "smtp://mail.voorbeeld.nl",
        "EENLIJN_MAIL_FROM": "een-lijn@voorbeeld.nl",
        "EENLIJN_DATABASE_URL": "postgres://u:p@127.0.0.1/eenlijn",
    }
    names = (
        "SESSION_COOKIE_NAME",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_NAME",
        "CSRF_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
        "DATABASES",
    )
    found = settings_under(tmp_path, environment, *names)
    database = found.pop("DATABASES")["default"]
    assert found == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 63_072_000,
    }
    assert database["OPTIONS"] == {
        "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
        "options": "-c synchronous_commit=on",
    }
    assert database["CONN_MAX_AGE"] == 0


def test_without_https_cookies_work_on_this_machine(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS")
    assert settings_under(tmp_path, {}, *names) == {
        "SESSION_COOKIE_NAME": "session",
        "SESSION_COOKIE_SECURE": False,
        "SECURE_HSTS_SECONDS": 0,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
    }


@pytest.mark.parametrize("unwanted", ["django.contrib.admin", "django.contrib.sites"])
def test_what_we_do_without(unwanted: str) -> None:
    assert unwanted not in product.INSTALLED_APPS
    assert product.DEBUG is False
