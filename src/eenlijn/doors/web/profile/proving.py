# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A code or a passkey, looked at in one way: at the second step of signing in and at a step-up."""

import json
from math import ceil
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.sign_in import guesses
from eenlijn.commons.sign_in.factors import (
    Factors,
    NoPasskey,
    WrongProof,
    ask_passkey,
    prove_code,
    prove_passkey,
)
from eenlijn.foundation.clock import now


class TooSoon(Refused):
    def __init__(self, seconds: float) -> None:
        """Say how long, and what never waits."""
        told = _("Er is te vaak een verkeerde code ingevuld. Probeer het over %(seconds)s seconden opnieuw.")
        super().__init__(told % {"seconds": ceil(seconds)})


def prove(request: HttpRequest, account: Any) -> None:
    """Raise a refusal unless what was sent proves the second factor of this account."""
    typed = request.POST.get("credential", "")
    if typed:
        _prove_passkey(request, account.pk, typed)
        return
    mark = f"code|{account.pk}|{account.get_session_auth_hash()}"
    wait = guesses.take_turn(mark, now())
    if wait:
        raise TooSoon(wait)
    if not prove_code(account_id=account.pk, code=request.POST.get("code", "")[:40]):
        raise WrongProof
    guesses.forget(mark)


def options(request: HttpRequest, account_id: UUID, factors: Factors) -> str:
    """What the browser needs to show a passkey, for the page; empty without one."""
    if not factors.passkeys:
        return ""
    return json.dumps(ask_passkey(account_id=account_id, state=request.session, host=request.get_host()))


def credential_of(typed: str) -> Any:
    """Read what the script put into the form; anything else is nothing."""
    try:
        return json.loads(typed[:20_000])
    except ValueError:
        return None


def _prove_passkey(request: HttpRequest, account_id: UUID, typed: str) -> None:
    is_right = prove_passkey(
        account_id=account_id,
        state=request.session,
        host=request.get_host(),
        credential=credential_of(typed),
        now=now(),
    )
    if not is_right:
        raise NoPasskey
