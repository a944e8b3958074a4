# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter has: where it was, to whom it goes, where one can react, no gaps, and nobody to recognise."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.letters.values import VALUE_WORDS
from eenlijn.casework.letters.wording import missing_values
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.letters import letter_text, letter_values
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.minors import to_a_parent
from eenlijn.casework.response.rails.rail import MendedOn, Rail

# Values of a letter that a rail of their own asks for.
ASKED_ELSEWHERE = frozenset(
    {
        "behaviour", "norm_rule", "norm_number", "place", "salutation", "contact", "valid_until",
        "decider_function", "remaining_channel", "heard", "policy_rule", "starts_on", "where_it_holds",
        "review_on",
    }
)  # fmt: skip
FIELD_OF_VALUE = {"agreements": "note"}


def of_letters(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    yield Rail(
        "place",
        _("Waar het was"),
        _("Zonder plaats weet de ander niet waar de brief over gaat."),
        "place",
        bool(around.place),
    )
    yield Rail(
        "addressee",
        _("Aan wie de brief gaat"),
        _("Vul naam, adres en aanhef in."),
        "addressee_name",
        bool(answer.addressee_name and answer.addressee_address and answer.salutation),
    )
    yield Rail(
        "contact",
        _("Waar de ander kan reageren"),
        _("De ander heeft recht op een telefoonnummer of adres voor een weerwoord."),
        "contact",
        bool(answer.contact),
    )
    yield from to_a_parent(answer, around)
    yield from _empty_values(answer, around)
    yield Rail(
        "unrecognisable",
        _("Niet te lezen wie meldde"),
        _("Een mens leest de brief en bevestigt dat er niet in staat wie meldde."),
        "reporter_unrecognisable",
        answer.reporter_unrecognisable,
    )


def _empty_values(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    """Whatever else the text asks for and nobody gave: one rail per value, by its name."""
    missing = missing_values(letter_text(answer.kind, around).text, letter_values(answer, around))
    for name in missing:
        if name in ASKED_ELSEWHERE:
            continue
        words = VALUE_WORDS.get(name, name)
        page = {"talk_day": MendedOn.TALK, "privacy_contact": MendedOn.EMPLOYER}.get(name, MendedOn.HERE)
        if name not in VALUE_WORDS:
            page = MendedOn.TEXTS
        why = _("In de brief is nog leeg: %(what)s.") % {"what": words}
        field = FIELD_OF_VALUE.get(name, "")
        yield Rail(f"value_{name}", _("Alles in de brief ingevuld"), why, field, is_met=False, page=page)
