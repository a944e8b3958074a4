# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra stands for a language on screen, takes it back, and chooses a letterhead; others find nothing."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eenlijn.casework.letters.models import LanguageApproval, WordTemplate
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.foundation.pdf.test_word_template import PLAIN, template

LETTERS = "/beheer/brieven/"
PAPER = f"{LETTERS}papier/"
ARABIC = f"{LETTERS}taal/?taal=ar&tekst=building_ban"


def typed(petra: Client, **changes: str) -> dict[str, str]:
    initial = petra.get(ARABIC).context["form"].initial
    return {**initial, "stands": "on", **changes}


def test_a_language_is_approved_by_name_and_taken_back(cast: Cast, petra: Client) -> None:
    page = body(petra.get(LETTERS))
    assert page.count("Nog niemand staat hiervoor.") == 42
    shown = body(petra.get(ARABIC))
    assert 'dir="rtl"' in shown
    assert "Met deze brief krijgt u een gebouwverbod van {organisation}." in shown
    after = body(petra.post(ARABIC, typed(petra), follow=True))
    assert "Je staat nu voor deze vertaling." in after
    assert "Petra staat hiervoor sinds" in after
    assert after.count("Nog niemand staat hiervoor.") == 41
    assert LanguageApproval.objects.get().approved_by_id == cast.petra.id
    gone = body(petra.post(ARABIC, {"do": "withdraw"}, follow=True))
    assert "Niemand staat nu nog voor deze vertaling." in gone
    assert "Vervallen. Petra keurde op" in gone


def test_without_the_tick_or_with_a_place_forgotten_nothing_is_approved(petra: Client) -> None:
    no_tick = petra.post(ARABIC, {**typed(petra), "stands": ""})
    assert "Zet een vinkje. Een vertaling gaat alleen mee als iemand ervoor staat." in body(no_tick)
    forgotten = petra.post(ARABIC, typed(petra, body="{salutation}"))
    assert "De plek {behaviour} ontbreekt." in body(forgotten)
    changed = petra.post(ARABIC, typed(petra, dutch="0" * 64))
    assert "De Nederlandse tekst is intussen gewijzigd." in body(changed)
    assert not LanguageApproval.objects.exists()


def test_a_letterhead_is_taken_refused_with_a_reason_and_stopped(petra: Client) -> None:
    wrong = SimpleUploadedFile("briefpapier.docx", template("Geen plek"))
    assert "Wij zien niet waar de brief moet komen." in body(petra.post(PAPER, {"file": wrong}))
    right = SimpleUploadedFile("briefpapier.docx", PLAIN)
    after = body(petra.post(PAPER, {"file": right}, follow=True))
    assert "Nieuwe brieven staan vanaf nu op dit papier." in after
    assert "In gebruik: briefpapier.docx (versie 1), van Petra" in after
    assert "Nieuwe brieven staan weer op gewoon papier." in body(
        petra.post(PAPER, {"do": "stop"}, follow=True)
    )
    assert WordTemplate.objects.get().ended_at is not None
    assert petra.post(PAPER, {"do": "stop"}).status_code == 404


def test_unknown_languages_and_texts_and_other_people_find_nothing(
    cast: Cast, petra: Client, visit: Visit, monday: datetime
) -> None:
    for odd in ("?taal=xx", "?taal=ar&tekst=lifting", "?tekst=nope"):
        assert petra.get(f"{LETTERS}taal/{odd}").status_code == 404
    for page in (LETTERS, PAPER, ARABIC):
        assert visit(cast.carla).get(page).status_code == 404
        assert petra.get(page).status_code == 200
