# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as people read them: `1.586`, `11,4`, `€ 240,50` and a real minus."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from eenlijn.foundation.text.words import words_of

MINUS: Final = "\N{MINUS SIGN}"
_FIXED_SPACE: Final = "\N{NO-BREAK SPACE}"


def whole(number: int, language: str | None = None) -> str:
    """`1.586`, in English `1,586`."""
    return decimal(number, 0, language)


def decimal(number: float | Decimal, places: int = 1, language: str | None = None) -> str:
    """`11,4`, in English `11.4`; halves are rounded up."""
    words = words_of(language)
    rounded = Decimal(str(number)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    digits = f"{abs(rounded):,}".translate({ord(","): words.thousands, ord("."): words.comma})
    return f"{MINUS}{digits}" if rounded < 0 else digits


def percentage(number: float | Decimal, places: int = 0, language: str | None = None) -> str:
    """`82%`; the number is a percentage already."""
    return decimal(number, places, language) + words_of(language).percent


def signed_percentage(number: float | Decimal, places: int = 0, language: str | None = None) -> str:
    """`+4%` or a real minus before `18%`, for a change."""
    written = percentage(number, places, language)
    is_zero = not any(one in "123456789" for one in written)
    return written if is_zero or number < 0 else f"+{written}"


def euros_of_cents(cents: int, language: str | None = None) -> str:
    """`€ 240,50` for 24050 cents."""
    return euros(Decimal(cents) / 100, language)


def euros(amount: Decimal, language: str | None = None) -> str:
    """`€ 240,50`, in English `€240.50`; the space does not break."""
    space = _FIXED_SPACE if words_of(language).comma == "," else ""
    sign = MINUS if amount < 0 else ""
    return f"{sign}€{space}{decimal(abs(amount), 2, language)}"
