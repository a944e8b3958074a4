# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What you may expect, without signing in: behind the short link of an employer, and behind a receipt."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.expectations import expected_of
from eenlijn.doors.web.components.expecting import expect_view
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.report.holding import bare_bar, holder, link_of
from eenlijn.foundation.clock import now


@holder_of_link
@require_safe
def expect_by_link(request: HttpRequest, slug: str) -> HttpResponse:
    """For whoever stands before the form: nothing of any report."""
    link = link_of(slug)
    if link is None:
        raise Http404
    return _page(
        request, link.organisation_id, reverse("report:form", args=[slug]), _("Naar het meldformulier")
    )


@holder_of_link
@require_safe
def expect_by_code(request: HttpRequest, code: str) -> HttpResponse:
    """For whoever reported; the report itself is not opened."""
    actor, _report_id = holder(request, code)
    return _page(request, actor.scope_id, reverse("report:receipt", args=[code]), _("Terug naar je melding"))


def _page(request: HttpRequest, organisation_id: UUID, back_href: str, back_words: Words) -> HttpResponse:
    moment = now()
    found = expected_of(organisation_id, moment)
    context = {
        "page": expect_view(found, moment),
        "back_href": back_href,
        "back_words": back_words,
        "bar": bare_bar(request, found.organisation_name),
    }
    return render(request, "report/expect.html", context)
