# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""My terms, the same for a calendar at a secret address, and for the board what is late."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.clocks import actions as feeds
from eenlijn.casework.clocks.queries import has_feed, owner_of_feed
from eenlijn.casework.clocks.table import rule_of
from eenlijn.casework.dossier.terms import LateTerm, MyTerm, late_terms, my_terms
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.doors.web.desk import marks
from eenlijn.doors.web.desk.calendar_file import calendar_of
from eenlijn.doors.web.desk.once import Addresses, Once
from eenlijn.doors.web.desk.playbook_parts import task_rows
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.sentence import number_word
from eenlijn.doors.web.desk.term_html import TermRow, terms_html
from eenlijn.doors.web.frame.middleware import actor_of, person
from eenlijn.doors.web.frame.policy import holder_of_link, requires, signed_in
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now

MAKE, END = "make", "end"


OWNED_AS = {
    "handler": gettext_lazy("jij behandelt dit"),
    "nobody": gettext_lazy("nog niemand behandelt dit"),
    "team": gettext_lazy("jouw team"),
    "carer": gettext_lazy("jij geeft nazorg"),
    "officer": gettext_lazy("dit doet de privacyfunctionaris"),
    "colleague": gettext_lazy("iemand meldde dit voor jou"),
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def my_terms_page(request: HttpRequest) -> HttpResponse:
    """What I am to do by when, soonest first; and the address for my own calendar."""
    actor, moment = actor_of(request), now()
    if actor.organisation_id is None:
        raise Http404
    secret = ""
    if request.method == "POST":
        if request.POST.get("do") != MAKE:
            feeds.end_feed(actor=actor, now=moment)
            return redirect("desk:my_terms")
        secret = feeds.make_feed(actor=actor, now=moment)
    found = my_terms(actor, moment)
    late = sum(term.clock.due_at < moment for term in found)
    page = {
        "moment": moment,
        "sentence": _sentence(len(found), late),
        "rows": terms_html(_rows(actor, found, moment)),
        "tasks": task_rows(actor, moment),
        "has_feed": has_feed(actor),
        "address": _address(secret) if secret else "",
        "make": MAKE,
        "end": END,
    }
    return render(request, "desk/my_terms.html", page)


def _address(secret: str) -> str:
    return settings.EENLIJN_BASE_URL + reverse("desk:term_feed", args=[secret])


def _sentence(count: int, late: int) -> str:
    if not count:
        return _("Er loopt niets op jouw naam.")
    said = ngettext("%(count)s termijn loopt.", "%(count)s termijnen lopen.", count)
    parts = [said % {"count": number_word(count)}]
    if late:
        words = ngettext("%(count)s is te laat.", "%(count)s zijn te laat.", late)
        parts.insert(0, words % {"count": number_word(late)})
    return " ".join(parts)


def _rows(actor: Actor, found: Iterable[MyTerm], moment: datetime) -> Iterator[TermRow]:
    addresses, smalls, names = Addresses(), Once(_small), Once(_name)
    reads = actor.has(*READERS)
    for term in found:
        page = _page_of(term, reads=reads)
        yield TermRow(
            name=names[term.clock.kind],
            number=term.number,
            small=smalls[term.owned_as, term.is_exercise, term.clock.kind],
            face=marks.clock_face(term.clock, moment, what=marks.when(term.clock.due_at, moment)),
            href=addresses.of(page, term.number) if page else "",
        )


def _name(kind: TermKind) -> str:
    return str(kind.label)


def _small(owned_as: tuple[str, bool, TermKind]) -> str:
    whose, is_exercise, kind = owned_as
    rule = rule_of(kind)
    told = [str(OWNED_AS[whose]), str(rule.hardness.label)]
    if not rule.is_verified:
        told.append(_("niet nagekeken"))
    if is_exercise:
        told.append(_("oefening"))
    return " · ".join(told)


def _page_of(term: MyTerm, *, reads: bool) -> str:
    """The page on which something can be done; a carer's and a colleague's are their own."""
    if term.owned_as == "colleague":
        return "profile:mine_one"
    return "desk:dossier" if reads else ""


@holder_of_link
@require_safe
def term_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The terms of whoever made this address, as a calendar: number and kind of term, nothing else.

    Roles are read each time: who left or was suspended has an empty calendar.
    """
    with walls.reaching(Reach.FIND_FEED):
        owner = owner_of_feed(secret)
    if owner is None:
        raise Http404
    account_id, organisation_id = owner
    moment = now()
    actor = person(account_id, organisation_id)
    found = my_terms(actor, moment) if actor.roles else []
    response = HttpResponse(calendar_of(found, moment), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="termijnen.ics"'
    return response


@requires(Role.BRD)
@require_safe
def late(request: HttpRequest) -> HttpResponse:
    """What has passed its term, for the board contact: numbers and lateness, no content (decision 21)."""
    moment = now()
    found = late_terms(actor_of(request), moment)
    count = len(found)
    said = ngettext("%(count)s termijn is voorbij.", "%(count)s termijnen zijn voorbij.", count)
    page = {
        "moment": moment,
        "sentence": said % {"count": number_word(count)} if count else _("Er is niets te laat."),
        "rows": terms_html(_late_rows(found, moment)),
    }
    return render(request, "desk/late.html", page)


def _late_rows(found: Iterable[LateTerm], moment: datetime) -> Iterator[TermRow]:
    names = Once(_name)
    for one in found:
        face = marks.clock_face(one.clock, moment, what=marks.when(one.clock.due_at, moment))
        yield TermRow(name=names[one.clock.kind], number=one.number, small="", face=face)
