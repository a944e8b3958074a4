# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling other systems, by screen: nothing twice, nothing to a stranger, the secret once."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from eenlijn.commons.accounts.codes import Role
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.webhooks.codes import SubscriptionState
from eenlijn.commons.webhooks.models import AllowedHost, Delivery, Subscription
from eenlijn.doors.jobs.every_second import deliver_webhooks
from tests.cast import SINCE, Cast
from tests.doors.browsers import Visit, body
from tests.factories.receivers import Receiver, receiving, status

PAGE = "/beheer/seintjes/"
CLOSED = "nl.eenlijn.dossier.closed"
SECRET = re.compile(r"whsec_[A-Za-z0-9+/]{43}=")


@pytest.fixture(autouse=True)
def _inside(settings: Settings) -> None:
    settings.EENLIJN_WEBHOOKS_MAY_STAY_INSIDE = True


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


def typed(receiver: Receiver, **changes: Any) -> dict[str, Any]:
    given = {"key": str(uuid4()), "name": "Zaaksysteem", "address": receiver.address, "types": [CLOSED]}
    return given | changes


@pytest.fixture
def made(petra: Client, receiver: Receiver) -> Subscription:
    petra.post(f"{PAGE}namen/", {"host": "127.0.0.1"})
    petra.post(f"{PAGE}nieuw/", typed(receiver))
    return Subscription.objects.get()


def page_of(row: Subscription, act: str = "") -> str:
    return f"{PAGE}{row.pk}/{act}"


def happens(cast: Cast, at: datetime, number: str = "7K4M-2QX") -> None:
    announce(
        organisation_id=cast.reggestreek.pk,
        event_type="dossier_closed",
        object_number=number,
        recipients=(),
        now=at,
    )


def test_first_a_name_then_a_webhook_with_a_secret_that_is_shown_once(
    petra: Client, receiver: Receiver
) -> None:
    empty = body(petra.get(PAGE))
    assert "Geen ander systeem krijgt een seintje." in empty
    assert f'href="{PAGE}nieuw/"' not in empty
    refused = petra.post(f"{PAGE}nieuw/", typed(receiver))
    assert refused.context["form"].errors == {
        "address": ["Zet 127.0.0.1 eerst op de lijst van namen die mogen."]
    }
    listed = body(petra.post(f"{PAGE}namen/", {"host": "127.0.0.1"}, follow=True))
    assert "Seintjes mogen alleen naar deze naam." in listed
    shown = petra.post(f"{PAGE}nieuw/", typed(receiver))
    assert shown.status_code == 200
    (secret,) = SECRET.findall(body(shown))
    row = Subscription.objects.get()
    for path in (PAGE, page_of(row), page_of(row, "sleutel/"), f"{PAGE}nieuw/", f"{PAGE}namen/"):
        later = body(petra.get(path))
        assert secret not in later
        assert "whsec_" not in later
    assert receiver.address in body(petra.get(page_of(row)))
    assert "Zaaksysteem" in body(petra.get(PAGE))
    assert secret not in str(dict(petra.session.items()))


def test_the_form_sent_twice_makes_one(petra: Client, receiver: Receiver) -> None:
    petra.post(f"{PAGE}namen/", {"host": "127.0.0.1"})
    form = typed(receiver)
    petra.post(f"{PAGE}nieuw/", form)
    again = petra.post(f"{PAGE}nieuw/", form, follow=True)
    assert "De sleutel tonen wij maar één keer." in body(again)
    assert "whsec_" not in body(again)
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"address": ""}, "address"),
        ({"address": "x" * 501}, "address"),
        ({"types": []}, "types"),
        ({"types": ["alles"]}, "types"),
        ({"address": "https://10.0.0.1/"}, "address"),
        ({"address": "https://127.0.0.1:22/"}, "address"),
        ({"address": "http://169.254.169.254/latest/meta-data/"}, "address"),
        ({"address": "https://localhost./"}, "address"),
        ({"address": "https://wie@127.0.0.1/"}, "address"),
        ({"address": "https://\x00/"}, "address"),
        ({"key": "geen kenmerk", "address": "geen adres"}, "address"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    changes: dict[str, Any], wrong: str, petra: Client, receiver: Receiver, settings: Settings
) -> None:
    petra.post(f"{PAGE}namen/", {"host": "127.0.0.1"})
    settings.EENLIJN_WEBHOOKS_MAY_STAY_INSIDE = "22" not in str(changes.get("address"))
    answer = petra.post(f"{PAGE}nieuw/", typed(receiver, **changes))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [wrong]
    assert 'value="Zaaksysteem"' in body(answer) or wrong == "name"
    assert Subscription.objects.count() == 0


@pytest.mark.parametrize(
    "host", ["", "localhost.", "10.0.0.1", "x.local", "https://zaken.nl", "a b.nl", "x" * 254]
)
def test_a_name_that_is_none_is_refused_at_its_field(host: str, petra: Client) -> None:
    answer = petra.post(f"{PAGE}namen/", {"host": host})
    assert list(answer.context["form"].errors) == ["host"]
    assert AllowedHost.objects.count() == 0


def test_a_name_leaves_the_list_after_a_question_and_not_while_it_is_used(
    petra: Client, made: Subscription
) -> None:
    host = AllowedHost.objects.get()
    ending = f"{PAGE}namen/{host.pk}/weghalen/"
    assert "Er gaan nog seintjes naar deze naam. Beëindig die eerst." in body(petra.get(ending))
    assert "Beëindig die eerst." in body(petra.post(ending, follow=True))
    petra.post(page_of(made, "beeindigen/"))
    assert "Haal de naam weg" in body(petra.get(ending))
    assert "De naam staat niet meer op de lijst." in body(petra.post(ending, follow=True))
    assert petra.get(ending).status_code == 404


def test_a_test_shows_what_came_of_it(
    petra: Client, made: Subscription, receiver: Receiver, monday: datetime
) -> None:
    receiver.answer = status(500)
    waiting = body(petra.post(page_of(made, "proef/"), follow=True))
    assert "gaat zo weg" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert "Stuur een proefbericht" not in waiting
    deliver_webhooks(monday)
    over = body(petra.get(page_of(made)))
    assert "Antwoord 500. Het systeem nam het niet aan." in over
    assert "every 2s" not in over
    receiver.answer = status(204)
    petra.post(page_of(made, "proef/"))
    deliver_webhooks(monday)
    assert "aangekomen" in body(petra.get(page_of(made)))
    assert len(receiver.got) == 2


def test_the_deliveries_are_told_without_numbers_to_who_only_administers(  # noqa: PLR0917 - fixtures
    petra: Client, made: Subscription, receiver: Receiver, cast: Cast, monday: datetime, visit: Visit
) -> None:
    happens(cast, monday)
    deliver_webhooks(monday)
    shown = body(petra.get(page_of(made)))
    assert "Een dossier is gesloten" in shown
    assert "Antwoord 204." in shown
    assert "7K4M-2QX" not in shown
    assert b"7K4M-2QX" in receiver.got[0].body
    RoleAssignment.objects.create(
        organisation=cast.reggestreek, membership=cast.petra.membership, role=Role.COO, starts_on=SINCE
    )
    assert "7K4M-2QX" in body(visit(cast.petra).get(page_of(made)))


def test_a_failure_says_when_it_is_tried_again(
    petra: Client, made: Subscription, receiver: Receiver, cast: Cast, monday: datetime
) -> None:
    receiver.answer = status(302, "Location: http://127.0.0.1:9/")
    happens(cast, monday)
    deliver_webhooks(monday)
    shown = body(petra.get(page_of(made)))
    assert (
        "Antwoord 302. Het adres verwijst door. Dat volgen wij niet. Opnieuw: ma 23 nov, 09.01 uur." in shown
    )
    assert "1 wacht" in body(petra.get(PAGE))


def test_one_is_sent_again_after_a_question(
    petra: Client, made: Subscription, receiver: Receiver, cast: Cast, monday: datetime
) -> None:
    happens(cast, monday)
    deliver_webhooks(monday)
    again = f"{PAGE}opnieuw/{Delivery.objects.get().pk}/"
    assert "gaat nog een keer naar Zaaksysteem" in body(petra.get(again))
    assert deliver_webhooks(monday) == 0
    assert "Dit seintje gaat zo nog een keer weg." in body(petra.post(again, follow=True))
    deliver_webhooks(monday)
    first, second = receiver.got
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    test = Delivery.objects.create(
        organisation=cast.reggestreek, subscription=made, at=monday, next_try_at=monday
    )
    assert petra.get(f"{PAGE}opnieuw/{test.pk}/").status_code == 404


def test_everything_since_a_moment_is_counted_first(  # noqa: PLR0917 - fixtures
    petra: Client,
    made: Subscription,
    receiver: Receiver,
    cast: Cast,
    monday: datetime,
    clock: time_machine.Traveller,
) -> None:
    for minute in (0, 10, 20):
        happens(cast, monday + minute * timedelta(minutes=1))
    later = monday + timedelta(minutes=25)
    deliver_webhooks(later)
    clock.move_to(later)
    path = page_of(made, "opnieuw/")
    assert "Stuur ze opnieuw" not in body(petra.get(path))
    since = {"since": "2026-11-23T09:10"}
    assert "Dat zijn 2 gebeurtenissen." in body(petra.get(path, since))
    assert len(receiver.got) == 3
    assert "2 seintjes gaan zo nog een keer weg." in body(petra.post(path, since, follow=True))
    deliver_webhooks(later)
    assert len(receiver.got) == 5
    for wrong in (
        "",
        "ooit",
        "2026-11-23T25:10",
        "2026-11-23T11:00",
        "2026-08-01T09:00",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
    ):
        answer = petra.post(path, {"since": wrong})
        assert answer.status_code == 200
        assert list(answer.context["form"].errors) in (["since"], ["__all__"]), wrong
        assert petra.get(path, {"since": wrong}).status_code == 200
    assert deliver_webhooks(later) == 0


def test_a_pause_and_going_on(
    petra: Client, made: Subscription, receiver: Receiver, cast: Cast, monday: datetime
) -> None:
    assert "Ga verder" in body(petra.post(page_of(made, "pauze/"), follow=True))
    happens(cast, monday)
    assert deliver_webhooks(monday) == 0
    assert "Dat kan nu niet meer." in body(petra.post(page_of(made, "pauze/"), follow=True))
    assert "Wat wachtte, gaat nu weg." in body(petra.post(page_of(made, "verder/"), follow=True))
    assert deliver_webhooks(monday) == 1


def test_what_stopped_by_itself_stands_out(petra: Client, made: Subscription) -> None:
    Subscription.objects.update(state=SubscriptionState.HALTED)
    assert "1 systeem is niet meer te bereiken. Kijk wat er is." in body(petra.get(PAGE))
    assert "Er kwam vijf keer achter elkaar niets aan." in body(petra.get(page_of(made)))


def test_a_new_secret_comes_after_a_question_and_once(petra: Client, made: Subscription) -> None:
    path = page_of(made, "sleutel/")
    assert 'name="version" value="1"' in body(petra.get(path))
    shown = petra.post(path, {"version": "1"})
    assert len(SECRET.findall(body(shown))) == 1
    assert "De oude sleutel telt nog 24 uur." in body(shown)
    for version in ("1", "", "x", "-1", "99999999999999999999", "٢"):
        again = petra.post(path, {"version": version}, follow=True)
        assert "De sleutel was al vernieuwd." in body(again)
        assert "whsec_" not in body(again)
    assert Subscription.objects.get().secret_version == 2
    assert "De oude sleutel telt tot" in body(petra.get(page_of(made)))


def test_ending_asks_first_and_cannot_be_taken_back(petra: Client, made: Subscription) -> None:
    path = page_of(made, "beeindigen/")
    assert "Dat kun je niet terugdraaien." in body(petra.get(path))
    ended = body(petra.post(path, follow=True))
    assert "Dit systeem hoort niets meer." in ended
    assert "Seintjes die voorbij zijn" in ended
    shown = body(petra.get(page_of(made)))
    assert "Stuur een proefbericht" not in shown
    for act in ("beeindigen/", "sleutel/", "opnieuw/", "proef/", "pauze/", "verder/"):
        assert petra.post(page_of(made, act)).status_code == 404


def test_every_act_of_a_person_leaves_a_line(petra: Client, made: Subscription, cast: Cast) -> None:
    for act, sent in (
        ("proef/", {}),
        ("pauze/", {}),
        ("verder/", {}),
        ("sleutel/", {"version": "1"}),
        ("beeindigen/", {}),
    ):
        petra.post(page_of(made, act), sent)
    lines = TrailLine.objects.filter(object_id=str(made.pk)).order_by("sequence")
    assert [(one.action, one.account_id) for one in lines] == [
        (action, cast.petra.id)
        for action in (
            "make_subscription", "test_subscription", "pause_subscription", "resume_subscription",
            "rotate_secret", "end_subscription",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["hugo", "carla", "anna", "dirk"])
def test_to_everybody_else_it_does_not_exist(name: str, made: Subscription, cast: Cast, visit: Visit) -> None:
    other = visit(cast.people[name])
    missing = body(other.get(f"{PAGE}{uuid4()}/"))
    for path in (PAGE, f"{PAGE}nieuw/", f"{PAGE}namen/", page_of(made), page_of(made, "sleutel/")):
        answer = other.get(path)
        assert answer.status_code == 404
        assert body(answer) == missing
        assert other.post(path).status_code == 404
    assert "Seintjes" not in body(other.get(reverse("manage:home")))


def test_the_page_takes_as_many_statements_for_many_deliveries(
    petra: Client, made: Subscription, cast: Cast, monday: datetime
) -> None:
    counted = []
    for events in (0, 1, 30):
        for minute in range(events):
            happens(cast, monday + minute * timedelta(minutes=1))
        deliver_webhooks(monday + timedelta(hours=1))
        with CaptureQueriesContext(connection) as asked:
            assert "De laatste 50 seintjes" in body(petra.get(page_of(made)))
        counted.append(len(asked))
    # The first visit also finds out how this test keeps its session.
    assert counted[1] == counted[2]


def test_in_a_pause_nothing_is_said_to_leave_soon(
    cast: Cast, petra: Client, made: Subscription, receiver: Receiver, monday: datetime
) -> None:
    assert "1 systeem krijgt een seintje als er iets gebeurt." in body(petra.get(PAGE))
    receiver.answer = status(500)
    happens(cast, monday)
    deliver_webhooks(monday)
    running = body(petra.get(page_of(made)))
    assert "<span>1 wacht.</span>" in running
    assert "mislukt, wij proberen het opnieuw" in running
    petra.post(page_of(made, "pauze/"))
    paused = body(petra.get(page_of(made)))
    assert "bewaard, gaat later weg" in paused
    assert "wij proberen het opnieuw" not in paused
    assert "Opnieuw: " not in paused
    kept = "1 seintje staat klaar. Het gaat weg als je verder gaat."
    again = f"{PAGE}opnieuw/{Delivery.objects.get(event__isnull=False).pk}/"
    assert kept in body(petra.post(again, follow=True))
    since = {"since": "2026-11-22T09:00"}
    assert kept in body(petra.post(page_of(made, "opnieuw/"), since, follow=True))
    listed = body(petra.get(PAGE))
    assert "1 systeem is in pauze." in listed
    assert "krijgt een seintje als er iets gebeurt" not in listed


def test_a_name_that_is_not_listed_is_listed_without_losing_a_word(petra: Client, receiver: Receiver) -> None:
    form = typed(receiver)
    refused = body(petra.post(f"{PAGE}nieuw/", form))
    assert 'name="listed" value="127.0.0.1"' in refused
    listed = body(petra.post(f"{PAGE}nieuw/", form | {"listed": "127.0.0.1"}))
    assert "De naam staat op de lijst. Maak nu het seintje." in listed
    assert 'value="Zaaksysteem"' in listed
    assert f'value="{receiver.address}"' in listed
    assert re.search(rf'value="{CLOSED}"[^>]* checked', listed)
    assert form["key"] in listed
    assert 'name="listed"' not in listed
    assert (AllowedHost.objects.count(), Subscription.objects.count()) == (1, 0)
    petra.post(f"{PAGE}nieuw/", form)
    assert str(Subscription.objects.get().pk) == form["key"]


def test_what_is_no_name_outside_is_not_listed_by_that_way_either(petra: Client, receiver: Receiver) -> None:
    for host in ("10.0.0.1", "printer.local", "x" * 300, "a\x00.nl", ""):
        answer = petra.post(f"{PAGE}nieuw/", typed(receiver) | {"listed": host})
        assert list(answer.context["form"].errors) == ["address"], host
        assert 'value="Zaaksysteem"' in body(answer)
    assert AllowedHost.objects.count() == 0
