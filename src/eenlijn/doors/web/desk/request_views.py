# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a letter is a request about data: who handles the dossier marks it, the privacy officer goes on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import data_requests as acts
from eenlijn.casework.requests.actions import Asked
from eenlijn.casework.requests.codes import AskedBy, RequestKind, RequestWay
from eenlijn.casework.requests.queries import RequestSign
from eenlijn.doors.web.desk import marks
from eenlijn.doors.web.desk.fairness_forms import MarkForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

MARK = "mark"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def mark_request(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "answer")
    form = MarkForm(typed(request, MARK))
    done = kept(
        request,
        form,
        lambda told: acts.mark_request(actor=actor_of(request), number=number, asked=_asked(told), now=now()),
        _("Bewaard. Van dit dossier wordt niets vernietigd tot het verzoek klaar is."),
    )
    if done:
        return redirect("desk:mark_request", number=number)
    found = acts.signs(actor_of(request), number)
    sheet = Sheet(
        here=_("verzoek"),
        title=_("Is dit een verzoek over gegevens?"),
        intro=_(
            "Vraagt iemand wat wij over hem weten, of dat het weg of anders moet? "
            "Dan is het een verzoek, ook als dat woord er niet in staat. "
            "De maand loopt vanaf de dag van binnenkomst."
        ),
        nothing=_("Er loopt geen verzoek over dit dossier."),
        entries=[_entry(one, opened) for one in found],
        blocks=[
            Block(
                MARK,
                _("Ja, dit is een verzoek"),
                form,
                _("Geef het door"),
                _("De privacyfunctionaris neemt het over. Jij ziet daarna alleen dat het loopt."),
            )
        ],
    )
    return show(request, opened, sheet)


def _entry(one: RequestSign, opened: Opened) -> Entry:
    told = _("Uiterlijk %(due)s is er antwoord. Tot het klaar is, wordt er niets vernietigd.")
    restricted = _("Het gebruik van dit dossier is beperkt: bewaren mag, gebruiken niet.")
    return Entry(
        title=f"{one.kind.label}: {str(one.state.label).lower()}",
        text=restricted if one.is_restricted else told % {"due": marks.when(one.due_at, opened.now)},
        small=_("Binnen: %(moment)s") % {"moment": marks.when(one.received_at, opened.now)},
    )


def _asked(told: dict[str, Any]) -> Asked:
    return Asked(
        kind=RequestKind(told["kind"]),
        words=told["words"],
        name=told["name"],
        address=told["address"],
        way=RequestWay(told["way"]),
        received_at=told["at"],
        asked_by=AskedBy(told["asked_by"]),
        is_minor=told["is_minor"],
        representative=told["representative"],
    )
