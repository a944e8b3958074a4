# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter as its receiver will read it: what was filled in is marked, what is missing shows as a gap.

The words come from the same text and the same filling as the letter itself; each value is put between
three private characters first, so that it can be found again afterwards.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime

from django.utils.translation import gettext as _

from eenlijn.casework.dossier.queries import Letterhead
from eenlijn.casework.response.codes import NormRule
from eenlijn.casework.response.letters import LetterToPerpetrator, letter_text, letter_values
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.doors.web.components.shapes import Block, LetterPaper, Run, RunKind
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import Heading, fill, long_date

_FROM, _IS, _TO = "\ue000", "\ue001", "\ue002"
_VALUE = re.compile(f"{_FROM}([a-z_]+){_IS}([^{_TO}]*){_TO}")
_PRIVATE = str.maketrans("", "", _FROM + _IS + _TO)


def paper_of(answer: OpenAnswer, letterhead: Letterhead, written_at: datetime) -> LetterPaper:
    """The paper; for letters only."""
    filled = fill(letter_text(answer.kind), _marked(_values(answer, letterhead)))
    blocks = [Block(list(_runs(block.text)), isinstance(block, Heading)) for block in filled.blocks]
    day = long_date(to_local(written_at).date(), "nl")
    return LetterPaper(
        subject=list(_runs(filled.subject)),
        sender=letterhead.sender,
        reference=(f"{letterhead.sender_place}, {day}", f"Kenmerk {letterhead.number}-B1"),
        addressee=_addressee(answer),
        blocks=[*blocks, *_ending(letterhead)],
    )


def _values(answer: OpenAnswer, letterhead: Letterhead) -> LetterToPerpetrator:
    return letter_values(
        salutation=answer.salutation,
        occurred_at=letterhead.occurred_at,
        place=letterhead.place,
        behaviour=answer.behaviour,
        rule=NormRule(answer.norm_rule) if answer.norm_rule else None,
        contact=answer.contact,
        organisation=letterhead.organisation_name,
    )


def _marked(values: LetterToPerpetrator) -> LetterToPerpetrator:
    plain = {field.name: str(getattr(values, field.name)).translate(_PRIVATE) for field in fields(values)}
    return replace(values, **{name: f"{_FROM}{name}{_IS}{value}{_TO}" for name, value in plain.items()})


def _runs(text: str) -> Iterator[Run]:
    """Standing words and values in turn."""
    end = 0
    for found in _VALUE.finditer(text):
        if found.start() > end:
            yield Run(text[end : found.start()])
        name, value = found.groups()
        yield Run(value, RunKind.FILLED) if value else Run(_gap(name), RunKind.GAP)
        end = found.end()
    if end < len(text):
        yield Run(text[end:])


def _gap(name: str) -> str:
    words = {
        "salutation": _("aanhef"),
        "behaviour": _("wat de ander deed of zei"),
        "norm_rule": _("welke regel"),
        "norm_number": _("nummer"),
        "contact": _("waar de ander kan reageren"),
        "place": _("waar het was"),
    }
    return _("Ontbreekt: %(what)s") % {"what": words.get(name, name)}


def _addressee(answer: OpenAnswer) -> list[Run]:
    if not (answer.addressee_name and answer.addressee_address):
        return [Run(_("Ontbreekt: naam en adres"), RunKind.GAP)]
    lines = [answer.addressee_name, *answer.addressee_address.splitlines()]
    return [Run(line.strip(), RunKind.FILLED) for line in lines if line.strip()]


def _ending(letterhead: Letterhead) -> list[Block]:
    """As the letter itself ends; a letter is always in Dutch."""
    return [Block([Run("Met vriendelijke groet,")]), Block([Run(letterhead.organisation_name)])]
