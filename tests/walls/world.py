# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three places full of work: Anna's team, the team next to hers, and an employer elsewhere.

Every free text at Anna's employer holds a canary, a word that stands nowhere else; whoever reads one
reads something of that employer. Made once per file of tests, through the product's own actions.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

from eenlijn.casework.aftercare.carers import PEER, care_givers
from eenlijn.casework.aftercare.models import CareMoment, CarerAs, PeerTalk
from eenlijn.casework.aftercare.peers import ask_peer
from eenlijn.casework.aftercare.referrals import Consent, consent
from eenlijn.casework.clocks.actions import make_feed
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import files
from eenlijn.casework.dossier.care import ask_carer, care_page
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.intake import Receipt, open_from_report
from eenlijn.casework.dossier.listing import Question
from eenlijn.casework.dossier.remarks import Said, add_note
from eenlijn.casework.evidence.actions import settle
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.exports import actions as exports
from eenlijn.casework.exports.codes import ExportPurpose
from eenlijn.casework.imports import actions as imports
from eenlijn.casework.imports.codes import Keep
from eenlijn.casework.incidents.codes import Severity
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.actions import end_link, make_link
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import OpenLink, ReportContent, open_link
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind, SentBy
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import GlassReason, Role
from eenlijn.commons.access.models import BrokenGlass
from eenlijn.commons.accounts.codes import InvitationPurpose
from eenlijn.commons.accounts.models import Absence, Invitation, MembershipChange, RightsReview, RoleProposal
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.keys import vault
from eenlijn.commons.mandates.models import Mandate
from eenlijn.commons.notices.codes import NoticeState, Reaches
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.organisations.models import Site, Unit
from eenlijn.commons.sign_in.codes import MailKind
from eenlijn.commons.sign_in.models import AccountMail
from eenlijn.commons.tenancy.actions import invite_member
from eenlijn.commons.tenancy.invitations import invitation_link
from eenlijn.commons.tokens.models import Token
from eenlijn.commons.trail.codes import ReviewRule
from eenlijn.commons.trail.models import LineToReview, ReviewMonth
from eenlijn.foundation.scanner import Verdict
from tests.cast import FOUNDER, Cast, Person
from tests.factories import files as made_files
from tests.factories import old_registers, stories, webhooks
from tests.factories.registers import boundary, geojson, loaded
from tests.factories.released import make_edition
from tests.walls.answer_scenes import running_measure, stays_behind
from tests.walls.measure_scenes import approved, followed_up
from tests.walls.scenes import Scene, prevented, released, visited, waiting, worked_on

# Where a canary sits; the word itself is the name of the place turned into one nobody writes.
PERCHES = (
    "words", "place", "name", "address", "behaviour", "proof", "reason", "addressee", "street", "contact",
    "salutation", "note", "unit", "file", "cell", "refused", "ground", "link", "feedback", "police", "lesson",
    "damage", "person", "aside", "detail", "care", "reply", "reach", "colleague", "correction", "waived",
    "finding", "summary", "channel", "upload", "where", "instruction", "call", "breach", "task", "statement",
    "linked", "asked", "asker", "visit", "release", "track", "accident", "risk", "exhibit", "outcome",
    "sentence", "spot",
)  # fmt: skip
STAGES = ("reported", "assessed", "drafted", "finished", "sent", "closed")
BATCHES = ("uploaded", "mapped", "tried", "loaded", "trying", "loading")
MISSING_NUMBER = "0000-000"
MISSING_CODE = "0000-1111-2222-3333"
MISSING_ID = UUID("5b0a3f0e-4c55-4f0f-9a51-2f2c8a0f7d11")


@dataclass(frozen=True)
class Place:
    """One team with a dossier in every stage, an old register in every state, and links to report with."""

    reporter: Person
    coordinator: Person
    numbers: Mapping[str, str]
    codes: Mapping[str, str]
    batches: Mapping[str, UUID]
    link_id: UUID
    slug: str
    ended_link_id: UUID
    ended_slug: str
    lost_notice_id: UUID
    feed: str
    ids: Mapping[str, UUID]

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every number, code and id by which something of this place could be named."""
        ids = (*self.batches.values(), self.link_id, self.ended_link_id)
        return (*self.numbers.values(), *self.codes.values(), self.slug, self.feed, *map(str, ids))


@dataclass(frozen=True)
class World:
    """The cast at work: Anna's team, the team next to it, and Dirk's employer."""

    cast: Cast
    now: datetime
    team: Place
    next_team: Place
    elsewhere: Place
    edition: str


class Staff(NamedTuple):
    """Who else works there: a second person for what is severe, and a lawyer."""

    second: Person | None = None
    lawyer: Person | None = None


_NOBODY: Final = Staff()


def canary(perch: str) -> str:
    """The word that sits there; letters beyond ASCII, because leaks like to hide in an encoding."""
    return f"Kanarie{perch}şüß"


def make_world(cast: Cast, now: datetime) -> World:
    Unit.objects.filter(pk=cast.lijn_62.pk).update(name=f"Lijn 62 {canary('unit')}")
    told = {perch: canary(perch) for perch in PERCHES}
    plain = dict.fromkeys(PERCHES, "gewoon")
    first = _first_link(now)
    _let_decide(cast, now)
    world = World(
        cast=cast,
        now=now,
        team=make_place(
            cast.anna,
            cast.carla,
            cast.lijn_62,
            told,
            now,
            reader=cast.eva,
            staff=Staff(cast.bram, cast.karin),
            first_link=first,
        ),
        next_team=make_place(
            cast.teun, cast.carla, cast.klantenservice, told, now, reader=cast.eva, has_imports=False
        ),
        elsewhere=make_place(cast.mila, cast.dirk, cast.woonservice, plain, now, reader=cast.eva),
        edition=make_edition(),
    )
    _leave_waiting(world.team, now)
    _leave_waiting(world.elsewhere, now)
    loaded(RegisterKind.BOUNDARIES, geojson(boundary("GM0141", "Almelo")), date(2023, 1, 1), now)
    return world


def make_place(
    reporter: Person,
    coordinator: Person,
    unit: Unit,
    told: Mapping[str, str],
    now: datetime,
    *,
    reader: Person,
    has_imports: bool = True,
    staff: Staff = _NOBODY,
    first_link: str = "",
) -> Place:
    actor = coordinator.actor
    link = make_link(actor=actor, unit_id=unit.pk, place=f"Bus {told['link']}", now=now)
    ended = make_link(actor=actor, unit_id=unit.pk, place=f"Balie {told['link']}", now=now)
    end_link(actor=actor, link_id=ended.pk, now=now)
    numbers = {stage: _reported(reporter, told, now) for stage in STAGES}
    by_link = _reported_by_link(link.slug, told, now)
    for stage, number in numbers.items():
        _bring(actor, number, stage, told, now)
    scene = Scene(
        reporter,
        coordinator,
        _open(link.slug),
        content_of(told),
        draft_of(told),
        told,
        now,
        *staff,
        _has_director(reporter),
    )
    worked_on(scene, numbers["assessed"])
    _sent_files(reporter, numbers, by_link, told, now)
    waits = waiting(scene)
    stays_behind(scene, {**numbers, **waits.numbers})
    told_back = followed_up(scene, numbers["assessed"], numbers["sent"], waits.numbers["over"])
    released(scene, numbers["assessed"])
    release_id, release_code = approved(scene, numbers["assessed"], reader)
    begin = {"begin": first_link} if first_link else {}
    return Place(
        reporter=reporter,
        coordinator=coordinator,
        numbers={**numbers, **waits.numbers, "by_link": by_link.number, "told_back": told_back},
        codes={
            **begin,
            **waits.codes,
            "by_link": by_link.code,
            "release": release_code,
            "invitation": _invited(reporter, unit, now),
            "password": _lost_password(reporter, now),
        },
        batches=_batches(actor, told, now) if has_imports else {},
        link_id=link.pk,
        slug=link.slug,
        ended_link_id=ended.pk,
        ended_slug=ended.slug,
        lost_notice_id=_lost_mail(numbers["closed"]),
        feed=make_feed(actor=reporter.actor, now=now),
        ids={
            **_managed(reporter, coordinator, unit, now),
            **_watched(coordinator, numbers["closed"], now),
            "moment_id": _cared_for(actor, numbers["assessed"], told, now),
            **_asked_quietly(reporter, numbers["assessed"], told, now),
            "export_id": _taken_along(actor, now),
            "measure_id": running_measure(scene, numbers["closed"]).pk,
            "prevention_id": prevented(scene, numbers["assessed"]),
            "visit_id": visited(scene),
            "release_id": release_id,
        },
    )


def _sent_files(
    reporter: Person, numbers: Mapping[str, str], by_link: Receipt, told: Mapping[str, str], now: datetime
) -> None:
    """A photo that a scanner let through, behind a code and of somebody who signed in; and one it held."""
    name = f"foto {told['upload']}.jpg"
    for number, verdict in (
        (numbers["assessed"], Verdict()),
        (numbers["drafted"], Verdict("Test")),
        (by_link.number, Verdict()),
    ):
        report = Report.objects.get(number=number)
        by_code = Actor.reporter(report.organisation_id, report.pk)
        actor = by_code if number == by_link.number else reporter.actor
        place = files.add_own_file(
            actor=actor, report_id=report.pk, file_name=name, content=made_files.photo(), now=now
        )
        row = Evidence.objects.get(incident__number=number, place=place)
        job = Actor.job("look_at_files", report.organisation_id)
        shown = made_files.photo(exif=False)
        settle(actor=job, evidence_id=row.pk, verdict=verdict, shown=shown, now=now)


def _taken_along(actor: Actor, now: datetime) -> UUID:
    """A list that a coordinator asked for, and locked with a phrase that nobody remembers."""
    made = exports.ask_list_export(actor=actor, question=Question(), purpose=ExportPurpose.OVERVIEW, now=now)
    while exports.work_on_exports(now):
        pass
    exports.lock_export(actor=actor, export_id=made, now=now)
    return made


def _open(slug: str) -> OpenLink:
    link = open_link(slug)
    assert link
    return link


def _has_director(reporter: Person) -> bool:
    return Mandate.objects.filter(
        organisation=reporter.membership.organisation, function_name="Directeur"
    ).exists()


def _let_decide(cast: Cast, now: datetime) -> None:
    """Ilse decides about warnings."""
    Mandate.objects.create(
        organisation=cast.reggestreek,
        answer_kind="written_warning",
        highest_level=5,
        function_name="Directeur",
        function_key="directeur",
        valid_from=now.date() - timedelta(days=300),
        source="Mandaatbesluit",
    )


def _first_link(now: datetime) -> str:
    """The link that begins an installation; nobody used it."""
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        purpose=InvitationPurpose.FIRST_ADMINISTRATOR,
        token_digest=hashlib.sha256(token.encode()).hexdigest(),
        created_at=now,
        expires_at=now + timedelta(hours=24),
    )
    return token


def _lost_password(person: Person, now: datetime) -> str:
    """The link of somebody who asked for a new password, as the mail holds it."""
    token = token_urlsafe(32)
    AccountMail.objects.create(
        kind=MailKind.NEW_PASSWORD,
        account=person.account,
        asked_at=now,
        next_try_at=now,
        handled_at=now,
        token_digest=sha256(token.encode()).hexdigest(),
        expires_at=now + timedelta(hours=1),
    )
    return token


def _invited(reporter: Person, unit: Unit, now: datetime) -> str:
    """The link of a colleague who did not come yet."""
    member = invite_member(
        actor=FOUNDER,
        now=now,
        organisation_id=reporter.membership.organisation_id,
        email=f"nieuw@{uuid4()}.example",
        name="Nieuw",
        function_name="Nieuwe collega",
        unit_id=unit.pk,
    )
    return invitation_link(actor=FOUNDER, membership_id=member.pk, now=now)


def _asked_quietly(reporter: Person, number: str, told: Mapping[str, str], now: datetime) -> dict[str, UUID]:
    """A peer supporter whom only the person knows of, and consent of Anna for a slip."""
    organisation_id = reporter.membership.organisation_id
    for account_id in care_givers(organisation_id, now):
        CarerAs.objects.get_or_create(
            organisation_id=organisation_id, account_id=account_id, defaults={"provider": PEER}
        )
        ask_peer(actor=reporter.actor, number=number, account_id=account_id, reach=told["care"], now=now)
    if reporter.name == "Anna":
        said = Consent("victim_support", "call_me", ("reach",), reach=told["care"])
        consent(actor=reporter.actor, number=number, said=said, now=now)
    asked = PeerTalk.objects.filter(incident__number=number).first()
    return {"peer_id": asked.pk} if asked else {}


def _cared_for(actor: Actor, number: str, told: Mapping[str, str], now: datetime) -> UUID:
    """A talk for which somebody was asked where there is somebody, and a note that goes no further."""
    add_note(actor=actor, number=number, said=Said(Audience.HANDLERS, NoteKind.FACT, told["note"]), now=now)
    talk = CareMoment.objects.get(incident__number=number, moment="first_talk")
    for carer_id, _name in care_page(actor, number, now).carers:
        ask_carer(actor=actor, number=number, moment_id=talk.pk, account_id=carer_id, now=now)
    return talk.pk


def _watched(coordinator: Person, number: str, now: datetime) -> dict[str, UUID]:
    """What is reviewed: a line of October that is worth a look, and glass that was broken and is shut."""
    employer, account = coordinator.membership.organisation, coordinator.account
    incident, month = Incident.objects.get(number=number), date(2026, 10, 1)
    ReviewMonth.objects.get_or_create(
        organisation=employer, month=month, defaults={"watched_until": date(2026, 10, 31)}
    )
    line = LineToReview.objects.create(
        organisation=employer,
        month=month,
        rule=ReviewRule.NIGHT,
        sequence=uuid4().int >> 70,
        at=now - timedelta(days=30),
        account=account,
        role=Role.COO,
        object_id=str(incident.pk),
        number=number,
        found_at=now,
    )
    glass = BrokenGlass(
        organisation=employer,
        incident_id=incident.pk,
        number=number,
        account=account,
        reason=GlassReason.COMPLAINT,
        opened_at=now - timedelta(hours=2),
        ends_at=now - timedelta(hours=1),
    )
    vault.seal(glass, words="Een klacht.")
    glass.save(force_insert=True)
    return {"line_id": line.pk, "glass_id": glass.pk}


def _managed(reporter: Person, coordinator: Person, unit: Unit, now: datetime) -> dict[str, UUID]:
    """What an administrator manages: somebody, a unit, a place, a mandate, a role that waits, days off."""
    member = reporter.membership
    employer, uuid = member.organisation, uuid4()
    mandate = Mandate.objects.create(
        organisation=employer,
        answer_kind="written_warning",
        highest_level=3,
        function_name=f"Bestuurder {uuid}",
        function_key=f"bestuurder {uuid}",
        valid_from=now.date(),
        source="Mandaatbesluit",
    )
    # Anna's team is made twice where everything in it is spoilt; her role and her days off are there once.
    asked = {"proposed_by": coordinator.account, "proposed_at": now, "organisation": employer}
    proposal, _new = RoleProposal.objects.get_or_create(membership=member, role=Role.OOV, defaults=asked)
    first = now.date() + timedelta(days=30)
    days = {"starts_on": first, "ends_on": first + timedelta(days=2), "organisation": employer}
    absence, _new = Absence.objects.get_or_create(membership=member, defaults=days)
    token = Token.objects.create(
        organisation=employer,
        name=f"Roosterpakket {uuid}",
        scopes="dossiers:read",
        digest=uuid.bytes,
        made_at=now,
        expires_on=first,
    )
    change, _new = MembershipChange.objects.get_or_create(
        membership=member,
        defaults={
            "organisation": employer,
            "kind": "leave",
            "day": now.date(),
            "origin": "feed",
            "planned_by": coordinator.account,
            "planned_at": now,
            "state": "withdrawn",
            "settled_at": now,
        },
    )
    review, _new = RightsReview.objects.get_or_create(
        organisation=employer, year=2026, quarter=1, defaults={"made_by": coordinator.account, "made_at": now}
    )
    hook = webhooks.told(employer, now)
    return {
        "change_id": change.pk,
        "review_id": review.pk,
        "webhook_id": hook.webhook_id,
        "delivery_id": hook.delivery_id,
        "host_id": hook.host_id,
        "unit_id": unit.pk,
        "member_id": member.pk,
        "site_id": Site.objects.filter(organisation=employer)[0].pk,
        "mandate_id": mandate.pk,
        "token_id": token.pk,
        "proposal_id": proposal.pk,
        "absence_id": absence.pk,
    }


def content_of(told: Mapping[str, str], **changes: Any) -> ReportContent:
    return ReportContent(
        kinds=("threat_general", "physical_light"),
        when="now",
        occurred_at=None,
        place=f"Halte {told['place']}",
        words=f"Hij dreigde. {told['words']}",
        wish="talk",
        is_safe_now=False,
        **changes,
    )


def _reported(reporter: Person, told: Mapping[str, str], now: datetime) -> str:
    return open_from_report(
        actor=reporter.actor,
        organisation_id=reporter.membership.organisation_id,
        link=None,
        content=content_of(told),
        report_key=secrets.token_bytes(16),
        language="nl",
        now=now,
    ).number


def _reported_by_link(slug: str, told: Mapping[str, str], now: datetime) -> Receipt:
    link = open_link(slug)
    assert link
    return open_from_report(
        actor=Actor.link(link.organisation_id),
        organisation_id=link.organisation_id,
        link=link,
        content=content_of(told, name=f"Nel {told['name']}", address=f"{told['address']}@post.example"),
        report_key=secrets.token_bytes(16),
        language="nl",
        now=now,
    )


def draft_of(told: Mapping[str, str]) -> AnswerDraft:
    return AnswerDraft(
        kind=AnswerKind.NORM_NOTICE,
        norm_rule="2",
        behaviour=f"U duwde onze medewerker. {told['behaviour']}",
        salutation=f"Geachte {told['salutation']}",
        addressee_name=f"T. {told['addressee']}",
        addressee_address=f"{told['street']} 1\n7600 XX Almelo",
        contact=f"bel 088 000 01 30, {told['contact']}.",
        note=told["note"],
        reporter_unrecognisable=True,
        version=0,
    )


def _bring(actor: Actor, number: str, stage: str, told: Mapping[str, str], now: datetime) -> None:
    """Bring a dossier to a stage, in the steps that a coordinator takes."""
    steps: tuple[Callable[[], None], ...] = (
        lambda: stories.assess(
            actor,
            number,
            now,
            severity=_severity(stage),
            reason=told["reason"],
            decision_influenced=True if stage == "assessed" else None,
        ),
        lambda: dossier.write_answer(actor=actor, number=number, draft=draft_of(told), now=now),
        lambda: dossier.finish_letter(actor=actor, number=number, now=now),
        lambda: dossier.record_departure(
            actor=actor, number=number, departure=_departure(told, now), now=now
        ),
        lambda: _close(actor, number, now),
    )
    for step in steps[: STAGES.index(stage)]:
        step()


def _severity(stage: str) -> Severity:
    """What is to close is not so severe that it needs a second person; not every team has one."""
    return Severity.SERIOUS if stage == "closed" else Severity.VERY_SERIOUS


def _close(actor: Actor, number: str, now: datetime) -> None:
    stories.settle(actor, number, now)
    dossier.close(actor=actor, number=number, now=now)


def _lost_mail(number: str) -> UUID:
    """Mail about this dossier that was given up after all tries."""
    lost = Notice.objects.filter(event__object_number=number, reaches=Reaches.MAIL).order_by("pk")[0]
    Notice.objects.filter(pk=lost.pk).update(state=NoticeState.GIVEN_UP)
    return lost.pk


def _departure(told: Mapping[str, str], now: datetime) -> Departure:
    return Departure(at=now, by=SentBy.REGISTERED_POST, proof=f"3S {told['proof']}", late_reason="")


def _batches(actor: Actor, told: Mapping[str, str], now: datetime) -> dict[str, UUID]:
    """An old register in every state, but for those that wait for the worker."""

    def kept(state: str) -> UUID:
        rows = [
            old_registers.row(f"{state}-{told['cell']}", place=told["cell"], words=f"Las {told['cell']}"),
            old_registers.row(f"{state}-2", occurred=f"geen dag {told['refused']}"),
        ]
        name = f"{state} {told['file']}.csv"
        return old_registers.uploaded(actor, old_registers.register(*rows), now, name)

    found = {state: kept(state) for state in BATCHES}
    for state in BATCHES[1:]:
        old_registers.map_columns(actor, found[state], now, names_ground=f"artikel {told['ground']}")
    for state in ("tried", "loaded", "loading"):
        imports.start_trial(actor=actor, batch_id=found[state], now=now)
    old_registers.work(now)
    imports.start_loading(actor=actor, batch_id=found["loaded"], keep=Keep.DOSSIERS, now=now)
    old_registers.work(now)
    return found


def _leave_waiting(place: Place, now: datetime) -> None:
    """After everybody's work was done, so that these go on waiting for a worker that never comes."""
    actor = place.coordinator.actor
    imports.start_loading(actor=actor, batch_id=place.batches["loading"], keep=Keep.DOSSIERS, now=now)
    imports.start_trial(actor=actor, batch_id=place.batches["trying"], now=now)
