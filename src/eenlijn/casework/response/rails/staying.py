# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What whatever stays on file has: an end, a decider, a remedy, a way to reach us, and a hearing."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.letters import heard_words, is_remedy_approved
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.deciding import decider
from eenlijn.casework.response.rails.duration import duration
from eenlijn.casework.response.rails.rail import MendedOn, Rail


def of_what_stays(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    yield duration(answer, around)
    yield decider(answer, around)
    yield Rail(
        "remedy",
        _("Wat de ander kan doen tegen het besluit"),
        _("Niemand van de organisatie heeft de tekst «Niet mee eens?» vastgesteld. Dat kan in Beheer."),
        "",
        is_remedy_approved(around),
        MendedOn.TEXTS,
    )
    yield Rail(
        "channel",
        _("Hoe de ander bij ons terecht kan"),
        _("Schrijf hoe de ander onze dienst blijft krijgen. Hulp en wettelijke plichten gaan door."),
        "remaining_channel",
        bool(answer.remaining_channel),
    )
    yield Rail(
        "heard",
        _("De ander is gehoord"),
        _("Hoor de ander eerst, of schrijf waarom dat nu niet veilig kan. Dan hoor je de ander daarna."),
        "postponed_hearing",
        bool(heard_words(answer, around)),
        MendedOn.HEARING,
    )
    yield Rail(
        "not_anonymous",
        _("Niet alleen een melding zonder naam"),
        _(
            "Een maatregel rust nooit alleen op een melding zonder naam. "
            "Laat eerst iemand bevestigen wat er gebeurde."
        ),
        "",
        not around.is_only_anonymous,
        MendedOn.PEOPLE,
    )
