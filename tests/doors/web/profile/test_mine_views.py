# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna's own reports; nobody else's, whatever is typed."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from secrets import token_bytes

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eenlijn.casework.dossier import actions
from eenlijn.casework.dossier.intake import Receipt, open_from_report
from eenlijn.casework.dossier.running import lift_measure
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.casework.restrictions.actions import Lifting
from eenlijn.casework.restrictions.codes import LiftReason
from eenlijn.commons.access.actor import Actor
from tests.cast import Cast, Person
from tests.doors.browsers import Visit
from tests.doors.web.report.typing_in import reads
from tests.factories.measures import begin_measure

WORDS = "Hij zei: <b>ik wacht je op</b>."
HOUR = timedelta(hours=1)
Tell = Callable[..., Receipt]


@pytest.fixture
def tell(cast: Cast, monday: datetime) -> Tell:
    """Somebody reports; without a person it comes along a link of the employer of Anna."""

    def told(by: Person | None = None, words: str = WORDS) -> Receipt:
        employer = by.membership.organisation_id if by else cast.reggestreek.pk
        content = ReportContent(
            kinds=("threat_general",),
            when="now",
            occurred_at=None,
            place="Lijn 62",
            words=words,
            wish="act",
            is_safe_now=True,
        )
        return open_from_report(
            actor=by.actor if by else Actor.link(employer),
            organisation_id=employer,
            link=None,
            content=content,
            report_key=token_bytes(16),
            language="nl",
            now=monday,
        )

    return told


def test_nothing_yet_says_so(cast: Cast, enter: Visit) -> None:
    words = reads(enter(cast.anna).get("/mijn/"))

    assert "Je hebt nog niets gemeld." in words
    assert "Koppel een melding met je code" in words


def test_anna_sees_her_own_reports_only(cast: Cast, enter: Visit, tell: Tell) -> None:
    own, of_teun, elsewhere = tell(cast.anna), tell(cast.teun), tell(cast.dirk)
    words = reads(enter(cast.anna).get("/mijn/"))

    assert "Hier staat één melding." in words
    assert f"Melding van ma 23 nov {own.number} · ontvangen nog 48 uur" in words
    assert of_teun.number not in words
    assert elsewhere.number not in words


def test_the_list_costs_the_same_with_one_report_and_with_fifty(
    cast: Cast, enter: Visit, tell: Tell, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = enter(cast.anna)
    tell(cast.anna)
    with django_assert_num_queries(STATEMENTS):
        browser.get("/mijn/")
    for _time in range(49):
        tell(cast.anna)
    with django_assert_num_queries(STATEMENTS):
        assert "Hier staan 50 meldingen" in reads(browser.get("/mijn/"))


STATEMENTS = 10


def test_one_report_is_the_page_of_the_receipt_without_a_code(cast: Cast, enter: Visit, tell: Tell) -> None:
    receipt = tell(cast.anna)
    page = enter(cast.anna).get(f"/mijn/{receipt.number}/")
    words = reads(page)

    assert "Je melding is binnen. Je hoeft nu niets te doen." in words
    assert "Hij zei: <b>ik wacht je op</b>." in words
    assert "<b>ik wacht" not in page.content.decode()
    assert receipt.code not in page.content.decode()
    assert "uiterlijk woensdag 25 november 2026 om 09.00 uur De ander hoort van ons" in words


def test_reports_of_others_do_not_exist(cast: Cast, enter: Visit, tell: Tell) -> None:
    of_teun, elsewhere = tell(cast.teun), tell(cast.dirk)
    browser = enter(cast.anna)
    pages = [
        browser.get(f"/mijn/{number}/{more}")
        for number in (of_teun.number, elsewhere.number, "0000-000", "x", "x" * 200)
        for more in ("", "wie-keek/")
    ]

    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1


def test_the_coordinator_reads_the_dossier_and_not_this_page(cast: Cast, enter: Visit, tell: Tell) -> None:
    assert enter(cast.carla).get(f"/mijn/{tell(cast.anna).number}/").status_code == 404


def test_who_looked_into_it(cast: Cast, enter: Visit, tell: Tell, monday: datetime) -> None:
    receipt = tell(cast.anna)
    browser = enter(cast.anna)
    browser.get(f"/mijn/{receipt.number}/")
    assert "Nog niemand." in reads(browser.get(f"/mijn/{receipt.number}/wie-keek/"))

    actions.open_dossier(actor=cast.bram.actor, number=receipt.number, purpose="read", now=monday)
    words = reads(browser.get(f"/mijn/{receipt.number}/wie-keek/"))
    assert "Eén keer keek een collega in je melding." in words
    assert "Een collega (Teamleider, Lijn 62) opende je melding om te lezen." in words


def test_anna_links_the_report_she_sent_without_signing_in(cast: Cast, enter: Visit, tell: Tell) -> None:
    receipt = tell()
    browser = enter(cast.anna)
    linked = browser.post("/mijn/koppel/", {"code": receipt.code.lower().replace("-", " ")})

    assert (linked.status_code, linked.headers["Location"]) == (303, "/mijn/?gekoppeld=1")
    words = reads(browser.get(linked.headers["Location"]))
    assert "Je melding is gekoppeld." in words
    assert receipt.number in words
    assert Report.objects.get().identity == "confirmed"


def test_unknown_foreign_and_linked_codes_are_told_alike(cast: Cast, enter: Visit, tell: Tell) -> None:
    of_teun, elsewhere = tell(cast.teun), tell(cast.dirk)
    browser = enter(cast.anna)
    told = set()
    for code in (of_teun.code, elsewhere.code, "0000-0000-0000-0000", "geen code", "a\x01"):
        page = browser.post("/mijn/koppel/", {"code": code})
        assert page.status_code == 422
        told.add(reads(page).count("Deze code past niet bij een melding die jij kunt koppelen."))

    assert told == {2}
    assert Report.objects.exclude(reporter_id__in=(cast.teun.id, cast.dirk.id)).count() == 0


def test_without_signing_in_there_is_no_own_page(cast: Cast, tell: Tell) -> None:
    receipt = tell(cast.anna)
    for address in ("/mijn/", f"/mijn/{receipt.number}/", f"/mijn/{receipt.number}/wie-keek/", "/berichten/"):
        assert Client().get(address).status_code == 303


def test_the_reporter_reads_that_a_measure_holds_and_when_it_is_over_and_never_which(
    cast: Cast, enter: Visit, tell: Tell, monday: datetime, clock: time_machine.Traveller
) -> None:
    number, elsewhere = tell(cast.anna).number, tell(cast.teun).number
    first, last = date(2026, 11, 23), date(2027, 2, 23)
    begin_measure(number, cast.carla, monday, starts_on=first, ends_on=last)
    early = begin_measure(number, cast.carla, monday, starts_on=first, ends_on=date(2026, 12, 23))
    agreed = Lifting(LiftReason.AGREED, "U maakte goede afspraken met ons.")
    lift_measure(
        actor=cast.carla.actor, number=number, measure_id=early.pk, lifting=agreed, now=monday + HOUR
    )
    words = reads(enter(cast.anna).get(f"/mijn/{number}/"))
    holds = "Van maandag 23 november 2026 tot en met dinsdag 23 februari 2027. Daarna is die vanzelf voorbij."
    assert f"Voor de ander geldt een maatregel (nu) {holds}" in words
    over = "De maatregel voor de ander is voorbij (gedaan)"
    assert f"{over} Die stopte eerder, op maandag 23 november 2026." in words
    for never in ("ebouwverbod", "Remise", "Berg", "afspraken"):
        assert never not in words
    assert "maatregel" not in reads(enter(cast.teun).get(f"/mijn/{elsewhere}/"))

    clock.move_to(datetime.combine(last, monday.timetz()) + 24 * HOUR)
    words = reads(enter(cast.anna).get(f"/mijn/{number}/"))
    assert "Die liep tot en met dinsdag 23 februari 2027." in words
    assert "Voor de ander geldt een maatregel" not in words
