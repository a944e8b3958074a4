# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text of the employer's own: subject and body, with placeholders that are known and not forgotten."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from eenlijn.commons.rulebook.codes import ALLOWED_PLACEHOLDERS, TextName
from eenlijn.commons.rulebook.topics.reading import part

LONGEST_SUBJECT: Final = 150
LONGEST_BODY: Final = 8000
_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
# A paragraph inside another letter has no subject of its own.
PARAGRAPHS: Final = (
    TextName.REMEDY,
    TextName.REMEDY_AFTER,
    TextName.CLAIM_REMEDY,
    TextName.PRIVACY,
    TextName.REPRESENTATIVE,
)


@dataclass(frozen=True)
class Text:
    """Paragraphs with a blank line between them, `## ` before a small head, `{placeholders}` by name."""

    subject: str
    body: str

    @property
    def placeholders(self) -> frozenset[str]:
        """Every placeholder in subject and body."""
        return frozenset(_PLACEHOLDER.findall(f"{self.subject}\n{self.body}"))

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        body = part(content, "body", str).replace("\r\n", "\n").strip()
        return cls(subject=str(content.get("subject", "")).strip(), body=body)

    def to_content(self) -> dict[str, Any]:
        """Write it as it stands."""
        return {"subject": self.subject, "body": self.body}

    def problems_as(self, name: TextName) -> Iterable[str]:
        """What is wrong with it as this text."""
        yield from self._shape(name)
        known = ALLOWED_PLACEHOLDERS[name]
        for one in sorted(self.placeholders - known.allowed):
            yield _("De plek {%(name)s} kennen we niet in deze tekst.") % {"name": one}
        for one in sorted(known.required - self.placeholders):
            yield _("De plek {%(name)s} ontbreekt.") % {"name": one}
        stray = _PLACEHOLDER.sub("", f"{self.subject}{self.body}")
        if "{" in stray or "}" in stray:
            yield _("Er staat een losse accolade in de tekst.")

    def _shape(self, name: TextName) -> Iterable[str]:
        if not self.body:
            yield _("De tekst is leeg.")
        if not self.subject and name not in PARAGRAPHS:
            yield _("Een brief heeft een onderwerp.")
        if "\n" in self.subject:
            yield _("Een onderwerp is één regel.")
        if len(self.subject) > LONGEST_SUBJECT or len(self.body) > LONGEST_BODY:
            yield _("De tekst is te lang: ten hoogste 8.000 tekens, en 150 voor het onderwerp.")
