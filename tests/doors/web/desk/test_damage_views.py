# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Karin and the damage, page by page: lines, advice, a claim, its letters and payments; who finds none."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.models import Claim, ClaimLetter, DamageLine, Payment, PaymentPlan
from eenlijn.casework.dossier import damage, hand_overs
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.commons.keys import vault
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import text_of
from tests.factories.measures import reported

pytestmark = pytest.mark.usefixtures("clock")
SPACE = " "
LETTER = {
    "do": "make",
    "version": "1",
    "kind": "first",
    "name": "T. Berg",
    "address": "Teststraat 1\n7600 XX Almelo",
    "representative": "",
    "representative_address": "",
    "behaviour": "U sloeg een ruit stuk.",
    "interest_until": "2026-07-01",
    "pay_until": "2026-12-07",
    "pay_to": "op rekening NL00 TEST 0000 0000 00.",
    "contact": "088 000 01 30.",
}


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    made = reported(cast.anna, monday)
    hand_overs.ask(
        actor=cast.carla.actor,
        number=made,
        kind=AssignmentKind.LEGAL,
        account_id=cast.karin.id,
        now=monday,
    )
    return made


@pytest.fixture
def karin(cast: Cast, visit: Visit) -> Client:
    return visit(cast.karin)


def made(karin: Client, number: str) -> None:
    """The first letter: read, and frozen with what the page sends along."""
    address = f"/dossiers/{number}/schade/eis/1/brief/"
    preview = karin.post(address, LETTER).context["preview"]
    freeze = {**LETTER, "do": "freeze", "seen": preview.seen, "version": str(preview.version)}
    assert post(karin, address, **freeze) == address


def post(client: Client, where: str, **values: Any) -> str:
    """Where it leads, or what the page says instead."""
    answer = client.post(where, values)
    return answer["Location"] if answer.status_code == 302 else text_of(answer)


def add(client: Client, number: str, **values: Any) -> str:
    told = {
        "do": "add",
        "damage_type": "org_property",
        "amount": "240,50",
        "suffered_on": "",
        "proof": "Rekening van de glaszetter",
        **values,
    }
    return post(client, f"/dossiers/{number}/schade/", **told)


def claim(client: Client, number: str, *places: int) -> str:
    return post(
        client,
        f"/dossiers/{number}/schade/",
        do="claim",
        lines=[str(one) for one in places],
        route="route_claim_letter",
    )


def test_from_a_line_to_the_last_payment(karin: Client, number: str) -> None:
    home = f"/dossiers/{number}/schade/"
    assert add(karin, number) == home
    assert claim(karin, number, 1) == home
    page = text_of(karin.get(f"{home}eis/1/"))
    assert f"Open op maandag 23 november 2026: €{SPACE}240,50" in page
    assert "De wettelijke rente vanaf woensdag 1 juli 2026 kennen wij nog niet." in page
    told = {"do": "pay", "paid_on": "2026-11-23", "paid_by": "other", "version": "1"}
    refused = post(karin, f"{home}eis/1/", **told, amount="240,51")
    assert f"stond €{SPACE}240,50 open. Een betaling kan niet groter zijn" in refused
    assert (Payment.objects.count(), 'value="240,51"' in refused) == (0, False)
    assert post(karin, f"{home}eis/1/", **told, amount="240,50") == f"{home}eis/1/"
    assert "Deze eis is klaar: betaald." in text_of(karin.get(f"{home}eis/1/"))
    assert DamageLine.objects.get().state == "recovered"


def test_what_was_typed_stands_there_again_after_a_refusal(karin: Client, number: str) -> None:
    answer = karin.post(
        f"/dossiers/{number}/schade/",
        {"do": "add", "damage_type": "org_property", "amount": "veel", "proof": "Bon in map 4"},
    )
    page = answer.content.decode()
    assert "Schrijf een bedrag boven nul, bijvoorbeeld 240,50." in page
    assert 'value="veel"' in page
    assert "Bon in map 4" in page
    assert not DamageLine.objects.exists()


@pytest.mark.parametrize("day", ["2027-01-01", "2020-01-01"])
def test_a_day_that_cannot_be_is_refused(karin: Client, number: str, day: str) -> None:
    assert "Deze dag kan niet. Kies een dag van" in add(karin, number, suffered_on=day)
    assert "Schrijf een dag" in add(karin, number, suffered_on="gisteren")
    assert not DamageLine.objects.exists()


def test_a_claim_without_proof_says_what_to_do(karin: Client, number: str) -> None:
    add(karin, number, proof="")
    assert "Eisen zonder bewijs houdt geen stand." in claim(karin, number, 1)
    assert "Kies welke posten je eist." in claim(karin, number)
    assert not Claim.objects.exists()
    line = f"/dossiers/{number}/schade/post/1/"
    assert post(karin, line, do="prove", proof="Map 4", version="1") == line
    assert claim(karin, number, 1).endswith("/schade/")


def test_the_page_of_a_line_advises_and_keeps_a_choice_that_differs(karin: Client, number: str) -> None:
    add(karin, number)
    address = f"/dossiers/{number}/schade/post/1/"
    page = text_of(karin.get(address))
    assert "Advies: Aansprakelijkstelling" in page
    assert "Kan niet: Voegen in strafzaak" in page
    assert "Stand: niet nagekeken bij de bron zelf." in page
    other = {"do": "road", "route": "route_insurance", "version": "1"}
    assert "Deze weg wijkt af van het advies." in post(karin, address, **other, reason="")
    assert post(karin, address, **other, reason="Wij zijn verzekerd.") == address
    page = text_of(karin.get(address))
    assert "Gekozen weg: Verzekering." in page
    assert "Reden: Wij zijn verzekerd." in page
    assert "Iemand anders heeft" in post(karin, address, **other, reason="Nog eens.")


def test_paying_a_colleague_first_makes_a_line_of_ours(karin: Client, number: str) -> None:
    add(karin, number, damage_type="emp_belongings")
    address = f"/dossiers/{number}/schade/post/1/"
    told = {"do": "advance", "paid_on": "2026-11-23", "proof": "Afschrift", "version": "1"}
    assert "Meer voorschieten kan niet" in post(karin, address, **told, amount="300")
    assert post(karin, address, **told, amount="240,50") == address
    assert list(DamageLine.objects.order_by("number").values_list("damage_type", "state")) == [
        ("emp_belongings", "advanced"),
        ("org_paid_to_employee", "noted"),
    ]


def test_waiving_asks_a_reason(karin: Client, number: str) -> None:
    add(karin, number)
    address = f"/dossiers/{number}/schade/post/1/"
    move = {"do": "move", "state": "waived", "version": "1"}
    assert "Schrijf waarom we van deze schade afzien." in post(karin, address, **move, reason="")
    assert post(karin, address, **move, reason="Te weinig.") == address


def test_an_agreement_that_does_not_add_up_says_both_sums(karin: Client, number: str) -> None:
    add(karin, number)
    claim(karin, number, 1)
    address = f"/dossiers/{number}/schade/eis/1/"
    plan = {"do": "plan", "count": "3", "each": "80", "first_on": "2026-12-01", "version": "1"}
    refused = post(karin, address, **plan, last="")
    assert f"De termijnen zijn samen €{SPACE}240,00. Open staat €{SPACE}240,50." in refused
    assert post(karin, address, **plan, last="80,50") == address
    assert f"vrijdag 1 januari 2027: €{SPACE}80,00, open €{SPACE}80,00" in text_of(karin.get(address))
    version = Claim.objects.get().version
    stopped = post(karin, address, do="stop", reason="Hij betaalt niet.", version=str(version))
    assert (stopped, PaymentPlan.objects.filter(ended_at=None).count()) == (address, 0)
    costs = {"do": "costs", "amount": "20", "version": str(version + 1)}
    assert post(karin, address, **costs, reason="Vonnis") == address
    assert f"Kosten: €{SPACE}20,00" in text_of(karin.get(address))
    off = {"do": "off", "version": str(version + 2)}
    assert post(karin, address, **off, reason="Hij heeft niets.") == address
    assert "Deze eis is klaar: afgeschreven." in text_of(karin.get(address))


def test_a_letter_is_made_read_sent_and_handed_out(karin: Client, number: str) -> None:
    add(karin, number)
    claim(karin, number, 1)
    address = f"/dossiers/{number}/schade/eis/1/brief/"
    assert 'value="2026-07-01"' in karin.get(address).content.decode()
    late = karin.post(address, {**LETTER, "interest_until": "2026-11-23"}).content.decode()
    assert "kennen wij niet. Onze tabel loopt van" in late
    assert late.count("/schade/rente/") == 2
    nameless = post(karin, address, **{**LETTER, "name": ""})
    assert "naam en adres" in nameless
    assert "Stel de brief vast" not in nameless
    made(karin, number)
    page = text_of(karin.get(address))
    assert f"Kenmerk {number}-S1" in page
    assert f"gebouw, inventaris of voertuig van ons, maandag 23 november 2026: €{SPACE}240,50" in page
    for ending, kind in (("pdf", b"%PDF-"), ("docx", b"PK")):
        handed = karin.get(f"{address}eerste.{ending}")
        assert (handed.status_code, handed.content[: len(kind)]) == (200, kind)
        assert handed["Content-Disposition"] == f'attachment; filename="brief-{number}-S1.{ending}"'
    assert karin.get(f"{address}laatste.pdf").status_code == 404
    sent = {"do": "sent", "kind": "first", "at": "2026-11-23T09:00", "by": "post", "proof": ""}
    assert post(karin, address, **sent) == address
    assert ClaimLetter.objects.get().sent_by == "post"
    page = text_of(karin.get(f"/dossiers/{number}/schade/eis/1/"))
    assert "De ander heeft tot maandag 7 december 2026" in page
    assert vault.open(Claim.objects.get(), "debtor").startswith('{"name": "T. Berg"')


def test_a_letter_is_read_whole_before_it_is_frozen_and_nothing_else_is_frozen(
    karin: Client, number: str
) -> None:
    add(karin, number)
    claim(karin, number, 1)
    address = f"/dossiers/{number}/schade/eis/1/brief/"
    shown = karin.post(address, LETTER)
    told = text_of(shown)
    assert not ClaimLetter.objects.exists()
    for words in (
        f"gebouw, inventaris of voertuig van ons, maandag 23 november 2026: €{SPACE}240,50",
        "Wij rekenen in deze brief geen rente.",
        "maandag 7 december 2026",
        "op rekening NL00 TEST 0000 0000 00.",
        "U sloeg een ruit stuk.",
        "T. Berg",
        "Er is nog niets vastgesteld.",
    ):
        assert words in told
    hidden = shown.content.decode().partition("Stel de brief vast")[0]
    assert '<input type="hidden" name="behaviour" value="U sloeg een ruit stuk."' in hidden

    preview = shown.context["preview"]
    freeze = {**LETTER, "do": "freeze", "seen": preview.seen}
    other = post(karin, address, **{**freeze, "behaviour": "U sloeg twee ruiten stuk."})
    assert "Lees de brief eerst na." in other
    assert "U sloeg twee ruiten stuk." in other
    assert "Lees de brief eerst na." in post(karin, address, **{**freeze, "seen": ""})
    assert not ClaimLetter.objects.exists()
    assert post(karin, address, **freeze) == address
    assert ClaimLetter.objects.count() == 1


def test_a_payment_after_reading_asks_to_read_again(karin: Client, number: str) -> None:
    add(karin, number)
    claim(karin, number, 1)
    address = f"/dossiers/{number}/schade/eis/1/brief/"
    seen = karin.post(address, LETTER).context["preview"].seen
    paid = {"do": "pay", "amount": "10", "paid_on": "2026-11-23", "paid_by": "other", "version": "1"}
    post(karin, f"/dossiers/{number}/schade/eis/1/", **paid)
    version = str(Claim.objects.get().version)
    frozen = post(karin, address, **{**LETTER, "do": "freeze", "seen": seen, "version": version})
    assert "Lees de brief eerst na." in frozen
    assert f"al betaald: €{SPACE}10,00" in text_of(karin.post(address, {**LETTER, "version": version}))


def test_the_table_of_interest_says_until_when_and_whom_to_ask(karin: Client, number: str) -> None:
    add(karin, number)
    claim(karin, number, 1)
    assert "/schade/rente/" in karin.get(f"/dossiers/{number}/schade/eis/1/").content.decode()
    told = text_of(karin.get("/schade/rente/"))
    assert "Wij kennen de rente van dinsdag 1 januari 2002 tot en met dinsdag 30 juni 2026." in told
    assert "Vraag je systeembeheerder om een nieuwe versie van Eén Lijn" in told
    assert "nee, niet bij de Rijksoverheid zelf" in told
    assert "donderdag 1 januari 2026 dinsdag 30 juni 2026 4%" in " ".join(told.split())


def test_for_joining_the_page_and_the_file_say_the_same(karin: Client, number: str) -> None:
    add(karin, number, damage_type="emp_immaterial", amount="300")
    add(karin, number, damage_type="org_wages", amount="1000")
    page = text_of(karin.get(f"/dossiers/{number}/schade/voegen/"))
    assert f"Samen gevraagd: €{SPACE}300,00" in page
    assert "Voorschot van het CJIB: 8 maanden na het vonnis" in page
    assert "1.000,00" not in page
    handed = karin.get(f"/dossiers/{number}/schade/voegen/1.pdf")
    assert (handed.status_code, handed.content[:5]) == (200, b"%PDF-")
    assert karin.get(f"/dossiers/{number}/schade/voegen/2.pdf").status_code == 404


def test_nobody_else_finds_these_pages_and_who_coordinates_sees_no_amount(
    karin: Client, cast: Cast, visit: Visit, number: str
) -> None:
    add(karin, number)
    claim(karin, number, 1)
    made(karin, number)
    home = f"/dossiers/{number}/schade/"
    pages = ("post/1/", "eis/1/", "eis/1/brief/", "eis/1/brief/eerste.pdf", "eis/1/brief/eerste.docx")
    for page in (*pages, "voegen/", "voegen/1.pdf"):
        assert karin.get(f"{home}{page}").status_code == 200
        for stranger in (cast.carla, cast.bram, cast.dirk, cast.anna, cast.joost):
            assert visit(stranger).get(f"{home}{page}").status_code in (403, 404)
    carlas = text_of(visit(cast.carla).get(home))
    assert ("1 post" in carlas, "240,50" in carlas) == (True, False)


@pytest.mark.parametrize("page", ["", "post/1/", "eis/1/", "eis/1/brief/", "voegen/"])
def test_every_page_asks_as_much_for_one_line_as_for_many(
    page: str, karin: Client, cast: Cast, number: str, monday: datetime
) -> None:
    add(karin, number)
    claim(karin, number, 1)
    karin.get(f"/dossiers/{number}/schade/{page}")
    with CaptureQueriesContext(connection) as few:
        karin.get(f"/dossiers/{number}/schade/{page}")
    for _more in range(5):
        new = NewLine("org_property", "10", "Rekening")
        damage.add_damage(actor=cast.karin.actor, number=number, new=new, now=monday)
    with CaptureQueriesContext(connection) as many:
        karin.get(f"/dossiers/{number}/schade/{page}")
    assert len(few) == len(many)
