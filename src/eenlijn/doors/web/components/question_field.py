# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One choice of the question above a table; it stands in the address, so anybody can type another value."""

from typing import ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy

NOT_THERE: Final = gettext_lazy("Kies een van de mogelijkheden in de lijst.")


class QuestionField(forms.ChoiceField):
    """Says the same of nothing and of what is not in the list."""

    default_error_messages: ClassVar = {"required": NOT_THERE, "invalid_choice": NOT_THERE}
