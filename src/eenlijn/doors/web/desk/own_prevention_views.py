# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What I see to so that it does not happen again: my measures, done with a word, and whether they work."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import own_preventions as owning
from eenlijn.casework.learning.codes import EffectAfter, EffectResult, PreventionState
from eenlijn.casework.learning.owning import OwnPrevention, OwnRow
from eenlijn.casework.learning.preventing import NewEffect
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.lesson_forms import EffectForm, checked_field
from eenlijn.doors.web.desk.measure_forms import words_field
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, typed
from eenlijn.doors.web.desk.plain_parts import PlainLine, PlainList, show_list, show_sheet
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date

DONE, EFFECT = "done", "effect"


class DoneForm(forms.Form):
    """What was done, in a sentence."""

    word = words_field(
        gettext_lazy("Wat is er gedaan?"),
        500,
        required=True,
        hint=gettext_lazy("Eén zin over het werk. Zet er geen namen in."),
    )
    names_checked = checked_field()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@requires(Role.EMP)
@require_safe
def own_preventions(request: HttpRequest) -> HttpResponse:
    """What I see to, what asks me something on top; nothing of what happened."""
    rows = owning.my_preventions(actor_of(request), now())
    waits = sum(_is_open(row) or row.asks is not None for row in rows)
    told = ngettext(
        "%(count)s maatregel vraagt iets van jou.", "%(count)s maatregelen vragen iets van jou.", waits
    )
    return show_list(
        request,
        PlainList(
            heading=_("Maatregelen waar ik voor zorg"),
            sentence=told % {"count": waits} if waits else _("Er is nu niets dat je hoeft te doen."),
            lines=[_own_line(row) for row in rows],
            empty_title=_("Hier staan maatregelen waar jij voor zorgt"),
            empty_text=_("Vraagt een collega jou om iets te regelen, dan krijg je een bericht."),
        ),
    )


def _is_open(row: OwnRow) -> bool:
    return row.state in (PreventionState.PLANNED, PreventionState.DOING)


def _own_line(row: OwnRow) -> PlainLine:
    """The kind of measure, and the one thing it asks."""
    href = reverse("desk:own_prevention", args=[row.id])
    if row.asks is not None:
        asks = _("Gedaan. Kijk %(after)s of het werkt.") % {"after": row.asks.label}
        return PlainLine(row.label, href, asks, is_late=True)
    if not _is_open(row):
        return PlainLine(row.label, href, f"{row.state.label}.")
    due = _("Te laat, moest af op %(day)s.") if row.is_late else _("Klaar voor of op %(day)s.")
    return PlainLine(row.label, href, due % {"day": long_date(row.due_on)}, is_late=row.is_late)


@requires(Role.EMP)
@require_http_methods(["GET", "HEAD", "POST"])
def own_prevention(request: HttpRequest, prevention_id: UUID) -> HttpResponse:
    """One measure: what, why in general, by when; then that it is done, and later whether it works."""
    one = owning.open_own_prevention(actor=actor_of(request), measure_id=prevention_id, now=now())
    blocks = _blocks(request, one)
    if any(_done(request, prevention_id, block) for block in blocks):
        return redirect("desk:own_preventions")
    sheet = Sheet(
        here="",
        title=one.label,
        intro=_("Wat er gebeurde, staat hier niet. Vraag het ook niet na: dat beschermt je collega's."),
        entries=_entries(one),
        blocks=blocks,
    )
    back = Link(_("Alle maatregelen waar ik voor zorg"), reverse("desk:own_preventions"))
    return show_sheet(request, _("Jij zorgt voor deze maatregel"), sheet, back)


def _entries(one: OwnPrevention) -> list[Entry]:
    what = Entry(_("Wat er moet gebeuren"), one.what)
    why = Entry(
        _("Waarom"),
        _("Dit is afgesproken om agressie tegen collega's te voorkomen. %(why)s") % {"why": one.why},
    )
    return [what, why, Entry(_("Hoe het ervoor staat"), _stands(one))]


def _stands(one: OwnPrevention) -> str:
    """Where it stands, then each look: what was seen, or from which day it is asked."""
    due = _("Te laat, moest af op %(day)s.") if one.is_late else _("Klaar voor of op %(day)s.")
    is_open = one.state in (PreventionState.PLANNED, PreventionState.DOING)
    lines = [due % {"day": long_date(one.due_on)} if is_open else f"{one.state.label}."]
    lines += [
        _("%(after)s: %(result)s.") % {"after": after.label.capitalize(), "result": str(result.label).lower()}
        for after, result in one.seen
    ]
    lines += [
        _("Werkt het? Dat vragen wij je %(after)s, op %(day)s.")
        % {"after": after.label, "day": long_date(at)}
        for after, at in one.looks
    ]
    return "\n".join(lines)


def _blocks(request: HttpRequest, one: OwnPrevention) -> list[Block]:
    """One thing to do: first that it is done, later whether it works."""
    if one.state in (PreventionState.PLANNED, PreventionState.DOING):
        form = DoneForm(typed(request, DONE), initial={"version": one.version})
        return [Block(DONE, _("Is het gedaan?"), form, _("Leg vast: gedaan"))]
    asked = one.asks(now())
    if not asked:
        return []
    effect = EffectForm(typed(request, EFFECT), initial={"after": asked[0].value})
    effect.fields["after"].choices = [(after.value, after.label) for after in asked]  # type: ignore[attr-defined]
    return [Block(EFFECT, _("Werkt het?"), effect, _("Leg vast wat je zag"))]


def _done(request: HttpRequest, measure_id: UUID, block: Block) -> bool:
    act = {DONE: _finish, EFFECT: _look}[block.do]
    return kept(request, block.form, lambda new: act(request, measure_id, new), _("Vastgelegd. Bedankt."))


def _finish(request: HttpRequest, measure_id: UUID, new: dict[str, Any]) -> None:
    owning.finish_own_prevention(
        actor=actor_of(request),
        measure_id=measure_id,
        word=new["word"],
        names_checked=new["names_checked"],
        version=new["version"],
        now=now(),
    )


def _look(request: HttpRequest, measure_id: UUID, new: dict[str, Any]) -> None:
    told = NewEffect(
        after=EffectAfter(int(new["after"])),
        result=EffectResult(new["result"]),
        word=new["word"],
        names_checked=new["names_checked"],
    )
    owning.look_at_own_prevention(actor=actor_of(request), measure_id=measure_id, new=told, now=now())
