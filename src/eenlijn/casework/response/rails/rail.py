# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a rail is: a demand, whether it is met, and what mends it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class MendedOn(StrEnum):
    """The page that mends a rail, when it is not a field of the answer."""

    HERE = ""
    HEARING = "hearing"
    TALK = "talk"
    MANDATES = "mandates"
    TEXTS = "texts"
    EMPLOYER = "employer"
    PEOPLE = "people"
    LANGUAGE = "language"


@dataclass(frozen=True)
class Rail:
    """`field` is the form field that mends it, or `page` the page that does."""

    key: str
    title: str | Promise
    why: str | Promise
    field: str
    is_met: bool
    page: MendedOn = MendedOn.HERE
