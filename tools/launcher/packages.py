# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The project's own Python environment, filled from a lock file whose every line has a hash."""

import shutil
import subprocess
import sys
from pathlib import Path

from tools.launcher import places, stamps
from tools.launcher.commands import run_quietly
from tools.launcher.show import CannotGoOn

NO_VENV = (
    "Python cannot make a virtual environment here. On Debian or Ubuntu, run this once and try again:\n"
    "  apt-get install python3-venv"
)


def uv() -> list[str] | None:
    """How to call uv, when it is there and really works."""
    ways = [[found]] if (found := shutil.which("uv")) else []
    ways.append([sys.executable, "-m", "uv"])
    for way in ways:
        answer = subprocess.run([*way, "--version"], capture_output=True, check=False)
        if answer.returncode == 0:
            return way
    return None


def make_venv() -> None:
    if (way := uv()) is not None:
        run_quietly("venv", [*way, "venv", "--quiet", "--clear", "--python", sys.executable, places.VENV])
    else:
        _make_venv_without_uv()
    show_source()


def _make_venv_without_uv() -> None:
    try:
        run_quietly("venv", [sys.executable, "-m", "venv", "--clear", places.VENV])
    except CannotGoOn as fault:
        shutil.rmtree(places.VENV, ignore_errors=True)  # half an environment would look like a whole one
        raise CannotGoOn(f"{NO_VENV}\n{fault}") from fault


def show_source() -> None:
    """Let every program of the environment find our package without installing it."""
    ask = [str(places.PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    answer = subprocess.run(ask, capture_output=True, text=True, check=True)
    Path(answer.stdout.strip(), "eenlijn-source.pth").write_text(f"{places.ROOT / 'src'}\n", encoding="utf-8")


def venv_is_there() -> bool:
    return places.PYTHON.exists() and (places.VENV / "pyvenv.cfg").is_file()


def install(lock: Path) -> None:
    """Install exactly what the lock says; a package whose hash differs is refused."""
    # Running needs no compiler; one tool for development (reuse) has no wheel, and is built without one too.
    wheels = ["--only-binary", ":all:"] if lock == places.RUNTIME_LOCK else []
    run_quietly(lock.stem, [*_installer(), "--require-hashes", *wheels, "-r", lock])
    for held in {lock, places.RUNTIME_LOCK}:  # the lock for development holds the one for running
        stamps.leave(stamp_of(held), stamps.fingerprint([held]))


def _installer() -> list[str]:
    if (way := uv()) is not None:
        return [*way, "pip", "install", "--quiet", "--python", str(places.PYTHON)]
    return [
        str(places.PYTHON), "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check",
    ]  # fmt: skip


def install_aside(lock: Path, target: Path) -> None:
    """Put the packages of a small lock in a folder of their own, outside the product's environment."""
    run_quietly(
        lock.stem,
        [*_installer(), "--require-hashes", "--only-binary", ":all:", "--target", target, "-r", lock],
    )


def compile_ahead(name: str, folder: Path) -> None:
    """Leave compiled files beside the sources: a service may not write there, and compiles at every start.

    Python knows by the contents of a source whether it changed, and not by its time: a copy has other times.
    Wherever this machine keeps compiled files (-I), a service looks beside the sources.
    """
    by_contents = ["--invalidation-mode", "checked-hash"]
    run_quietly(name, [places.PYTHON, "-I", "-m", "compileall", "-q", "-j", "0", *by_contents, folder])


def stamp_of(lock: Path) -> Path:
    return places.VENV / f"{lock.stem}.stamp"


def is_installed(lock: Path) -> bool:
    return venv_is_there() and stamps.is_fresh(stamp_of(lock), stamps.fingerprint([lock]))
