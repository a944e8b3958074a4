# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The part of ./eenlijn doctor that runs in the product's own Python and looks through its settings."""

import smtplib
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

Verdict = tuple[bool, str]


def folder(path: Path) -> Verdict:
    return (True, str(path)) if path.is_dir() else (False, f"{path} is not there")


def keys() -> Verdict:
    path = Path(settings.EENLIJN_KEYS)
    if not path.is_dir():
        return False, f"{path} is not there"
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return False, f"{path} can be read by others; chmod 700"
    return True, str(path)


def durability() -> Verdict:
    """Does the database answer only after a write that survives a power cut? Asked of the database itself."""
    wanted = (
        {"PRAGMA journal_mode": "wal", "PRAGMA synchronous": "2"}
        if connection.vendor == "sqlite"
        else {"SHOW fsync": "on", "SHOW synchronous_commit": "on", "SHOW full_page_writes": "on"}
    )
    wrong = []
    with connection.cursor() as cursor:
        for question, right in wanted.items():
            cursor.execute(question)
            answer = str(cursor.fetchone()[0])
            if answer != right:
                wrong.append(f"{question} is {answer}, must be {right}")
    return not wrong, ", ".join(wrong) or connection.vendor


def migrations() -> Verdict:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    detail = f"{len(waiting)} waiting; run ./eenlijn manage migrate" if waiting else "all done"
    return not waiting, detail


def static_files() -> Verdict:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return manifest.is_file(), str(
        manifest.parent
    ) if manifest.is_file() else "not collected; run ./eenlijn prepare"


def mail() -> Verdict:
    url = urlsplit(settings.EENLIJN_MAIL_URL)
    if url.scheme not in {"smtp", "smtps"}:
        return settings.EENLIJN_DEMO, f"{url.scheme}: nobody receives mail"
    client = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    with client(url.hostname or "", url.port or 0, timeout=10) as server:
        code, _ = server.noop()
    return code == 250, f"{url.hostname} answers {code}"  # noqa: PLR2004 (SMTP's "fine")


def own_checks() -> Verdict:
    found = [str(message.msg) for message in run_checks() if message.level >= WARNING]
    return not found, "; ".join(found) or "none"


LOOKED_AT: dict[str, Callable[[], Verdict]] = {
    "data folder": lambda: folder(Path(settings.EENLIJN_DATA)),
    "key folder": keys,
    "database survives a cut": durability,
    "migrations": migrations,
    "static files": static_files,
    "mail": mail,
    "complaints of the product": own_checks,
}


def answers() -> Iterator[str]:
    for what, look in LOOKED_AT.items():
        try:
            is_right, detail = look()
        except Exception as fault:  # noqa: BLE001 (whatever it is, it is the finding)
            is_right, detail = False, f"{type(fault).__name__}: {fault}"
        yield f"{'ok' if is_right else 'not ok'}\t{what}\t{' '.join(detail.split())}"


if __name__ == "__main__":
    django.setup()
    for answer in answers():
        print(answer)
