# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `sign_in`, and the two parts of the sign-in library that it stands on, with Django."""

from typing import Any

from allauth.account.apps import AccountConfig
from allauth.mfa.apps import MFAConfig
from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "eenlijn.commons.sign_in"
    label = "sign_in"
    default = True


class LibraryAccounts(AccountConfig):  # type: ignore[misc] # has no types
    """The second factors of the library import this part; nothing of it is used, its tables stay empty.

    No middleware of it and no address: only what we show exists.
    """

    default = False

    def ready(self) -> Any:
        """Leave its checks and its middleware out."""


class LibraryFactors(MFAConfig):  # type: ignore[misc] # has no types
    """Its table of second factors; its signals about addresses do not concern us."""

    default = False

    def ready(self) -> Any:
        """Leave its signals and checks out."""
