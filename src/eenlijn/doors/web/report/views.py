# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling what happened, in five questions, and the receipt with what happens next."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier.intake import Receipt, open_from_report, open_own_report
from eenlijn.casework.dossier.own_reports import follow, openings_of
from eenlijn.casework.reporting.actions import OtherContent
from eenlijn.casework.reporting.queries import OpenLink, open_link, report_of_code
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.organisations.queries import Contact, contact_of
from eenlijn.commons.rulebook.queries import terms_of
from eenlijn.doors.web.components.follow import follow_view, opening_items, openings_sentence
from eenlijn.doors.web.components.shapes import ErrorLine, PhoneLine, TopBar
from eenlijn.doors.web.frame.context import Frame
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import holder_of_link, open_to_everyone, requires
from eenlijn.doors.web.report.forms import (
    KEY_BROKEN,
    REFUSED,
    CodeForm,
    LinkReportForm,
    ReportForm,
    wish_smalls,
)
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
    """Who sends, for which employer, and along which link."""

    actor: Actor
    organisation: Contact
    link: OpenLink | None = None


@holder_of_link
# Sending never needs a session (decision 2); the report key is random and nobody's session changes.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form_by_link(request: HttpRequest, slug: str) -> HttpResponse:
    """The report form behind a short link: one query, no session, no cookie."""
    _refuse_other_sites(request)
    try:
        link = open_link(slug)
    except DATABASE_REFUSES:
        return _try_again(request, None)
    if link is None:
        raise Http404
    return _form(request, Sender(_link_actor(request, link), _contact(link), link))


@requires(Role.EMP)
@require_http_methods(["GET", "HEAD", "POST"])
def form_signed_in(request: HttpRequest) -> HttpResponse:
    """The same form for who signed in: the report belongs to the own team."""
    actor = actor_of(request)
    contact = contact_of(actor.organisation_id) if actor.organisation_id else None
    if contact is None:
        raise Http404
    return _form(request, Sender(actor, contact))


def _link_actor(request: HttpRequest, link: OpenLink) -> Actor:
    return Actor.link(link.organisation_id).coming_from("web", getattr(request, "request_id", ""))


def _contact(link: OpenLink) -> Contact:
    return Contact(
        organisation_id=link.organisation_id,
        name=link.organisation_name,
        internal_label=link.internal_label,
        internal_number=link.internal_number,
        duty_label=link.duty_label,
        duty_number=link.duty_number,
        duty_hours=link.duty_hours,
    )


def _answer_hours(organisation: Contact | None) -> int | None:
    """How many hours the other person waits at most, as the employer set it."""
    return terms_of(organisation.organisation_id, now()).answer_hours if organisation else None


def _refuse_other_sites(request: HttpRequest) -> None:
    """Refuse a form that another site sends; a browser that says nothing about it is believed."""
    if request.method != "POST":
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "null")
    if site is not None:
        is_ours = site in {"same-origin", "none"}
    else:
        is_ours = origin == "null" or _host_of(origin) == request.get_host()
    if not is_ours:
        raise SuspiciousOperation("a report sent by another site")


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


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
    try:
        receipt = open_from_report(
            actor=sender.actor,
            organisation_id=organisation.organisation_id,
            link=sender.link,
            content=form.content(),
            report_key=key,
            language=get_language() or "nl",
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
        return ReportForm(now=now())
    return LinkReportForm(now=now(), initial={"place": sender.link.place})


def _typed(request: HttpRequest, sender: Sender | None) -> ReportForm:
    kind = ReportForm if sender and sender.link is None else LinkReportForm
    return kind(request.POST, now=now())


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
        "is_filled": bool(sender and sender.link and sender.link.place),
        "smalls": wish_smalls(_answer_hours(organisation)),
        "name_open": any(form[name].value() for name in ("name", "address") if name in form.fields),
        "lines": _internal_line(organisation),
        "report_key": (key or new_report_key()).hex(),
        "keeps_key": key is not None,
        "earlier": earlier,
        "failures": [ErrorLine(str(told)) for told in ([REFUSED] if refused else form.non_field_errors())],
    }
    if by_link:
        page["bar"] = _bare_bar(request, organisation.name if organisation else "")
    return render(request, "report/form.html", page, status=status)


def _bare_bar(request: HttpRequest, organisation: str) -> TopBar:
    """A bar that asks for no session: whoever holds the link may not be known by it."""
    return TopBar(home_href="/", organisation=organisation, language=Frame(request).language)


def _internal_line(contact: Contact | None) -> tuple[PhoneLine, ...]:
    if contact is None or not contact.internal_number:
        return ()
    return (PhoneLine(contact.internal_label, contact.internal_number),)


@holder_of_link
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt, and from then on the place to see what was done."""
    actor, report_id = _reporter(request, code)
    moment = now()
    try:
        open_own_report(actor=actor, report_id=report_id, part=Compartment.OWN_WORDS, now=moment)
        found = follow(actor, report_id, moment)
    except KeysUnavailable:
        return _keys_away(request)
    page = follow_view(found, moment, code=code, is_known=KNOWN in request.GET)
    context = {
        "page": page,
        "openings_href": reverse("report:receipt_openings", args=[code]),
        "done_href": reverse("report:done"),
        "bar": _bare_bar(request, found.organisation_name),
    }
    return render(request, "report/receipt.html", context)


@holder_of_link
@require_safe
def openings(request: HttpRequest, code: str) -> HttpResponse:
    """Who looked into my report: function, team, moment and reason."""
    actor, report_id = _reporter(request, code)
    moment = now()
    try:
        open_own_report(actor=actor, report_id=report_id, part=Compartment.TRAIL, now=moment)
    except KeysUnavailable:
        return _keys_away(request)
    found = openings_of(actor, report_id)
    context = {
        "sentence": openings_sentence(found),
        "items": opening_items(found, moment),
        "back_href": reverse("report:receipt", args=[code]),
        "bar": _bare_bar(request, ""),
    }
    return render(request, "report/openings.html", context)


def _reporter(request: HttpRequest, code: str) -> tuple[Actor, UUID]:
    found = report_of_code(code)
    if found is None:
        raise Http404
    organisation_id, report_id = found
    actor = Actor.reporter(organisation_id, report_id)
    return actor.coming_from("web", getattr(request, "request_id", "")), report_id


def _keys_away(request: HttpRequest) -> HttpResponse:
    response = render(request, "report/keys_away.html", {"bar": _bare_bar(request, "")}, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


@open_to_everyone(reason="who wrote down a receipt code comes back here to follow the report")
# Nothing changes: it only leads to the page of the code.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def find_receipt(request: HttpRequest) -> HttpResponse:
    """From a code on paper to its page; the code never stands in a query, where histories keep it."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(reverse("report:receipt", args=[form.cleaned_data["code"]]), status=303)
    context = {"form": form, "bar": _bare_bar(request, "")}
    return render(request, "report/find_receipt.html", context, status=422 if form.is_bound else 200)


@open_to_everyone(reason="the last page after a report: it tells nothing about it")
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Let go: nothing on this page tells that somebody reported."""
    return render(request, "report/done.html", {"bar": _bare_bar(request, "")})
