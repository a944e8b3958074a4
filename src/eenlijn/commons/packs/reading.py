# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a sector pack strictly: whatever is missing, unknown or impossible is named by file and key."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import time
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from eenlijn.commons.organisations.codes import FUNCTIONS, Sector
from eenlijn.commons.packs.codes import (
    FEWEST_HOUSE_RULES,
    FEWEST_PLACES,
    LETTER_FILES,
    LEVELS,
    MEASURES,
    OF_SECTOR,
    PLACEHOLDERS,
    WITHOUT_LENGTH,
    PackLetter,
    PolicyAnswer,
)
from eenlijn.commons.packs.contents import Pack, PolicyRow, Task
from eenlijn.foundation.text import TextProblem
from eenlijn.foundation.working_time import WorkCalendar

FOLDER: Final = Path(__file__).parent / "sectors"


class PackBroken(ValueError):
    """A pack cannot be used as it is; the message names file and key."""


def read_pack(sector: Sector, folder: Path = FOLDER) -> Pack:
    """Read the files of one sector."""
    where = f"{sector.value}/pack.toml"
    content = _toml(folder / where, where)
    if "letters" in content:
        raise PackBroken(f"{where}: letters: these stand in files of their own")
    letters = {kind.value: _letter(folder, sector, kind) for kind in PackLetter}
    pack = pack_from(content | {"letters": letters}, where)
    if pack.sector != sector:
        raise PackBroken(f"{where}: sector: {pack.sector.value} in the folder of {sector.value}")
    return pack


def _toml(path: Path, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise PackBroken(f"{where}: {problem}") from problem


def _letter(folder: Path, sector: Sector, kind: PackLetter) -> str:
    where = f"{sector.value}/letters/{LETTER_FILES[kind]}"
    try:
        return (folder / where).read_text("utf-8")
    except (OSError, ValueError) as problem:
        raise PackBroken(f"{where}: {problem}") from problem


def pack_from(content: Mapping[str, Any], where: str) -> Pack:
    """Build a pack from plain data, as in its file or as stored by an employer."""
    pack: Pack = _build(Pack, content, f"{where}: ")
    for key, problem in _problems(pack):
        raise PackBroken(f"{where}: {key}: {problem}")
    return pack


# --- shape: each key is a field, each value has the type of its field --------------------------


def _build(wanted: Any, raw: object, where: str) -> Any:
    origin = get_origin(wanted)
    if origin is UnionType:
        return _build(next(kind for kind in get_args(wanted) if kind is not NoneType), raw, where)
    if origin is tuple:
        return _build_row(get_args(wanted)[0], raw, where)
    if origin is Mapping:
        keys, values = get_args(wanted)
        return _build_table(keys, values, raw, where)
    if is_dataclass(wanted):
        return _build_record(wanted, raw, where)
    return _build_value(wanted, raw, where)


def _build_record(wanted: Any, raw: object, where: str) -> Any:
    hints = get_type_hints(wanted)
    needed = {field.name for field in fields(wanted) if not _is_optional(hints[field.name])}
    table = _table(raw, set(hints), needed, where)
    values = {
        key: _build(hint, table[key], _below(where, key)) if key in table else None
        for key, hint in hints.items()
    }
    try:
        return wanted(**values)
    except ValueError as problem:
        raise PackBroken(f"{where}{problem}") from problem


def _build_row(wanted: Any, raw: object, where: str) -> tuple[Any, ...]:
    if not isinstance(raw, list | tuple):
        raise PackBroken(f"{where}: not a list")
    return tuple(_build(wanted, one, f"{where}[{number}]") for number, one in enumerate(raw))


def _build_table(keys: Any, wanted: Any, raw: object, where: str) -> dict[Any, Any]:
    names = {key.value for key in keys}
    table = _table(raw, names, names, where)
    return {key: _build(wanted, table[key.value], _below(where, key.value)) for key in keys}


def _build_value(wanted: Any, raw: object, where: str) -> Any:
    if wanted is int:
        return _checked(raw, isinstance(raw, int) and not isinstance(raw, bool), where, "not a number")
    text = _checked(raw, isinstance(raw, str) and bool(raw.strip()), where, "not a text, or empty")
    if wanted is str:
        return text
    try:
        return time.fromisoformat(text) if wanted is time else wanted(text)
    except ValueError as problem:
        kinds = ", ".join(one.value for one in wanted) if issubclass(wanted, Enum) else "HH:MM"
        raise PackBroken(f"{where}: {text} is not one of {kinds}") from problem


def _checked(raw: Any, is_right: bool, where: str, problem: str) -> Any:  # noqa: FBT001 - reads as a sentence
    if not is_right:
        raise PackBroken(f"{where}: {problem}")
    return raw


def _table(raw: object, known: set[str], needed: set[str], where: str) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise PackBroken(f"{where}: not a table")
    if missing := sorted(needed - raw.keys()):
        raise PackBroken(f"{_below(where, missing[0])}: missing")
    if unknown := sorted(raw.keys() - known):
        raise PackBroken(f"{_below(where, unknown[0])}: unknown")
    return raw


def _below(where: str, key: str) -> str:
    return f"{where}{key}" if where.endswith(": ") else f"{where}.{key}"


def _is_optional(hint: Any) -> bool:
    return NoneType in get_args(hint)


# --- sense: what a pack of the right shape may still get wrong ---------------------------------


def _problems(pack: Pack) -> Iterator[tuple[str, str]]:
    """Key and what is wrong with it, the first one first."""
    if list(pack.functions) != list(FUNCTIONS[pack.sector]):
        yield "functions", "not those of the project plan"
    yield from _too_few("places", pack.places, FEWEST_PLACES)
    yield from _too_few("house_rules.rules", pack.house_rules.rules, FEWEST_HOUSE_RULES)
    yield from _too_few("partners", pack.partners, 1)
    yield from _opening_problems(pack)
    yield from _twice("policy", pack.policy, lambda row: row.answer_kind)
    for number, row in enumerate(pack.policy):
        yield from _policy_problems(f"policy[{number}]", row)
    if missing := [
        kind.value
        for kind in PolicyAnswer
        if pack.sector in OF_SECTOR.get(kind, Sector) and kind not in {row.answer_kind for row in pack.policy}
    ]:
        yield "policy", f"missing: {', '.join(missing)}"
    for severity, tasks in pack.playbooks.items():
        yield from _too_few(f"playbooks.{severity.value}", tasks, 1)
        yield from _task_problems(f"playbooks.{severity.value}", tasks)
    for kind in pack.letters:
        yield from _letter_problems(pack, kind)


def _too_few(key: str, rows: tuple[Any, ...], fewest: int) -> Iterator[tuple[str, str]]:
    if len(rows) < fewest:
        yield key, f"{len(rows)} of at least {fewest}"
    yield from _twice(key, rows, lambda row: row.code)


def _twice(key: str, rows: Iterable[Any], code_of: Callable[[Any], str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for row in rows:
        if code_of(row) in seen:
            yield key, f"{code_of(row)} is there twice"
        seen.add(code_of(row))


def _opening_problems(pack: Pack) -> Iterator[tuple[str, str]]:
    try:
        calendar = WorkCalendar(pack.opening.week, frozenset(), frozenset())
    except ValueError as problem:
        yield "opening", str(problem)
        return
    if not any(calendar.opening):
        yield "opening", "closed every day"


def _policy_problems(key: str, row: PolicyRow) -> Iterator[tuple[str, str]]:
    if (
        row.lowest_level not in LEVELS
        or row.highest_level not in LEVELS
        or row.lowest_level > row.highest_level
    ):
        yield key, f"severity from {row.lowest_level} to {row.highest_level}"
    told = [row.most_months, row.default_months, row.source]
    if row.answer_kind in WITHOUT_LENGTH:
        if any(one is not None for one in told):
            yield key, "only what lasts has a length"
        return
    most, usual = row.most_months or 0, row.default_months or 0
    if not 1 <= usual <= most or row.source is None:
        yield key, "what lasts has most months, at most as many by default, and a source"


def _task_problems(key: str, tasks: tuple[Task, ...]) -> Iterator[tuple[str, str]]:
    for number, task in enumerate(tasks):
        if task.measure not in MEASURES:
            yield f"{key}[{number}].measure", f"{task.measure} is not 1 to 8"


def _letter_problems(pack: Pack, kind: PackLetter) -> Iterator[tuple[str, str]]:
    try:
        found, known = pack.letter(kind).placeholders, PLACEHOLDERS[kind]
    except TextProblem as problem:
        yield f"letters.{kind.value}", str(problem)
        return
    if found != known:
        told = f"unknown: {sorted(found - known)}; missing: {sorted(known - found)}"
        yield f"letters.{kind.value}", f"placeholders {told}"
