# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Preparing a report to the police: the offence check, who files and how, and the text (row C8).

Whoever handles the dossier prepares it, also before anything is decided. A part that is closed to them stays
out: it is neither shown nor changed. What the deciding itself is stands in `measures_acts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access, follow_ups
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.police_prefill import addresses_of, domicile_of, parts_open, told_already
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.incidents.codes import PerpetratorKnown, Severity
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports import checking, drafting
from eenlijn.casework.police_reports.agreements import Agreement, applying
from eenlijn.casework.police_reports.checking import Checked
from eenlijn.casework.police_reports.codes import FILED, AgreementState, FootageState, PoliceStep
from eenlijn.casework.police_reports.drafting import Choice, Draft, Texts
from eenlijn.casework.police_reports.footage import footage_of
from eenlijn.casework.police_reports.marking import Mark, marks_of
from eenlijn.casework.police_reports.models import PoliceReport, TrackedStep
from eenlijn.casework.police_reports.offences import proposed
from eenlijn.casework.police_reports.packing import Package, packages_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

# From this level a case is serious for the agreements.
SERIOUS: int = 4


class NothingLeft(Refused):
    """What a police file is made from was destroyed with its keys."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Van dit dossier zijn de gegevens van de ander vernietigd. "
                "Daarom is er niets meer om aan de politie te geven."
            )
        )


@dataclass(frozen=True)
class PoliceDesk:
    """How far it is, for the page of the decision: what was checked, chosen, prepared and made."""

    checked: Checked | None
    draft: Draft
    is_kept: bool
    packages: tuple[Package, ...]
    open_footage: int
    missed: tuple[Agreement, ...]
    domicile: tuple[str, ...]
    reads_people: bool


@dataclass(frozen=True)
class CheckDesk:
    """The offence check: what was answered, else what the kinds of the register propose."""

    answers: Mapping[str, str]
    checked: Checked | None
    checked_by: str


@dataclass(frozen=True)
class DraftDesk:
    """The text, with what the dossier tells where nothing was kept yet; who saved it last."""

    draft: Draft
    saved_by: str
    domicile: tuple[str, ...]
    reads_people: bool
    may_save: bool


def police_desk(actor: Actor, number: str) -> PoliceDesk:
    """How far it is; the caller opened the dossier, with its trail line."""
    incident = access.answered(actor, number)
    parts = parts_open(actor, incident)
    kept = drafting.draft_of(incident, parts)
    marks = marks_of(incident)
    return PoliceDesk(
        checked=checking.check_of(incident),
        draft=kept or Draft({}),
        is_kept=kept is not None,
        packages=packages_of(incident),
        open_footage=sum(one.state is FootageState.ASKED for one in footage_of(incident)),
        missed=tuple(one for one in steps_here(incident) if _is_missed(marks, one)),
        domicile=domicile_of(incident),
        reads_people=Compartment.OWN_WORDS in parts,
    )


def _is_missed(marks: Mapping[str, Mark], one: Agreement) -> bool:
    return one.code in marks and marks[one.code].state is AgreementState.MISSED


def steps_here(incident: Incident) -> tuple[Agreement, ...]:
    """The steps of the national agreements that apply to this event, as far as an employer sees them."""
    level = Severity(incident.severity or incident.severity_proposed).level
    return applying(
        is_known=incident.perpetrator_known != PerpetratorKnown.NO,
        is_serious=level >= SERIOUS,
        was_refused=_was_refused(incident),
    )


def _was_refused(incident: Incident) -> bool:
    """Whether the police once did not want to record it: then the assistant public prosecutor looks along."""
    told = TrackedStep.objects.filter(incident=incident, is_current=True, is_withdrawn=False)
    return told.filter(step=PoliceStep.REFUSED).exists()


def is_filed(incident: Incident) -> bool:
    """Whether something was filed with the police: before that no agreement can be missed."""
    return PoliceReport.objects.filter(incident=incident, is_current=True, decision__in=FILED).exists()


# The offence check ------------------------------------------------------------------------------


def check_desk(actor: Actor, number: str) -> CheckDesk:
    """The page of the check; the caller opened the dossier."""
    incident = access.answered(actor, number)
    checked = checking.check_of(incident)
    if checked is None:
        return CheckDesk(proposed([incident.main_type, *incident.other_types]), None, "")
    who = names_of({checked.answered_by}).get(checked.answered_by, "")
    return CheckDesk(checked.answers, checked, who)


@transaction.atomic
def check_offence(*, actor: Actor, number: str, answers: Mapping[str, str], now: datetime) -> None:
    """Keep what the answers point to. It decides nothing; an offence on complaint starts its term."""
    incident = access.answered(actor, number)
    pointed = checking.keep_check(incident=incident, answers=answers, account_id=person(actor), now=now)
    if pointed.is_on_complaint:
        follow_ups.watch_complaint(incident, now)
    note(incident, Act.OFFENCE_CHECKED, now, actor.account_id, outcome=pointed.outcome.value)
    append(actor, now, line("check_offence", incident, Compartment.MEASURES))


# Who files, and how -----------------------------------------------------------------------------


@transaction.atomic
def choose_way(*, actor: Actor, number: str, choice: Choice, now: datetime) -> None:
    """Report or notification, who goes, and what is kept out of the file."""
    incident = usable(actor, number)
    row = drafting.choose(
        incident=incident, choice=choice, known=addresses_of(incident), account_id=person(actor), now=now
    )
    _prepared(actor, incident, row.version, now)
    append(actor, now, line("choose_police_way", incident, Compartment.MEASURES))


# The text ---------------------------------------------------------------------------------------


@transaction.atomic
def open_draft(*, actor: Actor, number: str, now: datetime) -> DraftDesk:
    """The text to work on, with a trail line for every part that is shown."""
    incident = access.answered(actor, number)
    parts = parts_open(actor, incident)
    draft = draft_here(incident, parts)
    append(actor, now, line("open_police_draft", incident, *sorted(parts)))
    return DraftDesk(
        draft=draft,
        saved_by=names_of({draft.saved_by}).get(draft.saved_by, "") if draft.saved_by else "",
        domicile=domicile_of(incident),
        reads_people=Compartment.OWN_WORDS in parts,
        may_save=not _is_removed(incident),
    )


def draft_here(incident: Incident, parts: frozenset[Compartment]) -> Draft:
    """What was kept; where that is empty, what the dossier tells, and which texts those are.

    Once something was typed, an empty text is what somebody left empty.
    """
    kept = drafting.draft_of(incident, parts)
    if kept is not None and any(kept.texts.values()):
        return kept
    told = told_already(incident, parts, addresses_of(incident))
    names = drafting.readable_texts(parts)
    base = kept or Draft({})
    texts = {name: told.get(name, "") for name in names}
    return replace(base, texts=texts, proposed=frozenset(name for name in names if told.get(name)))


@transaction.atomic
def write_draft(*, actor: Actor, number: str, typed: Texts, now: datetime) -> Draft:
    """Keep the text as far as it goes; nothing has to be filled in, and no home address may stand in it."""
    incident = usable(actor, number)
    parts = parts_open(actor, incident)
    row = drafting.write(
        incident=incident,
        typed=typed,
        parts=parts,
        known=addresses_of(incident),
        account_id=person(actor),
        now=now,
    )
    _prepared(actor, incident, row.version, now)
    append(actor, now, line("write_police_draft", incident, *sorted(parts)))
    return drafting.draft_of(incident, parts) or Draft({})


def _prepared(actor: Actor, incident: Incident, version: int, now: datetime) -> None:
    """The timeline tells it once: a draft is saved many times."""
    if version == 1:
        note(incident, Act.POLICE_PREPARED, now, actor.account_id)


def usable(actor: Actor, number: str) -> Incident:
    """The incident when this actor may write on its police file; refused where nothing is left of it."""
    incident = access.answered(actor, number)
    if _is_removed(incident):
        raise NothingLeft
    return incident


def _is_removed(incident: Incident) -> bool:
    return TimelineEntry.objects.filter(incident=incident, act=Act.DATA_REMOVED).exists()
