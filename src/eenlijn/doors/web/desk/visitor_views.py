# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Referring a visitor or a relative: what they said yes to, the slip to hand over, and how it ended."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.aftercare.codes import SlipPart
from eenlijn.casework.aftercare.referrals import Consent, ReferralView
from eenlijn.casework.dossier import slips, visitor_referrals
from eenlijn.casework.dossier.visitor_referrals import PURPOSES, Visitor, VisitorsPage
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.own_care_links import pdf_of
from eenlijn.doors.web.desk.care_talk_more import OutcomeForm
from eenlijn.doors.web.desk.measure_forms import CHOOSE, TOO_LONG, radio
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Press, Sheet, kept, sent, show, typed, uuid_in
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import long_date

CONSENT, OUTCOME, STOP, SLIP = "consent", "outcome", "stop", "slip"


def _line(said: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=said, required=False, max_length=120, help_text=hint, error_messages={"max_length": TOO_LONG}
    )


class VisitorForm(forms.Form):
    """Who said yes, to whom, for what, and what may stand on the slip."""

    visitor = radio(gettext_lazy("Wie gaf toestemming?"), ())
    receiver = radio(gettext_lazy("Voor wie is de brief?"), ())
    addressee = _line(
        gettext_lazy("Hoe heet de huisarts of praktijk?"),
        gettext_lazy("Alleen bij de eigen huisarts. Mag leeg."),
    )
    purpose = radio(gettext_lazy("Waarvoor krijgt die dit?"), [(one.value, one.label) for one in PURPOSES])
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Wat mag erop staan?"),
        choices=SlipPart.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Vink aan wat erop mag staan."),
            "invalid_choice": CHOOSE,
        },
    )
    reach = _line(gettext_lazy("Hoe is diegene te bereiken?"), gettext_lazy("Alleen als dat erop mag."))

    def __init__(self, *args: Any, page: VisitorsPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.id), _who(one)) for one in page.visitors]
        self.fields["visitor"].choices = people  # type: ignore[attr-defined]
        receivers = [(one.receiver.value, one.name) for one in page.receivers]
        self.fields["receiver"].choices = receivers  # type: ignore[attr-defined]

    def consent(self) -> Consent:
        told = self.cleaned_data
        return Consent(
            told["receiver"], told["purpose"], tuple(told["parts"]), told["addressee"], told["reach"]
        )


def _who(one: Visitor) -> str:
    return f"{one.name} ({one.role.lower()})" if one.name else one.role


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def visitor_referrals_page(request: HttpRequest, number: str) -> HttpResponse:
    """For who handles it: a yes is written down, a slip made, a no kept, the outcome in one word."""
    page = visitor_referrals.open_visitors(actor=actor_of(request), number=number, now=now())
    opened = open_to_read(request, number, Compartment.AFTERCARE)
    if sent(request, SLIP):
        try:
            return pdf_of(slips.slip_for_visitor(**_about(request, number)))
        except NotVisible:
            raise
        except Refused as refused:
            return show(request, opened, _sheet(request, page, refused.sentence))
    sheet = _sheet(request, page)
    for block in sheet.blocks:
        if kept(request, block.form, partial(_act, request, number, block), _("Vastgelegd.")):
            return redirect("desk:visitor_referrals", number=number)
    return show(request, opened, sheet)


def _sheet(request: HttpRequest, page: VisitorsPage, refused: str = "") -> Sheet:
    return Sheet(
        here=_("verwijzen"),
        title=_("Een bezoeker of gezinslid verwijzen"),
        intro=_(
            "Alleen wat diegene zelf zegt, voor één ontvanger en één doel. Intrekken kan altijd. "
            "Wat er daarna besproken wordt, staat nergens."
        ),
        entries=[_entry(one, slip) for one in page.visitors for slip in one.referrals],
        nothing=_("Nog niemand is verwezen.")
        if page.visitors
        else _("In dit dossier staat geen bezoeker of gezinslid. Voeg diegene eerst toe."),
        blocks=[*_consent(request, page), *_standing(request, page)],
        refused=refused,
    )


def _entry(one: Visitor, slip: ReferralView) -> Entry:
    told = {"purpose": str(slip.purpose.label).lower(), "outcome": slip.outcome.label}
    values = (("visitor", str(one.id)), ("receiver", slip.receiver.value))
    make = _("Maak de brief voor %(receiver)s (PDF)") % {"receiver": slip.receiver.label}
    return Entry(
        title=f"{_who(one)}: {slip.receiver.label}",
        text=_("Toestemming voor: %(purpose)s. Stand: %(outcome)s.") % told
        if slip.withdrawn_at is None
        else _("Toestemming ingetrokken op %(day)s.") % {"day": long_date(slip.withdrawn_at)},
        small=_("toestemming van %(day)s") % {"day": long_date(slip.consented_at)},
        presses=(Press(make, SLIP, values),) if slip.stands else (),
    )


def _consent(request: HttpRequest, page: VisitorsPage) -> list[Block]:
    if not page.visitors:
        return []
    form = VisitorForm(typed(request, CONSENT), page=page)
    return [Block(CONSENT, _("Iemand geeft toestemming"), form, _("Leg de toestemming vast"))]


def _standing(request: HttpRequest, page: VisitorsPage) -> list[Block]:
    made = []
    for one in page.visitors:
        for slip in (found for found in one.referrals if found.stands):
            values = (("visitor", str(one.id)), ("receiver", slip.receiver.value))
            mine = all(request.POST.get(name) == value for name, value in values)
            told = {"who": _who(one), "receiver": slip.receiver.label}
            word = OutcomeForm(typed(request, OUTCOME) if mine else None)
            over = forms.Form(typed(request, STOP) if mine else None)
            title, end = _("%(who)s bij %(receiver)s") % told, _("%(who)s trekt dit in") % told
            made += [
                Block(OUTCOME, title, word, _("Bewaar dit woord"), values=values, is_main=False),
                Block(STOP, end, over, _("Leg vast: ingetrokken"), values=values, is_main=False),
            ]
    return made


def _about(request: HttpRequest, number: str) -> dict[str, Any]:
    return {
        "actor": actor_of(request),
        "number": number,
        "victim_id": uuid_in(request, "visitor"),
        "receiver": request.POST.get("receiver", ""),
        "now": now(),
    }


def _act(request: HttpRequest, number: str, block: Block, told: dict[str, Any]) -> None:
    if isinstance(block.form, VisitorForm):
        visitor_referrals.refer_visitor(
            actor=actor_of(request),
            number=number,
            victim_id=UUID(told["visitor"]),
            said=block.form.consent(),
            now=now(),
        )
    elif block.do == OUTCOME:
        visitor_referrals.record_visitor_outcome(outcome=told["outcome"], **_about(request, number))
    else:
        visitor_referrals.end_visitor_referral(**_about(request, number))
