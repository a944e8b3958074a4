# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of a reader from outside: a code first, then the dossiers that were drawn, one at a time.

The same lock as the page of a reply: everybody is asked for the code, what does not work together gives one
page, and a code is looked at only after its turn. No session: the code goes along with every press.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.sample_reading import (
    FileToRead,
    ReaderDesk,
    answer_file,
    open_file,
    open_sample,
    send_reading,
)
from eenlijn.casework.samples.codes import Question
from eenlijn.casework.samples.queries import employer_of_link
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.sign_in import guesses
from eenlijn.doors.web.components.shapes import TopBar
from eenlijn.doors.web.frame.context import Frame
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.public.reply_views import TooSoon, Try
from eenlijn.doors.web.public.sample_forms import AnswersForm, CodeForm, SendForm
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.identifiers import normalise_code
from eenlijn.foundation.sealed.key_provider import KeysUnavailable
from eenlijn.foundation.text import long_moment

READ, ANSWER, SEND = "read", "answer", "send"
_LONGEST_PLACE = 3


@holder_of_link
# No session and no cookie: the reader is nobody we know, and the code lets in, not a browser.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def sample(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the code; with the right one the list, one dossier, or what was sent."""
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
        return render(
            request, "public/sample_later.html", {"bar": _bar(request), "typed": _typed(request)}, status=503
        )


def _opened(request: HttpRequest, tried: Try) -> HttpResponse:
    """Behind the code. Its turn is taken before it is looked at, whether the link is one of ours or not."""
    wait = guesses.take_turn(tried.mark, now())
    if wait:
        raise TooSoon(wait)
    with walls.reaching(Reach.FIND_SAMPLE):
        employer = employer_of_link(tried.code)
    walls.enter(employer)
    do, place = request.POST.get("do", ""), _place(request)
    if do in (READ, ANSWER) and place is not None:
        found = open_file(code=tried.code, secret=tried.secret, place=place, now=now())
        guesses.forget(tried.mark)
        return _answered(request, tried, found) if do == ANSWER else _file(request, tried, found, None)
    desk = open_sample(code=tried.code, secret=tried.secret, now=now())
    guesses.forget(tried.mark)
    return _sent(request, tried, desk) if do == SEND else _list(request, tried, desk, SendForm())


def _answered(request: HttpRequest, tried: Try, found: FileToRead) -> HttpResponse:
    form = AnswersForm(request.POST)
    if not form.is_valid():
        return _file(request, tried, found, form)
    desk = answer_file(code=tried.code, secret=tried.secret, place=found.place, said=form.said(), now=now())
    return _list(request, tried, desk, SendForm(), kept=found.place)


def _sent(request: HttpRequest, tried: Try, desk: ReaderDesk) -> HttpResponse:
    form = SendForm(request.POST)
    if form.is_valid():
        try:
            desk = send_reading(
                code=tried.code, secret=tried.secret, remark=form.cleaned_data["remark"], now=now()
            )
        except NotVisible:
            raise
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            page = {"bar": _bar(request, desk), "desk": desk, "remark": form.cleaned_data["remark"]}
            return render(request, "public/sample_sent.html", page)
    return _list(request, tried, desk, form)


def _list(
    request: HttpRequest, tried: Try, desk: ReaderDesk, form: SendForm, *, kept: int = 0
) -> HttpResponse:
    page = {
        "bar": _bar(request, desk),
        "desk": desk,
        "form": form,
        "secret": tried.secret,
        "kept": kept,
        "until": long_moment(desk.ends_at) if desk.ends_at else "",
    }
    return render(request, "public/sample.html", page, status=422 if form.errors else 200)


def _file(request: HttpRequest, tried: Try, found: FileToRead, form: AnswersForm | None) -> HttpResponse:
    page = {
        "bar": _bar(request, found.desk),
        "found": found,
        "form": form or AnswersForm(initial=_said(found)),
        "secret": tried.secret,
    }
    return render(request, "public/sample_file.html", page, status=422 if form else 200)


def _said(found: FileToRead) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for question in Question:
        if question in found.said.opinions:
            opinion, words = found.said.opinions[question]
            told |= {question.value: opinion.value, f"{question.value}_words": words}
    return told


def _place(request: HttpRequest) -> int | None:
    typed = request.POST.get("place", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_PLACE else None


def _typed(request: HttpRequest) -> list[str]:
    """What was written and could not be kept, to show it back."""
    names = ("remark", *(f"{one.value}_words" for one in Question))
    return [told for name in names if (told := request.POST.get(name, "").strip())]


def _ask(request: HttpRequest, form: CodeForm) -> HttpResponse:
    page = {"bar": _bar(request), "form": form, "typed": _typed(request)}
    return render(request, "public/sample_code.html", page, status=422 if form.errors else 200)


def _refused(request: HttpRequest, form: CodeForm, seconds: int) -> HttpResponse:
    """One page for a wrong code, and for a link that is unknown, used or expired; what was typed stays."""
    page = {"bar": _bar(request), "form": form, "seconds": seconds, "typed": _typed(request)}
    return render(request, "public/sample_gone.html", page, status=429 if seconds else 422)


def _bar(request: HttpRequest, desk: ReaderDesk | None = None) -> TopBar:
    """A bar that asks for no session."""
    organisation = desk.organisation_name if desk else ""
    return TopBar(home_href="/", organisation=organisation, language=Frame(request).language)
