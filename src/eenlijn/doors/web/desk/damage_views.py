# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 7: the lawyer sees lines and amounts; who handles it sees how it stands, and asks a lawyer."""

from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.codes import DamageState
from eenlijn.casework.damages.queries import Line
from eenlijn.casework.dossier import damage as acts
from eenlijn.casework.dossier import hand_overs
from eenlijn.casework.dossier.damage import DamagePage
from eenlijn.casework.incidents.codes import AssignmentKind, MeasureNumber
from eenlijn.doors.web.desk.measure_forms import DamageForm, DamageStateForm, WhoForm
from eenlijn.doors.web.desk.measure_parts import (
    Block,
    Entry,
    Sheet,
    kept,
    number_in,
    show,
    typed,
    uuid_in,
)
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.waiver_views import waive_links
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import euros

ADD, MOVE, ASK = "add", "move", "ask"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def damage(request: HttpRequest, number: str) -> HttpResponse:
    page = acts.open_damage(actor=actor_of(request), number=number, now=now())
    opened = open_to_read(request, number)
    blocks = _writing(request, number, page) if page.may_write else []
    blocks += _asking(request, number) if page.may_handle else []
    if any(_done(request, number, block) for block in blocks):
        return redirect("desk:damage", number=number)
    status = page.sign.note if page.sign else ""
    sheet = Sheet(
        here=_("schade"),
        title=_("Schade"),
        intro=_("Bedragen en bewijs ziet alleen de jurist die gevraagd is.")
        if not page.may_write
        else _("Wat kapot of kwijt is, en wat het kost. Wij vragen de schade terug."),
        entries=[_entry(one) for one in page.lines],
        nothing=status or _("Er is nog niets vastgelegd."),
        blocks=blocks,
        links=waive_links(opened.dossier, MeasureNumber.DAMAGE) if page.may_handle else (),
    )
    return show(request, opened, sheet)


def _writing(request: HttpRequest, number: str, page: DamagePage) -> list[Block]:
    new = Block(ADD, _("Leg schade vast"), DamageForm(typed(request, ADD)), _("Leg vast"))
    return [new, *(_moving(request, one) for one in page.lines if one.next_states)]


def _moving(request: HttpRequest, one: Line) -> Block:
    """One form per line; its own id tells which was sent."""
    is_sent = request.POST.get("line") == str(one.id)
    form = DamageStateForm(
        typed(request, MOVE) if is_sent else None, states=one.next_states, auto_id=f"id_{one.id}_%s"
    )
    values = (("line", str(one.id)), ("version", str(one.version)))
    title = f"{one.label}, {_money(one)}"
    return Block(MOVE, title, form, _("Leg vast"), values=values, is_main=False)


def _asking(request: HttpRequest, number: str) -> list[Block]:
    lawyers = hand_overs.hands_of(actor_of(request), number, now()).lawyers
    if not lawyers:
        return []
    form = WhoForm(typed(request, ASK), people=lawyers)
    intro = _("De jurist ziet dit dossier vanaf dat moment, en legt de schade vast.")
    return [Block(ASK, _("Vraag een jurist"), form, _("Vraag deze jurist"), intro=intro, is_main=False)]


def _done(request: HttpRequest, number: str, block: Block) -> bool:
    actor = actor_of(request)
    if block.do == ADD:
        return kept(
            request,
            block.form,
            lambda new: acts.add_damage(actor=actor, number=number, new=NewLine(**new), now=now()),
            _("Schade vastgelegd."),
        )
    if block.do == MOVE:
        return kept(
            request,
            block.form,
            lambda moved: acts.move_damage(
                actor=actor,
                number=number,
                line_id=uuid_in(request, "line"),
                state=DamageState(moved["state"]),
                reason=moved["reason"],
                version=number_in(request, "version"),
                now=now(),
            ),
            _("Vastgelegd."),
        )
    return kept(
        request,
        block.form,
        lambda asked: hand_overs.ask(
            actor=actor,
            number=number,
            kind=AssignmentKind.LEGAL,
            account_id=UUID(asked["account"]),
            now=now(),
        ),
        _("Gevraagd. De jurist krijgt bericht."),
    )


def _money(one: Line) -> str:
    return euros(Decimal(one.cents) / 100)


def _entry(one: Line) -> Entry:
    told = [
        _("Bij: %(bearer)s.") % {"bearer": str(one.bearer.label).lower()},
        _("Bewijs: %(proof)s") % {"proof": one.proof} if one.proof else "",
        _("Afgezien, omdat: %(reason)s") % {"reason": one.waived_reason} if one.waived_reason else "",
    ]
    return Entry(
        title=f"{one.label}, {_money(one)}",
        text="\n".join(part for part in told if part),
        small=str(one.state.label),
    )
