# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags for forms: a Django form's field becomes one of our fields, with hint, error and what was typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from eenlijn.doors.web.components.bridge import error_lines, error_title, field_view
from eenlijn.doors.web.components.shapes import Choice, ErrorLine, FieldView, Words

register = template.Library()


@register.inclusion_tag("components/any_field.html")
def field(view: FieldView) -> dict[str, Any]:
    """Draw a field that was written out by hand."""
    return {"field": view}


@register.inclusion_tag("components/any_field.html")
def el_field(
    bound: BoundField,
    *,
    hint: Words = "",
    label: Words = "",
    number: int | None = None,
    optional: bool = False,
    filled_by: Words = "",
    rows: int | None = None,
    held: Words = "",
    accept_words: Words = "",
) -> dict[str, Any]:
    """Draw a field of a form. `filled_by` says what filled it for you; `held` what a file waits for."""
    given = {
        "hint": hint,
        "label": label,
        "number": number,
        "optional": optional,
        "filled_by": filled_by,
        "rows": rows,
        "held": held,
        "accept_words": accept_words,
    }
    return {"field": field_view(bound, **given)}


@register.inclusion_tag("components/any_field.html")
def el_choices(
    bound: BoundField,
    *,
    columns: int = 1,
    hint: Words = "",
    label: Words = "",
    number: int | None = None,
    optional: bool = False,
    smalls: Mapping[str, Words] | None = None,
    severity: bool = False,
    ladder: bool = False,
    folded: Sequence[Choice] = (),
    tight: bool = False,
    reveal: BoundField | None = None,
    reveal_hint: Words = "",
) -> dict[str, Any]:
    """Draw choices as tiles. `smalls`: value to small text; `reveal`: a field shown with the last choice.

    `folded` are tiles in groups of their own, in place of the form's choices: a group opens where one is
    chosen, and tiles without a group stand open before them.
    """
    given = {
        "columns": columns,
        "hint": hint,
        "label": label,
        "number": number,
        "optional": optional,
        "ladder": ladder,
        **_tiles(smalls or {}, folded, severity=severity),
        "tight": tight or columns > 2,  # noqa: PLR2004
    }
    revealed = field_view(reveal, hint=reveal_hint) if reveal else None
    return {"field": field_view(bound, **given), "reveal": revealed}


def _tiles(smalls: Mapping[str, Words], folded: Sequence[Choice], *, severity: bool) -> dict[str, Any]:
    return {"folded": True, "choices": folded} if folded else {"smalls": smalls, "severity": severity}


@register.inclusion_tag("components/question_bar.html")
def question_bar(questions: Sequence[FieldView], label: Words) -> dict[str, Any]:
    """Draw the choices above a table and the button that asks for it; the question stands in the address."""
    return {"questions": questions, "label": label}


@register.inclusion_tag("components/question_bar.html")
def el_question_bar(form: forms.BaseForm, label: Words) -> dict[str, Any]:
    """Draw the same for a form of selects."""
    return {"questions": [field_view(bound) for bound in form], "label": label}


@register.inclusion_tag("components/error_summary.html")
def el_errors(form: forms.BaseForm, *, kept: bool = True) -> dict[str, Any]:
    """Draw the summary of a form's errors, or nothing. It takes focus and leads to each field."""
    lines = error_lines(form) if form.is_bound else ()
    return {"lines": lines, "title": error_title(form) if lines else "", "kept": kept}


@register.inclusion_tag("components/error_summary.html")
def error_summary(lines: Sequence[ErrorLine], title: Words, *, kept: bool = True) -> dict[str, Any]:
    return {"lines": lines, "title": title, "kept": kept}


@register.inclusion_tag("components/field_error.html")
def field_error(errors: Sequence[str], id: str = "") -> dict[str, Any]:  # noqa: A002
    return {"errors": errors, "id": id}


@register.simple_tag
def error_prefix(form: forms.BaseForm) -> str:
    """Return `Fout: ` for the title of a page whose form was refused."""
    return _("Fout: ") if form.is_bound and form.errors else ""
