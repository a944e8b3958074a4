# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra writes how big every unit is, with the source; nothing typed is lost and nothing is half kept."""

import pytest
from django.test import Client

from eenlijn.commons.organisations.models import UnitYear
from tests.cast import Cast
from tests.doors.browsers import Visit, body

YEARS = "/beheer/aantallen/"


def typed(cast: Cast, **more: str) -> dict[str, str]:
    return {
        f"headcount_{cast.lijn_62.pk.hex}": "14",
        f"source_headcount_{cast.lijn_62.pk.hex}": "personeelsadministratie",
        **more,
    }


def test_every_unit_is_asked_for_people_contacts_and_source(cast: Cast, petra: Client) -> None:
    shown = body(petra.get(YEARS))
    assert "Aantallen per eenheid, 2026" in shown
    assert "Van 4 eenheden weten we nog niet hoeveel mensen er in 2026 werkten." in shown
    for unit in (cast.lijn_62, cast.lijn_9, cast.rijdienst, cast.klantenservice):
        assert f'name="contacts_{unit.pk.hex}"' in shown
    assert f"headcount_{cast.woonservice.pk.hex}" not in shown


def test_a_number_is_kept_with_its_source(cast: Cast, petra: Client) -> None:
    shown = body(petra.post(YEARS, typed(cast), follow=True))
    assert "De aantallen van 2026 zijn bewaard." in shown
    assert "Van 3 eenheden weten we nog niet hoeveel mensen er in 2026 werkten." in shown
    row = UnitYear.objects.get()
    assert (row.unit_id, row.year, row.headcount, row.source_headcount, row.contacts) == (
        cast.lijn_62.pk,
        2026,
        14,
        "personeelsadministratie",
        None,
    )


def test_one_source_stands_in_for_all_that_were_left_empty(cast: Cast, petra: Client) -> None:
    told = typed(cast, every_headcount="begroting", **{f"headcount_{cast.lijn_9.pk.hex}": "9"})
    petra.post(YEARS, told)
    assert dict(UnitYear.objects.values_list("unit_id", "source_headcount")) == {
        cast.lijn_62.pk: "personeelsadministratie",
        cast.lijn_9.pk: "begroting",
    }


def test_a_number_without_a_source_is_refused_and_stays_typed(cast: Cast, petra: Client) -> None:
    told = typed(cast, **{f"contacts_{cast.lijn_9.pk.hex}": "5200"})
    answer = petra.post(YEARS, told)
    field = f"source_contacts_{cast.lijn_9.pk.hex}"
    assert answer.context["form"].errors == {
        field: ["Schrijf waar dit aantal vandaan komt, bijvoorbeeld de personeelsadministratie."]
    }
    assert 'value="5200"' in body(answer)
    assert not UnitYear.objects.exists()
    lone = petra.post(YEARS, {f"source_contacts_{cast.lijn_9.pk.hex}": "telling"})
    assert lone.context["form"].errors == {
        f"contacts_{cast.lijn_9.pk.hex}": ["Vul het aantal in, of maak de bron leeg."]
    }


def test_last_year_is_a_beginning_and_nothing_more(cast: Cast, petra: Client) -> None:
    petra.post(f"{YEARS}?jaar=2025", typed(cast))
    assert "Begin met de aantallen van 2025" in body(petra.get(YEARS))
    shown = body(petra.get(f"{YEARS}?jaar=2026&van=2025"))
    assert "Overgenomen van 2025, nog niet bewaard" in shown
    assert 'value="14"' in shown
    assert list(UnitYear.objects.values_list("year", flat=True)) == [2025]
    petra.post(f"{YEARS}?jaar=2026&van=2025", typed(cast))
    assert list(UnitYear.objects.order_by("year").values_list("year", "headcount")) == [
        (2025, 14),
        (2026, 14),
    ]


def test_a_number_is_taken_away_with_its_source(cast: Cast, petra: Client) -> None:
    petra.post(YEARS, typed(cast))
    petra.post(YEARS, {})
    row = UnitYear.objects.get()
    assert (row.headcount, row.source_headcount) == (None, "")


@pytest.mark.parametrize("asked", ["1999", "20x6", "2028", "99999"])
def test_a_year_that_cannot_be_is_this_year(cast: Cast, petra: Client, asked: str) -> None:
    assert "Aantallen per eenheid, 2026" in body(petra.get(f"{YEARS}?jaar={asked}"))


@pytest.mark.parametrize("who", ["carla", "dirk", "anna", "hugo"])
def test_only_the_administrator_fills_it_in(cast: Cast, visit: Visit, who: str) -> None:
    client = visit(cast.people[who])
    assert client.get(YEARS).status_code == 404
    assert client.post(YEARS, typed(cast)).status_code == 404
    assert not UnitYear.objects.exists()
