# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who holds a link or a code, and what every page behind one shares: a bare bar, phones, no session."""

from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from eenlijn.casework.reporting.queries import OpenLink, holder_of_code, open_link
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.organisations.queries import Contact
from eenlijn.doors.web.components.shapes import PhoneLine, TopBar
from eenlijn.doors.web.frame.context import Frame
from eenlijn.foundation import walls

RETRY_SECONDS: Final = 10


def holder(request: HttpRequest, code: str) -> tuple[Actor, UUID]:
    """Whose code this is, and of which report; a code of nobody is the page of what does not exist."""
    with walls.reaching(Reach.FIND_REPORT):
        found = holder_of_code(code)
    if found is None:
        raise Http404
    walls.enter(found.organisation_id)
    actor = found.actor().coming_from("web", getattr(request, "request_id", ""))
    return actor, found.report_id


def link_of(slug: str) -> OpenLink | None:
    """The link with this name; from here on within the employer whose it is."""
    with walls.reaching(Reach.FIND_LINK):
        link = open_link(slug)
    if link is not None:
        walls.enter(link.organisation_id)
    return link


def bare_bar(request: HttpRequest, organisation: str) -> TopBar:
    """A bar that asks for no session: whoever holds the link may not be known by it."""
    return TopBar(home_href="/", organisation=organisation, language=Frame(request).language)


def phone_lines(contact: Contact | None) -> tuple[PhoneLine, ...]:
    """Who answers inside, and the phone that is on duty for red reports (decision 17)."""
    if contact is None:
        return ()
    lines = (
        PhoneLine(contact.internal_label, contact.internal_number),
        PhoneLine(contact.duty_label, contact.duty_number, contact.duty_hours),
    )
    return tuple(line for line in lines if line.number)


def keys_away(request: HttpRequest) -> HttpResponse:
    response = render(request, "report/keys_away.html", {"bar": bare_bar(request, "")}, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def contact_behind(link: OpenLink) -> Contact:
    return Contact(
        organisation_id=link.organisation_id,
        name=link.organisation_name,
        internal_label=link.internal_label,
        internal_number=link.internal_number,
        duty_label=link.duty_label,
        duty_number=link.duty_number,
        duty_hours=link.duty_hours,
    )


def refuse_other_sites(request: HttpRequest) -> None:
    """Refuse a form that another site sends; a browser that says nothing about it is believed."""
    if request.method != "POST":
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "null")
    if site is not None:
        is_ours = site in {"same-origin", "none"}
    else:
        is_ours = origin == "null" or _host_of(origin) == request.get_host()
    if not is_ours:
        raise SuspiciousOperation("a report sent by another site")


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
