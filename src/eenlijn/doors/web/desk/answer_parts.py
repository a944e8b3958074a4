# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beside what is typed on the answer page: the guard rails, and which questions an answer asks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eenlijn.casework.dossier.queries import Dossier, Letterhead
from eenlijn.casework.incidents.codes import PerpetratorKnown
from eenlijn.casework.response.actions import AnswerDraft
from eenlijn.casework.response.codes import LETTER_KINDS, AnswerKind, AnswerState
from eenlijn.casework.response.guard import Rail, rails
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.doors.web.components.shapes import Guard, LetterPaper, Mark
from eenlijn.doors.web.desk.letter_paper import paper_of
from eenlijn.foundation.text import whole

SMALLS: dict[str, str | Promise] = {
    AnswerKind.NORM_NOTICE.value: gettext_lazy(
        "Feiten, norm en hoe de ander kan reageren. Geen straf, geen gevolg voor de dienst."
    ),
    AnswerKind.HEARING_INVITATION.value: gettext_lazy("Eerst de kant van de ander, daarna een besluit."),
    AnswerKind.TALK.value: gettext_lazy("Iemand van ons sprak de ander aan op het gedrag."),
    AnswerKind.NONE_POSSIBLE.value: gettext_lazy("De ander is onbekend, of de politie vraagt te wachten."),
}
LETTER_QUESTIONS = (
    "behaviour",
    "norm_rule",
    "salutation",
    "addressee_name",
    "addressee_address",
    "contact",
    "reporter_unrecognisable",
)
QUESTIONS: dict[AnswerKind, tuple[str, ...]] = {
    AnswerKind.NORM_NOTICE: LETTER_QUESTIONS,
    AnswerKind.HEARING_INVITATION: LETTER_QUESTIONS,
    AnswerKind.TALK: ("behaviour", "norm_rule", "note"),
    AnswerKind.NONE_POSSIBLE: ("note",),
}
# What is typed for one answer is kept when another is chosen.
KEPT = tuple(name for name in dict.fromkeys((*LETTER_QUESTIONS, "note")) if name != "reporter_unrecognisable")
# Where the error link of a group of choices leads: to its first tile.
FIRST_TILE = {"norm_rule": "id_norm_rule_0"}


def first_kind(dossier: Dossier) -> AnswerKind:
    """The answer that is proposed: none when nobody knows who it was, else the letter with the norm."""
    is_unknown = dossier.perpetrator_known == PerpetratorKnown.NO
    return AnswerKind.NONE_POSSIBLE if is_unknown else AnswerKind.NORM_NOTICE


def stored_values(dossier: Dossier) -> dict[str, object]:
    """What is kept of the answer, as the form wants it."""
    answer = dossier.answer
    if answer is None:
        return {"kind": first_kind(dossier).value, "version": 0}
    return {
        "kind": answer.kind.value,
        "behaviour": answer.behaviour,
        "norm_rule": answer.norm_rule,
        "salutation": answer.salutation,
        "addressee_name": answer.addressee_name,
        "addressee_address": answer.addressee_address,
        "contact": answer.contact,
        "note": answer.note,
        "reporter_unrecognisable": answer.reporter_unrecognisable,
        "version": answer.version,
    }


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
    )


@dataclass(frozen=True)
class Preview:
    """The guard rails and, for a letter, the paper: what changes while someone types."""

    guards: tuple[Guard, ...]
    title: str
    count_words: str
    is_ready: bool
    paper: LetterPaper | None


def preview_of(answer: OpenAnswer, letterhead: Letterhead, now: datetime) -> Preview:
    found = rails(answer, place=letterhead.place)
    missing = [rail for rail in found if not rail.is_met]
    is_letter = answer.kind in LETTER_KINDS
    return Preview(
        guards=tuple(_guard(rail, answer) for rail in found),
        title=_("Kan de brief weg?") if is_letter else _("Kan dit worden vastgelegd?"),
        count_words=_count_words(len(missing), len(found)),
        is_ready=not missing,
        paper=paper_of(answer, letterhead, now) if is_letter else None,
    )


def _count_words(missing: int, total: int) -> str:
    if not missing:
        return _("Alles is er")
    words = ngettext("Nog %(missing)s van de %(total)s", "Nog %(missing)s van de %(total)s", missing)
    return words % {"missing": whole(missing), "total": whole(total)}


def _guard(rail: Rail, answer: OpenAnswer) -> Guard:
    if rail.is_met:
        return Guard(title=rail.title, detail=_("In orde"), mark=Mark.DONE)
    field = missing_field(rail, answer)
    return Guard(
        title=rail.title,
        detail=_("Ontbreekt: %(why)s") % {"why": rail.why},
        mark=Mark.LATE,
        href=f"#{FIRST_TILE.get(field, f'id_{field}')}" if field else "",
        link=_("Vul in") if field else "",
    )


def missing_field(rail: Rail, answer: OpenAnswer) -> str:
    """The field that mends it; of name, address and greeting the first that is empty."""
    if rail.key == "addressee":
        parts = ("salutation", "addressee_name", "addressee_address")
        return next(name for name in parts if not getattr(answer, name))
    return "" if rail.key == "place" else rail.field


def missing_errors(answer: OpenAnswer, letterhead: Letterhead) -> list[tuple[str | None, str]]:
    """The unmet rails as errors of the form, each at the field that mends it."""
    found = [rail for rail in rails(answer, place=letterhead.place) if not rail.is_met]
    return [(missing_field(rail, answer) or None, str(rail.why)) for rail in found]
