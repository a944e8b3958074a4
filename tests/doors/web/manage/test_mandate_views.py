# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mandates, roles in words, and the employers of an installation."""

from unittest.mock import patch
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from eenlijn.commons.access.codes import Right, Role
from eenlijn.commons.access.matrix import MATRIX, cell
from eenlijn.commons.mandates.models import Mandate
from eenlijn.commons.organisations.models import Organisation
from eenlijn.doors.web.manage import employer_views
from eenlijn.doors.web.manage.role_words import FOR, PARTS, RIGHTS, stories, story_of
from tests.cast import Cast
from tests.doors.browsers import Visit, body

PAGE = "/beheer/mandaten/"
GIVEN = {
    "function": "other",
    "own_function": "teamleider",
    "answer_kind": "written_warning",
    "highest_level": "4",
    "valid_from": "2026-11-23",
    "valid_until": "",
    "source": "Mandaatbesluit 2026",
}


def test_a_mandate_is_given_shows_who_holds_it_and_ends(cast: Cast, petra: Client, carla: Client) -> None:
    assert "Nog niemand mag besluiten over een waarschuwing." in body(petra.get(PAGE))
    shown = body(petra.post(PAGE, GIVEN, follow=True))
    assert "Nu: Bram." in shown
    assert "Brief: waarschuwing, tot en met 4 Zeer ernstig." in shown
    mandate = Mandate.objects.get()
    assert (mandate.function_key, mandate.highest_level, mandate.organisation_id) == (
        "teamleider", 4, cast.reggestreek.pk,
    )  # fmt: skip
    read = body(carla.get(PAGE))
    assert "Nu: Bram." in read
    assert "Geef het mandaat" not in read
    ending = reverse("manage:mandate_end", args=[mandate.pk])
    assert "Dat gaat nu om: Bram." in body(petra.get(ending))
    ended = body(petra.post(ending, follow=True))
    assert "Nu mag niemand besluiten over: Brief: waarschuwing." in ended
    assert "Mandaten die voorbij zijn" in ended
    assert petra.get(ending).status_code == 404


def test_what_is_wrong_is_told(cast: Cast, petra: Client) -> None:
    wrong = petra.post(PAGE, GIVEN | {"source": "", "valid_from": "x", "own_function": ""})
    assert set(wrong.context["form"].errors) == {"source", "valid_from", "own_function"}
    early = petra.post(PAGE, GIVEN | {"valid_until": "2026-11-01"})
    assert early.context["form"].errors == {"__all__": ["Het einde van een mandaat ligt na het begin."]}
    petra.post(PAGE, GIVEN)
    double = petra.post(PAGE, GIVEN)
    assert "Deze functie heeft dit mandaat al in die periode." in body(double)
    assert Mandate.objects.count() == 1


def test_a_function_that_nobody_has_is_told(cast: Cast, petra: Client) -> None:
    shown = body(petra.post(PAGE, GIVEN | {"own_function": "Burgemeester"}, follow=True))
    assert "Bij 1 mandaat heeft nog niemand die functie." in shown
    assert "Niemand heeft nu deze functie." in shown


def test_only_the_administrator_gives_and_ends(cast: Cast, petra: Client, visit: Visit) -> None:
    petra.post(PAGE, GIVEN)
    ending = reverse("manage:mandate_end", args=[Mandate.objects.get().pk])
    for who in ("carla", "dirk", "anna", "bram", "hugo"):
        client = visit(cast.people[who])
        assert client.post(PAGE, GIVEN | {"own_function": "x"}).status_code == 404
        assert client.post(ending).status_code == 404
    assert "teamleider" not in body(visit(cast.dirk).get(PAGE))
    assert petra.get(reverse("manage:mandate_end", args=[uuid4()])).status_code == 404
    assert Mandate.objects.get().valid_until is None


def test_every_role_of_people_is_told_from_the_matrix(cast: Cast, petra: Client) -> None:
    shown = body(petra.get("/beheer/rollen/"))
    assert {story.role for story in stories()} == set(MATRIX) - {Role.LNK, Role.TOK, Role.SYS}
    assert [str(FOR[one.role]) for one in stories() if str(FOR[one.role]) not in shown] == []
    for role in FOR:
        story = story_of(role)
        for part, words in PARTS.items():
            right = cell(role, part).right
            lines = [line for line in story.sees if str(words) in line]
            assert bool(lines) == (right is not Right.NONE)
            assert (str(words) in story.hidden) == (right is Right.NONE)
            if lines:
                assert lines[0].lower().startswith(str(RIGHTS[right]))


def test_hugo_lists_employers_and_no_people(cast: Cast, visit: Visit) -> None:
    shown = body(visit(cast.hugo).get("/beheer/werkgevers/"))
    assert "Busbedrijf Reggestreek (verzonnen)" in shown
    assert "Woonstichting Dinkelborg (verzonnen)" in shown
    assert "Anna" not in shown


@pytest.mark.only_on("sqlite")
def test_sqlite_holds_one_employer_and_says_so(cast: Cast, visit: Visit) -> None:
    hugo = visit(cast.hugo)
    assert "Meer kan alleen met PostgreSQL." in body(hugo.get("/beheer/werkgevers/"))
    answer = hugo.post("/beheer/werkgevers/nieuw/", JOINING)
    assert "Deze installatie houdt één werkgever." in body(answer)
    assert not Organisation.objects.filter(slug="school-de-es").exists()


JOINING = {
    "employer_name": "School De Es",
    "sector": "education",
    "kind": "",
    "municipality": "GM0141",
    "postal_lines": "Postbus 1\n7600 AA Almelo",
    "phone_label": "",
    "phone_number": "",
    "name": "Els Eerste",
    "email": "els@post.example",
    "function_name": "Beheerder",
}


def test_another_employer_joins_with_a_link_for_its_first_administrator(cast: Cast, visit: Visit) -> None:
    hugo = visit(cast.hugo)
    with patch.object(employer_views, "_is_full", lambda count: False):
        shown = body(hugo.post("/beheer/werkgevers/nieuw/", JOINING))
        assert "De link voor Els Eerste" in shown
        assert "/uitnodiging/" in shown
        assert "School De Es" in body(hugo.get("/beheer/werkgevers/"))
        double = hugo.post("/beheer/werkgevers/nieuw/", JOINING | {"email": "x@post.example"})
        assert double.context["form"].errors == {"__all__": ["Deze naam is al in gebruik. Kies een andere."]}
    assert Organisation.objects.filter(slug="school-de-es").count() == 1


@pytest.mark.parametrize("who", ["petra", "carla", "anna", "dirk"])
def test_nobody_else_sees_the_employers(cast: Cast, visit: Visit, who: str) -> None:
    client = visit(cast.people[who])
    for page in ("/beheer/werkgevers/", "/beheer/werkgevers/nieuw/"):
        assert client.get(page).status_code == 404
        assert client.post(page, JOINING).status_code == 404
