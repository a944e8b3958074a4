# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The routing table by itself: the first rule that fits wins, and what leads nowhere is told in time."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.codes import MembershipState, Role
from eenlijn.commons.accounts.models import Membership, RoleAssignment
from eenlijn.commons.organisations.models import Unit
from eenlijn.commons.rulebook import actions
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.contents import in_shape
from eenlijn.commons.rulebook.queries import draft, house_of, numbered, rules_of
from eenlijn.commons.rulebook.refusals import ContentRefused
from eenlijn.commons.rulebook.topics.dead_ends import Held, House, dead_ends, untaken
from eenlijn.commons.rulebook.topics.reading import Misshapen
from eenlijn.commons.rulebook.topics.routing import Case, Condition, Routing, RoutingRule, Weight, Who
from eenlijn.commons.rulebook.trial import try_out
from tests.cast import Cast

CASE = Case(level=3, kinds=frozenset({"threat"}))


def rule(name: str, **changes: Any) -> dict[str, Any]:
    return {"code": name.lower().replace(" ", "_"), "name": name, "handler": {"who": "nobody"}, **changes}


def table(*rules: dict[str, Any], **by_weight: list[str]) -> Routing:
    return Routing.from_content({"rules": list(rules), "by_weight": by_weight})


def wrong(told: Routing, house: House | None = None) -> list[str]:
    return list(dead_ends(told, house or House()))


def member(account_id: UUID) -> dict[str, str]:
    return {"who": "member", "account": str(account_id)}


def test_the_first_rule_that_fits_wins_and_each_earlier_one_says_why_not() -> None:
    told = table(
        rule("Rood", is_red=True),
        rule("Zwaar", levels=["heavy"]),
        rule("Balie", channels=["face_to_face_desk"]),
        rule("Dreiging", kinds=["threat", "sexual"], told=["BRD"]),
        rule("Alles"),
        heavy=["OOV"],
        middle=["MGR"],
    )
    found = told.decide(CASE)
    assert found.rule is not None
    assert found.rule.name == "Dreiging"
    assert [(one.name, condition) for one, condition in found.passed] == [
        ("Rood", Condition.RED),
        ("Zwaar", Condition.LEVEL),
        ("Balie", Condition.CHANNEL),
    ]
    # Whoever the rule names, and whoever hears of that severity by whatever rule.
    assert found.told == (Role.MGR, Role.BRD)
    heavy = told.decide(replace(CASE, level=5))
    assert heavy.rule is not None
    assert (heavy.rule.name, heavy.told) == ("Zwaar", (Role.OOV,))


def test_a_case_that_no_rule_takes_goes_as_without_a_table() -> None:
    found = table(rule("Rood", is_red=True), middle=["BRD"]).decide(CASE)
    assert (found.rule, found.handler.who, found.told) == (None, Who.NOBODY, (Role.BRD,))
    assert Routing().is_empty
    assert not table(heavy=["BRD"]).is_empty


@pytest.mark.parametrize(
    ("asked", "given", "condition"),
    [
        ({"is_red": False}, {"is_red": True}, Condition.RED),
        ({"levels": ["s4"]}, {}, Condition.LEVEL),
        ({"kinds": ["sexual"]}, {}, Condition.KIND),
        ({"units": [str(UUID(int=1))]}, {"units": frozenset({str(UUID(int=2))})}, Condition.UNIT),
        ({"sites": [str(UUID(int=1))]}, {}, Condition.SITE),
        ({"channels": ["telephone"]}, {"channel": "email"}, Condition.CHANNEL),
    ],
)
def test_every_condition_can_be_the_first_that_is_not_met(
    asked: dict[str, Any], given: dict[str, Any], condition: Condition
) -> None:
    (found,) = table(rule("Een", **asked)).decide(replace(CASE, **given)).passed
    assert found[1] is condition


def test_a_rule_for_a_team_holds_for_the_teams_below_it() -> None:
    above, here = str(uuid4()), str(uuid4())
    told = table(rule("Rijdienst", units=[above]))
    assert told.decide(replace(CASE, units=frozenset({here, above}))).rule is not None
    assert told.decide(replace(CASE, units=frozenset({here}))).rule is None
    assert told.decide(CASE).rule is None


def test_light_middle_and_heavy_are_words_for_the_five() -> None:
    assert [Weight.of(level).value for level in range(1, 6)] == ["light", "light", "middle", "heavy", "heavy"]
    (read,) = table(rule("Licht", levels=["light", "s5_critical"])).rules
    assert read.levels == frozenset({1, 2, 5})
    assert read.to_content()["levels"] == ["s1", "s2", "s5"]


@pytest.mark.parametrize(
    "changes",
    [
        {"levels": ["s9"]},
        {"levels": "s3"},
        {"units": ["lijn 62"]},
        {"is_red": "ja"},
        {"handler": {"who": "role", "role": "EMP"}},
        {"handler": {"who": "member", "account": "carla"}},
        {"handler": {"who": "everybody"}},
        {"told": ["EMP"]},
        {"code": "Met Spatie"},
        {"name": 3},
    ],
)
def test_a_rule_without_shape_is_told_in_a_sentence(changes: dict[str, Any]) -> None:
    with pytest.raises(Misshapen) as told:
        table(rule("Een") | changes)
    assert str(told.value).endswith(".")


def test_what_is_kept_reads_back_the_same() -> None:
    told = {
        "rules": [
            rule("Een", levels=["heavy"], units=[str(uuid4())], is_red=False, told=["BRD", "MGR"]),
            rule("Twee", handler=member(uuid4()), kinds=["order"]),
            rule("Drie", handler={"who": "role", "role": "COO"}),
        ],
        "by_weight": {"heavy": ["OOV"], "light": []},
    }
    kept = in_shape(Topic.ROUTING, told)
    assert in_shape(Topic.ROUTING, kept) == kept
    assert kept["by_weight"] == {"heavy": ["OOV"]}
    assert [one["handler"]["who"] for one in kept["rules"]] == ["nobody", "member", "role"]


def test_a_rule_below_one_that_takes_everything_never_wins() -> None:
    told = table(rule("Alles"), rule("Zwaar", levels=["heavy"]))
    assert wrong(told) == ["Regel «Zwaar» wint nooit: regels erboven nemen alles al wat zij zou nemen."]
    assert wrong(table(rule("Zwaar", levels=["heavy"]), rule("Alles"))) == []


def test_several_rules_together_can_take_everything_of_a_later_one() -> None:
    halves = (rule("Rood", is_red=True, levels=["heavy"]), rule("Niet rood", is_red=False, levels=["s5"]))
    assert wrong(table(*halves, rule("Vijf", levels=["s5"]))) == [
        "Regel «Vijf» wint nooit: regels erboven nemen alles al wat zij zou nemen."
    ]
    assert wrong(table(*halves, rule("Zwaar", levels=["s4", "s5"]))) == []


def test_a_rule_for_a_team_below_another_never_wins_but_the_other_way_round_it_does() -> None:
    above, below = str(uuid4()), str(uuid4())
    house = House(parents={above: None, below: above}, unit_names={above: "Rijdienst", below: "Lijn 62"})
    wide, narrow = rule("Rijdienst", units=[above]), rule("Lijn", units=[below])
    assert wrong(table(wide, narrow), house) == [
        "Regel «Lijn» wint nooit: regels erboven nemen alles al wat zij zou nemen."
    ]
    assert wrong(table(narrow, wide), house) == []


def test_one_kind_is_enough_to_try_because_one_kind_is_enough_to_fit() -> None:
    first = rule("Seksueel of dreiging", kinds=["sexual", "threat"])
    assert wrong(table(first, rule("Dreiging", kinds=["threat"]))) != []
    assert wrong(table(first, rule("Dreiging of orde", kinds=["threat", "order"]))) == []


def test_what_leads_to_nobody_or_nothing_is_told_with_the_name_of_the_rule() -> None:
    here, carla, anna = str(uuid4()), uuid4(), uuid4()
    house = House(
        parents={here: None},
        unit_names={here: "Lijn 62"},
        members=frozenset({carla, anna}),
        held=(Held(carla, "COO", None), Held(anna, "EMP", None)),
    )
    gone = str(uuid4())
    assert wrong(table(rule("A", handler=member(uuid4()))), house) == [
        "Regel «A»: wie zou behandelen, werkt hier niet of niet meer."
    ]
    assert wrong(table(rule("A", handler=member(anna))), house) == [
        "Regel «A»: wie zou behandelen, is geen coördinator en kan dus geen dossier behandelen."
    ]
    assert wrong(table(rule("A", handler=member(carla))), house) == []
    assert wrong(table(rule("A", units=[gone]), rule("B", sites=[gone])), house) == [
        "Regel «A»: een team in deze regel bestaat niet meer.",
        "Regel «B»: een plek in deze regel bestaat niet meer.",
    ]
    assert wrong(table(rule("A", told=["BRD"]), heavy=["OOV"]), house) == [
        "Regel «A»: er is geen bestuurlijk contact die het hoort.",
        "Bij ernst «zwaar» hoort niemand het: er is geen medewerker veiligheid.",
    ]


def test_a_role_that_nobody_holds_in_a_team_the_rule_can_reach_is_named_with_the_team() -> None:
    line, desk, carla = str(uuid4()), str(uuid4()), uuid4()
    house = House(
        parents={line: None, desk: None},
        unit_names={line: "Lijn 62", desk: "Klantenservice"},
        members=frozenset({carla}),
        held=(Held(carla, "COO", line),),
    )
    everywhere = rule("A", handler={"who": "role", "role": "COO"})
    assert wrong(table(everywhere), house) == [
        "Regel «A»: er is geen coördinator voor meldingen zonder team, Klantenservice."
    ]
    assert wrong(table(everywhere | {"units": [line]}), house) == []


def test_cases_that_no_rule_takes_are_a_warning_and_no_refusal() -> None:
    some = table(rule("Rood", is_red=True))
    assert list(untaken(some, House())) == [
        "Niet elke melding past bij een regel. Wat nergens past, gaat zoals zonder verdeelregels."
    ]
    assert list(untaken(table(rule("Rood", is_red=True), rule("Rest", is_red=False)), House())) == []
    # Without any rule nobody expects one to win.
    assert list(untaken(Routing(), House())) == []


def test_a_table_too_large_to_reckon_says_nothing_rather_than_something_wrong() -> None:
    units = [str(UUID(int=one)) for one in range(40)]
    kinds = [f"kind_{one}" for one in range(40)]
    rules = [
        rule(f"R{one}", units=units[one : one + 9], kinds=kinds[one : one + 9], levels=[f"s{one % 5 + 1}"])
        for one in range(28)
    ]
    assert [one for one in wrong(table(*rules, rule("Rest"))) if "wint nooit" in one] == []


def test_the_house_is_who_works_there_that_day(cast: Cast, monday: datetime) -> None:
    Membership.objects.filter(pk=cast.karin.membership.pk).update(ends_on=date(2026, 11, 23))
    Membership.objects.filter(pk=cast.lars.membership.pk).update(state=MembershipState.SUSPENDED)
    Unit.objects.filter(pk=cast.lijn_9.pk).update(valid_until=date(2026, 11, 24))
    today = house_of(cast.reggestreek.pk, monday)
    later = house_of(cast.reggestreek.pk, monday + timedelta(days=1))
    assert cast.karin.id in today.members
    assert {cast.karin.id, cast.lars.id} & later.members == set()
    # Somebody of another employer never is.
    assert cast.dirk.id not in today.members
    assert cast.dirk.id not in {one.account_id for one in today.held}
    assert set(today.unit_names.values()) == {"Rijdienst", "Lijn 62", "Lijn 9", "Klantenservice"}
    assert set(later.unit_names.values()) == {"Rijdienst", "Lijn 62", "Klantenservice"}
    assert today.holders(Role.COO, str(cast.lijn_62.pk)) == {cast.carla.id}
    assert today.holders(Role.COO, "") == {cast.carla.id}
    # Bram leads line 62 and neither what is above it nor reports without a team.
    assert today.holders(Role.MGR, str(cast.lijn_62.pk)) == {cast.bram.id}
    assert today.holders(Role.MGR, str(cast.rijdienst.pk)) == frozenset()
    assert today.holders(Role.MGR, "") == frozenset()
    RoleAssignment.objects.filter(membership=cast.bram.membership, role=Role.MGR).update(unit=None)
    assert house_of(cast.reggestreek.pk, monday).holders(Role.MGR, str(cast.lijn_62.pk)) == {cast.bram.id}
    Membership.objects.filter(pk=cast.bram.membership.pk).update(unit=None)
    assert house_of(cast.reggestreek.pk, monday).holders(Role.MGR, str(cast.lijn_62.pk)) == frozenset()


def test_petra_cannot_publish_a_rule_for_somebody_who_will_have_left_by_then(
    cast: Cast, monday: datetime
) -> None:
    content = {"rules": [rule("Balie", handler=member(cast.carla.id))]}
    Membership.objects.filter(pk=cast.carla.membership.pk).update(ends_on=date(2026, 11, 30))
    kept = actions.save_draft(
        actor=cast.petra.actor, topic=Topic.ROUTING, content=content, version=0, now=monday
    )
    assert try_out(cast.petra.actor, Topic.ROUTING, kept.content, monday).problems == ()
    december = datetime(2026, 12, 1, 9, tzinfo=monday.tzinfo)
    publish: dict[str, Any] = {"actor": cast.petra.actor, "topic": Topic.ROUTING, "version": 1, "now": monday}
    with pytest.raises(ContentRefused, match="werkt hier niet of niet meer"):
        actions.publish(**publish, valid_from=december)
    made = actions.publish(**publish)
    assert made.number == 1
    rules = rules_of(cast.reggestreek.pk, monday, (Topic.ROUTING,))
    assert rules.routing.name_of("balie") == "Balie"
    assert rules_of(cast.dinkelborg.pk, monday, (Topic.ROUTING,)).routing.is_empty
    assert draft(cast.petra.actor, Topic.ROUTING) is None
    said = numbered(cast.reggestreek.pk, Topic.ROUTING, {1, 2})
    assert {number: Routing.from_content(one).name_of("balie") for number, one in said.items()} == {
        1: "Balie"
    }
    assert numbered(cast.dinkelborg.pk, Topic.ROUTING, {1}) == {}


def test_a_colleague_of_another_employer_is_nobody_here(cast: Cast, monday: datetime) -> None:
    job = Actor.job("test", cast.reggestreek.pk)
    content = {"rules": [rule("Elders", handler=member(cast.dirk.id))]}
    with pytest.raises(ContentRefused, match="Regel «Elders»: wie zou behandelen, werkt hier niet"):
        actions.publish_at_once(actor=job, topic=Topic.ROUTING, content=content, now=monday)


def test_only_who_works_on_the_rules_tries_them_and_it_warns(cast: Cast, monday: datetime) -> None:
    told = try_out(cast.carla.actor, Topic.ROUTING, {"rules": [rule("Rood", is_red=True)]}, monday)
    assert (told.problems, len(told.warnings)) == ((), 1)
    also = try_out(cast.carla.actor, Topic.ROUTING, {"rules": []}, monday, lambda _content: ["Nee."])
    assert also.problems == ("Nee.",)


def test_names_codes_and_how_many() -> None:
    one = rule("Een")
    assert list(table(one, one).problems()) == ["Een verdeelregel staat er twee keer in."]
    assert list(table(one | {"name": " "}).problems()) == ["Geef elke verdeelregel een naam."]
    many = [rule(f"R{number}") for number in range(31)]
    assert list(table(*many).problems()) == ["Er zijn ten hoogste 30 verdeelregels."]
    assert isinstance(table(one).rules[0], RoutingRule)
