# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Posters to hang up: read back from the file, for who may make links and for nobody else."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from eenlijn.casework.reporting.actions import end_link
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.factories import stories
from tests.factories.pdf_words import text_of

ALL = "/beheer/meldlinks/vellen.pdf"


def opened(answer: Any) -> pikepdf.Pdf:
    assert answer["Content-Type"] == "application/pdf"
    return pikepdf.open(BytesIO(answer.content))


def words_on(pdf: pikepdf.Pdf) -> str:
    return " ".join(text_of(pdf).split())


def test_a_poster_names_the_place_the_address_and_112(cast: Cast, carla: Client, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    answer = carla.get(reverse("manage:link_sheet", args=[link.id]))
    pdf = opened(answer)
    assert answer["Content-Disposition"] == 'inline; filename="meldlink.pdf"'
    assert len(pdf.pages) == 1
    shown = words_on(pdf)
    for words in (
        "Nu gevaar? Bel eerst 112.",
        "Agressie meegemaakt? Meld het.",
        f"/m/{link.slug}/",
        "Bus 4123, lijn 62 · Lijn 62",
        "Busbedrijf Reggestreek (verzonnen)",
    ):
        assert words in shown


def test_all_links_that_work_are_in_one_file(cast: Cast, visit: Visit, monday: datetime) -> None:
    stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday, place="Bus 1")
    stories.link_of(cast.carla.actor, cast.klantenservice.pk, monday, place="Balie Almelo")
    ended = stories.link_of(cast.carla.actor, cast.lijn_9.pk, monday, place="Bus 9")
    end_link(actor=cast.carla.actor, link_id=ended.id, now=monday)
    stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday, place="Elders")
    pdf = opened(visit(cast.petra).get(ALL))
    shown = words_on(pdf)
    assert len(pdf.pages) == 2
    assert "Bus 1" in shown
    assert "Balie Almelo" in shown
    assert "Bus 9" not in shown
    assert "Elders" not in shown


def test_the_english_page_gives_an_english_poster(cast: Cast, carla: Client, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    pdf = opened(carla.get(f"/en/beheer/meldlinks/{link.id}/vel.pdf"))
    assert str(pdf.Root.Lang) == "en"


def test_without_links_the_list_says_so(carla: Client) -> None:
    shown = carla.get(ALL, follow=True)
    assert shown.redirect_chain == [("/beheer/meldlinks/", 302)]
    assert "Er is nog geen link om te printen." in shown.content.decode()


def test_a_sign_that_cannot_be_printed_is_told(cast: Cast, carla: Client, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday, place="Bus 🧨")
    shown = carla.get(reverse("manage:link_sheet", args=[link.id]), follow=True)
    assert "een teken dat wij niet kunnen printen" in shown.content.decode()


@pytest.mark.parametrize("who", ["dirk", "anna", "bram"])
def test_nobody_else_prints_it(cast: Cast, visit: Visit, monday: datetime, who: str) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    assert visit(cast.people[who]).get(reverse("manage:link_sheet", args=[link.id])).status_code == 404


def test_an_ended_link_has_no_poster(cast: Cast, carla: Client, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    end_link(actor=cast.carla.actor, link_id=link.id, now=monday)
    assert carla.get(reverse("manage:link_sheet", args=[link.id])).status_code == 404
