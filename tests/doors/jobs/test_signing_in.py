# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The jobs around signing in find their work in a table, and twice does no harm."""

from datetime import datetime, timedelta

from eenlijn.commons.sign_in import factors, forgotten, guesses, resets
from eenlijn.commons.sign_in.models import FactorReset
from eenlijn.doors.jobs import signing_in
from tests.cast import Cast
from tests.commons.sign_in.test_factors import set_up


def test_a_reset_happens_after_a_day_and_once(cast: Cast, monday: datetime) -> None:
    set_up(cast.carla, monday)
    resets.ask_reset(actor=cast.carla.actor, now=monday)
    resets.agree(actor=cast.petra.actor, reset_id=FactorReset.objects.get().pk, now=monday)
    assert signing_in.finish_factor_resets(monday + timedelta(hours=23)) == 0
    late = monday + timedelta(hours=24)
    assert [signing_in.finish_factor_resets(late) for _time in range(2)] == [1, 0]
    assert not factors.has_factor(cast.carla.id)


def test_mail_leaves_once_and_what_is_over_is_forgotten(
    cast: Cast, monday: datetime, mail_directory: object
) -> None:
    forgotten.ask_new_password(email=cast.anna.email, now=monday)
    guesses.remember(("sign-in|anna",), monday)
    assert [signing_in.send_account_mail(monday) for _time in range(2)] == [1, 0]
    assert signing_in.forget_signing_in(monday) == 0
    # The mail and the guess.
    assert signing_in.forget_signing_in(monday + timedelta(days=8)) == 2
