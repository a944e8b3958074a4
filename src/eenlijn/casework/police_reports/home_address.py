# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""No home address of ours in a police file: the suspect may read it (list 7.4; law-chain-monitor 1.5).

| field | refused |
|---|---|
| who the other person is | an address we know of a colleague |
| where it happened | the same, and an address that is called home |
| every other field | every address but that of the employer and of the event |

What looks like an address is found by the same forms with which texts are covered (`redaction`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.patterns import shaped
from eenlijn.commons.access.refusals import Refused

# Where an address may stand: that of the other person is what the police ask for, and that of the event.
OTHER_PERSON: Final = "who"
PLACE: Final = "scene"
_HOME: Final = re.compile(
    r"\b(?:thuis|woon|huis|priv[eé])adres\b|\bthuis bij (?:mij|ons|haar|hem|de collega)\b"
    r"|\b(?:mijn|haar) huis\b|\bik woon\b|\bhome address\b|\bmy (?:house|home)\b",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(r"[\W_]+")
# Shorter is a house number by itself, which says nothing.
_SHORTEST: Final = 6


class HomeAddressInFile(Refused):
    """What looks like a home address, and in which field it stands."""

    def __init__(self, field: str, label: str, found: str) -> None:
        self.field = field
        told = _(
            "Bij «%(field)s» staat een adres: «%(found)s». Een thuisadres hoort nooit in een aangifte: "
            "de verdachte kan het lezen. Haal het weg; het adres van het werk staat er al."
        )
        super().__init__(told % {"field": label, "found": found})


@dataclass(frozen=True)
class Addresses:
    """What the dossier knows: where colleagues live as far as it is told, and which places are no secret."""

    homes: tuple[str, ...]
    allowed: tuple[str, ...]


def check_no_home(texts: Mapping[str, str], labels: Mapping[str, str | Promise], known: Addresses) -> None:
    """Refuse the first text in which a home address stands, by the table above."""
    for field, text in texts.items():
        found = home_in(field, text, known)
        if found:
            raise HomeAddressInFile(field, str(labels.get(field, field)), found)


def home_in(field: str, text: str, known: Addresses) -> str:
    """The first address that may not stand in this field, as it stands there; empty when there is none."""
    told = _plain(text)
    for home in known.homes:
        if len(_plain(home)) >= _SHORTEST and _plain(home) in told:
            return home
    found = [text[one.start : one.end] for one in shaped(text) if one.kind == SpanKind.ADDRESS]
    if field == OTHER_PERSON:
        return ""
    if field == PLACE:
        return found[0] if found and _HOME.search(text) else ""
    allowed = _plain(" ".join(known.allowed))
    return next((one for one in found if _plain(one) not in allowed), "")


def homes_in(lines: Iterable[str]) -> tuple[str, ...]:
    """The addresses among what people filled in as theirs: most of these are mail, which tells no home."""
    return tuple(
        line[one.start : one.end] for line in lines for one in shaped(line) if one.kind == SpanKind.ADDRESS
    )


def _plain(text: str) -> str:
    return _PLAIN.sub("", text).lower()
