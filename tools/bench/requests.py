# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Requests as bytes, and the load maker that sends them."""

import base64
import json
import secrets
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from tools.bench.arithmetic import percentile
from tools.bench.installation import HOST
from tools.launcher import places
from tools.launcher.show import CannotGoOn

WORDS: Final = "Hij kwam heel dichtbij staan en riep dat hij me wist te vinden. " * 4
# One in so many is sent once more with the same key, as a device does that missed the receipt.
AGAIN_EVERY: Final = 20


@dataclass(frozen=True)
class Spell:
    """What one spell of one row gave; times in milliseconds."""

    rate: float
    p50: float
    p95: float
    p99: float
    count: int
    failures: int
    maker_ms: float

    @classmethod
    def of(cls, told: dict[str, Any], fine: Sequence[int]) -> "Spell":
        times = told["milliseconds"]
        good = sum(count for status, count in told["statuses"].items() if int(status) in fine)
        failures = len(times) - good + told["unanswered"]
        spell = cls.over(times, told["seconds"], failures=failures, maker_ms=told["own_ms_per_request"])
        return replace(spell, rate=good / told["seconds"] if told["seconds"] else 0.0, count=good)

    @classmethod
    def over(cls, times: Sequence[float], seconds: float, *, failures: int, maker_ms: float) -> "Spell":
        """Of these times, each of an answer that was as it should be, in so many seconds."""
        return cls(
            rate=len(times) / seconds if seconds else 0.0,
            p50=percentile(times, 50),
            p95=percentile(times, 95),
            p99=percentile(times, 99),
            count=len(times),
            failures=failures,
            maker_ms=maker_ms,
        )


def get(path: str, cookie: str = "", *more: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: {HOST}", "Accept: text/html", "Accept-Language: nl"]
    lines += [f"Cookie: {cookie}"] if cookie else []
    lines += more
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def post(path: str, body: bytes, kind: str, *more: str) -> bytes:
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {HOST}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Accept-Language: nl",
        *more,
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def report_in(employer: dict[str, Any], key: str) -> bytes:
    """A report through the interface, as a system of this employer sends it."""
    told = {
        "meldsleutel": key,
        "soorten": ["threat_general"],
        "wanneer": "now",
        "plek": "Lijn 62",
        "eigenWoorden": WORDS,
        "wens": "act",
    }
    bearer = f"Authorization: Bearer {employer['token']}"
    return post("/api/v1/meldingen", json.dumps(told).encode(), "application/json", bearer)


def reports(employers: Sequence[dict[str, Any]], clients: int, each: int) -> list[list[bytes]]:
    """Requests for so many clients, spread over these employers, every one with a key of its own."""
    made = []
    for client in range(clients):
        mine: list[bytes] = []
        for turn in range(each):
            again = turn % AGAIN_EVERY == AGAIN_EVERY - 1
            employer = employers[(client + turn * clients) % len(employers)]
            mine.append(mine[-1] if again else report_in(employer, secrets.token_hex(16)))
        made.append(mine)
    return made


def drive(
    port: int, clients: Iterable[Sequence[bytes]], seconds: float, *, unseen: int = 0
) -> dict[str, Any]:
    """Run the load maker in a process of its own; the first answers of each client are not counted."""
    asked = {
        "host": HOST,
        "port": port,
        "seconds": seconds,
        "unseen": unseen,
        "clients": [[as_text(one) for one in requests] for requests in clients],
    }
    return run("tools.bench.load", asked)


def as_text(request: bytes) -> str:
    return base64.b64encode(request).decode()


def run(load_maker: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Ask one of the load makers, and hear what it saw."""
    done = subprocess.run(
        [sys.executable, "-m", load_maker],
        cwd=places.ROOT,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise CannotGoOn(f"The load maker failed: {done.stderr[-1000:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told
