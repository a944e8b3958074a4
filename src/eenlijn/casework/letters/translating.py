# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter in another language beside its Dutch text; what a person typed stays in Dutch there."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

from eenlijn.casework.letters.codes import RIGHT_TO_LEFT, Tongue
from eenlijn.casework.letters.tongues import MARK_HERE, MARKS, MEASURES, NORMS, day_in
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.letters.wording import TEXTS
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.foundation.pdf import Translated
from eenlijn.foundation.pdf.letter import FOREIGN, HERE
from eenlijn.foundation.text import NamedText, fill, load_text

_ISOLATES: Final = str.maketrans("", "", FOREIGN + HERE)
_SALUTATION: Final = "{salutation},"


@dataclass(frozen=True)
class TranslatedText:
    """A text in another language, as somebody may approve it."""

    subject: str
    body: str


@dataclass(frozen=True)
class Translation:
    """A language with its texts: the letter and the paragraphs that stand in it."""

    tongue: Tongue
    texts: Mapping[TextName, TranslatedText]


def standard_translation(name: TextName, tongue: Tongue) -> TranslatedText:
    """Our own translation: an example until a person of the organisation approves it."""
    text = load_text(TEXTS / tongue.value / f"{name.value}.md")
    return TranslatedText(text.subject, text.body)


def parts_of(
    name: TextName, texts: Mapping[TextName, TranslatedText], *, is_first: bool, to_representative: bool
) -> tuple[TextName, ...]:
    """Which texts this letter needs in a language: itself, and the paragraphs that stand in it."""
    found = [name]
    if name not in texts or "{remedy}" in texts[name].body:
        found.append(TextName.REMEDY)
    if is_first:
        found.append(TextName.PRIVACY)
    if to_representative:
        found.append(TextName.REPRESENTATIVE)
    return tuple(found)


def translated(
    name: TextName,
    told: Translation,
    values: LetterValues,
    *,
    is_first: bool,
    to_representative: bool = False,
) -> Translated:
    """The page that follows the Dutch letter."""
    text = _whole(name, told, is_first=is_first, to_representative=to_representative)
    filled = fill(text, _spoken(values, told.tongue))
    return Translated(
        language=told.tongue.value,
        is_right_to_left=told.tongue in RIGHT_TO_LEFT,
        mark=MARKS[told.tongue],
        mark_here=MARK_HERE,
        subject=filled.subject,
        paragraphs=filled.blocks,
    )


def _whole(name: TextName, told: Translation, *, is_first: bool, to_representative: bool) -> NamedText:
    letter = told.texts[name]
    body = letter.body
    if is_first and "{privacy}" not in body:
        body = f"{body}\n\n## {told.texts[TextName.PRIVACY].subject}\n\n{{privacy}}"
    for one in (TextName.REMEDY, TextName.PRIVACY):
        if f"{{{one.value}}}" in body:
            body = body.replace(f"{{{one.value}}}", told.texts[one].body)
    if to_representative:
        about = told.texts[TextName.REPRESENTATIVE].body
        body = body.replace(_SALUTATION, f"{_SALUTATION}\n\n{about}", 1)
    return NamedText(name.value, letter.subject, "citizen", "", "", body)


def _spoken(values: LetterValues, tongue: Tongue) -> LetterValues:
    """Days, norm and what holds in this language; everything else as it was typed, marked as Dutch."""
    plain = {field.name: getattr(values, field.name).translate(_ISOLATES) for field in fields(values)}
    told = {name: day_in(tongue, value) or _dutch(value) for name, value in plain.items()}
    told |= {name: plain[name] for name in ("norm_number", "norm_version")}
    told["norm_rule"] = NORMS[tongue].get(plain["norm_number"], told["norm_rule"])
    told["measure"] = MEASURES.get(plain["measure"], {}).get(tongue.value) or told["measure"]
    return replace(values, **told)


def _dutch(value: str) -> str:
    return f"{FOREIGN}{value}{HERE}" if value else ""
