# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms as an iCalendar file: each is a short appointment that ends at its due moment."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.dossier.terms import MyTerm
from eenlijn.foundation.text import calendar
from eenlijn.foundation.text.calendar import Appointment

SHOWN: Final = timedelta(minutes=15)
_ASK_AGAIN: Final = ("REFRESH-INTERVAL;VALUE=DURATION:PT15M",)


def calendar_of(terms: Iterable[MyTerm], now: datetime) -> bytes:
    """The whole file. A clock that stands still is told as such, on the day it is due as things are now."""
    name = _("Mijn termijnen in Eén Lijn")
    found = [_event(term) for term in terms]
    return calendar.calendar_file(name, found, now, product="Termijnen", extra=_ASK_AGAIN)


def _event(term: MyTerm) -> Appointment:
    clock = term.clock
    summary = f"{clock.kind.label} · {term.number}"
    if clock.paused_until is not None:
        summary = _("Staat stil: %(term)s") % {"term": summary}
    return Appointment(f"{clock.id}@eenlijn", clock.due_at - SHOWN, clock.due_at, summary)
