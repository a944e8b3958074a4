# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was refused, told at the form it came from; what is not yours becomes what does not exist."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.tenancy.refusals import NotYours

_Found = TypeVar("_Found")


def told_at(form: forms.Form, act: Callable[[], _Found], field: str | None = None) -> _Found | None:
    """Do it, or put the sentence of the refusal at the form; None when it was refused."""
    try:
        return act()
    except NotYours:
        raise NotVisible from None
    except Refused as refused:
        form.add_error(field, refused.sentence)
        return None


def done(form: forms.Form, act: Callable[[], object], field: str | None = None) -> bool:
    """Do something that gives nothing back; tells whether it happened."""
    return told_at(form, lambda: (act(),), field) is not None


def pressed(request: HttpRequest, act: Callable[[], object], said: str) -> bool:
    """Do what one button asks, and say what happened or why not on the next page."""
    try:
        act()
    except NotYours:
        raise NotVisible from None
    except Refused as refused:
        messages.error(request, refused.sentence)
        return False
    messages.success(request, said)
    return True
