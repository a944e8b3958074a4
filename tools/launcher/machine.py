# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Programs of the machine that tests need: looked for, else installed by apt where that is possible."""

import os
import shutil
import subprocess
from ctypes.util import find_library
from pathlib import Path

from tools.launcher.show import say

# The same engine without windows first: it draws a page for three quarters of the work.
SHELL = "chromium-headless-shell"
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> Path | None:
    """Chromium, in the order of the names it goes by, and the one library that its driver needs besides."""
    if find_library("atomic") is None:
        apt("libatomic1")
    if named := os.environ.get("EENLIJN_CHROMIUM"):
        return Path(named)
    # Not every system has the shell as a package; then a whole browser does.
    return _first((SHELL,)) or _installed(SHELL) or _first(BROWSERS) or _installed("chromium")


def _installed(package: str) -> Path | None:
    return _first(BROWSERS) if apt(package) else None


def scanner() -> bool:
    """Whether there is a scanner for viruses (`clamd`), with apt when you are root."""
    return _has_scanner() or (apt("clamav-daemon") and _has_scanner())


def _has_scanner() -> bool:
    return any(shutil.which("clamd", path=where) for where in (None, "/usr/sbin:/usr/local/sbin"))


def pooler() -> Path | None:
    """pgbouncer, which Debian keeps where only administrators look."""
    return _pooler() or (_pooler() if apt("pgbouncer") else None)


def _pooler() -> Path | None:
    found = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    return Path(found) if found else None


def _first(names: tuple[str, ...]) -> Path | None:
    found = next((path for name in names if (path := shutil.which(name))), None)
    return Path(found) if found else None


def apt(*packages: str) -> bool:
    """Only as root, and only where apt is: True when the packages are there now."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    say(f"  apt-get install {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0
