# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A register of invented schools in two editions, so that the screens of registers are not empty.

Both are older than what the real source publishes today: whoever loads a real one sees these end.
"""

from datetime import date, datetime, timedelta
from typing import Final

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.directory.actions import load_register
from eenlijn.commons.directory.codes import RegisterKind

HEAD: Final = "BEVOEGD GEZAG NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;POSTCODE;PLAATSNAAM;GEMEENTENUMMER"
EDITIONS: Final = (
    (
        date(2018, 10, 1),
        (
            "90001;90AA00;Basisschool De Vlinderhof (verzonnen);7550 ZZ;HENGELO;0164",
            "90001;90AB00;Basisschool De Eschakker (verzonnen);7510 ZZ;ENSCHEDE;0153",
            "90001;90AC00;Basisschool Beekzicht (verzonnen);7600 ZZ;ALMELO;0141",
            "90002;90BA00;Basisschool De Zandhaas (verzonnen);7570 ZZ;OLDENZAAL;0173",
        ),
    ),
    (
        date(2019, 10, 1),
        (
            "90001;90AA00;Basisschool De Vlinderhof (verzonnen);7550 ZZ;HENGELO;0164",
            "90001;90AB00;Kindcentrum De Eschakker (verzonnen);7510 ZZ;ENSCHEDE;0153",
            "90002;90BA00;Basisschool De Zandhaas (verzonnen);7570 ZZ;OLDENZAAL;0173",
            "90002;90BB00;Basisschool De Noaberkring (verzonnen);7620 ZZ;BORNE;0147",
        ),
    ),
)


def load_invented(now: datetime) -> None:
    """Load the editions one after the other, the newer a year after the older."""
    for years_ago, (edition, rows) in zip((2, 1), EDITIONS, strict=True):
        load_register(
            actor=Actor.job("load_demo"),
            kind=RegisterKind.PRIMARY_SCHOOLS,
            content="\r\n".join((HEAD, *rows, "")).encode(),
            edition=edition,
            file_name=f"basisscholen-verzonnen-{edition}.csv",
            now=now - timedelta(days=365 * years_ago),
        )
