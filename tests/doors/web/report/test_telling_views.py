# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling more behind a code: questions saved one by one, other colleagues, and whether it is right."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.reporting.models import FollowUpAnswer, Report
from eenlijn.commons.keys import vault
from tests.cast import Cast
from tests.doors.web.report.typing_in import Typed, reads

EVIL = "<script>alert(1)</script>{{ 7|add:7 }}"


@pytest.fixture
def sent(link: str, phone: Client, typed: Typed) -> None:
    assert phone.post(link, typed).status_code == 303


@pytest.fixture
def second(link: str, phone: Client, typed: Typed, receipt: str) -> str:
    """The code for the colleague, as the receipt shows it."""
    told = {**typed, "reporter_role": "phone_desk", "colleague_name": "Anna"}
    assert phone.post(f"{link}?soort=collega", told).status_code == 303
    codes = re.findall(r'class="report-code">([0-9A-Z-]{19})<', phone.get(receipt).content.decode())
    assert len(codes) == 2
    return str(codes[1])


def test_every_question_is_a_form_of_its_own_and_none_is_required(
    sent: None, receipt: str, phone: Client
) -> None:
    page = phone.get(f"{receipt}aanvullen/").content.decode()
    questions = re.findall(r'<form[^>]*id="vraag-(\w+)"', page)

    assert len(questions) == len(set(questions)) > 25
    assert page.count('name="question"') == len(questions)
    assert "csrfmiddlewaretoken" not in page
    assert "Voor de politie, als het zover komt" in page
    assert phone.post(f"{receipt}aanvullen/", {"question": "stopped"}).status_code == 303


def test_an_answer_is_saved_shown_and_can_change(sent: None, receipt: str, phone: Client) -> None:
    address = f"{receipt}aanvullen/"
    saved = phone.post(address, {"question": "pif_literal", "value": EVIL})
    assert saved.status_code == 303
    assert saved.headers["Location"] == f"{address}?bewaard=pif_literal#vraag-pif_literal"
    page = phone.get(address)
    assert "Bewaard" in reads(page)
    assert EVIL in reads(page)
    assert "<script>alert" not in page.content.decode()

    phone.post(address, {"question": "pif_literal", "value": "Anders"})
    phone.post(address, {"question": "immediate_action", "value": ["addressed_norm", "left_location"]})
    phone.post(address, {"question": "pif_when", "value": "2026-11-23T08:55"})
    kept = {one.question: one for one in FollowUpAnswer.objects.filter(is_current=True)}
    assert vault.open(kept["pif_literal"], "words") == "Anders"
    assert vault.open(kept["immediate_action"], "facts") == "addressed_norm,left_location"
    assert vault.open(kept["pif_when"], "facts") == "2026-11-23T07:55:00+00:00"
    assert FollowUpAnswer.objects.count() == 4
    page_again = phone.get(address).content.decode()
    assert 'value="2026-11-23T08:55"' in page_again
    assert page_again.count("checked") == 2


@pytest.mark.parametrize(
    ("question", "value"),
    [("channel", "duif"), ("witness_count", "veel"), ("pif_who", "x" * 4001), ("pif_who", "a\x00b")],
)
def test_what_does_not_fit_stays_on_the_page_with_a_sentence(
    sent: None, receipt: str, phone: Client, question: str, value: str
) -> None:
    page = phone.post(f"{receipt}aanvullen/", {"question": question, "value": value})
    assert page.status_code == 422
    assert page.content.decode().count('aria-invalid="true"') >= 1
    assert FollowUpAnswer.objects.count() == 0
    part = phone.post(
        f"{receipt}aanvullen/", {"question": question, "value": value}, headers={"HX-Request": "true"}
    )
    assert part.status_code == 200


def test_an_unknown_question_changes_nothing(sent: None, receipt: str, phone: Client) -> None:
    page = phone.post(f"{receipt}aanvullen/", {"question": "bestaat_niet", "value": "x"})
    assert page.status_code == 422
    assert FollowUpAnswer.objects.count() == 0


def test_the_questions_cost_the_same_with_one_answer_and_with_many(
    sent: None, receipt: str, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"{receipt}aanvullen/"
    phone.post(address, {"question": "stopped", "value": "yes"})
    with django_assert_num_queries(STATEMENTS):
        phone.get(address)
    for question in ("addressed", "absence", "repetition", "other_known"):
        phone.post(address, {"question": question, "value": "no"})
    with django_assert_num_queries(STATEMENTS):
        phone.get(address)


STATEMENTS = 11


def test_naming_others_who_were_there(sent: None, receipt: str, phone: Client) -> None:
    address = f"{receipt}collegas/"
    told = {"name": "Teun Kanarie", "role": "witness_employee"}
    assert phone.post(address, told).status_code == 303
    assert "Teun Kanarie, Getuige (medewerker)" in reads(phone.get(address))
    assert Incident.objects.count() == 1
    assert Victim.objects.count() == 2

    for wrong in ({"name": "", "role": "witness_employee"}, {"name": "Teun", "role": "family_member"}):
        assert phone.post(address, wrong).status_code == 422
    assert Victim.objects.count() == 2


def test_a_twentieth_colleague_fits_and_one_more_is_refused(sent: None, receipt: str, phone: Client) -> None:
    for place in range(19):
        told = {"name": f"Collega {place}", "role": "witness_employee"}
        assert phone.post(f"{receipt}collegas/", told).status_code == 303
    page = phone.post(f"{receipt}collegas/", {"name": "Nog een", "role": "witness_employee"})
    assert page.status_code == 422
    assert "Bij een melding passen twintig mensen." in reads(page)


def test_the_colleague_reads_it_corrects_it_and_owns_it(second: str, receipt: str, phone: Client) -> None:
    first = phone.post("/ontvangst/", {"code": second.lower()})
    to_right = phone.get(first.headers["Location"])
    assert to_right.headers["Location"] == f"/klopt/{second}/"
    words = reads(phone.get(f"/klopt/{second}/"))
    assert "Iemand typte dit voor jou over" in words
    assert "Een man zonder kaartje schold me uit." in words

    empty = phone.post(f"/klopt/{second}/", {"is_right": "no", "correction": "", "wants_care": ""})
    assert empty.status_code == 422
    assert "Schrijf in je eigen woorden wat er anders was." in reads(empty)
    said = {"is_right": "no", "correction": "Het waren er twee.", "wants_care": "yes"}
    assert phone.post(f"/klopt/{second}/", said).status_code == 303

    hers = reads(phone.get(f"/ontvangst/{second}/"))
    assert "Een man zonder kaartje schold me uit." in hers
    assert "Vul je melding aan" in hers
    typed_it = reads(phone.get(receipt))
    assert "Je collega heeft de melding overgenomen." in typed_it
    assert "Een man zonder kaartje schold me uit." not in typed_it
    assert second not in typed_it
    assert Report.objects.get().number in typed_it
    assert phone.get(f"/klopt/{second}/").headers["Location"] == f"/ontvangst/{second}/"
    assert vault.open(Victim.objects.get(), "correction") == "Het waren er twee."


def test_who_typed_it_cannot_speak_for_the_colleague_nor_see_who_looked(
    second: str, code: str, receipt: str, phone: Client
) -> None:
    known = phone.get("/dit/bestaat/niet/").content
    for address in (
        f"/klopt/{code}/",
        f"{receipt}wie-keek/",
        f"{receipt}aanvullen/",
        f"{receipt}collegas/",
        "/klopt/0000-0000-0000-0000/",
    ):
        page = phone.get(address)
        assert (page.status_code, page.content) == (404, known), address
    assert phone.post(f"/klopt/{code}/", {"is_right": "yes"}).status_code == 404


def test_who_reported_for_oneself_has_nothing_to_confirm(sent: None, code: str, phone: Client) -> None:
    assert phone.get(f"/klopt/{code}/").status_code == 404


def test_another_site_sends_nothing(sent: None, receipt: str, phone: Client) -> None:
    for page in ("aanvullen/", "collegas/"):
        answer = phone.post(
            f"{receipt}{page}", {"question": "stopped"}, headers={"Sec-Fetch-Site": "cross-site"}
        )
        assert answer.status_code == 400


def test_every_page_in_english_says_so(cast: Cast, sent: None, receipt: str, phone: Client) -> None:
    page = phone.get(f"/en{receipt}aanvullen/")
    assert '<html lang="en">' in page.content.decode()
    assert "How did it happen?" in reads(page)
