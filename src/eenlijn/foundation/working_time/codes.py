# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of working time: in what a term is counted, and the Dutch holidays."""

from enum import StrEnum


class TermUnit(StrEnum):
    """In what a term is counted: elapsed time, opening time, whole local days or calendar months."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_HOURS = "working_hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class Holiday(StrEnum):
    """A Dutch holiday; which of them an employer is closed on is the employer's choice.

    5 May is there twice: every year, and once in five years (2025, 2030), as most employers have it.
    """

    NEW_YEAR = "new_year"
    GOOD_FRIDAY = "good_friday"
    EASTER_SUNDAY = "easter_sunday"
    EASTER_MONDAY = "easter_monday"
    KINGS_DAY = "kings_day"
    LIBERATION_DAY = "liberation_day"
    LIBERATION_DAY_LUSTRUM = "liberation_day_lustrum"
    ASCENSION_DAY = "ascension_day"
    WHIT_SUNDAY = "whit_sunday"
    WHIT_MONDAY = "whit_monday"
    CHRISTMAS_DAY = "christmas_day"
    BOXING_DAY = "boxing_day"
