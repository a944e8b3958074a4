# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a request comes from, for counting only: the address is never kept, written or shown."""

from django.conf import settings
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """Return the address that our own proxies saw, or the one that is connected when there are none."""
    connected = str(request.META.get("REMOTE_ADDR", ""))
    proxies = int(settings.EENLIJN_PROXIES)
    if not proxies:
        return connected
    told = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    # What stands further to the left was written by whoever sent it.
    return told[-proxies] if len(told) >= proxies else connected
