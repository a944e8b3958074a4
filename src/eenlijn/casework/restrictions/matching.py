# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When what is typed at a desk names the person of a measure: pure functions of text.

A dossier holds a name as it was written there, often with first names; at a desk a family name is typed.
They fit when what was typed is the end of the name, in whole words: "Jansen", "de Jansen" and "J. de Jansen"
all fit "Jan de Jansen", "Jan" and "Jans" do not. "Berg, van den" is read as "van den Berg". So that a mark
can find it without opening anything, the mark is of the last word of the name with the day of birth.
"""

from datetime import date

from eenlijn.foundation.sealed.blind_index import normalise


def name_key(name: str, birth_date: date) -> str:
    """What the mark is made of; empty for a name without words."""
    words = _words(name)
    return f"{words[-1]}|{birth_date.isoformat()}" if words else ""


def client_key(number: str) -> str:
    """A client number without the spaces, points and dashes people write in it."""
    return "".join(sign for sign in normalise(number) if sign.isalnum())


def is_family_name_of(typed: str, name: str) -> bool:
    """Whether what was typed is the end of this name, in whole words."""
    asked, known = _words(typed), _words(name)
    return bool(asked) and known[-len(asked) :] == asked


def _words(name: str) -> list[str]:
    last, comma, before = normalise(name).partition(",")
    return f"{before} {last}".split() if comma else last.split()
