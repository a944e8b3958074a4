# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What belongs together: links with other dossiers, and two reports of one event handled as one.

Which two are merged is chosen in a form: no page holds a link per pair of dossiers, of which there are many.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import linking, merging
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.links.actions import LONGEST_REASON
from eenlijn.casework.links.codes import LinkKind
from eenlijn.casework.links.queries import LinkView, MergeView
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.doors.web.desk.measure_forms import radio, words_field
from eenlijn.doors.web.desk.measure_parts import (
    Block,
    Entry,
    Press,
    Sheet,
    kept,
    pressed,
    sent,
    show,
    typed,
    uuid_in,
)
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import long_moment

LINK, UNLINK, MERGE, APART = "link", "unlink", "merge", "apart"
LOOK, SWAP = "look", "swap"
WITH = "met"
# What each sentence of a plan is about, in its order.
EFFECTS = (
    gettext_lazy("Hoofddossier"),
    gettext_lazy("Wat blijft staan"),
    gettext_lazy("Klok van het antwoord"),
    gettext_lazy("Klokken per mens"),
    gettext_lazy("Voor de melders"),
    gettext_lazy("Cijfers"),
    gettext_lazy("Terugdraaien"),
)


class LinkForm(forms.Form):
    """Which other dossier, in which way, and how somebody knows."""

    other_number = forms.CharField(
        label=gettext_lazy("Nummer van het andere dossier"),
        max_length=20,
        error_messages={"required": gettext_lazy("Schrijf het nummer op.")},
    )
    kind = radio(gettext_lazy("Wat hebben ze met elkaar?"), LinkKind.choices)
    reason = words_field(
        gettext_lazy("Hoe weet je dat?"),
        LONGEST_REASON,
        required=True,
        hint=gettext_lazy("Wie beide dossiers ziet, leest dit. «Dezelfde ander» telt mee als herhaling."),
    )


class LookForm(forms.Form):
    """Which of these may be the same event; nothing happens before it was read and pressed."""

    met = radio(gettext_lazy("Welk dossier?"), ())

    def __init__(self, typed: Any, found: Iterable[linking.Suggestion]) -> None:
        super().__init__(typed)
        choices = [(one.number, _suggested(one)) for one in found]
        self.fields["met"].choices = choices  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    reason = words_field(
        gettext_lazy("Waaruit blijkt dat het één voorval is?"), LONGEST_REASON, required=True
    )


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest, number: str) -> HttpResponse:
    """Links of this dossier, merges, and open dossiers that may be the same event."""
    form, refused = LinkForm(typed(request, LINK)), ""
    opened = open_to_handle(request, number, "assess", Compartment.PERPETRATOR)
    if kept(request, form, lambda told: _link(request, number, told), _("Gekoppeld.")):
        return redirect("desk:together", number=number)
    acts = {UNLINK: lambda: _unlink(request, number), APART: lambda: _apart(request, number)}
    for do, act in acts.items():
        if sent(request, do):
            refused = pressed(request, act, _("Ongedaan gemaakt."))
            if not refused:
                return redirect("desk:together", number=number)
    found = linking.together(actor_of(request), number)
    look = LookForm(typed(request, LOOK), found.suggestions)
    if look.is_bound and look.is_valid():
        return redirect(_merge_page(number, look.cleaned_data["met"]))
    names = names_of({one.made_by for one in found.links} | {one.merged_by for one in found.merges})
    is_open = Status(opened.dossier.status) in OPEN
    sheet = Sheet(
        here=_("wat erbij hoort"),
        title=_("Dossiers die bij elkaar horen"),
        intro=_("Koppel alleen wat je zeker weet. Wie maar één van de twee ziet, merkt er niets van."),
        entries=[
            *(_merged(one, number, names) for one in found.merges),
            *(_linked(one, names) for one in found.links),
        ],
        nothing=_("Er is nog niets gekoppeld."),
        blocks=_blocks(form, look) if is_open else (),
        refused=refused,
    )
    return show(request, opened, sheet)


def _blocks(form: LinkForm, look: LookForm) -> list[Block]:
    """To link, and, when something may be the same event, to look at merging."""
    link = Block(LINK, _("Koppel een dossier"), form, _("Koppel"))
    if not look.fields["met"].choices:  # type: ignore[attr-defined]
        return [link]
    intro = _("Hetzelfde team en ongeveer dezelfde tijd. Eerst lees je wat samenvoegen doet.")
    words = _("Misschien hetzelfde voorval")
    return [Block(LOOK, words, look, _("Bekijk samenvoegen"), intro, is_main=False), link]


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, number: str) -> HttpResponse:
    """First what it does, then the press; without another number, or an unfit one, back to the links."""
    into = request.GET.get(WITH, "")
    opened = open_to_handle(request, number, "assess")
    form = MergeForm(typed(request, MERGE))
    try:
        plan = merging.plan_merge(actor_of(request), number, into)
    except Refused as problem:
        sheet = Sheet(here=_("samenvoegen"), title=_("Samenvoegen kan niet"), warning=problem.sentence)
        return show(request, opened, sheet)
    if sent(request, SWAP):
        return redirect(_merge_page(plan.into, number))
    if kept(request, form, lambda told: _merge(request, number, plan.into, told), _("Samengevoegd.")):
        return redirect("desk:together", number=number)
    told = {"number": number, "into": plan.into}
    effects = [Entry(title, text) for title, text in zip(EFFECTS, plan.effects, strict=True)]
    sheet = Sheet(
        here=_("samenvoegen"),
        title=_("Voeg %(number)s samen met %(into)s") % told,
        intro=_("Dit gebeurt er. Lees het voordat je samenvoegt."),
        entries=[*effects, _other_way(plan.into)],
        warning=" ".join(plan.in_the_way),
        blocks=() if plan.in_the_way else [Block(MERGE, _("Samenvoegen"), form, _("Voeg samen"))],
    )
    return show(request, opened, sheet)


def _link(request: HttpRequest, number: str, told: dict[str, Any]) -> None:
    linking.link_dossiers(
        actor=actor_of(request),
        number=number,
        other_number=told["other_number"].strip(),
        kind=LinkKind(told["kind"]),
        reason=told["reason"],
        now=now(),
    )


def _unlink(request: HttpRequest, number: str) -> None:
    link_id = uuid_in(request, "link")
    linking.unlink_dossiers(actor=actor_of(request), number=number, link_id=link_id, now=now())


def _merge(request: HttpRequest, number: str, into: str, told: dict[str, Any]) -> None:
    actor = actor_of(request)
    merging.merge(actor=actor, number=number, into_number=into, reason=told["reason"], now=now())


def _apart(request: HttpRequest, number: str) -> None:
    del number  # the one that is part of the other says so itself
    merging.undo_merge(actor=actor_of(request), number=request.POST.get("merged", ""), now=now())


def _merge_page(number: str, into: str) -> str:
    return f"{reverse('desk:merge', args=[number])}?{urlencode({WITH: into})}"


def _suggested(one: linking.Suggestion) -> str:
    return f"{one.number}, {one.title}, {long_moment(one.occurred_at)}"


def _other_way(into: str) -> Entry:
    return Entry(
        title=_("Andersom"),
        text=_("Nu wordt %(into)s het hoofddossier.") % {"into": into},
        presses=(Press(_("Maak dit het hoofddossier"), SWAP),),
    )


def _linked(one: LinkView, names: dict[Any, str]) -> Entry:
    return Entry(
        title=f"{one.kind.label}: {one.number}",
        text=one.reason,
        small=f"{names.get(one.made_by, '')} · {long_moment(one.made_at)}",
        presses=(Press(_("Maak koppeling ongedaan"), UNLINK, (("link", str(one.id)),)),),
    )


def _merged(one: MergeView, number: str, names: dict[Any, str]) -> Entry:
    words = _("Is deel van %(into)s") if one.number == number else _("Hier hoort %(number)s bij")
    return Entry(
        title=words % {"into": one.into, "number": one.number},
        text=one.reason,
        small=f"{names.get(one.merged_by, '')} · {long_moment(one.merged_at)}",
        presses=(Press(_("Maak samenvoegen ongedaan"), APART, (("merged", one.number),)),),
    )
