# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Part intake: reports in, each acknowledged only after a durable commit, beside the floors."""

import json
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any, Final

from tools.bench.requests import AGAIN_EVERY, WORDS, Spell, drive, post, reports
from tools.bench.rows import P50, Rate, Results
from tools.bench.stage import Stage

PART: Final = "intake"
CLIENTS: Final = (1, 8, 32)
FINE: Final = (200, 201)
# More than any of them can send in a second; what is left over is not sent.
MOST_PER_SECOND: Final = 3_000


def measure(stage: Stage, results: Results, seconds: float) -> None:
    """One round: at each number of clients the product and its floors, one right after the other."""
    for clients in CLIENTS:
        each = max(2, int(MOST_PER_SECOND * seconds / clients))
        employers = stage.large.employers
        name = called("product, one employer", clients)
        _product(stage, results, name, reports(employers[:1], clients, each), seconds)
        if len(employers) > 1:
            spread = reports(employers[1:], clients, each)
            name = called(f"product, {len(employers) - 1} employers", clients)
            _product(stage, results, name, spread, seconds)
        body = _json_body()
        for name, port, path in (
            ("service without a framework", stage.floors["plain"], "/"),
            ("Django view, three inserts", stage.floors["django"], "/drie/"),
        ):
            requests = [
                [post(path, body % token_hex(16).encode(), "application/json") for _turn in range(each)]
                for _client in range(clients)
            ]
            told = drive(port, requests, seconds)
            results.row(PART, stage.database, called(name, clients)).spells.append(Spell.of(told, FINE))
        bare = stage.large.module("tools.bench.floors.bare", str(clients), str(seconds))
        results.row(PART, stage.database, called("bare durable insert", clients)).spells.append(
            Spell.of(bare, FINE)
        )


def called(name: str, clients: int) -> str:
    return f"{name}, {clients} client{'s' if clients > 1 else ''}"


def _product(stage: Stage, results: Results, name: str, requests: list[list[bytes]], seconds: float) -> None:
    """Drive the product and count in the database what became of it; then wait for the worker.

    What was only kept in the crowd is opened before anything else is measured: the floors would pay for it.
    """
    since = datetime.now(UTC).isoformat()
    told = drive(stage.large.port, requests, seconds)
    counts: dict[str, int] = stage.large.module("tools.bench.asking", "counts", since)
    spell = Spell.of(told, FINE)
    row = results.row(PART, stage.database, name)
    row.spells.append(spell)
    notes = row.notes
    # Some were sent again with the same key, so fewer were kept than acknowledged; more would be doubled.
    again = max(0, counts["reports"] - spell.count - spell.failures)
    notes["twice"] = notes.get("twice", 0) + counts["twice"] + again
    lost = max(0, spell.count - sent_again(spell.count, len(requests)) - counts["reports"])
    notes["lost"] = notes.get("lost", 0) + lost
    later = stage.large.module("tools.bench.asking", "settled")
    notes["rounds"] = [*notes.get("rounds", []), {"statuses": told["statuses"], **counts, "later": later}]
    for what, unit, number in (
        ("left to the worker", "reports", later["left"]),
        ("until it had opened them", "s", later["seconds"]),
    ):
        results.row(PART, stage.database, f"{name}: {what}", unit).numbers.append(number)


def sent_again(answered: int, clients: int) -> int:
    """How many of so many answers may have been to a report that was sent before."""
    return answered // AGAIN_EVERY + clients


def _json_body() -> bytes:
    """The same fields and words as JSON; the key is filled in per request."""
    typed: dict[str, Any] = {
        "report_key": "KEY",
        "kinds": ["threat_general"],
        "when": "now",
        "place": "Lijn 62",
        "words": WORDS,
        "wish": "act",
        "organisation": "werkgever-01",
    }
    return json.dumps(typed).replace("%", "%%").replace("KEY", "%s").encode()


def compare(results: Results, database: str) -> None:
    """The ratios that the issue asks for, and the others that say where the time goes."""
    wheres = ["one employer"] if database == "sqlite" else ["20 employers", "one employer"]
    for where in wheres:
        for clients in CLIENTS:
            product = called(f"product, {where}", clients)
            goal = ">= 0.12" if clients == 8 and where == wheres[0] else ""  # noqa: PLR2004 - the issue's number
            for floor in ("service without a framework", "Django view, three inserts", "bare durable insert"):
                is_asked = goal if floor.startswith("service") else ""
                results.compare(PART, database, (product, called(floor, clients)), Rate, is_asked)
        more, fewer = called(f"product, {where}", 32), called(f"product, {where}", 8)
        results.compare(PART, database, (more, fewer), Rate, ">= 0.9" if where == wheres[0] else "")
        results.compare(PART, database, (more, fewer), P50)
