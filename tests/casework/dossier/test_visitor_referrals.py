# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wim was waiting for the bus and saw it; Carla refers him to victim support, as far as he says yes."""

from datetime import datetime
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest

from eenlijn.casework.aftercare import carers
from eenlijn.casework.aftercare.codes import Receiver, SlipOutcome
from eenlijn.casework.aftercare.referrals import Consent, ConsentStands, NotConsented, ReceiverUnknown
from eenlijn.casework.dossier import people, slips, visitor_referrals
from eenlijn.casework.dossier.visitor_referrals import OnlyForColleagues, open_visitors
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.casework.incidents.models import Victim
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories
from tests.factories.pdf_words import text_of

YES = Consent("victim_support", "call_me", ("name", "reach"), reach="06 kanariebereik")


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Wim saw it, and so did a colleague, who is nobody to refer here."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    for role, name in (("witness_visitor", "Wim van Velsen"), ("witness_employee", "Collega Kanarie")):
        people.add_person(actor=cast.carla.actor, number=made, person=NewPerson(role, name), now=monday)
    return made


@pytest.fixture
def wim(number: str) -> UUID:
    return Victim.objects.get(incident__number=number, role="witness_visitor").pk


def slip(cast: Cast, number: str, who: UUID, now: datetime) -> str:
    made = slips.slip_for_visitor(
        actor=cast.carla.actor, number=number, victim_id=who, receiver="victim_support", now=now
    )
    with pikepdf.open(BytesIO(made)) as opened:
        return " ".join(text_of(opened).split())


def refer(cast: Cast, number: str, who: UUID, now: datetime, said: Consent = YES) -> None:
    visitor_referrals.refer_visitor(actor=cast.carla.actor, number=number, victim_id=who, said=said, now=now)


def test_who_is_no_colleague_stands_there_and_the_company_doctor_does_not(
    cast: Cast, number: str, wim: UUID, monday: datetime
) -> None:
    carers.set_receiver(
        actor=cast.petra.actor, receiver=Receiver.COMPANY_DOCTOR, name="Arbo Kanarie", reach="", now=monday
    )
    page = open_visitors(actor=cast.carla.actor, number=number, now=monday)
    assert [(one.id, one.name, one.role) for one in page.visitors] == [
        (wim, "Wim van Velsen", "Getuige (bezoeker)")
    ]
    assert [one.receiver for one in page.receivers] == [Receiver.VICTIM_SUPPORT, Receiver.OWN_DOCTOR]
    for purpose, receiver in (("call_me", "company_doctor"), ("advise", "victim_support")):
        with pytest.raises(OnlyForColleagues):
            refer(cast, number, wim, monday, Consent(receiver, purpose, ("name",)))


def test_the_slip_holds_what_wim_said_yes_to_and_nothing_else(
    cast: Cast, number: str, wim: UUID, monday: datetime
) -> None:
    with pytest.raises(NotConsented):
        slip(cast, number, wim, monday)
    refer(cast, number, wim, monday)
    text = slip(cast, number, wim, monday)
    for word in ("Slachtofferhulp Nederland", "Wim van Velsen", "06 kanariebereik"):
        assert word in text
    for word in ("Lijn 62", "Reggestreek", "Collega Kanarie", number, "Anna"):
        assert word not in text
    with pytest.raises(ConsentStands):
        refer(cast, number, wim, monday)


def test_the_outcome_is_one_word_and_a_withdrawn_yes_makes_no_slip(
    cast: Cast, number: str, wim: UUID, monday: datetime
) -> None:
    refer(cast, number, wim, monday)
    told = {"actor": cast.carla.actor, "number": number, "victim_id": wim, "receiver": "victim_support"}
    with pytest.raises(ReceiverUnknown):
        visitor_referrals.record_visitor_outcome(**told, outcome="Hij huilde nog", now=monday)  # type: ignore[arg-type]
    visitor_referrals.record_visitor_outcome(**told, outcome="helped", now=monday)  # type: ignore[arg-type]
    (seen,) = open_visitors(actor=cast.carla.actor, number=number, now=monday).visitors
    assert [(one.outcome, one.by_carer) for one in seen.referrals] == [(SlipOutcome.HELPED, True)]
    visitor_referrals.end_visitor_referral(**told, now=monday)  # type: ignore[arg-type]
    with pytest.raises(NotConsented):
        slip(cast, number, wim, monday)
    (seen,) = open_visitors(actor=cast.carla.actor, number=number, now=monday).visitors
    assert [(one.stands, one.reach) for one in seen.referrals] == [(False, "")]
    acts = TrailLine.objects.filter(object_type="victim", object_id=str(wim)).order_by("sequence")
    assert [one.action for one in acts] == ["note_consent", "record_referral", "note_withdrawal"]


def test_only_who_handles_it_refers_and_only_who_is_no_colleague(
    cast: Cast, number: str, wim: UUID, monday: datetime
) -> None:
    for stranger in (cast.anna, cast.bram, cast.dirk, cast.joost, cast.noor):
        with pytest.raises(NotVisible):
            open_visitors(actor=stranger.actor, number=number, now=monday)
        with pytest.raises(NotVisible):
            visitor_referrals.refer_visitor(
                actor=stranger.actor, number=number, victim_id=wim, said=YES, now=monday
            )
    for one in Victim.objects.filter(incident__number=number).exclude(pk=wim):
        with pytest.raises(NotVisible):
            refer(cast, number, one.pk, monday)
