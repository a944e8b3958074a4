# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Dutch words of `words.json`, in which each list says what it is for, and how a street ends.

Written for this project; short on purpose: what the dossier knows counts before all of them.
"""

import json
from pathlib import Path
from typing import Final


def _lists() -> dict[str, frozenset[str]]:
    kept = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))
    return {name: frozenset(" ".join(one["words"]).split()) for name, one in kept.items()}


_LISTS: Final = _lists()
PREFIXES: Final = _LISTS["prefixes"]
SURE_PREFIXES: Final = _LISTS["sure_prefixes"]
TITLES: Final = _LISTS["titles"]
ROLES: Final = _LISTS["roles"]
FIRST_NAMES: Final = _LISTS["first_names"]
FAMILY_NAMES: Final = _LISTS["family_names"]
ALSO_WORDS: Final = _LISTS["also_words"]
NOT_NAMES: Final = _LISTS["not_names"]
MUNICIPALITIES: Final = _LISTS["municipalities"]
BEFORE_A_PLACE: Final = _LISTS["before_a_place"]
COMMON: Final = _LISTS["common"]

# A street ends in one of these; of the second ones a word that ends so is a street without a number too.
STREET_ENDS: Final = (
    "straat|laan|weg|plein|dijk|diek|singel|gracht|kade|hof|pad|steeg|park|plantsoen|dreef|markt|es|kamp"
    "|brink|stroom|wal|baan|hoek|veld|horst|werf|waard|oord|ring|allee|boulevard|poort|kolk|akker|weide|heide"
)
SURE_STREET_ENDS: Final = "straat|laan|weg|plein|dijk|diek|singel|gracht|kade|plantsoen|dreef|steeg|boulevard"
# After these words a name comes, whatever it looks like.
INTRODUCES: Final = (
    r"heet(?:te|ten)?",
    "genaamd",
    "genoemd",
    r"(?:ik|hij|zij|ze|dit|dat) (?:ben|is|was)",
    r"(?:op )?naam van",
    r"noem(?:t|de|den)? (?:mij|me|hem|haar|zich|ons)",
    "ondertekent met",
    r"(?:groetjes|groeten|groet|gr\.)(?: van)?,?",
    "beste",
    "hallo",
    "hoi",
    "name is",
)
