# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly sample, for the privacy officer and the board contact: draw, progress, a reader, the outcome."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier.sampling import ask_reader, draw_sample
from eenlijn.casework.samples.access import may_draw
from eenlijn.casework.samples.actions import ReaderNotTold
from eenlijn.casework.samples.codes import FEWEST, LINK_TERM, MOST, PERCENT
from eenlijn.casework.samples.queries import SampleView, result_of, sample_of, samples_of
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.oversight.sample_forms import ReaderForm
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import long_date, long_moment


@requires(Role.DPO, Role.BRD)
@require_safe
def samples(request: HttpRequest) -> HttpResponse:
    """Every year with its counts, and the draw of this year when there is none."""
    actor, year = actor_of(request), to_local(now()).year
    lines = samples_of(actor)
    page = {
        "lines": [(one, long_date(to_local(one.drawn_at).date())) for one in lines],
        "year": year,
        "may_draw": may_draw(actor) and all(one.year != year for one in lines),
    }
    return render(request, "oversight/samples.html", page)


@requires(Role.DPO)
@require_http_methods(["GET", "HEAD", "POST"])
def sample_draw(request: HttpRequest) -> HttpResponse:
    """Say what the lot does, ask for a yes, and draw; once a year."""
    moment = now()
    page = {"year": to_local(moment).year, "fewest": FEWEST, "most": MOST, "percent": PERCENT}
    if request.method != "POST":
        return render(request, "oversight/sample_draw.html", page)
    try:
        year = draw_sample(actor=actor_of(request), now=moment)
    except NotVisible:
        raise
    except Refused as refused:
        return render(
            request, "oversight/sample_draw.html", {**page, "refusal": refused.sentence}, status=422
        )
    messages.success(request, _("De steekproef is getrokken. Wie de dossiers behandelt, heeft bericht."))
    return redirect("oversight:sample", year=year)


@requires(Role.DPO, Role.BRD)
@require_http_methods(["GET", "HEAD", "POST"])
def sample(request: HttpRequest, year: int) -> HttpResponse:
    """One year: how far it is, the link for a reader, and what the reader said."""
    actor = actor_of(request)
    found = sample_of(actor, year)
    if request.method != "POST":
        return _page(request, found, ReaderForm())
    if not may_draw(actor):
        raise NotVisible
    form = ReaderForm(request.POST)
    if form.is_valid():
        try:
            code = ask_reader(actor=actor, year=found.year, now=now(), **form.cleaned_data)
        except ReaderNotTold as refused:
            form.add_error(refused.field, refused.sentence)
        except NotVisible:
            raise
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return _link_page(request, sample_of(actor, found.year), code)
    return _page(request, found, form)


@requires(Role.DPO, Role.BRD)
@require_safe
def sample_lot(request: HttpRequest, year: int) -> HttpResponse:
    """The draw as a file: with it anybody can draw again and must find the same."""
    found = sample_of(actor_of(request), year)
    lines = [
        f"year {found.year}",
        f"drawn {found.drawn_at.isoformat()}",
        f"seed {found.seed}",
        f"candidates {found.pool}",
        f"digest {found.digest}",
        f"drawn dossiers {found.size}",
        "order sha256(seed + '|' + id), lowest first",
        "",
        *found.candidates,
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="loting-{found.year}.txt"'
    return response


def _page(request: HttpRequest, found: SampleView, form: ReaderForm) -> HttpResponse:
    actor = actor_of(request)
    page: dict[str, Any] = {
        "found": found,
        "form": form,
        "drawn": long_date(to_local(found.drawn_at).date()),
        "since": long_date(to_local(found.looks_from).date()),
        "until": long_moment(found.link_ends_at) if found.link_ends_at else "",
        "link_is_over": bool(found.link_ends_at and found.link_ends_at <= now()),
        "sent": long_date(to_local(found.sent_at).date()) if found.sent_at else "",
        "result": result_of(actor, found.year),
        "may_ask": may_draw(actor) and found.sent_at is None and found.ready > 0,
        "days": LINK_TERM.days,
    }
    return render(request, "oversight/sample.html", page, status=422 if form.errors else 200)


def _link_page(request: HttpRequest, found: SampleView, code: str) -> HttpResponse:
    """Shown once: of the link only a digest is kept."""
    page = {
        "found": found,
        "address": request.build_absolute_uri(reverse("public:sample", args=(code,))),
        "until": long_moment(found.link_ends_at) if found.link_ends_at else "",
    }
    return render(request, "oversight/sample_link.html", page)
