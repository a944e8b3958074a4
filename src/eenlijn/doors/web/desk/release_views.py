# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releasing to police or prosecutor: what left already, proposing, looking along, the link, recalling."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.disclosures.actions import ReleaseNotTold
from eenlijn.casework.disclosures.codes import PRESELECTED
from eenlijn.casework.disclosures.grounds import legal_ground, legal_grounds
from eenlijn.casework.disclosures.queries import OPEN, Face, Read, ReleaseView
from eenlijn.casework.dossier import releasing
from eenlijn.casework.dossier.releasing import ReleasePage
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.packages import handed
from eenlijn.doors.web.components.shapes import Mark, Words
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.measure_parts import kept, pressed, sent, typed
from eenlijn.doors.web.desk.opening import Opened, open_to_release
from eenlijn.doors.web.desk.release_forms import NAMED, RecallForm, ReleaseForm
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.frame.step_up import is_fresh, requires_fresh_factor, to_step_up
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

AGREE, REFUSE, LINK, RECALL, WITHDRAW, WISH = "agree", "refuse", "link", "recall", "withdraw", "wish"
FILE = "file"
# What cannot be taken back, or lets persons out, asks a second factor of the last ten minutes.
LETS_OUT = (AGREE, LINK, FILE)


def face_words(face: Face) -> tuple[Mark, Words]:
    return {
        Face.PROPOSED: (Mark.BUSY, _("wacht op wie meekijkt")),
        Face.LAPSED: (Mark.NONE, _("niemand keek mee: verlopen")),
        Face.APPROVED: (Mark.SOON, _("goedgekeurd, nog niet gelezen")),
        Face.READ: (Mark.DONE, _("gelezen")),
        Face.EXPIRED: (Mark.NONE, _("tijd voorbij")),
        Face.USED_UP: (Mark.NONE, _("te vaak geopend: dicht")),
        Face.REFUSED: (Mark.NONE, _("niet goedgekeurd")),
        Face.WITHDRAWN: (Mark.NONE, _("voorstel ingetrokken")),
        Face.RECALLED: (Mark.NONE, _("teruggehaald")),
    }[face]


@requires(*READERS)
@require_safe
def releases(request: HttpRequest, number: str) -> HttpResponse:
    """What was released or proposed, newest first, and the way to a new one."""
    opened = open_to_release(request, number)
    desk = releasing.release_desk(actor_of(request), number, opened.now)
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "desk": desk,
        "rows": [_row(one) for one in desk.releases],
    }
    return render(request, "desk/releases.html", page)


def _row(one: ReleaseView) -> dict[str, Any]:
    mark, words = face_words(one.face)
    return {
        "release": one,
        "who": ", ".join(one.recipient[:2]),
        "mark": mark,
        "words": words,
        "when": long_moment(one.proposed_at),
        "fields": ngettext("%(count)s veld", "%(count)s velden", len(one.picks)) % {"count": len(one.picks)},
    }


@requires(*READERS)
@requires_fresh_factor
@require_http_methods(["GET", "HEAD", "POST"])
def release_new(request: HttpRequest, number: str) -> HttpResponse:
    """Choose the fields one by one, say why and to whom; it is frozen when it is sent."""
    opened = open_to_release(request, number)
    offered = releasing.offered_fields(actor_of(request), number)
    initial = {"fields_chosen": [one.code for one in PRESELECTED]}
    form = ReleaseForm(request.POST if request.method == "POST" else None, offered=offered, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = releasing.propose_release(
                actor=actor_of(request), number=number, proposal=form.proposal(), now=now()
            )
        except ReleaseNotTold as refused:
            form.add_error(NAMED.get(refused.field, refused.field), refused.sentence)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Voorgesteld. Wie mag meekijken, heeft een seintje."))
            return redirect("desk:release", release_id=made)
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "form": form,
        "offered": offered,
        "grounds": legal_grounds(),
    }
    return render(request, "desk/release_new.html", page, status=422 if form.errors else 200)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """One package as it will be read, and what this person may do with it."""
    number = releasing.number_of(actor_of(request), release_id)
    if request.method == "POST" and request.POST.get("do") in LETS_OUT and not is_fresh(request):
        return to_step_up(request)
    if sent(request, FILE):
        return _file(request, number, release_id)
    if sent(request, LINK):
        return _link(request, number, release_id)
    recall = RecallForm(typed(request, RECALL))
    if kept(
        request,
        recall,
        partial(_recall, request, number, release_id, recall),
        _("Teruggehaald. Niemand leest het meer."),
    ):
        return redirect("desk:release", release_id=release_id)
    refused = _pressed(request, number, release_id)
    if request.method == "POST" and not recall.is_bound and not refused:
        return redirect("desk:release", release_id=release_id)
    return _page(request, number, release_id, recall, refused)


def _file(request: HttpRequest, number: str, release_id: UUID) -> HttpResponse:
    """One file of it as the recipient will fetch it, for who looks along."""
    code = request.POST.get("choice", "")
    opened = releasing.look_at_file(
        actor=actor_of(request), number=number, release_id=release_id, code=code, now=now()
    )
    return handed(opened)


def _recall(request: HttpRequest, number: str, release_id: UUID, form: RecallForm, _told: object) -> None:
    releasing.recall_release(
        actor=actor_of(request), number=number, release_id=release_id, told=form.told(), now=now()
    )


def _pressed(request: HttpRequest, number: str, release_id: UUID) -> str:
    """Do what was pressed; the sentence why not, else nothing."""
    if request.method != "POST" or request.POST.get("do") == RECALL:
        return ""
    common: dict[str, Any] = {
        "actor": actor_of(request), "number": number, "release_id": release_id, "now": now()
    }  # fmt: skip
    acts = {
        AGREE: (
            partial(releasing.judge_release, is_agreed=True, **common),
            _("Vastgelegd: jij bent akkoord."),
        ),
        REFUSE: (
            partial(releasing.judge_release, is_agreed=False, **common),
            _("Vastgelegd: dit gaat niet weg."),
        ),
        WITHDRAW: (partial(releasing.withdraw_release, **common), _("Het voorstel is ingetrokken.")),
        WISH: (partial(releasing.record_wish_withdrawn, **common), _("Vastgelegd. Haal het nu terug.")),
    }
    found = acts.get(request.POST.get("do", ""))
    if found is None:
        raise NotVisible
    return pressed(request, *found)


def _link(request: HttpRequest, number: str, release_id: UUID) -> HttpResponse:
    """Make the link and show it: here and now, and never again."""
    common: dict[str, Any] = {"actor": actor_of(request), "number": number, "release_id": release_id}
    try:
        code = releasing.hand_out_release(now=now(), **common)
    except NotVisible:
        raise
    except Refused as refused:
        return _page(request, number, release_id, RecallForm(), refused.sentence)
    found = releasing.release_page(now=now(), **common).release
    page = {
        "number": number,
        "found": found,
        "who": ", ".join(found.recipient[:2]),
        "address": request.build_absolute_uri(reverse("public:release", args=(code,))),
        "until": long_moment(found.expires_at),
    }
    return render(request, "desk/release_link.html", page)


def _page(
    request: HttpRequest, number: str, release_id: UUID, recall: forms.Form, refused: str
) -> HttpResponse:
    opened = open_to_release(request, number)
    found = releasing.open_release_page(
        actor=actor_of(request), number=number, release_id=release_id, now=opened.now
    )
    status = 422 if refused or recall.errors else 200
    return render(request, "desk/release.html", _context(opened, found, recall, refused), status=status)


def _read_words(read: Read) -> str:
    return f"{read.name} {read.what.label}" if read.name else str(read.what.label)


def _context(opened: Opened, found: ReleasePage, recall: forms.Form, refused: str) -> dict[str, Any]:
    one = found.release
    mark, words = face_words(one.face)
    ground = legal_ground(one.ground)
    return {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "found": found,
        "one": one,
        "mark": mark,
        "words": words,
        "ground": ground,
        "hidden": [one.name for one in found.hidden],
        "proposed": {"when": long_moment(one.proposed_at), "who": found.names.get(one.proposed_by, "")},
        "until": long_moment(one.expires_at),
        "voices": [
            (found.names.get(voice.account_id, ""), voice.is_agreed, long_moment(voice.at))
            for voice in one.voices
        ],
        "reads": [(_read_words(read), long_moment(read.at)) for read in one.reads],
        "received": long_moment(one.received_at) if one.received_at else "",
        "recalled": long_moment(one.recalled_at) if one.recalled_at else "",
        "may_recall": one.face in OPEN,
        "may_link": found.may_hand_out and one.face in (Face.APPROVED, Face.READ),
        "is_open": one.face == Face.PROPOSED,
        "recall": recall,
        "refused": refused,
    }
