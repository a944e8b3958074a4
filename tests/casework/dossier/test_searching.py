# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a search finds, for whom, and what it leaves in the trail."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from eenlijn.casework.dossier import searching
from eenlijn.casework.dossier.listing import Question
from eenlijn.casework.dossier.people import add_person
from eenlijn.casework.dossier.searching import Hits, Search, search_dossiers, site_choices
from eenlijn.casework.finding.actions import forget_perpetrators
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.casework.incidents.codes import AssignmentKind, KindGroup, Status
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.tenancy.actions import end_membership
from eenlijn.commons.tenancy.staff_numbers import set_staff_number
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.clock import to_local
from tests.cast import Cast, Person
from tests.factories import stories
from tests.walls.statements import statements

OTHER = "Ștefan de Kwaaie"
NOBODY = "Ștefan de Brave"


def found(person: Person, now: datetime, **typed: Any) -> list[str]:
    return [row.number for row in hits_of(person, now, **typed).rows]


def hits_of(
    person: Person, now: datetime, *, name: str = "", words: str = "", staff_number: str = "", **question: Any
) -> Hits:
    asked = Search(Question(**question), name, words, staff_number)
    return search_dossiers(actor=person.actor, search=asked, now=now)


@pytest.fixture
def ours(cast: Cast, monday: datetime) -> str:
    """Anna's dossier: the other person is named in its answer, and a passer-by is among its people."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    stories.write(cast.carla.actor, number, monday, addressee_name=OTHER)
    passer_by = NewPerson("witness_visitor", "Wim van Velsen")
    add_person(actor=cast.carla.actor, number=number, person=passer_by, now=monday)
    return number


@pytest.fixture
def theirs(cast: Cast, monday: datetime) -> str:
    """At Dirk's: the very same names and words, which could leak."""
    link = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    number = stories.report(cast.mila.actor, link, monday).number
    stories.assess(cast.dirk.actor, number, monday)
    stories.write(cast.dirk.actor, number, monday, addressee_name=OTHER)
    return number


def test_a_name_is_found_however_it_is_spaced_and_cased_but_with_its_own_signs(
    cast: Cast, monday: datetime, ours: str, theirs: str
) -> None:
    for typed in (OTHER, "  ștefan   DE kwaaie ", "S\u0326tefan de Kwaaie", "wim van velsen"):
        assert found(cast.carla, monday, name=typed) == [ours]
    for typed in ("Stefan de Kwaaie", "de Kwaaie", "Ștefan", "Ștefan de Kwaai", NOBODY):
        assert found(cast.carla, monday, name=typed) == []
    assert found(cast.dirk, monday, name=OTHER) == [theirs]


def test_who_has_an_account_is_found_by_the_name_of_the_account(
    cast: Cast, monday: datetime, ours: str, theirs: str
) -> None:
    assert found(cast.carla, monday, name="anna") == [ours]
    assert found(cast.carla, monday, name="Mila") == []
    assert found(cast.dirk, monday, name="Mila") == [theirs]


def test_a_manager_finds_whom_it_happened_to_and_never_the_other_person(
    cast: Cast, monday: datetime, ours: str
) -> None:
    assert found(cast.bram, monday, name="Anna") == [ours]
    assert found(cast.bram, monday, name="Wim van Velsen") == [ours]
    assert found(cast.bram, monday, name=OTHER) == []
    assert found(cast.carla, monday, name=OTHER) == [ours]


def test_who_handles_it_finds_by_both_names(cast: Cast, monday: datetime, ours: str) -> None:
    incident = Incident.objects.get(number=ours)
    Assignment.objects.filter(incident=incident, kind=AssignmentKind.HANDLER).update(
        account=cast.bram.account
    )
    assert found(cast.bram, monday, name=OTHER) == [ours]


def test_who_does_not_see_the_dossier_finds_nothing_by_name_word_or_number(
    cast: Cast, monday: datetime, ours: str, theirs: str
) -> None:
    for person in (cast.dirk, cast.petra, cast.joost, cast.noor, cast.omar, cast.teun):
        assert found(person, monday, name="Anna") == []
        assert found(person, monday, number=ours) == []
        assert ours not in found(person, monday, words="opwacht")
    assert found(cast.dirk, monday, words="opwacht") == [theirs]
    assert found(cast.carla, monday, words="opwacht") == [ours]


def test_words_are_looked_for_in_every_text_the_reader_may_open_and_in_no_other(
    cast: Cast, monday: datetime, ours: str
) -> None:
    assert found(cast.carla, monday, words="JAS opwacht") == [ours]
    assert found(cast.carla, monday, words="jas fiets") == []
    # Bram reads where it was, not the own words.
    assert found(cast.bram, monday, words="4123") == [ours]
    assert found(cast.bram, monday, words="jas opwacht") == []


@pytest.fixture
def numbered(cast: Cast, monday: datetime) -> None:
    """Anna and Teun have a number here; Mila has Teun's, at Dirk's."""
    for admin, who, number in (
        (cast.petra.actor, cast.anna, "004512"),
        (cast.petra.actor, cast.teun, "B 77"),
        (Actor.job("test", cast.dinkelborg.pk), cast.mila, "B 77"),
    ):
        set_staff_number(actor=admin, membership_id=who.membership.pk, number=number, now=monday)


def test_a_colleague_is_found_by_the_whole_staff_number(
    cast: Cast, monday: datetime, ours: str, theirs: str, numbered: None
) -> None:
    for typed in ("004512", " 004512 "):
        assert found(cast.carla, monday, staff_number=typed) == [ours]
    for typed in ("4512", "00451", "B 77", "b  77"):
        assert found(cast.carla, monday, staff_number=typed) == []
    assert found(cast.dirk, monday, staff_number="b  77") == [theirs]
    # Together with a name, words and facts all of it must fit.
    assert found(cast.carla, monday, staff_number="004512", name=OTHER, words="jas") == [ours]
    assert found(cast.carla, monday, staff_number="004512", name=NOBODY) == []
    assert found(cast.carla, monday, staff_number="004512", words="fiets") == []
    assert found(cast.carla, monday, staff_number="B 77", name=OTHER) == []
    assert found(cast.carla, monday, staff_number="004512", status=Status.CLOSED.value) == []


def test_a_staff_number_finds_who_left_and_who_saw_it_and_never_who_typed_it(
    cast: Cast, monday: datetime, ours: str, numbered: None
) -> None:
    saw_it = NewPerson("witness_employee", "")
    add_person(actor=cast.carla.actor, number=ours, person=saw_it, email=cast.teun.email, now=monday)
    assert found(cast.carla, monday, staff_number="B 77") == [ours]
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    for_anna: dict[str, Any] = {"way": "on_behalf", "reporter_role": "witness", "colleague_name": "Anna"}
    typed = stories.report(
        cast.teun.actor, link, monday, colleague_address=cast.anna.email, **for_anna
    ).number
    # The page of a dossier shows no name of who typed it for somebody else.
    assert found(cast.carla, monday, number=typed) == [typed]
    assert found(cast.carla, monday, staff_number="B 77") == [ours]
    end_membership(actor=cast.petra.actor, membership_id=cast.anna.membership.pk, now=monday)
    assert set(found(cast.carla, monday, staff_number="004512")) == {ours, typed}


@pytest.mark.usefixtures("ours")
@pytest.mark.parametrize("who", ["bram", "carla", "dirk", "joost", "noor"])
def test_hidden_and_foreign_staff_numbers_cost_what_a_made_up_one_costs(
    cast: Cast, monday: datetime, theirs: str, numbered: None, who: str
) -> None:
    """Teun's dossier lies in another team; Mila has the same number at another employer."""
    link = stories.link_of(cast.carla.actor, cast.klantenservice.pk, monday)
    stories.report(cast.teun.actor, link, monday)
    person = getattr(cast, who)
    hidden = {"carla": (), "dirk": ("004512",), "bram": ("B 77",)}.get(who, ("B 77", "004512"))
    costs = [_cost(person, monday, staff_number=number) for number in ("0", "zz", *hidden)]
    assert costs == [costs[0]] * len(costs)
    assert costs[0][1] == Hits((), 0)


def test_facts_narrow_every_search(cast: Cast, monday: datetime, ours: str) -> None:
    today = to_local(monday).date()
    incident = Incident.objects.get(number=ours)
    Incident.objects.filter(pk=incident.pk).update(site=cast.remise)
    fits: list[dict[str, Any]] = [
        {"number": ours.lower()},
        {"unit_id": cast.lijn_62.pk},
        {"site_id": cast.remise.pk},
        {"kind": KindGroup(incident.kind_group).value},
        {"status": Status.IN_PROGRESS.value},
        {"since": today, "until": today},
    ]
    misses: list[dict[str, Any]] = [
        {"number": "0000-000"},
        {"unit_id": cast.klantenservice.pk},
        {"site_id": cast.hoofdkantoor.pk},
        {"kind": next(one.value for one in KindGroup if one != incident.kind_group)},
        {"status": Status.CLOSED.value},
        {"since": today + timedelta(days=1)},
        {"until": today - timedelta(days=1)},
    ]
    typings: list[dict[str, Any]] = [{}, {"name": OTHER}, {"words": "jas"}]
    for typed in typings:
        assert all(found(cast.carla, monday, **typed, **one) == [ours] for one in fits)
        assert all(found(cast.carla, monday, **typed, **one) == [] for one in misses)


def test_a_name_goes_when_it_changes_or_is_erased(cast: Cast, monday: datetime, ours: str) -> None:
    stories.write(cast.carla.actor, ours, monday, addressee_name=NOBODY, version=1)
    assert found(cast.carla, monday, name=OTHER) == []
    assert found(cast.carla, monday, name=NOBODY) == [ours]
    forget_perpetrators(Incident.objects.get(number=ours))
    assert found(cast.carla, monday, name=NOBODY) == []
    assert found(cast.carla, monday, name="Anna") == [ours]


def test_more_dossiers_than_can_be_looked_through_are_not_looked_through(
    cast: Cast, monday: datetime, ours: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    second = stories.report(cast.anna.actor, link, monday).number
    monkeypatch.setattr(searching, "MOST", 1)
    for typed in ({"words": "jas"}, {"name": "Anna"}):
        assert hits_of(cast.carla, monday, **typed) == Hits((), 0, is_too_many=True)
        assert found(cast.carla, monday, **typed, number=second) == [second]
    # What somebody may not see does not count.
    assert found(cast.dirk, monday, words="jas") == []


def test_every_search_is_one_line_with_digests_and_a_count(cast: Cast, monday: datetime, ours: str) -> None:
    asked = Search(Question(number=ours), OTHER, "jas opwacht")
    search_dossiers(actor=cast.carla.actor, search=asked, now=monday)
    line = TrailLine.objects.filter(organisation=cast.reggestreek).order_by("sequence").last()
    assert line is not None
    assert (line.action, line.object_type, line.object_id, line.result) == ("search", "search", "", "done")
    assert (line.purpose, line.compartments) == ("read", "C1 C2 C3 C2+C3")
    assert line.account_id == cast.carla.id
    assert line.subject_id is None
    detail = line.detail
    assert set(detail) == {"found", "number", "name", "words"}
    assert detail["found"] == 1
    assert all(len(detail[what]) == 16 for what in ("number", "name", "words"))
    assert not [text for text in (OTHER, "jas", ours) if text.lower() in str(detail).lower()]

    search_dossiers(actor=cast.dirk.actor, search=Search(Question(), OTHER), now=monday)
    theirs = TrailLine.objects.filter(organisation=cast.dinkelborg).order_by("sequence").last()
    assert theirs is not None
    # The same name is another digest at another employer: nobody joins the two.
    assert theirs.detail["found"] == 0
    assert theirs.detail["name"] != detail["name"]


@pytest.mark.parametrize("who", ["bram", "carla", "dirk"])
def test_hidden_and_foreign_names_cost_what_a_made_up_one_costs(
    cast: Cast, monday: datetime, ours: str, theirs: str, who: str
) -> None:
    """Bram may not read who the other person is; Dirk's employer has the same names; Teun works here."""
    link = stories.link_of(cast.carla.actor, cast.klantenservice.pk, monday)
    stories.report(cast.teun.actor, link, monday)
    person = getattr(cast, who)
    hidden = {"bram": (OTHER, "Teun", "Mila", "Petra"), "carla": ("Mila", "Petra"), "dirk": ("Teun", "Anna")}
    costs = [_cost(person, monday, name=name) for name in (NOBODY, *hidden[who])]
    assert costs == [costs[0]] * len(costs)
    assert costs[0][1] == Hits((), 0)


def _cost(person: Person, now: datetime, **typed: str) -> tuple[list[str], Hits]:
    hits_of(person, now, **dict.fromkeys(typed, "Niemand"))  # keys are fetched once per process
    with statements() as sent:
        hits = hits_of(person, now, **typed)
    return sent, hits


def test_a_full_page_costs_what_one_row_costs(
    cast: Cast, monday: datetime, ours: str, numbered: None
) -> None:
    asked: dict[str, dict[str, Any]] = {
        "name": {"name": "Anna"},
        "staff_number": {"staff_number": "004512"},
        "words": {"words": "jas"},
        "facts": {},
    }
    for given in asked.values():
        hits_of(cast.carla, monday, **given)  # keys are fetched now and then
    costs = {}
    for typed, given in asked.items():
        with statements() as sent:
            assert len(found(cast.carla, monday, **given)) == 1
        costs[typed] = len(sent)
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    for _one in range(26):
        stories.report(cast.anna.actor, link, monday)
    for typed, given in asked.items():
        with statements() as sent:
            hits = hits_of(cast.carla, monday, **given)
        assert (len(hits.rows), hits.count, bool(hits.after)) == (25, 27, True)
        assert len(sent) == costs[typed]
        rest = hits_of(cast.carla, monday, after=hits.after, **given)
        assert len(rest.rows) == 2


def test_places_are_those_of_the_own_employer(cast: Cast) -> None:
    assert [one.id for one in site_choices(cast.carla.actor)] == [cast.remise.pk]
