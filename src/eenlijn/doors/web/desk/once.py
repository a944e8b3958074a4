# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looking up once per page what many of its rows show: words in one language, addresses, drawings."""

from collections.abc import Callable
from typing import TypeVar

from django.urls import reverse

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
# Stands for a number while the address around it is asked; no number has this form.
_PLACE = "NUMBER"


class Once(dict[_Key, _Value]):
    """A table that fills itself; made for one page and thrown away with it."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        """Take what answers the first question about a key."""
        super().__init__()
        self._make = make

    def __missing__(self, key: _Key) -> _Value:
        value = self[key] = self._make(key)
        return value


class Addresses:
    """Addresses of dossiers: around each number stands what is the same for all of them."""

    def __init__(self) -> None:
        """Begin with none; a page asks a handful."""
        self._around = Once[str, tuple[str, str]](_around)

    def of(self, name: str, number: str) -> str:
        """Return the address by its name; a number that would have to be written otherwise is not pasted."""
        if not (number.isascii() and number.replace("-", "").isalnum()):
            return reverse(name, args=[number])
        before, after = self._around[name]
        return f"{before}{number}{after}"


def _around(name: str) -> tuple[str, str]:
    before, _number, after = reverse(name, args=[_PLACE]).rpartition(_PLACE)
    return before, after
