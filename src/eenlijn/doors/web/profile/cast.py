# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of the demo on the sign-in page, grouped by the wall between them (decision 22)."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from eenlijn.doors.web.components.shapes import CastGroup, CastMember

ADDRESSES: Final = {
    "anna": "anna@reggestreek.example",
    "bram": "bram@reggestreek.example",
    "carla": "carla@reggestreek.example",
    "petra": "petra@reggestreek.example",
    "joost": "joost@reggestreek.example",
    "karin": "karin@reggestreek.example",
    "ilse": "ilse@reggestreek.example",
    "noor": "noor@reggestreek.example",
    "omar": "omar@reggestreek.example",
    "sam": "sam@reggestreek.example",
    "dirk": "dirk@dinkelborg.example",
    "mila": "mila@eschbalie.example",
    "eva": "eva@politie.example",
    "frits": "frits@politie.example",
    "greet": "greet@regio.example",
    "hugo": "hugo@regio.example",
}
"""The addresses under which the demo makes them; a test compares both lists."""

GROUPS: Final = (
    CastGroup(
        "Busbedrijf Reggestreek (verzonnen)",
        (
            CastMember("anna", "Anna", _("Buschauffeur"), _("Meldt, en volgt haar eigen melding")),
            CastMember("bram", "Bram", _("Leidinggevende"), _("Ziet de dossiers van zijn team")),
            CastMember("carla", "Carla", _("Coördinator"), _("Beoordeelt, en kiest het antwoord")),
            CastMember("petra", "Petra", _("Beheerder"), _("Leest geen dossiers")),
            CastMember("ilse", "Ilse", _("Manager vervoer"), _("Beslist over een waarschuwing")),
            CastMember("joost", "Joost", _("Opvangteam"), _("Ziet alleen wat hem is toegewezen")),
            CastMember("karin", "Karin", _("Jurist"), _("Houdt de schade bij, en vraagt die terug")),
            CastMember(
                "noor",
                "Noor",
                _("Privacyfunctionaris"),
                _("Ziet wie wat las, en opent een dossier alleen met een reden"),
            ),
            CastMember("omar", "Omar", _("Interne controle"), _("Leest het spoor, nooit een dossier")),
            CastMember("sam", "Sam", _("Balie"), _("Vraagt wat er voor een bezoeker is afgesproken")),
        ),
    ),
    CastGroup(
        "Woonstichting Dinkelborg (verzonnen)",
        (CastMember("dirk", "Dirk", _("Coördinator elders"), _("Ziet niets van Reggestreek")),),
    ),
    CastGroup(
        "Dienstencentrum Eschbalie (verzonnen)",
        (CastMember("mila", "Mila", _("Griffiemedewerker"), _("Meldt, en volgt haar eigen melding")),),
    ),
    CastGroup(
        _("Politie en justitie"),
        (
            CastMember("eva", "Eva", _("Politie"), _("Ziet alleen wat is overgedragen")),
            CastMember("frits", "Frits", _("Officier van justitie"), _("Ziet alleen wat is overgedragen")),
        ),
    ),
    CastGroup(
        _("Regio en beheer"),
        (
            CastMember("greet", "Greet", _("Regio Twente"), _("Ziet cijfers, nooit een dossier")),
            CastMember("hugo", "Hugo", _("Systeembeheer"), _("Leest geen dossiers")),
        ),
    ),
)
