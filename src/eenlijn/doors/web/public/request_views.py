# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A request about one's own data, by a form of the employer, without an account: a number is the proof."""

from datetime import datetime

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.data_requests import receive_request
from eenlijn.casework.reporting.queries import OpenLink, open_link
from eenlijn.casework.requests.actions import Asked, RequestNotTold
from eenlijn.casework.requests.codes import AskedBy, RequestKind, RequestWay
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.sign_in import guesses
from eenlijn.doors.web.components.shapes import TopBar
from eenlijn.doors.web.frame.context import Frame
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.frame.slowing import slow_down
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeysUnavailable
from eenlijn.foundation.text import long_moment

CHOOSE = _("Maak een keuze.")
FILL_IN = _("Vul dit in.")
TOO_LONG = _("Maak deze tekst korter.")
NOT_NOW = _("Bewaren lukt nu niet. Wat u typte, staat er nog. Probeer het over een minuut opnieuw.")
KINDS = [
    (RequestKind.ACCESS, _("Ik wil zien wat u over mij weet")),
    (RequestKind.RECTIFICATION, _("Er klopt iets niet")),
    (RequestKind.ERASURE, _("Ik wil dat u iets verwijdert")),
    (RequestKind.RESTRICTION, _("Bewaar het, maar gebruik het niet")),
    (RequestKind.OBJECTION, _("Ik wil niet dat u mijn gegevens gebruikt")),
]


class RequestForm(forms.Form):
    """Who asks what, and where the answer goes."""

    kind = forms.ChoiceField(
        label=_("Wat vraagt u?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    words = forms.CharField(
        label=_("Vertel wat u wilt weten of wilt veranderen"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": FILL_IN, "max_length": TOO_LONG},
    )
    name = forms.CharField(
        label=_("Uw naam"), max_length=120, error_messages={"required": FILL_IN, "max_length": TOO_LONG}
    )
    address = forms.CharField(
        label=_("Uw adres"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": FILL_IN, "max_length": TOO_LONG},
    )
    is_minor = forms.BooleanField(
        label=_("Het gaat om een kind onder de 16, en ik ben ouder of voogd."), required=False
    )
    representative = forms.CharField(label=_("Naam van ouder of voogd"), max_length=120, required=False)

    def asked(self, moment: datetime) -> Asked:
        told = self.cleaned_data
        return Asked(
            kind=RequestKind(told["kind"]),
            words=told["words"],
            name=told["name"],
            address=told["address"],
            way=RequestWay.FORM,
            received_at=moment,
            asked_by=AskedBy.UNKNOWN,
            is_minor=told["is_minor"],
            representative=told["representative"],
        )


@holder_of_link
# No session and no cookie: whoever asks is nobody we know yet.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """The form behind the short link of an employer; what was typed stays when something is missing."""
    with walls.reaching(Reach.FIND_LINK):
        link = open_link(slug)
    if link is None:
        raise Http404
    walls.enter(link.organisation_id)
    form = RequestForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _keep(request, link, form)
    return _page(request, link, form, status=422 if form.errors else 200)


def _keep(request: HttpRequest, link: OpenLink, form: RequestForm) -> HttpResponse:
    slow_down(request, link.slug)
    moment = now()
    wait = guesses.take_turn(f"request|{link.organisation_id}|{form.cleaned_data['name']}", moment)
    if wait:
        form.add_error(None, NOT_NOW)
        return _page(request, link, form, status=429)
    try:
        number = receive_request(organisation_id=link.organisation_id, asked=form.asked(moment), now=moment)
    except RequestNotTold as refused:
        form.add_error(refused.field, refused.sentence)
        return _page(request, link, form, status=422)
    except KeysUnavailable:
        form.add_error(None, NOT_NOW)
        return _page(request, link, form, status=503)
    page = {"bar": _bar(request, link), "number": number, "moment": long_moment(moment, "nl")}
    return render(request, "public/request_kept.html", page)


def _page(request: HttpRequest, link: OpenLink, form: RequestForm, *, status: int) -> HttpResponse:
    page = {"bar": _bar(request, link), "form": form, "organisation": link.organisation_name}
    return render(request, "public/request.html", page, status=status)


def _bar(request: HttpRequest, link: OpenLink) -> TopBar:
    return TopBar(home_href="/", organisation=link.organisation_name, language=Frame(request).language)
