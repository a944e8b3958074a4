# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A red report: whom to call, and saying "I see it"."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.dossier.triage_acts import acknowledge_red
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.organisations.queries import contact_of
from eenlijn.doors.web.components.shapes import PhoneLine
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@dataclass(frozen=True)
class RedPanel:
    """`phone` is None when the employer has no number that is answered now: then there is only 112."""

    waits: bool
    may_see: bool
    phone: PhoneLine | None


def red_panel(actor: Actor, dossier: Dossier) -> RedPanel | None:
    """What stands above an open red dossier; None for any other."""
    if not dossier.is_red or dossier.status not in OPEN or actor.organisation_id is None:
        return None
    contact = contact_of(actor.organisation_id)
    phone = None
    if contact is not None and contact.duty_number:
        phone = PhoneLine(contact.duty_label or _("Dienstdoende"), contact.duty_number, contact.duty_hours)
    return RedPanel(waits=dossier.waits_to_be_seen, may_see=dossier.may_watch, phone=phone)


@requires(*READERS)
@require_POST
def seen(request: HttpRequest, number: str) -> HttpResponse:
    """A person saw the red report; who comes second changes nothing."""
    is_first = acknowledge_red(actor=actor_of(request), number=number, now=now())
    words = _("Vastgelegd: jij ziet deze melding.") if is_first else _("Een collega zag deze melding al.")
    messages.success(request, words)
    return redirect("desk:dossier", number=number)
