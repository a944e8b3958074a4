# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What you may expect, for who signed in: the eight measures with the terms of the own employer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.expectations import expected_of
from eenlijn.doors.web.components.expecting import expect_view
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.foundation.clock import now


@signed_in
@require_safe
def expect(request: HttpRequest) -> HttpResponse:
    organisation_id, moment = actor_of(request).organisation_id, now()
    if organisation_id is None:
        raise Http404
    context = {
        "page": expect_view(expected_of(organisation_id, moment), moment),
        "back_href": reverse("profile:mine"),
        "back_words": _("Naar mijn meldingen"),
    }
    return render(request, "profile/expect.html", context)
