# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits around signing in: mail about accounts, resets that waited a day, and rows that are over."""

from datetime import datetime

from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.sign_in import factors, forgotten, guesses, resets, sessions
from eenlijn.foundation import walls


def send_account_mail(now: datetime) -> int:
    """Send links for a new password, and word of what changed."""
    return forgotten.send_account_mail(now)


def finish_factor_resets(now: datetime) -> int:
    """Take away the second factors of which an administrator agreed a day ago that they are lost."""
    with walls.reaching(Reach.FACTOR_RESET):
        due = resets.due_resets(now)
    done = 0
    for reset_id, organisation_id in due:
        with walls.within(organisation_id), walls.reaching(Reach.FACTOR_RESET):
            done += resets.finish(reset_id=reset_id, organisation_id=organisation_id, now=now)
    return done


def forget_signing_in(now: datetime) -> int:
    """Remove codes, guesses, mails and sessions that are over."""
    forgetting = (
        factors.forget_spent,
        guesses.forget_old,
        forgotten.forget_mail,
        sessions.forget_ended,
    )
    return sum(forget(now) for forget in forgetting)
