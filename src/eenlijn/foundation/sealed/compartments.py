# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compartments: which part of a dossier a sealed field belongs to."""

from enum import StrEnum


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
