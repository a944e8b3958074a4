# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter goes by beside its own answer: nobody's name in it, and the language of its reader."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from eenlijn.casework.dossier.reading_along import Reading, reading_of
from eenlijn.casework.dossier.unrecognisable import names_for_letter, unnamed
from eenlijn.casework.letters.codes import Tongue
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.rail import MendedOn, Rail
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.rulebook.codes import TextName


@dataclass(frozen=True)
class Beside:
    """The rails that need more than the answer; `names` may not stand in the letter, and are never shown."""

    rails: tuple[Rail, ...] = ()
    names: tuple[str, ...] = ()
    reading: Reading | None = None


NOTHING = Beside()


def beside(actor: Actor, number: str, answer: OpenAnswer, around: Circumstances, now: datetime) -> Beside:
    """For whoever handles this dossier; nothing for what is no letter."""
    if not answer.is_letter:
        return NOTHING
    names = names_for_letter(actor, number)
    reading = reading_of(actor, number, answer, around, now)
    language = (_language(reading),) if reading is not None and reading.page is not None else ()
    return Beside((unnamed(answer, around, names), *language), names, reading)


def _language(reading: Reading) -> Rail:
    return Rail(
        "language",
        _("Vertaling goedgekeurd"),
        waiting_words(reading.tongue, reading.waits_for, reading.approvers),
        "",
        not reading.waits_for,
        MendedOn.LANGUAGE,
    )


def waiting_words(tongue: Tongue, waits_for: tuple[TextName, ...], approvers: tuple[str, ...]) -> str:
    """What a language waits for, who ends that, and what one can do meanwhile."""
    told = _(
        "Het %(language)s wacht op goedkeuring van: %(texts)s. Goedkeuren kan: %(approvers)s. "
        "Wacht daarop, of kies alleen Nederlands: dan gaat alleen de Nederlandse brief."
    )
    return told % {
        "language": tongue.label,
        "texts": ", ".join(f"«{name.label}»" for name in waits_for),
        "approvers": ", ".join(approvers) or _("de beheerder"),
    }
