# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which words a letter has before any value: the employer's own text, or the product's example.

The paragraphs `remedy`, `remedy_after`, `claim_remedy`, `privacy` and `representative` are texts of their
own, put in whole; the first letter of a dossier always says what we do with someone's data.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from eenlijn.casework.letters.values import LetterValues
from eenlijn.commons.rulebook.codes import TextName, text_topic
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.foundation.text import NamedText, load_text

TEXTS: Final = Path(__file__).parent / "texts"
# The rules a letter needs, to be asked with `rules_of`.
TEXT_TOPICS: Final = tuple(text_topic(name) for name in TextName)
PRIVACY_HEAD: Final = "## Uw gegevens"
# Who reported reads what we do with their data on the own page, in *je*.
TO_REPORTERS: Final = frozenset({TextName.OUTCOME})
# The salutation stands first; what a parent or guardian reads comes right after it.
_SALUTATION: Final = "{salutation},"
_INSIDE: Final = (TextName.REMEDY, TextName.REMEDY_AFTER, TextName.CLAIM_REMEDY, TextName.PRIVACY)


@dataclass(frozen=True)
class LetterText:
    """The words of a letter before any value, and which version they are; 0 is our own example."""

    text: NamedText
    version: int


def letter_text(
    name: TextName, rules: Rules, *, is_first: bool, to_representative: bool = False
) -> LetterText:
    """The text of this letter, its paragraphs put in and, in a first letter, the one about data."""
    text, version = own_or_standard(name, rules)
    body = text.body
    if is_first and name not in TO_REPORTERS and "{privacy}" not in body and "{privacy_contact}" not in body:
        body = f"{body}\n\n{PRIVACY_HEAD}\n\n{{privacy}}"
    for one in _INSIDE:
        if f"{{{one.value}}}" in body:
            body = body.replace(f"{{{one.value}}}", own_or_standard(one, rules)[0].body)
    if to_representative:
        told = own_or_standard(TextName.REPRESENTATIVE, rules)[0].body
        before, salutation, after = body.partition(_SALUTATION)
        body = f"{before}{salutation}\n\n{told}{after}" if salutation else f"{told}\n\n{body}"
    return LetterText(replace(text, body=body), version)


def own_or_standard(name: TextName, rules: Rules) -> tuple[NamedText, int]:
    """The employer's own text and its number, or our example and 0."""
    standard, own = standard_text(name), rules.text(name)
    if own is None:
        return standard, 0
    version = str(own.number)
    return replace(standard, subject=own.subject, body=own.body, version=version), own.number


def standard_text(name: TextName) -> NamedText:
    """The product's own example of this text."""
    return load_text(TEXTS / f"{name.value}.md")


def is_remedy_approved(rules: Rules, name: TextName = TextName.REMEDY, *, is_invented: bool) -> bool:
    """Whether a named person of the organisation stands for how to object (decision 9); invented ones may."""
    own = rules.text(name)
    return is_invented or (own is not None and own.is_approved)


def missing_values(text: NamedText, values: LetterValues) -> tuple[str, ...]:
    """The placeholders of this text that nothing fills, by name; also one that nobody knows."""
    return tuple(name for name in sorted(text.placeholders) if not getattr(values, name, ""))
