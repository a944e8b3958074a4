# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Below the doors the time is an argument: what asks the clock cannot be asked about another moment."""

import ast
from pathlib import Path

import eenlijn

PRODUCT = Path(eenlijn.__file__).parent
BELOW_THE_DOORS = ("foundation", "commons", "casework", "accountability")
THE_CLOCK_ITSELF = PRODUCT / "foundation" / "clock.py"
ASKING = {
    "timezone.now",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "clock.now",
    "Now",
}


def named(node: ast.expr) -> str:
    """The last two names of `a.b.c`, or the one name."""
    if isinstance(node, ast.Attribute):
        value = node.value
        before = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
        return f"{before}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def asks_the_clock(source: str) -> list[int]:
    """The lines that ask what time it is, or bring in the means to."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call | ast.Attribute):
            if named(node.func if isinstance(node, ast.Call) else node) in ASKING:
                lines.append(node.lineno)
        elif isinstance(node, ast.ImportFrom):
            brought = {f"{(node.module or '').rpartition('.')[2]}.{one.name}" for one in node.names}
            if brought & ASKING:
                lines.append(node.lineno)
    return sorted(set(lines))


def test_nothing_below_the_doors_asks_the_clock() -> None:
    asking = [
        f"{path.relative_to(PRODUCT)}:{line}"
        for floor in BELOW_THE_DOORS
        for path in sorted((PRODUCT / floor).rglob("*.py"))
        if path != THE_CLOCK_ITSELF
        for line in asks_the_clock(path.read_text(encoding="utf-8"))
    ]
    assert asking == []


def test_every_way_of_asking_is_seen() -> None:
    source = """
import datetime
from django.utils import timezone
from eenlijn.foundation.clock import now
from django.db.models.functions import Now
a = timezone.now()
b = datetime.datetime.now(tz)
c = datetime.date.today()
d = Now()
e = field(default=timezone.now)
fine = datetime.datetime.fromisoformat(text)
"""
    assert asks_the_clock(source) == [4, 6, 7, 8, 9, 10]
