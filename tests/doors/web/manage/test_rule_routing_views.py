# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla drafts who gets what and tries it, Petra publishes; who has no figures reads no count at all."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.dossier import lanes
from eenlijn.casework.incidents.codes import InvolvedAs
from eenlijn.casework.incidents.models import Assignment
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.rulebook.actions import publish_at_once
from eenlijn.commons.rulebook.codes import RuleState, Topic
from eenlijn.commons.rulebook.models import RuleVersion
from eenlijn.commons.rulebook.queries import draft, rules_of
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import stories

PAGE = "/beheer/spelregels/verdelen/"
BENCH = f"{PAGE}proefbank/"
DAY = timedelta(days=1)
CASE = {"ernst": "4", "soort": ["threat"], "kanaal": "face_to_face_desk", "rood": "on"}
NO_COUNT = "Wie beheert, ziet geen cijfers van dossiers."


def typed(client: Client, **changes: Any) -> dict[str, Any]:
    """The form of the draft as a browser would send it, with a few answers changed."""
    form = client.get(f"{PAGE}concept/").context["form"]
    values = {bound.html_name: bound.value() for bound in form} | changes
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def save(client: Client, **changes: Any) -> Any:
    return client.post(f"{PAGE}concept/", typed(client, **changes), follow=True)


def publish(client: Client, version: int = 1) -> Any:
    return client.post(f"{PAGE}proberen/", {"version": version, "when": "now"}, follow=True)


def balie(cast: Cast, place: int = 0) -> dict[str, Any]:
    """A rule as one fills it in: red at the desk is Carla's, and the board hears it."""
    told = {
        "name": "Balie rood",
        "is_red": "yes",
        "channels": ["face_to_face_desk"],
        "who": f"member:{cast.carla.id}",
        "told": ["BRD"],
    }
    return {f"rule_{place}_{name}": value for name, value in told.items()}


def test_carla_fills_in_a_rule_petra_publishes_it_and_the_next_red_report_is_carlas(
    cast: Cast, carla: Client, petra: Client, monday: datetime
) -> None:
    tried = save(carla, **balie(cast), weight_heavy=["OOV"])
    assert tried.redirect_chain == [(f"{PAGE}proberen/", 302)]
    shown = body(tried)
    assert "rood; kanaal: Persoonlijk, balie" in shown
    assert "Krijgt ook bericht" in shown
    # A warning, and it may hold all the same.
    assert "Niet elke melding past bij een regel." in shown
    assert "Versie 1 van «Verdeelregels» geldt vanaf" in body(publish(petra))
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(
        cast.anna.actor, link, monday, channel="face_to_face_desk", is_safe_now=False
    ).number
    handled = Assignment.objects.get(incident__number=number, kind="handler")
    assert handled.account_id == cast.carla.id
    dossier = body(carla.get(f"/dossiers/{number}/"))
    assert "Toegewezen door regel «Balie rood», versie 1." in dossier
    assert "Ook verteld aan: bestuurlijk contact." in dossier


def test_the_timeline_says_when_no_rule_fits_and_when_whom_it_names_cannot(
    cast: Cast, carla: Client, petra: Client, monday: datetime
) -> None:
    save(petra, **balie(cast))
    publish(petra)
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    assert "Versie 1. Het gaat zoals zonder verdeelregels." in body(carla.get(f"/dossiers/{number}/"))
    red = {"channel": "face_to_face_desk", "is_safe_now": False}
    own = stories.report(cast.carla.actor, link, monday, **red).number
    shown = body(carla.get(f"/dossiers/{own}/"))
    assert "Regel «Balie rood», versie 1, past. Wie de regel noemt, kan dit dossier nu niet" in shown


def test_a_dead_end_is_told_on_the_draft_and_refused_when_somebody_publishes(
    cast: Cast, petra: Client, monday: datetime
) -> None:
    Membership.objects.filter(pk=cast.carla.membership.pk).update(ends_on=date(2026, 11, 23))
    assert save(petra, **balie(cast)).context["trial"].problems == ()
    Membership.objects.filter(pk=cast.carla.membership.pk).update(ends_on=date(2026, 11, 22))
    told = "Regel «Balie rood»: wie zou behandelen, werkt hier niet of niet meer."
    shown = body(petra.get(f"{PAGE}proberen/"))
    assert told in shown
    assert "Stel vast" not in shown
    assert told in body(publish(petra))
    assert not RuleVersion.objects.filter(state=RuleState.PUBLISHED).exists()
    # The form still shows whom the rule names, so that it can be taken away.
    assert "Bestaat niet meer" in body(petra.get(f"{PAGE}concept/"))


def test_a_kind_that_is_not_in_the_list_is_a_dead_end_too_also_when_going_back(
    cast: Cast, petra: Client, monday: datetime
) -> None:
    job = Actor.job("test", cast.reggestreek.pk)
    old = {"rules": [{"code": "oud", "name": "Oud", "kinds": ["gossip"]}]}
    publish_at_once(actor=job, topic=Topic.ROUTING, content=old, now=monday - DAY)
    publish_at_once(actor=job, topic=Topic.ROUTING, content={"rules": []}, now=monday - DAY)
    told = "Regel «Oud»: een soort gedrag in deze regel bestaat niet meer."
    assert told in body(petra.post(f"{PAGE}terug/", {"versie": 1}, follow=True))
    assert rules_of(cast.reggestreek.pk, monday, (Topic.ROUTING,)).number(Topic.ROUTING) == 2


def test_the_place_in_the_row_decides_the_order_and_an_empty_name_takes_a_rule_away(
    cast: Cast, petra: Client
) -> None:
    save(petra, rule_0_name="Een", rule_0_is_red="yes")
    save(petra, rule_1_name="Twee", rule_1_levels=["s5"])
    save(petra, rule_2_name="Voorop", rule_2_place="1", rule_2_levels=["s4"])

    def names() -> list[str]:
        kept = draft(cast.petra.actor, Topic.ROUTING)
        assert kept is not None
        return [one["name"] for one in kept.content["rules"]]

    assert names() == ["Voorop", "Een", "Twee"]
    save(petra, rule_1_name="")
    assert names() == ["Voorop", "Twee"]


def test_what_was_chosen_without_a_name_is_asked_and_not_lost(cast: Cast, petra: Client) -> None:
    answer = petra.post(f"{PAGE}concept/", typed(petra, rule_0_levels=["s4", "s5"], rule_0_told=["BRD"]))
    form = answer.context["form"]
    assert form.errors == {"rule_0_name": ["Geef deze regel een naam, of haal weg wat je koos."]}
    assert form["rule_0_levels"].value() == ["s4", "s5"]
    assert draft(cast.petra.actor, Topic.ROUTING) is None


@pytest.fixture
def both(cast: Cast, petra: Client, monday: datetime) -> None:
    """A table that holds, and a draft that gives what is heavy to nobody in particular before it."""
    save(petra, **balie(cast))
    publish(petra)
    save(petra, rule_1_name="Zwaar", rule_1_place="1", rule_1_levels=["s4", "s5"], rule_1_told=["OOV"])


def test_the_bench_says_which_rule_wins_why_not_an_earlier_one_and_who_would_do_it(
    cast: Cast, both: None, petra: Client
) -> None:
    answer = petra.get(BENCH, {**CASE, "team": str(cast.lijn_62.pk)})
    drafted, now = answer.context["tried"]
    assert (drafted.title, drafted.wins) == ("Met het concept", "Regel «Zwaar» wint.")
    assert drafted.handles == "Niemand in het bijzonder: een coördinator pakt het op."
    assert drafted.besides == ("Medewerker veiligheid: Lars",)
    assert (now.title, now.wins) == ("Zoals het nu is, versie 1", "Regel «Balie rood» wint.")
    assert (now.handles, now.passed) == ("Carla behandelt het.", ())
    assert now.besides == ("Bestuurlijk contact: Ilse",)
    assert now.as_ever == ("Coördinator: Carla", "Leidinggevende: Bram")
    light = petra.get(BENCH, {**CASE, "ernst": "2", "rood": ""}).context["tried"]
    assert light[0].passed == ("«Zwaar» past niet: ernst.", "«Balie rood» past niet: rood of niet.")
    assert light[0].wins == "Geen regel past. Het gaat zoals zonder verdeelregels."
    assert light[0].as_ever == ("Coördinator: Carla", "Leidinggevende: niemand")


def test_who_left_after_the_rules_began_to_hold_is_told_on_the_bench(
    cast: Cast, both: None, petra: Client
) -> None:
    assert petra.get(BENCH).context["gone_stale"] == ()
    Membership.objects.filter(pk=cast.carla.membership.pk).update(ends_on=date(2026, 11, 22))
    told = "Regel «Balie rood»: wie zou behandelen, werkt hier niet of niet meer."
    answer = petra.get(BENCH, CASE)
    assert answer.context["gone_stale"] == (told,)
    assert told in body(answer)
    assert answer.context["tried"][1].handles == (
        "Niemand: wie de regel noemt, kan het niet behandelen. Een coördinator pakt het op."
    )


def test_what_is_not_in_the_lists_is_said_and_the_rest_stays_chosen(cast: Cast, petra: Client) -> None:
    answer = petra.get(BENCH, {"ernst": "9", "soort": ["threat"], "team": str(cast.woonservice.pk)})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"ernst", "team"}
    assert answer.context["form"]["soort"].value() == ["threat"]
    assert petra.get(BENCH).status_code == 200


def counted(client: Client) -> dict[str, list[str]]:
    table = client.get(BENCH).context["counted"]
    return {str(row.head): [str(cell.words) for cell in row.cells] for row in table.rows}


def test_the_dry_run_counts_what_carla_may_count_and_names_no_dossier_and_nobody(
    cast: Cast, both: None, carla: Client, monday: datetime
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    red = {"channel": "face_to_face_desk", "is_safe_now": False}
    told = [stories.report(cast.anna.actor, link, monday - one * DAY, **red).number for one in range(3)]
    told.append(stories.report(cast.anna.actor, link, monday, kinds=("physical_assault",), **red).number)
    told.append(stories.report(cast.anna.actor, link, monday).number)
    # None of these is hers to count: too long ago, an exercise, about a colleague, one she is involved in.
    old = stories.report(cast.anna.actor, link, monday - 91 * DAY, **red).number
    stories.report(cast.anna.actor, link, monday, is_exercise=True, **red)
    stories.report(cast.anna.actor, link, monday, other_is_colleague=True, **red)
    theirs = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    stories.report(cast.mila.actor, theirs, monday, **red)
    answer = carla.get(BENCH)
    assert counted(carla) == {
        "Zwaar": ["bestaat dan niet", "1"],
        "Balie rood": ["4", "3"],
        "Geen regel past": ["1", "1"],
    }
    assert answer.context["sentences"] == (
        "5 voorvallen in 90 dagen.",
        "Met het concept zou van 1 iemand anders behandelen dan met de regels van nu.",
    )
    shown = body(answer)
    assert "woensdag 26 augustus 2026 tot en met maandag 23 november 2026" in shown
    assert [number for number in (*told, old) if number in shown] == []
    assert "Anna" not in shown
    lanes.recuse(actor=cast.carla.actor, number=told[0], now=monday)
    assert counted(carla)["Balie rood"] == ["3", "2"]


def test_who_manages_and_has_no_figures_tries_cases_and_reads_no_count(
    cast: Cast, both: None, petra: Client, monday: datetime
) -> None:
    """One count, even a hidden one, would tell Petra of a case: every draft is a question to the register."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    before = body(petra.get(BENCH, CASE))
    for one in range(12):
        stories.report(cast.anna.actor, link, monday - one * DAY, is_safe_now=False)
    answer = petra.get(BENCH, CASE)
    assert (answer.context["counted"], answer.context["sentences"]) == (None, ())
    assert NO_COUNT in body(answer)
    assert without_token(body(answer)) == without_token(before)
    assert len(answer.context["tried"]) == 2


def without_token(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


@pytest.mark.parametrize("who", ["anna", "bram", "noor", "omar", "hugo", "eva"])
def test_who_does_not_work_on_the_rules_does_not_find_the_bench(
    cast: Cast, both: None, visit: Visit, who: str
) -> None:
    assert visit(getattr(cast, who)).get(BENCH, CASE).status_code in (403, 404)


def test_a_coordinator_elsewhere_sees_the_own_table_and_the_own_people(
    cast: Cast, both: None, visit: Visit, monday: datetime
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday, is_safe_now=False)
    answer = visit(cast.dirk).get(BENCH, CASE)
    (now,) = answer.context["tried"]
    assert now.title == "Zoals het nu is, zonder verdeelregels"
    assert now.as_ever == ("Coördinator: Dirk", "Leidinggevende: niemand")
    assert answer.context["sentences"] == ("0 voorvallen in 90 dagen.",)
    for told in ("Carla", "Balie rood", "Lijn 62"):
        assert told not in body(answer)


def test_the_bench_costs_the_same_for_one_incident_and_for_many(
    cast: Cast, both: None, carla: Client, monday: datetime
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert carla.get(BENCH, CASE).status_code == 200
        return len(asked)

    stories.report(cast.anna.actor, link, monday)
    one = statements()
    for place in range(8):
        stories.report(cast.anna.actor, link, monday - place * DAY, is_safe_now=False)
    assert statements() == one


def test_somebody_involved_counts_nothing_of_it_and_the_bench_does_not_tell(
    cast: Cast, both: None, carla: Client, monday: datetime
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday, is_safe_now=False).number
    assert counted(carla)["Geen regel past"] == ["1", "1"]
    lanes.name_involved(
        actor=Actor.job("test", cast.reggestreek.pk),
        number=number,
        called=cast.carla.email,
        kind=InvolvedAs.WITNESS,
        now=monday,
    )
    assert counted(carla)["Geen regel past"] == ["0", "0"]
