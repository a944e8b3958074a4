# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Losing a second factor: the person asks, one agrees, and a second one or a day decides."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.models import Account
from eenlijn.commons.sign_in import factors, resets
from eenlijn.commons.sign_in.codes import MailKind
from eenlijn.commons.sign_in.models import AccountMail, FactorReset
from eenlijn.commons.tenancy.refusals import NotYours
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.commons.sign_in.test_factors import set_up


@pytest.fixture
def asked(cast: Cast, monday: datetime) -> FactorReset:
    set_up(cast.carla, monday)
    resets.ask_reset(actor=cast.carla.actor, now=monday)
    return FactorReset.objects.get()


def told(kind: MailKind) -> set[object]:
    return set(AccountMail.objects.filter(kind=kind).values_list("account_id", flat=True))


def test_the_administrators_of_the_employer_are_told(
    cast: Cast, asked: FactorReset, monday: datetime
) -> None:
    assert told(MailKind.RESET_ASKED) == {cast.petra.id}
    resets.ask_reset(actor=cast.carla.actor, now=monday)
    assert FactorReset.objects.count() == 1
    assert [one.name for one in resets.open_resets(cast.petra.actor, monday)] == ["Carla"]
    for stranger in (cast.dirk, cast.bram, cast.carla, cast.hugo):
        assert resets.open_resets(stranger.actor, monday) == ()


def test_a_second_person_lets_it_happen(cast: Cast, asked: FactorReset, monday: datetime) -> None:
    rounds = Account.objects.get(pk=cast.carla.id).sessions_round
    resets.agree(actor=cast.petra.actor, reset_id=asked.pk, now=monday)
    assert told(MailKind.RESET_AGREED) == {cast.carla.id, cast.noor.id}
    assert factors.has_factor(cast.carla.id)
    with pytest.raises(resets.NotTheSame):
        resets.confirm(actor=cast.petra.actor, reset_id=asked.pk, now=monday)
    resets.confirm(actor=cast.noor.actor, reset_id=asked.pk, now=monday)
    assert not factors.has_factor(cast.carla.id)
    assert Account.objects.get(pk=cast.carla.id).sessions_round == rounds + 1
    assert told(MailKind.RESET_DONE) == {cast.carla.id}
    lines = TrailLine.objects.filter(subject_id=cast.carla.id, action__contains="factor_reset")
    assert list(lines.order_by("sequence").values_list("action", flat=True)) == [
        "ask_factor_reset",
        "agree_factor_reset",
        "finish_factor_reset",
    ]


def test_nobody_decides_alone_about_oneself(cast: Cast, monday: datetime) -> None:
    set_up(cast.petra, monday)
    resets.ask_reset(actor=cast.petra.actor, now=monday)
    reset_id = FactorReset.objects.get().pk
    for act in (resets.agree, resets.confirm, resets.refuse):
        with pytest.raises(resets.NotTheSame):
            act(actor=cast.petra.actor, reset_id=reset_id, now=monday)
    with pytest.raises(NotYours):
        resets.agree(actor=cast.noor.actor, reset_id=reset_id, now=monday)


def test_somebody_of_another_employer_finds_nothing(cast: Cast, asked: FactorReset, monday: datetime) -> None:
    foreign = replace(cast.dirk.actor, roles=frozenset({Role.ADM}))
    for act in (resets.agree, resets.confirm, resets.refuse):
        with pytest.raises(NotYours):
            act(actor=foreign, reset_id=asked.pk, now=monday)


def test_without_a_second_person_it_takes_a_day(cast: Cast, asked: FactorReset, monday: datetime) -> None:
    resets.agree(actor=cast.petra.actor, reset_id=asked.pk, now=monday)
    assert resets.due_resets(monday + resets.WAIT - timedelta(seconds=1)) == []
    late = monday + resets.WAIT
    (due,) = resets.due_resets(late)
    assert due == (asked.pk, cast.reggestreek.pk)
    for done in (1, 0):
        assert resets.finish(reset_id=due[0], organisation_id=due[1], now=late) == done
    assert not factors.has_factor(cast.carla.id)


def test_who_still_has_it_or_anybody_who_says_no_ends_it(
    cast: Cast, asked: FactorReset, monday: datetime
) -> None:
    resets.agree(actor=cast.petra.actor, reset_id=asked.pk, now=monday)
    resets.end_by_owner(cast.carla.id, monday)
    assert resets.due_resets(monday + resets.WAIT) == []
    resets.ask_reset(actor=cast.carla.actor, now=monday)
    again = FactorReset.objects.exclude(pk=asked.pk).get()
    resets.refuse(actor=cast.noor.actor, reset_id=again.pk, now=monday)
    with pytest.raises(NotYours):
        resets.agree(actor=cast.petra.actor, reset_id=again.pk, now=monday)
    assert factors.has_factor(cast.carla.id)


def test_without_a_factor_there_is_nothing_to_lose(cast: Cast, monday: datetime) -> None:
    resets.ask_reset(actor=cast.anna.actor, now=monday)
    assert not FactorReset.objects.exists()
