# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table for programs: title, columns, rows and notes, in the same words as on the page."""

import json

from eenlijn.foundation.spreadsheet.sheet import Sheet


def json_file(sheet: Sheet) -> bytes:
    """Return the file: numbers are numbers, what is hidden or not known yet is a word."""
    told = {
        "title": sheet.title,
        "columns": sheet.columns,
        "rows": sheet.rows,
        "notes": sheet.notes,
        "moment": sheet.moment.isoformat(),
        "language": sheet.language[:2],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
