# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra lets a system in by screen, sees its key once, and ends it."""

import logging
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.tokens.models import Token
from eenlijn.commons.tokens.queries import actor_of
from eenlijn.commons.tokens.secret import SHAPE
from eenlijn.commons.trail.models import TrailLine
from eenlijn.doors.web.manage.token_form import SEES
from eenlijn.foundation.logs import configure_logs
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import tokens

PAGE = "/beheer/koppelingen/"
NEW = "/beheer/koppelingen/nieuw/"
GIVEN: dict[str, Any] = {
    "name": "Roosterpakket",
    "scopes": ["terms:read", "dossiers:read"],
    "expires_on": "2027-05-31",
    "draw": "a" * 32,
}

NO_DAY = "Vul een dag in, bijvoorbeeld 24-11-2026."
TOO_LONG = "Kies een dag vanaf vandaag, ten hoogste een jaar vooruit."


def words(response: Any) -> str:
    """The text of the page as somebody reads it."""
    return " ".join(re.sub(r"<[^>]+>", " ", body(response)).split())


def test_a_system_is_let_in_and_its_key_shows_once(cast: Cast, petra: Client, monday: datetime) -> None:
    assert "Er is geen ander systeem gekoppeld." in words(petra.get(PAGE))
    made = petra.post(NEW, GIVEN)
    (secret,) = SHAPE.findall(body(made))
    assert "De sleutel van Roosterpakket" in words(made)
    assert "maandag 31 mei 2027" in words(made)
    actor = actor_of(secret, monday)
    assert actor is not None
    assert (actor.organisation_id, actor.scopes) == (
        cast.reggestreek.pk,
        frozenset({Scope.TERMS_READ, Scope.DOSSIERS_READ}),
    )
    assert made.headers["Cache-Control"] == "no-store"
    for page in (PAGE, NEW, "/beheer/"):
        assert not SHAPE.search(body(petra.get(page)))
    listed = words(petra.get(PAGE))
    assert "Er is 1 systeem gekoppeld." in listed
    for told in ("Roosterpakket", "Termijnen lezen", "Dossiers lezen, zonder personen"):
        assert told in listed
    assert "Gemaakt door Petra" in listed
    assert "Werkt tot en met maandag 31 mei 2027." in listed
    assert "Nog niet gebruikt." in listed
    assert f"Kenmerk in het spoor: {Token.objects.get().mark}." in listed


def test_a_reloaded_page_makes_no_second_one_and_shows_no_key_again(cast: Cast, petra: Client) -> None:
    (secret,) = SHAPE.findall(body(petra.post(NEW, GIVEN)))
    again = petra.post(NEW, GIVEN)
    assert (again.status_code, again.headers["Location"]) == (302, PAGE)
    shown = body(petra.get(PAGE))
    assert "Deze koppeling is al gemaakt." in shown
    assert not SHAPE.search(shown)
    assert Token.objects.count() == 1
    assert TrailLine.objects.filter(action="make_token").count() == 1
    other = petra.post(NEW, GIVEN | {"draw": "b" * 32})
    assert SHAPE.findall(body(other)) not in ([], [secret])


def test_the_draw_of_another_person_makes_a_token_of_ones_own(
    cast: Cast, petra: Client, monday: datetime
) -> None:
    job = Actor.job("make_token", cast.dinkelborg.pk)
    tokens.made(job, monday)
    theirs = Token.objects.get()
    made = petra.post(NEW, GIVEN | {"draw": str(theirs.pk)})
    assert SHAPE.search(body(made))
    assert Token.objects.count() == 2


def test_every_form_comes_with_a_draw_of_its_own_and_keeps_it(petra: Client) -> None:
    drawn = [petra.get(NEW).context["draw"] for _one in range(2)]
    assert len(set(drawn)) == 2
    refused = petra.post(NEW, GIVEN | {"name": "", "draw": drawn[0]})
    assert refused.context["draw"] == drawn[0]


@pytest.fixture
def product_logs() -> Iterator[None]:
    """Everything the product writes in its log, down to the least."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    configure_logs("DEBUG")
    yield
    root.handlers, root.level = handlers, level


@pytest.mark.usefixtures("product_logs")
def test_the_key_is_in_no_address_session_log_or_table(
    petra: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    made = petra.post(NEW, GIVEN)
    petra.get(PAGE)
    (secret,) = SHAPE.findall(body(made))
    logged = capsys.readouterr().err
    assert '"route": "manage:token_new"' in logged
    kept = {
        "log": logged,
        "address": made.request["PATH_INFO"] + made.request["QUERY_STRING"],
        "headers": repr(made.headers),
        "cookies": repr(petra.cookies),
        "session": repr([one.get_decoded() for one in Session.objects.all()]),
        "tables": "".join(
            repr(list(model._default_manager.values())) for model in apps.get_models() if model._meta.managed
        ),
    }
    assert [where for where, text in kept.items() if secret in text or secret[8:40] in text] == []


def test_every_scope_is_a_choice_with_one_sentence_about_what_the_system_sees(petra: Client) -> None:
    assert set(SEES) == set(Scope)
    shown = words(petra.get(NEW))
    for scope in Scope:
        assert str(scope.label) in shown
        assert str(SEES[scope]) in shown


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, {"name": "Noem het systeem, bijvoorbeeld Roosterpakket."}),
        ({"name": "x" * 61}, {"name": "Maak dit korter: hoogstens 60 tekens."}),
        ({"scopes": []}, {"scopes": "Kies ten minste één recht. Zonder recht kan een koppeling niets."}),
        ({"scopes": ["everything:write"]}, {"scopes": "Kies een recht uit de lijst."}),
        ({"expires_on": ""}, {"expires_on": NO_DAY}),
        ({"expires_on": "31 mei"}, {"expires_on": NO_DAY}),
        (
            {"expires_on": "2026-11-22"},
            {"expires_on": TOO_LONG},
        ),
        (
            {"expires_on": "2027-11-24"},
            {"expires_on": TOO_LONG},
        ),
        (
            {"expires_on": "9999-12-31"},
            {"expires_on": TOO_LONG},
        ),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_made(
    petra: Client, changed: dict[str, Any], told: dict[str, str]
) -> None:
    refused = petra.post(NEW, GIVEN | changed)
    assert {name: list(errors) for name, errors in refused.context["form"].errors.items()} == {
        name: [sentence] for name, sentence in told.items()
    }
    assert not SHAPE.search(body(refused))
    assert not Token.objects.exists()


def test_what_was_typed_comes_back(petra: Client) -> None:
    refused = petra.post(NEW, GIVEN | {"expires_on": ""})
    shown = body(refused)
    assert 'value="Roosterpakket"' in shown
    ticked = re.findall(r'<input[^>]*value="([a-z:]+)"[^>]*checked', shown)
    assert sorted(ticked) == ["dossiers:read", "terms:read"]


def test_ending_asks_first_and_works_at_once(cast: Cast, petra: Client, monday: datetime) -> None:
    (secret,) = SHAPE.findall(body(petra.post(NEW, GIVEN)))
    ending = reverse("manage:token_end", args=[Token.objects.get().pk])
    assert "«Roosterpakket» krijgt vanaf nu geen antwoord meer." in words(petra.get(ending))
    assert actor_of(secret, monday) is not None
    shown = words(petra.post(ending, follow=True))
    assert "De koppeling is beëindigd. De sleutel werkt niet meer." in shown
    assert "Koppelingen die niet meer werken (1)" in shown
    assert "Er is geen ander systeem gekoppeld." in shown
    assert actor_of(secret, monday) is None
    assert (petra.get(ending).status_code, petra.post(ending).status_code) == (404, 404)


def test_the_list_tells_what_runs_out_was_used_and_is_over(
    cast: Cast, petra: Client, monday: datetime
) -> None:
    for name in ("Loopt", "Loopt af", "Is af"):
        tokens.made(cast.petra.actor, monday, name=name)
    today = monday.date()
    Token.objects.filter(name="Loopt af").update(expires_on=today + timedelta(days=30), last_used_on=today)
    Token.objects.filter(name="Is af").update(expires_on=today - timedelta(days=1))
    shown = petra.get(PAGE)
    assert [(one.token.name, one.ends_soon) for one in shown.context["working"]] in (
        [("Loopt", False), ("Loopt af", True)],
        [("Loopt af", True), ("Loopt", False)],
    )
    assert [one.name for one in shown.context["over"]] == ["Is af"]
    told = words(shown)
    assert "Er zijn 2 systemen gekoppeld. Bij 1 loopt de koppeling binnen een maand af." in told
    assert "Voor het laatst gebruikt: maandag 23 november 2026." in told
    assert "liep af na zondag 22 november 2026." in told


def test_one_that_ran_out_may_still_be_ended(cast: Cast, petra: Client, monday: datetime) -> None:
    """Whoever wants to be sure that it never works again, also after a clock that was wrong."""
    made = tokens.made(cast.petra.actor, monday)
    Token.objects.update(expires_on=monday.date() - timedelta(days=1))
    assert petra.post(reverse("manage:token_end", args=[made.id])).status_code == 302
    assert Token.objects.get().ended_at is not None


def test_only_the_administrator_of_this_employer(cast: Cast, visit: Visit, monday: datetime) -> None:
    here = tokens.made(cast.petra.actor, monday, name="Rooster Kanarie")
    there = tokens.made(Actor.job("make_token", cast.dinkelborg.pk), monday, name="Elders")
    for who in ("carla", "dirk", "anna", "bram", "hugo", "noor", "omar"):
        client = visit(cast.people[who])
        for page in (PAGE, NEW, reverse("manage:token_end", args=[here.id])):
            assert (client.get(page).status_code, client.post(page, GIVEN).status_code) == (404, 404)
    petra = visit(cast.petra)
    shown = body(petra.get(PAGE))
    assert ("Rooster Kanarie" in shown, "Elders" in shown) == (True, False)
    for foreign in (there.id, uuid4()):
        ending = reverse("manage:token_end", args=[foreign])
        assert (petra.get(ending).status_code, petra.post(ending).status_code) == (404, 404)
    assert Token.objects.filter(ended_at=None).count() == 2


def test_the_list_costs_the_same_for_one_and_for_fifty(
    cast: Cast, petra: Client, monday: datetime, django_assert_num_queries: Callable[[int], Any]
) -> None:
    tokens.made(cast.petra.actor, monday)
    with django_assert_num_queries(7):
        petra.get(PAGE)
    for _more in range(49):
        tokens.made(cast.petra.actor, monday)
    with django_assert_num_queries(7):
        petra.get(PAGE)
