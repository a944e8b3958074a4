# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The data for joining a criminal case on a page, to copy to the form of the prosecution; in Dutch, like it.

Made when it is asked and kept nowhere. The form itself is handed out by the prosecution.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from eenlijn.casework.damages.advice import ADVANCE_CENTS, ADVANCE_MONTHS, advance_limit, fund_until
from eenlijn.casework.damages.codes import Bearer
from eenlijn.casework.damages.joining import JoiningLine, JoiningSheet
from eenlijn.casework.dossier.damage import JoiningPage, open_joining
from eenlijn.casework.letters.keeping import LetterUnprintable
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.documents.actions import HandedOut
from eenlijn.commons.documents.codes import MediaType
from eenlijn.foundation.pdf import Part, Record, record_pdf
from eenlijn.foundation.pdf.pdf_file import LetterNotMade
from eenlijn.foundation.text import euros_of_cents, long_date

# What the form asks and we do not hold.
BY_HAND: Final = "vul zelf in op het formulier"
# What the suspect may read later is asked about first.
BY_NUMBER: Final = "laat nog leeg: er is onder nummer gevraagd. Vraag eerst politie of OM hoe het kan"


def hand_out_joining(*, actor: Actor, number: str, place: int, now: datetime) -> HandedOut:
    """One sheet as PDF, with the trail line of reading it."""
    page = open_joining(actor=actor, number=number, now=now)
    if not 1 <= place <= len(page.sheets):
        raise NotVisible
    record = Record(
        title="Gegevens voor het voegen in de strafzaak",
        parts=tuple(parts_of(page.sheets[place - 1], page)),
        watermark=f"Dossier {number}",
        language="nl",
        page_words=("pagina", "van"),
        moment=now,
    )
    try:
        content = record_pdf(record)
    except LetterNotMade as problem:
        raise LetterUnprintable from problem
    return HandedOut(f"voegen-{number}-{place}.pdf", MediaType.PDF.value, content)


def parts_of(sheet: JoiningSheet, page: JoiningPage) -> Iterator[Part]:
    """Who, what happened, each line, the sums, and the hints; a home address is never filled in."""
    yield Part(
        "Wie de schade heeft",
        (
            ("Naam", _name(sheet, page)),
            ("Geboortedatum", BY_HAND),
            ("Adres", f"{BY_HAND}; gebruik liever het adres van het werk"),
            ("Rekeningnummer", BY_HAND),
        ),
    )
    yield Part(
        "De zaak",
        (
            ("Dag van het feit", long_date(page.happened_on, "nl")),
            ("Aangifte gedaan", "ja" if page.is_reported else "nog niet: zonder aangifte kan voegen niet"),
            ("Nummer van de politie en parketnummer", BY_HAND),
        ),
    )
    for line in sheet.lines:
        yield Part(line.label, tuple(_line(line)))
    yield Part("Samen", tuple(_sums(sheet)))
    yield Part("Goed om te weten", tuple(_hints(sheet, page)))


def _name(sheet: JoiningSheet, page: JoiningPage) -> str:
    if page.is_under_number and sheet.bearer == Bearer.EMPLOYEE:
        return BY_NUMBER
    return sheet.name or BY_HAND


def _line(line: JoiningLine) -> Iterator[tuple[str, str]]:
    yield "Dag van de schade", long_date(line.suffered_on, "nl")
    yield "Schade", _euros(line.cents)
    if line.advanced:
        yield "Al betaald door de werkgever", _euros(line.advanced)
    yield "Gevraagd", _euros(line.asked)
    yield "Bewijs", line.proof or (f"bestand {line.proof_place}" if line.proof_place else "nog geen")


def _sums(sheet: JoiningSheet) -> Iterator[tuple[str, str]]:
    yield "Materieel", _euros(sheet.material)
    yield "Immaterieel (smartengeld)", _euros(sheet.immaterial)
    yield "Samen gevraagd", _euros(sheet.together)
    yield "Wettelijke rente", "vraag deze, per post vanaf de dag van de schade"
    yield "Schadevergoedingsmaatregel", "vraag deze: dan int het CJIB"


def _hints(sheet: JoiningSheet, page: JoiningPage) -> Iterator[tuple[str, str]]:
    if sheet.bearer == Bearer.ORGANISATION:
        yield "Voorschot van het CJIB", "niet voor organisaties, alleen voor mensen"
    else:
        limit = advance_limit(page.kind_group)
        most = "zonder grens bij geweld en zeden" if limit is None else f"ten hoogste {_euros(ADVANCE_CENTS)}"
        yield "Voorschot van het CJIB", f"{ADVANCE_MONTHS} maanden na het vonnis, vanzelf, {most}"
        yield (
            "Schadefonds Geweldsmisdrijven",
            f"aanvragen tot en met {long_date(fund_until(page.happened_on), 'nl')}, bij ernstig letsel",
        )
    yield "Loon en re-integratie", "horen hier niet: die eist de werkgever via de civiele weg"
    yield "Stand van deze gegevens", "de vakken van het formulier zijn niet nagekeken bij het OM"


def _euros(cents: int) -> str:
    return euros_of_cents(cents, "nl")
