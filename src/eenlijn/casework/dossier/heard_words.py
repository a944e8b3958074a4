# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences for the reporter that fit what really happened on this dossier; a person reads and changes them.

Only what was recorded becomes a sentence, and only what a clock holds us to becomes a promise. No sentence
says who the other person or another colleague is, or what holds for them: that something holds stands on the
own page already.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.measures import signs_of
from eenlijn.casework.incidents.codes import AssignmentKind, MeasureNumber, MeasureState, Sign
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.links.queries import destination_of
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.casework.police_reports.models import PoliceReport
from eenlijn.casework.reporting.codes import FeedbackKind
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.kinds import LETTER_KINDS
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import functions_of
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import long_date, long_moment

# Every other letter decides something; what it decides is between us and the other person.
_ANSWERS: Final[Mapping[str, Promise]] = {
    AnswerKind.WARNING: gettext_lazy("Op %(day)s kreeg de ander een waarschuwing van ons."),
    AnswerKind.VERBAL_WARNING: gettext_lazy("Op %(day)s kreeg de ander een waarschuwing van ons."),
    AnswerKind.NONE_POSSIBLE: gettext_lazy(
        "Wij konden de ander niets laten horen: wij weten niet wie het was, of kunnen diegene niet bereiken."
    ),
}
_LETTER: Final = gettext_lazy("Op %(day)s kreeg de ander een brief van ons.")
_SPOKEN: Final = gettext_lazy("Op %(day)s spraken wij met de ander.")
_FILED: Final[Mapping[str, Promise]] = {
    PoliceDecision.AANGIFTE_EMPLOYER: gettext_lazy("Wij deden aangifte bij de politie, op %(day)s."),
    PoliceDecision.AANGIFTE_PROXY: gettext_lazy("Wij deden aangifte voor jou bij de politie, op %(day)s."),
    PoliceDecision.AANGIFTE_VICTIM: gettext_lazy("Jij deed aangifte bij de politie, op %(day)s."),
    PoliceDecision.MELDING: gettext_lazy("Wij meldden het bij de politie, op %(day)s."),
}


def proposed_words(actor: Actor, number: str, kind: FeedbackKind, now: datetime) -> str:
    """What may be said at this moment, a sentence per line; empty for news, which nobody knows beforehand."""
    incident = access.handled(actor, number)
    said = {
        FeedbackKind.THANKS: _seen,
        FeedbackKind.DONE: what_was_done,
        FeedbackKind.CLOSING: _over,
    }.get(kind)
    return "\n".join(said(incident, now)) if said and incident.report else ""


def _seen(incident: Incident, now: datetime) -> Iterator[str]:
    """That it was read and by which function it is handled; the hour is that of the clock."""
    yield _("Dank je dat je dit meldde.")
    function = _function_of_handler(incident)
    if function:
        yield _("Je melding is gelezen. Dit wordt behandeld door: %(function)s.") % {"function": function}
    else:
        yield _("Je melding is gelezen.")
    clock = Clock.objects.filter(incident=incident, kind=TermKind.ANSWER, stopped_at=None).first()
    if clock is not None and clock.paused_at is None and clock.due_at > now:
        words = _("De ander hoort van ons, uiterlijk %(moment)s. Niet van jou.")
        yield words % {"moment": long_moment(clock.due_at)}


def _function_of_handler(incident: Incident) -> str:
    handling = Assignment.objects.filter(incident=incident, kind=AssignmentKind.HANDLER, ended_at=None)
    accounts = set(handling.values_list("account_id", flat=True))
    return next(iter(functions_of(incident.organisation_id, accounts).values()), "")


def _over(incident: Incident, now: datetime) -> Iterator[str]:
    yield _("Wij ronden je melding af.")
    yield from what_was_done(incident, now)
    yield _("Dank je dat je dit meldde.")
    organisation = incident.organisation
    if organisation.care_phone_number:
        called = {"name": organisation.care_phone_label, "number": organisation.care_phone_number}
        yield _("Wil je later nog iemand spreken? Bel %(name)s: %(number)s.") % called


def what_was_done(incident: Incident, now: datetime) -> Iterator[str]:
    """The answer, the police, damage and care, each as it was recorded; what was not, is not said."""
    ahead = destination_of(incident) or incident
    signs = signs_of([incident, ahead], now).by_measure
    yield from _answers(ahead)
    yield from _police(ahead)
    yield from _damage(signs[MeasureNumber.DAMAGE].get(incident.pk))
    yield from _care(signs[MeasureNumber.CARE].get(incident.pk))
    if ahead.pk in signs[MeasureNumber.TRAIN]:
        yield _("Wij legden vast wat wij hiervan leren.")


def _answers(incident: Incident) -> Iterator[str]:
    if incident.addressed_at:
        yield _("De ander is ter plekke aangesproken.")
    rows = Answer.objects.filter(incident=incident, state=AnswerState.SENT).order_by("sent_at")
    yield from dict.fromkeys(_answer(kind, at) for kind, at in rows.values_list("kind", "sent_at") if at)


def _answer(kind: str, at: datetime) -> str:
    words = _ANSWERS.get(kind, _LETTER if kind in LETTER_KINDS else _SPOKEN)
    return str(words) % {"day": long_date(to_local(at).date())}


def _police(incident: Incident) -> Iterator[str]:
    """That there is no report is said without its reason: that may be about the other person."""
    report = PoliceReport.objects.filter(incident=incident, is_current=True).first()
    if report is None:
        return
    if report.filed_on is not None and report.decision in _FILED:
        yield str(_FILED[report.decision]) % {"day": long_date(report.filed_on)}
    elif report.decision == PoliceDecision.NONE_DECIDED:
        yield _("Wij deden geen aangifte. Wil je weten waarom? Vraag het ons.")


def _damage(sign: Sign | None) -> Iterator[str]:
    if sign is None or sign.state == MeasureState.NONE:
        return
    yield _("De schade is afgehandeld.") if sign.state == MeasureState.DONE else _("De schade is vastgelegd.")


def _care(sign: Sign | None) -> Iterator[str]:
    if sign is None:
        return
    if sign.state == MeasureState.DONE:
        yield _("Er was contact met je over nazorg. Dat mag altijd nog eens.")
    elif sign.state == MeasureState.NONE:
        yield _("Je had geen gesprek nodig. Je mag daar altijd op terugkomen.")
    else:
        yield _("Een gesprek over nazorg staat voor je klaar, als je dat wilt.")
