# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the sign-in library seals its secrets here, and what it may know of a request."""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import quote, urlencode
from uuid import UUID

from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.keys import vault
from eenlijn.commons.sign_in.models import FactorSecret
from eenlijn.foundation.sealed.cipher import Unreadable

NAME: Final = "Eén Lijn"


class _Owner:
    """Whose secrets are sealed and opened; read when the first one is opened, all in one query."""

    def __init__(self, account_id: UUID) -> None:
        self.account_id = account_id

    @cached_property
    def secrets(self) -> dict[str, FactorSecret]:
        return {str(row.pk): row for row in FactorSecret.objects.filter(account_id=self.account_id)}


_OWNER: Final[ContextVar[_Owner]] = ContextVar("owner of a second factor")


class Adapter(DefaultMFAAdapter):  # type: ignore[misc] # has no types
    """Seals with the account key of the platform, in rows of the account; names nobody more than needed."""

    def encrypt(self, text: str) -> str:
        owner = _OWNER.get()
        row = FactorSecret(account_id=owner.account_id)
        vault.seal(row, text=text)
        row.save(force_insert=True)
        owner.__dict__.pop("secrets", None)
        return str(row.pk)

    def decrypt(self, encrypted_text: str) -> str:
        """Unreadable when it is not of this account, or is no more."""
        row = _OWNER.get().secrets.get(encrypted_text)
        if row is None:
            raise Unreadable(f"factor {encrypted_text}: not of this account")
        return vault.open(row, "text")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": context.request.get_host().partition(":")[0], "name": NAME}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        email = vault.open(user, "email")
        return {"id": user_pk_to_url_str(user).encode(), "display_name": email, "name": email}


@contextmanager
def belonging_to(account_id: UUID) -> Iterator[None]:
    """Inside, secrets are sealed and opened as those of this account."""
    mark = _OWNER.set(_Owner(account_id))
    try:
        yield
    finally:
        _OWNER.reset(mark)


@contextmanager
def asking(state: MutableMapping[str, Any], host: str) -> Iterator[None]:
    """Inside, the library keeps its challenge in this session and believes to be at this host."""
    with context.request_context(SimpleNamespace(session=state, get_host=lambda: host)):
        yield


def app_address(email: str, secret: str) -> str:
    """Return what the QR code of an app says."""
    asked = urlencode({"secret": secret, "issuer": NAME}, quote_via=quote)
    return f"otpauth://totp/{quote(NAME)}:{quote(email)}?{asked}"
