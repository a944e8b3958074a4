# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What triage tells the reporter: that a person saw a red report, and friendly why it was no aggression."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier.own_reports import FollowPage
from eenlijn.casework.incidents.codes import Gate, Status
from eenlijn.doors.web.components.shapes import NextStop, StopState, Words
from eenlijn.foundation.text import clock_time


@dataclass(frozen=True)
class EndedWords:
    """The words of an outcome without aggression, for the person who reported it."""

    badge: Words
    title: Words
    text: Words


ENDED: Final[dict[str, EndedWords]] = {
    Gate.EMOTION: EndedWords(
        gettext_lazy("Geen agressie: emotie"),
        gettext_lazy("Wij zien dit als emotie, niet als agressie"),
        gettext_lazy(
            "Boos zijn mag. Kritiek en een klacht mogen ook. Wat het met jou deed, telt wel. "
            "De ander krijgt hierover geen brief."
        ),
    ),
    Gate.CRITICISM: EndedWords(
        gettext_lazy("Geen agressie: kritiek"),
        gettext_lazy("Wij zien dit als kritiek, niet als agressie"),
        gettext_lazy(
            "Boos zijn mag. Kritiek en een klacht mogen ook. Kritiek op ons werk kan hard aankomen. "
            "De ander krijgt hierover geen brief."
        ),
    ),
    Gate.COMPLAINT: EndedWords(
        gettext_lazy("Geen agressie: klacht"),
        gettext_lazy("Wij zien dit als een klacht, niet als agressie"),
        gettext_lazy(
            "Boos zijn mag. Kritiek en een klacht mogen ook. De klacht gaat naar ons klachtenloket. "
            "Daar hoef jij niets voor te doen."
        ),
    ),
    "": EndedWords(
        gettext_lazy("Niet gegrond"),
        gettext_lazy("Wij konden niet vaststellen wat er gebeurde"),
        gettext_lazy(
            "Dat betekent niet dat wij je niet geloven. Er is te weinig bekend om de ander erop aan te "
            "spreken. Weet je meer? Vertel het de coördinator."
        ),
    ),
}


def ended_words(page: FollowPage) -> EndedWords | None:
    return ENDED[page.gate] if page.status == Status.NOT_UPHELD else None


def ended_stop(words: EndedWords) -> NextStop:
    return NextStop(title=words.title, text=words.text, state=StopState.PAST)


def offer_stop() -> NextStop:
    """What stays, whatever the outcome."""
    return NextStop(
        title=_("Opvang blijft voor jou"),
        text=_("Wil je erover praten? Dat kan nog steeds. Goed dat je het meldde."),
        state=StopState.NOW,
    )


def seen_stop(page: FollowPage) -> NextStop | None:
    """A red report was seen by a person: at what hour (decision 17)."""
    if page.red_seen_at is None:
        return None
    words = _("Een collega zag je melding om %(time)s") % {"time": clock_time(page.red_seen_at)}
    return NextStop(title=words, state=StopState.PAST, at=page.red_seen_at)
