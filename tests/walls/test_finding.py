# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A search finds a dossier where its page would show it, for everybody in every place of the walls."""

from typing import Final

import pytest

from eenlijn.casework.dossier.access import open_names
from eenlijn.casework.dossier.lanes import name_involved
from eenlijn.casework.dossier.listing import Question
from eenlijn.casework.dossier.searching import Search, search_dossiers
from eenlijn.casework.finding.access import is_true, opens_names, opens_words
from eenlijn.casework.finding.actions import rebuild
from eenlijn.casework.finding.models import NameMark
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import InvolvedAs
from eenlijn.casework.incidents.models import Incident, Perpetrator, Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.tenancy.staff_numbers import set_staff_number
from eenlijn.foundation.sealed.compartments import Compartment
from tests.walls.browser import Browser, undone
from tests.walls.statements import statements
from tests.walls.test_routes import answer_of
from tests.walls.world import World, canary

READERS: Final = ("bram", "carla", "dirk", "karin", "lars", "joost", "anna", "noor", "petra", "omar", "teun")
PARTS: Final = (Compartment.VICTIM, Compartment.PERPETRATOR)
# What stands in the world of the walls, at Anna's employer and in nobody's account.
OTHER: Final = f"T. {canary('addressee')}"
WITNESS: Final = f"Wim {canary('person')}"
TEUNS: Final = "TB-0451"
MADE_UP: Final = "T. Bestaatnietşüß"


def actor_of(world: World, name: str) -> Actor:
    person = world.cast.people[name]
    return actor_for(person.id, person.membership.organisation_id, world.now)


def numbers(actor: Actor, world: World, *, name: str = "", words: str = "") -> set[str]:
    """Every number that this search finds, of all its pages."""
    found, after = set(), ""
    while True:
        with undone():
            asked = Search(Question(after=after), name, words)
            hits = search_dossiers(actor=actor, search=asked, now=world.now)
        found |= {row.number for row in hits.rows}
        after = hits.after
        if not after:
            return found


@pytest.mark.parametrize("name", READERS)
def test_a_name_opens_where_the_page_of_the_dossier_opens_it(world: World, name: str) -> None:
    """The rule said of many dossiers at once is the rule of one; who only reported it finds nothing here."""
    actor = actor_of(world, name)
    seen = incidents.visible_to(actor).select_related("report", "unit")
    for part in PARTS:
        opens = set(seen.filter(opens_names(actor, part)).values_list("number", flat=True))
        handled = incidents.handled_among(actor, seen)
        page = {one.number for one in seen if part in open_names(actor, one, may_handle=one.pk in handled)}
        assert opens == page


@pytest.mark.parametrize("name", READERS)
def test_own_words_are_looked_in_only_where_the_page_shows_them(world: World, name: str) -> None:
    actor = actor_of(world, name)
    seen = incidents.visible_to(actor).select_related("report", "unit")
    opens = set(
        seen.annotate(reads=is_true(opens_words(actor))).filter(reads=True).values_list("pk", flat=True)
    )
    page = {one.pk for one in seen if _shows_words(actor, one)}
    assert opens <= page
    # What happened to the reader is read on pages of its own, and not searched.
    assert page - opens <= {one.pk for one in seen if _is_own(actor, one)}


def _shows_words(actor: Actor, incident: Incident) -> bool:
    return may_read(actor, Compartment.OWN_WORDS, incidents.relation_of(actor, incident))


def _is_own(actor: Actor, incident: Incident) -> bool:
    return incidents.relation_of(actor, incident) in {Relation.OWN, Relation.TYPED}


def test_carla_finds_them(world: World) -> None:
    """The rows that could leak."""
    carla = actor_of(world, "carla")
    assert world.team.numbers["drafted"] in numbers(carla, world, name=OTHER)
    assert world.team.numbers["assessed"] in numbers(carla, world, name=WITNESS)
    assert world.team.numbers["reported"] in numbers(carla, world, words=canary("words"))


def test_who_cares_for_somebody_finds_by_that_name_and_not_by_the_other_persons(world: World) -> None:
    joost = actor_of(world, "joost")
    seen = set(incidents.visible_to(joost).values_list("number", flat=True))
    found = numbers(joost, world, name=WITNESS)
    assert found
    assert found <= seen
    assert numbers(joost, world, name=OTHER) == set()


@pytest.mark.parametrize("name", ["dirk", "anna", "noor", "petra", "omar", "teun", "lars"])
def test_nobody_else_finds_any_of_them(world: World, name: str) -> None:
    actor = actor_of(world, name)
    for typed in (OTHER, WITNESS, f"Nel {canary('name')}"):
        assert numbers(actor, world, name=typed) == set()
    assert numbers(actor, world, words=canary("words")) == set()


@pytest.mark.parametrize("name", ["dirk", "bram"])
@pytest.mark.parametrize("field", ["name", "words", "number", "staff_number"])
def test_what_is_hidden_costs_and_tells_what_a_made_up_one_does(world: World, name: str, field: str) -> None:
    """Bram may not know who the other person is, nor what happens in the next team."""
    _give_teun_a_number(world)
    hidden = {
        "name": OTHER,
        "words": canary("words"),
        "number": world.next_team.numbers["assessed"],
        "staff_number": TEUNS,
    }[field]
    made_up = {"name": MADE_UP, "words": "bestaatnietşüß", "number": "0000-000", "staff_number": "00-00-9"}[
        field
    ]
    browser = Browser(world.cast.people[name])
    _typed(browser, field, made_up)
    answers = [_typed(browser, field, one) for one in (made_up, hidden)]
    assert answers[0] == answers[1]
    assert b"Niets gevonden" in answers[0][0]


def _give_teun_a_number(world: World) -> None:
    member = world.cast.teun.membership.pk
    actor = actor_of(world, "petra")
    set_staff_number(actor=actor, membership_id=member, number=TEUNS, now=world.now)


def test_teuns_number_finds_his_dossiers_for_carla_and_shows_it_nowhere(world: World) -> None:
    """The row that could leak; on no page but the administrator's own one does the number itself stand."""
    _give_teun_a_number(world)
    asked = Search(Question(), staff_number=TEUNS)
    with undone():
        found = search_dossiers(actor=actor_of(world, "carla"), search=asked, now=world.now)
    carla = Browser(world.cast.carla)
    answer = carla.post("/zoeken/", {"staff_number": TEUNS})
    page = answer.content.decode()
    assert found.count > 0
    assert all(row.number in page for row in found.rows)
    # It stands in its own field once more, and in the question of a next page when there is one.
    assert page.count(TEUNS) == page.count(f'value="{TEUNS}"')
    petra = Browser(world.cast.petra)
    member = world.cast.teun.membership.pk
    assert TEUNS in petra.get(f"/beheer/mensen/{member}/personeelsnummer/").content.decode()
    assert TEUNS not in petra.get(f"/beheer/mensen/{member}/").content.decode()
    assert TEUNS not in petra.get("/beheer/mensen/").content.decode()
    assert carla.get(f"/beheer/mensen/{member}/personeelsnummer/").status_code == 404


def _typed(browser: Browser, field: str, value: str) -> tuple[bytes, list[str]]:
    with undone(), statements() as sent:
        response = browser.post("/zoeken/", {field: value})
    assert response.status_code == 200
    page = response.content
    response.status_code = 404  # `answer_of` keeps the body of what is refused only
    body = answer_of(response, "/zoeken/").body
    assert page
    return body.replace(value.encode(), b"typed"), sent


def test_who_is_involved_finds_no_trace_by_name_word_or_number(world: World) -> None:
    """Bram found it a moment ago; now that he is named as a witness, it is a case that is not there."""
    bram, number = world.cast.bram, world.team.numbers["assessed"]
    before = numbers(actor_of(world, "bram"), world, name=WITNESS)
    assert number in before
    name_involved(
        actor=actor_of(world, "carla"),
        number=number,
        called=bram.email,
        kind=InvolvedAs.WITNESS,
        now=world.now,
    )
    assert numbers(actor_of(world, "bram"), world, name=WITNESS) == before - {number}
    browser = Browser(bram)
    for field, hidden, made_up in (
        ("number", number, "0000-000"),
        ("name", OTHER, MADE_UP),
        ("words", canary("person"), "bestaatnietşüß"),
    ):
        _typed(browser, field, made_up)
        answers = [_typed(browser, field, one) for one in (made_up, hidden)]
        assert answers[0] == answers[1]
    assert number in numbers(actor_of(world, "carla"), world, name=WITNESS)


def test_every_name_of_the_world_has_its_mark_and_no_other(world: World) -> None:
    """Whatever was reported, written and taken back kept the marks right: making them anew changes none."""
    with undone():
        found = {one: rebuild(one.pk) for one in (world.cast.reggestreek, world.cast.dinkelborg)}
    assert {wrong for _kept, wrong in found.values()} == {0}
    named = sum(people.objects.exclude(name=None).count() for people in (Victim, Perpetrator))
    assert sum(kept for kept, _wrong in found.values()) == NameMark.objects.count() == named > 0


def test_what_was_lost_or_spoilt_is_made_anew(world: World) -> None:
    carla, owner = actor_of(world, "carla"), world.cast.reggestreek.pk
    before = numbers(carla, world, name=OTHER)
    marks = NameMark.objects.filter(organisation=owner, part=Compartment.PERPETRATOR)
    spoilt = marks.count()
    marks.update(digest="0" * 16)
    NameMark.objects.filter(organisation=owner, part=Compartment.VICTIM).delete()
    assert numbers(carla, world, name=OTHER) == set()
    _kept, wrong = rebuild(owner)
    assert wrong > spoilt > 0
    assert numbers(carla, world, name=OTHER) == before
    assert rebuild(owner)[1] == 0


def test_equal_names_have_other_marks_at_each_employer_and_for_each_kind_of_person(world: World) -> None:
    """Nobody joins them: not between employers, nor whom it happened to with who did it."""
    digests = list(NameMark.objects.values_list("organisation_id", "part", "digest"))
    owners: dict[str, set[tuple[object, str]]] = {}
    for organisation_id, part, digest in digests:
        owners.setdefault(digest, set()).add((organisation_id, part))
    assert all(len(one) == 1 for one in owners.values())
