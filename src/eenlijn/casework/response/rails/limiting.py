# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What limits somebody: from when, where, what the desk does, and nothing closed that stays open."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import Closed
from eenlijn.casework.response.duties import DUTIES
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.rail import Rail

# So far ahead a measure may be made to begin; later is another decision.
LATEST_START = timedelta(days=31)


def of_what_limits(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    starts = answer.starts_on
    yield Rail(
        "start",
        _("Eerste dag"),
        _("Schrijf vanaf welke dag dit geldt: vandaag of later, en binnen een maand. Terug kan niet."),
        "starts_on",
        starts is not None and around.today <= starts <= around.today + LATEST_START,
    )
    yield Rail(
        "where",
        _("Waar het geldt"),
        _("Schrijf waar het geldt: gebouw, lijn of manier van contact. Overal is te ruim."),
        "where_it_holds",
        bool(answer.where_it_holds.strip()),
    )
    yield Rail(
        "desk",
        _("Wat een collega doet"),
        _("Schrijf in een of twee zinnen wat een collega doet als de ander er toch is."),
        "instruction",
        bool(answer.instruction.strip()),
    )
    yield Rail(
        "call",
        _("Wie een collega belt"),
        _("Schrijf wie een collega dan belt. Niemand staat er alleen voor."),
        "to_call",
        bool(answer.to_call.strip()),
    )
    yield _stays_open(answer)


def _stays_open(answer: OpenAnswer) -> Rail:
    """Only what may be closed is closed; a code of a duty among them is said by its name."""
    duty = next((one for one in DUTIES if one.code in answer.closes), None)
    why = duty.why if duty else _("Kies uit de lijst wat er niet kan. Iets anders kun je niet afsluiten.")
    return Rail(
        "stays_open",
        _("Zorg en wettelijke plichten blijven open"),
        why,
        "closes",
        all(code in Closed.values for code in answer.closes),
    )
