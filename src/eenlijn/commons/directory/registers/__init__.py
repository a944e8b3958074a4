# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The registers that can be loaded: one line here and one small file beside this one."""

from collections.abc import Mapping
from typing import Final

from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.registers import (
    ambulance_posts,
    boundaries,
    changes,
    government,
    hospitals,
    postcodes,
    primary_schools,
    safety_regions,
)
from eenlijn.commons.directory.registers.shape import Register

_TOOI: Final = "TOOI-waardelijsten van KOOP/Logius (standaarden.overheid.nl/tooi)"
_BOUNDARIES: Final = "Wijk- en buurtkaart van CBS en Kadaster"
_CBS: Final = "© Centraal Bureau voor de Statistiek en Kadaster"

_ALL: Final = (
    Register(RegisterKind.GOVERNMENT, _TOOI, "CC0 1.0", "KOOP/Logius, TOOI", "CSV", government.read),
    Register(RegisterKind.CHANGES, _TOOI, "CC0 1.0", "KOOP/Logius, TOOI", "CSV", changes.read),
    Register(
        RegisterKind.SAFETY_REGIONS,
        "Indeling van gemeenten in veiligheidsregio’s, open data van VWS",
        "EUPL-1.2",
        "Ministerie van VWS; provincies uit TOOI",
        "CSV",
        safety_regions.read,
    ),
    Register(
        RegisterKind.PRIMARY_SCHOOLS,
        "Vestigingen in het basisonderwijs, open data van DUO",
        "CC0 1.0 / CC BY",
        "Dienst Uitvoering Onderwijs (DUO)",
        "CSV",
        primary_schools.read,
    ),
    Register(
        RegisterKind.HOSPITALS,
        "Openbare lijst van locaties van ziekenhuizen",
        "MIT",
        "Openbare lijst van ziekenhuizen, 2020",
        "CSV",
        hospitals.read,
    ),
    Register(
        RegisterKind.AMBULANCE_POSTS,
        "Standplaatsen van ambulances, RIVM",
        "openbare gegevens van het RIVM",
        "RIVM",
        "CSV",
        ambulance_posts.read,
    ),
    Register(
        RegisterKind.POSTCODES,
        "Regiotabel iWlz van Zorginstituut Nederland",
        "openbaar register; bewerking MIT",
        "Zorginstituut Nederland",
        "CSV",
        postcodes.read,
    ),
    Register(RegisterKind.BOUNDARIES, _BOUNDARIES, "CC BY 4.0", _CBS, "GeoJSON", boundaries.read),
    Register(RegisterKind.BOUNDARIES_REGION, _BOUNDARIES, "CC BY 4.0", _CBS, "GeoJSON", boundaries.read),
)
REGISTERS: Final[Mapping[RegisterKind, Register]] = {one.kind: one for one in _ALL}
