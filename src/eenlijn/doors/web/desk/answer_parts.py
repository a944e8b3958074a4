# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beside what is typed on the answer page: ladder, guard rails, and which questions an answer asks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.letters.composing import MarkedLetter
from eenlijn.casework.letters.tone import Concern, Finding, check
from eenlijn.casework.response.actions import AnswerDraft
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.guard import rails
from eenlijn.casework.response.kinds import LETTER_KINDS, STEPS, Family, Step
from eenlijn.casework.response.ladder import propose
from eenlijn.casework.response.letters import letter_text, letter_values, marked_letter, name_of
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.minors import is_minor
from eenlijn.casework.response.rails.rail import MendedOn, Rail
from eenlijn.doors.web.components.shapes import Guard, LetterPaper, Mark
from eenlijn.doors.web.desk.answer_beside import NOTHING, Beside
from eenlijn.doors.web.desk.letter_paper import paper_of, translated_paper
from eenlijn.doors.web.frame.menu import address
from eenlijn.foundation.text import whole

ADDRESSEE = ("salutation", "addressee_name", "addressee_address", "contact")
# Asked with every letter: a minor gets none without a parent or guardian.
BORN = "birth_date"
WHO_IT_IS = (BORN, "client_number")
OF_A_PARENT = ("representative", "representative_address")
LEGAL = ("legal_check", "legal_checked_on")
_LIMIT = (
    "behaviour", "norm_rule", "starts_on", "valid_until", "where_it_holds", "closes", "remaining_channel",
    "instruction", "to_call", "postponed_hearing", *ADDRESSEE, *WHO_IT_IS,
)  # fmt: skip
# What is typed for one answer is kept when another is chosen.
KEPT = (
    "behaviour", "norm_rule", *ADDRESSEE, "note", "starts_on", "valid_until", "where_it_holds", "closes",
    "remaining_channel", "instruction", "to_call", *LEGAL, "postponed_hearing", "deviation", *WHO_IT_IS,
    *OF_A_PARENT, "has_consent",
)  # fmt: skip
DAYS = ("starts_on", "valid_until", "legal_checked_on", "birth_date")
TEXTS = tuple(name for name in KEPT if name not in {*DAYS, "closes", "has_consent"})
# Where the error link of a group of choices leads: to its first tile.
FIRST_TILE = {"norm_rule": "id_norm_rule_0", "kind": "id_kind_0", "closes": "id_closes_0"}
# Of an answer that left, the next one takes over what stays true.
TAKEN_OVER = ("behaviour", "norm_rule", *ADDRESSEE, *WHO_IT_IS, *OF_A_PARENT)


def questions_of(answer: OpenAnswer, around: Circumstances) -> tuple[str, ...]:
    """The questions of this answer; off the policy also why, and once heard no reason why not."""
    asked = _questions(STEPS[answer.kind])
    if around.say.had_say or around.say.is_impossible:
        asked = tuple(name for name in asked if name != "postponed_hearing")
    if answer.is_letter and is_minor(answer.birth_date, around.today):
        asked += OF_A_PARENT
    is_off = any(rail.key == "deviation" for rail in rails(answer, around))
    return ("deviation", *asked) if is_off else asked


def _questions(step: Step) -> tuple[str, ...]:
    if step.limits:
        return (*_LIMIT, *(LEGAL if step.needs_legal_check else ()), "reporter_unrecognisable")
    if step.kind is AnswerKind.WARNING:
        standing = ("valid_until", "remaining_channel", "postponed_hearing")
        return ("behaviour", "norm_rule", *standing, *ADDRESSEE, BORN, "reporter_unrecognisable")
    if step.kind is AnswerKind.TALK_CONFIRMATION:
        return ("behaviour", "norm_rule", "note", *ADDRESSEE, BORN, "reporter_unrecognisable")
    if step.letter:
        return ("behaviour", "norm_rule", *ADDRESSEE, BORN, "reporter_unrecognisable")
    if step.family is Family.PROCEDURE:
        return ("note",)
    consent = ("has_consent",) if step.kind is AnswerKind.RESTORATIVE_TALK else ()
    return ("behaviour", "norm_rule", "note", *consent)


def stored_values(dossier: Dossier, around: Circumstances) -> dict[str, object]:
    """What is kept of the open answer, as the form wants it; a new one starts from what stays true."""
    answer = dossier.answer
    if answer is None or not answer.is_open:
        return _fresh(answer, around)
    return {
        **{name: getattr(answer, name) for name in KEPT},
        "kind": answer.kind.value,
        "reporter_unrecognisable": answer.reporter_unrecognisable,
        "version": answer.version,
    }


def _fresh(last: OpenAnswer | None, around: Circumstances) -> dict[str, object]:
    kind, _rule = propose(around)
    taken = {name: getattr(last, name) for name in TAKEN_OVER} if last else {}
    agreed = last.note if last and last.kind is AnswerKind.TALK else ""
    usual = around.usual_day(AnswerKind.WARNING)
    return {**taken, "kind": kind.value, "note": agreed, "valid_until": usual, "version": 0}


def as_typed(draft: AnswerDraft) -> OpenAnswer:
    """The answer as it stands on the screen, saved or not."""
    return OpenAnswer(
        id=UUID(int=0),
        kind=draft.kind,
        state=AnswerState.DRAFT,
        norm_rule=draft.norm_rule,
        behaviour=draft.behaviour,
        salutation=draft.salutation,
        addressee_name=draft.addressee_name,
        addressee_address=draft.addressee_address,
        contact=draft.contact,
        note=draft.note,
        reporter_unrecognisable=draft.reporter_unrecognisable,
        pdf_id=None,
        word_id=None,
        decided_at=None,
        sent_at=None,
        sent_by="",
        proof="",
        version=draft.version,
        valid_until=draft.valid_until,
        remaining_channel=draft.remaining_channel,
        postponed_hearing=draft.postponed_hearing,
        deviation=draft.deviation,
        starts_on=draft.starts_on,
        closes=draft.closes,
        where_it_holds=draft.where_it_holds,
        instruction=draft.instruction,
        to_call=draft.to_call,
        birth_date=draft.birth_date,
        client_number=draft.client_number,
        representative=draft.representative,
        representative_address=draft.representative_address,
        legal_check=draft.legal_check,
        legal_checked_on=draft.legal_checked_on,
        has_consent=draft.has_consent,
    )


@dataclass(frozen=True)
class Preview:
    """The guard rails and, for a letter, the paper: what changes while someone types."""

    guards: tuple[Guard, ...]
    title: str
    count_words: str
    is_ready: bool
    paper: LetterPaper | None
    tone: tuple[Finding, ...] = ()
    language: str = ""
    translated: LetterPaper | None = None


def preview_of(answer: OpenAnswer, around: Circumstances, now: datetime, beside: Beside = NOTHING) -> Preview:
    """The letter as it would leave now; `beside` is there for who handles it, not for who only decides."""
    found = (*rails(answer, around), *beside.rails)
    missing = [rail for rail in found if not rail.is_met]
    is_letter = answer.kind in LETTER_KINDS
    return Preview(
        guards=tuple(_guard(rail, answer, around.number) for rail in found),
        title=_("Kan de brief weg?") if is_letter else _("Kan dit worden vastgelegd?"),
        count_words=_count_words(len(missing), len(found)),
        is_ready=not missing,
        paper=paper_of(marked_letter(answer, around, now)) if is_letter else None,
        tone=_tone(answer, around, beside.names) if is_letter else (),
        language=str(beside.reading.tongue.label) if beside.reading else "",
        translated=_translated(beside),
    )


def _translated(beside: Beside) -> LetterPaper | None:
    page = beside.reading.page if beside.reading else None
    return translated_paper(page) if page else None


def _tone(answer: OpenAnswer, around: Circumstances, names: tuple[str, ...]) -> tuple[Finding, ...]:
    """What a person reads again; what must be there is a guard rail, so only the words themselves."""
    body = letter_text(answer.kind, around).text.body
    found = check(name_of(answer.kind), body, letter_values(answer, around), names)
    return tuple(one for one in found if not one.stops or one.concern is Concern.REPORTER)


def frozen_paper(answer: OpenAnswer) -> LetterPaper | None:
    """The letter as it was made final; None for what is no letter."""
    return paper_of(MarkedLetter.from_text(answer.frozen)) if answer.frozen else None


def _count_words(missing: int, total: int) -> str:
    if not missing:
        return _("Alles is er")
    words = ngettext("Nog %(missing)s van de %(total)s", "Nog %(missing)s van de %(total)s", missing)
    return words % {"missing": whole(missing), "total": whole(total)}


def _guard(rail: Rail, answer: OpenAnswer, number: str) -> Guard:
    if rail.is_met:
        return Guard(title=rail.title, detail=_("In orde"), mark=Mark.DONE)
    field = missing_field(rail, answer)
    href = f"#{FIRST_TILE.get(field, f'id_{field}')}" if field else _page_of(rail, number)
    return Guard(
        title=rail.title,
        detail=_("Ontbreekt: %(why)s") % {"why": rail.why},
        mark=Mark.LATE,
        href=href,
        link=_("Vul in") if field else (_("Regel dit") if href else ""),
    )


def _page_of(rail: Rail, number: str) -> str:
    """The page that mends it; nothing when there is none."""
    if rail.page in {MendedOn.HEARING, MendedOn.TALK, MendedOn.PEOPLE, MendedOn.LANGUAGE}:
        names = {
            MendedOn.LANGUAGE: "desk:reading",
            MendedOn.HEARING: "desk:hearing",
            MendedOn.TALK: "desk:talk",
            MendedOn.PEOPLE: "desk:dossier",
        }
        return reverse(names[rail.page], args=[number])
    manage = {MendedOn.MANDATES: "manage:mandates", MendedOn.TEXTS: "manage:rules", MendedOn.EMPLOYER: ""}
    return (address(manage[rail.page]) or address("manage:home")) if rail.page in manage else ""


def missing_field(rail: Rail, answer: OpenAnswer) -> str:
    """The field that mends it; of name, address and greeting the first that is empty."""
    if rail.key == "addressee":
        parts = ("salutation", "addressee_name", "addressee_address")
        return next(name for name in parts if not getattr(answer, name))
    return "" if rail.key == "place" else rail.field


def missing_errors(
    answer: OpenAnswer, around: Circumstances, beside: Beside = NOTHING
) -> list[tuple[str | None, str]]:
    """The unmet rails as errors of the form, each at the field that mends it."""
    found = [rail for rail in (*rails(answer, around), *beside.rails) if not rail.is_met]
    return [(missing_field(rail, answer) or None, str(rail.why)) for rail in found]
