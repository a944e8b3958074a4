# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Confirming a redacted copy, and leaving nothing but the copies. Part of the acts of other rooms."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.redaction.codes import Source
from eenlijn.casework.redaction.covering import covered
from eenlijn.casework.redaction.models import RedactedCopy
from eenlijn.casework.redaction.proposing import propose_known
from eenlijn.casework.redaction.spans import Known, Span
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.destroying import destroy_keys
from eenlijn.foundation.sealed.compartments import Compartment


class MarksDoNotFit(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze markeringen passen niet bij de tekst. Laad de bladzijde opnieuw."))


class KnownNameLeft(Refused):
    """A name that the dossier knows would be read; `words` are as they stand in the text."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        told = _(
            "Namen uit dit dossier zijn nog te lezen: %(words)s. "
            "Dek ze af, of kruis aan dat dit geen namen zijn."
        )
        super().__init__(told % {"words": ", ".join(self.words)})


def confirm_copy(
    *,
    incident: Incident,
    source: Source,
    text: str,
    spans: Sequence[Span],
    known: Known,
    account_id: UUID,
    seen: int,
    now: datetime,
    keeps_known: bool = False,
) -> RedactedCopy:
    """Keep the copy as a new version; `seen` is the version that was on the screen, 0 when there was none.

    `keeps_known`: somebody looked, and what looks like a name of the dossier is none (`de bakker`).
    """
    check_marks(text, spans)
    if (left := known_left(text, spans, known)) and not keeps_known:
        raise KnownNameLeft(left)
    rows = RedactedCopy.objects.filter(incident=incident, source_kind=source.kind, source_id=source.id)
    newest = rows.order_by("-version").values_list("version", flat=True).first() or 0
    if newest != seen:
        raise ChangedMeanwhile
    row = RedactedCopy(
        organisation_id=incident.organisation_id,
        incident=incident,
        source_kind=source.kind,
        source_id=source.id,
        version=seen + 1,
        confirmed_by_id=account_id,
        confirmed_at=now,
    )
    marks = [(one.start, one.end, one.kind.value) for one in sorted(spans)]
    vault.seal(row, text=covered(text, spans, known.names), marks=json.dumps(marks), digest=digest_of(text))
    row.save(force_insert=True)
    return row


def check_marks(text: str, spans: Sequence[Span]) -> None:
    """Refuse marks outside the text, empty ones, and ones that meet."""
    end = 0
    for one in sorted(spans):
        if not end <= one.start < one.end <= len(text):
            raise MarksDoNotFit
        end = one.end


def known_left(text: str, spans: Sequence[Span], known: Known) -> list[str]:
    """What the dossier knows of people and stands uncovered, each once, as it is written."""
    left = [
        text[one.start : one.end]
        for one in propose_known(text, known)
        if not any(mark.start <= one.start and one.end <= mark.end for mark in spans)
    ]
    return list(dict.fromkeys(left))


def digest_of(text: str) -> str:
    """By which a page that was sent tells that it showed this very text."""
    return hashlib.sha256(text.encode()).hexdigest()


def keep_only_copy(*, incident: Incident) -> int:
    """Destroy the key of the own words of this case and leave the copies, which hold no person (decision 12).

    Own words, corrections, replies, summaries, handlers' notes and the places of the marks are gone for good,
    here and in a backup that lacks the key. Tells how many texts still have a copy; without one the coded
    facts are what stays. The caller decided that they may go, and writes the trail line.
    """
    destroy_keys(incident.case_id, (Compartment.OWN_WORDS,))
    return (
        RedactedCopy.objects.filter(incident=incident).values("source_kind", "source_id").distinct().count()
    )
