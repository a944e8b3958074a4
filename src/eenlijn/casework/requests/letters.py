# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of a request (it takes longer, decided, decided again): kept with the request, not a dossier.

It is sealed with the employer's key of C13, so who handles a dossier never reads who asked.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _

from eenlijn.casework.letters.composing import Paper, compose, day_words
from eenlijn.casework.letters.keeping import LetterIncomplete, LetterUnprintable
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.letters.wording import TEXT_TOPICS
from eenlijn.casework.requests.codes import GoneBy, Ground, Part, RequestKind, RequestLetter, Verdict
from eenlijn.casework.requests.models import DataRequest
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.documents.actions import keep_document
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.pdf import letter_pdf
from eenlijn.foundation.pdf.pdf_file import LetterNotMade
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import long_date

SALUTATION: Final = "Geachte heer of mevrouw"
DECIDER: Final = "de privacyfunctionaris"
HEARD: Final = "Wij lazen wat u schreef, en keken opnieuw naar uw verzoek."
# A letter is always in Dutch.
ASKED_FOR: Final = {
    RequestKind.ACCESS: "inzage in uw gegevens.",
    RequestKind.RECTIFICATION: "verbetering van uw gegevens.",
    RequestKind.ERASURE: "verwijdering van uw gegevens.",
    RequestKind.RESTRICTION: "uw gegevens wel te bewaren en niet te gebruiken.",
    RequestKind.OBJECTION: "uw gegevens niet meer te gebruiken.",
}
TEXTS: Final = {
    RequestLetter.EXTENSION: TextName.EXTENSION,
    RequestLetter.DECISION: TextName.REQUEST_DECISION,
    RequestLetter.OBJECTION: TextName.OBJECTION_DECISION,
}
FILE_NAMES: Final = {
    RequestLetter.EXTENSION: "langer",
    RequestLetter.DECISION: "besluit",
    RequestLetter.OBJECTION: "bezwaar",
}
SAID: Final = {
    Verdict.GRANTED: "Wij doen wat u vroeg.",
    Verdict.PARTLY: "Wij doen een deel van wat u vroeg.",
    Verdict.REFUSED: "Wij doen niet wat u vroeg.",
}


def make_letter(*, request: DataRequest, actor: Actor, which: RequestLetter, now: datetime) -> Document:
    """Freeze the letter as PDF; refused when it has a gap or a sign that cannot be printed."""
    paper = paper_of(request=request, which=which, now=now)
    if paper.missing or not paper.addressee:
        raise LetterIncomplete(paper.missing)
    try:
        content = letter_pdf(compose(paper))
    except LetterNotMade as problem:
        raise LetterUnprintable from problem
    return keep_document(
        actor=actor,
        now=now,
        organisation_id=request.organisation_id,
        kind=DocumentKind.LETTER,
        file_name=f"{FILE_NAMES[which]}-{request.number}.pdf",
        media_type=MediaType.PDF,
        content=content,
        compartment=Compartment.REQUESTS,
    )


def paper_of(*, request: DataRequest, which: RequestLetter, now: datetime) -> Paper:
    """What the letter is made from; of a child it goes to the parent or guardian."""
    organisation = request.organisation
    lines = tuple(organisation.postal_lines.splitlines())
    name, representative = vault.open(request, "name"), vault.open(request, "representative")
    return Paper(
        name=TEXTS[which],
        values=_values(request, organisation.name, lines, which),
        rules=rules_of(request.organisation_id, now, TEXT_TOPICS),
        sender=(organisation.name, *lines),
        place_name=organisation.place_name,
        addressee_name=representative if request.is_minor else name,
        addressee_address=vault.open(request, "address"),
        number=request.number,
        letter_number=list(RequestLetter).index(which) + 1,
        is_first=False,
        written_at=now,
        child=name if request.is_minor else "",
    )


def _values(
    request: DataRequest, organisation: str, lines: tuple[str, ...], which: RequestLetter
) -> LetterValues:
    post = f"per brief, {', '.join(lines)}." if lines else "bij de balie."
    reasons = {
        RequestLetter.EXTENSION: "extension_reason",
        RequestLetter.DECISION: "reasons",
        RequestLetter.OBJECTION: "objection_reasons",
    }[which]
    with translation.override("nl"):
        return LetterValues(
            salutation=SALUTATION,
            organisation=organisation,
            contact=post,
            privacy_contact=post,
            request_day=_day(request.received_at),
            request_words=ASKED_FOR[RequestKind(request.kind)],
            objection_day=_day(request.objected_at),
            letter_day=_day(request.decided_at),
            valid_until=_day(request.due_at),
            heard=HEARD,
            decision=_decision(request, which),
            decider_function=DECIDER,
            reasons=vault.open(request, reasons),
            retention="zolang u bezwaar kunt maken.",
        )


def _decision(request: DataRequest, which: RequestLetter) -> str:
    """Yes, partly or no, and then exactly what goes, what stays and why, and what went before."""
    if which is RequestLetter.EXTENSION:
        return ""
    verdict = request.objection_verdict if which is RequestLetter.OBJECTION else request.verdict
    return " ".join((SAID[Verdict(verdict)], *outcome_words(request.outcome)))


def outcome_words(outcome: Mapping[str, Any]) -> Iterator[str]:
    """The sentences about what goes and what stays, in the language of this moment."""
    if outcome.get("goes"):
        now_or_later = (_("Wij verwijderen: %(parts)s."), _("Later verwijderen wij: %(parts)s."))
        words = now_or_later[bool(outcome.get("waits"))]
        yield words % {"parts": _counted(outcome["goes"])}
    for ground in Ground:
        parts = [part for part, why in outcome.get("stays", ()) if why == ground]
        if parts:
            yield _("Dit blijft: %(parts)s. Want %(why)s.") % {"parts": _counted(parts), "why": ground.label}
    for at, ground, parts in outcome.get("gone", ()):
        yield _("Op %(day)s is al vernietigd: %(parts)s. De reden: %(why)s.") % {
            "day": long_date(to_local(datetime.fromisoformat(at)).date()),
            "parts": _counted(parts),
            "why": GoneBy(ground).label,
        }


def _counted(parts: Iterable[str]) -> str:
    return "; ".join(str(Part(one).label) for one in parts)


def _day(moment: datetime | None) -> str:
    return day_words(to_local(moment).date()) if moment else ""
