# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading the public facts of a region; organisations themselves are founded in `tenancy`."""

import csv
from datetime import date
from pathlib import Path
from typing import Final

from django.db import transaction

from eenlijn.commons.organisations.models import Municipality, Region

_REGIONS: Final = Path(__file__).parent / "regions"
TWENTE: Final = "VR05"
# Code and name of a region, with the file of its municipalities.
REGIONS: Final = {TWENTE: ("Twente", "twente.csv")}


@transaction.atomic
def load_region(code: str = TWENTE) -> None:
    """Bring region and municipalities in line with our file; may be run twice."""
    name, file_name = REGIONS[code]
    region, _is_new = Region.objects.update_or_create(code=code, defaults={"name": name})
    Municipality.objects.bulk_create(
        [
            Municipality(
                code=row["code"],
                name=row["name"],
                region=region,
                valid_from=date.fromisoformat(row["valid_from"]),
            )
            for row in _rows(_REGIONS / file_name)
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "region", "valid_from"],
    )


def _rows(path: Path) -> list[dict[str, str]]:
    lines = path.read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
