# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind the link in an invitation: what was told, and room for the other side; works once."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.hearings import open_reply_page
from eenlijn.casework.dossier.hearings import reply as keep_reply
from eenlijn.casework.fairness.actions import Reply, ReplyEmpty
from eenlijn.casework.fairness.queries import ReplyPage, employer_of_link
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.components.shapes import TopBar
from eenlijn.doors.web.frame.context import Frame
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeysUnavailable
from eenlijn.foundation.text import long_moment

LONGEST_REPLY = 8000
LONGEST_REACH = 200


class ReplyForm(forms.Form):
    """The other side, in the person's own words."""

    words = forms.CharField(
        label=_("Uw kant"),
        required=False,
        max_length=LONGEST_REPLY,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    wants_talk = forms.BooleanField(label=_("Ik wil liever praten."), required=False)
    reach = forms.CharField(label=_("Waar kunnen wij u bereiken?"), required=False, max_length=LONGEST_REACH)

    def reply(self) -> Reply:
        typed = self.cleaned_data
        return Reply(words=typed["words"], wants_talk=typed["wants_talk"], reach=typed["reach"])


@holder_of_link
# No session and no cookie: whoever holds the letter is nobody we know, and the code lets in, not a browser.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, code: str) -> HttpResponse:
    """Unknown, used and expired are one page; a reply is confirmed with what was sent, to keep or print."""
    try:
        with walls.reaching(Reach.FIND_REPLY):
            employer = employer_of_link(code)
        walls.enter(employer)
        page = open_reply_page(code=code, now=now())
        form = ReplyForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            return _kept(request, code, page, form)
    except NotVisible:
        return render(request, "public/reply_gone.html", {"bar": _bar(request, "")}, status=404)
    except KeysUnavailable:
        context = {"bar": _bar(request, ""), "typed": request.POST.get("words", "")}
        return render(request, "public/reply_later.html", context, status=503)
    return _form(request, page, form)


def _kept(request: HttpRequest, code: str, page: ReplyPage, form: ReplyForm) -> HttpResponse:
    moment = now()
    try:
        keep_reply(code=code, reply=form.reply(), now=moment)
    except ReplyEmpty as refused:
        form.add_error("words", refused.sentence)
        return _form(request, page, form)
    context = {
        "page": page,
        "bar": _bar(request, page.organisation_name),
        "reply": form.reply(),
        "moment": long_moment(moment, "nl"),
    }
    return render(request, "public/reply_kept.html", context)


def _form(request: HttpRequest, page: ReplyPage, form: ReplyForm) -> HttpResponse:
    context = {
        "page": page,
        "bar": _bar(request, page.organisation_name),
        "facts": [part for part in page.facts.split("\n\n") if part],
        "until": long_moment(page.ends_at, "nl"),
        "form": form,
    }
    return render(request, "public/reply.html", context, status=422 if form.errors else 200)


def _bar(request: HttpRequest, organisation: str) -> TopBar:
    """A bar that asks for no session."""
    return TopBar(home_href="/", organisation=organisation, language=Frame(request).language)
