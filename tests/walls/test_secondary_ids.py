# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every other place where an id can be typed: somebody else's behaves as one that was made up.

The same answer, byte for byte, and nothing changed in any table. Beside each of these stands that the id
does work for who may use it: an id that does nothing for anybody would prove nothing.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final, NamedTuple
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.sign_in.library import Adapter, belonging_to
from eenlijn.commons.sign_in.models import OpenSession
from tests.cast import PASSWORD
from tests.walls import bodies
from tests.walls.addresses import addresses, path_of
from tests.walls.browser import Browser, undone
from tests.walls.route_table import STAGES
from tests.walls.statements import tables
from tests.walls.test_routes import Answer, answer_of
from tests.walls.world import MISSING_CODE, MISSING_ID, MISSING_NUMBER, World, content_of

KEY: Final = bytes(range(16))
MADE_UP: Final = str(MISSING_ID)
# Long enough that no other number on a page is taken for it.
PASSKEY: Final = 910_000_017


class Typed(NamedTuple):
    """A request with an id of Anna's team in it, and the same with one that is nobody's."""

    path: str
    foreign: dict[str, Any]
    made_up: dict[str, Any]


def _unit(world: World, page: str) -> Typed:
    return Typed(
        f"/{page}/",
        {"eenheid": str(world.cast.lijn_62.pk), "wie": "alle"},
        {"eenheid": MADE_UP, "wie": "alle"},
    )


def _number(world: World, page: str) -> Typed:
    wie = {"wie": "alle"}
    return Typed(
        f"/{page}/", {"nummer": world.team.numbers["assessed"], **wie}, {"nummer": MISSING_NUMBER, **wie}
    )


def _edge(world: World, page: str, name: str) -> Typed:
    """The edge of a page of Carla's list, with the id of her row and with one that no row has."""
    incident = Incident.objects.get(number=world.team.numbers["assessed"])
    clock = Clock.objects.get(incident=incident, kind="answer")
    starts = {"vandaag": f"3~{clock.due_at.isoformat()}", "dossiers": incident.occurred_at.isoformat()}
    row = {"vandaag": clock.pk, "dossiers": incident.pk}[page]
    # Where the made-up row stands among the others follows from its id: as far as this one.
    near = f"{str(row)[:-1]}{'0' if str(row)[-1] != '0' else '1'}"
    return Typed(f"/{page}/", {name: f"{starts[page]}~{row}"}, {name: f"{starts[page]}~{near}"})


QUERIES: Final[dict[str, Callable[[World], Typed]]] = {
    "unit above the work list": lambda world: _unit(world, "vandaag"),
    "unit above all dossiers": lambda world: _unit(world, "dossiers"),
    "number above the work list": lambda world: _number(world, "vandaag"),
    "number above all dossiers": lambda world: _number(world, "dossiers"),
    "edge after, work list": lambda world: _edge(world, "vandaag", "na"),
    "edge before, work list": lambda world: _edge(world, "vandaag", "voor"),
    "edge after, all dossiers": lambda world: _edge(world, "dossiers", "na"),
    "edge before, all dossiers": lambda world: _edge(world, "dossiers", "voor"),
}


@pytest.mark.parametrize("case", QUERIES)
def test_a_foreign_id_in_a_question_finds_what_a_made_up_one_finds(world: World, case: str) -> None:
    typed = QUERIES[case](world)
    before = tables()
    for person in ("dirk", "bram") if "dossiers" not in case else ("dirk",):
        if person == "bram" and "edge" not in case:
            continue
        browser = Browser(world.cast.people[person])
        assert _asked(browser, typed.path, typed.foreign) == _asked(browser, typed.path, typed.made_up)
    assert tables() == before


@pytest.mark.parametrize("case", [one for one in QUERIES if "edge" not in one])
def test_and_finds_something_for_carla(world: World, case: str) -> None:
    typed, carla = QUERIES[case](world), Browser(world.cast.carla)
    assert _asked(carla, typed.path, typed.foreign) != _asked(carla, typed.path, typed.made_up)


def _notices(world: World) -> Typed:
    ids = Notice.objects.filter(recipient_id=world.cast.carla.id).values_list("pk", flat=True)
    return Typed(
        "/berichten/", {"notice": [str(one) for one in ids]}, {"notice": [str(uuid4()) for _one in ids]}
    )


def _place(world: World) -> Typed:
    """Where Carla is signed in on another device."""
    found, _made = OpenSession.objects.get_or_create(
        session_key="elders", account=world.cast.carla.account, device="phone", began_on=world.now.date()
    )
    return Typed("/mijn/aangemeld/", {"place": str(found.pk)}, {"place": MADE_UP})


def _passkey(world: World) -> Typed:
    with belonging_to(world.cast.carla.id):
        name = Adapter().encrypt("Telefoon")
    kept, _made = Authenticator.objects.get_or_create(
        pk=PASSKEY,
        defaults={
            "user_id": world.cast.carla.id,
            "type": "webauthn",
            "data": {"name": name, "credential": {}},
        },
    )
    typed = {"do": "rename", "name": "Toestel"}
    return Typed(
        "/mijn/extra-zekerheid/",
        {**typed, "passkey": str(kept.pk)},
        {**typed, "passkey": str(kept.pk + 1)},
    )


FORMS: Final[dict[str, Callable[[World], Typed]]] = {
    "receipt code": lambda world: Typed(
        "/mijn/koppel/", {"code": world.team.codes["by_link"]}, {"code": MISSING_CODE}
    ),
    "employer": lambda world: Typed(
        "/aanmelden/organisatie/", {"organisation": str(world.cast.reggestreek.pk)}, {"organisation": MADE_UP}
    ),
    "unit of a new link": lambda world: Typed(
        "/beheer/meldlinks/",
        {"place": "Balie", "unit": str(world.cast.lijn_62.pk)},
        {"place": "Balie", "unit": MADE_UP},
    ),
    "notices": _notices,
    "place where somebody is signed in": _place,
    "passkey": _passkey,
}


@pytest.mark.parametrize("case", FORMS)
def test_a_foreign_id_in_a_form_does_what_a_made_up_one_does(world: World, case: str) -> None:
    typed, dirk = FORMS[case](world), Browser(world.cast.dirk)
    before = tables()
    answers = [_sent(dirk, typed.path, one) for one in (typed.foreign, typed.made_up)]
    assert answers[0] == answers[1]
    # A refused try to link a report is not kept either, so nothing at all has changed.
    assert tables() == before


@pytest.mark.parametrize("case", FORMS)
def test_and_does_something_for_who_may(world: World, case: str) -> None:
    typed = FORMS[case](world)
    browser = Browser(world.cast.anna if case == "receipt code" else world.cast.carla)
    before = tables()
    answer = _sent(browser, typed.path, typed.foreign)
    assert answer.status in {302, 303}
    # Choosing the one employer you work for is told in the trail.
    assert tables() != before


@pytest.mark.parametrize("person", ["dirk", "petra", "bram"])
def test_a_right_form_on_a_foreign_object_has_no_effect(world: World, person: str) -> None:
    """Every address with an id, with a form that its owner could send."""
    browser, before, wrong = Browser(world.cast.people[person]), tables(), {}
    for address in addresses():
        if not address.kind or address.kind == "slug" or (person, address.kind) in ALLOWED:
            continue
        stage = STAGES.get(address.route, "")
        typed = bodies.body_for(world, address.route)
        whose = WHOSE.get((person, address.kind), "team")
        answers = [
            answer_of(browser.post(path, typed), path)
            for path in (path_of(world, address, one, stage) for one in (whose, "missing"))
        ]
        if answers[0] != answers[1]:
            wrong[address.route] = answers
    assert wrong == {}
    assert tables() == before


# Bram follows his own people; Petra administers her own employer: for them somebody further away is foreign.
WHOSE: Final = {
    ("bram", "number"): "next",
    ("bram", "absence_id"): "next",
    ("bram", "visit_id"): "next",
    **{
        ("petra", kind): "elsewhere"
        for kind in (
            "link_id", "notice_id", "unit_id", "member_id", "site_id", "mandate_id", "proposal_id",
            "absence_id", "token_id", "webhook_id", "delivery_id", "host_id", "review_id",
        )
    },
}  # fmt: skip
# Whoever holds a code may use it, and every employer has the same topics of rules.
ALLOWED: Final = {(person, kind) for person in ("dirk", "petra", "bram") for kind in ("code", "topic")}


def test_the_report_key_of_another_employer_is_a_new_key(world: World) -> None:
    """No "already received", no "other content": the same 128 bits elsewhere were never seen here."""
    known = open_from_report(
        actor=world.cast.anna.actor,
        organisation_id=world.cast.reggestreek.pk,
        link=None,
        content=content_of(dict.fromkeys(("place", "words"), "gewoon")),
        report_key=KEY,
        language="nl",
        now=world.now - timedelta(days=1),
    )
    before = _rows_of(world, Report)
    typed = {**bodies.report(world), "report_key": KEY.hex()}
    answer = Browser(world.cast.dirk).post("/melden/", typed)

    assert answer.status_code == 303
    assert "bekend" not in answer.headers["Location"]
    assert known.code not in answer.headers["Location"]
    assert _rows_of(world, Report) == before
    again = Browser(world.cast.anna).post("/melden/", typed)
    assert again.status_code == 422
    assert known.code in again.content.decode()


def _rows_of(world: World, model: Any) -> list[Any]:
    return list(model.objects.filter(organisation=world.cast.reggestreek).order_by("pk").values_list("pk"))


@pytest.mark.parametrize("version", ["1", "2", "99", "-1", "999999999999999999999"])
def test_the_version_of_an_answer_opens_nothing(world: World, version: str) -> None:
    dirk, before = Browser(world.cast.dirk), tables()
    typed = {**bodies.answer(world), "version": version}
    paths = [reverse("desk:answer", args=[one]) for one in (world.team.numbers["drafted"], MISSING_NUMBER)]
    answers = [answer_of(dirk.post(path, typed), path) for path in paths]
    assert answers[0] == answers[1]
    assert answers[0].status == 404
    assert tables() == before


@pytest.mark.parametrize("address", ["/dossiers/{number}/", "/ontvangst/{code}/", "//evil.example/{number}"])
def test_where_to_go_after_sign_in_opens_nothing(world: World, address: str) -> None:
    """`next` leads, and opens nothing: what stands there answers for itself."""
    given = address.format(number=world.team.numbers["drafted"], code=MISSING_CODE)
    typed = {"email": world.cast.dirk.email, "password": PASSWORD, "next": given}
    with undone():
        answer = Browser().post("/aanmelden/", typed)
    assert answer.headers["Location"] == ("/" if given.startswith("//") else given)
    assert world.team.numbers["drafted"] not in answer.content.decode()


def _asked(browser: Browser, path: str, asked: dict[str, Any]) -> bytes:
    with undone():
        return _without(browser.get(path, **asked).content, asked)


def _sent(browser: Browser, path: str, typed: dict[str, Any]) -> Answer:
    answer = answer_of(browser.post(path, typed), path)
    return answer._replace(body=_without(answer.body, typed))


def _without(body: bytes, typed: dict[str, Any]) -> bytes:
    """What was typed comes back in its own field; it is no difference."""
    from tests.walls.test_routes import TOKEN

    for value in typed.values():
        for one in value if isinstance(value, list) else [value]:
            for form in (one, one.replace(":", "%3A").replace("+", "%2B"), one.replace("+", "%2B")):
                body = body.replace(form.encode(), b"typed")
    return TOKEN.sub(b"token", body)
