# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compartments: which part of a dossier a sealed field belongs to."""

from enum import StrEnum
from typing import Final


class Compartment(StrEnum):
    """Parts with their own keys and their own line in the access matrix."""

    FACTS = "C1"
    VICTIM = "C2"
    PERPETRATOR = "C3"
    AFTERCARE = "C4"
    LEGAL = "C5"
    MEASURES = "C6"
    PROTECTED = "C7"
    RELEASES = "C8"
    FILES = "C9"
    STATISTICS = "C10"
    TRAIL = "C11"
    PROGRAMME = "C12"
    REQUESTS = "C13"
    SURVEY = "C14"
    OWN_WORDS = "C2+C3"
    ACCOUNT = "ACC"


# Each has a key of its own in every case. The others belong to no case: their keys are an organisation's.
IN_A_CASE: Final = (
    Compartment.FACTS,
    Compartment.VICTIM,
    Compartment.PERPETRATOR,
    Compartment.OWN_WORDS,
    Compartment.AFTERCARE,
    Compartment.LEGAL,
    Compartment.MEASURES,
    Compartment.PROTECTED,
    Compartment.RELEASES,
)
