# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each answer has: concrete behaviour and the norm; a talk to restore also the colleague's consent."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.rail import Rail

# Fewer words cannot say who did what.
FEWEST_WORDS = 3


def of_all(answer: OpenAnswer) -> Iterator[Rail]:
    yield Rail(
        "behaviour",
        _("Concreet gedrag"),
        _("Schrijf wat de ander deed of zei. «Onacceptabel gedrag» is te algemeen."),
        "behaviour",
        len(answer.behaviour.split()) >= FEWEST_WORDS,
    )
    yield Rail(
        "norm",
        _("Norm die is overtreden"),
        _("Kies de regel. De ander moet kunnen lezen wat er niet mag."),
        "norm_rule",
        bool(answer.norm_rule),
    )


def other_way(answer: OpenAnswer) -> Rail:
    return Rail(
        "other_way",
        _("Wie hierover beslist"),
        _("Schrijf wie hierover beslist, en wanneer je het vroeg. Wij nemen dit besluit niet zelf."),
        "note",
        len(answer.note.split()) >= FEWEST_WORDS,
    )


def consent(answer: OpenAnswer) -> Rail:
    return Rail(
        "consent",
        _("De collega wil dit"),
        _("Een herstelgesprek is er alleen als de collega dat zelf wil. Vraag het, en kruis het aan."),
        "has_consent",
        answer.has_consent,
    )
