# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the pages of the own care lead, for two desks; and the slip as a file."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.own_care import OwnCare
from eenlijn.doors.web.components.own_care import HOME, PEER, SLIP, WHO, CareStart
from eenlijn.doors.web.components.shapes import Link


@dataclass(frozen=True)
class SlipLink:
    """Where the slip of a consent that stands is fetched."""

    value: str
    href: str


def step_links(found: CareStart, href: Callable[[str], str]) -> list[Link]:
    """The ways on; a peer supporter only where the employer has them."""
    links = [Link(_("Kies met wie je wilt praten, of met wie niet"), href(WHO))]
    if found.has_peers:
        links.append(Link(_("Spreek iemand van het opvangteam, zonder dat een ander het ziet"), href(PEER)))
    links.append(Link(_("Vraag iets voor thuis"), href(HOME)))
    links.append(Link(_("Vraag een brief voor Slachtofferhulp of een arts"), href(SLIP)))
    return links


def slip_links(page: OwnCare, href: Callable[[str], str]) -> list[SlipLink]:
    """Of every consent that stands."""
    return [SlipLink(one.receiver.value, href(one.receiver.value)) for one in page.referrals if one.stands]


def pdf_of(content: bytes) -> HttpResponse:
    """A slip to print; its name says nothing about anybody."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="brief.pdf"'
    return response
