# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Karin asks damage back: with proof, a claim, letters, payments and an agreement; Dirk never sees any."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.damages.actions import (
    AdvanceTooLarge,
    AmountUnreadable,
    DayImpossible,
    NewAdvance,
    NewLine,
    NotOfColleague,
    RouteReasonNeeded,
)
from eenlijn.casework.damages.claiming import (
    ClaimSettled,
    CostsReasonNeeded,
    LineNotClaimable,
    MixedClaim,
    NewPayment,
    NewPlan,
    NoPlanRuns,
    NothingChosen,
    PayerNeeded,
    PaymentTooLarge,
    PlanRuns,
    ProofNeeded,
    WriteOffReasonNeeded,
)
from eenlijn.casework.damages.codes import ClaimLetterKind, Route
from eenlijn.casework.damages.instalments import PlanDoesNotAddUp, PlanImpossible
from eenlijn.casework.damages.joining import JoiningSheet
from eenlijn.casework.damages.models import Claim, ClaimLetter, DamageLine, Payment, PaymentPlan
from eenlijn.casework.damages.papers import (
    ClaimIsOver,
    Debtor,
    LetterToMake,
    LetterTooEarly,
    NoPlanToWrite,
    PayDayImpossible,
    RemedyNotApproved,
)
from eenlijn.casework.damages.rates import RateUnknown
from eenlijn.casework.dossier import claims, damage, files, hand_overs, police_file
from eenlijn.casework.dossier.claims import ClaimPage
from eenlijn.casework.dossier.damage import JoiningPage, NoSuchFile
from eenlijn.casework.dossier.joining_paper import BY_NUMBER, parts_of
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.keeping import LetterHasLeft, LetterIncomplete
from eenlijn.casework.police_reports.codes import Filer, IdentityReason, IdentityStep, PoliceWay
from eenlijn.casework.police_reports.drafting import Choice
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.documents.models import Document
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories
from tests.factories.claim_letters import read_and_make

DAY = timedelta(days=1)
PAPER = "Bon van de opticien, map 4"
TO = Debtor(
    name="T. Tester",
    address="Teststraat 1\n7600 XX Almelo",
    pay_to="op rekening NL00 TEST 0000 0000 00.",
    contact="088 000 01 30, klantenservice.",
)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna's report, assessed by Carla, with Karin asked as lawyer."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    hand_overs.ask(
        actor=cast.carla.actor,
        number=made,
        kind=AssignmentKind.LEGAL,
        account_id=cast.karin.id,
        now=monday,
    )
    return made


class Desk:
    """Karin at work on one dossier."""

    def __init__(self, actor: Actor, number: str, now: datetime) -> None:
        self.actor, self.number, self.now = actor, number, now

    def add(self, kind: str = "emp_belongings", amount: str = "240,50", proof: str = PAPER) -> int:
        damage.add_damage(
            actor=self.actor, number=self.number, new=NewLine(kind, amount, proof), now=self.now
        )
        return DamageLine.objects.count()

    def claim(self, *places: int, route: Route = Route.CLAIM_LETTER) -> int:
        return claims.claim_damage(
            actor=self.actor, number=self.number, places=places, route=route, now=self.now
        )

    def page(self, claim_id: int) -> ClaimPage:
        return claims.open_claim(actor=self.actor, number=self.number, place=claim_id, now=self.now)

    def version(self, claim_id: int) -> int:
        return Claim.objects.get(number=claim_id).version

    def pay(self, claim_id: int, amount: str, on: date | None = None, by: str = "other") -> None:
        claims.record_payment(
            actor=self.actor,
            number=self.number,
            place=claim_id,
            new=NewPayment(amount, on or self.now.date(), by),
            version=self.version(claim_id),
            now=self.now,
        )

    def agree(self, claim_id: int, new: NewPlan) -> None:
        claims.agree_to_pay(
            actor=self.actor,
            number=self.number,
            place=claim_id,
            new=new,
            version=self.version(claim_id),
            now=self.now,
        )

    def write_off(self, claim_id: int, reason: str) -> None:
        claims.write_off_claim(
            actor=self.actor,
            number=self.number,
            place=claim_id,
            reason=reason,
            version=self.version(claim_id),
            now=self.now,
        )

    def letter(
        self,
        claim_id: int,
        kind: ClaimLetterKind = ClaimLetterKind.FIRST,
        to: Debtor = TO,
        until: date = date(2026, 7, 1),
        pay_until: date = date(2026, 12, 7),
    ) -> int:
        return read_and_make(
            actor=self.actor,
            number=self.number,
            place=claim_id,
            new=LetterToMake(kind, to, "U sloeg de bril van onze medewerker stuk.", until, pay_until),
            version=self.version(claim_id),
            now=self.now,
        )

    def sent(self, claim_id: int, kind: ClaimLetterKind = ClaimLetterKind.FIRST) -> None:
        claims.record_claim_letter_sent(
            actor=self.actor,
            number=self.number,
            place=claim_id,
            kind=kind,
            at=self.now,
            by="post",
            proof="",
            now=self.now,
        )

    def states(self) -> list[str]:
        lines = damage.open_damage(actor=self.actor, number=self.number, now=self.now).lines
        return [one.state.value for one in lines]


@pytest.fixture
def karin(cast: Cast, number: str, monday: datetime) -> Desk:
    return Desk(cast.karin.actor, number, monday)


@pytest.fixture
def real(cast: Cast) -> None:
    """An employer that is not invented: a person has to stand for some texts first (decision 9)."""
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(is_invented=False)


def cents(measure: str) -> int:
    return sum(Fact.objects.filter(measure=measure).values_list("delta", flat=True))


def clock(number: str) -> Clock:
    return Clock.objects.get(incident__number=number, kind="claim_payment")


def acts(number: str) -> list[str]:
    rows = TimelineEntry.objects.filter(incident__number=number).order_by("pk")
    told = ("damage", "claim_letter", "payment")
    return sorted(one.act for one in rows if one.act.startswith(told))


def test_a_claim_without_proof_is_refused_and_nothing_is_lost(karin: Desk) -> None:
    bare = karin.add(proof="")
    with pytest.raises(ProofNeeded) as refused:
        karin.claim(bare)
    assert refused.value.sentence.startswith("Bij deze post staat geen bewijs: Eigendommen medewerker.")
    assert (karin.states(), Claim.objects.count(), Fact.objects.filter(measure="claimed").count()) == (
        ["noted"],
        0,
        0,
    )
    damage.prove_damage(
        actor=karin.actor,
        number=karin.number,
        place=bare,
        proof=PAPER,
        proof_place=None,
        version=1,
        now=karin.now,
    )
    karin.claim(bare)
    assert karin.states() == ["claimed"]


def test_a_file_that_is_not_in_the_dossier_proves_nothing(karin: Desk) -> None:
    with pytest.raises(NoSuchFile):
        damage.add_damage(
            actor=karin.actor,
            number=karin.number,
            new=NewLine("org_property", "10", proof_place=1),
            now=karin.now,
        )


def test_a_file_that_was_let_through_proves_a_line(karin: Desk, cast: Cast, number: str) -> None:
    place = files.add_file(
        actor=cast.carla.actor, number=number, file_name="bon.txt", content=b"Bon: 10 euro", now=karin.now
    )
    new = NewLine("org_property", "10", proof_place=place)
    told = {"actor": karin.actor, "number": number, "new": new, "now": karin.now}
    # As long as the scanner did not look, nobody opens it and it proves nothing.
    with pytest.raises(NoSuchFile):
        damage.add_damage(**told)  # type: ignore[arg-type]
    Evidence.objects.update(state=EvidenceState.CLEAN)
    damage.add_damage(**told)  # type: ignore[arg-type]
    karin.claim(1)
    assert karin.page(1).lines[0].proof_place == place


def test_paid_in_full_closes_claim_and_lines_and_everything_is_counted(
    karin: Desk, number: str, monday: datetime
) -> None:
    coat, phone = karin.add("emp_belongings", "240,50"), karin.add("emp_travel", "9,50")
    claim = karin.claim(coat, phone)
    page = karin.page(claim)
    assert (page.balance.standing.open, page.balance.unknown_from) == (25_000, date(2026, 7, 1))
    karin.pay(claim, "100")
    assert karin.page(claim).balance.standing.open == 15_000
    karin.now = monday + DAY
    karin.pay(claim, "150", by="collector")
    page = karin.page(claim)
    assert (page.state, page.balance.standing.open) == ("paid", 0)
    assert [(one.cents, one.paid_by) for one in page.payments] == [(10_000, "other"), (15_000, "collector")]
    assert karin.states() == ["recovered", "recovered"]
    assert (cents("damage"), cents("claimed"), cents("recovered"), cents("written_off")) == (
        1,
        25_000,
        25_000,
        0,
    )
    assert acts(number) == [
        "damage_claimed", "damage_noted", "damage_noted", "damage_paid", "damage_recovered"
    ]  # fmt: skip
    with pytest.raises(ClaimSettled):
        karin.pay(claim, "1")


def test_a_payment_larger_than_what_is_open_is_refused_with_what_is_open(karin: Desk) -> None:
    claim = karin.claim(karin.add(amount="240,50"))
    karin.pay(claim, "200")
    with pytest.raises(PaymentTooLarge) as refused:
        karin.pay(claim, "40,51")
    assert "stond €\N{NO-BREAK SPACE}40,50 open" in refused.value.sentence
    assert "rente vanaf woensdag 1 juli 2026 kennen wij nog niet" in refused.value.sentence
    assert (Payment.objects.count(), karin.page(claim).balance.standing.open) == (1, 4_050)


@pytest.mark.parametrize(
    ("amount", "on", "by", "refusal"),
    [
        ("veel", date(2026, 11, 23), "other", AmountUnreadable),
        ("-5", date(2026, 11, 23), "other", AmountUnreadable),
        ("5", date(2026, 11, 24), "other", DayImpossible),
        ("5", date(2020, 1, 1), "other", DayImpossible),
        ("5", date(2026, 11, 23), "sinterklaas", PayerNeeded),
    ],
)
def test_a_payment_of_nonsense_is_refused(
    karin: Desk, amount: str, on: date, by: str, refusal: type[Refused]
) -> None:
    claim = karin.claim(karin.add())
    with pytest.raises(refusal):
        karin.pay(claim, amount, on, by)
    assert not Payment.objects.exists()


def test_two_people_saving_the_second_is_told(karin: Desk) -> None:
    claim = karin.claim(karin.add())
    for version, problem in ((1, None), (1, ChangedMeanwhile)):

        def pay(seen: int = version) -> None:
            claims.record_payment(
                actor=karin.actor,
                number=karin.number,
                place=claim,
                new=NewPayment("10", karin.now.date(), "other"),
                version=seen,
                now=karin.now,
            )

        if problem is None:
            pay()
        else:
            with pytest.raises(problem):
                pay()
    assert Payment.objects.count() == 1


def test_what_the_employer_paid_first_is_asked_once_by_the_employer(karin: Desk) -> None:
    glasses = karin.add("emp_belongings", "240,50")

    def advance(amount: str, version: int, on: date = date(2026, 11, 23)) -> None:
        damage.advance_damage(
            actor=karin.actor,
            number=karin.number,
            place=glasses,
            new=NewAdvance(amount, on, "Afschrift november"),
            version=version,
            now=karin.now,
        )

    with pytest.raises(AdvanceTooLarge):
        advance("240,51", 1)
    with pytest.raises(DayImpossible):
        advance("40,50", 1, date(2026, 11, 24))
    advance("200", 1)
    lines = damage.open_damage(actor=karin.actor, number=karin.number, now=karin.now).lines
    assert [(one.damage_type, one.bearer, one.cents, one.asked) for one in lines] == [
        ("emp_belongings", "employee", 24_050, 4_050),
        ("org_paid_to_employee", "organisation", 20_000, 20_000),
    ]
    paid = lines[1].number
    with pytest.raises(MixedClaim):
        karin.claim(glasses, paid)
    own, employers = karin.claim(glasses), karin.claim(paid)
    assert [karin.page(one).balance.standing.open for one in (own, employers)] == [4_050, 20_000]
    assert (cents("damage"), cents("claimed")) == (1, 24_050)
    with pytest.raises(NotOfColleague):
        advance("1", 3)


def test_what_was_advanced_whole_is_the_employers_alone(karin: Desk) -> None:
    glasses = karin.add("emp_belongings", "80")
    damage.advance_damage(
        actor=karin.actor,
        number=karin.number,
        place=glasses,
        new=NewAdvance("80", karin.now.date(), "Afschrift"),
        version=1,
        now=karin.now,
    )
    assert karin.states() == ["advanced", "noted"]
    with pytest.raises(LineNotClaimable):
        karin.claim(glasses)
    with pytest.raises(NothingChosen):
        karin.claim()


def test_the_rest_is_written_off_with_a_reason_and_counted(karin: Desk, number: str) -> None:
    claim = karin.claim(karin.add(amount="240,50"))
    karin.pay(claim, "40,50")
    with pytest.raises(WriteOffReasonNeeded):
        karin.write_off(claim, " ")
    karin.write_off(claim, "De ander heeft niets.")
    page = karin.page(claim)
    assert (page.state, page.written_off_reason, karin.states()) == (
        "written_off",
        "De ander heeft niets.",
        ["waived"],
    )
    assert (cents("claimed"), cents("recovered"), cents("written_off")) == (24_050, 4_050, 20_000)
    with pytest.raises(ClaimSettled):
        karin.write_off(claim, "Nog eens.")


def test_costs_are_asked_only_with_who_gave_them(karin: Desk) -> None:
    claim = karin.claim(karin.add(amount="100"))

    def costs(amount: str, reason: str) -> None:
        claims.add_claim_costs(
            actor=karin.actor,
            number=karin.number,
            place=claim,
            amount=amount,
            reason=reason,
            version=karin.version(claim),
            now=karin.now,
        )

    with pytest.raises(CostsReasonNeeded):
        costs("20", "")
    costs("20", "Vonnis kantonrechter")
    karin.pay(claim, "30")
    standing = karin.page(claim).balance.standing
    assert (standing.costs, standing.principal) == (0, 9_000)
    # Costs are no damage: of the 30 only 10 was recovered.
    assert cents("recovered") == 1_000


def test_an_agreement_is_over_exactly_what_is_open_and_its_clock_runs_to_the_next_instalment(
    karin: Desk, number: str, monday: datetime
) -> None:
    claim = karin.claim(karin.add(amount="240,50"))
    first = date(2026, 12, 1)
    with pytest.raises(PlanDoesNotAddUp) as refused:
        karin.agree(claim, NewPlan(3, "80", first))
    assert "samen €\N{NO-BREAK SPACE}240,00. Open staat €\N{NO-BREAK SPACE}240,50" in refused.value.sentence
    for wrong in (NewPlan(0, "240,50", first), NewPlan(1, "240,50", date(2026, 11, 22))):
        with pytest.raises(PlanImpossible):
            karin.agree(claim, wrong)
    assert not PaymentPlan.objects.exists()
    karin.agree(claim, NewPlan(3, "80", first, "80,50"))
    with pytest.raises(PlanRuns):
        karin.agree(claim, NewPlan(1, "240,50", first))
    told = [(one.due_on, one.cents, one.open) for one in karin.page(claim).balance.instalments]
    assert told == [
        (first, 8_000, 8_000),
        (date(2027, 1, 1), 8_000, 8_000),
        (date(2027, 2, 1), 8_050, 8_050),
    ]
    assert clock(number).due_at.date() == first
    karin.pay(claim, "100")
    assert clock(number).due_at.date() == date(2027, 1, 1)
    karin.now = monday + 60 * DAY
    late = [one.is_late(karin.now.date()) for one in karin.page(claim).balance.instalments]
    assert late == [False, True, False]
    karin.pay(claim, "60")
    karin.now = monday + 71 * DAY
    karin.pay(claim, "80,50")
    assert (karin.states(), clock(number).stop_reason) == (["recovered"], "done")


def test_an_agreement_that_stops_asks_the_rest_at_once(karin: Desk, number: str) -> None:
    claim = karin.claim(karin.add(amount="100"))

    def end(reason: str) -> None:
        claims.end_agreement(
            actor=karin.actor,
            number=karin.number,
            place=claim,
            reason=reason,
            version=karin.version(claim),
            now=karin.now,
        )

    with pytest.raises(NoPlanRuns):
        end("Zomaar")
    karin.agree(claim, NewPlan(2, "50", date(2026, 12, 1)))
    with pytest.raises(WriteOffReasonNeeded):
        end("")
    end("Hij betaalde niet.")
    assert karin.page(claim).plan is None
    assert clock(number).due_at.date() == date(2026, 12, 7)


def test_letters_leave_in_turn_are_frozen_and_start_the_term(karin: Desk, number: str) -> None:
    claim = karin.claim(karin.add())
    with pytest.raises(LetterTooEarly):
        karin.letter(claim, ClaimLetterKind.LAST)
    with pytest.raises(NoPlanToWrite):
        karin.letter(claim, ClaimLetterKind.PLAN)
    with pytest.raises(RateUnknown):
        karin.letter(claim, until=date(2026, 11, 23))
    with pytest.raises(PayDayImpossible):
        karin.letter(claim, pay_until=date(2026, 11, 23))
    with pytest.raises(LetterIncomplete):
        karin.letter(claim, to=Debtor())
    assert not ClaimLetter.objects.exists()
    assert karin.letter(claim) == 1
    # Made anew as long as it lies here: the one before is gone with its files.
    first = karin.letter(claim)
    assert (first, ClaimLetter.objects.count(), Document.objects.count()) == (2, 1, 2)
    assert not Clock.objects.filter(kind="claim_payment").exists()
    karin.sent(claim)
    assert clock(number).due_at.date() == date(2026, 12, 7)
    with pytest.raises(LetterHasLeft):
        karin.sent(claim)
    last = karin.letter(claim, ClaimLetterKind.LAST)
    page = claims.open_claim_letters(actor=karin.actor, number=number, place=claim, now=karin.now)
    assert [(one.number, one.kind, bool(one.sent_at)) for one in page.letters] == [
        (first, "first", True),
        (last, "last", False),
    ]
    assert page.debtor == TO
    words = " ".join(text for _head, text in page.letters[0].paper.blocks)
    assert "eigendommen van onze medewerker, maandag 23 november 2026: €\N{NO-BREAK SPACE}240,50" in words
    assert "Anna" not in words
    assert {one.compartment for one in Document.objects.all()} == {"C5"}


def test_a_letter_to_a_minor_goes_to_the_parent_or_guardian(karin: Desk) -> None:
    claim = karin.claim(karin.add())
    child = Debtor(
        name="Kim Tester",
        address="Teststraat 1\n7600 XX Almelo",
        representative="R. Tester",
        representative_address="Teststraat 3\n7600 XX Almelo",
        is_minor=True,
        pay_to=TO.pay_to,
        contact=TO.contact,
    )
    karin.letter(claim, to=child)
    page = claims.open_claim_letters(actor=karin.actor, number=karin.number, place=claim, now=karin.now)
    assert page.letters[0].paper.addressee[:2] == ("Aan de ouder(s) of voogd van Kim Tester", "R. Tester")


def test_nobody_stands_for_the_paragraph_so_no_letter_is_made(karin: Desk, real: None) -> None:
    claim = karin.claim(karin.add())
    with pytest.raises(RemedyNotApproved):
        karin.letter(claim)


def test_an_agreement_is_put_on_paper_and_other_letters_wait(karin: Desk) -> None:
    claim = karin.claim(karin.add(amount="100"))
    karin.agree(claim, NewPlan(2, "50", date(2026, 12, 1)))
    with pytest.raises(PlanRuns):
        karin.letter(claim)
    karin.letter(claim, ClaimLetterKind.PLAN)
    page = claims.open_claim_letters(actor=karin.actor, number=karin.number, place=claim, now=karin.now)
    words = " ".join(text for _head, text in page.letters[0].paper.blocks)
    assert "dinsdag 1 december 2026: €\N{NO-BREAK SPACE}50,00" in words
    karin.write_off(claim, "Hij is failliet.")
    with pytest.raises(ClaimIsOver):
        karin.letter(claim)


def test_the_road_is_advised_chosen_and_kept_with_a_reason_when_it_differs(karin: Desk) -> None:
    line_id = karin.add()
    page = damage.open_line(actor=karin.actor, number=karin.number, place=line_id, now=karin.now)
    assert page.advice.best == Route.CLAIM_LETTER

    def choose(route: Route, reason: str, version: int) -> None:
        damage.choose_road(
            actor=karin.actor,
            number=karin.number,
            place=line_id,
            route=route,
            reason=reason,
            version=version,
            now=karin.now,
        )

    with pytest.raises(RouteReasonNeeded):
        choose(Route.INSURANCE, "", 1)
    choose(Route.CLAIM_LETTER, "", 1)
    with pytest.raises(ChangedMeanwhile):
        choose(Route.INSURANCE, "Verzekerd.", 1)
    choose(Route.INSURANCE, "Verzekerd.", 2)
    line = damage.open_line(actor=karin.actor, number=karin.number, place=line_id, now=karin.now).line
    assert (line.route, line.route_reason) == (Route.INSURANCE, "Verzekerd.")


def test_for_joining_everybody_has_a_sheet_without_wages_and_advances(karin: Desk) -> None:
    glasses = karin.add("emp_belongings", "240,50")
    for kind, amount in (("emp_immaterial", "300"), ("org_property", "80"), ("org_wages", "1000")):
        karin.add(kind, amount)
    damage.advance_damage(
        actor=karin.actor,
        number=karin.number,
        place=glasses,
        new=NewAdvance("40,50", karin.now.date(), "Afschrift"),
        version=1,
        now=karin.now,
    )
    page = damage.open_joining(actor=karin.actor, number=karin.number, now=karin.now)
    assert [(one.bearer, one.material, one.immaterial, one.together) for one in page.sheets] == [
        ("employee", 20_000, 30_000, 50_000),
        ("organisation", 8_000, 0, 8_000),
    ]


def test_the_name_of_who_reported_under_number_is_not_on_what_the_suspect_reads(
    karin: Desk, cast: Cast
) -> None:
    karin.add("emp_immaterial", "300")
    karin.add("org_property", "80")
    told = {one.bearer: named(one, karin) for one in joining(karin).sheets}
    assert told == {"employee": "Anna (slachtoffer)", "organisation": "Busbedrijf Reggestreek (verzonnen)"}
    choice = Choice(
        way=PoliceWay.AANGIFTE,
        filer=Filer.EMPLOYER,
        identity=IdentityStep.UNDER_NUMBER,
        reasons=[IdentityReason.NOT_KNOWN],
        contact="",
        version=0,
    )
    police_file.choose_way(actor=cast.carla.actor, number=karin.number, choice=choice, now=karin.now)
    told = {one.bearer: named(one, karin) for one in joining(karin).sheets}
    assert told == {"employee": BY_NUMBER, "organisation": "Busbedrijf Reggestreek (verzonnen)"}


def joining(karin: Desk) -> JoiningPage:
    return damage.open_joining(actor=karin.actor, number=karin.number, now=karin.now)


def named(sheet: JoiningSheet, karin: Desk) -> str:
    """The name as it stands on the paper."""
    return dict(next(parts_of(sheet, joining(karin))).lines)["Naam"]


def test_only_the_lawyer_of_this_dossier_reads_or_writes_any_of_it(
    karin: Desk, cast: Cast, number: str
) -> None:
    line_id = karin.add()
    claim = karin.claim(line_id)
    karin.letter(claim)
    tries: list[Callable[[Actor], object]] = [
        lambda one: claims.open_claim(actor=one, number=number, place=claim, now=karin.now),
        lambda one: claims.open_claim_letters(actor=one, number=number, place=claim, now=karin.now),
        lambda one: damage.open_line(actor=one, number=number, place=line_id, now=karin.now),
        lambda one: damage.open_joining(actor=one, number=number, now=karin.now),
        lambda one: claims.hand_out_claim_letter(
            actor=one, number=number, place=claim, kind=ClaimLetterKind.FIRST, is_word=False, now=karin.now
        ),
        lambda one: claims.record_payment(
            actor=one,
            number=number,
            place=claim,
            new=NewPayment("1", karin.now.date(), "other"),
            version=2,
            now=karin.now,
        ),
    ]
    lines = TrailLine.objects.count()
    for one in (cast.carla, cast.bram, cast.anna, cast.dirk, cast.teun, cast.noor):
        for act in tries:
            with pytest.raises(NotVisible):
                act(one.actor)
    assert TrailLine.objects.count() == lines
    handed = claims.hand_out_claim_letter(
        actor=karin.actor,
        number=number,
        place=claim,
        kind=ClaimLetterKind.FIRST,
        is_word=False,
        now=karin.now,
    )
    assert handed.content.startswith(b"%PDF-")
    # Who coordinates sees how it stands, the victim how far the own lines are.
    carlas = damage.open_damage(actor=cast.carla.actor, number=number, now=karin.now)
    assert (carlas.lines, carlas.claims, carlas.people) == ((), (), ())
    own = damage.claims_of(cast.anna.actor, Incident.objects.get(number=number))
    assert [one.state for one in own] == ["claimed"]
