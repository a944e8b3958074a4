# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a carer can do besides the talk itself: a referral with consent, something at home, again."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.aftercare import referrals
from eenlijn.casework.aftercare.codes import SlipOutcome
from eenlijn.casework.dossier import care
from eenlijn.casework.dossier.care import Talk
from eenlijn.doors.web.components.own_care_forms import ConsentForm
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.measure_forms import radio
from eenlijn.doors.web.desk.measure_parts import Block, Entry, typed, uuid_in
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date

CONSENT, STOP, OUTCOME, DONE, AGAIN = "consent", "stop", "outcome", "home_done", "again"


class OutcomeForm(forms.Form):
    outcome = radio(gettext_lazy("Hoe staat het ervoor, in één woord?"), SlipOutcome.choices)


class ToldForm(forms.Form):
    """The colleague said so: nothing begins again without it."""

    told = forms.BooleanField(
        label=gettext_lazy("De collega vroeg mij hierom"),
        error_messages={"required": gettext_lazy("Alleen als de collega erom vroeg, begint het opnieuw.")},
    )


def entries(found: Talk) -> list[Entry]:
    """What the person asked at home, and to which referrals they said yes."""
    home = [
        Entry(
            title=_("Voor thuis: %(offer)s") % {"offer": one.offer.label},
            small=_("geregeld op %(day)s") % {"day": long_date(one.done_at)}
            if one.done_at
            else _("gevraagd op %(day)s") % {"day": long_date(one.wished_at)},
        )
        for one in found.home
    ]
    slips = [
        Entry(
            title=_("Verwijzing: %(receiver)s") % {"receiver": one.receiver.label},
            text=_("Toestemming ingetrokken op %(day)s.") % {"day": long_date(one.withdrawn_at)}
            if one.withdrawn_at
            else _("Toestemming voor: %(purpose)s. Stand: %(outcome)s.")
            % {"purpose": str(one.purpose.label).lower(), "outcome": one.outcome.label},
            small=_("toestemming van %(day)s") % {"day": long_date(one.consented_at)},
        )
        for one in found.referrals
    ]
    return [*home, *slips]


def links(found: Talk) -> tuple[Link, ...]:
    """The slips of what the person said yes to, and still does."""
    return tuple(
        Link(
            _("Haal de brief voor %(receiver)s op (PDF)") % {"receiver": one.receiver.label},
            reverse("desk:care_slip", args=[found.talk.id, one.receiver.value]),
        )
        for one in found.referrals
        if one.stands
    )


def blocks(request: HttpRequest, found: Talk) -> list[Block]:
    """Each only when there is something to do about it."""
    made = [_home(request, found), *_standing(request, found), _consent(request, found)]
    return [one for one in made if one is not None] + _again(request, found)


def _home(request: HttpRequest, found: Talk) -> Block | None:
    waiting = next((one for one in found.home if one.done_at is None), None)
    if waiting is None:
        return None
    return Block(
        DONE,
        _("Voor thuis"),
        forms.Form(typed(request, DONE)),
        _("Leg vast: geregeld"),
        intro=str(waiting.offer.label),
        values=(("wish", str(waiting.id)),),
        is_main=False,
    )


def _standing(request: HttpRequest, found: Talk) -> list[Block]:
    return [
        block
        for one in found.referrals
        if one.stands
        for block in (
            Block(
                OUTCOME,
                _("Verwijzing naar %(receiver)s") % {"receiver": one.receiver.label},
                OutcomeForm(_of(request, OUTCOME, one.receiver), auto_id=f"outcome_{one.receiver}_%s"),
                _("Bewaar dit woord"),
                values=(("receiver", one.receiver.value),),
                is_main=False,
            ),
            Block(
                STOP,
                _("Toestemming voor %(receiver)s") % {"receiver": one.receiver.label},
                forms.Form(_of(request, STOP, one.receiver)),
                _("Leg vast: de collega trekt dit in"),
                values=(("receiver", one.receiver.value),),
                is_main=False,
            ),
        )
    ]


def _of(request: HttpRequest, do: str, receiver: str) -> Any:
    return typed(request, do) if request.POST.get("receiver") == receiver else None


def _consent(request: HttpRequest, found: Talk) -> Block | None:
    standing = {one.receiver for one in found.referrals if one.stands}
    free = [one for one in found.receivers if one.receiver not in standing]
    if not free:
        return None
    return Block(
        CONSENT,
        _("De collega geeft toestemming voor een verwijsbrief"),
        ConsentForm(typed(request, CONSENT), receivers=free, auto_id="consent_%s"),
        _("Leg de toestemming vast"),
        intro=_("Alleen wat de collega zelf noemt. De collega ziet dit en kan het altijd intrekken."),
        is_main=False,
        is_folded=True,
    )


def _again(request: HttpRequest, found: Talk) -> list[Block]:
    if not found.may_begin:
        return []
    return [
        Block(
            AGAIN,
            _("Opnieuw een gesprek"),
            ToldForm(typed(request, AGAIN), auto_id="again_%s"),
            _("Begin opnieuw met nazorg"),
            intro=_("Klachten komen soms later. Er is geen nieuwe melding nodig."),
            is_main=False,
        )
    ]


def act(request: HttpRequest, moment_id: UUID, do: str, told: dict[str, Any]) -> bool:
    """Do it when it is one of these; tells whether it was."""
    actor, moment = actor_of(request), now()
    receiver = request.POST.get("receiver", "")
    if do == CONSENT:
        said = referrals.Consent(
            told["receiver"], told["purpose"], tuple(told["parts"]), told["addressee"], told["reach"]
        )
        referrals.consent_told(actor=actor, moment_id=moment_id, said=said, now=moment)
    elif do == STOP:
        referrals.withdraw_told(actor=actor, moment_id=moment_id, receiver=receiver, now=moment)
    elif do == OUTCOME:
        outcome = told["outcome"]
        referrals.record_outcome(
            actor=actor, moment_id=moment_id, receiver=receiver, outcome=outcome, now=moment
        )
    elif do == DONE:
        wish_id = uuid_in(request, "wish")
        care.home_wish_done(actor=actor, moment_id=moment_id, wish_id=wish_id, now=moment)
    elif do == AGAIN:
        care.begin_as_asked(actor=actor, moment_id=moment_id, now=moment)
    else:
        return False
    return True
