# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which language the other person of a dossier reads along with the Dutch letter."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.traces import line
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.letters.codes import Tongue
from eenlijn.casework.letters.keeping import choose_language
from eenlijn.casework.letters.queries import reader_language
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


class LanguageUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze taal hebben we niet. Kies een taal uit de lijst, of alleen Nederlands."))


class DossierIsOver(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit dossier is gesloten. Er gaat geen brief meer uit."))


@transaction.atomic
def read_along(*, actor: Actor, number: str, language: str, now: datetime) -> None:
    """Send this translation along with the letters of this dossier; empty is only Dutch."""
    incident = access.handled(actor, number)
    if incident.status not in OPEN:
        raise DossierIsOver
    if language and language not in Tongue.values:
        raise LanguageUnknown
    choose_language(incident=incident, actor=actor, language=language, now=now)
    append(actor, now, line("choose_language", incident, Compartment.PERPETRATOR))


def language_of(actor: Actor, number: str) -> str:
    """Which language was chosen, for who handles it; empty is only Dutch."""
    return reader_language(access.handled(actor, number).pk)
