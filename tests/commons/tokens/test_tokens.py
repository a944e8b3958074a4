# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra lets a system in: made, shown once, recognised, used, ended; and who may not."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import translation

from eenlijn.commons.access.actor import NO_ROW, Actor
from eenlijn.commons.access.codes import ActorKind, Role, Scope, Strength
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible, ScopeTooSmall
from eenlijn.commons.tenancy.actions import end_membership, give_role
from eenlijn.commons.tokens import actions
from eenlijn.commons.tokens.access import check_scope
from eenlijn.commons.tokens.actions import TokenNotMade, a_year_from, end_token, make_token, note_use
from eenlijn.commons.tokens.models import Token
from eenlijn.commons.tokens.queries import actor_of, tokens_of
from eenlijn.commons.tokens.secret import digest_of, new_secret
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import tokens

Counter = Callable[[int], Any]
TODAY = date(2026, 11, 23)
UNTIL = date(2027, 5, 22)
READ = (Scope.DOSSIERS_READ, Scope.TERMS_READ)


@pytest.fixture(autouse=True)
def nothing_noted() -> None:
    actions._noted.clear()


def test_petra_lets_a_system_in_and_it_is_recognised(
    cast: Cast, monday: datetime, django_assert_num_queries: Counter
) -> None:
    theirs = tokens.made(cast.petra.actor, monday, Scope.FIGURES_READ, name="Ander pakket")
    made = tokens.made(cast.petra.actor, monday, *READ)
    with django_assert_num_queries(1):
        actor = actor_of(made.secret, monday)
    assert actor == Actor.token(cast.reggestreek.pk, made.id, made.id.hex[:8], READ)
    assert actor is not None
    assert (actor.kind, actor.roles, actor.origin) == (ActorKind.TOKEN, frozenset({Role.TOK}), "api")
    assert (actor.organisation_id, actor.account_id, actor.report_id) == (cast.reggestreek.pk, None, None)
    assert (actor.token_id, actor.scopes) == (made.id, frozenset(READ))
    assert actor.name_for_trail == f"token {made.id.hex[:8]}"
    assert (actor.strength, actor.is_person, actor.is_job, actor.is_token) == (
        Strength.NONE,
        False,
        False,
        True,
    )
    assert [actor.may(scope) for scope in Scope] == [scope in READ for scope in Scope]
    assert actor_of(theirs.secret, monday) != actor


def test_scopes_are_of_tokens_alone(cast: Cast) -> None:
    """A person with a scope by mistake gets nothing of it: of people the roles decide."""
    person = Actor(ActorKind.PERSON, organisation_id=cast.reggestreek.pk, scopes=frozenset(Scope))
    assert not any(person.may(scope) for scope in Scope)


def test_the_secret_is_kept_nowhere(cast: Cast, monday: datetime) -> None:
    made = tokens.made(cast.petra.actor, monday)
    row = Token.objects.values().get()
    assert bytes(row["digest"]) == digest_of(made.secret)
    line = TrailLine.objects.filter(action="make_token").values().get()
    for kept in (row, line):
        assert made.secret not in repr(kept)
        assert made.secret[8:] not in repr(kept)
    assert made.secret not in repr(made)


def test_the_trail_tells_scopes_and_last_day_as_codes(cast: Cast, monday: datetime) -> None:
    made = tokens.made(cast.petra.actor, monday, *READ, name="Pakket van Jansen")
    end_token(actor=cast.petra.actor, token_id=made.id, now=monday + timedelta(hours=1))
    lines = TrailLine.objects.filter(object_type="token").order_by("sequence")
    assert [(one.action, one.object_id, one.account_id, one.detail) for one in lines] == [
        (
            "make_token",
            str(made.id),
            cast.petra.id,
            {"scopes": ["dossiers:read", "terms:read"], "expires_on": "2027-05-22"},
        ),
        ("end_token", str(made.id), cast.petra.id, {"scopes": ["dossiers:read", "terms:read"]}),
    ]
    assert "Jansen" not in repr(list(lines.values()))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"name": "  "}, "Noem het systeem"),
        ({"name": "x" * 61}, "Noem het systeem"),
        ({"scopes": ()}, "Kies ten minste één recht"),
        ({"expires_on": date(2026, 11, 22)}, "Kies een dag"),
        ({"expires_on": date(2027, 11, 24)}, "Kies een dag"),
    ],
)
def test_a_token_that_is_not_whole_is_not_made(
    cast: Cast, monday: datetime, asked: dict[str, Any], told: str
) -> None:
    whole: dict[str, Any] = {"name": "x", "scopes": READ, "expires_on": UNTIL}
    lines = TrailLine.objects.count()
    with pytest.raises(TokenNotMade) as refused:
        make_token(actor=cast.petra.actor, now=monday, **whole | asked)
    assert refused.value.sentence.startswith(told)
    assert (Token.objects.count(), TrailLine.objects.count()) == (0, lines)


@pytest.mark.parametrize("until", [TODAY, date(2027, 11, 23)])
def test_from_today_up_to_a_year_is_right(cast: Cast, monday: datetime, until: date) -> None:
    make_token(actor=cast.petra.actor, name=" Rooster  pakket ", scopes=READ, expires_on=until, now=monday)
    assert (Token.objects.get().name, Token.objects.get().expires_on) == ("Rooster pakket", until)


def test_a_year_from_a_leap_day_is_the_day_before() -> None:
    assert a_year_from(date(2028, 2, 29)) == date(2029, 2, 28)
    assert a_year_from(date(2026, 11, 23)) == date(2027, 11, 23)


def test_it_works_up_to_and_including_its_last_local_day(cast: Cast, monday: datetime) -> None:
    made = make_token(actor=cast.petra.actor, name="x", scopes=READ, expires_on=TODAY, now=monday)
    midnight = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    assert actor_of(made.secret, midnight - timedelta(seconds=1)) is not None
    assert actor_of(made.secret, midnight) is None


def test_ended_expired_unknown_and_mistyped_are_one_answer(
    cast: Cast, monday: datetime, django_assert_num_queries: Counter
) -> None:
    working, ended = (tokens.made(cast.petra.actor, monday) for _one in range(2))
    end_token(actor=cast.petra.actor, token_id=ended.id, now=monday)
    for secret in (ended.secret, new_secret()):
        with django_assert_num_queries(1):
            assert actor_of(secret, monday) is None
    for secret in (working.secret[:-1], working.secret.swapcase(), "", "Bearer", "eenlijn_" + "é" * 49):
        with django_assert_num_queries(0):
            assert actor_of(secret, monday) is None
    assert actor_of(working.secret, monday + timedelta(days=365)) is None
    assert actor_of(working.secret, monday) is not None


def test_a_scope_that_was_abolished_opens_nothing(cast: Cast, monday: datetime) -> None:
    made = tokens.made(cast.petra.actor, monday, Scope.TERMS_READ)
    Token.objects.update(scopes="terms:read everything:read")
    actor = actor_of(made.secret, monday)
    assert actor is not None
    assert actor.scopes == {Scope.TERMS_READ}


MAY_NOT = [
    "anna", "bram", "carla", "ilse", "joost", "karin", "lars", "omar", "noor", "sam", "dirk", "eva", "greet",
    "hugo", "quinten",
]  # fmt: skip


@pytest.mark.parametrize("who", MAY_NOT)
def test_who_is_no_administrator_makes_ends_and_sees_none(cast: Cast, monday: datetime, who: str) -> None:
    made = tokens.made(cast.petra.actor, monday)
    actor = cast.people[who].actor
    assert tokens_of(actor) == ()
    with pytest.raises(NotVisible):
        tokens.made(actor, monday)
    with pytest.raises(NotVisible):
        end_token(actor=actor, token_id=made.id, now=monday)
    assert Token.objects.filter(ended_at=None).count() == 1


def test_a_token_makes_ends_and_sees_none_not_even_itself(cast: Cast, monday: datetime) -> None:
    system = tokens.system(cast.petra.actor, monday)
    assert tokens_of(system) == ()
    with pytest.raises(NotVisible):
        tokens.made(system, monday)
    with pytest.raises(NotVisible):
        end_token(actor=system, token_id=Token.objects.get().pk, now=monday)


def test_an_administrator_elsewhere_sees_and_ends_the_own_ones_only(cast: Cast, monday: datetime) -> None:
    here = tokens.made(cast.petra.actor, monday)
    job = Actor.job("make_token", cast.dinkelborg.pk)
    there = tokens.made(job, monday, name="Van Dinkelborg")
    assert [row.id for row in tokens_of(cast.petra.actor)] == [here.id]
    assert [row.id for row in tokens_of(job)] == [there.id]
    for foreign in (there.id, uuid4()):
        with pytest.raises(NotVisible):
            end_token(actor=cast.petra.actor, token_id=foreign, now=monday)
    assert actor_of(there.secret, monday) is not None


def test_a_job_of_the_platform_makes_none(cast: Cast, monday: datetime) -> None:
    with pytest.raises(NotVisible):
        tokens.made(Actor.job("make_token"), monday)


def test_ending_twice_is_a_refusal_and_keeps_the_first_moment(cast: Cast, monday: datetime) -> None:
    made = tokens.made(cast.petra.actor, monday)
    end_token(actor=cast.petra.actor, token_id=made.id, now=monday)
    with pytest.raises(NotVisible):
        end_token(actor=cast.petra.actor, token_id=made.id, now=monday + timedelta(days=1))
    assert Token.objects.get().ended_at == monday
    assert TrailLine.objects.filter(action="end_token").count() == 1


def test_the_list_tells_all_of_it_but_the_secret(
    cast: Cast, monday: datetime, django_assert_num_queries: Counter
) -> None:
    by_command = tokens.made(Actor.job("make_token", cast.reggestreek.pk), monday, Scope.TERMS_READ)
    by_petra = tokens.made(cast.petra.actor, monday + timedelta(hours=1), *reversed(READ), name="Rooster")
    end_token(actor=cast.petra.actor, token_id=by_command.id, now=monday + timedelta(hours=2))
    with django_assert_num_queries(2):
        first, second = tokens_of(cast.petra.actor)
    assert (first.id, first.name, first.scopes, first.made_by) == (by_petra.id, "Rooster", READ, "Petra")
    assert (second.id, second.made_by, second.ended_at) == (by_command.id, "", monday + timedelta(hours=2))
    assert (first.works(UNTIL), first.works(UNTIL + timedelta(days=1)), second.works(TODAY)) == (
        True,
        False,
        False,
    )
    for _more in range(48):
        tokens.made(cast.petra.actor, monday)
    with django_assert_num_queries(2):
        assert len(tokens_of(cast.petra.actor)) == 50


def used_on(system: Actor) -> date | None:
    return Token.objects.get(pk=system.token_id or NO_ROW).last_used_on


def test_a_use_is_noted_once_a_day(cast: Cast, monday: datetime, django_assert_num_queries: Counter) -> None:
    system = tokens.system(cast.petra.actor, monday)
    other = tokens.system(cast.petra.actor, monday)
    note_use(actor=system, now=monday)
    with django_assert_num_queries(0):
        note_use(actor=system, now=monday + timedelta(hours=3))
    assert used_on(system) == TODAY
    assert used_on(other) is None
    note_use(actor=system, now=monday + timedelta(days=1))
    assert used_on(system) == TODAY + timedelta(days=1)


def test_another_process_that_noted_it_before_costs_nothing_and_never_goes_back(
    cast: Cast, monday: datetime
) -> None:
    system = tokens.system(cast.petra.actor, monday)
    tomorrow = TODAY + timedelta(days=1)
    Token.objects.update(last_used_on=tomorrow)
    note_use(actor=system, now=monday)
    assert Token.objects.get().last_used_on == tomorrow


def test_a_database_that_is_busy_costs_only_the_note(
    cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    system = tokens.system(cast.petra.actor, monday)

    def busy(*_rows: object, **_values: object) -> int:
        message = "database is locked"
        raise DatabaseError(message)

    monkeypatch.setattr(QuerySet, "update", busy)
    with caplog.at_level(logging.WARNING):
        note_use(actor=system, now=monday)
    monkeypatch.undo()
    assert Token.objects.get().last_used_on is None
    assert len(caplog.records) == 1


def test_people_and_jobs_leave_no_note(
    cast: Cast, monday: datetime, django_assert_num_queries: Counter
) -> None:
    with django_assert_num_queries(0):
        for actor in (cast.petra.actor, Actor.job("x", cast.reggestreek.pk), Actor.nobody()):
            note_use(actor=actor, now=monday)


@pytest.mark.parametrize("missing", Scope)
def test_a_scope_too_small_is_named_in_the_language_of_who_asks(cast: Cast, missing: Scope) -> None:
    others = frozenset(Scope) - {missing}
    token = Actor.token(cast.reggestreek.pk, uuid4(), "x", others)
    for scope in others:
        check_scope(token, scope)
    with pytest.raises(ScopeTooSmall) as refused:
        check_scope(token, missing)
    assert str(missing.label) in refused.value.sentence
    assert f"({missing.value})" in refused.value.sentence
    assert refused.value.missing == missing
    with translation.override("en"), pytest.raises(ScopeTooSmall) as english:
        check_scope(token, missing)
    assert f"({missing.value})" in english.value.sentence


def test_of_people_and_jobs_the_roles_decide_and_no_scope(cast: Cast) -> None:
    for actor in (cast.anna.actor, Actor.job("x", cast.reggestreek.pk), Actor.link(cast.reggestreek.pk)):
        for scope in Scope:
            check_scope(actor, scope)


@pytest.mark.parametrize(("column", "name"), [("name", "token_has_a_name"), ("scopes", "token_has_a_scope")])
def test_the_database_refuses_a_token_without_a_name_or_a_scope(
    cast: Cast, monday: datetime, column: str, name: str
) -> None:
    tokens.made(cast.petra.actor, monday)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Token.objects.update(**{column: ""})


def test_a_token_of_somebody_who_left_works_on_and_is_shown_as_such(cast: Cast, monday: datetime) -> None:
    give_role(actor=cast.petra.actor, now=monday, membership_id=cast.karin.membership.pk, role=Role.ADM)
    karin = actor_for(cast.karin.id, None, monday)
    own = tokens.made(cast.petra.actor, monday, *READ)
    made = tokens.made(karin, monday, *READ)
    assert {one.id: one.maker_left for one in tokens_of(cast.petra.actor)} == {own.id: False, made.id: False}
    end_membership(actor=cast.petra.actor, now=monday, membership_id=cast.karin.membership.pk)
    assert {one.id: one.maker_left for one in tokens_of(cast.petra.actor)} == {own.id: False, made.id: True}
    assert actor_of(made.secret, monday) is not None
