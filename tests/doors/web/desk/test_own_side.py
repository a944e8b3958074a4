# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Anna gets back, on her own pages and behind the code of a receipt; nobody else reads it."""

from datetime import datetime

import pytest
from django.test import Client

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.dossier import measures_acts
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.casework.reporting.models import Experience
from eenlijn.commons.access.actor import Actor
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of
from tests.factories import stories

pytestmark = pytest.mark.usefixtures("clock")
TOLD = Told(FeedbackKind.THANKS, FeedbackWay.IN_APP, "Dank je. Wij schrijven een brief.")


def test_anna_reads_what_carla_wrote_and_says_no_to_a_talk(
    cast: Cast, visit: Visit, report: Report, stages: Stages, monday: datetime
) -> None:
    number, anna = stages.assessed(report()), visit(cast.anna)
    measures_acts.tell_reporter(actor=cast.carla.actor, number=number, told=TOLD, now=monday)
    page = text_of(anna.get(f"/mijn/{number}/"))
    assert TOLD.words in page
    assert "Nazorg voor jou" in page
    care = f"/mijn/{number}/nazorg/"
    assert "Iemand neemt contact met je op" in text_of(anna.get(care))
    talk = CareMoment.objects.get(incident__number=number, moment="first_talk")
    for stranger in (cast.dirk, cast.teun, cast.carla, cast.bram):
        assert visit(stranger).get(care).status_code == 404
        assert visit(stranger).post(care, {"moment": str(talk.pk)}).status_code == 404
    assert anna.post(care, {"moment": str(talk.pk)})["Location"] == care
    assert "Niet gewenst" in text_of(anna.get(care))
    assert "al vastgelegd" in text_of(anna.post(care, {"moment": str(talk.pk)}))
    assert anna.post(care, {"moment": "x"}).status_code == 404


def test_three_questions_after_closing_asked_once(
    cast: Cast, visit: Visit, report: Report, stages: Stages
) -> None:
    number, anna = report(), visit(cast.anna)
    address = f"/mijn/{number}/ervaring/"
    assert anna.get(address).status_code == 404
    stages.closed(number)
    assert "Vertel hoe het ging" in text_of(anna.get(f"/mijn/{number}/"))
    empty = anna.post(address, {})
    assert empty.status_code == 422
    assert "Kies bij één vraag of meer een antwoord." in text_of(empty)
    wrong = anna.post(address, {"heard": "maybe", "words": "Blijft staan."})
    assert wrong.status_code == 422
    assert "Blijft staan." in text_of(wrong)
    for stranger in (cast.dirk, cast.teun, cast.carla, cast.bram):
        assert visit(stranger).get(address).status_code == 404
        assert visit(stranger).post(address, {"heard": "yes"}).status_code == 404
    saved = anna.post(address, {"heard": "yes", "again": "no", "words": "Carla belde meteen."})
    assert saved["Location"] == address
    assert "Deze vragen zijn afgerond" in text_of(anna.get(address))
    # A second tab: what was said first counts.
    assert anna.post(address, {"heard": "no"})["Location"] == address
    assert "Vertel hoe het ging" not in text_of(anna.get(f"/mijn/{number}/"))
    kept = Experience.objects.get()
    assert (kept.ended_at is not None, kept.is_refused) == (True, False)


def test_rather_not_is_fine_and_is_not_asked_again(
    cast: Cast, visit: Visit, report: Report, stages: Stages
) -> None:
    number, anna = report(), visit(cast.anna)
    stages.closed(number)
    address = f"/mijn/{number}/ervaring/"
    assert anna.post(address, {"do": "refuse", "heard": "no"})["Location"] == address
    assert "Deze vragen zijn afgerond" in text_of(anna.get(address))
    assert Experience.objects.get().is_refused


def test_the_code_of_a_receipt_opens_the_same_without_a_session(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    receipt = stories.report(Actor.link(link.organisation_id), link, monday)
    carla = cast.carla.actor
    stories.answer(carla, receipt.number, monday)
    measures_acts.tell_reporter(actor=carla, number=receipt.number, told=TOLD, now=monday)
    client = Client()
    page = client.get(f"/ontvangst/{receipt.code}/")
    assert TOLD.words in text_of(page)
    care = f"/ontvangst/{receipt.code}/nazorg/"
    talk = CareMoment.objects.get(incident__number=receipt.number, moment="first_talk")
    other = stories.report(Actor.link(link.organisation_id), link, monday)
    assert client.post(f"/ontvangst/{other.code}/nazorg/", {"moment": str(talk.pk)}).status_code == 404
    assert client.post(care, {"moment": str(talk.pk)})["Location"] == care
    assert "Niet gewenst" in text_of(client.get(care))
    assert client.get(f"/ontvangst/{receipt.code}/ervaring/").status_code == 404
    assert client.cookies == {}
