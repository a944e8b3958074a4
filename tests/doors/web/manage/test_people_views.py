# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""People by screen: the list, inviting, everything about one person, leaving, and a list of many."""

import re
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.models import Absence, Invitation, Membership, RoleAssignment, RoleProposal
from eenlijn.commons.tenancy.actions import invite_member
from tests.cast import Cast, Person
from tests.doors.browsers import Visit, body

PEOPLE = "/beheer/mensen/"
NEW = f"{PEOPLE}nieuw/"
FILE = f"{PEOPLE}inlezen/"
LOAD = f"{FILE}uitnodigen/"
NEL = {
    "name": "Nel Nieuw",
    "email": "nel@post.example",
    "function": "buschauffeur",
    "own_function": "",
    "unit": "",
    "role": "",
}


def page_of(who: Person) -> str:
    return reverse("manage:person", args=[who.membership.pk])


def test_the_list_shows_names_functions_and_roles_and_no_address(cast: Cast, petra: Client) -> None:
    shown = body(petra.get(PEOPLE))
    assert "Anna" in shown
    assert "leidinggevende (Lijn 62)" in shown
    assert "eenlijn.example" not in shown
    assert "Dirk" not in shown
    assert "Mila" not in shown


def test_one_is_found_by_the_whole_address(cast: Cast, petra: Client) -> None:
    assert petra.get(PEOPLE, {"mailadres": cast.anna.email})["Location"] == page_of(cast.anna)
    missing = body(petra.get(PEOPLE, {"mailadres": cast.dirk.email}))
    assert "Niemand hier heeft dit mailadres." in missing


def test_fifty_on_a_page(cast: Cast, petra: Client, monday: datetime) -> None:
    for one in range(45):
        invite_member(
            actor=cast.petra.actor,
            now=monday,
            organisation_id=cast.reggestreek.pk,
            email=f"n{one}@post.example",
            name=f"Nieuw {one:02}",
            function_name="Buschauffeur",
        )
    first = body(petra.get(PEOPLE))
    assert "45 uitnodigingen zijn nog niet aangenomen." in first
    assert first.count('<th scope="row">') == 50
    assert "?pagina=2" in first
    for nonsense in ("2", "99", "0", "x", "1" * 5000):
        assert petra.get(PEOPLE, {"pagina": nonsense}).status_code == 200
    assert body(petra.get(PEOPLE, {"pagina": "2"})).count('<th scope="row">') == 7


def test_inviting_shows_the_link_once(cast: Cast, petra: Client) -> None:
    unit = str(cast.lijn_62.pk)
    shown = body(petra.post(NEW, NEL | {"unit": unit, "role": "COO"}))
    assert len(re.findall(r"/uitnodiging/[\w-]{43}/", shown)) == 1
    member = Membership.objects.get(state="invited")
    assert (member.function_name, member.unit_id) == ("buschauffeur", cast.lijn_62.pk)
    roles = RoleAssignment.objects.filter(membership=member).values_list("role", flat=True)
    assert set(roles) == {"EMP", "COO"}
    assert Invitation.objects.get().membership_id == member.pk
    again = petra.post(NEW, NEL)
    assert again.context["form"].errors == {"__all__": ["Deze persoon hoort al bij je organisatie."]}
    assert 'value="Nel Nieuw"' in body(again)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"email": "geen"}, "email"),
        ({"function": ""}, "function"),
        ({"function": "other"}, "own_function"),
        ({"role": "XXX"}, "role"),
        ({"role": "REG"}, "role"),
        ({"role": "MGR"}, "__all__"),
    ],
)
def test_what_is_wrong_is_told_and_nobody_is_invited(
    cast: Cast, petra: Client, change: dict[str, str], field: str
) -> None:
    answer = petra.post(NEW, NEL | change)
    assert set(answer.context["form"].errors) == {field}
    assert not Membership.objects.filter(state="invited").exists()


def test_own_words_for_a_function(cast: Cast, petra: Client) -> None:
    petra.post(NEW, NEL | {"function": "other", "own_function": " Hoofd  planning "})
    assert Membership.objects.get(state="invited").function_name == "Hoofd planning"


def test_a_new_link_ends_the_old_one(cast: Cast, petra: Client) -> None:
    petra.post(NEW, NEL)
    before = Invitation.objects.get().token_digest
    member = Membership.objects.get(state="invited")
    shown = body(petra.post(reverse("manage:person", args=[member.pk]), {"do": "link"}))
    assert len(re.findall(r"/uitnodiging/[\w-]{43}/", shown)) == 1
    assert Invitation.objects.get().token_digest != before
    assert "De uitnodiging is nog niet aangenomen" in body(
        petra.get(reverse("manage:person", args=[member.pk]))
    )


def test_a_role_is_given_and_taken_on_the_page(cast: Cast, petra: Client) -> None:
    page = page_of(cast.anna)
    given = body(petra.post(page, {"do": "role", "role": "AFT", "unit": ""}, follow=True))
    assert "Anna is nu nazorgverlener." in given
    held = RoleAssignment.objects.get(membership=cast.anna.membership, role=Role.AFT)
    taken = body(petra.post(page, {"do": "take_role", "which": str(held.pk)}, follow=True))
    assert "heeft de rol «nazorgverlener» niet meer" in taken
    assert not RoleAssignment.objects.filter(pk=held.pk).exists()


def test_a_role_that_takes_two_waits_and_the_other_administrator_gives_it(
    cast: Cast, petra: Client, visit: Visit
) -> None:
    petra.post(page_of(cast.karin), {"do": "role", "role": "ADM", "unit": ""})
    waits = body(petra.post(page_of(cast.anna), {"do": "role", "role": "OOV", "unit": ""}, follow=True))
    assert "wacht op een tweede beheerder" in waits
    deciding = reverse("manage:role_decide", args=[RoleProposal.objects.get().pk])
    assert "Dit wacht op een andere beheerder" in body(petra.get(deciding))
    own = body(petra.post(deciding, {"do": "give"}, follow=True))
    assert "Hierover beslist een andere beheerder" in own
    karin = visit(cast.karin)
    assert "Er wacht een rol op jou: medewerker veiligheid voor Anna" in body(karin.get("/beheer/"))
    assert "De rol is gegeven." in body(karin.post(deciding, {"do": "give"}, follow=True))
    assert RoleAssignment.objects.filter(membership=cast.anna.membership, role=Role.OOV).exists()
    assert karin.get(deciding).status_code == 404


def test_forbidden_pairs_and_the_own_roles_are_refused_in_words(cast: Cast, petra: Client) -> None:
    pair = petra.post(page_of(cast.carla), {"do": "role", "role": "DPO", "unit": ""})
    assert "gaan niet samen bij één persoon" in body(pair)
    own = petra.post(page_of(cast.petra), {"do": "role", "role": "COO", "unit": ""})
    assert "Je kunt jezelf geen rol geven." in body(own)
    shown = body(petra.get(page_of(cast.petra)))
    assert "Je eigen rollen verandert een andere beheerder." in shown
    assert "Neem de rol weg" not in shown


def test_function_unit_days_and_deputy(cast: Cast, petra: Client) -> None:
    page, unit = page_of(cast.carla), str(cast.lijn_9.pk)
    petra.post(page, {"do": "move", "function": "other", "own_function": "Coördinator", "unit": unit})
    bram = str(cast.bram.membership.pk)
    days = {"do": "away", "starts_on": "2026-12-01", "ends_on": "2026-12-02", "deputy": bram}
    assert "is in die tijd afwezig" in body(petra.post(page, days, follow=True))
    petra.post(page, {"do": "deputy", "deputy": bram})
    row = Membership.objects.get(pk=cast.carla.membership.pk)
    assert (row.function_name, row.unit_id, row.deputy_id) == (
        "Coördinator", cast.lijn_9.pk, cast.bram.membership.pk,
    )  # fmt: skip
    absence = Absence.objects.get()
    petra.post(page, {"do": "back", "which": str(absence.pk)})
    assert not Absence.objects.exists()
    wrong = petra.post(page, days | {"ends_on": "2026-11-01"})
    assert "De laatste dag ligt voor de eerste." in body(wrong)


def test_the_staff_number_has_a_page_of_its_own(cast: Cast, petra: Client) -> None:
    page = reverse("manage:staff_number", args=[cast.anna.membership.pk])
    assert "Er staat geen personeelsnummer." in body(petra.get(page_of(cast.anna)))
    told = body(petra.post(page, {"staff_number": "004512"}, follow=True))
    assert "Het personeelsnummer van Anna staat vast." in told
    assert "Er staat een personeelsnummer." in told
    assert "004512" not in told
    assert 'value="004512"' in body(petra.get(page))
    other = reverse("manage:staff_number", args=[cast.bram.membership.pk])
    taken = body(petra.post(other, {"staff_number": "004512"}))
    assert "Dit personeelsnummer is van een andere collega." in taken
    assert "Anna" not in taken
    assert "ten hoogste 32 tekens" in body(petra.post(other, {"staff_number": "1" * 33}))
    assert "is weg" in body(petra.post(page, {"staff_number": ""}, follow=True))


def test_suspending_asks_and_can_be_lifted(cast: Cast, petra: Client) -> None:
    asking = reverse("manage:person_suspend", args=[cast.carla.membership.pk])
    assert "kan er meteen niet meer in" in body(petra.get(asking))
    petra.post(asking)
    assert Membership.objects.get(pk=cast.carla.membership.pk).state == "suspended"
    petra.post(page_of(cast.carla), {"do": "lift"})
    assert Membership.objects.get(pk=cast.carla.membership.pk).state == "confirmed"


def test_leaving_asks_and_ends_everything(cast: Cast, petra: Client) -> None:
    asking = reverse("manage:person_leave", args=[cast.anna.membership.pk])
    assert "Er liggen geen dossiers meer bij deze persoon." in body(petra.get(asking))
    assert "doet niet meer mee" in body(petra.post(asking, follow=True))
    assert Membership.objects.get(pk=cast.anna.membership.pk).state == "ended"
    assert petra.get(page_of(cast.anna)).status_code == 404
    own = petra.post(reverse("manage:person_leave", args=[cast.petra.membership.pk]), follow=True)
    assert "Dit kun je niet bij jezelf doen." in body(own)


@pytest.mark.parametrize("who", ["carla", "bram", "anna", "dirk", "hugo"])
def test_nobody_else_sees_people(cast: Cast, visit: Visit, who: str) -> None:
    client = visit(cast.people[who])
    pages = [PEOPLE, NEW, FILE, f"{FILE}voorbeeld.csv", page_of(cast.anna)]
    assert {client.get(page).status_code for page in pages} == {404}
    assert client.post(LOAD, {"list": "naam"}).status_code == 404


def test_people_elsewhere_are_not_there(cast: Cast, petra: Client) -> None:
    for member_id in (cast.mila.membership.pk, uuid4()):
        for page in ("person", "person_suspend", "person_leave", "staff_number"):
            address = reverse(f"manage:{page}", args=[member_id])
            assert petra.get(address).status_code == 404
            assert petra.post(address).status_code == 404


def upload(client: Client, text: str, encoding: str = "utf-8") -> Any:
    return client.post(FILE, {"file": SimpleUploadedFile("lijst.csv", text.encode(encoding))})


HEAD = "Naam;E-mail;Functie;Team;Rollen\n"


def test_the_example_is_a_list_that_would_be_read(cast: Cast, petra: Client) -> None:
    answer = petra.get(f"{FILE}voorbeeld.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="voorbeeld-collegas.csv"'
    shown = upload(petra, answer.content.decode())
    assert "3 mensen staan klaar om uit te nodigen." in body(shown)


def test_a_list_with_staff_numbers_shows_and_gives_them(cast: Cast, petra: Client) -> None:
    head = "naam;mailadres;functie;personeelsnummer\n"
    rows = f"Nel;nel@post.example;buschauffeur;N 1\nAnna;{cast.anna.email};buschauffeur;N 2\n"
    shown = upload(petra, head + rows)
    assert "1 collega krijgt een personeelsnummer." in body(shown)
    assert '<td class="el-break">N 2</td>' in body(shown)
    told = body(petra.post(LOAD, {"list": shown.context["content"]}, follow=True))
    assert (
        "1 mens is uitgenodigd, en krijgt een link per mail. 1 collega krijgt een personeelsnummer." in told
    )
    twice = upload(petra, head + rows.replace("N 2", "N 1"))
    assert [one[2] for one in twice.context["problems"] if one[1] == "personeelsnummer"] == [
        "Dit personeelsnummer staat vaker in de lijst."
    ] * 2


def test_refused_rows_are_told_by_row_column_and_sentence(cast: Cast, petra: Client) -> None:
    rows = "Nel;geen adres;buschauffeur;;\nPiet;piet@post.example;;Lijn 99;XYZ\n"
    shown = upload(petra, HEAD + rows)
    assert "2 rijen kloppen nog niet. Er is niemand uitgenodigd." in body(shown)
    assert shown.context["problems"] == [
        (2, "mailadres", "Dit is geen mailadres."),
        (3, "functie", "De functie ontbreekt."),
        (3, "eenheid", "Deze eenheid is er niet, of de naam komt vaker voor."),
        (3, "rollen", "De rol «XYZ» kennen we niet."),
    ]
    assert "people_load" not in body(shown)
    assert not Membership.objects.filter(state="invited").exists()


@pytest.mark.parametrize(("encoding", "sign"), [("utf-8-sig", ";"), ("cp1252", ","), ("utf-8", "\t")])
def test_a_good_list_invites_everybody(cast: Cast, petra: Client, encoding: str, sign: str) -> None:
    rows = "Zoë Müller;zoe@post.example;buschauffeur;Rijdienst / Lijn 62;\n"
    rows += "Piet;piet@post.example;leider;Lijn 9;MGR\n"
    shown = upload(petra, (HEAD + rows).replace(";", sign), encoding)
    assert not Membership.objects.filter(state="invited").exists()
    carried = shown.context["content"]
    told = body(petra.post(LOAD, {"list": carried}, follow=True))
    assert "2 mensen zijn uitgenodigd, en krijgen elk een link per mail." in told
    assert Membership.objects.filter(state="invited").count() == 2
    assert "Zoë Müller" in body(petra.get(PEOPLE))
    twice = petra.post(LOAD, {"list": carried}, follow=True)
    assert "Er is niemand uitgenodigd." in body(twice)
    assert Membership.objects.filter(state="invited").count() == 2


@pytest.mark.parametrize("content", ["", "alleen een kop\n", HEAD, "\x00\x01"])
def test_what_is_no_list_is_refused_at_the_file(cast: Cast, petra: Client, content: str) -> None:
    answer = upload(petra, content)
    assert set(answer.context["form"].errors) == {"file"}
    assert petra.post(LOAD, {"list": content}).status_code == 302
    assert not Membership.objects.filter(state="invited").exists()
