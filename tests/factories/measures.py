# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A measure that runs: an answer that left, with all that a desk needs, begun by the product's own act."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from secrets import token_bytes
from uuid import uuid4

from django.db import transaction

from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.response.actions import AnswerDraft
from eenlijn.casework.response.codes import NORM_VERSION, AnswerKind, AnswerState, SentBy
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions import actions
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.commons.keys import vault
from tests.cast import Person
from tests.factories.stories import CONTENT

INSTRUCTION = "Ontvang met twee collega's."
TO_CALL = "088 000 01 30, beveiliging"
NAME = "J. van den Berg"
BIRTH_DATE = "1980-03-03"
CLIENT_NUMBER = "KL-20 417"
WHERE = "Remise en servicewinkel."

# A building ban in which nothing is missing, as a handler types it.
BAN = AnswerDraft(
    kind=AnswerKind.BUILDING_BAN,
    norm_rule="2",
    behaviour="U pakte onze medewerker bij de jas.",
    salutation="Geachte heer Tester",
    addressee_name="T. Tester",
    addressee_address="Teststraat 1\n7600 XX Almelo",
    contact="088 000 01 30, klantenservice.",
    note="",
    reporter_unrecognisable=True,
    version=0,
    starts_on=date(2026, 11, 23),
    valid_until=date(2027, 2, 23),
    where_it_holds="het busstation in Almelo.",
    remaining_channel="aan de telefoon en per mail.",
    instruction="Vraag de reiziger om weg te gaan.",
    to_call="Verkeersleiding, 088 000 01 31",
    deviation="Hij had een mes bij zich en wachtte haar op.",
    closes=("visit",),
)


def reported(by: Person, at: datetime) -> str:
    """The number of a new dossier about what happened a little before."""
    receipt = open_from_report(
        actor=by.actor,
        organisation_id=by.membership.organisation_id,
        link=None,
        content=replace(CONTENT, when="other", occurred_at=at - timedelta(minutes=20)),
        report_key=token_bytes(16),
        language="nl",
        now=at,
    )
    return receipt.number


def begin_measure(
    number: str,
    by: Person,
    now: datetime,
    *,
    starts_on: date,
    ends_on: date,
    kind: AnswerKind = AnswerKind.BUILDING_BAN,
    name: str = NAME,
    birth_date: str = BIRTH_DATE,
    client_number: str = CLIENT_NUMBER,
    where: str = WHERE,
    instruction: str = INSTRUCTION,
    to_call: str = TO_CALL,
) -> Restriction:
    """An answer that left at `now`, and what begins with it."""
    incident = Incident.objects.select_related("organisation").get(number=number)
    with transaction.atomic():
        other = _other(incident, name, birth_date, client_number)
        answer = Answer(
            id=uuid4(),
            organisation_id=incident.organisation_id,
            incident=incident,
            perpetrator=other,
            kind=kind,
            state=AnswerState.SENT,
            norm_rule="2",
            norm_version=NORM_VERSION,
            starts_on=starts_on,
            valid_until=ends_on,
            closes="visit",
            drafted_by_id=by.id,
            drafted_at=now,
            decided_by_id=by.id,
            decided_at=now,
            sent_at=now,
            sent_by=SentBy.POST,
        )
        vault.seal(
            answer,
            where_it_holds=where,
            instruction=instruction,
            to_call=to_call,
            salutation="Geachte heer Van den Berg",
            contact="bel 088 000 01 30.",
        )
        answer.save(force_insert=True)
        return actions.begin(incident=incident, answer=answer, person=other, now=now)


def _other(incident: Incident, name: str, birth_date: str, client_number: str) -> Perpetrator:
    """Who is there already keeps their name."""
    found = Perpetrator.objects.filter(incident=incident).order_by("label").first()
    other = found or Perpetrator(
        id=uuid4(), organisation_id=incident.organisation_id, incident=incident, label="A"
    )
    if other.name is None:
        vault.seal(other, name=name, address="Teststraat 1\n7600 XX Almelo")
    vault.seal(other, birth_date=birth_date or None, client_number=client_number or None)
    other.save()
    return other
