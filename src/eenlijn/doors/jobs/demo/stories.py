# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened in the demo: invented incidents, told in plain words, with how far each one got."""

from dataclasses import dataclass
from enum import StrEnum


class Ending(StrEnum):
    """How far a dossier got."""

    NEW = "new"
    ASSESSED = "assessed"
    DRAFT = "draft"
    FINAL = "final"
    ANSWERED = "answered"
    NONE_POSSIBLE = "none_possible"
    TALK = "talk"
    CLOSED = "closed"


@dataclass(frozen=True)
class Story:
    kinds: tuple[str, ...]
    words: str
    behaviour: str
    rule: str


STORIES: tuple[Story, ...] = (
    Story(("verbal_insult",), "Ik vroeg om een kaartje. Toen werd ik uitgescholden, waar iedereen bij stond.",
          "U schold onze medewerker uit toen die om uw vervoerbewijs vroeg.", "1"),
    Story(("threat_general", "physical_light"),
          "Hij wilde niet weggaan, pakte me bij mijn jas en zei dat hij me na mijn dienst opwacht.",
          "U pakte onze medewerker bij de jas. U zei dat u de medewerker na de dienst opwacht.", "2"),
    Story(("threat_general",), "Aan de telefoon zei zij dat ze wel weet waar ik werk en dat ze langskomt.",
          "U zei aan de telefoon dat u onze medewerker zou opzoeken.", "2"),
    Story(("physical_spitting", "verbal_insult"), "Na een opmerking over zijn fiets spuugde hij naar me.",
          "U spuugde naar onze medewerker.", "2"),
    Story(("destruction",), "Hij trapte tegen de deur tot het glas brak. Daarna liep hij weg.",
          "U trapte tegen de deur, waardoor het glas brak.", "3"),
    Story(("discrimination_other",), "Ze zei dat ze niet geholpen wil worden door iemand zoals ik.",
          "U weigerde hulp van onze medewerker vanwege afkomst, en zei dat hardop.", "1"),
    Story(("physical_assault",), "Ik kreeg een klap in mijn gezicht toen ik de deur dichtdeed.",
          "U sloeg onze medewerker in het gezicht.", "2"),
    Story(("threat_weapon",), "Hij liet een mes zien en zei dat ik door moest lopen.",
          "U liet een mes zien aan onze medewerker.", "2"),
    Story(("sexual_verbal",), "Hij bleef opmerkingen maken over mijn lichaam, ook nadat ik er iets van zei.",
          "U maakte seksuele opmerkingen tegen onze medewerker, ook nadat zij vroeg te stoppen.", "1"),
    Story(("verbal_insult", "other"), "Ze filmde me en riep dat ik er nog wel achter zou komen.",
          "U filmde onze medewerker en riep daarbij dat de medewerker er nog wel achter zou komen.", "3"),
)  # fmt: skip

OPEN_ENDINGS: tuple[Ending, ...] = (
    Ending.NEW,
    Ending.NEW,
    Ending.ASSESSED,
    Ending.DRAFT,
    Ending.FINAL,
    Ending.ANSWERED,
)
OLD_ENDINGS: tuple[Ending, ...] = (
    Ending.TALK,
    Ending.CLOSED,
    Ending.TALK,
    Ending.CLOSED,
    Ending.TALK,
    Ending.NONE_POSSIBLE,
)
