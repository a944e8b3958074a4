# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One line of damage: the advice by which road, the proof, what we paid first, or waiving it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.damages.codes import Bearer, DamageState, Route
from eenlijn.casework.dossier import damage as acts
from eenlijn.casework.dossier.damage import LinePage
from eenlijn.doors.web.components.shapes import Link, Words
from eenlijn.doors.web.desk.damage_forms import AdvanceForm, DamageStateForm, ProvenForm, RouteForm
from eenlijn.doors.web.desk.damage_words import advice_entries, line_text, title_of
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, number_in, show, typed
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

ROAD, PROVE, ADVANCE, MOVE = "road", "prove", "advance", "move"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def damage_line(request: HttpRequest, number: str, place: int) -> HttpResponse:
    page = acts.open_line(actor=actor_of(request), number=number, place=place, now=now())
    opened = open_to_read(request, number)
    blocks = _blocks(request, page)
    if any(_done(request, number, page, block) for block in blocks):
        return redirect("desk:damage_line", number=number, place=place)
    told = Entry(title_of(page.line), line_text(page.line), str(page.line.state.label))
    advances = [Entry(title_of(one), line_text(one), str(one.state.label)) for one in page.advances]
    sheet = Sheet(
        here=_("schade"),
        title=_("Post %(place)s") % {"place": place},
        intro=_("Het advies volgt uit regels. Jij kiest; wijk je af, schrijf dan waarom."),
        entries=[told, *advances, *advice_entries(page.advice)],
        blocks=blocks,
        links=[Link(_("Terug naar alle schade"), reverse("desk:damage", args=[number]))],
    )
    return show(request, opened, sheet)


def _blocks(request: HttpRequest, page: LinePage) -> list[Block]:
    """What can be done with it now; each form knows which version was on the screen."""
    line = page.line
    if line.claim_id is not None:
        return []
    values = (("version", str(line.version)),)
    blocks = []
    if line.state == DamageState.NOTED:
        begun = {"route": line.route or page.advice.best, "reason": line.route_reason}
        form = RouteForm(typed(request, ROAD), initial=begun)
        blocks.append(Block(ROAD, _("Kies de weg"), form, _("Kies deze weg"), values=values))
        proof = {"proof": line.proof, "proof_place": line.proof_place or ""}
        proven = ProvenForm(typed(request, PROVE), files=page.files, initial=proof)
        blocks.append(Block(PROVE, _("Bewijs"), proven, _("Leg vast"), values=values, is_main=False))
        if line.bearer == Bearer.EMPLOYEE:
            blocks.append(_advancing(request, page, values))
    if line.next_states:
        moving = DamageStateForm(typed(request, MOVE), states=line.next_states)
        blocks.append(
            Block(
                MOVE,
                _("Afzien of toch eisen"),
                moving,
                _("Leg vast"),
                values=values,
                is_main=False,
                is_folded=True,
            )
        )
    return blocks


def _advancing(request: HttpRequest, page: LinePage, values: tuple[tuple[str, str], ...]) -> Block:
    intro = _("Wat wij de collega eerst betalen, eisen wij daarna zelf. Zo vragen we niets twee keer.")
    form = AdvanceForm(typed(request, ADVANCE), files=page.files, initial={"paid_on": page.today})
    return Block(ADVANCE, _("Voorschieten"), form, _("Leg vast"), intro=intro, values=values, is_main=False)


def _done(request: HttpRequest, number: str, page: LinePage, block: Block) -> bool:
    form = block.form
    if not form.is_bound:
        return False
    act, said = _act(request, number, page, block)
    return kept(request, form, act, said)


def _act(
    request: HttpRequest, number: str, page: LinePage, block: Block
) -> tuple[Callable[[dict[str, Any]], object], Words]:
    form = block.form
    where: dict[str, Any] = {
        "actor": actor_of(request),
        "number": number,
        "place": page.line.number,
        "version": number_in(request, "version"),
        "now": now(),
    }
    if isinstance(form, AdvanceForm):
        return lambda _told: acts.advance_damage(new=form.advance(), **where), _("Voorschot vastgelegd.")
    if isinstance(form, ProvenForm):
        return (
            lambda told: acts.prove_damage(proof=told["proof"], proof_place=form.place, **where),
            _("Bewijs vastgelegd."),
        )
    if isinstance(form, RouteForm):
        return (
            lambda told: acts.choose_road(route=Route(told["route"]), reason=told["reason"], **where),
            _("De weg is gekozen."),
        )
    return (
        lambda told: acts.move_damage(state=DamageState(told["state"]), reason=told["reason"], **where),
        _("Vastgelegd."),
    )
