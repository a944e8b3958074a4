# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 6, taking it along: evidence, camera images, the frozen file, and the steps of the agreements."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import police_agreements as agreements_acts
from eenlijn.casework.dossier import police_evidence as evidence_acts
from eenlijn.casework.dossier import police_package as package_acts
from eenlijn.casework.police_reports.agreements import agreements
from eenlijn.casework.police_reports.codes import FootageHolder, FootageState
from eenlijn.casework.police_reports.drafting import TEXTS
from eenlijn.casework.police_reports.footage import Footage, NewFootage
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.documents.actions import HandedOut
from eenlijn.doors.web.components.evidence import SANDBOX
from eenlijn.doors.web.desk.measure_parts import sent, typed, uuid_in
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.police_file_views import kept, page
from eenlijn.doors.web.desk.police_forms import (
    AgreementsForm,
    ExhibitsForm,
    FootageEndForm,
    FootageForm,
    MakeForm,
)
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local

FILES, ASK, END = "files", "ask", "end"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def police_evidence(request: HttpRequest, number: str) -> HttpResponse:
    """What each file is and whether it goes along; camera images that were asked for."""
    opened = open_to_handle(request, number, "police")
    desk = evidence_acts.open_evidence(actor=actor_of(request), number=number, now=now())
    files = ExhibitsForm(typed(request, FILES), pieces=desk.pieces)
    ask = FootageForm(typed(request, ASK), initial={"asked_on": to_local(now()).date()})
    ends = [(one, _end_form(request, one)) for one in desk.footage]
    if _evidence_kept(request, number, files, ask, ends):
        return redirect("desk:police_evidence", number=number)
    broken = next((one for one in (files, ask, *(form for _one, form in ends if form)) if one.errors), None)
    return page(request, opened, "police_evidence", desk=desk, files=files, ask=ask, ends=ends, broken=broken)


def _end_form(request: HttpRequest, one: Footage) -> FootageEndForm | None:
    """One form per request that is open; its own id tells which was sent."""
    if one.state is not FootageState.ASKED:
        return None
    is_sent = sent(request, END) and request.POST.get("footage") == str(one.id)
    return FootageEndForm(
        request.POST if is_sent else None,
        auto_id=f"id_{one.id}_%s",
        initial={"on": to_local(now()).date()},
    )


def _evidence_kept(
    request: HttpRequest,
    number: str,
    files: ExhibitsForm,
    ask: FootageForm,
    ends: list[tuple[Footage, FootageEndForm | None]],
) -> bool:
    told: dict[str, Any] = {"actor": actor_of(request), "number": number, "now": now()}
    if sent(request, FILES):
        return kept(
            request,
            files,
            lambda _given: evidence_acts.describe_files(told=files.told(), **told),
            _("Bewaard."),
        )
    if sent(request, ASK):
        return kept(
            request,
            ask,
            lambda given: evidence_acts.ask_footage(new=_new(given), **told),
            _("Vastgelegd. De klok loopt tot de beelden gewist worden."),
        )
    if not sent(request, END):
        return False
    footage_id = uuid_in(request, "footage")
    form = next((form for one, form in ends if one.id == footage_id), None) or FootageEndForm(request.POST)
    return kept(
        request,
        form,
        lambda given: evidence_acts.settle_footage(
            footage_id=footage_id, state=FootageState(given["state"]), on=given["on"], **told
        ),
        _("Vastgelegd."),
    )


def _new(given: dict[str, Any]) -> NewFootage:
    return NewFootage(**{**given, "holder": FootageHolder(given["holder"])})


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def police_file(request: HttpRequest, number: str) -> HttpResponse:
    """What is in it and what is not; made, it is a version that never changes."""
    opened = open_to_handle(request, number, "police")
    desk = package_acts.open_package(actor=actor_of(request), number=number, now=now())
    form = MakeForm(request.POST or None, initial={"version": desk.draft_version})
    if kept(
        request,
        form,
        lambda given: package_acts.make_file(
            actor=actor_of(request), number=number, draft_version=given["version"], now=now()
        ),
        _("Gemaakt. Neem het mee, of bewaar het op een veilige plek."),
    ):
        return redirect("desk:police_file", number=number)
    missing = [str(TEXTS[name]) for name in desk.missing]
    return page(request, opened, "police_file", desk=desk, form=form, missing=missing)


@requires(*READERS)
@require_safe
def police_file_pdf(request: HttpRequest, number: str, version: int) -> HttpResponse:
    return _handed(request, number, version, is_archive=False)


@requires(*READERS)
@require_safe
def police_file_zip(request: HttpRequest, number: str, version: int) -> HttpResponse:
    return _handed(request, number, version, is_archive=True)


def _handed(request: HttpRequest, number: str, version: int, *, is_archive: bool) -> HttpResponse:
    try:
        handed = package_acts.hand_out_file(
            actor=actor_of(request), number=number, version=version, is_archive=is_archive, now=now()
        )
    except Refused as refused:
        return _refused(request, number, refused)
    return _as_file(handed)


@requires(*READERS)
@require_safe
def police_mandate(request: HttpRequest, number: str) -> HttpResponse:
    """The mandate to sign, as PDF."""
    try:
        handed = package_acts.hand_out_mandate(actor=actor_of(request), number=number, now=now())
    except Refused as refused:
        return _refused(request, number, refused)
    return _as_file(handed)


def _refused(request: HttpRequest, number: str, refused: Refused) -> HttpResponse:
    opened = open_to_handle(request, number, "police")
    context = {"refused": refused.sentence}
    answer = page(request, opened, "police_refused", **context)
    answer.status_code = 409
    return answer


def _as_file(handed: HandedOut) -> HttpResponse:
    answer = HttpResponse(handed.content, content_type=handed.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, handed.file_name) or "attachment"  # noqa: FBT003
    answer["Content-Security-Policy"] = SANDBOX
    return answer


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def police_agreements(request: HttpRequest, number: str) -> HttpResponse:
    """The steps of the national agreements that apply here: done, not done, or not known."""
    opened = open_to_handle(request, number, "police")
    desk = agreements_acts.agreements_desk(actor_of(request), number)
    form = AgreementsForm(request.POST or None, steps=desk.steps)
    if kept(
        request,
        form,
        lambda _given: agreements_acts.mark_agreements(
            actor=actor_of(request), number=number, marks=form.changed_marks(), now=now()
        ),
        _("Bewaard."),
    ):
        return redirect("desk:police_agreements", number=number)
    return page(request, opened, "police_agreements", desk=desk, form=form)


@requires(*READERS)
@require_safe
def agreements_page(request: HttpRequest) -> HttpResponse:
    """All 32 steps in our own words, with where each is from."""
    steps = agreements()
    parts = (
        ("O", [one for one in steps if one.is_investigation]),
        ("V", [one for one in steps if not one.is_investigation]),
    )
    return render(request, "desk/agreements.html", {"parts": parts})
