# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing what to cover in a text: pure, the same text and the same dossier give the same proposal.

`propose(text, known)` gives spans in order that do not meet. Rules and short Dutch lists only: no model, no
network. It is a proposal: a person confirms it (`actions.confirm_copy`), and reads the whole text for that.
What it reaches stands measured in docs/policy/redaction.md.
"""

import re
from collections.abc import Iterator
from typing import Final

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.patterns import shaped
from eenlijn.casework.redaction.recognising import known_names_in, names_in
from eenlijn.casework.redaction.spans import Known, Span, settled

__all__ = ["Known", "Span", "propose", "propose_known"]

# Fewer signs say nothing.
_SHORTEST: Final = 3


def propose(text: str, known: Known) -> tuple[Span, ...]:
    """The parts of this text that tell who somebody is; what the dossier knows is always among them."""
    return settled([*_known_exactly(text, known), *shaped(text), *names_in(text, known)])


def propose_known(text: str, known: Known) -> tuple[Span, ...]:
    """Only what the dossier knows: what may not be read in a copy unless somebody says that it is no name."""
    return settled([*_known_exactly(text, known), *known_names_in(text, known)])


def _known_exactly(text: str, known: Known) -> Iterator[Span]:
    """Home addresses and numbers that the dossier knows, whatever stands between their signs."""
    for address in known.addresses:
        kind = SpanKind.MAIL if "@" in address else SpanKind.ADDRESS
        for part in (address, _street_of(address)):
            yield from _loosely(text, part, kind)
    for number in known.numbers:
        yield from _loosely(text, number, SpanKind.NUMBER)


def _street_of(address: str) -> str:
    """The first line up to the number of the house."""
    first = address.splitlines()[0] if address else ""
    return "" if "@" in address else re.split(r"\s+\d", first)[0].strip(" ,")


def _loosely(text: str, wanted: str, kind: SpanKind) -> Iterator[Span]:
    parts = re.findall(r"\w+", wanted)
    if sum(map(len, parts)) < _SHORTEST:
        return
    pattern = r"[\W_]{0,3}".join(re.escape(part) for part in parts)
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)(?:\s\d{{1,4}}\w?\b)?", text, re.IGNORECASE):
        yield Span(match.start(), match.end(), kind)
