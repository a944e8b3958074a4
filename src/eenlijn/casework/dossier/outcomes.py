# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter to who reported: what we did, as PDF and Word, for that person alone to read.

The other person has letters of their own: the answer, and the letter that says that a measure stops. A letter
to who reported says nothing of what holds for somebody else, and no name but that of its reader.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access, heard_back
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.heard_words import what_was_done
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.own_reports import Own, own_of
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.dossier.unrecognisable import names_of_others
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.letters.composing import MarkedLetter, Paper, day_words, marked
from eenlijn.casework.letters.keeping import keep_letter
from eenlijn.casework.letters.models import KeptLetter
from eenlijn.casework.letters.queries import open_letter
from eenlijn.casework.letters.tone import Concern, Finding, check
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.letters.wording import TEXT_TOPICS
from eenlijn.casework.reporting import feedback
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.documents.actions import HandedOut, hand_out, kept
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment

LONGEST: Final = 2000
# A letter is always in Dutch; whoever gave no name is a colleague all the same.
NAMELESS: Final = "collega"


class TooLong(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf wat wij deden, in ten hoogste tweeduizend tekens."))


class NotChecked(Refused):
    """A person answers for it that nobody else can be recognised; no rule can see that."""

    def __init__(self) -> None:
        super().__init__(_("Lees de brief na, en zet dan een vinkje: er staat niets in over een ander."))


class ToneStops(Refused):
    def __init__(self, why: str) -> None:
        super().__init__(_("De brief kan zo niet weg. %(why)s") % {"why": why})


class NotYetLooked(Refused):
    def __init__(self) -> None:
        super().__init__(_("Beoordeel eerst de melding. Daarvoor is er nog niets te vertellen."))


class LetterThere(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("De melder heeft deze brief al. Is er meer te vertellen? Laat dan nieuws horen bij «melder».")
        )


@dataclass(frozen=True)
class Outcome:
    """What the letter says, and where its reader can ask more."""

    words: str
    contact: str
    is_checked: bool = False


@dataclass(frozen=True)
class OutcomePage:
    """The letter as it would be read now, what to think about in it, or the one that is there."""

    proposed: Outcome
    paper: MarkedLetter | None
    findings: tuple[Finding, ...]
    placed_at: datetime | None
    has_report: bool


def outcome_page(actor: Actor, number: str, typed: Outcome | None, now: datetime) -> OutcomePage:
    """For whoever handles it; the caller opened the dossier, with its trail line."""
    incident = access.handled(actor, number)
    report = incident.report
    if report is None:
        return OutcomePage(Outcome("", ""), None, (), None, has_report=False)
    standing = _standing(incident)
    if standing is not None:
        return OutcomePage(
            Outcome("", ""), open_letter(standing).paper, (), standing.approved_at, has_report=True
        )
    told = typed or Outcome(" ".join(what_was_done(incident, now)), _contact(incident))
    paper = _paper(incident, report, told, now)
    return OutcomePage(told, marked(paper), _findings(incident, paper), None, has_report=True)


@transaction.atomic
def place_outcome(*, actor: Actor, number: str, outcome: Outcome, now: datetime) -> None:
    """Freeze the letter and put it on the own page of its reader, who hears that there is one.

    Who did not hear yet what was done, hears it by this letter.
    """
    incident = access.handled(actor, number)
    check_use(incident)
    report = incident.report
    if report is None:
        raise heard_back.NobodyToTell
    letter = _kept(actor, incident, report, outcome, now)
    if FeedbackKind.DONE in heard_back.may_tell(incident, feedback.feedback_of(report)):
        words = _("Er ligt een brief voor je klaar. Daarin staat wat wij deden.")
        told = Told(FeedbackKind.DONE, FeedbackWay.IN_APP, words)
        heard_back.tell(incident, told, person(actor), now)
    note(incident, Act.FEEDBACK_GIVEN, now, actor.account_id, kind=FeedbackKind.DONE, way="letter")
    tell(incident, "feedback_given", access.told_reporter(incident), now)
    entries = (kept(letter.pdf), kept(letter.word))
    append(actor, now, line("place_outcome", incident, Compartment.VICTIM), *entries)


def _kept(actor: Actor, incident: Incident, report: Report, outcome: Outcome, now: datetime) -> KeptLetter:
    if incident.status == Status.REPORTED:
        raise NotYetLooked
    # One after another: of two who place it at the same moment the second reads that it is there.
    Report.objects.select_for_update().only("pk").get(pk=report.pk)
    if _standing(incident) is not None:
        raise LetterThere
    if not 0 < len(outcome.words.strip()) <= LONGEST:
        raise TooLong
    paper = _paper(incident, report, outcome, now)
    stops = next((one for one in _findings(incident, paper) if one.stops), None)
    if stops is not None:
        raise ToneStops(_words_of(stops))
    if not outcome.is_checked:
        raise NotChecked
    return keep_letter(
        incident=incident,
        subject_id=report.pk,
        actor=actor,
        paper=paper,
        compartment=Compartment.VICTIM,
        now=now,
    )


def _words_of(finding: Finding) -> str:
    """Never the name itself: it would tell it to who may not know."""
    if finding.field != "outcome":
        return str(finding.why)
    return _("Er staat een naam in van iemand anders. Schrijf «de ander» of «een collega».")


def _findings(incident: Incident, paper: Paper) -> tuple[Finding, ...]:
    found = check(TextName.OUTCOME, paper.told.text.body, paper.values, names_of_others(incident))
    # Whoever reads this letter is who reported: what may betray that says nothing here.
    return tuple(one for one in found if one.stops or one.concern is not Concern.REPORTER)


def _standing(incident: Incident) -> KeptLetter | None:
    """The letter that counts: the last one, unless the dossier was opened again since."""
    letters = KeptLetter.objects.select_related("pdf", "word").filter(
        incident=incident, name=TextName.OUTCOME, subject_id=incident.report_id or incident.pk
    )
    last = letters.order_by("number").last()
    since = heard_back.reopened_at(incident)
    return last if last is not None and (since is None or last.approved_at >= since) else None


def _contact(incident: Incident) -> str:
    """Who answers inside, as the employer set it; empty is filled in by who writes."""
    organisation = incident.organisation
    if not organisation.phone_number:
        return ""
    return f"{organisation.phone_label}, {organisation.phone_number}."


def _paper(incident: Incident, report: Report, outcome: Outcome, now: datetime) -> Paper:
    organisation = incident.organisation
    lines = tuple(organisation.postal_lines.splitlines())
    name = _name_of(report)
    values = LetterValues(
        salutation=f"Beste {name or NAMELESS}",
        organisation=organisation.name,
        request_day=day_words(to_local(report.received_at).date()),
        outcome=" ".join(outcome.words.split()),
        contact=" ".join(outcome.contact.split()),
    )
    return Paper(
        name=TextName.OUTCOME,
        values=values,
        rules=rules_of(incident.organisation_id, now, TEXT_TOPICS),
        sender=(organisation.name, *lines),
        place_name=organisation.place_name,
        addressee_name=name or f"De melder van {incident.number}",
        # At work, never at home: the letter lies on the own page and goes nowhere by post.
        addressee_address=organisation.name,
        number=incident.number,
        letter_number=1,
        is_first=False,
        written_at=now,
    )


def _name_of(report: Report) -> str:
    """Whom the letter is for: the colleague for whom somebody reported, or who reported."""
    if report.is_on_behalf:
        victim = Victim.objects.filter(pk=report.pk).first()
        account, typed = (victim.account_id, vault.open(victim, "name")) if victim else (None, "")
    else:
        account, typed = report.reporter_id, vault.open(report, "reporter_name")
    return names_of({account}).get(account, "") if account else typed


@dataclass(frozen=True)
class OwnLetter:
    """The letter as its reader reads it."""

    paper: MarkedLetter
    placed_at: datetime


def own_letter(actor: Actor, report_id: UUID) -> OwnLetter | None:
    """For whoever it happened to, by account or code; nobody else, and not who typed it for a colleague.

    The caller has written the trail line with `intake.open_own_report`.
    """
    letter = _own(own_of(actor, report_id), actor)
    return OwnLetter(open_letter(letter).paper, letter.approved_at) if letter else None


def has_letter(own: Own, actor: Actor) -> bool:
    """Whether there is one to read, without opening it."""
    return _own(own, actor) is not None


def hand_out_own(*, actor: Actor, report_id: UUID, is_word: bool, now: datetime) -> HandedOut:
    """The letter as a file; NotVisible when there is none for this actor."""
    own = own_of(actor, report_id)
    letter = _own(own, actor)
    if letter is None:
        raise NotVisible
    document: Document = letter.word if is_word else letter.pdf
    return hand_out(actor=actor, now=now, document=document, relation=own.relation, subject_id=own.report.pk)


def _own(own: Own, actor: Actor) -> KeptLetter | None:
    if own.relation != Relation.OWN or own.incident is None or not own.may_read(actor, Compartment.VICTIM):
        return None
    letters = KeptLetter.objects.select_related("pdf", "word").filter(
        incident=own.incident, name=TextName.OUTCOME, subject_id=own.report.pk
    )
    return letters.order_by("number").last()
