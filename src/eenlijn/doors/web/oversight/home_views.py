# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for whoever watches over access, and where the rest is."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.appointing import waiting as waiting_apart
from eenlijn.casework.dossier.glass_page import waiting_glass
from eenlijn.casework.dossier.log_numbers import hidden_from
from eenlijn.casework.requests.queries import waiting_requests
from eenlijn.commons.access.codes import Role
from eenlijn.commons.trail.reviewing import waiting_lines
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.oversight.roles import REVIEWERS
from eenlijn.foundation.clock import now


@dataclass(frozen=True)
class Waiting:
    """One thing to do now, or nothing."""

    title: str
    text: str
    button: str = ""
    href: str = ""
    kind: str = "done"


@requires(*REVIEWERS)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """First a case that nobody handles; then glass, which has a term of seven days; then lines."""
    actor = actor_of(request)
    glass = waiting_glass(actor)
    lines = waiting_lines(actor, hidden_from(actor), now())
    apart = len(waiting_apart(actor, now()))
    asked = waiting_requests(actor) if actor.has(Role.DPO) else 0
    page = {"waiting": _waiting(glass, lines, apart, asked), "may_break": actor.has(Role.DPO)}
    return render(request, "oversight/home.html", page)


def _waiting(glass: int, lines: int, apart: int, asked: int) -> Waiting:
    if apart:
        title = ngettext(
            "Nu: een dossier dat apart loopt, wacht op jou",
            "Nu: %(count)d dossiers die apart lopen, wachten op jou",
            apart,
        ) % {"count": apart}
        text = _("Niemand behandelt het, of iemand vraagt je als tweede persoon.")
        return Waiting(title, text, _("Bekijk wat er wacht"), reverse("oversight:apart"), "do")
    if asked:
        title = ngettext(
            "Nu: een verzoek over gegevens wacht op een besluit",
            "Nu: %(count)d verzoeken over gegevens wachten op een besluit",
            asked,
        ) % {"count": asked}
        text = _("Een maand na de dag van binnenkomst moet er antwoord zijn.")
        return Waiting(title, text, _("Bekijk de verzoeken"), reverse("oversight:requests"), "do")
    if glass:
        title = ngettext("Nu: kijk een inzage na", "Nu: kijk %(count)d inzages na", glass) % {"count": glass}
        text = _(
            "Een privacyfunctionaris las een gesloten dossier. Binnen zeven dagen kijkt een ander dat na."
        )
        return Waiting(title, text, _("Bekijk de inzages"), reverse("oversight:glasses"), "do")
    if lines:
        title = ngettext(
            "Nu: kijk een regel van het spoor na", "Nu: kijk %(count)d regels van het spoor na", lines
        ) % {"count": lines}
        text = _("Een regel hier beschuldigt niemand. Er is een reden om even te kijken.")
        return Waiting(title, text, _("Bekijk de maanden"), reverse("oversight:months"), "do")
    return Waiting(_("Er wacht niets op jou"), _("Je krijgt bericht als er iets is om na te kijken."))
