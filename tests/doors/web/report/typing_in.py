# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the report form share: an address, a key, and reading a page."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse

LINK = "/m/lijn62/"
KEY = "0123456789abcdef0123456789abcdef"
OTHER_KEY = "ffffffffffffffffffffffffffffffff"

Typed = dict[str, Any]


def reads(response: HttpResponse) -> str:
    """The words of a page, as one line."""
    page = re.sub(r"<(script|style|svg).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00ad", "").split())


def key_on(response: HttpResponse) -> str:
    """The report key that stands in the form."""
    found = re.search(r'name="report_key" value="([0-9a-f]{32})"', response.content.decode())
    assert found
    return found[1]
