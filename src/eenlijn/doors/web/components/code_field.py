# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The field for the code of a receipt; a code is never finished, corrected or remembered by a browser."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST: Final = 40
AS_TYPED: Final = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


def code_field() -> forms.CharField:
    """Longer than a code, because people write it down with spaces and dashes."""
    return forms.CharField(
        label=_("Je code"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs=AS_TYPED),
        error_messages={"required": _("Vul de code in die op je ontvangstbewijs staat.")},
    )
