# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making .mo files from .po files without gettext: the part of both formats that Django writes and reads.

Format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

import ast
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

MAGIC = 0x950412DE
HEADER = 7 * 4  # bytes before the two tables


def read_po(text: str) -> dict[str, str]:
    """Message id (with context and plural, as .mo wants it) to translation; fuzzy and empty ones left out."""
    messages = {}
    for block in text.split("\n\n"):
        lines = block.splitlines()
        fields = dict(_fields(line for line in lines if not line.startswith("#")))
        translation = "\0".join(fields[key] for key in sorted(fields) if key.startswith("msgstr"))
        is_header = fields.get("msgid") == ""
        is_fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in lines)
        if "msgid" in fields and translation.strip("\0") and (is_header or not is_fuzzy):
            messages[_key(fields)] = translation
    return messages


def _key(fields: dict[str, str]) -> str:
    key = fields["msgid"]
    if "msgid_plural" in fields:
        key = f"{key}\0{fields['msgid_plural']}"
    return f"{fields['msgctxt']}\4{key}" if "msgctxt" in fields else key


def _fields(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    name, value = "", ""
    for line in lines:
        if line.startswith("msg"):
            if name:
                yield name, value
            name, _, rest = line.partition(" ")
            value = ast.literal_eval(rest)
        elif line.startswith('"'):
            value += ast.literal_eval(line)
    if name:
        yield name, value


def write_mo(messages: dict[str, str]) -> bytes:
    """Both tables sorted by message id, as readers search them by halving."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    strings = b""
    tables: tuple[list[int], list[int]] = ([], [])
    start = HEADER + len(pairs) * 16
    for side in (0, 1):
        for pair in pairs:
            tables[side].extend((len(pair[side]), start + len(strings)))
            strings += pair[side] + b"\0"
    numbers = [*tables[0], *tables[1]]
    head = struct.pack("<7I", MAGIC, 0, len(pairs), HEADER, HEADER + len(pairs) * 8, 0, 0)
    return head + struct.pack(f"<{len(numbers)}I", *numbers) + strings


def compile_all(root: Path) -> int:
    """Compile every .po below the folder; how many there were."""
    files = sorted(root.rglob("*.po"))
    for file in files:
        file.with_suffix(".mo").write_bytes(write_mo(read_po(file.read_text(encoding="utf-8"))))
    return len(files)
