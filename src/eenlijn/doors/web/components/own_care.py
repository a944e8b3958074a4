# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the own care: one thing at a time, for two desks. It talks to somebody who was just hit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare import peers, referrals
from eenlijn.casework.aftercare.codes import CareState, PeerState
from eenlijn.casework.aftercare.referrals import ReferralView
from eenlijn.casework.dossier import own_care
from eenlijn.casework.dossier.care import Moment
from eenlijn.casework.dossier.own_care import OwnCare
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.own_care_forms import ANYBODY, ChoiceForm, ConsentForm, HomeForm, PeerForm
from eenlijn.doors.web.components.shapes import PhoneLine, Words
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date, long_moment

WHO, PEER, HOME, SLIP = "met-wie", "onder-ons", "thuis", "verwijzing"
STEPS: Final = (WHO, PEER, HOME, SLIP)
WANT, DECLINE, WITHDRAW = "want", "decline", "withdraw"


@dataclass(frozen=True)
class CareLine:
    """Something that is there, with the one thing that can be done about it."""

    title: Words
    text: Words
    do: str = ""
    value: str = ""
    press: Words = ""
    slip: str = ""


@dataclass(frozen=True)
class CareStart:
    """The first page: what comes next, and the ways on."""

    ahead: CareLine | None
    is_again: bool
    may_begin: bool
    lines: tuple[CareLine, ...]
    phone: PhoneLine | None
    has_appointment: bool
    has_peers: bool
    is_exercise: bool


@dataclass(frozen=True)
class CareStep:
    """One of the other pages: one question."""

    step: str
    title: Words
    intro: tuple[Words, ...]
    lines: tuple[CareLine, ...]
    form: forms.Form | None
    button: Words = ""
    nothing: Words = ""


def start_of(page: OwnCare) -> CareStart:
    """What comes next stands first; what was is a short list under it."""
    ahead = page.next_moment
    shown = [one for one in page.moments if one.state != CareState.NOT_NEEDED]
    others = [one for one in shown if ahead is None or one.id != ahead.id]
    planned = [one for one in page.moments if one.is_open and one.planned_at]
    return CareStart(
        ahead=_ahead(ahead) if ahead else None,
        is_again=any(one.ended_at is not None for one in shown),
        may_begin=page.may_begin,
        lines=tuple(_line(one) for one in others),
        phone=PhoneLine(page.phone_label, page.phone_number) if page.phone_number else None,
        has_appointment=bool(planned) or bool(page.peer and page.peer.planned_at),
        has_peers=bool(page.peers) or page.peer is not None,
        is_exercise=page.is_exercise,
    )


def _ahead(one: Moment) -> CareLine:
    line = _line(one)
    return CareLine(line.title, line.text, DECLINE, str(one.id), _("Dit hoeft voor mij niet"))


def _line(one: Moment) -> CareLine:
    title = str(one.kind.label)
    if one.ended_at is not None:
        return CareLine(title, f"{one.state.label}, {long_moment(one.ended_at)}")
    who = _("Het is %(name)s.") % {"name": one.carer} if one.carer else ""
    return CareLine(title, f"{_when(one)} {who}".strip())


def _when(one: Moment) -> str:
    if one.planned_at is not None:
        return _("Afgesproken op %(moment)s.") % {"moment": long_moment(one.planned_at)}
    if one.due_at is None:
        return _("Iemand neemt contact met je op.")
    if one.opens_at is not None:
        days = {"first": long_date(one.opens_at), "last": long_date(one.due_at)}
        return _("Tussen %(first)s en %(last)s neemt iemand contact met je op.") % days
    told = _("Iemand neemt contact met je op, uiterlijk %(moment)s.")
    return told % {"moment": long_moment(one.due_at)}


def step_of(page: OwnCare, step: str, data: Any = None) -> CareStep:
    """The page of one step, with what was typed when it was refused."""
    made: Mapping[str, Callable[[OwnCare, Any], CareStep]] = {
        WHO: _who,
        PEER: _peer,
        HOME: _home,
        SLIP: _slip,
    }
    if step not in made:
        raise NotVisible
    return made[step](page, data)


def _who(page: OwnCare, data: Any) -> CareStep:
    before = {"provider": page.choice.provider or ANYBODY, "not_manager": page.choice.not_manager}
    return CareStep(
        WHO,
        _("Met wie wil je praten?"),
        (
            _("Jij kiest. Wie de gesprekken regelt, zoekt er iemand bij."),
            _("Je leidinggevende ziet niet wat je hier kiest."),
        ),
        (),
        ChoiceForm(data, initial=before),
        _("Bewaar mijn keuze"),
    )


def _peer(page: OwnCare, data: Any) -> CareStep:
    asked = page.peer if page.peer and page.peer.state is PeerState.ASKED else None
    waits = asked is not None and asked.is_able
    lines = (CareLine(asked.name, _peer_words(page), WITHDRAW, "", _("Trek dit in")),) if asked else ()
    has_form = bool(page.peers) and not waits
    return CareStep(
        PEER,
        _("Een collega van het opvangteam spreken"),
        (
            _("Niemand anders ziet dat je dit vraagt: je leidinggevende niet, en de coördinator ook niet."),
            _("Wat je bespreekt, schrijft niemand op."),
        ),
        lines,
        PeerForm(data, peers=page.peers) if has_form else None,
        _("Vraag deze collega"),
        "" if page.peers or asked else _("Je werkgever noemde nog niemand van een opvangteam."),
    )


def _peer_words(page: OwnCare) -> str:
    peer = page.peer
    if peer is None or not peer.is_able:
        return _("Deze collega kan dit niet meer doen. Kies een ander.")
    if peer.planned_at is not None:
        return _("Afgesproken op %(moment)s.") % {"moment": long_moment(peer.planned_at)}
    return _("Deze collega neemt contact met je op.")


def _home(page: OwnCare, data: Any) -> CareStep:
    lines = tuple(
        CareLine(one.offer.label, _("Geregeld op %(day)s.") % {"day": long_date(one.done_at)})
        if one.done_at
        else CareLine(
            one.offer.label,
            _("Je vroeg dit op %(day)s. Wij regelen het.") % {"day": long_date(one.wished_at)},
            WITHDRAW,
            str(one.id),
            _("Toch niet"),
        )
        for one in page.home
    )
    return CareStep(
        HOME,
        _("Iets voor thuis"),
        (
            _("Wat je meemaakte, komt ook thuis binnen. Wij doen alleen wat jij vraagt."),
            _("Wij bewaren geen namen van thuis."),
        ),
        lines,
        HomeForm(data),
        _("Vraag dit"),
    )


def _slip(page: OwnCare, data: Any) -> CareStep:
    return CareStep(
        SLIP,
        _("Hulp van buiten: een verwijsbrief"),
        (
            _("Je geeft toestemming aan één ontvanger, voor één doel. Alleen wat jij aanvinkt, staat erop."),
            _("Je werkgever leest het niet. Intrekken kan altijd."),
        ),
        tuple(_referral(one) for one in page.referrals),
        ConsentForm(data, receivers=page.receivers),
        _("Ik geef toestemming"),
    )


def _referral(one: ReferralView) -> CareLine:
    given = _("Toestemming gegeven op %(day)s: %(purpose)s.") % {
        "day": long_date(one.consented_at),
        "purpose": str(one.purpose.label).lower(),
    }
    if one.withdrawn_at is not None:
        gone = _("Ingetrokken op %(day)s.") % {"day": long_date(one.withdrawn_at)}
        return CareLine(one.receiver.label, f"{given} {gone}")
    parts = ", ".join(str(part.label).lower() for part in one.parts)
    told = _("Op de brief: %(parts)s. Stand: %(outcome)s.") % {"parts": parts, "outcome": one.outcome.label}
    by = _("Je zei dit tegen wie je opvangt.") if one.by_carer else ""
    text = " ".join(part for part in (given, told, by) if part)
    slug = one.receiver.value
    return CareLine(one.receiver.label, text, WITHDRAW, slug, _("Trek mijn toestemming in"), slug)


# What is sent ---------------------------------------------------------------------------------


def say(request: HttpRequest, actor: Actor, number: str) -> str:
    """No to a talk, or yes after all; the sentence why not, or nothing when it was kept."""
    if request.POST.get("do") == WANT:
        return _tried(lambda: own_care.want_care(actor=actor, number=number, now=now()))
    moment_id = _uuid(request, "moment")
    mine = {one.id for one in own_care.own_care(actor, number, now()).moments}
    if moment_id not in mine:
        raise NotVisible
    return _tried(lambda: own_care.decline_own(actor=actor, moment_id=moment_id, now=now()))


def say_step(request: HttpRequest, actor: Actor, number: str, step: str) -> CareStep | None:
    """Keep what one page asks; the page with what was typed when it was refused, None when it was kept."""
    page = own_care.own_care(actor, number, now())
    if request.POST.get("do") == WITHDRAW:
        refused = _tried(lambda: _take_back(request, actor, number, step))
        if not refused:
            return None
        found = step_of(page, step)
        return CareStep(**{**vars(found), "intro": (refused, *found.intro)})
    found = step_of(page, step, request.POST)
    form = found.form
    if form is None or not form.is_valid():
        return found
    refused = _tried(lambda: _keep(actor, number, step, form))
    if refused:
        form.add_error(None, refused)
        return found
    return None


def _keep(actor: Actor, number: str, step: str, form: Any) -> None:
    told = form.cleaned_data
    if step == WHO:
        own_care.choose_carer(actor=actor, number=number, choice=form.choice(), now=now())
    elif step == PEER:
        account_id = UUID(told["account"])
        peers.ask_peer(actor=actor, number=number, account_id=account_id, reach=told["reach"], now=now())
    elif step == HOME:
        own_care.wish_for_home(actor=actor, number=number, offer=told["offer"], now=now())
    else:
        referrals.consent(actor=actor, number=number, said=form.consent(), now=now())


def _take_back(request: HttpRequest, actor: Actor, number: str, step: str) -> None:
    if step == PEER:
        peers.withdraw_peer(actor=actor, number=number, now=now())
    elif step == HOME:
        own_care.withdraw_wish(actor=actor, number=number, wish_id=_uuid(request, "value"), now=now())
    elif step == SLIP:
        receiver = request.POST.get("value", "")
        referrals.withdraw(actor=actor, number=number, receiver=receiver, now=now())
    else:
        raise NotVisible


def _uuid(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise NotVisible from error


def _tried(act: Callable[[], object]) -> str:
    try:
        act()
    except Refused as refused:
        return refused.sentence
    return ""


def refused_slip(sentence: str) -> CareStep:
    """Why there is no slip."""
    return CareStep(SLIP, _("Er is geen brief"), (sentence,), (), None)
