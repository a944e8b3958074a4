# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why it happened, what is done so that it does not happen again, and whether that works.

Parts of the acts of `dossier`. Words here are about the work: whoever types a name is asked about it, because
these lines go to the risk inventory and to people who may not know who it was.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.codes import code_list
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.causes import causes
from eenlijn.casework.learning.codes import EffectAfter, EffectResult, NeedState, PreventionState
from eenlijn.casework.learning.models import CauseAnalysis, EffectCheck, PreventionMeasure, TrainingNeed
from eenlijn.casework.learning.states import NEXT, OPEN
from eenlijn.casework.redaction.proposing import propose
from eenlijn.casework.redaction.spans import Known
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import members_on
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local

LONGEST_WORDS: Final = 1000
LONGEST_LINE: Final = 500


class CauseUnclear(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies één hoofdoorzaak uit de lijst. De andere oorzaken mag je erbij aankruisen."))


class NamesInWords(Refused):
    """Something reads like a name; it may be none, then the person says so."""

    def __init__(self, found: Sequence[str]) -> None:
        words = _(
            "Hier lijkt een naam te staan: %(found)s. Haal die weg: anderen lezen dit ook. "
            "Is het geen naam van een mens? Kruis dat dan onderaan aan."
        )
        super().__init__(words % {"found": ", ".join(found)})


class PreventionUnclear(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies wat voor maatregel het is, en schrijf in één zin wat er gaat gebeuren."))


class OwnerNotHere(Refused):
    """Of another employer, gone, or kept out of this case: one answer."""

    def __init__(self) -> None:
        super().__init__(
            _("Kies een collega die hier nu werkt en die dit mag weten. Die zorgt dat het gebeurt.")
        )


class DayPast(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze dag is al voorbij. Kies vandaag of een dag die nog komt."))


class WordsTooLong(Refused):
    def __init__(self, longest: int) -> None:
        super().__init__(_("Schrijf dit in ten hoogste %(longest)s tekens.") % {"longest": longest})


class PreventionRuns(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Bij dit dossier staat al een maatregel. Zeg dan niet dat er geen nodig is, "
                "of zet die eerst op ‘toch niet’."
            )
        )


class MoveImpossible(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Dit kan nu niet: wat gedaan is of niet doorging, blijft zo staan. Maak een nieuwe maatregel.")
        )


class DroppedReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf waarom dit toch niet gebeurt. Wie het volgt, wil dat kunnen lezen."))


class RiskLineIncomplete(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Schrijf de regel, waar hij in de RI&E staat, en sinds welke dag. "
                "Die dag ligt niet in de toekomst."
            )
        )


class EffectTooEarly(Refused):
    """Nothing was done yet, so there is nothing to look at."""

    def __init__(self) -> None:
        super().__init__(_("Dit is nog niet gedaan. Of het werkt, kijk je na als het er is."))


class EffectKnown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit is al nagegaan. Wat er stond, blijft staan."))


class EffectWordsNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Kies wat je zag, en schrijf in één zin waaraan je dat merkt of waarom niemand keek.")
        )


@dataclass(frozen=True)
class NewAnalysis:
    """The causes, the main one first in weight, and the words about our own part.

    `names_checked`: whoever typed it says that what looks like a name is none.
    """

    main: str
    others: tuple[str, ...] = ()
    contribution: str = ""
    not_needed_because: str = ""
    names_checked: bool = False


@dataclass(frozen=True)
class NewPrevention:
    kind: str
    what: str
    owner_id: UUID
    due_on: date
    names_checked: bool = False


@dataclass(frozen=True)
class RiskLine:
    """A line of the risk inventory and its plan of action."""

    words: str
    section: str
    put_in_on: date | None
    names_checked: bool = False


@dataclass(frozen=True)
class NewEffect:
    after: EffectAfter
    result: EffectResult
    word: str
    names_checked: bool = False


def write_causes(
    *, incident: Incident, new: NewAnalysis, known: Known, version: int, account_id: UUID, now: datetime
) -> CauseAnalysis:
    """One analysis per dossier, written over with a version; 0 is the first time."""
    others = tuple(code for code in dict.fromkeys(new.others) if code != new.main)
    if new.main not in causes() or any(code not in causes() for code in others):
        raise CauseUnclear
    _check_words(LONGEST_WORDS, new.contribution, new.not_needed_because)
    check_names((new.contribution, new.not_needed_because), known, is_checked=new.names_checked)
    if new.not_needed_because.strip() and _has_running(incident):
        raise PreventionRuns
    row = CauseAnalysis.objects.select_for_update().filter(incident=incident).first()
    if version != (row.version if row else 0):
        raise ChangedMeanwhile
    is_new, row = (
        row is None,
        row or CauseAnalysis(organisation_id=incident.organisation_id, incident=incident),
    )
    row.incident, row.version = incident, version + 1
    row.written_at, row.written_by_id = now, account_id
    _put_causes(row, new.main, others)
    vault.seal(
        row,
        contribution=new.contribution.strip() or None,
        not_needed_because=new.not_needed_because.strip() or None,
    )
    row.save(force_insert=is_new)
    return row


def _put_causes(row: CauseAnalysis, main: str, others: tuple[str, ...]) -> None:
    """What lies with the other person is sealed (decision 24); the rest may be counted."""
    known = causes()
    theirs = [code for code in others if known[code].is_of_the_other]
    sealed = {"main": main if known[main].is_of_the_other else "", "others": theirs}
    row.main_cause = "" if sealed["main"] else main
    row.other_causes = [code for code in others if code not in theirs]
    vault.seal(row, of_the_other=json.dumps(sealed) if sealed["main"] or theirs else None)


def plan_prevention(
    *,
    incident: Incident,
    new: NewPrevention,
    known: Known,
    kept_out: frozenset[UUID],
    account_id: UUID,
    now: datetime,
) -> PreventionMeasure:
    """A measure with an owner of this employer and a day that is still to come."""
    today = to_local(now).date()
    if new.kind not in code_list("prevention_measure") or not new.what.strip():
        raise PreventionUnclear
    _check_words(LONGEST_LINE, new.what)
    check_names((new.what,), known, is_checked=new.names_checked)
    if new.due_on < today:
        raise DayPast
    if new.owner_id in kept_out or new.owner_id not in members_on(incident.organisation_id, today):
        raise OwnerNotHere
    row = PreventionMeasure(
        organisation_id=incident.organisation_id,
        incident=incident,
        kind=new.kind,
        owner_id=new.owner_id,
        due_on=new.due_on,
        planned_at=now,
        planned_by_id=account_id,
    )
    vault.seal(row, what=new.what.strip())
    row.save(force_insert=True)
    _not_needed_no_more(incident)
    return row


def _not_needed_no_more(incident: Incident) -> None:
    """A measure after all: that none was needed is no longer so."""
    row = CauseAnalysis.objects.filter(incident=incident, not_needed_because__isnull=False).first()
    if row is not None:
        row.incident = incident
        vault.seal(row, not_needed_because=None)
        row.version += 1
        row.save()


def move_prevention(
    *, row: PreventionMeasure, state: PreventionState, reason: str, version: int, now: datetime
) -> None:
    """Only the moves of `states.NEXT`; dropping it needs a reason, and of what is done it may be told how."""
    if state not in NEXT[PreventionState(row.state)]:
        raise MoveImpossible
    if row.version != version:
        raise ChangedMeanwhile
    _check_words(LONGEST_LINE, reason)
    if state == PreventionState.DROPPED and not reason.strip():
        raise DroppedReasonNeeded
    row.state, row.version = state, version + 1
    row.done_at = now if state == PreventionState.DONE else None
    if state == PreventionState.DROPPED:
        vault.seal(row, dropped_because=reason.strip())
    if state == PreventionState.DONE:
        vault.seal(row, done_word=reason.strip() or None)
    row.save()


def put_risk_line(
    *, row: PreventionMeasure, told: RiskLine, known: Known, version: int, now: datetime
) -> None:
    """The line of the risk inventory, or what changed in it; whole or not at all."""
    if row.version != version:
        raise ChangedMeanwhile
    words, section = told.words.strip(), " ".join(told.section.split())
    _check_words(LONGEST_LINE, words)
    if not words or not section or told.put_in_on is None or told.put_in_on > to_local(now).date():
        raise RiskLineIncomplete
    check_names((words, section), known, is_checked=told.names_checked)
    vault.seal(row, risk_line=words, risk_section=section)
    row.risk_on, row.version = told.put_in_on, version + 1
    row.save()


def record_effect(
    *,
    about: PreventionMeasure | TrainingNeed,
    incident: Incident,
    new: NewEffect,
    known: Known,
    account_id: UUID,
    now: datetime,
) -> EffectCheck:
    """What somebody saw; only of what was done, and once after three and once after six months."""
    is_measure = isinstance(about, PreventionMeasure)
    if about.state != (PreventionState.DONE if is_measure else NeedState.DONE):
        raise EffectTooEarly
    if not new.word.strip():
        raise EffectWordsNeeded
    _check_words(LONGEST_LINE, new.word)
    check_names((new.word,), known, is_checked=new.names_checked)
    told = {"measure": about} if is_measure else {"need": about}
    if EffectCheck.objects.filter(**told, after_months=new.after).exists():
        raise EffectKnown
    row = EffectCheck(
        **told,
        organisation_id=incident.organisation_id,
        incident=incident,
        after_months=new.after,
        result=new.result,
        checked_at=now,
        checked_by_id=account_id,
    )
    vault.seal(row, word=new.word.strip())
    row.save(force_insert=True)
    return row


def subject_of(incident: Incident, subject_id: UUID) -> PreventionMeasure | TrainingNeed:
    """What is looked at: a measure or a training need of this incident; else it does not exist."""
    for rows in (PreventionMeasure, TrainingNeed):
        found = rows.objects.select_for_update().filter(pk=subject_id, incident=incident).first()
        if found is not None:
            found.incident = incident
            return found
    raise NotVisible


def measure_of(incident: Incident, measure_id: UUID) -> PreventionMeasure:
    """A prevention measure of this incident, to change; else it does not exist."""
    row = PreventionMeasure.objects.select_for_update().filter(pk=measure_id, incident=incident).first()
    if row is None:
        raise NotVisible
    row.incident = incident
    return row


def check_names(texts: Sequence[str], known: Known, *, is_checked: bool) -> None:
    """Ask about what looks like a name of somebody, or is one that the dossier knows."""
    if is_checked:
        return
    found = [text[span.start : span.end] for text in texts for span in propose(text, known)]
    if found:
        raise NamesInWords(list(dict.fromkeys(found)))


def _check_words(longest: int, *texts: str) -> None:
    if any(len(text) > longest for text in texts):
        raise WordsTooLong(longest)


def _has_running(incident: Incident) -> bool:
    return PreventionMeasure.objects.filter(incident=incident, state__in=OPEN).exists()
