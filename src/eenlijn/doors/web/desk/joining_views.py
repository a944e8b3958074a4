# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The data to copy to the form for joining a criminal case, a sheet per person, on screen and as PDF."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.damage import JoiningPage, open_joining
from eenlijn.casework.dossier.joining_paper import hand_out_joining, parts_of
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.measure_parts import Entry, Sheet, show
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@requires(*READERS)
@require_safe
def joining(request: HttpRequest, number: str) -> HttpResponse:
    page = open_joining(actor=actor_of(request), number=number, now=now())
    opened = open_to_read(request, number)
    sheet = Sheet(
        here=_("schade"),
        title=_("Voegen in de strafzaak"),
        intro=_(
            "Neem dit over op het formulier van het OM. Wat wij niet bewaren, vult de collega zelf in. "
            "Loon en re-integratie staan er niet bij: die kunnen niet in de strafzaak."
        ),
        entries=_entries(page),
        nothing=_("Er is geen schade die in de strafzaak kan."),
        links=_links(number, page),
    )
    return show(request, opened, sheet)


def _entries(page: JoiningPage) -> list[Entry]:
    """What the PDF says, word for word; it is in Dutch, as the form is."""
    return [
        Entry(f"{one.name}: {part.title}", "\n".join(f"{name}: {value}" for name, value in part.lines))
        for one in page.sheets
        for part in parts_of(one, page)
    ]


def _links(number: str, page: JoiningPage) -> list[Link]:
    files = [
        Link(
            _("Deze gegevens als PDF: %(name)s") % {"name": one.name},
            reverse("desk:joining_pdf", args=[number, place]),
        )
        for place, one in enumerate(page.sheets, start=1)
    ]
    return [*files, Link(_("Terug naar alle schade"), reverse("desk:damage", args=[number]))]


@requires(*READERS)
@require_safe
def joining_pdf(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """One sheet; its trail line is written before it leaves."""
    handed = hand_out_joining(actor=actor_of(request), number=number, place=place, now=now())
    response = HttpResponse(handed.content, content_type=handed.media_type)
    response["Content-Disposition"] = f'attachment; filename="{handed.file_name}"'
    return response
