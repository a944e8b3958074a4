# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter with a decision on a request, or on an objection to one: kept with the request, not a dossier.

It is sealed with the employer's key of C13, so who handles a dossier never reads who asked.
"""

from datetime import datetime
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _

from eenlijn.casework.letters.composing import Paper, compose, day_words
from eenlijn.casework.letters.keeping import LetterIncomplete, LetterUnprintable
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.letters.wording import TEXT_TOPICS
from eenlijn.casework.requests.codes import RequestKind, Verdict
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
SAID: Final = {
    Verdict.GRANTED: "Wij doen wat u vroeg.",
    Verdict.PARTLY: "Wij doen een deel van wat u vroeg.",
    Verdict.REFUSED: "Wij doen niet wat u vroeg.",
}


def make_letter(*, request: DataRequest, actor: Actor, after_objection: bool, now: datetime) -> Document:
    """Freeze the letter as PDF; refused when it has a gap or a sign that cannot be printed."""
    paper = paper_of(request=request, after_objection=after_objection, now=now)
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
        file_name=f"{_('besluit')}-{request.number}.pdf",
        media_type=MediaType.PDF,
        content=content,
        compartment=Compartment.REQUESTS,
    )


def paper_of(*, request: DataRequest, after_objection: bool, now: datetime) -> Paper:
    """What the letter is made from; of a minor it goes to the parent or guardian."""
    organisation = request.organisation
    lines = tuple(organisation.postal_lines.splitlines())
    name, representative = vault.open(request, "name"), vault.open(request, "representative")
    return Paper(
        name=TextName.OBJECTION_DECISION if after_objection else TextName.REQUEST_DECISION,
        values=_values(request, organisation.name, lines, after_objection=after_objection),
        rules=rules_of(request.organisation_id, now, TEXT_TOPICS),
        sender=(organisation.name, *lines),
        place_name=organisation.place_name,
        addressee_name=representative if request.is_minor else name,
        addressee_address=vault.open(request, "address"),
        number=request.number,
        letter_number=2 if after_objection else 1,
        is_first=False,
        written_at=now,
        child=name if request.is_minor else "",
    )


def _values(
    request: DataRequest, organisation: str, lines: tuple[str, ...], *, after_objection: bool
) -> LetterValues:
    post = f"per brief, {', '.join(lines)}." if lines else "bij de balie."
    verdict = Verdict(request.objection_verdict if after_objection else request.verdict)
    with translation.override("nl"):
        return LetterValues(
            salutation=SALUTATION,
            organisation=organisation,
            contact=post,
            privacy_contact=post,
            request_day=day_words(to_local(request.received_at).date()),
            request_words=ASKED_FOR[RequestKind(request.kind)],
            objection_day=day_words(to_local(request.objected_at).date()) if request.objected_at else "",
            letter_day=day_words(to_local(request.decided_at).date()) if request.decided_at else "",
            heard=HEARD,
            decision=SAID[verdict],
            decider_function=DECIDER,
            reasons=vault.open(request, "objection_reasons" if after_objection else "reasons"),
            retention="zolang u bezwaar kunt maken.",
        )
