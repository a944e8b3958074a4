# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a Word file is no template for letters; apart, because what checks it is heavy to load."""

from enum import StrEnum


class TemplateFault(StrEnum):
    """Why a template is refused."""

    TOO_LARGE = "too_large"
    NO_WORD_FILE = "no_word_file"
    MACROS = "macros"
    EXTERNAL = "external"
    FIELDS = "fields"
    NO_PLACE = "no_place"
    TWO_PLACES = "two_places"


class TemplateRefused(Exception):
    """This file is no template for letters; `fault` says why."""

    def __init__(self, fault: TemplateFault) -> None:
        self.fault = fault
        super().__init__(fault.value)
