# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a PDF, as a reader's programme takes them out of it."""

import re
from typing import Any

import pikepdf


def text_of(pdf: pikepdf.Pdf) -> str:
    """The text as a reader's programme takes it out: glyphs back through each font's own table."""
    return " ".join(_page_text(page) for page in pdf.pages)


def _page_text(page: Any) -> str:
    tables = {name: _table(font) for name, font in page.Resources.Font.items()}
    told, table = [], {}
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, step.operator
        if str(operator) == "Tf":
            table = tables[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            parts = operands[0] if str(operator) == "TJ" else operands
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    told += [table.get(raw[at : at + 2], "?") for at in range(0, len(raw), 2)]
        elif str(operator) == "ET":
            told.append("\n")
    return "".join(told)


def _table(font: Any) -> dict[bytes, str]:
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})>\s+<([0-9A-Fa-f]+)>", font.ToUnicode.read_bytes())
    return {
        bytes.fromhex(one.decode()): bytes.fromhex(two.decode()).decode("utf-16-be") for one, two in pairs
    }
