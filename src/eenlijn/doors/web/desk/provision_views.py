# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What keeps each place safe: the list of places, one place, and writing down that it was looked at."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.measure_forms import TOO_LONG, picker, with_empty, words_field
from eenlijn.doors.web.desk.measure_parts import (
    Block,
    Entry,
    Press,
    Sheet,
    kept,
    number_in,
    pressed,
    sent,
    typed,
    uuid_in,
)
from eenlijn.doors.web.desk.plain_parts import PlainLine, PlainList, show_list, show_sheet
from eenlijn.doors.web.desk.running_forms import day_field
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import long_date
from eenlijn.prevention.provisions import actions, queries
from eenlijn.prevention.provisions.actions import LONGEST, LONGEST_NAME, Looked, NewProvision
from eenlijn.prevention.provisions.kinds import provision_choices, provision_kinds
from eenlijn.prevention.provisions.queries import PlacePage, PlaceRow, ProvisionView

ADD, LOOK, END = "add", "look", "end"
READS = (Role.COO, Role.ADM, Role.MGR)


def _line(said: Any, longest: int, *, required: bool = False, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=said,
        required=required,
        max_length=longest,
        help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Schrijf dit op."), "max_length": TOO_LONG},
    )


class ProvisionForm(forms.Form):
    kind = picker(gettext_lazy("Wat voor voorziening?"), lambda: with_empty(provision_choices()))
    spot = _line(gettext_lazy("Waar precies?"), LONGEST_NAME)
    next_check_on = day_field(
        gettext_lazy("Nakijken voor of op"), hint=gettext_lazy("Leeg is over een jaar.")
    )
    next_drill_on = day_field(gettext_lazy("Oefenen op"))
    remark = words_field(gettext_lazy("Opmerking"), LONGEST, hint=gettext_lazy("Geen namen van mensen."))


class LookedForm(forms.Form):
    checked_on = day_field(gettext_lazy("Nagekeken op"), required=True)
    checked_by = _line(gettext_lazy("Wie keek het na? Schrijf de functie"), LONGEST_NAME, required=True)
    next_check_on = day_field(gettext_lazy("Weer nakijken op"), hint=gettext_lazy("Leeg is een jaar later."))
    next_drill_on = day_field(gettext_lazy("Oefenen op"))
    remark = words_field(gettext_lazy("Opmerking"), LONGEST, hint=gettext_lazy("Geen namen van mensen."))


@requires(*READS)
@require_safe
def provisions(request: HttpRequest) -> HttpResponse:
    """Every place, what is late on top."""
    rows = queries.places(actor_of(request), to_local(now()).date())
    late = sum(row.late for row in rows)
    told = ngettext("%(count)s voorziening is te laat.", "%(count)s voorzieningen zijn te laat.", late)
    return show_list(
        request,
        PlainList(
            heading=_("Voorzieningen"),
            sentence=told % {"count": late} if late else _("Alles is op tijd nagekeken."),
            lines=[_place_line(row) for row in rows],
            empty_title=_("Hier staat per plek wat jullie veilig houdt"),
            empty_text=_(
                "Een plek hoort bij je team als een meldlink ze allebei noemt. Vraag het de beheerder."
            ),
        ),
    )


def _place_line(row: PlaceRow) -> PlainLine:
    count = ngettext("%(count)s voorziening", "%(count)s voorzieningen", row.count) % {"count": row.count}
    late = ngettext("%(count)s te laat", "%(count)s te laat", row.late) % {"count": row.late}
    text = f"{count}, {late}." if row.late else f"{count}."
    return PlainLine(row.name, reverse("desk:provisions_of", args=[row.id]), text, is_late=bool(row.late))


@requires(*READS)
@require_http_methods(["GET", "HEAD", "POST"])
def provisions_of(request: HttpRequest, site_id: UUID) -> HttpResponse:
    """One place; who keeps the register adds, looks and takes away, others read."""
    page = queries.place(actor_of(request), site_id, to_local(now()).date())
    refused = ""
    if page.may_keep and sent(request, END):
        refused = pressed(request, lambda: _end(request), _("Weggehaald."))
        if not refused:
            return redirect("desk:provisions_of", site_id=site_id)
    blocks = _blocks(request, page) if page.may_keep else []
    if any(_done(request, page, block) for block in blocks):
        return redirect("desk:provisions_of", site_id=site_id)
    sheet = Sheet(
        here="",
        title=_("Wat er is"),
        entries=[_entry(one, may_keep=page.may_keep) for one in page.provisions],
        nothing=_("Voor deze plek is nog niets vastgelegd."),
        blocks=blocks,
        refused=refused,
    )
    back = Link(_("Alle plekken"), reverse("desk:provisions"))
    return show_sheet(
        request, page.name, sheet, back, sentence=_("Alarm, uitgangen, balie: nagekeken en geoefend.")
    )


def _blocks(request: HttpRequest, page: PlacePage) -> list[Block]:
    new = Block(ADD, _("Voeg een voorziening toe"), ProvisionForm(typed(request, ADD)), _("Voeg toe"))
    return [*(_looking(request, one) for one in page.provisions), new]


def _looking(request: HttpRequest, one: ProvisionView) -> Block:
    """One form per provision; its own id tells which was sent."""
    is_sent = request.POST.get("provision") == str(one.id)
    first = {"next_drill_on": one.next_drill_on if not one.is_drill_late else None, "remark": one.remark}
    form = LookedForm(typed(request, LOOK) if is_sent else None, initial=first, auto_id=f"id_{one.id}_%s")
    values = (("provision", str(one.id)), ("version", str(one.version)))
    title = _("Nagekeken: %(what)s") % {"what": _title(one)}
    return Block(LOOK, title, form, _("Leg vast"), values=values, is_main=False, is_folded=True)


def _done(request: HttpRequest, page: PlacePage, block: Block) -> bool:
    act = _add if block.do == ADD else _look
    return kept(request, block.form, lambda new: act(request, page, new), _("Vastgelegd."))


def _add(request: HttpRequest, page: PlacePage, new: dict[str, Any]) -> None:
    actions.add_provision(actor=actor_of(request), new=NewProvision(site_id=page.id, **new), now=now())


def _look(request: HttpRequest, page: PlacePage, new: dict[str, Any]) -> None:
    del page
    actions.look_at_provision(
        actor=actor_of(request),
        provision_id=uuid_in(request, "provision"),
        looked=Looked(**new),
        version=number_in(request, "version"),
        now=now(),
    )


def _end(request: HttpRequest) -> None:
    actions.end_provision(
        actor=actor_of(request),
        provision_id=uuid_in(request, "provision"),
        version=number_in(request, "version"),
        now=now(),
    )


def _title(one: ProvisionView) -> str:
    return f"{one.label}, {one.spot}" if one.spot else one.label


def _entry(one: ProvisionView, *, may_keep: bool) -> Entry:
    checked = (
        _("Nagekeken op %(day)s door: %(who)s.") % {"day": long_date(one.checked_on), "who": one.checked_by}
        if one.checked_on
        else _("Nog niet nagekeken.")
    )
    check = _("Te laat: nakijken moest op %(day)s.") if one.is_check_late else _("Weer nakijken op %(day)s.")
    drill = _("Te laat: oefenen moest op %(day)s.") if one.is_drill_late else _("Oefenen op %(day)s.")
    told = [
        checked,
        check % {"day": long_date(one.next_check_on)},
        drill % {"day": long_date(one.next_drill_on)} if one.next_drill_on else "",
        one.remark,
    ]
    values = (("provision", str(one.id)), ("version", str(one.version)))
    away = _("Haal weg: %(what)s") % {"what": _title(one)}
    return Entry(
        title=_title(one),
        text="\n".join(part for part in told if part),
        small=_source(one.kind),
        presses=(Press(away, END, values),) if may_keep else (),
    )


def _source(kind: str) -> str:
    found = provision_kinds()[kind]
    told = _("Bron: %(source)s.") % {"source": found.source}
    return told if found.is_verified else f"{told} {_('Niet nagegaan.')}"
