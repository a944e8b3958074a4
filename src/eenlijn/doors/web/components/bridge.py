# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a Django form to our fields: label, hint, error and what was typed, with every id in its place."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import ChoiceWidget
from django.utils.translation import ngettext

from eenlijn.doors.web.components.shapes import Choice, ErrorLine, FieldView, Words

TEMPLATES: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.CheckboxSelectMultiple, "components/choices.html", "checkbox"),
    (forms.RadioSelect, "components/choices.html", "radio"),
    (forms.CheckboxInput, "components/checkbox.html", "checkbox"),
    (forms.Textarea, "components/textarea.html", ""),
    (forms.Select, "components/select.html", ""),
    (forms.FileInput, "components/file_field.html", "file"),
    (forms.DateTimeInput, "components/date_time.html", "datetime-local"),
    (forms.DateInput, "components/date_time.html", "date"),
    (forms.TimeInput, "components/date_time.html", "time"),
)
"""Which component stands for which widget; the first that fits, so the more special ones come first."""

NATIVE_FORMATS = {"datetime-local": "%Y-%m-%dT%H:%M", "date": "%Y-%m-%d", "time": "%H:%M"}
OURS = {"id", "class", "rows", "cols", "required"}


def field_view(bound: BoundField, **given: Any) -> FieldView:
    """Turn a bound field into what the component shows; `given` replaces hint, columns and the like."""
    template, kind = _component(bound.field.widget)
    choices = given.pop("choices", None) or _choices(
        bound, given.pop("smalls", {}), given.pop("severity", False)
    )
    return FieldView(
        id=bound.auto_id or bound.html_name,
        name=bound.html_name,
        label=given.pop("label", "") or bound.label or "",
        template=template,
        kind=kind,
        value=_value(bound, kind),
        hint=given.pop("hint", "") or bound.help_text,
        errors=tuple(str(error) for error in bound.errors),
        optional=given.pop("optional", False),
        rows=given.pop("rows", None) or int(bound.field.widget.attrs.get("rows", 4)),
        choices=choices,
        attributes=_attributes(bound),
        read_only=bool(bound.field.disabled),
        in_row=bool(getattr(bound.field.widget, "in_row", False)),
        **given,
    )


def _component(widget: forms.Widget) -> tuple[str, str]:
    for kind_of_widget, template, kind in TEMPLATES:
        if isinstance(widget, kind_of_widget):
            return template, kind
    return "components/field.html", str(getattr(widget, "input_type", "text"))


def _value(bound: BoundField, kind: str) -> str:
    """Return what was typed or set, as the control wants it; a file or a password is never given back."""
    if kind in {"file", "password"} or isinstance(
        bound.field.widget, (forms.CheckboxInput, forms.CheckboxSelectMultiple)
    ):
        return ""
    value = bound.value()
    if isinstance(value, datetime) or hasattr(value, "strftime"):
        return str(value.strftime(NATIVE_FORMATS.get(kind, "%Y-%m-%d")))
    return "" if value is None else str(value)


def _attributes(bound: BoundField) -> tuple[tuple[str, str | bool], ...]:
    """Return the widget's own attributes; required is told to the reader, not forced by the browser."""
    attributes = {**bound.field.widget.attrs, **bound.field.widget_attrs(bound.field.widget)}
    kept = [
        (name, value) for name, value in attributes.items() if name not in OURS and value not in (False, None)
    ]
    if bound.field.required and not isinstance(bound.field.widget, forms.CheckboxSelectMultiple):
        kept.append(("aria-required", "true"))
    return tuple(kept)


def _choices(bound: BoundField, smalls: Mapping[str, Words], severity: bool) -> tuple[Choice, ...]:  # noqa: FBT001
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return (Choice(value="on", words=bound.label, checked=bool(bound.value()), id=bound.auto_id),)
    if not isinstance(widget, ChoiceWidget):
        return ()
    chosen = _chosen(bound.value())
    return tuple(
        Choice(
            value=str(value),
            words=words,
            small=smalls.get(str(value), ""),
            checked=str(value) in chosen,
            severity=position + 1 if severity else 0,
            group=group,
            id=f"{bound.auto_id}_{position}",
        )
        for position, (value, words, group) in enumerate(_flat(widget.choices))
    )


def _chosen(value: Any) -> set[str]:
    if value is None:
        return set()
    return {str(one) for one in value} if isinstance(value, (list, tuple, set)) else {str(value)}


def _flat(choices: Any) -> list[tuple[Any, Words, Words]]:
    """Return the choices in one row, each with the group of the select it stands in."""
    flat: list[tuple[Any, Words, Words]] = []
    for value, words in choices:
        is_group = isinstance(words, (list, tuple))
        flat.extend([(*one, value) for one in words] if is_group else [(value, words, "")])
    return flat


def error_lines(form: forms.BaseForm) -> tuple[ErrorLine, ...]:
    """Return the lines of the summary: the whole form first, then field by field in page order.

    Where several fields miss the same, each line names its field: nobody can choose between two equal links.
    """
    whole = [ErrorLine(str(error)) for error in form.non_field_errors()]
    found = [(bound, str(error)) for bound in form.visible_fields() for error in bound.errors]
    often = Counter(error for _bound, error in found)
    parts = [
        ErrorLine(_named(bound, error) if often[error] > 1 else error, field_view(bound).target_id)
        for bound, error in found
    ]
    hidden = [ErrorLine(str(error)) for bound in form.hidden_fields() for error in bound.errors]
    return tuple(whole + hidden + parts)


def _named(bound: BoundField, error: str) -> str:
    label = str(bound.label)
    return f"{label} {error}" if label.endswith("?") else f"{label}: {error}"


def error_title(form: forms.BaseForm) -> str:
    """Say how many answers are missing or, when something else is wrong, how many are not right yet."""
    data = [error for errors in form.errors.as_data().values() for error in errors]
    count = len(data)
    if all(error.code == "required" for error in data):
        return ngettext("Er mist nog %(count)d antwoord", "Er missen nog %(count)d antwoorden", count) % {
            "count": count
        }
    return ngettext("%(count)d antwoord klopt nog niet", "%(count)d antwoorden kloppen nog niet", count) % {
        "count": count
    }
