# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table as an OpenDocument spreadsheet; the same sheet gives the same bytes."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any, Final

from eenlijn.foundation.spreadsheet.sheet import Sheet, Value

# The only moment a zip archive can begin at; the moment of the figures stands in the document.
ZIP_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
LANGUAGES: Final = {"nl": "nl-NL", "en": "en-GB"}


def ods_file(sheet: Sheet) -> bytes:
    """Return the file."""
    # Loaded here: it takes most of a second, and whoever downloads nothing should not wait for it.
    from odfdo import Document  # noqa: PLC0415

    document: Any = Document("spreadsheet")
    document.body.clear()
    document.body.append(_leaf(sheet.leaves[0], (sheet.columns, *sheet.rows)))
    document.body.append(_leaf(sheet.leaves[1], ((note,) for note in (sheet.title, *sheet.notes))))
    document.meta.title = sheet.title
    document.meta.language = LANGUAGES[sheet.language[:2]]
    document.meta.creation_date = sheet.moment
    kept = io.BytesIO()
    document.save(kept)
    return _at_one_moment(kept)


def _leaf(name: str, rows: Iterable[tuple[Value, ...]]) -> Any:
    from odfdo import Cell, Row, Table  # noqa: PLC0415

    leaf = Table(name)
    for values in rows:
        row = Row()
        for value in values:
            # A word stays a word: only the value is set, never a formula.
            row.append(Cell(value=value))
        leaf.append(row)
    return leaf


def _at_one_moment(kept: io.BytesIO) -> bytes:
    """The same parts in the same order, without the second at which they were packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(kept) as given, zipfile.ZipFile(packed, "w") as fresh:
        for part in given.infolist():
            entry = zipfile.ZipInfo(part.filename, ZIP_MOMENT)
            entry.compress_type = part.compress_type
            fresh.writestr(entry, given.read(part))
    return packed.getvalue()
