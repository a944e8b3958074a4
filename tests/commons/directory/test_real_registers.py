# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real registers, loaded whole: the counts of their files, and what postcodes can and cannot say."""

import json
from collections import Counter
from datetime import date, datetime
from typing import Final

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.directory.actions import edition_in, load_register
from eenlijn.commons.directory.codes import LeftOutReason, PlaceAnswer, RegisterKind
from eenlijn.commons.directory.models import DirectoryEntry, MunicipalBoundary, PostcodeArea, RegisterEdition
from eenlijn.commons.directory.places import municipality_on, successors, where_are
from eenlijn.commons.directory.queries import boundaries_as_geojson
from eenlijn.commons.directory.trial import MODELS, Trial
from eenlijn.commons.organisations.models import Municipality
from tests.factories.old_registers import shared_file

JOB: Final = Actor.job("load_register")
TODAY: Final = date(2026, 11, 22)
FILES: Final = {
    RegisterKind.GOVERNMENT: ("organisaties/tooi_organisaties.csv", TODAY),
    RegisterKind.CHANGES: ("organisaties/tooi_wijzigingen.csv", TODAY),
    RegisterKind.SAFETY_REGIONS: ("gebied/gemeente_veiligheidsregio_2024.csv", None),
    RegisterKind.PRIMARY_SCHOOLS: ("organisaties/duo_vestigingen_bo_twente_2021.csv", None),
    RegisterKind.HOSPITALS: ("organisaties/ziekenhuizen_nl_2020.csv", None),
    RegisterKind.AMBULANCE_POSTS: ("organisaties/ambulancestandplaatsen_nl_2019.csv", None),
    RegisterKind.POSTCODES: ("gebied/postcode4_gemeente_2020.csv", None),
    RegisterKind.BOUNDARIES: ("gebied/gemeenten_2023.geojson", None),
    RegisterKind.BOUNDARIES_REGION: ("gebied/twente_gemeenten_2023.geojson", None),
}


def loaded(kind: RegisterKind, now: datetime) -> Trial:
    name, day = FILES[kind]
    path = shared_file(f"data/{name}")
    return load_register(
        actor=JOB,
        kind=kind,
        content=path.read_bytes(),
        edition=day or edition_in(path.name),
        file_name=path.name,
        now=now,
    )


@pytest.fixture
def postcodes(platform: None, monday: datetime) -> None:
    for kind in (RegisterKind.GOVERNMENT, RegisterKind.CHANGES, RegisterKind.POSTCODES):
        loaded(kind, monday)


@pytest.mark.usefixtures("platform")
@pytest.mark.parametrize(
    ("kind", "edition", "rows", "left_out"),
    [
        (RegisterKind.GOVERNMENT, TODAY, 1433, 0),
        (RegisterKind.CHANGES, TODAY, 239, 0),
        (RegisterKind.SAFETY_REGIONS, date(2024, 1, 1), 342, 0),
        (RegisterKind.PRIMARY_SCHOOLS, date(2021, 1, 1), 246, 0),
        (RegisterKind.HOSPITALS, date(2020, 1, 1), 89, 0),
        (RegisterKind.AMBULANCE_POSTS, date(2019, 1, 1), 281, 0),
        (RegisterKind.POSTCODES, date(2020, 1, 1), 4769, 0),
        (RegisterKind.BOUNDARIES, date(2023, 1, 1), 342, 1),
        (RegisterKind.BOUNDARIES_REGION, date(2023, 1, 1), 14, 0),
    ],
)
def test_every_row_of_the_file_is_taken_over_and_the_second_time_nothing(
    kind: RegisterKind, edition: date, rows: int, left_out: int, monday: datetime
) -> None:
    first = loaded(kind, monday)
    assert (first.edition, len(first.rows), len(first.new), len(first.left_out)) == (
        edition,
        rows,
        rows,
        left_out,
    )
    assert MODELS[kind].objects.filter(kind=kind).count() == rows
    assert loaded(kind, monday).is_same
    assert RegisterEdition.objects.get().row_count == rows


@pytest.mark.usefixtures("platform")
def test_the_government_with_its_history(monday: datetime) -> None:
    loaded(RegisterKind.GOVERNMENT, monday)
    towns = DirectoryEntry.objects.filter(municipality_code__gt="")
    assert towns.count() == 605
    assert towns.filter(valid_until=None).count() == 342
    assert DirectoryEntry.objects.exclude(valid_until=None).count() == 307
    assert DirectoryEntry.objects.filter(is_former=True).count() == 14
    hague = DirectoryEntry.objects.get(code="GM0518")
    assert (hague.name, hague.other_names) == ("Den Haag", ["gemeente Den Haag", "gemeente 's-Gravenhage"])
    assert "s-gravenhage" in hague.search_text
    # All fourteen of Twente are still there.
    assert Municipality.objects.count() == Municipality.objects.filter(valid_until=None).count() == 14


@pytest.mark.usefixtures("platform")
def test_the_schools_keep_their_letters_and_lie_in_the_fourteen(monday: datetime) -> None:
    loaded(RegisterKind.PRIMARY_SCHOOLS, monday)
    schools = DirectoryEntry.objects.all()
    towns = set(Municipality.objects.values_list("code", flat=True))
    assert set(schools.values_list("municipality_code", flat=True)) == towns
    assert schools.filter(municipality_code="GM0153").count() == 54
    assert [one for one in schools.values_list("name", flat=True) if "\ufffd" in one or "Ã" in one] == []
    assert set(schools.values_list("sector", flat=True)) == {"education"}


@pytest.mark.usefixtures("platform")
def test_the_boundaries_carry_their_names_and_leave_out_what_lies_abroad(monday: datetime) -> None:
    trial = loaded(RegisterKind.BOUNDARIES, monday)
    assert [one.reason for one in trial.left_out] == [LeftOutReason.ABROAD]
    names = dict(MunicipalBoundary.objects.values_list("code", "name"))
    assert (names["GM0518"], names["GM1900"]) == ("'s-Gravenhage", "Súdwest-Fryslân")
    assert "GM0998" not in names
    job = Actor.job("load_register")
    drawn = boundaries_as_geojson(job, RegisterKind.BOUNDARIES, TODAY)
    assert (len(drawn["features"]), drawn["licence"]) == (342, "CC BY 4.0")
    assert drawn["attribution"] == "© Centraal Bureau voor de Statistiek en Kadaster"
    told = json.loads(shared_file("data/gebied/gemeenten_2023.geojson").read_bytes())
    given = {one["id"]: one["geometry"] for one in told["features"]}
    assert {one["id"]: one["geometry"] for one in drawn["features"]} == {
        code: geometry for code, geometry in given.items() if code != "GM0998"
    }


@pytest.mark.usefixtures("postcodes")
def test_what_the_postcodes_of_2020_can_and_cannot_settle_today() -> None:
    """136 lie in 18 municipalities that ended since: 132 went whole, the four of Haaren were split."""
    areas = dict(PostcodeArea.objects.values_list("postcode4", "municipality_code"))
    places = where_are(areas, TODAY)
    assert Counter(one.answer for one in places.values()) == {
        PlaceAnswer.SETTLED: 4633,
        PlaceAnswer.MOVED: 132,
        PlaceAnswer.UNSETTLED: 4,
    }
    gone = {areas[digits] for digits, one in places.items() if one.answer is not PlaceAnswer.SETTLED}
    assert len(gone) == 18
    split = {digits: one for digits, one in places.items() if one.answer is PlaceAnswer.UNSETTLED}
    assert sorted(split) == ["5074", "5076", "5268", "5296"]
    assert {tuple(town.name for town in one.candidates) for one in split.values()} == {
        ("Boxtel", "Oisterwijk", "Tilburg", "Vught")
    }
    assert {one.caveats for one in places.values()} == {()}


@pytest.mark.usefixtures("postcodes")
def test_earlier_days_are_settled_less_often_and_twente_always() -> None:
    """Before 2019 many a municipality of 2020 was several; Twente has not changed since 2003."""
    areas = dict(PostcodeArea.objects.values_list("postcode4", "municipality_code"))
    before = where_are(areas, date(2018, 6, 1))
    assert Counter(one.answer for one in before.values()) == {
        PlaceAnswer.SETTLED: 4372,
        PlaceAnswer.UNSETTLED: 397,
    }
    twente = set(Municipality.objects.values_list("code", flat=True))
    ours = [digits for digits, code in areas.items() if code in twente]
    for day in (date(2004, 1, 1), date(2012, 6, 1), TODAY):
        assert {one.answer for one in where_are(ours, day).values()} == {PlaceAnswer.SETTLED}


@pytest.mark.usefixtures("postcodes")
def test_a_municipality_of_old_is_found_with_its_heirs() -> None:
    weesp = municipality_on("GM0457", date(2022, 3, 23))
    assert weesp is not None
    assert weesp.name == "Weesp"
    assert municipality_on("GM0457", date(2022, 3, 24)) is None
    assert [one.name for one in successors("GM0457", TODAY)] == ["Amsterdam"]
    # Winsum: in 2019 a part to Het Hogeland, a part to Westerkwartier.
    assert [one.name for one in successors("GM0053", TODAY)] == ["Het Hogeland", "Westerkwartier"]
