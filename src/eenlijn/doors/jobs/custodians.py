# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two key custodians stand for an act on keys: each proves who they are and types what will be done."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password

from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.accounts.codes import Role
from eenlijn.commons.accounts.queries import account_by_email, roles_in_force
from eenlijn.foundation import walls
from eenlijn.foundation.clock import to_local

NEEDED: Final = 2


class NotConfirmed(Exception):
    """Fewer than two different custodians confirmed it."""


def confirmed_by(
    addresses: list[str],
    phrase: str,
    ask: Callable[[str], str],
    ask_secret: Callable[[str], str],
    now: datetime,
) -> list[UUID]:
    """The accounts of both custodians. Whoever is unknown, is no custodian or mistypes hears one sentence."""
    if len({one.casefold().strip() for one in addresses}) != NEEDED:
        raise NotConfirmed(f"name {NEEDED} different custodians: --custodian ADDRESS --custodian ADDRESS")
    found = [_confirmed(address, phrase, ask, ask_secret, now) for address in addresses]
    people = [one for one in found if one is not None]
    if len(set(people)) != NEEDED:
        raise NotConfirmed("not confirmed by two custodians; nothing was done")
    return people


def _confirmed(
    address: str, phrase: str, ask: Callable[[str], str], ask_secret: Callable[[str], str], now: datetime
) -> UUID | None:
    """Both questions are put in any case, so that neither tells who is a custodian."""
    password = ask_secret(f"Password of {address}: ")
    typed = ask(f"{address}, type «{phrase}» to confirm: ")
    with walls.reaching(Reach.SIGN_IN):
        account = account_by_email(address)
        is_custodian = account is not None and (
            roles_in_force(to_local(now).date()).filter(membership__account=account, role=Role.KEY).exists()
        )
    # Against nothing it takes as long as against a real one.
    is_theirs = check_password(password, account.password if account else make_password(None))
    if account is None or not (is_custodian and is_theirs and typed.strip() == phrase):
        return None
    return account.pk
