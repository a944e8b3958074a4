# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters about a claim: read as they would leave, then frozen; as PDF and Word, and recorded as sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.damages.codes import ClaimLetterKind, ClaimState
from eenlijn.casework.damages.queries import LetterLine
from eenlijn.casework.damages.rates import RateUnknown, rate_table
from eenlijn.casework.dossier import claims as acts
from eenlijn.casework.dossier.claims import LettersPage
from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.letters.composing import FROM, IS, TO
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.shapes import LetterPaper, Link
from eenlijn.doors.web.desk.damage_forms import LetterForm, LetterSentForm
from eenlijn.doors.web.desk.interest_rate_views import rates_link
from eenlijn.doors.web.desk.letter_paper import paper_of
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, number_in, sent, show, typed
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import long_moment

MAKE, FREEZE, SENT = "make", "freeze", "sent"
# How the address of a letter names its kind.
NAMES: Final = {
    ClaimLetterKind.FIRST: "eerste",
    ClaimLetterKind.LAST: "laatste",
    ClaimLetterKind.PLAN: "regeling",
}
KINDS: Final = {name: kind for kind, name in NAMES.items()}
DAYS_TO_PAY: Final = 14
_MARKS: Final = re.compile(f"{FROM}[a-z_]+{IS}([^{TO}]*){TO}")


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def claim_letters(request: HttpRequest, number: str, place: int) -> HttpResponse:
    page = acts.open_claim_letters(actor=actor_of(request), number=number, place=place, now=now())
    opened = open_to_read(request, number)
    blocks = list(_blocks(request, page, opened.now))
    preview = _preview(request, number, page, blocks)
    if any(_done(request, number, page, block) for block in blocks):
        return redirect("desk:claim_letters", number=number, place=place)
    sheet = Sheet(
        here=_("schade"),
        title=_("Brieven over eis %(number)s") % {"number": place},
        intro=_("Deze brieven leest alleen de jurist. Een brief die weg is, verandert niet meer."),
        entries=[_entry(one) for one in page.letters],
        nothing=_("Er is nog geen brief gemaakt."),
        blocks=blocks,
        links=list(_links(number, place, page)),
    )
    more = {"preview": preview, "to_rates": rates_link() if _is_beyond(blocks) else None}
    return show(request, opened, sheet, "desk/claim_letters.html", **more)


def _is_beyond(blocks: list[Block]) -> bool:
    """Whether a rate beyond the table was asked: then the way to the table stands beside the refusal."""
    return any(
        one.form.has_error(NON_FIELD_ERRORS, RateUnknown.__name__) for one in blocks if one.form.is_bound
    )


@dataclass(frozen=True)
class Preview:
    """What would leave, and what was typed for it: that goes along unseen when it is frozen."""

    paper: LetterPaper
    seen: str
    why_not: str
    typed: LetterForm
    version: int


def _preview(request: HttpRequest, number: str, page: LettersPage, blocks: list[Block]) -> Preview | None:
    """The letter to read, when somebody asks for it; a refusal stands in the form with all that was typed."""
    form = next((one.form for one in blocks if isinstance(one.form, LetterForm)), None)
    if form is None or not sent(request, MAKE) or not form.is_valid():
        return None
    try:
        found = acts.preview_claim_letter(actor_of(request), number, page.claim.number, form.letter(), now())
    except Refused as refused:
        form.add_error(None, ValidationError(refused.sentence, code=type(refused).__name__))
        return None
    again = LetterForm(request.POST, auto_id=False)
    return Preview(paper_of(found.letter), found.seen, found.why_not, again, page.claim.version)


def _entry(one: LetterLine) -> Entry:
    words = [one.paper.subject, *(text for _head, text in one.paper.blocks)]
    how = _("Nog niet verstuurd.")
    if one.sent_at:
        how = _("Verstuurd op %(moment)s: %(how)s.") % {
            "moment": long_moment(one.sent_at),
            "how": str(SentBy(one.sent_by).label).lower(),
        }
    return Entry(
        title=f"{one.kind.label} ({one.paper.reference})",
        text="\n\n".join(_MARKS.sub(r"\1", text) for text in words),
        small=f"{how} {one.proof}".strip(),
    )


def _links(number: str, place: int, page: LettersPage) -> Iterator[Link]:
    for kind in dict.fromkeys(one.kind for one in page.letters):
        where, what = [number, place, NAMES[kind]], str(kind.label)
        yield Link(_("%(what)s, als PDF") % {"what": what}, reverse("desk:claim_pdf", args=where))
        yield Link(_("%(what)s, als Word") % {"what": what}, reverse("desk:claim_word", args=where))
    yield rates_link()
    yield Link(_("Terug naar de eis"), reverse("desk:claim", args=[number, place]))


def _blocks(request: HttpRequest, page: LettersPage, at: datetime) -> Iterator[Block]:
    waiting = [one for one in page.letters if one.sent_at is None]
    if waiting:
        yield _sending(request, waiting[-1], at)
    if page.claim.state == ClaimState.OPEN:
        values = (("version", str(page.claim.version)),)
        form = LetterForm(typed(request, MAKE) or typed(request, FREEZE), initial=_begun(page, at))
        intro = _("Je leest eerst de hele brief, met de bedragen en de rente. Daarna stel je hem vast.")
        yield Block(
            MAKE, _("Maak een brief"), form, _("Lees de brief na"), intro, values=values, is_main=not waiting
        )


def _sending(request: HttpRequest, letter: LetterLine, at: datetime) -> Block:
    begun = {"at": at.replace(second=0, microsecond=0)}
    form = LetterSentForm(typed(request, SENT), initial=begun, auto_id="id_sent_%s")
    intro = _("%(what)s. Vanaf die dag loopt de termijn om te betalen.") % {"what": letter.kind.label}
    values = (("kind", letter.kind.value),)
    return Block(SENT, _("Leg vast dat de brief weg is"), form, _("Leg vast"), intro=intro, values=values)


def _begun(page: LettersPage, at: datetime) -> dict[str, Any]:
    """What stands in it at first: interest as far as the rate is known, and two weeks to pay."""
    today = to_local(at).date()
    known = min(today, rate_table().known_until + timedelta(days=1))
    begun = LetterForm.begun(page.debtor, known, today + timedelta(days=DAYS_TO_PAY))
    return {**begun, "kind": ClaimLetterKind.PLAN if page.claim.plan else ClaimLetterKind.FIRST}


def _done(request: HttpRequest, number: str, page: LettersPage, block: Block) -> bool:
    form, actor, place = block.form, actor_of(request), page.claim.number
    if isinstance(form, LetterForm):
        return sent(request, FREEZE) and kept(
            request,
            form,
            lambda _told: acts.make_claim_letter(
                actor=actor,
                number=number,
                place=place,
                new=form.letter(),
                seen=request.POST.get("seen", ""),
                version=number_in(request, "version"),
                now=now(),
            ),
            _("De brief staat vast. Verstuur hem, en leg dat vast."),
        )
    return kept(
        request,
        form,
        lambda told: acts.record_claim_letter_sent(
            actor=actor, number=number, place=place, kind=_kind(request), now=now(), **told
        ),
        _("Vastgelegd. De termijn loopt."),
    )


def _kind(request: HttpRequest) -> ClaimLetterKind:
    try:
        return ClaimLetterKind(request.POST.get("kind", ""))
    except ValueError as error:
        raise NotVisible from error


@requires(*READERS)
@require_safe
def claim_pdf(request: HttpRequest, number: str, place: int, which: str) -> HttpResponse:
    return _file(request, number, place, which, is_word=False)


@requires(*READERS)
@require_safe
def claim_word(request: HttpRequest, number: str, place: int, which: str) -> HttpResponse:
    return _file(request, number, place, which, is_word=True)


def _file(request: HttpRequest, number: str, place: int, which: str, *, is_word: bool) -> HttpResponse:
    if which not in KINDS:
        raise NotVisible
    handed = acts.hand_out_claim_letter(
        actor=actor_of(request), number=number, place=place, kind=KINDS[which], is_word=is_word, now=now()
    )
    response = HttpResponse(handed.content, content_type=handed.media_type)
    response["Content-Disposition"] = f'attachment; filename="{handed.file_name}"'
    return response
