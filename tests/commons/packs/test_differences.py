# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A pack update shows exactly what differs, in words."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.codes import DifferenceKind
from eenlijn.commons.packs.differences import Difference, term_in_words
from eenlijn.commons.packs.queries import all_packs, as_content, difference, pack_of
from eenlijn.foundation.working_time import Term, TermUnit

BUS = pack_of(Sector.TRANSPORT)
ADDED, REMOVED, CHANGED = DifferenceKind.ADDED, DifferenceKind.REMOVED, DifferenceKind.CHANGED


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.fixture
def adopted() -> dict[str, Any]:
    """What the employer took over; a test makes it older than the current pack."""
    return as_content(BUS)


def test_nothing_differs_from_itself() -> None:
    assert [difference(as_content(pack), pack) for pack in all_packs()] == [()] * 7


def test_another_version_number_alone_is_no_difference(adopted: dict[str, Any]) -> None:
    adopted["version"] = 99
    assert difference(adopted, BUS) == ()


def test_a_changed_word_is_told_per_language(adopted: dict[str, Any]) -> None:
    adopted["words"]["team"] = {"nl": "ploeg", "en": "roster group"}
    assert difference(adopted, BUS) == (
        Difference(CHANGED, "Eigen woorden – het team – Nederlands", "ploeg", "roostergroep"),
    )


def test_a_new_place_is_one_difference(adopted: dict[str, Any]) -> None:
    adopted["places"] = [place for place in adopted["places"] if place["code"] != "depot"]
    assert difference(adopted, BUS) == (
        Difference(
            ADDED,
            "Plaatsen – Remise of garage",
            "",
            "naam, Nederlands: Remise of garage\nnaam, Engels: Depot\nsoort plaats: office_back",
        ),
    )


def test_a_partner_that_is_gone_is_one_difference(adopted: dict[str, Any]) -> None:
    partner = {
        "code": "taxi",
        "name": {"nl": "Taxi", "en": "Cab"},
        "purpose": {"nl": "Naar huis.", "en": "Home."},
    }
    adopted["partners"].append(partner)
    whole = (
        "naam, Nederlands: Taxi\nnaam, Engels: Cab\nwaarvoor, Nederlands: Naar huis.\nwaarvoor, Engels: Home."
    )
    assert difference(adopted, BUS) == (Difference(REMOVED, "Partners – Taxi", whole, ""),)


def test_a_task_tells_term_and_owner_in_words(adopted: dict[str, Any]) -> None:
    task = adopted["playbooks"]["s3_serious"][0]
    assert task["code"] == "ask_colleague"
    task["term"] = {"amount": 1, "unit": "working_days"}
    task["owner"] = "AFT"
    title = "Vraag je collega na de rit hoe het gaat en of doorrijden lukt."
    assert difference(adopted, BUS) == (
        Difference(CHANGED, f"Draaiboek – 3 Ernstig – {title} – wie", "nazorgverlener", "leidinggevende"),
        Difference(CHANGED, f"Draaiboek – 3 Ernstig – {title} – termijn", "1 werkdag", "4 uur"),
    )


def test_another_order_of_tasks_is_told_once(adopted: dict[str, Any]) -> None:
    tasks = adopted["playbooks"]["s2_norm_breach"]
    tasks[0], tasks[1] = tasks[1], tasks[0]
    found = difference(adopted, BUS)
    assert [(one.kind, one.path) for one in found] == [
        (CHANGED, "Draaiboek – 2 Normoverschrijdend – volgorde")
    ]
    before, after = (text.splitlines() for text in (found[0].before, found[0].after))
    assert (before[1], before[0], *before[2:]) == tuple(after)
    assert len(after) == 7


def test_a_new_house_rule_does_not_make_the_others_differ(adopted: dict[str, Any]) -> None:
    first = adopted["house_rules"]["rules"].pop(0)
    assert difference(adopted, BUS) == (
        Difference(
            ADDED,
            "Huisregels – regel 1",
            "",
            f"Nederlands: {first['text']['nl']}\nEngels: {first['text']['en']}",
        ),
    )


def test_an_adopted_status_is_told(adopted: dict[str, Any]) -> None:
    adopted["house_rules"]["status"] = "vastgesteld"
    assert difference(adopted, BUS) == (
        Difference(CHANGED, "Huisregels – status", "vastgesteld", "voorbeeldtekst, niet vastgesteld"),
    )


def test_opening_and_policy_are_told_in_words(adopted: dict[str, Any]) -> None:
    adopted["opening"]["sunday"] = []
    adopted["policy"][4] |= {"most_months": 6, "default_months": 1, "highest_level": 4}
    path = "Wie besluit – Brief: waarschuwing"
    assert difference(adopted, BUS) == (
        Difference(CHANGED, "Openingstijden – zondag", "gesloten", "07:00 tot 00:00"),
        Difference(CHANGED, f"{path} – ernst", "2 tot en met 4", "2 tot en met 5"),
        Difference(CHANGED, f"{path} – hoogstens", "6 maanden", "12 maanden"),
        Difference(CHANGED, f"{path} – gewoonlijk", "1 maand", "12 maanden"),
    )


def test_a_letter_differs_per_head(adopted: dict[str, Any]) -> None:
    now = "Wij leggen u geen straf op."
    letter = adopted["letters"]["norm_notice"]
    assert now in letter
    adopted["letters"]["norm_notice"] = letter.replace(now, "U krijgt geen straf.")
    (found,) = difference(adopted, BUS)
    assert (found.kind, found.path) == (CHANGED, "Brief: dit is onze norm – Wat wij besluiten")
    assert found.before.replace("U krijgt geen straf.", now) == found.after


def test_a_head_that_is_new_is_added(adopted: dict[str, Any]) -> None:
    letter = adopted["letters"]["norm_notice"]
    decided = letter.split("## Wat wij besluiten\n\n")[1].split("\n\n## ")[0]
    adopted["letters"]["norm_notice"] = letter.replace(f"## Wat wij besluiten\n\n{decided}\n\n", "")
    assert difference(adopted, BUS) == (
        Difference(ADDED, "Brief: dit is onze norm – Wat wij besluiten", "", decided),
    )


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (Term(1, TermUnit.MINUTES), "1 minuut"),
        (Term(15, TermUnit.MINUTES), "15 minuten"),
        (Term(48, TermUnit.HOURS), "48 uur"),
        (Term(1, TermUnit.WORKING_HOURS), "1 werkuur"),
        (Term(8, TermUnit.WORKING_HOURS), "8 werkuren"),
        (Term(1, TermUnit.DAYS), "1 dag"),
        (Term(14, TermUnit.DAYS), "14 dagen"),
        (Term(2, TermUnit.WORKING_DAYS), "2 werkdagen"),
        (Term(1, TermUnit.MONTHS), "1 maand"),
        (Term(3, TermUnit.MONTHS), "3 maanden"),
        (Term(0, TermUnit.DAYS), "dezelfde dag"),
        (Term(0, TermUnit.WORKING_DAYS), "dezelfde werkdag"),
    ],
)
def test_terms_in_words(term: Term, told: str) -> None:
    assert term_in_words(term) == told
