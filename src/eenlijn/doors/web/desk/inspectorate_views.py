# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether an accident goes to the Labour Inspectorate: the questions, that it was reported, and the list."""

from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.aftercare.accidents import LONGEST_REFERENCE, NO, QUESTIONS, UNKNOWN, YES, Accident
from eenlijn.casework.dossier import inspectorate
from eenlijn.doors.web.desk.measure_forms import TOO_LONG, WRONG_DAY, MomentForm, radio, row
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import long_date, long_moment

CHECK, REPORTED, LISTED = "check", "reported", "listed"
ANSWERS = [
    (YES, gettext_lazy("Ja")),
    (NO, gettext_lazy("Nee")),
    (UNKNOWN, gettext_lazy("Weten we nog niet")),
]


class CheckForm(forms.Form):
    """One radio per question; one yes is enough."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, words in QUESTIONS.items():
            self.fields[code] = row(words, ANSWERS)


class ReportedForm(MomentForm):
    reference = forms.CharField(
        label=gettext_lazy("Nummer van de Arbeidsinspectie"),
        required=False,
        max_length=LONGEST_REFERENCE,
        error_messages={"max_length": TOO_LONG},
    )


class ListedForm(forms.Form):
    answer = radio(
        gettext_lazy("Staat dit op jullie lijst van ongevallen?"),
        [(YES, gettext_lazy("Ja")), (NO, gettext_lazy("Nee, het verzuim is drie dagen of korter"))],
    )
    on = forms.DateField(
        label=gettext_lazy("Sinds welke dag is bekend dat het langer dan drie dagen is?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": WRONG_DAY},
    )


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def accident(request: HttpRequest, number: str) -> HttpResponse:
    """For who handles the dossier, also when it was closed: injury may show later."""
    found, due = inspectorate.accident_page(actor_of(request), number)
    opened = open_to_read(request, number, Compartment.AFTERCARE)
    blocks = _blocks(request, found)
    for block in blocks:
        if kept(request, block.form, partial(_act, request, number, block.do), _("Vastgelegd.")):
            return redirect("desk:inspectorate", number=number)
    sheet = Sheet(
        here=_("arbeidsinspectie"),
        title=_("Arbeidsinspectie"),
        intro=_(
            "Een ernstig ongeval meldt de werkgever direct, dag en nacht. Ook van uitzendkrachten, "
            "stagiairs en vrijwilligers die hier werken, en ook als later blijkt hoe ernstig het was."
        ),
        warning=_warning(found, due),
        entries=_entries(found),
        nothing=_("Nog niemand beantwoordde de vragen."),
        blocks=blocks,
    )
    return show(request, opened, sheet)


def _warning(found: Accident, due: datetime | None) -> str:
    if found.must_report is not True or found.reported_at is not None:
        return ""
    told = _("Direct melden bij de Nederlandse Arbeidsinspectie, ook buiten kantoortijd.")
    by = _("Uiterlijk %(moment)s.") % {"moment": long_moment(due)} if due else ""
    return f"{told} {by}".strip()


def _entries(found: Accident) -> list[Entry]:
    entries = []
    if found.checked_at is not None:
        outcome = {True: _("melden"), False: _("niet melden"), None: _("nog niet te zeggen")}
        entries.append(
            Entry(
                title=_("Uitkomst: %(outcome)s") % {"outcome": outcome[found.must_report]},
                text=_("Wat er op elke vraag is geantwoord, bewaren wij niet: dat is medisch."),
                small=long_moment(found.checked_at),
            )
        )
    if found.reported_at is not None:
        number = _("Nummer: %(number)s") % {"number": found.reference} if found.reference else ""
        entries.append(Entry(title=_("Gemeld"), text=number, small=long_moment(found.reported_at)))
    if found.is_listed is not None:
        words = _("Staat op de lijst van ongevallen") if found.is_listed else _("Hoeft niet op de lijst")
        small = long_date(found.listed_on) if found.listed_on else ""
        entries.append(Entry(title=words, small=small))
    return entries


def _blocks(request: HttpRequest, found: Accident) -> list[Block]:
    check = Block(
        CHECK,
        _("Moet dit gemeld worden?"),
        CheckForm(typed(request, CHECK), auto_id="check_%s"),
        _("Kijk of dit gemeld moet worden"),
        intro=_("Eén keer ja is genoeg. Bron: Arbeidsomstandighedenwet, artikel 9."),
        is_main=found.must_report is None,
    )
    reported = Block(
        REPORTED,
        _("Gemeld bij de Arbeidsinspectie"),
        ReportedForm(typed(request, REPORTED), auto_id="reported_%s"),
        _("Leg vast: gemeld"),
    )
    listed = Block(
        LISTED,
        _("Meer dan drie dagen verzuim"),
        ListedForm(typed(request, LISTED), auto_id="listed_%s"),
        _("Leg vast"),
        intro=_("Artikel 9, tweede lid. Niet nagekeken: vraag je arbodienst of dit voor jullie geldt."),
        is_main=False,
    )
    waits = found.must_report is True and found.reported_at is None
    return [*([reported] if waits else []), *([] if found.reported_at else [check]), listed]


def _act(request: HttpRequest, number: str, do: str, told: dict[str, Any]) -> None:
    actor, moment = actor_of(request), now()
    if do == CHECK:
        answers = {code: told[code] for code in QUESTIONS}
        inspectorate.check_accident(actor=actor, number=number, answers=answers, now=moment)
    elif do == REPORTED:
        inspectorate.record_accident_report(
            actor=actor, number=number, at=told["at"], reference=told["reference"], now=moment
        )
    else:
        inspectorate.list_accident(
            actor=actor, number=number, is_listed=told["answer"] == YES, on=told["on"], now=moment
        )
