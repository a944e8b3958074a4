# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The employers of this installation, for who keeps the system: who joined, and letting another one join."""

from typing import Any

from django import forms
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.tenancy.invitations import FoundedElsewhere, NewPerson, found_employer
from eenlijn.commons.tenancy.joined import EmployerRow, municipality_choices
from eenlijn.commons.tenancy.joined import employers as joined
from eenlijn.doors.web.frame.employer_form import TOO_LONG, EmployerForm, pack_words
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.person_fields import address_field, name_field
from eenlijn.doors.web.manage.person_link import link_address
from eenlijn.doors.web.manage.told import told_at
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole


class JoinForm(EmployerForm):
    """The employer, and who administers it first."""

    name = name_field(gettext_lazy("Naam van de eerste beheerder"))
    email = address_field(gettext_lazy("Mailadres van de eerste beheerder"))
    function_name = forms.CharField(
        label=gettext_lazy("Functie van de eerste beheerder"),
        max_length=80,
        error_messages={"required": gettext_lazy("Vul de functie in."), "max_length": TOO_LONG},
    )


@requires(Role.PLT)
@require_safe
def employers(request: HttpRequest) -> HttpResponse:
    rows = _joined(actor_of(request))
    page = {
        "rows": rows,
        "sentence": _sentence(rows),
        "is_full": _is_full(len(rows)),
    }
    return render(request, "manage/employers.html", page)


def _joined(actor: Actor) -> tuple[EmployerRow, ...]:
    with walls.reaching(Reach.FIND_EMPLOYER):
        return joined(actor)


def _founded(actor: Actor, form: JoinForm, who: NewPerson) -> FoundedElsewhere:
    with walls.reaching(Reach.FOUND):
        return found_employer(actor=actor, employer=form.employer(), administrator=who, now=now())


def _sentence(rows: tuple[EmployerRow, ...]) -> str:
    live = sum(one.live_on is not None for one in rows)
    told = ngettext(
        "%(count)s werkgever doet mee, waarvan %(live)s live.",
        "%(count)s werkgevers doen mee, waarvan %(live)s live.",
        len(rows),
    )
    return told % {"count": whole(len(rows)), "live": whole(live)}


def _is_full(count: int) -> bool:
    """SQLite keeps no employers apart by itself, so there it is one (decision 40)."""
    return connection.vendor == "sqlite" and count >= 1


@requires(Role.PLT)
@require_http_methods(["GET", "HEAD", "POST"])
def employer_new(request: HttpRequest) -> HttpResponse:
    """The employer with the pack of its sector, and a link for its first administrator, shown once."""
    actor = actor_of(request)
    is_full = _is_full(len(_joined(actor)))
    form = JoinForm(municipality_choices(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and is_full:
        form.add_error(None, _("Deze installatie houdt één werkgever. Meer kan alleen met PostgreSQL."))
    elif request.method == "POST" and form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        who = NewPerson(name=given["name"], email=given["email"], function_name=given["function_name"])
        founded = told_at(
            form,
            lambda: _founded(actor, form, who),
        )
        if founded is not None:
            page = {"address": link_address(founded.token), "name": given["name"], "is_employer": True}
            return render(request, "manage/invited.html", page)
    page = {"form": form, "brings": pack_words(), "is_full": is_full}
    return render(request, "manage/employer_new.html", page)
