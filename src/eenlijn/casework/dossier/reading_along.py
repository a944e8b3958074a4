# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which language the other person of a dossier reads along with the Dutch letter.

A language waits as long as nobody of the employer stands for its texts (`letters.approving`); whoever chooses
it reads that before writing, with who can approve.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.traces import line
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.letters.approving import Approvals, LanguageNotApproved, approvals_of
from eenlijn.casework.letters.codes import TRANSLATED, Tongue
from eenlijn.casework.letters.composing import compose
from eenlijn.casework.letters.keeping import choose_language
from eenlijn.casework.letters.queries import reader_language
from eenlijn.casework.letters.wording import TEXT_TOPICS
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.kinds import STEPS
from eenlijn.casework.response.letters import paper_of
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.queries import holders_of_role, names_of
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import Rules, rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.pdf import Translated
from eenlijn.foundation.sealed.compartments import Compartment


class LanguageUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze taal hebben we niet. Kies een taal uit de lijst, of alleen Nederlands."))


class DossierIsOver(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit dossier is gesloten. Er gaat geen brief meer uit."))


@transaction.atomic
def read_along(*, actor: Actor, number: str, language: str, now: datetime) -> None:
    """Send this translation along with the letters of this dossier; empty is only Dutch."""
    incident = access.handled(actor, number)
    if incident.status not in OPEN:
        raise DossierIsOver
    if language and language not in Tongue.values:
        raise LanguageUnknown
    choose_language(incident=incident, actor=actor, language=language, now=now)
    append(actor, now, line("choose_language", incident, Compartment.PERPETRATOR))


def language_of(actor: Actor, number: str) -> str:
    """Which language was chosen, for who handles it; empty is only Dutch."""
    return reader_language(access.handled(actor, number).pk)


@dataclass(frozen=True)
class LanguageSign:
    """A language, and which texts of the letters that it comes along with nobody stands for yet."""

    tongue: Tongue
    waits_for: tuple[TextName, ...]


@dataclass(frozen=True)
class Languages:
    """Every language, and who of the employer may approve one."""

    signs: tuple[LanguageSign, ...]
    approvers: tuple[str, ...]


def languages(actor: Actor, number: str, now: datetime) -> Languages:
    """What whoever handles it may choose from, and how far each is; NotVisible for anyone else."""
    incident = access.handled(actor, number)
    found = _approvals(incident, rules_of(incident.organisation_id, now, TEXT_TOPICS))
    signs = tuple(LanguageSign(tongue, _missing_of(found, tongue)) for tongue in Tongue)
    return Languages(signs, approvers_of(incident, now))


def _missing_of(found: Approvals, tongue: Tongue) -> tuple[TextName, ...]:
    """Of every letter that is translated, and of what stands in it."""
    each = [one for name in TRANSLATED for one in found.missing(name, tongue, is_first=True)]
    return tuple(dict.fromkeys(each))


def approvers_of(incident: Incident, now: datetime) -> tuple[str, ...]:
    """The names of who may approve a language: the administrators of the employer."""
    found = holders_of_role(
        organisation_id=incident.organisation_id, roles=(Role.ADM,), unit_id=None, now=now
    )
    return tuple(sorted(names_of(found).values()))


@dataclass(frozen=True)
class Reading:
    """The letter of an answer in the language of its reader, as it stands: approved or not.

    `page` is empty for a letter that is never translated. `waits_for` are the texts nobody stands for.
    """

    tongue: Tongue
    waits_for: tuple[TextName, ...]
    approvers: tuple[str, ...]
    page: Translated | None


def reading_of(
    actor: Actor, number: str, answer: OpenAnswer, around: Circumstances, now: datetime
) -> Reading | None:
    """How the other person would read this answer along; None where only Dutch is read, or no letter goes."""
    if not answer.is_letter:
        return None
    incident = access.handled(actor, number)
    language = reader_language(incident.pk)
    if not language:
        return None
    tongue = Tongue(language)
    if STEPS[answer.kind].letter not in TRANSLATED:
        return Reading(tongue, (), (), None)
    found, paper = _approvals(incident, around.rules), paper_of(answer, around, None, now)
    missing = found.missing(paper.name, tongue, is_first=paper.is_first, to_representative=bool(paper.child))
    page = compose(replace(paper, translation=found.shown(tongue))).translation
    return Reading(tongue, missing, approvers_of(incident, now) if missing else (), page)


def _approvals(incident: Incident, rules: Rules) -> Approvals:
    employer = incident.organisation
    return approvals_of(incident.organisation_id, rules, is_invented=employer.is_invented)


def check_language(incident: Incident, answer: OpenAnswer, around: Circumstances, now: datetime) -> None:
    """Refuse to ask a decision about a letter whose language waits: it could not leave."""
    language, name = reader_language(incident.pk), STEPS[answer.kind].letter
    if not language or name not in TRANSLATED:
        return
    paper, tongue = paper_of(answer, around, None, now), Tongue(language)
    missing = _approvals(incident, around.rules).missing(
        paper.name, tongue, is_first=paper.is_first, to_representative=bool(paper.child)
    )
    if missing:
        raise LanguageNotApproved(tongue, missing)
