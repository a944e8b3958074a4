# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the sign-in library seals its secrets here, and what it may know of a request."""

from base64 import b64decode, b64encode
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
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

NAME: Final = "Eén Lijn"
_OWNER: Final[ContextVar[UUID]] = ContextVar("owner of a second factor")


class Adapter(DefaultMFAAdapter):  # type: ignore[misc] # has no types
    """Seals with the account key of the platform, bound to the account; names nobody more than needed."""

    def encrypt(self, text: str) -> str:
        row = FactorSecret(pk=_OWNER.get())
        vault.seal(row, text=text)
        return b64encode(row.text).decode()

    def decrypt(self, encrypted_text: str) -> str:
        row = FactorSecret(pk=_OWNER.get(), text=b64decode(encrypted_text))
        return vault.open(row, "text")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": context.request.get_host().partition(":")[0], "name": NAME}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        email = vault.open(user, "email")
        return {"id": user_pk_to_url_str(user).encode(), "display_name": email, "name": email}


@contextmanager
def belonging_to(account_id: UUID) -> Iterator[None]:
    """Inside, secrets are sealed and opened as those of this account."""
    mark = _OWNER.set(account_id)
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
