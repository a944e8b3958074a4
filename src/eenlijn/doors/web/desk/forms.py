# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed at this desk; rules about it live in casework."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.codes import KindGroup, code_list
from eenlijn.casework.response.codes import NormRule
from eenlijn.foundation.clock import local_moment, to_local

LONGEST_TEXT = 4000
LONGEST_LINE = 200


class LocalMomentField(forms.Field):
    """A wall time in Amsterdam, typed in the browser's own control; cleaned to a moment in UTC."""

    widget = forms.DateTimeInput

    def to_python(self, value: Any) -> datetime | None:
        if not value:
            return None
        try:
            return local_moment(datetime.fromisoformat(str(value))).moment_utc
        except (ValueError, OverflowError) as error:
            raise ValidationError(_("Schrijf een dag en een tijd, bijvoorbeeld 24-11-2026 14:38.")) from error

    def prepare_value(self, value: Any) -> Any:
        return to_local(value).replace(tzinfo=None) if isinstance(value, datetime) and value.tzinfo else value


def with_version(form: forms.Form, version: int) -> None:
    """After a stale save: what was typed stays, and the next save is of the newer version."""
    typed = {name: form.data.get(name) for name in form.data}
    form.data = {**typed, "version": str(version)}


def kinds_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind of the register under the group it is counted in."""
    kinds = code_list("incident_type").values()
    return [
        (str(group.label), [(kind.code, kind.label) for kind in kinds if kind.group == group])
        for group in KindGroup
    ]


def norm_rules() -> list[tuple[str, str]]:
    """The rules with their numbers, in the language of the page."""
    return [(rule.value, f"{rule.value}. {rule.label}") for rule in NormRule]
