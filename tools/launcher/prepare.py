# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Setting up: the steps from a fresh clone to a product that starts; done steps are skipped."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tools.launcher import frontend, packages, places, stamps, translations
from tools.launcher.commands import run_quietly
from tools.launcher.show import timed


class Step(NamedTuple):
    """One line of progress: what it is called, when it may be skipped, what it does."""

    title: str
    is_done: Callable[[], bool]
    do: Callable[[], object]


def take(steps: list[Step]) -> int:
    """Do what is not done yet, with a line and its seconds for each; how many there were to do."""
    waiting = [step for step in steps if not step.is_done()]
    for number, step in enumerate(waiting, start=1):
        if not step.is_done():
            with timed(f"{number}/{len(waiting)}  {step.title}"):
                step.do()
    return len(waiting)


def for_running() -> list[Step]:
    return [
        _venv(),
        _python_packages(places.RUNTIME_LOCK),
        compiled("packages compiled ahead", places.VENV, lambda: [places.RUNTIME_LOCK]),
        compiled("product compiled ahead", places.SOURCE, lambda: places.SOURCE.rglob("*.py")),
        _front_end(with_tests=False),
        _translations(),
        _static(),
    ]


def for_testing(*, starts_product: bool) -> list[Step]:
    """Reading the code needs only the packages, so that a broken product does not hide a fault in style."""
    reading = [_venv(), _python_packages(places.DEV_LOCK)]
    return [*reading, _front_end(with_tests=True), _translations(), _static()] if starts_product else reading


def _venv() -> Step:
    return Step("Python environment", packages.venv_is_there, packages.make_venv)


def _python_packages(lock: Path) -> Step:
    return Step(
        f"Python packages ({lock.name})",
        lambda: packages.is_installed(lock),
        lambda: packages.install(lock),
    )


def compiled(title: str, folder: Path, made_from: Callable[[], Iterable[Path]]) -> Step:
    """What was compiled is remembered with the environment, because each Python has its own."""
    name = title.replace(" ", "-")
    stamp = places.VENV / f"{name}.stamp"

    def do() -> None:
        packages.compile_ahead(name, folder)
        stamps.leave(stamp, stamps.fingerprint(made_from()))

    return Step(title, lambda: stamps.is_fresh(stamp, stamps.fingerprint(made_from())), do)


def _front_end(*, with_tests: bool) -> Step:
    return Step(
        "style sheets, fonts and scripts",
        lambda: frontend.is_ready(with_tests=with_tests),
        lambda: frontend.install(with_tests=with_tests),
    )


def _translations() -> Step:
    stamp = places.STAMPS / "translations"

    def mark() -> str:
        return stamps.fingerprint(
            [path for path in places.SOURCE.rglob("*.po") if path.with_suffix(".mo").is_file()]
        )

    def do() -> None:
        translations.compile_all(places.SOURCE)
        stamps.leave(stamp, mark())

    return Step("translations", lambda: stamps.is_fresh(stamp, mark()), do)


def _static() -> Step:
    stamp = places.STAMPS / "static"

    def mark() -> str:
        folders = [path for path in places.SOURCE.rglob("static") if path.is_dir()]
        return stamps.fingerprint([*folders, places.VENDOR, places.RUNTIME_LOCK], _static_folder())

    def do() -> None:
        command: list[str | Path] = [places.PYTHON, places.MANAGE, "collectstatic", "--noinput", "--clear"]
        run_quietly("collectstatic", command, aside())
        stamps.leave(stamp, mark())

    def is_done() -> bool:
        return (Path(_static_folder()) / "staticfiles.json").is_file() and stamps.is_fresh(stamp, mark())

    return Step("static files", is_done, do)


def _static_folder() -> str:
    return os.environ.get("EENLIJN_STATIC", str(places.STATIC))


def aside() -> Mapping[str, str]:
    """Settings for a command that needs no data of anyone: it may not touch a real folder or key."""
    folder = places.BUILD / "aside"
    return {
        "DJANGO_SETTINGS_MODULE": "eenlijn.config.settings",
        "EENLIJN_DATA": str(folder / "data"),
        "EENLIJN_KEYS": str(folder / "keys"),
        "EENLIJN_STATIC": _static_folder(),
        "EENLIJN_DATABASE_URL": "",
        "EENLIJN_DATABASE_OWNER_URL": "",
        "EENLIJN_BASE_URL": "http://127.0.0.1:8000",
        "EENLIJN_DEMO": "true",
    }
