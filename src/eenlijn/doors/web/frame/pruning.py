# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Leaves out of the library what no template uses: no phone should fetch 600 kB of rules for six parts."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS: Final = re.compile(r"\.((?:utrecht|nl)-[a-z0-9_-]+)")
_USED: Final = re.compile(r"\b((?:utrecht|nl)-[a-z0-9_-]+)")
_READ: Final = re.compile(r"var\(\s*(--[\w-]+)")
_TOKEN: Final = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]*);")
_GROUPS: Final = ("@media", "@supports", "@container", "@layer")


def blocks_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the parts of the library that these templates name; a part stands for its variants."""
    return frozenset(_block(name) for text in texts for name in _USED.findall(text))


def prune_rules(sheet: str, blocks: frozenset[str]) -> str:
    """Return the rules of a sheet that concern these parts only."""
    return "".join(_kept_rules(_COMMENT.sub("", sheet), blocks))


def prune_tokens(theme: str, sheets: Iterable[str]) -> str:
    """Return the theme with the tokens that the sheets read, straight or through another token."""
    defined = dict(_TOKEN.findall(_COMMENT.sub("", theme)))
    needed: set[str] = set()
    asked = {name for sheet in sheets for name in _READ.findall(sheet)}
    while asked:
        needed |= asked
        asked = {name for one in asked for name in _READ.findall(defined.get(one, ""))} - needed
    kept = "".join(f"{name}:{value};" for name, value in defined.items() if name in needed)
    return f".voorbeeld-theme{{{kept}}}\n"


def _block(name: str) -> str:
    return name.split("--", maxsplit=1)[0].split("__", maxsplit=1)[0]


def _kept_rules(sheet: str, blocks: frozenset[str]) -> Iterator[str]:
    for prelude, body in _rules(sheet):
        if prelude.startswith(_GROUPS):
            inner = "".join(_kept_rules(body, blocks))
            if inner:
                yield f"{prelude}{{{inner}}}\n"
        elif not prelude.startswith("@"):
            selectors = [one.strip() for one in _split(prelude) if _concerns(one, blocks)]
            if selectors:
                yield f"{','.join(selectors)}{{{' '.join(body.split())}}}\n"


def _concerns(selector: str, blocks: frozenset[str]) -> bool:
    return all(_block(name) in blocks for name in _CLASS.findall(selector)) and bool(_CLASS.search(selector))


def _split(prelude: str) -> list[str]:
    """Split a list of selectors at its commas, not at those inside `:is(...)`."""
    return re.split(r",(?![^(]*\))", prelude)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and between each pair of outer braces; the rest is dropped."""
    depth = start = opened = 0
    for brace in re.finditer(r"[{}]", sheet):
        if brace.group() == "{":
            depth += 1
            opened = brace.start() if depth == 1 else opened
        else:
            depth -= 1
            if depth == 0:
                prelude = sheet[start:opened].rsplit(";", maxsplit=1)[-1].strip()
                yield prelude, sheet[opened + 1 : brace.start()]
                start = brace.end()
