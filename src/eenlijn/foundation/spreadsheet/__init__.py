# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One table as a file: CSV, Excel, OpenDocument and JSON hold the same cells in the same order."""

from eenlijn.foundation.spreadsheet.formats import Format, write
from eenlijn.foundation.spreadsheet.sheet import Sheet, Value

__all__ = ["Format", "Sheet", "Value", "write"]
