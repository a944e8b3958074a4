# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning with a link: the first administrator, invited people, and links that no longer work."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.tenancy.actions import invite_member
from eenlijn.commons.tenancy.invitations import invitation_link, invite_first_administrator
from eenlijn.doors.jobs.first_key import make_first_key
from eenlijn.doors.web.frame.employer_form import short_name
from tests.cast import PASSWORD, Cast
from tests.doors.browsers import body, show_factor

SECRET = "vier losse woorden hier"
GIVEN = {
    "name": "Petra  Beheerder",
    "email": "petra@school.example",
    "function_name": "Beheerder",
    "password": SECRET,
    "password_again": SECRET,
    "employer_name": "School De Es",
    "sector": "education",
    "kind": "",
    "municipality": "GM0141",
    "postal_lines": "Postbus 1\r\n\r\n 7600 AA Almelo ",
    "phone_label": "",
    "phone_number": "",
}


@pytest.fixture
def first(db: None, key_directory: Path, monday: datetime) -> str:
    """The address of the first link of an empty installation."""
    vault.forget_cached()
    make_first_key()
    with time_machine.travel(monday, tick=False):
        token = invite_first_administrator(now=monday)
    return f"/begin/{token}/"


def test_one_page_makes_the_employer_and_its_administrator(first: str, monday: datetime) -> None:
    with time_machine.travel(monday, tick=False):
        client = Client()
        shown = body(client.get(first))
        assert "Functies: leerkracht" in shown
        answer = client.post(first, GIVEN, follow=True)
        assert answer.redirect_chain[-1][0] == "/mijn/extra-zekerheid/"
        assert "Stel dit eerst in" in body(answer)
        show_factor(client)
        answer = client.get("/", follow=True)
    employer = Organisation.objects.get()
    assert (employer.name, employer.slug, employer.sector, employer.place_name, employer.postal_lines) == (
        "School De Es", "school-de-es", "education", "Almelo", "Postbus 1\n7600 AA Almelo",
    )  # fmt: skip
    assert answer.redirect_chain[-1][0] == "/beheer/"
    assert "Binnen een uur live" in body(answer)
    assert "Nog 5 punten, dan kan School De Es live." in body(answer)
    account = Account.objects.get()
    assert vault.open(account, "name") == "Petra Beheerder"
    assert set(RoleAssignment.objects.values_list("role", flat=True)) == {"EMP", "ADM"}
    again = Client().get(first)
    assert again.status_code == 404
    assert "Deze link werkt niet meer" in body(again)


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        ({"password_again": "iets anders"}, "password_again", "De wachtwoorden zijn niet gelijk."),
        ({"password": "kort", "password_again": "kort"}, "password", "12"),
        ({"sector": ""}, "sector", "Kies een sector."),
        ({"sector": "care"}, "kind", "Kies wat voor organisatie het is."),
        ({"sector": "care", "kind": "education"}, "kind", "Deze soort hoort bij de sector «Onderwijs»."),
        ({"municipality": "GM9999"}, "municipality", "Kies een gemeente uit de lijst."),
        ({"email": "geen"}, "email", "Dit is geen mailadres."),
        ({"postal_lines": ""}, "postal_lines", "Vul het postadres in."),
        ({"phone_number": "0546 000 000"}, "phone_label", "Vul wie opneemt en het nummer allebei in"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_made(
    first: str, monday: datetime, change: dict[str, str], field: str, told: str
) -> None:
    with time_machine.travel(monday, tick=False):
        answer = Client().post(first, GIVEN | change)
    assert answer.status_code == 422
    assert told in " ".join(answer.context["form"].errors[field])
    assert "School De Es" in body(answer)
    assert SECRET not in body(answer)
    assert (Organisation.objects.count(), Account.objects.count()) == (0, 0)


def test_after_a_day_the_first_link_is_over(first: str, monday: datetime) -> None:
    with time_machine.travel(monday + timedelta(hours=24), tick=False):
        assert Client().get(first).status_code == 404
        assert Client().post(first, GIVEN).status_code == 404
    assert not Organisation.objects.exists()


def invited(cast: Cast, now: datetime, email: str = "nieuw@post.example") -> str:
    member = invite_member(
        actor=cast.petra.actor,
        now=now,
        organisation_id=cast.reggestreek.pk,
        email=email,
        name="Nieuw",
        function_name="Buschauffeur",
        unit_id=cast.lijn_62.pk,
    )
    token = invitation_link(actor=cast.petra.actor, membership_id=member.pk, now=now)
    return f"/uitnodiging/{token}/"


def test_an_invited_person_takes_a_name_and_a_password_and_is_in(cast: Cast, monday: datetime) -> None:
    with time_machine.travel(monday, tick=False):
        path, client = invited(cast, monday), Client()
        shown = body(client.get(path))
        assert "Door Busbedrijf Reggestreek (verzonnen), als Buschauffeur." in shown
        answer = client.post(
            path, {"name": "Nel Nieuw", "password": SECRET, "password_again": SECRET}, follow=True
        )
        assert answer.redirect_chain[-1][0] == "/mijn/"
        assert client.get(path).status_code == 404
    assert Membership.objects.filter(state="confirmed", function_name="Buschauffeur").count() == 2


def test_a_known_person_shows_the_own_password(cast: Cast, monday: datetime) -> None:
    with time_machine.travel(monday, tick=False):
        path = invited(cast, monday, cast.dirk.email)
        wrong = Client().post(path, {"name": "Dirk", "password": SECRET, "password_again": SECRET})
        assert wrong.status_code == 422
        assert wrong.context["form"].errors == {
            "password": ["Je hebt al een wachtwoord voor Eén Lijn. Gebruik dat hier."]
        }
        right = Client().post(path, {"name": "Dirk", "password": PASSWORD, "password_again": PASSWORD})
    assert right.status_code == 303
    assert vault.open(Account.objects.get(pk=cast.dirk.id), "name") == "Dirk"


def test_a_weak_password_is_refused_and_the_link_still_works(cast: Cast, monday: datetime) -> None:
    with time_machine.travel(monday, tick=False):
        path = invited(cast, monday)
        answer = Client().post(path, {"name": "Nel", "password": "kort", "password_again": "kort"})
        assert answer.status_code == 422
        assert "12" in answer.context["form"].errors["password"][0]
        assert Client().get(path).status_code == 200


def test_unknown_used_and_over_are_one_page(cast: Cast, monday: datetime) -> None:
    with time_machine.travel(monday, tick=False):
        path = invited(cast, monday)
        unknown = Client().get("/uitnodiging/onbekend/")
    with time_machine.travel(monday + timedelta(hours=72), tick=False):
        over = Client().get(path)
        assert Client().get(path.replace("uitnodiging", "begin")).status_code == 404
    assert (unknown.status_code, over.status_code) == (404, 404)
    assert unknown.content == over.content


def test_a_name_becomes_part_of_an_address() -> None:
    assert short_name("Woonstichting Élan & Şahin") == "woonstichting-elan-sahin"
    assert short_name("!!!") == "werkgever"
