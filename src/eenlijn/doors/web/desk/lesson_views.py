# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 4: what this incident teaches: to train, why it happened, what is done about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import lessons, preventing
from eenlijn.casework.dossier.preventing import LearnedPage
from eenlijn.casework.incidents.codes import MeasureNumber
from eenlijn.casework.learning.actions import NewNeed
from eenlijn.casework.learning.codes import NeedFor, NeedState
from eenlijn.casework.learning.queries import Need, Prevention
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.lesson_forms import NeedForm
from eenlijn.doors.web.desk.lesson_words import (
    causes_entry,
    effect_lines,
    prevention_entry,
)
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
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.waiver_views import waive_links
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import long_moment

ADD = "add"
ENDINGS = {"done": NeedState.DONE, "not_needed": NeedState.NOT_NEEDED}


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "answer")
    form, refused = NeedForm(typed(request, ADD)), ""
    if kept(request, form, lambda new: _add(request, number, new), _("Leerpunt vastgelegd.")):
        return redirect("desk:lesson", number=number)
    for do, state in ENDINGS.items():
        if sent(request, do):
            refused = pressed(request, lambda: _end(request, number, state), _("Vastgelegd."))  # noqa: B023 - called at once
            if not refused:
                return redirect("desk:lesson", number=number)
    page = preventing.learned(actor_of(request), number)
    sheet = Sheet(
        here=_("leerpunt"),
        title=_("Wat dit voorval leert"),
        intro=_("Wat was de oorzaak, wat doen we eraan, en wat kan beter geoefend worden?"),
        entries=_entries(page),
        nothing=_("Nog geen leerpunt."),
        blocks=[Block(ADD, _("Leg een leerpunt vast"), form, _("Leg vast"))],
        links=[*_links(number, page), *waive_links(opened.dossier, MeasureNumber.TRAIN)],
        refused=refused,
    )
    return show(request, opened, sheet)


def _add(request: HttpRequest, number: str, new: dict[str, str]) -> None:
    need = NewNeed(new["training_type"], NeedFor(new["needed_for"]), new["word"], new["function_group"])
    lessons.add_need(actor=actor_of(request), number=number, new=need, now=now())


def _end(request: HttpRequest, number: str, state: NeedState) -> None:
    need_id = uuid_in(request, "need")
    lessons.end_need(actor=actor_of(request), number=number, need_id=need_id, state=state, now=now())


def _entries(page: LearnedPage) -> list[Entry]:
    today = to_local(now()).date()
    told = causes_entry(page.analysis)
    measures = [prevention_entry(one, page.owners, today) for one in page.preventions]
    return [*([told] if told else []), *measures, *(_entry(one) for one in page.needs)]


def _entry(one: Need) -> Entry:
    values = (("need", str(one.id)),)
    presses = (Press(_("Dit is geleerd"), "done", values), Press(_("Toch niet nodig"), "not_needed", values))
    who = f"{str(one.needed_for.label).lower()}, {one.function_group}" if one.function_group else None
    return Entry(
        title=_("Leren: %(what)s, voor %(who)s")
        % {"what": one.label, "who": who or str(one.needed_for.label).lower()},
        text="\n".join(part for part in (one.word, *effect_lines(one.effects)) if part),
        small=f"{one.state.label} · {long_moment(one.recorded_at)}",
        presses=presses if one.state is NeedState.NEEDED else (),
    )


def _links(number: str, page: LearnedPage) -> list[Link]:
    """To what has a page of its own, so that this one asks one thing."""
    causes = _("Verander de oorzaak") if page.analysis.version else _("Leg de oorzaak vast")
    links = [
        Link(causes, reverse("desk:causes", args=[number])),
        Link(_("Spreek een preventiemaatregel af"), reverse("desk:prevention_new", args=[number])),
    ]
    links += [_to_measure(one) for one in page.preventions]
    links += [
        Link(
            _("Leg vast of dit leerpunt werkt: %(what)s") % {"what": one.label},
            reverse("desk:prevention", args=[one.id]),
        )
        for one in page.needs
        if one.awaits
    ]
    return links


def _to_measure(one: Prevention) -> Link:
    words = _("Werk bij: %(what)s") % {"what": one.label}
    return Link(words, reverse("desk:prevention", args=[one.id]))
