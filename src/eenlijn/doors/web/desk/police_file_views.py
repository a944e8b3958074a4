# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 6, preparing it: the check, who goes and how, the text, and what to say at the desk."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import police_file as acts
from eenlijn.casework.police_reports.codes import Filer, PoliceWay
from eenlijn.casework.police_reports.desk_words import sentences, when_refused
from eenlijn.casework.police_reports.drafting import TEXTS, Choice, Texts
from eenlijn.casework.police_reports.identity import ladder
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.components.telling import status_of
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.measure_parts import refuse
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.police_forms import OffenceForm, PoliceDraftForm, PoliceWayForm
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

# The texts in the order of the page, under the heads of its parts.
GROUPS = (
    ("event", ("who", "what", "scene", "with_what", "how", "moment", "why", "literal")),
    ("looks", ("build", "hair", "clothing", "marks")),
    ("ours", ("victim", "witnesses")),
    ("proof", ("injuries", "damage")),
)


def page(request: HttpRequest, opened: Opened, template: str, **more: Any) -> HttpResponse:
    """A page of its own under the head of the dossier."""
    context = {"head": head_of(opened.dossier, opened.now, inside=True), "dossier": opened.dossier, **more}
    return render(request, f"desk/{template}.html", context, status=status_of(request))


def kept(
    request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], object], said: Words
) -> bool:
    """Do it when the form is right; a refusal stands at its field, with all that was typed."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Refused as refused:
        refuse(form, refused)
        return False
    messages.success(request, str(said))
    return True


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def police_check(request: HttpRequest, number: str) -> HttpResponse:
    """Plain questions; what they point to is kept, and decides nothing."""
    opened = open_to_handle(request, number, "police")
    desk = acts.check_desk(actor_of(request), number)
    form = OffenceForm(request.POST or None, initial=dict(desk.answers))
    if kept(
        request,
        form,
        lambda answers: acts.check_offence(
            actor=actor_of(request), number=number, answers=answers, now=now()
        ),
        _("Bewaard. Dit besluit niets: dat doe je zelf."),
    ):
        return redirect("desk:police_check", number=number)
    return page(request, opened, "police_check", form=form, desk=desk)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def police_who(request: HttpRequest, number: str) -> HttpResponse:
    """Report or notification, who goes, and the ladder that keeps out who somebody is."""
    opened = open_to_handle(request, number, "police")
    desk = acts.police_desk(actor_of(request), number)
    form = PoliceWayForm(request.POST or None, initial=_chosen(desk))
    if kept(request, form, lambda given: _choose(request, number, given), _("Bewaard.")):
        return redirect("desk:police", number=number)
    is_stale = _is_stale(form, desk.draft.version)
    return page(request, opened, "police_who", form=form, desk=desk, ladder=ladder(), is_stale=is_stale)


def _chosen(desk: acts.PoliceDesk) -> dict[str, Any]:
    draft = desk.draft
    return {
        "way": draft.way,
        "filer": draft.filer,
        "identity": draft.identity,
        "reasons": [one.value for one in draft.reasons],
        "contact": draft.contact,
        "version": draft.version,
    }


def _choose(request: HttpRequest, number: str, given: dict[str, Any]) -> None:
    choice = Choice(**{**given, "way": PoliceWay(given["way"]), "filer": Filer(given["filer"])})
    acts.choose_way(actor=actor_of(request), number=number, choice=choice, now=now())


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def police_draft(request: HttpRequest, number: str) -> HttpResponse:
    """The text, with what the dossier already tells; kept as far as it goes."""
    opened = open_to_handle(request, number, "police")
    desk = acts.open_draft(actor=actor_of(request), number=number, now=now())
    draft = desk.draft
    initial = {**draft.texts, "version": draft.version}
    form = PoliceDraftForm(request.POST or None, initial=initial, texts=draft.texts)
    if kept(request, form, lambda given: _write(request, number, given), _("Bewaard. Je kunt later verder.")):
        return redirect("desk:police_draft", number=number)
    theirs = _theirs(form, draft.texts) if _is_stale(form, draft.version) else ()
    missing = [form[name] for name in draft.missing if name in form.fields]
    return page(
        request,
        opened,
        "police_draft",
        form=form,
        desk=desk,
        groups=_groups(form),
        theirs=theirs,
        missing=missing,
    )


def _write(request: HttpRequest, number: str, given: dict[str, Any]) -> None:
    typed = Texts({name: given[name] for name in TEXTS if name in given}, version=given["version"])
    acts.write_draft(actor=actor_of(request), number=number, typed=typed, now=now())


def _is_stale(form: forms.Form, version: int) -> bool:
    """Whether somebody else saved first; sent once more it is kept, for by then both texts were seen."""
    if not form.is_bound or form.data.get("version") == str(version):
        return False
    again = QueryDict(mutable=True)
    again.update(form.data)
    again["version"] = str(version)
    form.data = again
    return True


def _theirs(form: PoliceDraftForm, texts: Any) -> tuple[tuple[str, str], ...]:
    """What stands there now, of each text that was typed otherwise."""
    typed = getattr(form, "cleaned_data", {})
    return tuple(
        (str(TEXTS[name]), texts[name])
        for name in TEXTS
        if name in texts and typed.get(name, "").strip() != texts[name].strip()
    )


def _groups(form: PoliceDraftForm) -> list[tuple[str, list[Any]]]:
    return [(code, [form[name] for name in names if name in form.fields]) for code, names in GROUPS]


@requires(*READERS)
@require_safe
def police_sheet(request: HttpRequest, number: str) -> HttpResponse:
    """One page to print: what to say at the desk, and what to do when they say no."""
    opened = open_to_handle(request, number, "police")
    desk = acts.police_desk(actor_of(request), number)
    draft = desk.draft
    return page(
        request,
        opened,
        "police_sheet",
        desk=desk,
        sentences=sentences(draft.filer, draft.identity),
        refused=when_refused(),
    )
