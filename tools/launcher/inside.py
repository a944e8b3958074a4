# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The part of ./eenlijn doctor that runs in the product's own Python: its start-up checks, and more."""

import os
import smtplib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings

Verdict = tuple[bool, str]


def refusals(ask: Callable[[], list[str]], fine: str) -> Verdict:
    """The product's own reasons not to start."""
    told = ask()
    return not told, "; ".join(told) or fine


def data() -> Verdict:
    path = Path(settings.EENLIJN_DATA)
    if not path.is_dir():
        return False, f"{path} is not there"
    return os.access(path, os.W_OK), f"{path}{'' if os.access(path, os.W_OK) else ' cannot be written to'}"


def key_folder() -> Verdict:
    from eenlijn.config import start

    path = Path(settings.EENLIJN_KEYS)
    return refusals(start.keys, str(path)) if path.is_dir() else (False, f"{path} is not there")


def durability() -> Verdict:
    from django.db import connection

    from eenlijn.config import start

    return refusals(start.durability, f"{connection.vendor} writes before it answers")


def employers() -> Verdict:
    from eenlijn.config import start

    return refusals(start.one_employer_on_sqlite, "fits this database")


def walls() -> Verdict:
    from eenlijn.config import start

    return refusals(start.walls, "stand, or SQLite needs none")


def static_files() -> Verdict:
    from eenlijn.config import start

    return refusals(start.static_files, str(settings.STATIC_ROOT))


def migrations() -> Verdict:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return not waiting, f"{waiting} waiting; run ./eenlijn manage migrate" if waiting else "all done"


def mail() -> Verdict:
    """A real mail server must answer; the demo needs none."""
    url = urlsplit(settings.EENLIJN_MAIL_URL)
    if url.scheme not in {"smtp", "smtps"}:
        return settings.EENLIJN_DEMO, f"{url.scheme}: nobody receives mail"
    client = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    with client(url.hostname or "", url.port or 0, timeout=10) as server:
        code, _ = server.noop()
    return code == 250, f"{url.hostname} answers {code}"  # noqa: PLR2004 (SMTP's "fine")


def checkpoints() -> Verdict:
    """The ends of the trail must be kept elsewhere: who owns the database can put back an older one."""
    from eenlijn.commons.trail.keeping import read_standings
    from eenlijn.doors.jobs.every_minute import state_of_checkpoints

    told = state_of_checkpoints()
    if not told:
        return settings.EENLIJN_DEMO, "kept nowhere else: an older database put back would not show"
    faults = {name: one.error for name, one in read_standings(settings.EENLIJN_CHECKPOINTS).items()}
    detail = "; ".join(f"{name}: {word} {faults.get(name, '')}".strip() for name, word in told.items())
    return set(told.values()) == {"ok"} and not same_disk(), detail + same_disk()


def same_disk() -> str:
    """A directory on the disk of the data leaves with it."""
    kept = settings.EENLIJN_CHECKPOINTS_DIRECTORY
    if kept is None or not kept.is_dir() or kept.stat().st_dev != settings.EENLIJN_DATA.stat().st_dev:
        return ""
    return "; the directory lies on the disk of the data"


def scanner() -> Verdict:
    """Files wait until a scanner for viruses looked at them; without one they wait for ever."""
    from eenlijn.foundation.scanner import version

    if not settings.EENLIJN_CLAMD:
        return settings.EENLIJN_DEMO, "none: files that people send stay closed (EENLIJN_CLAMD)"
    return True, version(settings.EENLIJN_CLAMD)


def complaints() -> Verdict:
    from django.core.checks import WARNING, run_checks

    found = [str(message.msg) for message in run_checks() if message.level >= WARNING]
    return not found, "; ".join(found) or "none"


LOOKED_AT: dict[str, Callable[[], Verdict]] = {
    "data folder": data,
    "key folder": key_folder,
    "database survives a cut": durability,
    "number of employers": employers,
    "migrations": migrations,
    "walls between employers": walls,
    "static files": static_files,
    "mail": mail,
    "checkpoints of the trail": checkpoints,
    "scanner for viruses": scanner,
    "other complaints": complaints,
}


def answers() -> Iterator[str]:
    for what, look in LOOKED_AT.items():
        try:
            is_right, detail = look()
        except Exception as fault:  # noqa: BLE001 (whatever it is, it is the finding)
            is_right, detail = False, f"{type(fault).__name__}: {fault}"
        yield f"{'ok' if is_right else 'not ok'}\t{what}\t{' '.join(detail.split())}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenlijn.config.settings")
    django.setup()
    for answer in answers():
        print(answer)
