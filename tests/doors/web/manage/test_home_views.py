# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page of managing: what must be there, what comes next, and going live."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.tenancy.going_live import record_consent
from eenlijn.doors.web.manage.parts import GROUPS
from eenlijn.doors.web.manage.urls import urlpatterns
from tests.cast import Cast
from tests.doors.browsers import Visit, body

HOME = "/beheer/"


def make_ready(cast: Cast, now: datetime) -> None:
    """Everything that going live asks for."""
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(
        duty_phone_label="Dienst", duty_phone_number="0800 0002"
    )
    given: dict[str, Any] = {"actor": cast.petra.actor, "now": now}
    give_mandate(
        **given,
        answer_kind="written_warning",
        highest_level=5,
        function_name="Directeur",
        source="Besluit",
        valid_from=now.date(),
    )
    record_consent(**given, decided_on=now.date(), scope="Melden en opvolgen.")


def test_the_list_says_what_is_missing_and_what_comes_next(cast: Cast, visit: Visit) -> None:
    shown = body(visit(cast.petra).get(HOME))
    assert "Binnen een uur live" in shown
    assert "Nog 3 punten, dan kan Busbedrijf Reggestreek (verzonnen) live." in shown
    assert "Nu: Telefoon voor rode meldingen" in shown
    assert shown.count("el-sheet--next") == 1
    assert "Ga live" not in shown


def test_going_live_is_refused_with_every_sentence(cast: Cast, visit: Visit) -> None:
    shown = body(visit(cast.petra).post("/beheer/live/", follow=True))
    for sentence in (
        "Vul de telefoon voor rode meldingen in, met wie er opneemt.",
        "Leg vast waarmee de ondernemingsraad instemt, of waarom dat niet nodig is.",
    ):
        assert shown.count(sentence) >= 2  # in the list, and told
    assert Organisation.objects.get(pk=cast.reggestreek.pk).live_on is None


def test_when_all_is_there_one_button_goes_live(cast: Cast, visit: Visit, monday: datetime) -> None:
    make_ready(cast, monday)
    petra = visit(cast.petra)
    assert "Alles staat klaar. Je kunt live." in body(petra.get(HOME))
    shown = body(petra.post("/beheer/live/", follow=True))
    assert "Je bent live." in shown
    assert "is live sinds maandag 23 november 2026." in shown
    assert "Binnen een uur live" not in shown
    assert Organisation.objects.get(pk=cast.reggestreek.pk).live_on == monday.date()
    assert Organisation.objects.get(pk=cast.dinkelborg.pk).live_on is None


def test_the_coordinator_sees_the_parts_and_not_the_list(cast: Cast, carla: Client) -> None:
    shown = body(carla.get(HOME))
    assert "is nog niet live. Je beheerder zet dat klaar." in shown
    assert "Binnen een uur live" not in shown
    assert "/beheer/oud-register/" in shown
    assert carla.post("/beheer/live/").status_code == 404


def test_who_keeps_the_system_begins_at_the_employers(cast: Cast, visit: Visit) -> None:
    assert visit(cast.hugo).get(HOME)["Location"] == "/beheer/werkgevers/"


@pytest.mark.parametrize("who", ["anna", "bram", "eva"])
def test_nobody_else_manages(cast: Cast, visit: Visit, who: str) -> None:
    assert visit(cast.people[who]).get(HOME).status_code == 404


def test_the_page_costs_the_same_for_one_unit_and_for_many(
    cast: Cast, visit: Visit, django_assert_max_num_queries: Any
) -> None:
    petra = visit(cast.petra)
    petra.get(HOME)
    with django_assert_max_num_queries(22):
        petra.get(HOME)


def test_the_first_page_shows_every_part_in_its_group(cast: Cast, visit: Visit) -> None:
    shown = body(visit(cast.petra).get(HOME))
    heads = re.findall(r'<h2 [^>]*id="(\w+)"[^>]*>([^<]+)</h2>', shown)
    assert [words for key, words in heads if key != "needed"][-5:] == [
        "Mensen en rechten",
        "Organisatie en plekken",
        "Regels en brieven",
        "Meldlinks en koppelingen",
        "Bereikbaar blijven",
    ]
    assert 'class="el-tabs"' not in shown


def test_a_part_shows_its_group_and_the_way_back_and_no_other_group(cast: Cast, visit: Visit) -> None:
    petra = visit(cast.petra)
    shown = body(petra.get("/beheer/eenheden/"))
    crumb = shown[shown.index('class="el-crumb') : shown.index("</nav>", shown.index('class="el-crumb'))]
    assert re.findall(r'href="([^"]+)">([^<]+)<', crumb) == [
        (HOME, "Beheer"),
        (f"{HOME}#organisatie", "Organisatie en plekken"),
    ]
    assert '<li aria-current="page">Eenheden</li>' in crumb
    tabs = shown[shown.index('class="el-tabs"') :]
    found = re.findall(r'<a href="([^"]+)"( aria-current="true")?>', tabs[: tabs.index("</div>")])
    assert found == [
        ("/beheer/werkgever/", ""),
        ("/beheer/eenheden/", ' aria-current="true"'),
        ("/beheer/plekken/", ""),
        ("/beheer/aantallen/", ""),
    ]


def test_a_page_below_a_part_leads_back_to_it(cast: Cast, visit: Visit) -> None:
    shown = body(visit(cast.petra).get(f"/beheer/eenheden/{cast.lijn_62.pk}/"))
    assert '<li><a href="/beheer/eenheden/">Eenheden</a></li>' in shown
    assert 'class="el-tabs"' not in shown


def test_every_page_of_managing_has_a_place_in_one_group() -> None:
    pages = [part.page for group in GROUPS for part in group.parts]
    assert len(pages) == len(set(pages))
    routes = {f"manage:{one.name}": str(one.pattern) for one in urlpatterns}
    plain = {name for name, route in routes.items() if route.count("/") == 2 and route.endswith("/")}
    assert plain - {"manage:go_live"} <= set(pages)
