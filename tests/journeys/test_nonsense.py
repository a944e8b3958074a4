# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nonsense in every form: the page answers in words, and nothing that was typed is lost."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, Response

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier.care import ask_carer
from eenlijn.casework.dossier.deciding import propose_answer
from eenlijn.casework.dossier.hand_overs import ask
from eenlijn.casework.dossier.hearings import record_hearing
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.web.manage.rule_topics import PAGES
from eenlijn.doors.web.report.side_doors import Door
from eenlijn.foundation.identifiers import colleague_code
from tests.factories import stories
from tests.factories.employers import DESK, HOUSING, Employer, Workplace
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NONSENSE = {
    "wild": "<script>document.title='stuk'</script>\"'><img src=x onerror=alert(1)> {% x %} {y} "
    "😀🧑‍🚒 \u202eمرحبا\u202c",
    "long": "x" * 10_000,
    "negative": "-240,50",
    "year one": "0001-01-01T00:00",
    "year 9999": "9999-12-31T23:59",
}
# Fill every visible field of one form as no browser would let people do, and tell what was typed.
FILL = """([place, value, foreign]) => {
  const form = document.querySelectorAll("main form[method=post]")[place];
  const typed = {};
  const seen = new Set();
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || field.type === "file") continue;
    if (field.tagName === "SELECT") { field.add(new Option(foreign, foreign, true, true)); continue; }
    if (field.type === "radio") {
      if (!form.querySelector(`input[name="${field.name}"]:checked`)) field.checked = true;
      continue;
    }
    if (field.type === "checkbox" || field.tagName === "BUTTON" || field.type === "submit") continue;
    field.removeAttribute("maxlength");
    if (field.tagName === "INPUT") field.type = "text";
    field.value = value;
    typed[field.name] = value;
  }
  return typed;
}"""
SUBMIT = """place => {
  const form = document.querySelectorAll("main form[method=post]")[place];
  const button = form.querySelector("button[type=submit]");
  if (button && button.name) {
    const field = Object.assign(document.createElement("input"), {type: "hidden"});
    field.name = button.name; field.value = button.value; form.append(field);
  }
  HTMLFormElement.prototype.submit.call(form);
}"""
# A control for a moment shows nothing else than a moment; what the page gave back stands in its attribute.
LOST = """typed => Object.entries(typed).filter(([name, value]) =>
  ![...document.getElementsByName(name)].some(
    field => field.value === value || field.getAttribute("value") === value
  )).map(([name]) => name)"""


@dataclass(frozen=True)
class World:
    """One dossier in every state that has a page of its own, and whatever opens those pages."""

    employer: Employer
    new: str
    assessed: str
    answered: str
    invited: str
    proposed: str
    talk: str
    foreign: str
    codes: dict[str, str]


@pytest.fixture
def world(founded: Callable[[Workplace], Employer]) -> World:
    town, other = founded(DESK), founded(HOUSING)
    carmen, began = town.coordinator.actor, town.since

    def reported(**changes: Any) -> str:
        return stories.report(town.reporter.actor, town.link, began, **changes).number

    assessed, answered, invited, proposed = (reported() for _one in range(4))
    for number in (assessed, answered, invited, proposed):
        stories.assess(carmen, number, began, decision_influenced=True)
    for number, kind in ((answered, AnswerKind.NORM_NOTICE), (invited, AnswerKind.HEARING_INVITATION)):
        stories.write(carmen, number, began, kind=kind)
        dossier.finish_letter(actor=carmen, number=number, now=began)
        stories.send(carmen, number, began)
    propose_warning(town, proposed)
    talk = CareMoment.objects.get(incident__number=assessed, moment="first_talk")
    ask_carer(actor=carmen, number=assessed, moment_id=talk.pk, account_id=town.carer.id, now=began)
    ask(actor=carmen, number=assessed, kind=AssignmentKind.LEGAL, account_id=town.lawyer.id, now=began)
    return World(
        employer=town,
        new=reported(),
        assessed=assessed,
        answered=answered,
        invited=invited,
        proposed=proposed,
        talk=str(talk.pk),
        foreign=str(other.coordinator.id),
        codes=codes(town, invited),
    )


def propose_warning(town: Employer, number: str) -> None:
    carmen, now = town.coordinator.actor, town.since
    heard = Outcome(HearingState.HEARD_ORAL, now, summary="Hij was boos.")
    record_hearing(actor=carmen, number=number, outcome=heard, now=now)
    stories.write(
        carmen,
        number,
        now,
        kind=AnswerKind.WARNING,
        valid_until=now.date().replace(month=1, day=1, year=now.year + 1),
        remaining_channel="aan de telefoon.",
    )
    propose_answer(actor=carmen, number=number, now=now)


def codes(town: Employer, invited: str) -> dict[str, str]:
    """Of a report behind a code, of one for a colleague, and of an invitation."""
    stranger, began = Actor.link(town.organisation.pk), town.since
    word = dossier.hand_out_letter(actor=town.coordinator.actor, number=invited, is_word=True, now=began)
    told = ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    reply = re.search(r"/reactie/([0-9A-Z-]{19})/", told)
    assert reply
    typed: dict[str, Any] = {"way": "on_behalf", "reporter_role": "witness", "colleague_name": "Wim"}
    for_wim = stories.report(stranger, town.link, began, **typed).code
    return {
        "own": stories.report(stranger, town.link, began).code,
        "wim": colleague_code(for_wim, audience=str(town.organisation.pk)),
        "reply": reply[1],
    }


def pages(who: str, world: World) -> list[str]:
    """The pages with a form, by who works there."""
    number, town = world.assessed, world.employer
    return {
        "nobody": [
            *(f"/m/{town.link.slug}/?soort={door.value}" for door in Door),
            "/ontvangst/",
            *(f"/ontvangst/{world.codes['own']}/{page}/" for page in ("aanvullen", "collegas")),
            f"/klopt/{world.codes['wim']}/",
            f"/reactie/{world.codes['reply']}/",
        ],
        "reporter": ["/melden/", "/melden/oefenen/", "/mijn/", "/mijn/afwezig/"],
        "coordinator": [
            f"/dossiers/{world.new}/beoordelen/",
            *(f"/dossiers/{number}/{page}/" for page in OF_A_DOSSIER),
            f"/dossiers/{world.answered}/antwoord/?nieuw=1",
            # Of the other dossier the only lawyer was asked already, so nothing is left to ask there.
            f"/dossiers/{world.answered}/schade/",
            f"/dossiers/{world.invited}/wederhoor/",
        ],
        "manager": [f"/dossiers/{number}/{page}/" for page in ("gesprek", "nazorg", "vier-ogen")],
        "lawyer": [f"/dossiers/{number}/schade/"],
        "carer": [f"/gesprekken/{world.talk}/"],
        "director": [f"/besluiten/{world.proposed}/"],
        "administrator": [
            *(f"/beheer/{page}/" for page in OF_AN_EMPLOYER),
            f"/beheer/eenheden/{town.unit.pk}/",
            f"/beheer/mensen/{town.reporter.membership.pk}/",
        ],
        "rules": [page.href("rule_draft") for page in PAGES],
    }[who]


OF_A_DOSSIER = (
    "beoordelen",
    "antwoord",
    "gesprek",
    "wederhoor",
    "mensen",
    "klok",
    "melder",
    "leerpunt",
    "aangifte",
    "nazorg",
    "niet-nodig/4",
    "notitie",
    "behandelaar",
)
OF_AN_EMPLOYER = (
    "werkgever",
    "eenheden",
    "plekken",
    "mensen/nieuw",
    "mandaten",
    "meldlinks",
    "telefoon",
    "aantallen",
    "or",
)
REFUSED = 422
TOO_LARGE = 413
# A page with more forms than this asks the same thing many times: each form gets one kind of nonsense.
MOST_FORMS = 6
# And so do pages that are made by the same view from one table: each page gets the next kind.
ONE_VIEW = ("rules",)
WORKING_AS = {"rules": "administrator"}


@pytest.mark.parametrize(
    "who",
    ["nobody", "reporter", "coordinator", "manager", "lawyer", "carer", "director", "administrator", "rules"],
)
def test_nonsense_is_answered_in_words_and_nothing_typed_is_lost(
    who: str, open_page: Callable[..., Page], world: World
) -> None:
    page = open_page(PHONE if who in ("nobody", "reporter") else None)
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    if who != "nobody":
        enter(page, world.employer.people[WORKING_AS.get(who, who)])
    found = [
        told
        for turn, address in enumerate(pages(who, world))
        for told in problems_at(page, address, world.foreign, turn if who in ONE_VIEW else None)
    ]
    assert found == []


def problems_at(page: Page, address: str, foreign: str, turn: int | None) -> Iterator[str]:
    """Send every form of this page with every nonsense, and tell what went wrong."""
    forms = forms_at(page, address)
    if not forms:
        yield f"{address}: no form"
    is_here = True
    for place in range(forms):
        for name, value in tried(place, forms, turn):
            # What was accepted before may have changed the page, or ended it.
            if not is_here and place >= forms_at(page, address):
                break
            typed = page.evaluate(FILL, [place, value, foreign])
            with page.expect_navigation() as waiting:
                page.evaluate(SUBMIT, place)
            yield from (f"{address} [{place}] {name}: {told}" for told in wrong(page, waiting.value, typed))
            is_here = is_refused(page, waiting.value, forms)
            if not typed:
                # Only choices: there is nothing else to type.
                break


def is_refused(page: Page, answer: Response, forms: int) -> bool:
    """Whether the same page came back with all its forms, so that people type on in it."""
    is_back = answer.request.method == "POST" and answer.status == REFUSED
    return is_back and page.locator("main form[method=post]").count() == forms


def tried(place: int, forms: int, turn: int | None) -> list[tuple[str, str]]:
    """Every kind; on a page with many forms, and on pages of one view, one kind each, in turn."""
    kinds = list(NONSENSE.items())
    if turn is None and forms <= MOST_FORMS:
        return kinds
    return [kinds[((turn or 0) + place) % len(kinds)]]


def forms_at(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status < 500, address
    return page.locator("main form[method=post]").count() if answer.ok else 0


def wrong(page: Page, answer: Response, typed: dict[str, str]) -> Iterator[str]:
    if answer.status >= 500:
        yield f"status {answer.status}"
        return
    if not page.locator("main").inner_text().strip() or "stuk" in page.title():
        yield "no words"
    is_back = answer.request.method == "POST"
    if answer.status == TOO_LARGE:
        # Ten thousand characters in each of many fields: more than a page takes, told in words.
        return
    if is_back and answer.status not in (200, 422):
        yield f"status {answer.status}"
    elif is_back:
        lost = page.evaluate(LOST, typed)
        if lost and not is_accepted(page):
            yield f"lost {lost}"


def is_accepted(page: Page) -> bool:
    """A page that answers at its own address without any refusal."""
    return page.locator(".el-error-summary, [aria-invalid=true]").count() == 0
