# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 8: who is asked to care, and the talks of a carer. Only that it took place, never what was said."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.aftercare.actions import CareEnded, Ending
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.peers import PeerRow, my_peer_talks
from eenlijn.casework.aftercare.team import TeamTalkView
from eenlijn.casework.aftercare.wishes import Choice
from eenlijn.casework.dossier import care, team_talks
from eenlijn.casework.dossier.care import CarePage, Moment, MyTalk, Talk
from eenlijn.casework.dossier.lanes import Advised, advised
from eenlijn.casework.incidents.codes import MeasureNumber
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components.asking import answer_for_people
from eenlijn.doors.web.components.shapes import ClockFace, ClockState, Link, WorkRow
from eenlijn.doors.web.desk import care_talk_more
from eenlijn.doors.web.desk.measure_forms import MomentForm, ReasonForm, TalkForm, TeamForm, WhoForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, sent, show, typed, uuid_in
from eenlijn.doors.web.desk.opening import Opened, open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.waiver_views import waive_links
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import long_date, long_moment

ASK, ASIDE, FIRST = "ask", "aside", "first"
TEAM, HELD, DROP = "team", "held", "drop"
MADE, PLAN, DECLINED, NOT_NEEDED = "made", "plan", "declined", "not_needed"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def aftercare(request: HttpRequest, number: str) -> HttpResponse:
    """For who handles it, and the manager of the team: the moments, and asking a carer."""
    moment = now()
    page = care.care_page(actor_of(request), number, moment)
    opened = open_to_read(request, number, Compartment.AFTERCARE)
    blocks = _blocks(request, page)
    for block in blocks:
        if kept(request, block.form, partial(_act, request, number, block.do), _("Vastgelegd.")):
            return redirect("desk:aftercare", number=number)
    sheet = Sheet(
        here=_("nazorg"),
        title=_("Nazorg"),
        intro=_("Hier staat of er contact was. Wat er besproken is, staat nergens."),
        entries=[*(_entry(one) for one in page.moments), *(_team_entry(one) for one in page.team)],
        nothing=_("Er is nog geen gesprek gepland."),
        blocks=blocks,
        links=_links(opened, number) if page.may_handle else (),
        refused=_not_yours(request, number, blocks),
    )
    return show(request, opened, sheet)


def _not_yours(request: HttpRequest, number: str, blocks: list[Block]) -> str:
    """Why this moment cannot be recorded by who sent it: the page has no form for it."""
    if not sent(request, FIRST) or any(one.form.is_bound for one in blocks):
        return ""
    try:
        care.moment_of_manager(actor_of(request), number, uuid_in(request, "moment"))
    except Refused as refused:
        return refused.sentence
    return CareEnded().sentence


def _links(opened: Opened, number: str) -> tuple[Link, ...]:
    accident = Link(_("Moet dit naar de Arbeidsinspectie?"), reverse("desk:inspectorate", args=[number]))
    visitors = Link(_("Verwijs een bezoeker of gezinslid"), reverse("desk:visitor_referrals", args=[number]))
    return (*waive_links(opened.dossier, MeasureNumber.CARE), accident, visitors)


def _team_entry(one: TeamTalkView) -> Entry:
    if one.held_at is None:
        return Entry(title=_("Teamgesprek gevraagd"), small=long_moment(one.asked_at))
    people = _("Met %(people)s mensen.") % {"people": one.people}
    return Entry(title=_("Teamgesprek gehouden"), text=people, small=long_moment(one.held_at))


def _blocks(request: HttpRequest, page: CarePage) -> list[Block]:
    """For the first open moment: one at a time, in the order in which they are due."""
    waiting = [one for one in page.moments if one.is_open]
    found: list[Block] = []
    for place, one in enumerate(waiting):
        values = (("moment", str(one.id)),)
        mine = request.POST.get("moment") == str(one.id)
        name = f"{one.kind.label}, {one.whose.lower()}"
        if one.by_manager:
            form = MomentForm(typed(request, FIRST) if mine else None, auto_id=f"first_{one.id}_%s")
            words = (
                _("Leg eerste opvang vast")
                if one.kind is CareMomentKind.FIRST_CARE
                else _("Leg dit gesprek vast")
            )
            found.append(
                Block(FIRST, _("Jij was er voor je collega"), form, words, intro=name, values=values)
            )
        if page.carers and one.may_ask:
            who = WhoForm(
                typed(request, ASK) if mine else None, people=page.carers, auto_id=f"ask_{one.id}_%s"
            )
            found.append(
                Block(
                    ASK,
                    name,
                    who,
                    _("Vraag deze collega"),
                    intro=_wish(one.choice),
                    values=values,
                    is_main=place == 0 and not found,
                )
            )
    return [*found, *_team_blocks(request, page)]


def _wish(choice: Choice) -> str:
    """What the colleague asked for, for who arranges it."""
    wanted = _("Wil graag: %(who)s.") % {"who": choice.words} if choice.words else ""
    not_them = _("Liever niet de leidinggevende.") if choice.not_manager else ""
    return " ".join(part for part in (wanted, not_them) if part)


def _team_blocks(request: HttpRequest, page: CarePage) -> list[Block]:
    """Ask for a talk with the team, or say that it was there: with how many, and nothing else."""
    if not any(one.held_at is None for one in page.team):
        words = _("Voor wie erbij was of ervan schrok. Alleen dat het er was, leggen wij vast.")
        asking = forms.Form(typed(request, TEAM))
        return [Block(TEAM, _("Teamgesprek"), asking, _("Vraag een teamgesprek"), intro=words, is_main=False)]
    held = TeamForm(typed(request, HELD), auto_id="held_%s")
    drop = forms.Form(typed(request, DROP))
    return [
        Block(HELD, _("Het teamgesprek was er"), held, _("Leg het teamgesprek vast"), is_main=False),
        Block(DROP, _("Teamgesprek niet nodig"), drop, _("Haal het teamgesprek weg"), is_main=False),
    ]


def _act(request: HttpRequest, number: str, do: str, told: dict[str, Any]) -> None:
    actor, moment = actor_of(request), now()
    if do == TEAM:
        team_talks.ask_team_talk(actor=actor, number=number, now=moment)
        return
    if do == HELD:
        at, people = told["at"], told["people"]
        team_talks.hold_team_talk(actor=actor, number=number, at=at, people=people, now=moment)
        return
    if do == DROP:
        team_talks.drop_team_talk(actor=actor, number=number, now=moment)
        return
    moment_id = uuid_in(request, "moment")
    if do == FIRST:
        care.record_by_manager(actor=actor, number=number, moment_id=moment_id, at=told["at"], now=moment)
    else:
        care.ask_carer(
            actor=actor, number=number, moment_id=moment_id, account_id=UUID(told["account"]), now=moment
        )


def _entry(one: Moment) -> Entry:
    told = [
        _("Gevraagd: %(name)s.") % {"name": one.carer} if one.carer and one.is_open else "",
        _("Afgesproken op %(moment)s.") % {"moment": long_moment(one.planned_at)}
        if one.planned_at and one.is_open
        else "",
        _("Omdat: %(reason)s") % {"reason": one.reason} if one.reason else "",
    ]
    return Entry(
        title=f"{one.kind.label}, {one.whose.lower()}",
        text=" ".join(part for part in told if part),
        small=_when(one),
    )


def _when(one: Moment | MyTalk) -> str:
    if one.ended_at is not None:
        return f"{one.state.label} · {long_moment(one.ended_at)}"
    if one.due_at is None:
        return _("nog te plannen")
    if one.opens_at is not None:
        days = {"first": long_date(one.opens_at), "last": long_date(one.due_at)}
        return _("tussen %(first)s en %(last)s: zes tot acht weken na het eerste gesprek") % days
    return _("uiterlijk %(moment)s") % {"moment": long_moment(one.due_at)}


@requires(Role.AFT)
@require_safe
def talks(request: HttpRequest) -> HttpResponse:
    """The talks somebody was asked for; facts only, nobody's name."""
    moment = now()
    rows = [_row(one, moment) for one in care.my_talks(actor_of(request))]
    quiet = [_peer_row(one) for one in my_peer_talks(actor_of(request))]
    page = {"rows": rows, "quiet": quiet, "advised": [_advised(one) for one in advised(actor_of(request))]}
    return render(request, "desk/care_talks.html", page)


def _peer_row(one: PeerRow) -> tuple[str, str, str]:
    """A talk that a colleague asked for: no name, no number; on the page itself is who it is."""
    if one.ended_at is not None:
        small = f"{one.state.label} · {long_moment(one.ended_at)}"
    elif one.planned_at is not None:
        small = _("afgesproken op %(moment)s") % {"moment": long_moment(one.planned_at)}
    else:
        small = _("gevraagd op %(moment)s") % {"moment": long_moment(one.asked_at)}
    return reverse("desk:peer_talk", args=[one.id]), _("Gesprek onder ons"), small


def _advised(one: Advised) -> tuple[str, str, str]:
    """A case about a colleague: what and where, never who."""
    small = _("gemeld %(moment)s") % {"moment": long_moment(one.reported_at)}
    return one.number, f"{one.number}: {one.title}", f"{one.status.label} · {small}"


def _row(one: MyTalk, moment: Any) -> WorkRow:
    return WorkRow(
        title=f"{one.kind.label}: {one.title}",
        href=reverse("desk:care_talk", args=[one.id]),
        number=one.number,
        small=_when(one),
        clock=_face(one, moment),
    )


def _face(one: MyTalk, moment: Any) -> ClockFace:
    if one.ended_at is not None or one.due_at is None:
        return ClockFace(state=ClockState.NONE, words=str(one.state.label).lower(), what="")
    state = ClockState.LATE if one.due_at < moment else ClockState.RUNNING
    return ClockFace(state=state, now=moment, due_at=one.due_at, started_at=moment)


@requires(Role.AFT)
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, moment_id: UUID) -> HttpResponse:
    """One talk: whom it is for, when, and whether it took place."""
    found = care.open_talk(actor=actor_of(request), moment_id=moment_id, now=now())
    blocks = [
        *(_talk_blocks(request, found) if found.talk.is_open else []),
        *care_talk_more.blocks(request, found),
    ]
    for block in blocks:
        if kept(
            request,
            block.form,
            partial(_record, request, moment_id, block.do),
            _("Vastgelegd."),
        ):
            return redirect("desk:care_talks")
    sheet = Sheet(
        here="",
        title=str(found.talk.kind.label),
        intro=_("Leg alleen vast dát er contact was. Wat je bespreekt, blijft tussen jullie."),
        entries=[*_talk_entries(found), *care_talk_more.entries(found)],
        blocks=blocks,
        links=care_talk_more.links(found),
    )
    broken = next((one.form for one in blocks if one.form.is_bound and one.form.errors), None)
    return render(request, "desk/care_talk.html", {"sheet": sheet, "broken": broken, "talk": found.talk})


def _talk_blocks(request: HttpRequest, found: Talk) -> list[Block]:
    return [
        Block(
            MADE,
            _("Het gesprek was er"),
            TalkForm(typed(request, MADE), auto_id="made_%s"),
            _("Leg vast: contact gelegd"),
        ),
        Block(
            PLAN,
            _("Afspraak gemaakt"),
            MomentForm(typed(request, PLAN), auto_id="plan_%s"),
            _("Bewaar de afspraak"),
            is_main=False,
            is_folded=True,
        ),
        Block(
            DECLINED,
            _("De collega wil dit niet"),
            forms.Form(typed(request, DECLINED)),
            _("Leg vast: niet gewenst"),
            intro=_("Bij het volgende moment vragen wij het opnieuw."),
            is_main=False,
        ),
        Block(
            NOT_NEEDED,
            _("Niet nodig"),
            ReasonForm(typed(request, NOT_NEEDED), auto_id="none_%s"),
            _("Leg vast: niet nodig"),
            is_main=False,
            is_folded=True,
        ),
    ]


def _record(request: HttpRequest, moment_id: UUID, do: str, told: dict[str, Any]) -> None:
    actor, moment = actor_of(request), now()
    if care_talk_more.act(request, moment_id, do, told):
        return
    if do == PLAN:
        care.plan_talk(actor=actor, moment_id=moment_id, planned_at=told["at"], now=moment)
        return
    ending = {
        MADE: lambda: Ending(CareState.MADE, told["at"], provider=told["provider"]),
        DECLINED: lambda: Ending(CareState.DECLINED, moment),
        NOT_NEEDED: lambda: Ending(CareState.NOT_NEEDED, moment, reason=told["reason"]),
    }[do]()
    care.record_talk(actor=actor, moment_id=moment_id, ending=ending, now=moment)


def _talk_entries(found: Talk) -> list[Entry]:
    who = found.name or _("naam niet bekend")
    planned = found.talk.planned_at
    entries = [
        Entry(
            title=f"{who}, {found.function}" if found.function else who,
            text=_("Afgesproken op %(moment)s.") % {"moment": long_moment(planned)} if planned else "",
            small=_when(found.talk),
        )
    ]
    wish = _wish(found.choice)
    if wish:
        entries.append(Entry(title=_("Wat de collega graag wil"), text=wish))
    if found.provider:
        entries.append(Entry(title=_("Wie de opvang gaf"), text=found.provider))
    entries += [
        Entry(
            title=str(asked.question.label),
            text=answer_for_people(asked),
            small=_("vertelde de collega zelf"),
        )
        for asked in found.told
    ]
    entries += [
        Entry(
            title=_("Notitie: %(kind)s") % {"kind": str(one.kind.label).lower()},
            text=one.words,
            small=long_moment(one.at),
        )
        for one in found.notes
    ]
    return entries
