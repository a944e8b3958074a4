# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a cell shows no number, in words for whoever reads the table."""

from django.utils.translation import gettext as _

from eenlijn.accountability.figures.published import Cell, Reason


def why_hidden(cell: Cell) -> str:
    """One or two sentences; empty for a cell that is shown."""
    if cell.reason is Reason.FEW:
        return _(
            "Te weinig om te tonen. Een getal telt minstens 5 voorvallen bij 3 werkgevers. "
            "Geen werkgever heeft er meer dan driekwart van."
        )
    if cell.reason is Reason.PROTECTS:
        return _("Verborgen. Met dit getal is een te klein getal uit te rekenen.")
    return ""
