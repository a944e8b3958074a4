# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of the manual that shows every term, made from the table of clocks.

Run as `python -m tools.clock_page`. A test fails while the page and the table say different things.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import django

if TYPE_CHECKING:
    from eenlijn.casework.clocks.table import ClockRule

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "handleiding" / "iedereen" / "alle-termijnen.md"
TOP: Final = """# Alle termijnen, en waar ze vandaan komen

Deze bladzij komt uit de tabel van het product zelf. Wat je werkgever koos, staat bij Spelregels, Termijnen.
Hardheid: een *wet* kan niemand langer maken. Een *afspraak* geldt tussen partijen. Een *norm* of *advies*
kozen anderen. *Van onszelf* is ons eigen voorstel. *Niet nagekeken* betekent: dit zocht nog niemand na. Vraag
een jurist voor je erop bouwt.

## Termijnen die lopen

| termijn | hoe lang | anders kiezen | begint bij | stopt bij | mag stilstaan | van wie | bron | hardheid |
|---|---|---|---|---|---|---|---|---|
"""
MIDDLE: Final = """
Een termijn van een verzoek of bezwaar eindigt nooit op zaterdag, zondag of een feestdag: dan telt de eerste
werkdag daarna.

## Termijnen die we kennen, maar niet laten lopen

| termijn | hoe lang | van wie | bron | hardheid | waarom niet |
|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page in Dutch."""
    from django.utils.translation import override  # noqa: PLC0415 - Django is set up first

    from eenlijn.casework.clocks.table import RULES  # noqa: PLC0415

    with override("nl"):
        built = "".join(_lines(_built(rule) for rule in RULES if rule.kind))
        return TOP + built + MIDDLE + "".join(_lines(_not_built(rule) for rule in RULES if not rule.kind))


def _lines(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in rows:
        yield f"| {' | '.join(row)} |\n"


def _built(rule: "ClockRule") -> tuple[str, ...]:
    from eenlijn.commons.packs.differences import term_in_words  # noqa: PLC0415

    if rule.default is None or rule.bound is None:
        raise ValueError(f"{rule.code} has no term")
    is_given = rule.bound == "given"
    return (
        str(rule.name),
        "eigen einde" if is_given else term_in_words(rule.default),
        str(rule.bound.label),
        _labels(rule.starts),
        _labels(rule.stops),
        _labels(rule.pauses) or "nooit",
        _labels(rule.owners),
        str(rule.source),
        _hardness(rule),
    )


def _not_built(rule: "ClockRule") -> tuple[str, ...]:
    told = (rule.name, rule.length, _labels(rule.owners), rule.source, _hardness(rule), rule.not_built)
    return tuple(str(one) for one in told)


def _labels(codes: Iterable[object]) -> str:
    return ", ".join(str(getattr(one, "label", one)) for one in codes)


def _hardness(rule: "ClockRule") -> str:
    return str(rule.hardness.label) if rule.is_verified else f"{rule.hardness.label}, niet nagekeken"


def main() -> None:
    """Write the page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenlijn.config.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
