# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same questions on one sheet of paper, for who has no phone; a phone desk types it over."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eenlijn.casework.incidents.codes import PlainKind
from eenlijn.casework.reporting.codes import When, Wish
from eenlijn.doors.web.components.qr import qr_svg, short_address
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.report.holding import bare_bar, contact_behind, link_of, phone_lines


@holder_of_link
@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """One side of A4: 112 and the phones on top, boxes and lines, where to hand it in, the QR code."""
    link = link_of(slug)
    if link is None:
        raise Http404
    address = short_address(link.slug)
    context = {
        "link": link,
        "is_exercise": link.is_exercise,
        "lines": phone_lines(contact_behind(link)),
        "kinds": [kind.label for kind in PlainKind],
        "moments": [one.label for one in When],
        "wishes": [one.label for one in Wish],
        "address": address,
        "qr": qr_svg(address, is_sized_by_page=True),
        "form_href": reverse("report:form", args=[link.slug]),
        "bar": bare_bar(request, link.organisation_name),
    }
    return render(request, "report/paper.html", context)
