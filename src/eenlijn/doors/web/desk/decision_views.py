# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deciding about an answer by mandate: the list of what waits, and one letter with what it goes by."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import deciding
from eenlijn.casework.dossier.answering import MandateEnded
from eenlijn.casework.dossier.deciding import Proposal
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk import answer_parts, marks
from eenlijn.doors.web.desk.answer_forms import SendBackForm
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole


@dataclass(frozen=True)
class Waiting:
    """One line of the list."""

    title: str
    href: str
    words: str
    severity: int
    severity_words: str


# A mandate belongs to a function, whatever its roles: the query decides who sees which answer.
@requires(Role.EMP)
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What waits for my decision, oldest first."""
    moment = now()
    rows = deciding.proposals(actor_of(request), moment)
    lines = [
        Waiting(
            title=row.title,
            href=reverse("desk:decision", args=[row.number]),
            words=_("%(kind)s · gevraagd %(moment)s")
            % {"kind": row.kind.label, "moment": marks.when(row.asked_at, moment)},
            severity=row.severity.level,
            severity_words=marks.severity_words(row.severity),
        )
        for row in rows
    ]
    return render(request, "desk/decisions.html", {"lines": lines, "sentence": _sentence(len(lines))})


def _sentence(count: int) -> str:
    if not count:
        return _("Er ligt niets voor jouw besluit.")
    words = ngettext(
        "%(count)s antwoord wacht op jouw besluit.", "%(count)s antwoorden wachten op jouw besluit.", count
    )
    return words % {"count": whole(count)}


@requires(Role.EMP)
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, number: str) -> HttpResponse:
    """Read the letter that waits, and decide or send it back."""
    if request.method == "POST":
        return _decided(request, number)
    return _page(request, deciding.open_proposal(actor=actor_of(request), number=number, now=now()))


def _page(request: HttpRequest, found: Proposal, form: SendBackForm | None = None) -> HttpResponse:
    moment = now()
    page = {
        "trail": [Link(_("Besluiten"), reverse("desk:decisions"))],
        "found": found,
        "severity": found.severity.level,
        "severity_words": marks.severity_words(found.severity),
        "policy": found.around.policy_words(found.answer.kind),
        "preview": answer_parts.preview_of(found.answer, found.around, moment),
        "form": form or SendBackForm(initial={"version": found.answer.version}),
    }
    return render(request, "desk/decision.html", page)


def _decided(request: HttpRequest, number: str) -> HttpResponse:
    actor, form = actor_of(request), SendBackForm(request.POST)
    is_valid = form.is_valid()
    try:
        if request.POST.get("do") == "send_back":
            reason = form.cleaned_data.get("reason", "")
            deciding.send_back(actor=actor, number=number, reason=reason, now=now())
            said = _("Teruggestuurd. De behandelaar leest waarom.")
        else:
            version = form.cleaned_data.get("version") if is_valid else None
            deciding.decide(actor=actor, number=number, version=version or 0, now=now())
            said = _("Besloten. De brief ligt vast; de behandelaar verstuurt hem.")
    except NotVisible:
        raise
    except MandateEnded as refused:
        messages.error(request, refused.sentence)
        return redirect("desk:decisions")
    except Refused as refused:
        return _refused(request, number, form, refused.sentence)
    messages.success(request, said)
    return redirect("desk:decisions")


def _refused(request: HttpRequest, number: str, form: SendBackForm, sentence: str) -> HttpResponse:
    found = deciding.open_proposal(actor=actor_of(request), number=number, now=now())
    form.add_error("reason" if request.POST.get("do") == "send_back" else None, sentence)
    form.data = {**form.data.dict(), "version": str(found.answer.version)}  # type: ignore[attr-defined]
    return _page(request, found, form)
