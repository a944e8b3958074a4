# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why it happened, a new prevention measure, and what becomes of one: each on a page of its own."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import preventing
from eenlijn.casework.learning.codes import EffectAfter, EffectResult, PreventionState
from eenlijn.casework.learning.preventing import NewAnalysis, NewEffect, NewPrevention, RiskLine
from eenlijn.casework.learning.queries import Need, Prevention
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.lesson_forms import (
    CausesForm,
    EffectForm,
    PreventionForm,
    PreventionStateForm,
    RiskLineForm,
)
from eenlijn.doors.web.desk.lesson_words import causes_entry, effect_lines, prevention_entry
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local

ADD, MOVE, RISK, EFFECT = "add", "move", "risk", "effect"


def _back(number: str) -> list[Link]:
    return [Link(_("Terug naar wat dit voorval leert"), reverse("desk:lesson", args=[number]))]


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def causes(request: HttpRequest, number: str) -> HttpResponse:
    """Why it happened; one main cause, and our own part in plain words."""
    opened = open_to_handle(request, number, "answer")
    told = preventing.learned(actor_of(request), number).analysis
    first = {
        "main": told.main,
        "others": list(told.others),
        "contribution": told.contribution,
        "not_needed_because": told.not_needed_because,
        "version": told.version,
    }
    form = CausesForm(typed(request, ADD), initial=first)
    if kept(request, form, lambda new: _write(request, number, new), _("Oorzaak vastgelegd.")):
        return redirect("desk:lesson", number=number)
    entry = causes_entry(told)
    sheet = Sheet(
        here=_("oorzaak"),
        title=_("Waarom gebeurde dit?"),
        intro=_(
            "Kijk ook naar onszelf: wachten, uitleg, inrichting, te weinig mensen. "
            "Niemand krijgt hier schuld. Noem geen collega's."
        ),
        entries=[entry] if entry else (),
        nothing=_("Nog niets vastgelegd."),
        blocks=[Block(ADD, _("Leg de oorzaak vast"), form, _("Leg vast"))],
        links=_back(number),
    )
    return show(request, opened, sheet)


def _write(request: HttpRequest, number: str, new: dict[str, Any]) -> None:
    version = new.pop("version")
    told = NewAnalysis(**{**new, "others": tuple(new["others"])})
    preventing.write_causes(actor=actor_of(request), number=number, new=told, version=version, now=now())


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def prevention_new(request: HttpRequest, number: str) -> HttpResponse:
    """What is done so that it does not happen again."""
    opened = open_to_handle(request, number, "answer")
    people = preventing.owners_for(actor_of(request), number, opened.now)
    form = PreventionForm(typed(request, ADD), people=people)
    if kept(request, form, lambda new: _plan(request, number, new), _("Maatregel afgesproken.")):
        return redirect("desk:lesson", number=number)
    sheet = Sheet(
        here=_("preventiemaatregel"),
        title=_("Wat doen we eraan?"),
        intro=_(
            "Eén maatregel per keer, met iemand die ervoor zorgt en een dag waarop het klaar is. "
            "Die collega krijgt een bericht en een eigen pagina, en ziet niets van dit dossier."
        ),
        blocks=[Block(ADD, _("Spreek een maatregel af"), form, _("Spreek af"))],
        links=_back(number),
    )
    return show(request, opened, sheet)


def _plan(request: HttpRequest, number: str, new: dict[str, Any]) -> None:
    told = NewPrevention(
        kind=new["kind"],
        what=new["what"],
        owner_id=UUID(new["owner"]),
        due_on=new["due_on"],
        names_checked=new["names_checked"],
    )
    preventing.plan_prevention(actor=actor_of(request), number=number, new=told, now=now())


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def prevention(request: HttpRequest, prevention_id: UUID) -> HttpResponse:
    """One measure, or one training: how far it is, its line in the RI&E, and whether it works."""
    number = preventing.number_of(actor_of(request), prevention_id)
    opened = open_to_handle(request, number, "answer")
    page = preventing.learned(actor_of(request), number)
    need = next((one for one in page.needs if one.id == prevention_id), None)
    if need is not None:
        entry, blocks = _of_need(need), []
    else:
        one = page.prevention(prevention_id)
        entry = prevention_entry(one, page.owners, to_local(opened.now).date())
        blocks = _moves(request, one)
    awaits = need.awaits if need else page.prevention(prevention_id).awaits
    blocks += _looks(request, awaits)
    if any(_done(request, number, prevention_id, block) for block in blocks):
        return redirect("desk:lesson", number=number)
    sheet = Sheet(
        here=_("preventiemaatregel"),
        title=_("Hoe staat het ervoor?"),
        entries=[entry],
        blocks=blocks,
        links=_back(number),
    )
    return show(request, opened, sheet)


def _of_need(one: Need) -> Entry:
    return Entry(one.label, "\n".join((one.word, *effect_lines(one.effects))), str(one.state.label))


def _moves(request: HttpRequest, one: Prevention) -> list[Block]:
    """What can be done with a measure now: its state while it is open, and always the RI&E."""
    moving = PreventionStateForm(
        typed(request, MOVE), states=one.next_states, initial={"version": one.version}, auto_id="id_move_%s"
    )
    put_in = {
        "words": one.risk_line or one.what,
        "section": one.risk_section,
        "put_in_on": one.risk_on,
        "version": one.version,
    }
    risk = RiskLineForm(typed(request, RISK), initial=put_in, auto_id="id_risk_%s")
    state = Block(MOVE, _("Werk de maatregel bij"), moving, _("Leg vast"))
    line = Block(
        RISK,
        _("Zet het in de RI&E"),
        risk,
        _("Leg de regel vast"),
        intro=_("De RI&E en het plan van aanpak zijn wettelijk verplicht (Arbowet, artikel 5)."),
        is_main=False,
    )
    return [*([state] if one.next_states else []), line]


def _looks(request: HttpRequest, awaits: tuple[EffectAfter, ...]) -> list[Block]:
    if not awaits:
        return []
    form = EffectForm(typed(request, EFFECT), auto_id="id_effect_%s")
    form.fields["after"].choices = [(one.value, one.label) for one in awaits]  # type: ignore[attr-defined]
    intro = _("Kijk na drie maanden, en na zes maanden nog eens.")
    return [Block(EFFECT, _("Werkt het?"), form, _("Leg vast wat je zag"), intro=intro, is_main=False)]


def _done(request: HttpRequest, number: str, subject_id: UUID, block: Block) -> bool:
    acts = {MOVE: _move, RISK: _put, EFFECT: _look}
    act = acts[block.do]
    return kept(request, block.form, lambda new: act(request, number, subject_id, new), _("Vastgelegd."))


def _move(request: HttpRequest, number: str, measure_id: UUID, new: dict[str, Any]) -> None:
    preventing.move_prevention(
        actor=actor_of(request),
        number=number,
        measure_id=measure_id,
        state=PreventionState(new["state"]),
        reason=new["reason"],
        version=new["version"],
        now=now(),
    )


def _put(request: HttpRequest, number: str, measure_id: UUID, new: dict[str, Any]) -> None:
    version = new.pop("version")
    preventing.put_risk_line(
        actor=actor_of(request),
        number=number,
        measure_id=measure_id,
        told=RiskLine(**new),
        version=version,
        now=now(),
    )


def _look(request: HttpRequest, number: str, subject_id: UUID, new: dict[str, Any]) -> None:
    told = NewEffect(
        after=EffectAfter(int(new["after"])),
        result=EffectResult(new["result"]),
        word=new["word"],
        names_checked=new["names_checked"],
    )
    preventing.record_effect(
        actor=actor_of(request), number=number, subject_id=subject_id, new=told, now=now()
    )
