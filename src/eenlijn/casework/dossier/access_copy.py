# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The copy for who asked to see their data: facts, what they said themselves, and what a person covered.

Nothing of who reported, who saw it, or where anybody lives: of texts of others only the copies that a person
confirmed (`redaction`); without one the text is left out, and the copy says so.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import translation

from eenlijn.casework.fairness.models import Hearing, Statement
from eenlijn.casework.incidents.codes import Severity, label
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.redaction.queries import copies_of
from eenlijn.casework.requests import queries
from eenlijn.casework.requests.access import dossiers_visible_to
from eenlijn.casework.requests.codes import AskedBy
from eenlijn.casework.requests.models import Correction, DataRequest
from eenlijn.casework.response.codes import AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.pdf import Part, Record, record_pdf
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import long_moment

NO_COPY: Final = "Een tekst van een ander staat er niet bij: daarin staat nog wie het schreef."
WATERMARK: Final = "kopie voor de aanvrager"


@transaction.atomic
def access_copy(*, actor: Actor, number: str, now: datetime) -> bytes:
    """Make the copy of a request that was decided, with a trail line; NotVisible before that."""
    row = queries.request_row(actor, number)
    if not row.verdict or not row.identity:
        raise NotVisible
    incidents = [one.incident for one in dossiers_visible_to(actor, row).select_related("incident")]
    with translation.override("nl"):
        parts = tuple(part for incident in incidents for part in _parts(incident, row) if part.lines)
    record = Record(f"Uw gegevens, verzoek {row.number}", parts, WATERMARK, "nl", ("pagina", "van"), now)
    content = record_pdf(record)
    told = (Compartment.FACTS, Compartment.OWN_WORDS, Compartment.REQUESTS)
    append(
        actor,
        now,
        Entry(
            action="make_access_copy",
            object_type="request",
            object_id=row.pk,
            compartments=told,
            purpose="data_request",
        ),
    )
    return content


def _parts(incident: Incident, row: DataRequest) -> Iterator[Part]:
    yield Part(f"Dossier {incident.number}", tuple(_facts(incident)))
    if row.asked_by == AskedBy.ACCUSED:
        yield Part("Wat u ons vertelde", tuple(_own_side(incident)))
    yield Part("Wat wij u stuurden", tuple(_answers(incident)))
    yield Part("Wat anderen schreven, met namen afgedekt", tuple(_covered(incident)))


def _facts(incident: Incident) -> Iterator[tuple[str, str]]:
    yield "Wat", str(label("incident_type", incident.main_type))
    yield "Gebeurd", long_moment(incident.occurred_at, "nl")
    yield "Vastgelegd", long_moment(incident.registered_at, "nl")
    yield "Stap", str(incident.get_status_display())
    if incident.severity:
        yield "Ernst", str(Severity(incident.severity).label)


def _own_side(incident: Incident) -> Iterator[tuple[str, str]]:
    for hearing in Hearing.objects.filter(incident=incident).order_by("invited_at"):
        # What a colleague wrote down of a talk may name another: only a copy that somebody covered goes out.
        told = vault.words(hearing, "reply") or long_moment(hearing.invited_at, "nl")
        yield str(hearing.get_state_display()), told
    for statement in Statement.objects.filter(incident=incident).order_by("received_at"):
        yield "Uw verklaring", vault.words(statement, "words")
    for correction in Correction.objects.filter(incident=incident).order_by("at"):
        yield "Verbetering", vault.words(correction, "words")


def _answers(incident: Incident) -> Iterator[tuple[str, str]]:
    for answer in Answer.objects.filter(incident=incident, state=AnswerState.SENT).order_by("sent_at"):
        if answer.sent_at is not None:
            yield str(answer.get_kind_display()), long_moment(answer.sent_at, "nl")


def _covered(incident: Incident) -> Iterator[tuple[str, str]]:
    copies = copies_of(incident)
    for copy in copies.values():
        yield "Tekst", copy.text
    if not copies:
        yield "Let op", NO_COPY
