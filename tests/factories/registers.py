# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers as their makers write them, made up and small: every column, the real oddities."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.directory.actions import load_register
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.trial import Trial

JOB: Final = Actor.job("load_register")
_TOOI: Final = "https://identifier.overheid.nl/tooi/id"
GOVERNMENT: Final = (
    "tooi_id,lijst,soort,code,naam,naam_zonder_soort,officiele_naam,afkorting,alternatieve_naam,"
    "provincie,ministerie,begindatum,einddatum"
)
CHANGES: Final = "gebeurtenis,lijst,type,tijdstip,gebruikt,ontstaan,vervallen"
POSTCODES: Final = "postcode4,plaats,gemeentecode,gemeente,provinciecode,provincie"
SCHOOLS: Final = (
    "PROVINCIE;BEVOEGD GEZAG NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;POSTCODE;PLAATSNAAM;"
    "GEMEENTENUMMER;GEMEENTENAAM;TELEFOONNUMMER"
)
POSTS: Final = "id;Standplaats;Straatnaam;Postcode;Plaats;Beschikbaarheid;Indicator;Gegevens"
HOSPITALS: Final = "id,organisatie,locatie,plaats,adres,pc,fullTimeSEH"
SAFETY_REGIONS: Final = "gemeentecode,gemeente,veiligheidsregio_code,veiligheidsregio,provincie_tooi"
SQUARE: Final = [[[6.6, 52.3], [6.7, 52.3], [6.7, 52.4], [6.6, 52.4], [6.6, 52.3]]]
_COORDINATES: Final = {"Polygon": SQUARE, "MultiPolygon": [SQUARE]}


def file_of(head: str, *lines: str) -> bytes:
    return "\r\n".join((head, *lines, "")).encode()


def municipality(code: str, name: str, begins: str = "", ends: str = "", **more: str) -> str:
    """A municipality in the register of the government; dates as 2021-01-31, the last day included."""
    official, others = more.get("official", f"gemeente {name}"), more.get("others", "")
    where = f"{_TOOI}/gemeente/{code}"
    return f"{where},lijst,gemeente,{code},gemeente {name},{name},{official},,{others},pv23,,{begins},{ends}"


def organisation(kind: str, code: str, name: str, key: str = "") -> str:
    return f"{_TOOI}/{kind}/{key or code},lijst,{kind},{code},{kind} {name},{name},{kind} {name},,,,,,"


def change(key: str, kind: str, day: str, *, gone: str = "", used: str = "", made: str = "") -> str:
    return f"{key},lijst,{kind},{day}T00:00:00+01:00,{used},{made},{gone}"


def school(code: str, name: str, town: str = "0141", postcode: str = "7601 AB") -> str:
    return f"Overijssel;4001;{code};{name};Dorpsstraat;{postcode};ALMELO;{town};ALMELO;0546000000"


def post(code: str, name: str, postcode: str = "7601AB") -> Iterable[str]:
    yield f"{code};{name};Kade 1;;;;Straatnaam;Kade 1"
    yield f"{code};{name};;{postcode};;;Postcode;{postcode}"
    yield f"{code};{name};;;{name};;Plaats;{name}"
    yield f"{code};{name};;;;24 uur;Beschikbaarheid;24 uur"


def boundary(code: str, name: str, kind: str = "Polygon", year: Any = 2023, **more: Any) -> dict[str, Any]:
    geometry = more.get("geometry", {"type": kind, "coordinates": _COORDINATES.get(kind, SQUARE)})
    properties = {"gemeentecode": code, "gemeentenaam": name, "jaar": year, "aantalInwoners": None}
    return {"type": "Feature", "id": code, "properties": properties, "geometry": geometry}


def geojson(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def loaded(
    kind: RegisterKind,
    content: bytes,
    edition: date,
    now: datetime,
    *,
    actor: Actor = JOB,
    name: str = "r.csv",
) -> Trial:
    return load_register(actor=actor, kind=kind, content=content, edition=edition, file_name=name, now=now)


def twente_of_2020(now: datetime) -> None:
    """The three registers that say where a postcode lay, in small: what changed since, and what did not."""
    first = date(2020, 1, 1)
    loaded(RegisterKind.POSTCODES, file_of(POSTCODES, *AREAS), first, now)
    loaded(RegisterKind.CHANGES, file_of(CHANGES, *EVENTS), date(2026, 11, 1), now)
    loaded(RegisterKind.GOVERNMENT, file_of(GOVERNMENT, *TOWNS), date(2026, 11, 1), now)


AREAS: Final[Sequence[str]] = (
    "7601,ALMELO,GM0141,ALMELO,H,Overijssel",
    "5076,HAAREN,GM0788,HAAREN,K,Noord-Brabant",
    "1461,ZUIDOOSTBEEMSTER,GM0370,BEEMSTER,E,Noord-Holland",
    "9781,BEDUM,GM1966,HET HOGELAND,A,Groningen",
    "2511,'S-GRAVENHAGE,GM0518,'S-GRAVENHAGE,H,Zuid-Holland",
    "8000,NERGENS,GM0888,NERGENS,X,Nergens",
)
EVENTS: Final[Sequence[str]] = (
    change("w1", "Uitbreiding", "2021-01-01", used="gm0757|gm0855", gone="gm0788"),
    change("w2", "Uitbreiding", "2022-01-01", used="gm0439", gone="gm0370"),
    change("w3", "Samenvoeging", "2019-01-01", made="gm1966", gone="gm0005|gm0053"),
    change("w4", "Samenvoeging", "2019-01-01", made="gm1969", gone="gm0053"),
    change("w5", "Opheffing", "2022-06-01", gone="gm0888"),
)
TOWNS: Final[Sequence[str]] = (
    municipality("gm0141", "Almelo"),
    municipality("gm0788", "Haaren", ends="2020-12-31"),
    municipality("gm0757", "Boxtel"),
    municipality("gm0855", "Tilburg"),
    municipality("gm0370", "Beemster", ends="2021-12-31"),
    municipality("gm0439", "Purmerend"),
    municipality("gm1966", "Het Hogeland", begins="2019-01-01"),
    municipality("gm1969", "Westerkwartier", begins="2019-01-01"),
    municipality("gm0005", "Bedum", ends="2018-12-31"),
    municipality("gm0053", "Winsum", ends="2018-12-31"),
    municipality("gm0518", "Den Haag", official="gemeente 's-Gravenhage"),
    municipality("gm0888", "Nergens", ends="2022-05-31"),
)
