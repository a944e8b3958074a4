# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The QR code of a short link, drawn by the server as SVG without any style."""

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

# A quarter of the code may be dirty or torn and it still reads.
CORRECTION = "q"
SCALE = 8


def short_address(slug: str) -> str:
    """The address as people type it; Dutch, and the page itself offers English."""
    with override("nl"):
        path = reverse("report:form", args=[slug])
    return f"{str(settings.EENLIJN_BASE_URL).rstrip('/')}{path}"


def qr_svg(address: str, *, is_sized_by_page: bool = False) -> SafeString:
    """Black on white in every theme, because that is what a camera reads.

    `is_sized_by_page` leaves the size to the style sheet of the page, for a small one on a full sheet.
    """
    code = segno.make(address, error=CORRECTION, micro=False)
    drawn = code.svg_inline(
        scale=SCALE,
        dark="#000",
        light="#fff",
        svgclass="el-qr",
        lineclass=None,
        omitsize=is_sized_by_page,
        title=_("QR-code van deze link"),
    )
    # Made from our own address only; segno escapes the title.
    return mark_safe(drawn)  # noqa: S308  # nosec B308 B703


def qr_drawing(address: str) -> str:
    """The same drawing for paper: no name, no class, only the code."""
    code = segno.make(address, error=CORRECTION, micro=False)
    return str(code.svg_inline(scale=SCALE, dark="#000", light="#fff", svgclass=None, lineclass=None))
