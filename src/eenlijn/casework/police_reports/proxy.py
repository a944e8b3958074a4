# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mandate (volmacht) with which the employer reports for a colleague: a letter to sign.

What is not known stays a line of dots to fill in by hand. The address in it is that of the employer.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from eenlijn.foundation.clock import to_local
from eenlijn.foundation.pdf import Letter
from eenlijn.foundation.text import fill, load_text, long_date

TEXT: Final = Path(__file__).parent / "texts" / "proxy.md"
DOTS: Final = "." * 60
_SERIES: Final = "V"


@dataclass(frozen=True)
class ProxyValues:
    """The values of the text, by name."""

    organisation: str
    victim: str
    domicile: str
    moment: str
    number: str
    contact: str


def proxy_letter(*, values: ProxyValues, sender: tuple[str, ...], place_name: str, now: datetime) -> Letter:
    """The letter, in the style of every other letter of this employer, with room to sign."""
    told = {name: value or DOTS for name, value in vars(values).items()}
    filled = fill(load_text(TEXT), ProxyValues(**told))
    day = long_date(to_local(now).date(), "nl")
    return Letter(
        sender=sender,
        addressee=(),
        place_and_date=f"{place_name}, {day}" if place_name else day,
        reference=f"Kenmerk {values.number}-{_SERIES}",
        subject=filled.subject,
        paragraphs=filled.blocks,
        closing="Datum, plaats en handtekening:",
        signatory=(told["victim"],),
        language="nl",
        moment=now,
    )
