# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Named texts: plain language in a file, with placeholders that are checked before use.

A file `texts/*.md` begins with lines `key: value` between two lines `---`: subject, audience,
status (such as "voorbeeldtekst, niet vastgesteld") and version. Below stand paragraphs with a
blank line between them, `## ` before a small head, and `{placeholders}`. There is no other
markup. A value is put in as plain text after the text was divided, so it can make no head.
"""

import re
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, Final

from eenlijn.foundation.text.blocks import Block, Heading, Paragraph, printable

_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_REQUIRED: Final = ("subject", "audience", "status", "version")
_HEAD: Final = "## "


class TextProblem(ValueError):
    """A text or its values do not fit; the message names file and placeholders."""


@dataclass(frozen=True)
class NamedText:
    """A text as written, before any value was filled in."""

    name: str
    subject: str
    audience: str
    status: str
    version: str
    body: str

    @property
    def placeholders(self) -> frozenset[str]:
        """Every placeholder in subject and body."""
        return frozenset(_PLACEHOLDER.findall(f"{self.subject}\n{self.body}"))

    @property
    def is_example(self) -> bool:
        """Whether nobody has adopted this text yet; shown above it wherever it appears."""
        return self.status.startswith("voorbeeldtekst")


@dataclass(frozen=True)
class Filled:
    """A text with its values: for a mail the body, for a letter the blocks."""

    subject: str
    blocks: tuple[Block, ...]

    @property
    def body(self) -> str:
        """All blocks as plain text with a blank line between them."""
        return "\n\n".join(block.text for block in self.blocks)


def load_text(path: Path) -> NamedText:
    """Read a text file; anything missing on top, or a stray brace, is a TextProblem."""
    return parse_text(path.stem, path.read_text("utf-8"))


def parse_text(name: str, content: str) -> NamedText:
    """Read a text from its characters, as an organisation may have stored its own version."""
    parts = content.replace("\r\n", "\n").split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():  # noqa: PLR2004 - before, top, below
        raise TextProblem(f"{name}: the text does not begin with a top between two lines ---")
    top = _top(name, parts[1])
    text = NamedText(name=name, body=parts[2].strip(), **top)
    stray = _PLACEHOLDER.sub("", f"{text.subject}\n{text.body}")
    if "{" in stray or "}" in stray:
        raise TextProblem(f"{name}: a brace that is no placeholder")
    return text


def _top(name: str, lines: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines.splitlines() if line.strip())
    found = {key.strip(): value.strip() for key, _, value in pairs}
    missing = [key for key in _REQUIRED if not found.get(key)]
    if missing:
        raise TextProblem(f"{name}: missing on top: {', '.join(missing)}")
    return {key: found[key] for key in _REQUIRED}


def fill(text: NamedText, values: Any) -> Filled:
    """Put the fields of a dataclass into the text.

    Every placeholder needs a field, and every field without a default needs a placeholder.
    """
    given = {field.name: getattr(values, field.name) for field in fields(values)}
    needed = {field.name for field in fields(values) if field.default is MISSING}
    unknown, unused = text.placeholders - given.keys(), needed - text.placeholders
    if unknown or unused:
        told = f"without a value: {sorted(unknown)}; without a place: {sorted(unused)}"
        raise TextProblem(f"{text.name}: placeholders {told}")
    wrong = sorted(name for name in text.placeholders if not isinstance(given[name], str))
    if wrong:
        raise TextProblem(f"{text.name}: values that are no text: {wrong}")
    plain = {name: printable(given[name]) for name in text.placeholders}
    return Filled(_put(text.subject, plain), tuple(_block(raw, plain) for raw in _raw_blocks(text.body)))


def _raw_blocks(body: str) -> list[str]:
    return [raw.strip() for raw in re.split(r"\n\s*\n", body) if raw.strip()]


def _block(raw: str, plain: dict[str, str]) -> Block:
    if raw.startswith(_HEAD):
        return Heading(_put(raw.removeprefix(_HEAD), plain))
    return Paragraph(_put(" ".join(line.strip() for line in raw.splitlines()), plain))


def _put(text: str, plain: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: plain[match[1]], text)
