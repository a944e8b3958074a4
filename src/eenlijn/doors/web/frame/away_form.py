# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of being away and of who stands in; the same for oneself and for who administers."""

from collections.abc import Sequence
from typing import Any, Final, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Colleagues = Sequence[tuple[UUID, str]]
_DAY: Final = gettext_lazy("Vul een dag in, bijvoorbeeld 24-11-2026.")
_FORMATS: Final = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _DAY, "invalid": _DAY},
    )


class _WithColleagues(forms.Form):
    """Offers the colleagues of this organisation in the field `deputy`."""

    def __init__(self, colleagues: Colleagues, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        field = cast("forms.ChoiceField", self.fields["deputy"])
        field.choices = [("", self.nobody()), *((str(pk), name) for pk, name in colleagues)]

    @staticmethod
    def nobody() -> str:
        return _("Niemand")

    def deputy_id(self) -> UUID | None:
        """Return the colleague who was chosen."""
        chosen = self.cleaned_data["deputy"]
        return UUID(chosen) if chosen else None


class AwayForm(_WithColleagues):
    """From which day to which day, both included, and who stands in. No reason is asked."""

    starts_on = _day(gettext_lazy("Eerste dag weg"))
    ends_on = _day(gettext_lazy("Laatste dag weg"))
    deputy = forms.ChoiceField(
        label=gettext_lazy("Wie vervangt in die tijd?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies een collega uit de lijst.")},
    )

    @staticmethod
    def nobody() -> str:
        return _("De vaste vervanger")


class DeputyForm(_WithColleagues):
    """Who stands in at every absence. Its ids differ from those of the form it shares a page with."""

    deputy = forms.ChoiceField(
        label=gettext_lazy("Vaste vervanger"),
        help_text=gettext_lazy("Deze collega krijgt de berichten als jij weg bent."),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies een collega uit de lijst.")},
    )

    def __init__(self, colleagues: Colleagues, *args: Any, **given: Any) -> None:
        super().__init__(colleagues, *args, auto_id="standing_%s", **given)
