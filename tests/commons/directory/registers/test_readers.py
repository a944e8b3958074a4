# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each reader with a file as its maker writes it, and with every way in which a file is not that."""

import json
from datetime import date
from typing import Any

import pytest

from eenlijn.commons.directory.codes import ChangeKind, LeftOutReason, RegisterKind
from eenlijn.commons.directory.refusals import RegisterRefused, RowsRefused
from eenlijn.commons.directory.registers import (
    REGISTERS,
    ambulance_posts,
    changes,
    government,
    hospitals,
    postcodes,
    primary_schools,
    safety_regions,
)
from eenlijn.commons.directory.registers.shape import (
    BoundaryRow,
    ChangeRow,
    EntryRow,
    LeftOut,
    PostcodeRow,
    Reading,
)
from eenlijn.commons.organisations.codes import OrganisationType
from tests.factories import registers as made

HEADS = {
    RegisterKind.GOVERNMENT: made.GOVERNMENT,
    RegisterKind.CHANGES: made.CHANGES,
    RegisterKind.SAFETY_REGIONS: made.SAFETY_REGIONS,
    RegisterKind.PRIMARY_SCHOOLS: made.SCHOOLS,
    RegisterKind.HOSPITALS: made.HOSPITALS,
    RegisterKind.AMBULANCE_POSTS: made.POSTS,
    RegisterKind.POSTCODES: made.POSTCODES,
}
SHEETS = {
    RegisterKind.GOVERNMENT: government.SHEET,
    RegisterKind.CHANGES: changes.SHEET,
    RegisterKind.SAFETY_REGIONS: safety_regions.SHEET,
    RegisterKind.PRIMARY_SCHOOLS: primary_schools.SHEET,
    RegisterKind.HOSPITALS: hospitals.SHEET,
    RegisterKind.AMBULANCE_POSTS: ambulance_posts.SHEET,
    RegisterKind.POSTCODES: postcodes.SHEET,
}


def read(kind: RegisterKind, content: bytes) -> Reading:
    return REGISTERS[kind].read(content)


def refused(kind: RegisterKind, content: bytes) -> str:
    with pytest.raises(RegisterRefused) as told:
        read(kind, content)
    return told.value.sentence


def test_every_register_says_whose_it_is_and_on_what_terms() -> None:
    assert set(REGISTERS) == set(RegisterKind)
    assert [
        one.kind for one in REGISTERS.values() if not (one.source and one.licence and one.attribution)
    ] == []


def test_a_municipality_ends_on_the_day_after_its_last_one() -> None:
    content = made.file_of(
        made.GOVERNMENT,
        made.municipality("gm0518", "Den Haag", official="gemeente 's-Gravenhage", others="La Haye| 's Haag"),
        made.municipality("gm0788", "Haaren", ends="2020-12-31"),
        made.organisation("so", "so0100", "IPP Haaglanden"),
        made.organisation("so", "so0100", "De Plaspoelpolder", key="hv_5082"),
    )
    hague, haaren, body, former = read(RegisterKind.GOVERNMENT, content).rows
    assert isinstance(hague, EntryRow)
    assert (hague.key, hague.code, hague.municipality_code, hague.number) == ("gm0518", "GM0518", "GM0518", 2)
    assert hague.other_names == ["gemeente Den Haag", "gemeente 's-Gravenhage", "La Haye", "'s Haag"]
    assert (hague.organisation_type, hague.sector) == (
        OrganisationType.GOVERNMENT_MUNICIPAL,
        "administration",
    )
    assert (hague.valid_from, hague.valid_until) == (None, None)
    assert haaren.valid_until == date(2021, 1, 1)
    assert isinstance(body, EntryRow)
    assert isinstance(former, EntryRow)
    assert (body.organisation_type, body.sector, body.municipality_code) == ("", "", "")
    assert [(one.code, one.is_former) for one in (body, former)] == [("so0100", False), ("so0100", True)]


def test_a_change_names_who_went_up_in_whom() -> None:
    content = made.file_of(made.CHANGES, *made.EVENTS[:1], made.change("w9", "Opheffing", "2022-12-31"))
    split, nobody = read(RegisterKind.CHANGES, content).rows
    assert isinstance(split, ChangeRow)
    assert isinstance(nobody, ChangeRow)
    assert (split.change, split.changed_on) == (ChangeKind.EXTENDED, date(2021, 1, 1))
    assert (split.gone, split.used, split.made) == (["GM0788"], ["GM0757", "GM0855"], [])
    assert (split.is_municipal, nobody.is_municipal) == (True, False)


def test_a_school_is_read_in_the_letters_of_its_maker_and_without_street_or_phone() -> None:
    content = made.file_of(made.SCHOOLS, made.school("06BY00", "Café-school Önderop"))
    (windows,) = read(RegisterKind.PRIMARY_SCHOOLS, content.decode().encode("cp1252")).rows
    (wide,) = read(RegisterKind.PRIMARY_SCHOOLS, content).rows
    assert windows == wide
    assert isinstance(windows, EntryRow)
    assert (windows.name, windows.code, windows.postcode4) == ("Café-school Önderop", "06BY00", "7601")
    assert (windows.municipality_code, windows.belongs_to_code) == ("GM0141", "4001")
    assert not {"Dorpsstraat", "0546000000", "7601 AB"} & set(map(str, vars(windows).values()))


def test_a_hospital_and_a_post_keep_the_four_digits_and_no_street() -> None:
    hospital = made.file_of(made.HOSPITALS, '7,"ZGT, samen",ZGT Almelo,Almelo,Zilvermeeuw 1,7609PP,True')
    (found,) = read(RegisterKind.HOSPITALS, hospital).rows
    assert isinstance(found, EntryRow)
    assert (found.name, found.belongs_to_name, found.postcode4) == ("ZGT Almelo", "ZGT, samen", "7609")
    posts = b"\xef\xbb\xbf" + made.file_of(
        made.POSTS, *made.post("1034", "Almelo"), *made.post("1061", "Borne")
    )
    almelo, borne = read(RegisterKind.AMBULANCE_POSTS, posts).rows
    assert isinstance(almelo, EntryRow)
    assert (almelo.key, almelo.number, almelo.place_name, almelo.postcode4) == ("1034", 2, "Almelo", "7601")
    assert (borne.key, borne.number) == ("1061", 6)
    assert "Kade 1" not in str(almelo)


def test_a_post_that_tells_one_fact_twice_and_differently_is_refused() -> None:
    double = (*made.post("1", "Almelo"), "1;Almelo;;;;;Postcode;7602AB")
    assert "Rij 2, kolom «Gegevens»" in refused(
        RegisterKind.AMBULANCE_POSTS, made.file_of(made.POSTS, *double)
    )
    other = (*made.post("1", "Almelo"), "1;Borne;;;;;Postcode;7601AB")
    assert "kolom «Standplaats»" in refused(RegisterKind.AMBULANCE_POSTS, made.file_of(made.POSTS, *other))


def test_a_postcode_in_another_municipality_is_another_row() -> None:
    lines = ("7601,ALMELO,gm0141,ALMELO,H,Overijssel", "7601,ALMELO,0147,BORNE,H,Overijssel")
    first, second = read(RegisterKind.POSTCODES, made.file_of(made.POSTCODES, *lines)).rows
    assert isinstance(first, PostcodeRow)
    assert isinstance(second, PostcodeRow)
    assert (first.key, second.key) == ("7601 GM0141", "7601 GM0147")
    assert first.municipality_code == "GM0141"


def test_a_municipality_has_its_safety_region() -> None:
    line = "GM0141,Almelo,VR05,Twente,pv23"
    (found,) = read(RegisterKind.SAFETY_REGIONS, made.file_of(made.SAFETY_REGIONS, line)).rows
    assert isinstance(found, EntryRow)
    assert (found.code, found.belongs_to_code, found.belongs_to_name) == ("GM0141", "VR05", "Twente")


def test_what_lies_abroad_is_left_out_and_told() -> None:
    content = made.geojson(
        made.boundary("GM0518", "'s-Gravenhage"),
        made.boundary("GM0998", "Buitenland"),
        made.boundary("GM0141", "Almelo", kind="MultiPolygon"),
    )
    reading = read(RegisterKind.BOUNDARIES, content)
    assert [(one.key, one.name, one.number) for one in reading.rows] == [
        ("GM0518", "'s-Gravenhage", 1),
        ("GM0141", "Almelo", 3),
    ]
    assert reading.left_out == [LeftOut(2, LeftOutReason.ABROAD)]
    assert reading.year == 2023
    assert isinstance(reading.rows[0], BoundaryRow)
    assert reading.rows[0].geometry == {"type": "Polygon", "coordinates": made.SQUARE}


@pytest.mark.parametrize(
    ("kind", "column"), [(kind, column) for kind, sheet in SHEETS.items() for column in sheet.columns]
)
def test_wrong_columns_are_refused_by_naming_those_that_are_missing(kind: RegisterKind, column: str) -> None:
    sign = SHEETS[kind].delimiter
    head = HEADS[kind].split(sign)
    other = sign.join("ANDERS" if one == column else one for one in head)
    assert refused(kind, made.file_of(other, sign.join("1" for _one in head))) == (
        f"Dit is een ander register, of een andere vorm ervan. In de kopregel ontbreekt: {column}."
    )


def test_all_missing_columns_are_named_at_once() -> None:
    told = refused(RegisterKind.POSTCODES, made.file_of("postcode4,anders", "7601,x"))
    assert told.endswith("In de kopregel ontbreekt: plaats, gemeentecode, gemeente.")


@pytest.mark.parametrize("kind", HEADS)
def test_an_empty_file_a_head_alone_and_a_picture_are_refused(kind: RegisterKind) -> None:
    assert refused(kind, b"") == "Dit bestand is leeg."
    assert refused(kind, made.file_of(HEADS[kind])) == "Onder de kopregel staat niets."
    assert "Op regel 1 staan tekens die geen tekst zijn." in refused(kind, b"\x89PNG\x00\x00")
    assert refused(kind, b"x" * 10_000_001) == "Dit bestand is te groot. Een register is ten hoogste 10 MB."
    assert "Dit is een ander register" in refused(kind, b"a,b\r\n1,2")


def test_a_line_with_odd_letters_is_named() -> None:
    content = made.file_of(made.POSTCODES, *made.AREAS[:2]).replace(b"HAAREN", b"HA\xe9REN")
    assert refused(RegisterKind.POSTCODES, content) == (
        "Op regel 3 staan tekens die geen tekst zijn. Dit register is bewaard als UTF-8."
    )


def test_every_wrong_cell_is_told_with_its_row_and_its_column() -> None:
    content = made.file_of(
        made.GOVERNMENT,
        made.municipality("gm0141", "Almelo", begins="gisteren"),
        made.municipality("gm0147", "Borne"),
        made.municipality("gm0153", "x" * 201),
    )
    with pytest.raises(RowsRefused) as told:
        read(RegisterKind.GOVERNMENT, content)
    assert [(one.row, one.column) for one in told.value.problems] == [
        (2, "begindatum"),
        (4, "naam_zonder_soort"),
    ]
    assert told.value.sentence == (
        "Er is niets ingelezen. Rij 2, kolom «begindatum»: «gisteren» is geen datum."
    )


@pytest.mark.parametrize(
    ("kind", "line", "column"),
    [
        (RegisterKind.POSTCODES, "760,ALMELO,GM0141,ALMELO,H,O", "postcode4"),
        (RegisterKind.POSTCODES, ",ALMELO,GM0141,ALMELO,H,O", "postcode4"),
        (RegisterKind.POSTCODES, "7601,ALMELO,GM41,ALMELO,H,O", "gemeentecode"),
        (RegisterKind.POSTCODES, "7601,,GM0141,ALMELO,H,O", "plaats"),
        (RegisterKind.CHANGES, made.change("w", "Toverij", "2021-01-01"), "type"),
        (RegisterKind.CHANGES, "w,lijst,Opheffing,,,,gm0141", "tijdstip"),
        (RegisterKind.GOVERNMENT, made.municipality("gm0141", "Almelo", ends="9999-12-31"), "einddatum"),
        (RegisterKind.PRIMARY_SCHOOLS, made.school("", "Naamloos"), "VESTIGINGSNUMMER"),
        (RegisterKind.PRIMARY_SCHOOLS, made.school("06BY", "Ver", town="41"), "GEMEENTENUMMER"),
        (RegisterKind.HOSPITALS, "1,ZGT,ZGT,Almelo,x,9,True", "pc"),
    ],
)
def test_a_cell_that_is_not_what_its_column_promises_is_refused(
    kind: RegisterKind, line: str, column: str
) -> None:
    with pytest.raises(RowsRefused) as told:
        read(kind, made.file_of(HEADS[kind], line))
    assert [(one.row, one.column) for one in told.value.problems] == [(2, column)]


def test_the_same_key_twice_is_refused_with_both_rows() -> None:
    content = made.file_of(made.SCHOOLS, made.school("06BY00", "Een"), made.school("06BY00", "Twee"))
    assert refused(RegisterKind.PRIMARY_SCHOOLS, content) == (
        "Er is niets ingelezen. Rij 3, kolom «06BY00»: dit staat ook in rij 2."
    )


def test_a_row_shorter_than_its_head_is_read_as_empty_cells() -> None:
    with pytest.raises(RowsRefused):
        read(RegisterKind.POSTCODES, made.file_of(made.POSTCODES, "7601"))


NO_LAND: Any = [
    None,
    {"type": "Point", "coordinates": [6.6, 52.3]},
    {"type": "Polygon", "coordinates": []},
    {"type": "MultiPolygon", "coordinates": []},
    {"type": "Polygon", "coordinates": [[[6.6, 52.3], [6.7, 52.3], [6.6, 52.3]]]},
    {"type": "Polygon", "coordinates": [[[6.6, 52.3], [6.7, 52.3], [6.7, 52.4], [6.8, 52.4]]]},
    {
        "type": "Polygon",
        "coordinates": [[[241000, 486000], [242000, 486000], [242000, 487000], [241000, 486000]]],
    },
    {"type": "Polygon", "coordinates": [[["6.6", 52.3], [6.7, 52.3], [6.7, 52.4], ["6.6", 52.3]]]},
    {"type": "Polygon", "coordinates": "6.6 52.3"},
]


@pytest.mark.parametrize("geometry", NO_LAND)
def test_what_is_no_land_in_longitude_and_latitude_is_refused(geometry: Any) -> None:
    content = made.geojson(made.boundary("GM0141", "Almelo", geometry=geometry))
    assert "kolom «geometry»: dit is geen vlak" in refused(RegisterKind.BOUNDARIES, content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen json",
        b"[1, 2]",
        b'{"type": "FeatureCollection"}',
        b'{"type": "FeatureCollection", "features": []}',
        b'{"type": "FeatureCollection", "features": [3]}',
        b'{"type": "FeatureCollection", "features": [{"properties": {"code": "GM0141"}}]}',
        b'{"type": "FeatureCollection", "features": [{"properties": {"gemeentecode": NaN}}]}',
        b"[" * 100_000,
        b"\xff\xfe{}",
        json.dumps(
            {"type": "FeatureCollection", "features": [made.boundary("GM0998", "Buitenland")]}
        ).encode(),
        made.geojson(made.boundary("Almelo", "Almelo")),
        made.geojson(made.boundary("GM0141", "")),
        made.geojson(made.boundary("GM0141", "Alm\x00elo")),
        made.geojson(made.boundary("GM0141", "Alm\ud800elo")),
        made.geojson(made.boundary("GM0141", "Almelo"), made.boundary("GM0141", "Almelo")),
    ],
)
def test_what_is_no_register_of_boundaries_is_refused(content: bytes) -> None:
    assert refused(RegisterKind.BOUNDARIES, content)
