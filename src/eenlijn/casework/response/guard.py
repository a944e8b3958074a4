# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be there before an answer may leave, each with the sentence that says why (decision 9).

Addressing, notice of the norm and an invitation need behaviour and norm. Whatever stays on file or limits
needs all eight rails of the measures document; those answers are not offered here.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.queries import OpenAnswer

# Fewer words cannot say who did what.
FEWEST_WORDS = 3


@dataclass(frozen=True)
class Rail:
    """`field` is the form field that mends it."""

    key: str
    title: Promise
    why: Promise
    field: str
    is_met: bool


def rails(answer: OpenAnswer, *, place: str) -> tuple[Rail, ...]:
    """The rails of this answer in the order people read them."""
    behaviour = Rail(
        "behaviour",
        _("Concreet gedrag"),
        _("Schrijf wat de ander deed of zei. «Onacceptabel gedrag» is te algemeen."),
        "behaviour",
        len(answer.behaviour.split()) >= FEWEST_WORDS,
    )
    norm = Rail(
        "norm",
        _("Norm die is overtreden"),
        _("Kies de regel. De ander moet kunnen lezen wat er niet mag."),
        "norm_rule",
        bool(answer.norm_rule),
    )
    if answer.kind == AnswerKind.TALK:
        return behaviour, norm
    if answer.kind == AnswerKind.NONE_POSSIBLE:
        return (
            Rail(
                "reason",
                _("Reden"),
                _("Schrijf waarom er geen antwoord kan zijn."),
                "note",
                bool(answer.note),
            ),
        )
    return (
        behaviour,
        norm,
        Rail(
            "place",
            _("Waar het was"),
            _("Zonder plaats weet de ander niet waar de brief over gaat."),
            "place",
            bool(place),
        ),
        Rail(
            "addressee",
            _("Aan wie de brief gaat"),
            _("Vul naam, adres en aanhef in."),
            "addressee_name",
            bool(answer.addressee_name and answer.addressee_address and answer.salutation),
        ),
        Rail(
            "contact",
            _("Waar de ander kan reageren"),
            _("De ander heeft recht op een telefoonnummer of adres voor een weerwoord."),
            "contact",
            bool(answer.contact),
        ),
        Rail(
            "unrecognisable",
            _("Niet te lezen wie meldde"),
            _("Een mens leest de brief en bevestigt dat er niet in staat wie meldde."),
            "reporter_unrecognisable",
            answer.reporter_unrecognisable,
        ),
    )
