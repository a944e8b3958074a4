# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The protected lane on the screens of its officers: the own list, and what is kept apart."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import lanes, protected
from eenlijn.casework.dossier.protected import OpenedFor, Part, ProtectedRow, Shielded
from eenlijn.casework.incidents.codes import ProtectedKind
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.desk import marks
from eenlijn.doors.web.desk.lane_forms import OpeningForm, PartForm
from eenlijn.doors.web.desk.measure_forms import WhoForm
from eenlijn.doors.web.desk.measure_parts import (
    Block,
    Entry,
    Press,
    Sheet,
    kept,
    pressed,
    sent,
    show,
    typed,
    uuid_in,
)
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

# Who may ever read what is kept apart: officers, and a safety officer who was asked.
OFFICERS = (Role.PRO, Role.OOV)
KEEP, OPEN, NAME, END = "keep", "open", "name", "end"


@requires(Role.PRO)
@require_safe
def my_protected(request: HttpRequest) -> HttpResponse:
    """The protected dossiers on which one is named; facts only."""
    moment = now()
    rows = protected.my_protected(actor_of(request), moment)
    page = {"entries": [(_href(row), _title(row), _small(row, moment)) for row in rows]}
    return render(request, "desk/my_protected.html", page)


def _href(row: ProtectedRow) -> str:
    return reverse("desk:dossier", args=[row.number])


def _title(row: ProtectedRow) -> str:
    return f"{row.number}: {row.title}"


def _small(row: ProtectedRow, moment: Any) -> str:
    parts = [str(row.status.label), str(row.severity.label), marks.day(row.occurred_at, moment)]
    if row.clock is not None:
        parts.append(_("eerste termijn: %(when)s") % {"when": long_moment(row.clock.due_at)})
    parts += [_("oefening")] if row.is_exercise else []
    return " · ".join(parts)


@requires(*OFFICERS)
@require_http_methods(["GET", "HEAD", "POST"])
def shielded(request: HttpRequest, number: str) -> HttpResponse:
    """What is kept apart of one protected dossier: that it is there, and each part after a reason."""
    actor, moment = actor_of(request), now()
    found = protected.shielded(actor, number, moment)
    opened = open_to_read(request, number)
    if sent(request, END):
        refused = pressed(request, partial(_end, request, number), _("Vastgelegd."))
        if not refused:
            return _back(request, number)
    blocks = _blocks(request, found)
    shown: dict[UUID, str] = {}
    for block in blocks:
        if block.do == OPEN:
            shown |= _opened(request, number, block)
        elif kept(request, block.form, partial(_act, request, number, block.do), _("Vastgelegd.")):
            return redirect("desk:shielded", number=number)
    sheet = Sheet(
        here=_("afgeschermd"),
        title=_("Apart bewaard"),
        intro=_("Je opent elk deel apart, en kiest waarvoor. Elke keer staat in het spoor."),
        entries=[*(_part(one, shown) for one in found.parts), *_officers(found)],
        blocks=[one for one in blocks if not _is_shown(one, shown)],
        refused=refused if sent(request, END) else "",
    )
    return show(request, opened, sheet)


def _blocks(request: HttpRequest, found: Shielded) -> list[Block]:
    blocks = [_opening(request, one) for one in found.parts]
    if found.may_write:
        form = PartForm(typed(request, KEEP), auto_id="keep_%s")
        blocks.append(Block(KEEP, _("Bewaar iets apart"), form, _("Bewaar"), is_main=not blocks))
    if found.may_write and found.may_be_named:
        who = WhoForm(typed(request, NAME), people=found.may_be_named, auto_id="officer_%s")
        blocks.append(
            Block(NAME, _("Noem nog iemand bij dit dossier"), who, _("Noem deze collega"), is_main=False)
        )
    return blocks


def _opening(request: HttpRequest, one: Part) -> Block:
    mine = request.POST.get("part") == str(one.id)
    form = OpeningForm(typed(request, OPEN) if mine else None, auto_id=f"open_{one.id}_%s")
    title = _("Open: %(what)s") % {"what": str(one.kind.label).lower()}
    return Block(OPEN, title, form, _("Open dit deel"), values=(("part", str(one.id)),), is_main=False)


def _opened(request: HttpRequest, number: str, block: Block) -> dict[UUID, str]:
    """The one part that was asked, after its line in the trail; shown once, on this page only."""
    if not block.form.is_bound or not block.form.is_valid():
        return {}
    part_id = UUID(block.values[0][1])
    opened_for = OpenedFor(block.form.cleaned_data["opened_for"])
    content = protected.open_part(
        actor=actor_of(request), number=number, part_id=part_id, opened_for=opened_for, now=now()
    )
    return {part_id: content}


def _is_shown(block: Block, shown: dict[UUID, str]) -> bool:
    return block.do == OPEN and UUID(block.values[0][1]) in shown


def _part(one: Part, shown: dict[UUID, str]) -> Entry:
    small = _("Bewaard door %(name)s, %(moment)s") % {"name": one.by, "moment": long_moment(one.at)}
    return Entry(title=str(one.kind.label), text=shown.get(one.id, _("Dicht.")), small=small)


def _officers(found: Shielded) -> list[Entry]:
    end = _("Haal weg bij dit dossier")
    may_end = found.may_write and len(found.officers) > 1
    return [
        Entry(
            title=_("Behandelt dit: %(name)s") % {"name": name},
            presses=(Press(end, END, (("account", str(account_id)),)),) if may_end else (),
        )
        for account_id, name in found.officers
    ]


def _act(request: HttpRequest, number: str, do: str, told: dict[str, Any]) -> None:
    actor, moment = actor_of(request), now()
    if do == KEEP:
        kind, content = ProtectedKind(told["kind"]), told["content"]
        protected.keep_part(actor=actor, number=number, kind=kind, content=content, now=moment)
    else:
        lanes.name_officer(actor=actor, number=number, account_id=UUID(told["account"]), now=moment)


def _end(request: HttpRequest, number: str) -> None:
    account_id = uuid_in(request, "account")
    lanes.end_officer(actor=actor_of(request), number=number, account_id=account_id, now=now())


def _back(request: HttpRequest, number: str) -> HttpResponse:
    """Whoever took themselves away goes to the own list."""
    mine = {row.number for row in protected.my_protected(actor_of(request), now())}
    return redirect("desk:shielded", number=number) if number in mine else redirect("desk:my_protected")
