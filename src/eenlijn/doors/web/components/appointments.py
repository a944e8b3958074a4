# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Agreed talks as an iCalendar file (RFC 5545): "Afspraak", a moment, and nothing else.

A calendar of the employer may be read by colleagues: no number, no name, no place, no word about care.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import NAMESPACE_OID, uuid5

from django.http import HttpResponse
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.care_reminders import Appointment
from eenlijn.foundation.text import calendar

LENGTH: Final = timedelta(hours=1)


def calendar_response(found: Iterable[Appointment], moment: datetime) -> HttpResponse:
    """The file; no address asks for more than this."""
    response = HttpResponse(calendar_of(found, moment), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
    return response


def calendar_of(found: Iterable[Appointment], moment: datetime) -> bytes:
    """Each of an hour, with a reminder an hour before; an id that leads back to nothing."""
    events = [
        calendar.Appointment(
            uid=str(uuid5(NAMESPACE_OID, f"appointment|{one.id}")),
            start=one.at,
            end=one.at + LENGTH,
            summary=_("Afspraak"),
        )
        for one in found
    ]
    return calendar.calendar_file(_("Afspraken"), events, moment, product="Afspraken")
