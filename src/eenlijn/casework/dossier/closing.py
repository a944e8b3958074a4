# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When may a dossier be closed: the severity stands, the answer left or cannot, and the reporter was told."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response.models import ResponseClock

TOLD = (Act.LETTER_SENT, Act.TALK_HELD, Act.NO_ANSWER)


@dataclass(frozen=True)
class Closing:
    """`missing` holds one sentence per thing still to do; empty means it may close."""

    missing: tuple[str, ...]

    @property
    def may_close(self) -> bool:
        return not self.missing


def closing_of(incident: Incident) -> Closing:
    missing = []
    if not incident.severity:
        missing.append(_("De ernst is nog niet vastgesteld."))
    clock = ResponseClock.objects.filter(incident=incident).first()
    if clock is not None and clock.stopped_at is None:
        missing.append(_("De ander heeft nog geen antwoord."))
    elif clock is not None and not _reporter_told(incident):
        missing.append(_("De melder weet nog niet wat wij deden."))
    return Closing(tuple(missing))


def _reporter_told(incident: Incident) -> bool:
    """Telling is part of the act that stops the clock; its timeline row is the proof."""
    return TimelineEntry.objects.filter(incident=incident, act__in=TOLD).exists()
