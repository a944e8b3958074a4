# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The address of an invitation, as it is shown once to whoever invites."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def link_address(token: str) -> str:
    """The whole address, Dutch; the page itself offers English."""
    with override("nl"):
        path = reverse("profile:invitation", args=[token])
    return f"{str(settings.EENLIJN_BASE_URL).rstrip('/')}{path}"
