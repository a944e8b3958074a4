# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms about people: inviting one, finding one, another function or unit, and a role."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.access.codes import Role
from eenlijn.commons.tenancy.queries import UnitRow
from eenlijn.doors.web.components.upload_field import UploadField
from eenlijn.doors.web.manage.function_form import FunctionForm
from eenlijn.doors.web.manage.person_fields import address_field, name_field
from eenlijn.doors.web.manage.unit_forms import unit_choices


class _UnitField(forms.Form):
    """A unit out of the own tree, or none."""

    unit = forms.ChoiceField(
        label=gettext_lazy("Eenheid"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies een eenheid uit de lijst.")},
    )

    def offer_units(self, units: Iterable[UnitRow], nothing: str) -> None:
        field = cast("forms.ChoiceField", self.fields["unit"])
        field.choices = [("", nothing), *unit_choices(units)]

    def unit_id(self) -> UUID | None:
        chosen = self.cleaned_data["unit"]
        return UUID(chosen) if chosen else None


class MoveForm(FunctionForm, _UnitField):
    """Function and unit of somebody who is here already."""

    def __init__(self, units: Iterable[UnitRow], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.offer_units(units, _("Geen vaste eenheid"))


class InviteForm(MoveForm):
    """Who is invited; everybody reports, and a first role may come with it."""

    name = name_field(gettext_lazy("Naam"))
    email = address_field(gettext_lazy("Mailadres op het werk"))
    role = forms.ChoiceField(
        label=gettext_lazy("Rol"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies een rol uit de lijst.")},
    )
    field_order = ("name", "email", "function", "own_function", "unit", "role")

    def __init__(self, roles: Iterable[Role], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        field = cast("forms.ChoiceField", self.fields["role"])
        field.choices = [("", _("Alleen melden")), *((one.value, str(one.label)) for one in roles)]


class RoleForm(_UnitField):
    """A role for somebody; with a unit for who leads or coordinates a part."""

    role = forms.ChoiceField(
        label=gettext_lazy("Welke rol?"),
        error_messages={
            "required": gettext_lazy("Kies een rol."),
            "invalid_choice": gettext_lazy("Kies een rol uit de lijst."),
        },
    )
    field_order = ("role", "unit")

    def __init__(self, roles: Iterable[Role], units: Iterable[UnitRow], data: Any = None) -> None:
        super().__init__(data, auto_id="role_%s")
        field = cast("forms.ChoiceField", self.fields["role"])
        field.choices = [("", _("Kies een rol")), *((one.value, str(one.label)) for one in roles)]
        self.fields["unit"].label = _("Voor welke eenheid?")
        self.fields["unit"].help_text = _("Alleen bij leidinggevende en coördinator.")
        self.offer_units(units, _("De eigen eenheid, of alles"))


class FindForm(forms.Form):
    """Looking somebody up by the whole address, so that one only finds whom one knows."""

    mailadres = forms.CharField(
        label=gettext_lazy("Zoek op mailadres"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"type": "email", "autocomplete": "off"}),
    )


class PeopleFileForm(forms.Form):
    """A list of people; what is in it, the room judges."""

    file = UploadField(label=gettext_lazy("De lijst met collega’s"), accept=".csv,.txt,.tsv")
