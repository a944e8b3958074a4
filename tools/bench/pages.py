# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Part pages: what people open, signed in, at the small and at the large installation in turn."""

from typing import Any, Final
from urllib.parse import quote

from tools.bench.requests import Spell, drive, get
from tools.bench.rows import P50, Rate, Results
from tools.bench.stage import Stage, sign_in

PART: Final = "pages"
FINE: Final = (200,)
UNSEEN: Final = 2
# As many as one web process lets in at once; more would measure the refusing.
AT_ONCE: Final = 4
MOST_PER_SECOND: Final = 2_000
RATED: Final = ("work list", "all dossiers")


def addresses(places: dict[str, Any], unit: str) -> dict[str, str]:
    """Every page that is measured, by its name; the lists with each filter and some together."""
    deep = f"na={quote(places['edge'])}"
    month = f"maand={places['month']}"
    return {
        "work list": "/vandaag/?wie=alle",
        "work list, mine": "/vandaag/",
        "work list, by step": "/vandaag/?wie=alle&stap=reported",
        "work list, by severity": "/vandaag/?wie=alle&ernst=s1_unpleasant",
        "work list, by team": f"/vandaag/?wie=alle&eenheid={unit}",
        "work list, by number": f"/vandaag/?wie=alle&nummer={places['open']}",
        "all dossiers": "/dossiers/",
        "all dossiers, page 1,000": f"/dossiers/?{deep}",
        "all dossiers, by status (common)": "/dossiers/?stap=closed",
        "all dossiers, by status (rare)": "/dossiers/?stap=assessed",
        "all dossiers, by kind (common)": "/dossiers/?soort=verbal",
        "all dossiers, by kind (rare)": "/dossiers/?soort=online",
        "all dossiers, by kind (none)": "/dossiers/?soort=sexual",
        "all dossiers, by severity (rare)": "/dossiers/?ernst=s4_very_serious",
        "all dossiers, by month": f"/dossiers/?{month}",
        "all dossiers, by team": f"/dossiers/?eenheid={unit}",
        "all dossiers, by number": f"/dossiers/?nummer={places['closed']}",
        "all dossiers, by kind, page 1,000": f"/dossiers/?soort=verbal&{deep}",
        "all dossiers, by rare kind and team": f"/dossiers/?soort=online&eenheid={unit}",
        "all dossiers, by status, kind, month and team": (
            f"/dossiers/?stap=closed&soort=threat&{month}&eenheid={unit}"
        ),
        "dossier, open": f"/dossiers/{places['open']}/",
        "dossier, closed": f"/dossiers/{places['closed']}/",
        "own figures": "/cijfers/",
        "published figures": "/open-data/",
        "letter, handed out": f"/dossiers/{places['letter']}/antwoord/brief.pdf",
    }


def measure(stage: Stage, results: Results, seconds: float) -> None:
    """One round: each page at one installation and right after it at the other; then the rates."""
    sign_in(stage)
    for name, one in stage.sizes.items():
        first = one.employers[0]
        told = one.module("tools.bench.asking", "letter", first["coordinator"], first["organisation"])
        stage.places[name]["letter"] = told["number"]
        row = results.row(PART, stage.database, f"letter made, sealed and kept, {name}", "ms")
        row.numbers.append(told["milliseconds"])
    asked = {
        name: addresses(stage.places[name], one.employers[0]["units"][0]) for name, one in stage.sizes.items()
    }
    for page in asked["large"]:
        for name, one in stage.sizes.items():
            request = get(asked[name][page], stage.cookies[name])
            told = drive(one.port, [_many(request, seconds)], seconds, unseen=UNSEEN)
            results.row(PART, stage.database, f"{page}, {name}").spells.append(Spell.of(told, FINE))
    _rates(stage, results, asked["large"], seconds)


def _rates(stage: Stage, results: Results, asked: dict[str, str], seconds: float) -> None:
    """How many in a second with several readers at once, beside a view that does nothing."""
    cookie = stage.cookies["large"]
    spells = [(page, stage.large.port, get(asked[page], cookie)) for page in RATED]
    spells.append(("empty view", stage.floors["django"], get("/leeg/")))
    spells.append(("empty view, with a session", stage.floors["django"], get("/leeg/", cookie)))
    for name, port, request in spells:
        told = drive(port, [_many(request, seconds)] * AT_ONCE, seconds)
        results.row(PART, stage.database, f"{name}, {AT_ONCE} readers").spells.append(Spell.of(told, FINE))


def _many(request: bytes, seconds: float) -> list[bytes]:
    return [request] * max(UNSEEN + 2, int(MOST_PER_SECOND * seconds))


def compare(results: Results, database: str) -> None:
    for row in [row for row in results.rows if row.part == PART and row.database == database]:
        page, _comma, size = row.name.rpartition(", ")
        if size == "large":
            goal = "<= 1.15" if page.startswith(("work list", "all dossiers")) else ""
            results.compare(PART, database, (row.name, f"{page}, small"), P50, goal)
    for page in RATED:
        for floor, goal in (("empty view", ">= 0.08"), ("empty view, with a session", "")):
            pair = (f"{page}, {AT_ONCE} readers", f"{floor}, {AT_ONCE} readers")
            results.compare(PART, database, pair, Rate, goal)
