# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling what happened, in five questions, and the receipt with what happens next."""

from dataclasses import dataclass, replace
from typing import Any, Final

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier.expectations import standing_of
from eenlijn.casework.dossier.intake import Receipt, open_from_report, open_own_report
from eenlijn.casework.dossier.own_reports import follow, is_practice, openings_of
from eenlijn.casework.dossier.own_side import own_side
from eenlijn.casework.reporting.actions import OtherContent
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.organisations.queries import Contact, contact_of
from eenlijn.commons.rulebook.queries import terms_of
from eenlijn.doors.web.components.expecting import standing_lines
from eenlijn.doors.web.components.follow import follow_view, opening_items, openings_sentence
from eenlijn.doors.web.components.hearing_back import hearing_view
from eenlijn.doors.web.components.shapes import ErrorLine, Words
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import holder_of_link, open_to_everyone, requires
from eenlijn.doors.web.frame.slowing import slow_down
from eenlijn.doors.web.report.forms import (
    KEY_BROKEN,
    REFUSED,
    CodeForm,
    LinkReportForm,
    ReportForm,
    handled_smalls,
    internal_smalls,
    wish_smalls,
)
from eenlijn.doors.web.report.holding import (
    bare_bar,
    contact_behind,
    holder,
    keys_away,
    link_of,
    phone_lines,
    refuse_other_sites,
)
from eenlijn.doors.web.report.side_doors import DOORS, PARAMETER, Door, door_of, other_doors
from eenlijn.foundation.clock import now
from eenlijn.foundation.identifiers import new_report_key, parse_report_key
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable

RETRY_SECONDS: Final = 10
KNOWN: Final = "bekend"
# Whatever a database does when it will not take a report.
DATABASE_REFUSES: Final = (OperationalError, InterfaceError)


@dataclass(frozen=True)
class Sender:
    """Who sends, for which employer, along which link and through which side door."""

    actor: Actor
    organisation: Contact
    link: OpenLink | None = None
    door: Door = Door.MAIN
    is_exercise: bool = False


@holder_of_link
# Sending never needs a session (decision 2); the report key is random and nobody's session changes.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form_by_link(request: HttpRequest, slug: str) -> HttpResponse:
    """The report form behind a short link: one query, no session, no cookie."""
    refuse_other_sites(request)
    try:
        link = link_of(slug)
    except DATABASE_REFUSES:
        return _try_again(request, None)
    if link is None:
        raise Http404
    actor, contact = _link_actor(request, link), contact_behind(link)
    return _form(request, Sender(actor, contact, link, _door(request), link.is_exercise))


@requires(Role.EMP)
@require_http_methods(["GET", "HEAD", "POST"])
def form_signed_in(request: HttpRequest) -> HttpResponse:
    """The same form for who signed in: the report belongs to the own team."""
    return _form(request, _member(request))


@requires(Role.EMP)
@require_http_methods(["GET", "HEAD", "POST"])
def practise(request: HttpRequest) -> HttpResponse:
    """The same form to practise with: it works like a report and counts nowhere (decision 16)."""
    return _form(request, replace(_member(request), is_exercise=True))


def _member(request: HttpRequest) -> Sender:
    actor = actor_of(request)
    contact = contact_of(actor.organisation_id) if actor.organisation_id else None
    if contact is None:
        raise Http404
    return Sender(actor, contact, door=_door(request))


def _door(request: HttpRequest) -> Door:
    return door_of(request.GET.get(PARAMETER))


def _link_actor(request: HttpRequest, link: OpenLink) -> Actor:
    return Actor.link(link.organisation_id).coming_from("web", getattr(request, "request_id", ""))


def _answer_hours(organisation: Contact | None) -> int | None:
    """How many hours the other person waits at most, as the employer set it."""
    return terms_of(organisation.organisation_id, now()).answer_hours if organisation else None


def _form(request: HttpRequest, sender: Sender) -> HttpResponse:
    if request.method != "POST":
        return _page(request, sender, _blank(sender))
    form = _typed(request, sender)
    key = parse_report_key(request.POST.get("report_key", ""))
    if form.is_valid() and key is None:
        # A page of ours always sends a key; this one was cut off or tampered with.
        form.add_error(None, KEY_BROKEN)
    if not form.is_valid() or key is None:
        return _page(request, sender, form, status=422, key=key)
    return _keep(request, sender, form, key)


def _keep(request: HttpRequest, sender: Sender, form: ReportForm, key: bytes) -> HttpResponse:
    organisation = sender.organisation
    if sender.link is not None:
        slow_down(request, sender.link.slug)
    try:
        receipt = open_from_report(
            actor=sender.actor,
            organisation_id=organisation.organisation_id,
            link=sender.link,
            content=form.content(),
            report_key=key,
            language=get_language() or "nl",
            is_exercise=sender.is_exercise,
            now=now(),
        )
    except OtherContent as refused:
        form.add_error(None, refused.sentence)
        return _page(request, sender, form, status=422, earlier=refused.code)
    except DATABASE_REFUSES:
        return _try_again(request, sender, form, key)
    return HttpResponseRedirect(_receipt_address(receipt), status=303)


def _receipt_address(receipt: Receipt) -> str:
    address = reverse("report:receipt", args=[receipt.code])
    return address if receipt.is_new else f"{address}?{KNOWN}=1"


def _blank(sender: Sender) -> ReportForm:
    if sender.link is None:
        return ReportForm(now=now(), door=sender.door)
    return LinkReportForm(now=now(), door=sender.door, initial={"place": sender.link.place})


def _typed(request: HttpRequest, sender: Sender | None) -> ReportForm:
    kind = ReportForm if sender and sender.link is None else LinkReportForm
    return kind(request.POST, now=now(), door=_door(request))


def _try_again(
    request: HttpRequest, sender: Sender | None, form: ReportForm | None = None, key: bytes | None = None
) -> HttpResponse:
    """The database refused: the same page, with everything typed and the same key."""
    if request.method != "POST":
        raise OperationalError
    known = key or parse_report_key(request.POST.get("report_key", ""))
    response = _page(request, sender, form or _typed(request, sender), status=503, key=known, refused=True)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _page(
    request: HttpRequest,
    sender: Sender | None,
    form: ReportForm,
    *,
    status: int = 200,
    key: bytes | None = None,
    earlier: str = "",
    refused: bool = False,
) -> HttpResponse:
    organisation = sender.organisation if sender else None
    by_link = not (sender and sender.link is None)
    page: dict[str, Any] = {
        "form": form,
        "by_link": by_link,
        "door": DOORS[form.door],
        "is_exercise": bool(sender and sender.is_exercise),
        "is_filled": bool(sender and sender.link and sender.link.place),
        "smalls": _smalls(form, organisation),
        **_ways_around(sender, form.door),
        "name_open": any(form[name].value() for name in ("name", "address") if name in form.fields),
        "lines": phone_lines(organisation),
        "report_key": (key or new_report_key()).hex(),
        "keeps_key": key is not None,
        "earlier": earlier,
        "failures": [ErrorLine(str(told)) for told in ([REFUSED] if refused else form.non_field_errors())],
    }
    if by_link:
        page["bar"] = bare_bar(request, organisation.name if organisation else "")
    return render(request, "report/form.html", page, status=status)


def _smalls(form: ReportForm, organisation: Contact | None) -> dict[str, Words]:
    if form.door == Door.INTERNAL:
        return internal_smalls()
    return handled_smalls() if form.door == Door.HANDLED else wish_smalls(_answer_hours(organisation))


def _ways_around(sender: Sender | None, door: Door) -> dict[str, Any]:
    """The other ways to report; nothing of them while the database refuses, to keep that page short."""
    if sender is None:
        return {}
    link = sender.link
    return {
        "doors": other_doors(door),
        "paper_href": reverse("report:paper", args=[link.slug]) if link else "",
        "practice_href": "" if link or sender.is_exercise else reverse("report:practise"),
    }


@holder_of_link
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt, and from then on the place to see what was done.

    The colleague for whom somebody reported first says whether it is right.
    """
    actor, report_id = holder(request, code)
    moment = now()
    try:
        open_own_report(actor=actor, report_id=report_id, part=Compartment.OWN_WORDS, now=moment)
        found = follow(actor, report_id, moment)
    except KeysUnavailable:
        return keys_away(request)
    if found.waits_for_me:
        return HttpResponseRedirect(reverse("report:right", args=[code]), status=303)
    context = {
        "page": follow_view(found, moment, code=code, is_known=KNOWN in request.GET),
        "openings_href": reverse("report:receipt_openings", args=[code]),
        "done_href": reverse("report:done"),
        "details_href": reverse("report:details", args=[code]),
        "people_href": reverse("report:people", args=[code]),
        "files_href": reverse("report:files", args=[code]),
        "back": hearing_view(own_side(actor, report_id)),
        "experience_href": reverse("report:experience", args=[code]),
        "care_href": reverse("report:own_care", args=[code]),
        "stands": standing_lines(standing_of(actor, report_id, moment)),
        "expect_href": reverse("report:expect_by_code", args=[code]),
        "letter_href": reverse("report:letter", args=[code]),
        "is_exercise": found.is_exercise,
        "bar": bare_bar(request, found.organisation_name),
    }
    return render(request, "report/receipt.html", context)


@holder_of_link
@require_safe
def openings(request: HttpRequest, code: str) -> HttpResponse:
    """Who looked into my report: function, team, moment and reason."""
    actor, report_id = holder(request, code)
    moment = now()
    try:
        found = openings_of(actor, report_id)
        open_own_report(actor=actor, report_id=report_id, part=Compartment.TRAIL, now=moment)
    except KeysUnavailable:
        return keys_away(request)
    context = {
        "sentence": openings_sentence(found),
        "items": opening_items(found, moment),
        "is_exercise": is_practice(actor, report_id),
        "back_href": reverse("report:receipt", args=[code]),
        "bar": bare_bar(request, ""),
    }
    return render(request, "report/openings.html", context)


@open_to_everyone(reason="who wrote down a receipt code comes back here to follow the report")
# Nothing changes: it only leads to the page of the code.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def find_receipt(request: HttpRequest) -> HttpResponse:
    """From a code on paper to its page; the code never stands in a query, where histories keep it."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(reverse("report:receipt", args=[form.cleaned_data["code"]]), status=303)
    context = {"form": form, "bar": bare_bar(request, "")}
    return render(request, "report/find_receipt.html", context, status=422 if form.is_bound else 200)


@open_to_everyone(reason="the last page after a report: it tells nothing about it")
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Let go: nothing on this page tells that somebody reported."""
    return render(request, "report/done.html", {"bar": bare_bar(request, "")})
