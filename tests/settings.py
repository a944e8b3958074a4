# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The product's own settings, with a data and a key directory that vanish after the tests."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tools.launcher import postgresql

_ROOT = Path(__file__).resolve().parent.parent
_PLACE = Path(tempfile.mkdtemp(prefix="eenlijn-tests-"))
atexit.register(shutil.rmtree, _PLACE, ignore_errors=True)
(_PLACE / "data").mkdir()
(_PLACE / "keys").mkdir(mode=0o700)
for name, value in {
    "EENLIJN_DATA": _PLACE / "data",
    "EENLIJN_KEYS": _PLACE / "keys",
    "EENLIJN_MAIL_URL": f"file:{_PLACE / 'mail'}",
    "EENLIJN_VENDOR": _ROOT / "build" / "vendor",
    "EENLIJN_LOG_LEVEL": "ERROR",
}.items():
    os.environ.setdefault(name, str(value))
if (address := os.environ.get("EENLIJN_DATABASE_URL", "")).startswith("postgres"):
    os.environ.setdefault("EENLIJN_DATABASE_OWNER_URL", postgresql.owner_of(address))
if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    # Of processes side by side each has places of its own.
    for name in ("EENLIJN_DATA", "EENLIJN_KEYS"):
        own = Path(os.environ[name]) / worker
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[name] = str(own)

from eenlijn.config.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    # Hashed names need a collected directory; plain names serve from the source.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Style sheets come from the source too, so that a browser test needs nothing collected.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# Tests side by side each have a database in memory; pytest-django knows only Django's own engine as SQLite.
if DATABASES["default"]["ENGINE"].endswith("sqlite"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405
    DATABASES["default"]["ENGINE"] = "tests.sqlite"  # noqa: F405
else:
    DATABASES["default"]["ENGINE"] = "tests.postgresql"  # noqa: F405
