# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What police, damage and care refuse, by the act and on the screen; `docs/policy/guard-rails.md` tells each.

The sentences stand here once: a test finds them where people read them, and that page quotes them.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
from django.test import Client

from eenlijn.casework.aftercare.actions import Ending
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.claiming import NewPayment, PaymentTooLarge, ProofNeeded
from eenlijn.casework.damages.codes import ClaimLetterKind, Route
from eenlijn.casework.damages.models import Claim, ClaimLetter, DamageLine, Payment
from eenlijn.casework.damages.papers import Debtor, LetterToMake
from eenlijn.casework.damages.rates import RateUnknown
from eenlijn.casework.disclosures.actions import NotApprovedYet, NotYourOwn
from eenlijn.casework.disclosures.models import Disclosure
from eenlijn.casework.dossier import care, claims, damage, hand_overs, police_file, releasing
from eenlijn.casework.dossier.care import NotYoursToRecord
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.police_reports.drafting import Texts
from eenlijn.casework.police_reports.home_address import HomeAddressInFile
from eenlijn.casework.police_reports.models import PoliceDraft
from eenlijn.commons.access.refusals import NotVisible
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")

PAGE: Final = Path(__file__).parents[4] / "docs/policy/guard-rails.md"
HEADING: Final = "## What police, damage and care refuse"
SAID: Final = {
    "a_claim_without_proof": "Eisen zonder bewijs houdt geen stand.",
    "a_payment_larger_than_the_claim": "Een betaling kan niet groter zijn: geef terug wat te veel is",
    "a_rate_beyond_the_table": "Onze tabel loopt van dinsdag 1 januari 2002 tot en met dinsdag 30 juni 2026, "
    "en wij raden niet.",
    "a_home_address_in_a_police_file": "Een thuisadres hoort nooit in een aangifte: "
    "de verdachte kan het lezen.",
    "a_release_without_a_second_person": "Zonder tweede persoon gaat er niets naar buiten: "
    "wie het krijgt, houdt het.",
    "a_release_approved_by_who_proposed_it": "Dit voorstel is van jou. Een ander kijkt mee",
    "a_talk_recorded_by_who_did_not_have_it": "Dat doet alleen wie het gesprek voerde: "
    "je collega kiest zelf met wie.",
    "a_talk_recorded_by_who_does_not_see_it": "Deze pagina bestaat niet, of is niet voor jou.",
}
DOORS: Final = ("act", "screen")
PAY_UNTIL: Final = date(2026, 12, 7)
BEYOND: Final = date(2026, 11, 23)
HOME: Final = "Wim, Kerkstraat 12"


@pytest.fixture
def number(cast: Cast, report: Report, stages: Stages, monday: datetime) -> str:
    """Anna's dossier that Carla assessed; Karin was asked for the damage."""
    made = stages.assessed(report())
    hand_overs.ask(
        actor=cast.carla.actor,
        number=made,
        kind=AssignmentKind.LEGAL,
        account_id=cast.karin.id,
        now=monday,
    )
    return made


@pytest.fixture
def karin(cast: Cast, visit: Visit) -> Client:
    return visit(cast.karin)


def line(cast: Cast, number: str, now: datetime, proof: str = "Rekening van de glaszetter") -> None:
    """One line of 240.50."""
    new = NewLine("org_property", "240,50", proof)
    damage.add_damage(actor=cast.karin.actor, number=number, new=new, now=now)


def claimed(cast: Cast, number: str, now: datetime) -> None:
    """Asked back: what is open is 240.50, with proof."""
    line(cast, number, now)
    claims.claim_damage(actor=cast.karin.actor, number=number, places=(1,), route=Route.CLAIM_LETTER, now=now)


def read(client: Client, page: str, /, **values: Any) -> str:
    """What the page says that comes back; nothing was done, so it leads nowhere."""
    answer = client.post(page, values)
    assert answer.status_code in {200, 404, 409, 422}
    return text_of(answer)


# Damage ---------------------------------------------------------------------------------------


def test_a_claim_without_proof_by_act(cast: Cast, number: str, monday: datetime) -> None:
    line(cast, number, monday, proof="")
    with pytest.raises(ProofNeeded, match=SAID["a_claim_without_proof"]):
        claims.claim_damage(
            actor=cast.karin.actor, number=number, places=(1,), route=Route.CLAIM_LETTER, now=monday
        )
    assert (DamageLine.objects.get().state, Claim.objects.exists()) == ("noted", False)


def test_a_claim_without_proof_by_screen(cast: Cast, karin: Client, number: str, monday: datetime) -> None:
    line(cast, number, monday, proof="")
    sent = {"do": "claim", "lines": ["1"], "route": "route_claim_letter"}
    assert SAID["a_claim_without_proof"] in read(karin, f"/dossiers/{number}/schade/", **sent)
    assert (DamageLine.objects.get().state, Claim.objects.exists()) == ("noted", False)


def test_a_payment_larger_than_the_claim_by_act(cast: Cast, number: str, monday: datetime) -> None:
    claimed(cast, number, monday)
    with pytest.raises(PaymentTooLarge, match=SAID["a_payment_larger_than_the_claim"]):
        claims.record_payment(
            actor=cast.karin.actor,
            number=number,
            place=1,
            new=NewPayment("240,51", monday.date(), "other"),
            version=1,
            now=monday,
        )
    assert (Payment.objects.exists(), Claim.objects.get().version) == (False, 1)


def test_a_payment_larger_than_the_claim_by_screen(
    cast: Cast, karin: Client, number: str, monday: datetime
) -> None:
    claimed(cast, number, monday)
    sent = {"do": "pay", "amount": "240,51", "paid_on": "2026-11-23", "paid_by": "other", "version": "1"}
    told = read(karin, f"/dossiers/{number}/schade/eis/1/", **sent)
    assert SAID["a_payment_larger_than_the_claim"] in told
    assert (Payment.objects.exists(), Claim.objects.get().version) == (False, 1)


def test_a_rate_beyond_the_table_by_act(cast: Cast, number: str, monday: datetime) -> None:
    claimed(cast, number, monday)
    to = Debtor(
        name="T. Berg",
        address="Teststraat 1\n7600 XX Almelo",
        pay_to="op rekening NL00 TEST 0000 0000 00.",
        contact="088 000 01 30.",
    )
    with pytest.raises(RateUnknown, match=SAID["a_rate_beyond_the_table"]):
        claims.make_claim_letter(
            actor=cast.karin.actor,
            number=number,
            place=1,
            new=LetterToMake(ClaimLetterKind.FIRST, to, "U sloeg een ruit stuk.", BEYOND, PAY_UNTIL),
            seen="",
            version=1,
            now=monday,
        )
    assert not ClaimLetter.objects.exists()


def test_a_rate_beyond_the_table_by_screen(cast: Cast, karin: Client, number: str, monday: datetime) -> None:
    claimed(cast, number, monday)
    sent = {
        "do": "make",
        "kind": "first",
        "name": "T. Berg",
        "address": "Teststraat 1\n7600 XX Almelo",
        "behaviour": "U sloeg een ruit stuk.",
        "interest_until": BEYOND.isoformat(),
        "pay_until": PAY_UNTIL.isoformat(),
        "pay_to": "op rekening NL00 TEST 0000 0000 00.",
        "contact": "088 000 01 30.",
        "version": "1",
    }
    told = read(karin, f"/dossiers/{number}/schade/eis/1/brief/", **sent)
    assert SAID["a_rate_beyond_the_table"] in told
    assert not ClaimLetter.objects.exists()


# Police and release ---------------------------------------------------------------------------


def test_a_home_address_in_a_police_file_by_act(cast: Cast, number: str, monday: datetime) -> None:
    typed = Texts({"what": "Hij dreigde.", "witnesses": HOME}, version=0)
    with pytest.raises(HomeAddressInFile, match=SAID["a_home_address_in_a_police_file"]):
        police_file.write_draft(actor=cast.carla.actor, number=number, typed=typed, now=monday)
    assert not PoliceDraft.objects.exists()


def test_a_home_address_in_a_police_file_by_screen(carla: Client, number: str) -> None:
    sent = {"what": "Hij dreigde.", "witnesses": HOME, "version": 0}
    told = read(carla, f"/dossiers/{number}/aangifte/tekst/", **sent)
    assert SAID["a_home_address_in_a_police_file"] in told
    assert (HOME in told, PoliceDraft.objects.exists()) == (True, False)


@pytest.fixture
def package(carla: Client, number: str) -> UUID:
    """A package that Carla put together and at which nobody looked yet."""
    told = {
        "fields_chosen": ["number", "employer"],
        "ground": "own_report",
        "purpose": "Bij onze aangifte van vandaag.",
        "kind": "police",
        "name": "Eva Vink",
        "organisation": "Politie Twente",
        "mail": "eva@eenlijn.example",
        "wish": "wants",
        "days": "14",
    }
    assert carla.post(f"/dossiers/{number}/vrijgeven/nieuw/", told).status_code == 302
    return Disclosure.objects.get().pk


def never_left() -> bool:
    """Nobody said yes, and there is no link."""
    row = Disclosure.objects.get()
    return (row.settled_at, row.link_digest) == (None, None)


def test_a_release_without_a_second_person_by_act(
    cast: Cast, number: str, package: UUID, monday: datetime
) -> None:
    with pytest.raises(NotApprovedYet, match=SAID["a_release_without_a_second_person"]):
        releasing.hand_out_release(actor=cast.carla.actor, number=number, release_id=package, now=monday)
    assert never_left()


def test_a_release_without_a_second_person_by_screen(carla: Client, package: UUID) -> None:
    told = read(carla, f"/vrijgaven/{package}/", do="link")
    assert SAID["a_release_without_a_second_person"] in told
    assert never_left()


def test_a_release_approved_by_who_proposed_it_by_act(
    cast: Cast, number: str, package: UUID, monday: datetime
) -> None:
    with pytest.raises(NotYourOwn, match=SAID["a_release_approved_by_who_proposed_it"]):
        releasing.judge_release(
            actor=cast.carla.actor, number=number, release_id=package, is_agreed=True, now=monday
        )
    assert never_left()


def test_a_release_approved_by_who_proposed_it_by_screen(carla: Client, package: UUID) -> None:
    told = read(carla, f"/vrijgaven/{package}/", do="agree")
    assert SAID["a_release_approved_by_who_proposed_it"] in told
    assert never_left()


# Care -----------------------------------------------------------------------------------------


@pytest.fixture
def talk(number: str) -> CareMoment:
    """Anna's first talk, for which she did not choose her manager."""
    return CareMoment.objects.get(incident__number=number, moment=CareMomentKind.FIRST_TALK)


def is_planned(talk: CareMoment) -> bool:
    talk.refresh_from_db()
    return talk.state == CareState.PLANNED


def test_a_talk_recorded_by_who_did_not_have_it_by_act(
    cast: Cast, number: str, talk: CareMoment, monday: datetime
) -> None:
    for person in (cast.bram, cast.carla):
        with pytest.raises(NotYoursToRecord, match=SAID["a_talk_recorded_by_who_did_not_have_it"]):
            care.record_by_manager(
                actor=person.actor, number=number, moment_id=talk.pk, at=monday, now=monday
            )
    assert is_planned(talk)


def test_a_talk_recorded_by_who_did_not_have_it_by_screen(
    cast: Cast, visit: Visit, number: str, talk: CareMoment
) -> None:
    sent = {"do": "first", "moment": str(talk.pk), "at": "2026-11-23T09:00"}
    for person in (cast.bram, cast.carla):
        told = read(visit(person), f"/dossiers/{number}/nazorg/", **sent)
        assert SAID["a_talk_recorded_by_who_did_not_have_it"] in told
    assert is_planned(talk)


def test_a_talk_recorded_by_who_does_not_see_it_by_act(
    cast: Cast, number: str, talk: CareMoment, monday: datetime
) -> None:
    """Joost gives care, but nobody asked him for this one: it is as if it did not exist."""
    made = Ending(CareState.MADE, monday, provider="provider_social_work")
    for person in (cast.joost, cast.carla, cast.bram, cast.karin, cast.dirk):
        with pytest.raises(NotVisible):
            care.record_talk(actor=person.actor, moment_id=talk.pk, ending=made, now=monday)
    with pytest.raises(NotVisible):
        care.record_by_manager(actor=cast.dirk.actor, number=number, moment_id=talk.pk, at=monday, now=monday)
    assert is_planned(talk)


def test_a_talk_recorded_by_who_does_not_see_it_by_screen(cast: Cast, visit: Visit, talk: CareMoment) -> None:
    sent = {"do": "made", "at": "2026-11-23T09:00", "provider": "provider_social_work"}
    for person in (cast.joost, cast.carla, cast.bram, cast.karin, cast.dirk):
        told = read(visit(person), f"/gesprekken/{talk.pk}/", **sent)
        assert SAID["a_talk_recorded_by_who_does_not_see_it"] in told
    assert is_planned(talk)


def test_what_was_recorded_in_another_window_is_told(
    cast: Cast, visit: Visit, number: str, monday: datetime
) -> None:
    first = CareMoment.objects.get(incident__number=number, moment=CareMomentKind.FIRST_CARE)
    care.record_by_manager(actor=cast.bram.actor, number=number, moment_id=first.pk, at=monday, now=monday)
    sent = {"do": "first", "moment": str(first.pk), "at": "2026-11-23T09:00"}
    told = read(visit(cast.bram), f"/dossiers/{number}/nazorg/", **sent)
    assert "Dit gesprek is al vastgelegd." in told


def test_the_page_of_the_policy_tells_each_by_its_tests_and_in_its_words() -> None:
    """Two rows for each: by the act and on the screen, with the sentence of the test."""
    part = PAGE.read_text("utf-8").split(HEADING)[1]
    rows = [one for one in part.splitlines() if "| `test_" in one]
    for name, sentence in SAID.items():
        for door in DOORS:
            found = [one for one in rows if f"`test_{name}_by_{door}`" in one]
            assert [f"«{sentence}»" in one for one in found] == [True], (name, door)
            assert f"test_{name}_by_{door}" in globals()
    assert len(rows) == len(SAID) * len(DOORS)
