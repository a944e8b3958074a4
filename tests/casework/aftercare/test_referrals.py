# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna says yes to one receiver for one purpose, and no again; what she did not tick is on no slip."""

from datetime import datetime
from io import BytesIO

import pikepdf
import pytest

from eenlijn.casework.aftercare import carers, referrals
from eenlijn.casework.aftercare.carers import NoCarer, UnknownAs
from eenlijn.casework.aftercare.codes import CareMomentKind, Receiver, SlipOutcome
from eenlijn.casework.aftercare.models import CareMoment, Referral
from eenlijn.casework.aftercare.referrals import (
    Consent,
    ConsentStands,
    NotConsented,
    NothingTicked,
    PurposeUnknown,
    ReachForSlip,
    ReceiverUnknown,
)
from eenlijn.casework.dossier import care, own_care, own_reports, slips
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories
from tests.factories.pdf_words import text_of

YES = Consent("victim_support", "call_me", ("reach", "what"), reach="06 kanariebereik")


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


@pytest.fixture
def moment(cast: Cast, number: str, monday: datetime) -> CareMoment:
    row = CareMoment.objects.get(incident__number=number, moment=CareMomentKind.FIRST_TALK)
    care.ask_carer(
        actor=cast.carla.actor, number=number, moment_id=row.pk, account_id=cast.joost.id, now=monday
    )
    return row


def words(pdf: bytes) -> str:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return " ".join(text_of(opened).split())


def slip(cast: Cast, number: str, now: datetime, receiver: str = "victim_support") -> str:
    return words(slips.own_slip(actor=cast.anna.actor, number=number, receiver=receiver, now=now))


def test_the_slip_holds_what_was_ticked_and_nothing_else(cast: Cast, number: str, monday: datetime) -> None:
    with pytest.raises(NotConsented):
        slip(cast, number, monday)
    referrals.consent(actor=cast.anna.actor, number=number, said=YES, now=monday)
    text = slip(cast, number, monday)
    assert "06 kanariebereik" in text
    assert "Slachtofferhulp Nederland" in text
    assert "Contact met mij opnemen" in text
    for hidden in ("Anna", "Reggestreek", "Bus 4123", number, "jas"):
        assert hidden not in text
    for stranger in (cast.dirk, cast.carla, cast.bram, cast.teun):
        with pytest.raises(NotVisible):
            slips.own_slip(actor=stranger.actor, number=number, receiver="victim_support", now=monday)


def test_withdrawn_consent_is_seen_and_makes_no_slip(
    cast: Cast, number: str, moment: CareMoment, monday: datetime
) -> None:
    referrals.consent(actor=cast.anna.actor, number=number, said=YES, now=monday)
    made = slips.slip_for_carer(
        actor=cast.joost.actor, moment_id=moment.pk, receiver="victim_support", now=monday
    )
    assert made.startswith(b"%PDF")
    with pytest.raises(ConsentStands):
        referrals.consent(actor=cast.anna.actor, number=number, said=YES, now=monday)
    referrals.withdraw(actor=cast.anna.actor, number=number, receiver="victim_support", now=monday)

    (kept,) = own_care.own_care(cast.anna.actor, number, monday).referrals
    assert (kept.stands, kept.withdrawn_at, kept.reach) == (False, monday, "")
    assert Referral.objects.get().reach is None
    for act in (
        lambda: slip(cast, number, monday),
        lambda: slips.slip_for_carer(
            actor=cast.joost.actor, moment_id=moment.pk, receiver="victim_support", now=monday
        ),
        lambda: referrals.withdraw(
            actor=cast.anna.actor, number=number, receiver="victim_support", now=monday
        ),
        lambda: referrals.record_outcome(
            actor=cast.joost.actor,
            moment_id=moment.pk,
            receiver="victim_support",
            outcome="helped",
            now=monday,
        ),
    ):
        with pytest.raises(NotConsented):
            act()


def test_the_carer_writes_down_consent_and_one_word_about_what_came_of_it(
    cast: Cast, number: str, moment: CareMoment, monday: datetime
) -> None:
    told = Consent("own_doctor", "treat", ("name",), addressee="Praktijk kanariedokter")
    for stranger in (cast.carla, cast.bram, cast.dirk, cast.anna, cast.teun):
        with pytest.raises(NotVisible):
            referrals.consent_told(actor=stranger.actor, moment_id=moment.pk, said=told, now=monday)
    referrals.consent_told(actor=cast.joost.actor, moment_id=moment.pk, said=told, now=monday)
    referrals.record_outcome(
        actor=cast.joost.actor, moment_id=moment.pk, receiver="own_doctor", outcome="contact", now=monday
    )
    (seen,) = own_care.own_care(cast.anna.actor, number, monday).referrals
    assert (seen.by_carer, seen.outcome, seen.addressee) == (
        True,
        SlipOutcome.CONTACT,
        "Praktijk kanariedokter",
    )
    incident = Incident.objects.get(number=number)
    assert incident.report_id
    openings = own_reports.openings_of(cast.anna.actor, incident.report_id)
    assert {"note_consent", "record_referral"} < {one.action for one in openings}


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (Consent("company_doctor", "call_me", ("name",)), ReceiverUnknown),
        (Consent("police", "call_me", ("name",)), ReceiverUnknown),
        (Consent("own_doctor", "call_me", ("name",), addressee="x" * 121), ReceiverUnknown),
        (Consent("victim_support", "", ("name",)), PurposeUnknown),
        (Consent("victim_support", "call_me", ()), NothingTicked),
        (Consent("victim_support", "call_me", ("what",)), NothingTicked),
        (Consent("victim_support", "call_me", ("name", "diagnosis")), NothingTicked),
        (Consent("victim_support", "call_me", ("reach",)), ReachForSlip),
    ],
)
def test_consent_without_receiver_purpose_or_a_way_to_be_found_is_refused(
    cast: Cast, number: str, monday: datetime, said: Consent, refusal: type[Exception]
) -> None:
    lines = TrailLine.objects.count()
    with pytest.raises(refusal):
        referrals.consent(actor=cast.anna.actor, number=number, said=said, now=monday)
    assert (Referral.objects.count(), TrailLine.objects.count()) == (0, lines)


def test_only_the_administrator_says_who_gives_care_as_what(cast: Cast, monday: datetime) -> None:
    def say(actor: object, account_id: object, provider: str = carers.PEER) -> None:
        carers.set_given_as(actor=actor, account_id=account_id, provider=provider, now=monday)  # type: ignore[arg-type]

    for stranger in (cast.carla, cast.joost, cast.dirk, cast.anna):
        with pytest.raises(NotVisible):
            say(stranger.actor, cast.joost.id)
    with pytest.raises(NoCarer):
        say(cast.petra.actor, cast.dirk.id)
    with pytest.raises(UnknownAs):
        say(cast.petra.actor, cast.joost.id, "provider_police_family")
    say(cast.petra.actor, cast.joost.id)
    assert [(one.name, one.provider) for one in carers.carers_here(cast.petra.actor, monday)] == [
        ("Joost", "provider_bot")
    ]
    say(cast.petra.actor, cast.joost.id, "")
    assert carers.given_as(cast.reggestreek.pk) == {}


def test_a_company_doctor_can_be_chosen_where_the_employer_named_one(
    cast: Cast, number: str, monday: datetime
) -> None:
    carers.set_receiver(
        actor=cast.petra.actor,
        receiver=Receiver.COMPANY_DOCTOR,
        name="Arbodienst Twente (verzonnen)",
        reach="088 000",
        now=monday,
    )
    said = Consent("company_doctor", "advise", ("name",))
    referrals.consent(actor=cast.anna.actor, number=number, said=said, now=monday)
    assert "Arbodienst Twente (verzonnen), 088 000" in slip(cast, number, monday, "company_doctor")
    assert [one.receiver for one in carers.receivers_of(cast.dinkelborg.pk)] == [
        "victim_support",
        "own_doctor",
    ]
