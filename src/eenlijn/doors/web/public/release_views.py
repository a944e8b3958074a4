# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a package for police or prosecutor: a code first, then what was chosen, to read and to fetch.

The same lock as the page of a reply: everybody is asked for the code, what does not work together gives one
page, and a code is looked at only after its turn. No session: the code goes along with every press.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from eenlijn.casework.disclosures.queries import employer_of_link
from eenlijn.casework.dossier.release_reading import ReceivedPackage, open_package
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.sign_in import guesses
from eenlijn.doors.web.components.packages import file_of, wanted_of
from eenlijn.doors.web.components.shapes import TopBar
from eenlijn.doors.web.frame.context import Frame
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.public.reply_views import TooSoon, Try
from eenlijn.doors.web.public.sample_forms import CodeForm
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.identifiers import normalise_code
from eenlijn.foundation.sealed.key_provider import KeysUnavailable
from eenlijn.foundation.text import long_moment


@holder_of_link
# No session and no cookie: the recipient is nobody we know, and the code lets in, not a browser.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the code; with the right one the package, its files, or a receipt that it came."""
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
        return render(request, "public/release_later.html", {"bar": _bar(request)}, status=503)


def _opened(request: HttpRequest, tried: Try) -> HttpResponse:
    """Behind the code. Its turn is taken before it is looked at, whether the link is one of ours or not."""
    wait = guesses.take_turn(tried.mark, now())
    if wait:
        raise TooSoon(wait)
    with walls.reaching(Reach.FIND_RELEASE):
        employer = employer_of_link(tried.code)
    walls.enter(employer)
    found = open_package(code=tried.code, secret=tried.secret, wanted=wanted_of(request), now=now())
    guesses.forget(tried.mark)
    return file_of(found.file) or _show(request, tried, found)


def _show(request: HttpRequest, tried: Try, found: ReceivedPackage) -> HttpResponse:
    page = {
        "bar": _bar(request, found.package.sender),
        "found": found,
        "secret": tried.secret,
        "until": long_moment(found.ends_at),
        "received": long_moment(found.received_at) if found.received_at else "",
    }
    return render(request, "public/release.html", page)


def _ask(request: HttpRequest, form: CodeForm) -> HttpResponse:
    page = {"bar": _bar(request), "form": form}
    return render(request, "public/release_code.html", page, status=422 if form.errors else 200)


def _refused(request: HttpRequest, form: CodeForm, seconds: int) -> HttpResponse:
    """One page for a wrong code, and for a link that is unknown, expired, recalled or used up."""
    page = {"bar": _bar(request), "form": form, "seconds": seconds}
    return render(request, "public/release_gone.html", page, status=429 if seconds else 422)


def _bar(request: HttpRequest, organisation: str = "") -> TopBar:
    """A bar that asks for no session."""
    return TopBar(home_href="/", organisation=organisation, language=Frame(request).language)
