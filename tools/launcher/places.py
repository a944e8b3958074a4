# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where things are: the folders and files that the launcher reads and makes."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
VENDOR = BUILD / "vendor"
STATIC = BUILD / "static"
LOGS = BUILD / "logs"
STAMPS = BUILD / "stamps"
NODE_MODULES = ROOT / "node_modules"
SOURCE = ROOT / "src" / "eenlijn"
MANAGE = ROOT / "manage.py"
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
TOOL_LOCKS = ROOT / "tools" / "locks"


def _in_venv(venv: Path, name: str) -> Path:
    return venv / "Scripts" / f"{name}.exe" if sys.platform == "win32" else venv / "bin" / name


def program(name: str) -> Path:
    """A program of the project's own Python environment."""
    return _in_venv(VENV, name)


PYTHON = program("python")
