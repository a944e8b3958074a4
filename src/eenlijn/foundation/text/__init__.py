# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing for people: moments, lengths and numbers in Dutch and English, and named texts."""

from eenlijn.foundation.text.blocks import Block, Heading, Paragraph
from eenlijn.foundation.text.moments import (
    answered_after,
    clock_time,
    duration,
    long_date,
    long_moment,
    month_name,
    row_day,
    row_moment,
    time_left,
)
from eenlijn.foundation.text.named import Filled, NamedText, TextProblem, fill, load_text
from eenlijn.foundation.text.numbers import (
    decimal,
    euros,
    euros_of_cents,
    percentage,
    signed_percentage,
    whole,
)

__all__ = [
    "Block",
    "Filled",
    "Heading",
    "NamedText",
    "Paragraph",
    "TextProblem",
    "answered_after",
    "clock_time",
    "decimal",
    "duration",
    "euros",
    "euros_of_cents",
    "fill",
    "load_text",
    "long_date",
    "long_moment",
    "month_name",
    "percentage",
    "row_day",
    "row_moment",
    "signed_percentage",
    "time_left",
    "whole",
]
