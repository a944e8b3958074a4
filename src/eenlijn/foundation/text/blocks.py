# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a written text: headings and paragraphs, nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A small bold head inside a letter."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a newline in it is a new line on paper."""

    text: str


Block = Heading | Paragraph


def printable(text: str) -> str:
    """Drop control characters: they cannot be printed and break files for Word."""
    return "".join(one for one in text if one in "\n\t" or not _is_control(one))


def _is_control(one: str) -> bool:
    return one < " " or "\x7f" <= one <= "\x9f" or "\ud800" <= one <= "\udfff" or one in "\ufffe\uffff"
