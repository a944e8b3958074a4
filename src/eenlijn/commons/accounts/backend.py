# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in with an address and a password; unknown and disabled accounts get the same answer as late."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.accounts.queries import account_by_email


class EmailBackend(BaseBackend):
    """The only way to sign in with a password."""

    def authenticate(
        self, request: HttpRequest | None, email: str = "", password: str = "", **credentials: Any
    ) -> Account | None:
        """Return the account, or None: after the same work whether it is unknown, disabled or wrong."""
        account = account_by_email(email) if email else None
        if account is None or not account.has_usable_password():
            make_password(password)
            return None
        is_right = account.check_password(password)
        return account if is_right and account.is_active else None

    def get_user(self, user_id: UUID | str) -> Account | None:
        """Return the account of a session, unless it was disabled since."""
        return Account.objects.filter(pk=user_id, is_active=True).first()
