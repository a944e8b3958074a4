# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the assessment: which rules fired, what follows, and what someone else saved."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.clocks.codes import Light
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.incidents.codes import Gate, PerpetratorKnown, Severity, Status, label
from eenlijn.casework.incidents.severity import Proposal, Rule
from eenlijn.doors.web.components.shapes import Guard, Mark
from eenlijn.doors.web.desk.assess_form import FACTS_MISSING
from eenlijn.foundation.text import row_moment

SMALLS: dict[str, str | Promise] = {
    Severity.UNPLEASANT.value: gettext_lazy("Eén opmerking, gestopt na aanspreken."),
    Severity.NORM_BREACH.value: gettext_lazy("Uitschelden of kleineren, of het ging door na aanspreken."),
    Severity.SERIOUS.value: gettext_lazy("Bedreiging, discriminatie, vastpakken, spugen of vernieling."),
    Severity.VERY_SERIOUS.value: gettext_lazy("Slaan, wapen, seksueel geweld, bedreiging van het gezin."),
    Severity.CRITICAL.value: gettext_lazy("Geweld met een wapen, gijzeling, explosief."),
}


GATE_SMALLS: dict[str, str | Promise] = {
    Gate.AGGRESSION.value: gettext_lazy("Er is een grens overschreden, ook na aanspreken."),
    Gate.EMOTION.value: gettext_lazy("Boos, verdrietig of in paniek, en het ging weer over."),
    Gate.CRITICISM.value: gettext_lazy("Hard over ons werk of onze regels, niet over een mens."),
    Gate.COMPLAINT.value: gettext_lazy("Iemand wil iets beter. Een klacht is nooit agressie."),
    FACTS_MISSING: gettext_lazy("Er is te weinig bekend om het vol te houden."),
}


def pass_on_sentence(dossier: Dossier) -> str:
    """What to send to the complaints desk: no person in it."""
    words = _(
        "Op %(moment)s kregen wij een klacht%(place)s. Wij zien dit niet als agressie. "
        "Wilt u de klacht behandelen? Ons nummer is %(number)s."
    )
    place = _(", bij %(place)s") % {"place": dossier.place} if dossier.place else ""
    return words % {"moment": row_moment(dossier.occurred_at), "place": place, "number": dossier.number}


@dataclass(frozen=True)
class Ended:
    """What stands on a dossier that was no aggression: why, and what to do with a complaint."""

    reason: str
    pass_on: str


def ended_words(dossier: Dossier) -> Ended | None:
    if dossier.status is not Status.NOT_UPHELD:
        return None
    is_complaint = dossier.gate == Gate.COMPLAINT
    return Ended(reason=dossier.gate_reason, pass_on=pass_on_sentence(dossier) if is_complaint else "")


def rules_of(proposal: Proposal) -> list[Guard]:
    """Every rule in the order of its weight: the ones that fired, and the ones that did not."""
    fired = [_rule(rule, Mark.DONE, _("regel %(key)s geldt")) for rule in proposal.fired]
    silent = [_rule(rule, Mark.NONE, _("regel %(key)s geldt niet")) for rule in proposal.silent]
    return fired + silent


def _rule(rule: Rule, mark: Mark, words: str) -> Guard:
    return Guard(title=rule.reason, detail=words % {"key": rule.key}, mark=mark)


def consequences(dossier: Dossier, now: datetime) -> list[str]:
    """What follows from establishing the severity, whichever it is."""
    said = [_("Jij wordt de behandelaar, als er nog niemand is.")]
    if dossier.clock is not None and dossier.clock.stopped_at is None:
        is_late = dossier.clock.light is Light.LATE
        words = (
            _("Het antwoord had er %(moment)s moeten zijn. Straks leg je vast waarom het later is.")
            if is_late
            else _("Het antwoord aan de ander gaat uiterlijk %(moment)s weg.")
        )
        said.insert(0, words % {"moment": row_moment(dossier.clock.due_at)})
    said.append(_("Is er een besluit door veranderd? Dan kijkt een tweede collega mee."))
    said.append(_("Weten we niet wie de ander is? Dan telt dit dossier niet mee in «binnen 48 uur»."))
    return said


@dataclass(frozen=True)
class SavedMeanwhile:
    """What someone else saved while this page was open."""

    severity: str
    main_type: str
    perpetrator_known: str
    reason: str


def saved_meanwhile(dossier: Dossier) -> SavedMeanwhile:
    return SavedMeanwhile(
        severity=str(dossier.severity.label) if dossier.severity else _("nog niet vastgesteld"),
        main_type=label("incident_type", dossier.main_type),
        perpetrator_known=str(PerpetratorKnown(dossier.perpetrator_known).label),
        reason=dossier.severity_reason or _("geen toelichting"),
    )
