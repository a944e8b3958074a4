# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region full of work: dossiers in every state, and the addresses that lead to every page."""

import hashlib
import io
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zipfile import ZipFile

from eenlijn.accountability.releases.deadlines import Period
from eenlijn.casework.aftercare.carers import PEER, set_given_as
from eenlijn.casework.aftercare.models import CareMoment, PeerTalk
from eenlijn.casework.aftercare.peers import ask_peer
from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.codes import ClaimLetterKind, Route
from eenlijn.casework.damages.papers import Debtor, LetterToMake
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import claims, damage, hand_overs, outcomes
from eenlijn.casework.dossier.care import ask_carer
from eenlijn.casework.dossier.deciding import propose_answer
from eenlijn.casework.dossier.finishing import ask_second
from eenlijn.casework.dossier.leaving import plan_leaving
from eenlijn.casework.imports.actions import start_trial
from eenlijn.casework.incidents.codes import AssignmentKind, Severity
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.codes import InvitationPurpose, MembershipState, Role
from eenlijn.commons.accounts.models import Invitation, Membership, RoleAssignment, RoleProposal
from eenlijn.commons.directory.actions import keep_waiting
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.mandates.models import Mandate
from eenlijn.commons.notices.codes import NoticeState, Reaches
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook import actions as rulebook
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.tenancy.actions import invite_member
from eenlijn.commons.tenancy.giving_roles import ask_role
from eenlijn.commons.tenancy.going_live import record_consent
from eenlijn.commons.tenancy.invitations import invitation_link
from eenlijn.commons.tenancy.reviewing import make_review, quarter_of
from eenlijn.commons.webhooks.codes import DeliveryState
from eenlijn.commons.webhooks.models import Delivery
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.identifiers import colleague_code
from tests.cast import SINCE, Cast
from tests.factories import registers, stories, tokens, webhooks
from tests.factories.claim_letters import read_and_make
from tests.factories.old_registers import loaded, map_columns, register, row, tried, uploaded
from tests.factories.released import make_edition
from tests.journeys.guarded import guarded

# The token of a first link, as it would stand in an address.
FIRST = "eerste-link-van-deze-proef"

# What a letter to who reported says.
OUTCOME = outcomes.Outcome("Wij schreven de ander een brief.", "bel 088 000 01 30.", is_checked=True)


@dataclass(frozen=True)
class Region:
    """Dossiers in every state, and the addresses that lead to them."""

    slug: str
    code: str
    new: str
    assessed: str
    red: str
    drafted: str
    final: str
    answered: str
    closed: str
    own: str
    ready: str
    along: str
    talk: str
    peer: str
    over_code: str
    link_id: str
    imports: dict[str, str]
    for_colleague: str
    typed: str
    for_anna: str
    annas: str
    managed: dict[str, str]
    reply: str
    proposed: str
    editions: tuple[str, str]
    guarded: dict[str, str]


def make_region(staff: Cast, link: OpenLink, moment: datetime) -> Region:
    """Everything that the rounds visit, through the product's own actions."""
    carla, began = staff.carla.actor, moment - timedelta(hours=40)
    stranger = Actor.link(link.organisation_id)
    receipt = stories.report(stranger, link, began)
    late = stories.report(stranger, link, moment - timedelta(hours=60)).number
    assessed = stories.report(stranger, link, moment - timedelta(hours=2)).number
    stories.assess(carla, assessed, moment, decision_influenced=True)
    red = stories.report(stranger, link, moment, is_safe_now=False).number
    drafted = stories.report(stranger, link, began).number
    stories.assess(carla, drafted, began)
    stories.write(carla, drafted, began, kind=AnswerKind.HEARING_INVITATION, behaviour="")
    final = stories.report(stranger, link, began).number
    stories.assess(carla, final, began)
    stories.write(carla, final, began)
    dossier.finish_letter(actor=carla, number=final, now=began)
    answered = stories.report(stranger, link, began).number
    stories.answer(carla, answered, began)
    damaged(staff, answered, moment)
    closed = stories.report(staff.anna.actor, link, began).number
    stories.answer(carla, closed, began)
    stories.settle(carla, closed, moment)
    dossier.close(actor=carla, number=closed, now=moment)
    dossier.open_dossier(actor=carla, number=closed, purpose="read", now=moment)
    outcomes.place_outcome(actor=carla, number=closed, outcome=OUTCOME, now=moment)
    assert late
    ready = stories.report(stranger, link, began).number
    stories.assess(carla, ready, began)
    stories.write(carla, ready, began)
    second_employer(staff)
    registers_here(staff, moment)
    rules_at_work(staff, moment)
    lost = Notice.objects.filter(reaches=Reaches.MAIL, recipient_id=staff.carla.id).first()
    assert lost is not None
    Notice.objects.filter(pk=lost.pk).update(state=NoticeState.GIVEN_UP, tries=5)
    return Region(
        slug=link.slug,
        code=receipt.code,
        new=receipt.number,
        assessed=assessed,
        red=red,
        drafted=drafted,
        final=final,
        answered=answered,
        closed=closed,
        own=closed,
        ready=ready,
        link_id=str(link.id),
        imports=old_registers_in_every_step(staff, moment),
        managed=managed(staff, moment),
        editions=(make_edition(), make_edition(Period.year(2025))),
        guarded=guarded(staff, link, moment, closed),
        **ways_in(staff, link, moment),
        **looking_along_and_caring(staff, link, moment),
        **hearing_and_decision(staff, link, moment),
    )


def damaged(staff: Cast, number: str, moment: datetime) -> None:
    """Karin was asked, noted two lines, and asked one of them back with a letter."""
    karin = staff.karin.actor
    legal = AssignmentKind.LEGAL
    hand_overs.ask(actor=staff.carla.actor, number=number, kind=legal, account_id=staff.karin.id, now=moment)
    for kind in ("emp_belongings", "org_property"):
        new = NewLine(kind, "240,50", "Rekening van de glaszetter.")
        damage.add_damage(actor=karin, number=number, new=new, now=moment)
    claims.claim_damage(actor=karin, number=number, places=[2], route=Route.CLAIM_LETTER, now=moment)
    to = Debtor("T. Tester", "Teststraat 1", pay_to="op rekening NL00 TEST.", contact="088 000 01 30.")
    until, day = date(2026, 7, 1), to_local(moment).date()
    letter = LetterToMake(
        ClaimLetterKind.FIRST, to, "U sloeg een ruit stuk.", until, day + timedelta(days=14)
    )
    read_and_make(actor=karin, number=number, place=1, new=letter, version=1, now=moment)


def looking_along_and_caring(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """A severe dossier that Bram is asked to look at, a talk for Joost, and a closed report behind a code."""
    carla, began = staff.carla.actor, moment - timedelta(hours=40)
    along = stories.report(staff.anna.actor, link, began).number
    stories.assess(carla, along, began, severity=Severity.VERY_SERIOUS, reason="Hij kent haar adres.")
    talk = CareMoment.objects.get(incident__number=along, moment="first_talk")
    ask_carer(actor=carla, number=along, moment_id=talk.pk, account_id=staff.joost.id, now=began)
    stories.write(carla, along, began)
    dossier.finish_letter(actor=carla, number=along, now=began)
    stories.send(carla, along, began)
    stories.settle(carla, along, began)
    ask_second(actor=carla, number=along, now=began)
    over = stories.report(Actor.link(link.organisation_id), link, began)
    stories.answer(carla, over.number, began)
    stories.settle(carla, over.number, moment)
    dossier.close(actor=carla, number=over.number, now=moment)
    outcomes.place_outcome(actor=carla, number=over.number, outcome=OUTCOME, now=moment)
    set_given_as(actor=staff.petra.actor, account_id=staff.joost.id, provider=PEER, now=began)
    ask_peer(actor=staff.anna.actor, number=along, account_id=staff.joost.id, reach="06", now=began)
    peer = str(PeerTalk.objects.get(incident__number=along).pk)
    return {"along": along, "talk": str(talk.pk), "peer": peer, "over_code": over.code}


def ways_in(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """A report for a colleague behind a code, one for Anna, and one of her own that is still open."""
    for_colleague: dict[str, Any] = {"way": "on_behalf", "reporter_role": "witness", "colleague_name": "Teun"}
    typed = stories.report(Actor.link(link.organisation_id), link, moment, **for_colleague)
    for_anna = {**for_colleague, "colleague_address": staff.anna.email}
    return {
        "typed": typed.code,
        "for_colleague": colleague_code(typed.code, audience=str(link.organisation_id)),
        "for_anna": stories.report(staff.teun.actor, link, moment, **for_anna).number,
        "annas": stories.report(staff.anna.actor, link, moment).number,
    }


def hearing_and_decision(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """An invitation that left, with the code in its letter; and a notice that waits for Ilse's decision."""
    carla, proposed = staff.carla.actor, stories.report(staff.anna.actor, link, moment).number
    stories.assess(carla, proposed, moment)
    stories.write(carla, proposed, moment)
    Mandate.objects.create(
        organisation=staff.reggestreek,
        answer_kind="norm_notice",
        highest_level=5,
        function_name="Directeur",
        function_key="directeur",
        valid_from=SINCE,
        source="mandaatregeling",
    )
    propose_answer(actor=carla, number=proposed, now=moment)
    invited = stories.report(staff.anna.actor, link, moment).number
    stories.assess(carla, invited, moment)
    stories.write(carla, invited, moment, kind=AnswerKind.HEARING_INVITATION)
    dossier.finish_letter(actor=carla, number=invited, now=moment)
    stories.send(carla, invited, moment)
    word = dossier.hand_out_letter(actor=carla, number=invited, is_word=True, now=moment)
    told = ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    found = re.search(r"/reactie/([0-9A-Z-]{19})/", told)
    assert found
    return {"proposed": proposed, "reply": found[1]}


def rules_at_work(staff: Cast, moment: datetime) -> None:
    """The pack of the sector holds; one topic has a draft that is right, one a draft that is wrong."""
    petra, sector = staff.petra.actor, Sector.TRANSPORT
    rulebook.adopt_pack(
        actor=petra,
        organisation_id=staff.reggestreek.pk,
        pack_content=contents_of(pack_of(sector)),
        pack_version="1",
        now=moment,
    )
    strict = {"terms": {"answer": {"amount": 24, "unit": "hours"}}}
    rulebook.save_draft(actor=petra, topic=Topic.TERMS, content=strict, version=0, now=moment)
    rulebook.save_draft(actor=petra, topic=Topic.PLACES, content={"places": [{}]}, version=0, now=moment)
    record_consent(actor=petra, decided_on=moment.date(), scope="Cijfers per team.", now=moment)


def second_employer(staff: Cast) -> None:
    """Bram works for two employers, so that he is asked for whom he is here."""
    since = SINCE + timedelta(days=1)
    membership = Membership.objects.create(
        organisation=staff.dinkelborg,
        account=staff.bram.account,
        function_name="Invaller",
        state=MembershipState.CONFIRMED,
        starts_on=since,
    )
    RoleAssignment.objects.create(
        organisation=staff.dinkelborg,
        membership=membership,
        role=Role.EMP,
        starts_on=since,
    )


def registers_here(staff: Cast, moment: datetime) -> None:
    """Registers that say where a postcode lay, and an edition of another that waits for a yes."""
    registers.twente_of_2020(moment)
    schools = [registers.school("06BY00", "De Schakel"), registers.school("07AA00", "De Brug")]
    kind, head = RegisterKind.PRIMARY_SCHOOLS, registers.SCHOOLS
    registers.loaded(kind, registers.file_of(head, schools[0]), SINCE, moment)
    keep_waiting(
        actor=staff.hugo.actor,
        kind=kind,
        content=registers.file_of(head, schools[1]),
        edition=moment.date(),
        file_name="scholen.csv",
        now=moment,
    )


def webhook_at_work(staff: Cast, moment: datetime) -> dict[str, str]:
    """A webhook with a delivery that failed, and a test that waits."""
    made = webhooks.told(staff.reggestreek, moment)
    failed = {"state": DeliveryState.FAILED_WILL_RETRY, "tries": 2, "status": 500, "why": "answered"}
    Delivery.objects.filter(pk=made.delivery_id).update(**failed)
    test = {"organisation": staff.reggestreek, "subscription_id": made.webhook_id, "at": moment}
    Delivery.objects.create(**test, next_try_at=moment)
    names = ("webhook", "delivery", "host")
    return dict(zip(names, map(str, (made.webhook_id, made.delivery_id, made.host_id)), strict=True))


def managed(staff: Cast, moment: datetime) -> dict[str, str]:
    """What Petra manages, somebody who did not come yet, and the two links for one use."""
    petra: dict[str, Any] = {"actor": staff.petra.actor, "now": moment}
    mandate = give_mandate(
        **petra,
        answer_kind="written_warning",
        highest_level=4,
        function_name="Teamleider",
        source="Mandaatbesluit van 2 maart 2026",
        valid_from=moment.date(),
    )
    ask_role(**petra, membership_id=staff.anna.membership.pk, role=Role.OOV)
    last_day = moment.date() + timedelta(days=20)
    change_id = plan_leaving(**petra, membership_id=staff.sam.membership.pk, last_day=last_day)
    year, quarter = quarter_of(moment.date())
    review_id = make_review(**petra, year=year, quarter=quarter)
    new = invite_member(
        **petra,
        organisation_id=staff.reggestreek.pk,
        email="nieuw@eenlijn.example",
        name="Nieuw",
        function_name="Buschauffeur",
    )
    Invitation.objects.create(
        purpose=InvitationPurpose.FIRST_ADMINISTRATOR,
        token_digest=hashlib.sha256(FIRST.encode()).hexdigest(),
        created_at=moment,
        expires_at=moment + timedelta(hours=24),
    )
    return {
        "mandate": str(mandate.id),
        **webhook_at_work(staff, moment),
        "token": str(tokens.made(staff.petra.actor, moment).id),
        "proposal": str(RoleProposal.objects.get().pk),
        "change": str(change_id),
        "review": str(review_id),
        "unit": str(staff.lijn_9.pk),
        "site": str(staff.remise.pk),
        "anna": str(staff.anna.membership.pk),
        "new": str(new.pk),
        "invitation": invitation_link(**petra, membership_id=new.pk),
    }


def old_registers_in_every_step(staff: Cast, moment: datetime) -> dict[str, str]:
    """One batch per step of taking over: chosen, tried (with a refused row), at work, loaded."""
    carla = staff.carla.actor
    refused = row("9", "24-11-2025 14:38", "23-11-2025 10:00")
    steps = {
        "chosen": uploaded(carla, register(row("1")), moment, "een.csv"),
        "tried": tried(carla, register(row("2"), refused), moment, "twee.csv"),
        "loaded": loaded(carla, register(row("3")), moment),
        "at_work": uploaded(carla, register(row("4")), moment, "vier.csv"),
    }
    map_columns(carla, steps["at_work"], moment)
    start_trial(actor=carla, batch_id=steps["at_work"], now=moment)
    return {step: str(batch_id) for step, batch_id in steps.items()}
