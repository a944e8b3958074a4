# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind the link in an invitation: a code first, then what was told, and room for the other side.

Everybody gets the question for the code, also who holds no link of ours; whatever does not work together
gives one page. A code is looked at only after its turn (`guesses`): guessing slows down, nobody is shut out.
"""

from dataclasses import dataclass
from math import ceil

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
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
from eenlijn.commons.sign_in import guesses
from eenlijn.doors.web.components.shapes import TopBar
from eenlijn.doors.web.frame.context import Frame
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.identifiers import code_digest, normalise_code
from eenlijn.foundation.sealed.key_provider import KeysUnavailable
from eenlijn.foundation.text import long_moment

LONGEST_REPLY = 8000
LONGEST_REACH = 200
LONGEST_CODE = 40
CODE, REPLY = "code", "reply"


class CodeForm(forms.Form):
    """The code that stands in the letter apart from the link."""

    secret = forms.CharField(
        label=_("De code uit de brief"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Vul de code in. Die staat in de brief: acht cijfers.")},
    )


class ReplyForm(forms.Form):
    """The other side, in the person's own words."""

    words = forms.CharField(
        label=_("Uw kant"),
        required=False,
        max_length=LONGEST_REPLY,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    as_statement = forms.BooleanField(
        label=_("Bewaar mijn woorden ook als mijn eigen verklaring bij het dossier."), required=False
    )
    wants_talk = forms.BooleanField(label=_("Ik wil liever praten."), required=False)
    wants_support = forms.BooleanField(
        label=_("Ik neem iemand mee, of wil hulp bij het gesprek."), required=False
    )
    interpreter = forms.CharField(label=_("Hebt u een tolk nodig?"), required=False, max_length=40)
    reach = forms.CharField(label=_("Waar kunnen wij u bereiken?"), required=False, max_length=LONGEST_REACH)

    def reply(self) -> Reply:
        typed = self.cleaned_data
        return Reply(
            words=typed["words"],
            wants_talk=typed["wants_talk"],
            reach=typed["reach"],
            wants_support=typed["wants_support"],
            interpreter=typed["interpreter"],
            as_statement=typed["as_statement"],
        )


class TooSoon(Exception):
    """The next try is looked at after so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = ceil(seconds)
        super().__init__(seconds)


@dataclass(frozen=True)
class Try:
    """A link with the code somebody typed beside it."""

    code: str
    secret: str

    @property
    def mark(self) -> str:
        return f"reply|{code_digest(self.code).hex()}"


@holder_of_link
# No session and no cookie: whoever holds the letter is nobody we know, and the code lets in, not a browser.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the code; with the right one show what was told, and confirm a reply with a number to keep."""
    if normalise_code(code) is None:
        raise Http404
    if request.method != "POST":
        return _ask(request, CodeForm())
    asked = CodeForm(request.POST)
    if not asked.is_valid():
        return _ask(request, asked)
    tried = Try(code, asked.cleaned_data["secret"])
    try:
        return _opened(request, tried)
    except TooSoon as wait:
        return _refused(request, asked, wait.seconds)
    except NotVisible:
        return _refused(request, asked, 0)
    except KeysUnavailable:
        context = {"bar": _bar(request, ""), "typed": request.POST.get("words", "")}
        return render(request, "public/reply_later.html", context, status=503)


def _opened(request: HttpRequest, tried: Try) -> HttpResponse:
    """Behind the code. Its turn is taken before it is looked at, whether the link is one of ours or not."""
    wait = guesses.take_turn(tried.mark, now())
    if wait:
        raise TooSoon(wait)
    with walls.reaching(Reach.FIND_REPLY):
        employer = employer_of_link(tried.code)
    walls.enter(employer)
    page = open_reply_page(code=tried.code, secret=tried.secret, now=now())
    guesses.forget(tried.mark)
    if page.is_not_upheld:
        return render(
            request, "public/reply_over.html", {"page": page, "bar": _bar(request, page.organisation_name)}
        )
    form = ReplyForm(request.POST if request.POST.get("do") == REPLY else None)
    if form.is_bound and form.is_valid():
        return _kept(request, tried, page, form)
    return _form(request, tried, page, form)


def _kept(request: HttpRequest, tried: Try, page: ReplyPage, form: ReplyForm) -> HttpResponse:
    moment = now()
    try:
        receipt = keep_reply(code=tried.code, secret=tried.secret, reply=form.reply(), now=moment)
    except ReplyEmpty as refused:
        form.add_error("words", refused.sentence)
        return _form(request, tried, page, form)
    context = {
        "page": page,
        "bar": _bar(request, page.organisation_name),
        "reply": form.reply(),
        "receipt": receipt,
        "moment": long_moment(moment, "nl"),
    }
    return render(request, "public/reply_kept.html", context)


def _form(request: HttpRequest, tried: Try, page: ReplyPage, form: ReplyForm) -> HttpResponse:
    context = {
        "page": page,
        "bar": _bar(request, page.organisation_name),
        "secret": tried.secret,
        "facts": [part for part in page.facts.split("\n\n") if part],
        "until": long_moment(page.ends_at, "nl") if page.ends_at else "",
        "form": form,
    }
    return render(request, "public/reply.html", context, status=422 if form.errors else 200)


def _ask(request: HttpRequest, form: CodeForm) -> HttpResponse:
    page = {"bar": _bar(request, ""), "form": form, "typed": request.POST.get("words", "")}
    return render(request, "public/reply_code.html", page, status=422 if form.errors else 200)


def _refused(request: HttpRequest, form: CodeForm, seconds: int) -> HttpResponse:
    """One page for a wrong code, and for a link that is unknown, used or expired; what was typed stays."""
    context = {
        "bar": _bar(request, ""),
        "form": form,
        "seconds": seconds,
        "typed": request.POST.get("words", "")[:LONGEST_REPLY],
    }
    return render(request, "public/reply_gone.html", context, status=429 if seconds else 422)


def _bar(request: HttpRequest, organisation: str) -> TopBar:
    """A bar that asks for no session."""
    return TopBar(home_href="/", organisation=organisation, language=Frame(request).language)
