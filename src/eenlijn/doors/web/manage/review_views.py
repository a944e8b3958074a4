# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The review of rights by screen: the quarters, the lines of one, and a page to print."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.codes import LineKind, MembershipState, Verdict
from eenlijn.commons.tenancy import review_page, reviewing
from eenlijn.commons.tenancy.member_page import WaitingRole, waiting_roles
from eenlijn.commons.tenancy.review_page import ReviewPage, ReviewRow, RightLine
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.told import pressed
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import long_date, whole

SIGN, SURE = "sign", "sure"
MAKES: Final = (Role.ADM, Role.DPO)
_LONGEST_PAGE: Final = 4


@requires(Role.ADM, Role.DPO, Role.COO, Role.BRD)
@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: HttpRequest) -> HttpResponse:
    """The quarters and whether they were signed; who administers makes the list of one."""
    actor, today = actor_of(request), to_local(now()).date()
    if request.method == "POST":
        if not actor.has(Role.ADM):
            raise NotVisible
        return _make(request, actor)
    rows = review_page.reviews(actor)
    page = {
        "rows": [(one, _quarter(one.year, one.quarter), _state(one)) for one in rows],
        "may_open": actor.has(*MAKES),
        "waiting": _waiting(actor),
        "to_make": _to_make(rows, today) if actor.has(Role.ADM) else [],
    }
    return render(request, "manage/reviews.html", page)


def _waiting(actor: Actor) -> list[WaitingRole]:
    """The roles about which this person may decide as the second one."""
    return [one for one in waiting_roles(actor, now()) if not one.is_mine] if actor.has(*MAKES) else []


def _make(request: HttpRequest, actor: Actor) -> HttpResponse:
    asked = request.POST.get("quarter", "")
    today = to_local(now()).date()
    quarters = (reviewing.quarter_of(today), reviewing.quarter_before(today))
    chosen = next((one for one in quarters if reviewing.mark_of(*one) == asked), None)
    if chosen is None:
        raise NotVisible
    year, quarter = chosen
    made: list[UUID] = []
    said = _("De lijst staat vast zoals hij nu is. Kijk elke regel na.")
    pressed(
        request,
        lambda: made.append(reviewing.make_review(actor=actor, year=year, quarter=quarter, now=now())),
        said,
    )
    return redirect("manage:review", review_id=made[0]) if made else redirect("manage:reviews")


@requires(*MAKES)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """The lines of one quarter, a page at a time; what is taken away, is asked once more."""
    actor, moment = actor_of(request), now()
    found = review_page.review_page(actor, review_id, _asked_page(request), moment)
    if request.method == "POST":
        return _press(request, actor, found)
    page = {
        **_shown(found),
        "earlier": f"?pagina={found.page - 1}" if found.page > 1 else "",
        "later": f"?pagina={found.page + 1}" if found.page < found.pages else "",
        "verdicts": Verdict,
        "sign": SIGN,
    }
    return render(request, "manage/review.html", page)


@requires(*MAKES)
@require_safe
def review_print(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """All lines on one page, with who found what of them and who signed."""
    found = review_page.whole_review(actor_of(request), review_id, now())
    return render(request, "manage/review_print.html", {**_shown(found), "moment": now()})


def _shown(found: ReviewPage) -> dict[str, Any]:
    row = found.review
    return {
        "found": found,
        "review": row,
        "quarter": _quarter(row.year, row.quarter),
        "state": _state(row),
        "lines": [(one, title_of(one), facts_of(one)) for one in found.lines],
    }


def _press(request: HttpRequest, actor: Actor, found: ReviewPage) -> HttpResponse:
    review_id, asked = found.review.id, request.POST.get("do", "")
    here = redirect(f"{request.path}?pagina={found.page}")
    if asked == SIGN:
        said = _("Je hebt afgetekend. De lijst verandert niet meer.")
        pressed(request, lambda: reviewing.sign(actor=actor, review_id=review_id, now=now()), said)
        return here
    if asked not in Verdict.values or asked == Verdict.OPEN:
        raise NotVisible
    ticked = set(request.POST.getlist("line"))
    chosen = [one for one in found.lines if str(one.id) in ticked]
    if not chosen:
        messages.error(request, _("Vink eerst een of meer regels aan."))
        return here
    if asked == Verdict.TAKEN_AWAY and request.POST.get(SURE) != "yes":
        told = [(one, title_of(one), ends_words(one)) for one in chosen]
        page = {"found": found, "review": found.review, "lines": told, "asked": asked, "sure": SURE}
        return render(request, "manage/review_take.html", page)
    return _judged(request, actor, review_id, chosen, Verdict(asked)) or here


def _judged(
    request: HttpRequest, actor: Actor, review_id: UUID, chosen: list[RightLine], verdict: Verdict
) -> HttpResponse | None:
    said = ngettext("%(count)s regel: %(verdict)s.", "%(count)s regels: %(verdict)s.", len(chosen)) % {
        "count": whole(len(chosen)),
        "verdict": verdict.label,
    }
    line_ids = [one.id for one in chosen]
    pressed(
        request,
        lambda: reviewing.judge(
            actor=actor, review_id=review_id, line_ids=line_ids, verdict=verdict, now=now()
        ),
        said,
    )
    return None


def title_of(one: RightLine) -> str:
    """What the line is about, in a few words."""
    told = {"name": one.name, "deputy": one.deputy, "system": one.system}
    if one.kind is LineKind.ROLE and one.role is not None:
        return f"{one.name}: {one.role.label}" + (f", {one.unit_name}" if one.unit_name else "")
    return {
        LineKind.ACCOUNT: _("%(name)s: account zonder andere rol"),
        LineKind.DEPUTY: _("%(deputy)s vervangt %(name)s altijd"),
        LineKind.TOKEN: _("Koppeling %(system)s"),
        LineKind.LINK: _("Open uitnodiging voor %(name)s"),
        LineKind.ROLE: "%(name)s",
    }[one.kind] % told


def facts_of(one: RightLine) -> list[str]:
    """What one needs to judge it, a short sentence each."""
    found = []
    if one.starts_on:
        found.append(_("Sinds %(day)s.") % {"day": long_date(one.starts_on)})
    if one.ends_on:
        found.append(_("Tot en met %(day)s.") % {"day": long_date(one.ends_on)})
    if one.takes_two:
        found.append(_("Deze rol geven twee personen."))
    if one.state is MembershipState.SUSPENDED:
        found.append(_("Geschorst."))
    if one.is_quiet:
        found.append(_quiet_words(one))
    if one.has_left:
        found.append(
            _("Gemaakt door iemand die hier niet meer werkt.")
            if one.kind is LineKind.TOKEN
            else _("Werkt hier niet meer.")
        )
    if one.is_own:
        found.append(_("Dit gaat over jou: een ander kijkt dit na."))
    return found


def _quiet_words(one: RightLine) -> str:
    if one.kind is LineKind.TOKEN:
        return _("Al 90 dagen niet gebruikt.")
    if one.last_signed_in_on is None:
        return _("Nooit aangemeld.")
    return _("Niet aangemeld sinds %(day)s.") % {"day": long_date(one.last_signed_in_on)}


def ends_words(one: RightLine) -> str:
    """What taking away does."""
    return {
        LineKind.ROLE: _("De rol eindigt nu."),
        LineKind.ACCOUNT: _("Deze persoon wordt geschorst: er gaat niets meer open. Dat kun je opheffen."),
        LineKind.DEPUTY: _("De vaste vervanger vervalt."),
        LineKind.TOKEN: _("De koppeling werkt nu niet meer."),
        LineKind.LINK: _("De link werkt nu niet meer."),
    }[one.kind]


def _quarter(year: int, quarter: int) -> str:
    return _("kwartaal %(quarter)s van %(year)s") % {"quarter": quarter, "year": year}


def _state(one: ReviewRow) -> str:
    if one.signed_at is not None:
        day = long_date(to_local(one.signed_at).date())
        if one.signed_by:
            return _("Afgetekend door %(name)s op %(day)s.") % {"name": one.signed_by, "day": day}
        return _("Afgetekend op %(day)s.") % {"day": day}
    if not one.still_open:
        return _("Alles is bekeken. Een tweede persoon tekent nog af.")
    told = ngettext("Nog %(count)s regel te bekijken.", "Nog %(count)s regels te bekijken.", one.still_open)
    return told % {"count": whole(one.still_open)}


def _to_make(rows: tuple[ReviewRow, ...], today: date) -> list[tuple[str, str]]:
    """The quarters of which there is no list yet: the last one first, because that is due."""
    made = {(one.year, one.quarter) for one in rows}
    quarters = (reviewing.quarter_before(today), reviewing.quarter_of(today))
    return [(reviewing.mark_of(*one), _quarter(*one)) for one in quarters if one not in made]


def _asked_page(request: HttpRequest) -> int:
    told = request.GET.get("pagina", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= _LONGEST_PAGE else 1
