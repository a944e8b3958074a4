# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the walls brought, in every state that has a page: evidence, exports, lanes, oversight, factors."""

import hashlib
import time
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

from eenlijn.casework.disclosures.actions import Proposal, Recipient
from eenlijn.casework.disclosures.codes import PRESELECTED, RecipientKind, VictimWish
from eenlijn.casework.dossier import (
    breaking_glass,
    coming_back,
    data_requests,
    files,
    lanes,
    measures_acts,
    police_news,
    preventing,
    protected,
    releasing,
    sampling,
)
from eenlijn.casework.dossier.listing import Question
from eenlijn.casework.dossier.running import lift_measure
from eenlijn.casework.evidence.actions import settle
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.exports import actions as exports
from eenlijn.casework.exports.codes import ExportPurpose
from eenlijn.casework.incidents.codes import AssignmentKind, InvolvedAs, ProtectedKind, ReturnReason
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.learning.preventing import NewAnalysis, NewPrevention
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import PoliceDecision, PoliceStep
from eenlijn.casework.police_reports.tracking import StepTold
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.casework.requests.actions import Asked
from eenlijn.casework.requests.codes import AskedBy, RequestKind, RequestWay
from eenlijn.casework.restrictions.actions import Lifting
from eenlijn.casework.restrictions.codes import LiftReason
from eenlijn.casework.samples.models import Sample
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import GlassReason, GlassSilence, GlassVerdict, Role, Strength
from eenlijn.commons.access.models import BrokenGlass
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.keys import vault
from eenlijn.commons.sign_in.codes import MailKind
from eenlijn.commons.sign_in.factors import add_app, new_secret
from eenlijn.commons.sign_in.models import AccountMail, FactorReset
from eenlijn.commons.sign_in.resets import agree, ask_reset
from eenlijn.commons.trail.codes import ReviewMark, ReviewRule
from eenlijn.commons.trail.models import LineToReview, ReviewMonth
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.identifiers import code_digest
from eenlijn.foundation.scanner import Verdict
from eenlijn.prevention.home_visits.actions import Visit, ask_visit
from eenlijn.prevention.home_visits.codes import Reply
from eenlijn.prevention.home_visits.questions import risk_questions
from eenlijn.prevention.provisions.actions import NewProvision, add_provision
from tests.cast import SINCE, Cast, Person
from tests.factories import files as made
from tests.factories import samples, stories
from tests.factories.measures import begin_measure
from tools.phone_codes import code_of

# A press that can be done once, such as locking an export, is done in each language.
LANGUAGES: Final = ("nl", "en")


def guarded(staff: Cast, link: OpenLink, moment: datetime, closed: str) -> dict[str, str]:
    """The ids, numbers and secrets behind the pages of the walls; `closed` is a closed dossier."""
    evidence = with_evidence(staff, link, moment)
    return {
        "evidence": evidence,
        **taken_along(staff, evidence, moment),
        **apart(staff, link, moment),
        **behind_glass(staff, closed, moment),
        **to_review(staff, closed, moment),
        **factors(staff, moment),
        "password": lost_password(staff.anna, moment),
        **limited(staff, link, moment),
        **asked_about(staff, link, moment),
        **drawn(staff, closed, moment),
        **released(staff, link, moment),
        **prevented(staff, link, moment),
    }


def prevented(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """A dossier with a cause and a measure, a provision at a place, and a visit that waits for Bram."""
    number, actor = _assessed(staff, link, moment), staff.carla.actor
    why = NewAnalysis("waiting", ("layout",), "Het was druk en niemand legde iets uit.")
    preventing.write_causes(actor=actor, number=number, new=why, version=0, now=moment)
    coming = to_local(moment).date() + timedelta(days=30)
    told = NewPrevention("alarm_system", "Een knop onder de balie.", staff.bram.id, coming)
    measure = preventing.plan_prevention(actor=actor, number=number, new=told, now=moment)
    add_provision(actor=actor, new=NewProvision(staff.remise.pk, "alarm", "Balie"), now=moment)
    replies = {code: Reply.YES if code == "weapons" else Reply.NO for code in risk_questions()}
    visit = Visit(coming, "Kanaalweg 12, Almelo", replies)
    asked = ask_visit(actor=staff.anna.actor, visit=visit, now=moment)
    return {
        "learned": number,
        "prevention": str(measure),
        "site": str(staff.remise.pk),
        "visit": str(asked),
    }


def released(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """A filing that is followed, a package that waits, and one for Eva with its link and code."""
    number, carla = _assessed(staff, link, moment), staff.carla.actor
    filed = PoliceChoice(PoliceDecision.AANGIFTE_EMPLOYER, filed_on=to_local(moment).date())
    measures_acts.decide_police(actor=carla, number=number, choice=filed, now=moment)
    for seen, step in enumerate((PoliceStep.REFUSED, PoliceStep.LOOK_ASKED)):
        told = StepTold(step, to_local(moment).date(), seen)
        police_news.record_police_step(actor=carla, number=number, told=told, passing=None, now=moment)
    incident = Incident.objects.get(number=number)
    Assignment.objects.create(
        organisation=incident.organisation,
        incident=incident,
        account=staff.karin.account,
        kind=AssignmentKind.LEGAL,
        started_at=moment,
    )
    eva = Recipient(RecipientKind.POLICE, "Eva Vink", "Politie Twente", mail=staff.eva.email)
    proposal = Proposal(PRESELECTED, "own_report", "Bij onze aangifte.", eva, VictimWish.WANTS, 30)
    waits, made = (
        releasing.propose_release(actor=carla, number=number, proposal=proposal, now=moment)
        for _one in range(2)
    )
    releasing.judge_release(
        actor=staff.karin.actor, number=number, release_id=made, is_agreed=True, now=moment
    )
    code = releasing.hand_out_release(actor=carla, number=number, release_id=made, now=moment)
    return {
        "followed": number,
        "release_waits": str(waits),
        "release": str(made),
        "release_code": code,
        "release_secret": reply_code(staff.reggestreek.pk, code_digest(code)),
    }


def drawn(staff: Cast, closed: str, moment: datetime) -> dict[str, str]:
    """A sample of this year with one dossier ready, and link and code of its reader."""
    year = sampling.draw_sample(actor=staff.noor.actor, now=moment)
    samples.cover(staff.carla.actor, closed, moment)
    samples.confirm(staff.carla.actor, closed, moment)
    row = Sample.objects.get(organisation=staff.reggestreek)
    code, secret = samples.link_of(staff, row, moment)
    return {"sample_year": str(year), "sampled": closed, "sample": code, "sample_secret": secret}


def limited(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """A building ban that runs, one that was stopped, whose letter lies there, and their dossiers."""
    number, other = _assessed(staff, link, moment), _assessed(staff, link, moment)
    today = to_local(moment).date()
    end = today + timedelta(days=90)
    ban = begin_measure(number, staff.carla, moment, starts_on=today, ends_on=end)
    stopped = begin_measure(
        other, staff.carla, moment, starts_on=today, ends_on=end, client_number="KL-90 001"
    )
    lifting = Lifting(LiftReason.AGREED, "U maakte goede afspraken.")
    lift_measure(actor=staff.carla.actor, number=other, measure_id=stopped.pk, lifting=lifting, now=moment)
    return {"limited": number, "measure": str(ban.pk), "stopped": str(stopped.pk)}


def asked_about(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """A dossier with tasks that may be about the same event as the one after it, and a request about it."""
    number, same = _assessed(staff, link, moment), _assessed(staff, link, moment)
    asked = Asked(
        kind=RequestKind.ACCESS,
        words="Wat hebt u over mij?",
        name="Teun Tester",
        address="Teststraat 1\n7600 XX Almelo",
        way=RequestWay.LETTER,
        received_at=moment,
        asked_by=AskedBy.ACCUSED,
    )
    request = data_requests.mark_request(actor=staff.carla.actor, number=number, asked=asked, now=moment)
    return {"asked_about": number, "same_event": same, "request": request}


def with_evidence(staff: Cast, link: OpenLink, moment: datetime) -> str:
    """Anna's report with a photo that is shown, one that was held, and a text that waits for the scanner."""
    number = _assessed(staff, link, moment)
    report_id = Report.objects.get(number=number).pk
    sent = (("perron.jpg", made.photo()), ("tas.jpg", made.photo(size=(480, 640))), ("chat.txt", made.TEXT))
    for name, content in sent:
        files.add_own_file(
            actor=staff.anna.actor, report_id=report_id, file_name=name, content=content, now=moment
        )
    job = Actor.job("look_at_files", link.organisation_id)
    rows = Evidence.objects.filter(incident__number=number).order_by("place")
    for row, verdict in zip(rows, (Verdict(), Verdict("Test")), strict=False):
        settle(actor=job, evidence_id=row.pk, verdict=verdict, shown=made.photo(exif=False), now=moment)
    return number


def taken_along(staff: Cast, number: str, moment: datetime) -> dict[str, str]:
    """Exports of Carla: ready to lock, one per language; locked; taken back; and one that is being made."""
    carla = staff.carla.actor

    def asked() -> UUID:
        return exports.ask_dossier_export(
            actor=carla, number=number, purpose=ExportPurpose.HEARING, now=moment
        )

    ready = {f"ready_{language}": asked() for language in LANGUAGES}
    locked, gone = asked(), asked()
    listed = exports.ask_list_export(
        actor=carla, question=Question(), purpose=ExportPurpose.OVERVIEW, now=moment
    )
    while exports.work_on_exports(moment):
        pass
    exports.lock_export(actor=carla, export_id=locked, now=moment)
    exports.revoke_export(actor=carla, export_id=gone, now=moment)
    found = {**ready, "locked": locked, "revoked": gone, "listed": listed, "at_work": asked()}
    return {name: str(one) for name, one in found.items()}


def apart(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """To one a colleague was named; Lars alone handles one; one need not run apart; and one has nobody."""
    carla, lars = staff.carla.actor, staff.lars
    RoleAssignment.objects.create(
        organisation=lars.membership.organisation, membership=lars.membership, role=Role.PRO, starts_on=SINCE
    )
    officer = actor_for(lars.id, link.organisation_id, moment)
    named, shielded, back, nobody = (_assessed(staff, link, moment) for _one in range(4))
    lanes.name_involved(actor=carla, number=named, called="Teun", kind=InvolvedAs.PARTNER, now=moment)
    lanes.shield(actor=carla, number=shielded, officers=frozenset({lars.id}), now=moment)
    words = "Hij weet waar zij woont."
    protected.keep_part(actor=officer, number=shielded, kind=ProtectedKind.THREAT, content=words, now=moment)
    for number, called in ((back, "Teun"), (nobody, "Carla")):
        lanes.name_involved(actor=carla, number=number, called=called, kind=InvolvedAs.ACCUSED, now=moment)
    coming_back.propose_back(actor=carla, number=back, reason=ReturnReason.NOT_A_COLLEAGUE, now=moment)
    return {"named": named, "shielded": shielded, "back": back, "nobody": nobody}


def _assessed(staff: Cast, link: OpenLink, moment: datetime) -> str:
    number = stories.report(staff.anna.actor, link, moment).number
    stories.assess(staff.carla.actor, number, moment)
    return number


def behind_glass(staff: Cast, number: str, moment: datetime) -> dict[str, str]:
    """Noor reads a closed dossier now; earlier ones were reviewed, wait for Omar, and are late."""
    noor = replace(staff.noor.actor, strength=Strength.TWO_FACTORS)
    why = breaking_glass.Breaking(GlassReason.COMPLAINT, "Anna vraagt wie haar dossier las.")
    now_open = breaking_glass.break_glass(actor=noor, number=number, why=why, now=moment)
    days = {"reviewed": 20, "waiting": 2, "late": 9}
    past = {name: _glass(staff.noor, number, moment - timedelta(days=ago)) for name, ago in days.items()}
    found = breaking_glass.Verdict(GlassVerdict.JUSTIFIED, "De klacht lag er.", silence_was_right=True)
    breaking_glass.review_glass(
        actor=staff.omar.actor, glass_id=past["reviewed"], found=found, now=moment - timedelta(days=18)
    )
    return {"glass_number": number, "glass": str(now_open), **{name: str(pk) for name, pk in past.items()}}


def _glass(reader: Person, number: str, opened_at: datetime) -> UUID:
    """One of an earlier day, of which the reporter was not told at once."""
    incident = Incident.objects.get(number=number)
    glass = BrokenGlass(
        organisation_id=incident.organisation_id,
        incident_id=incident.pk,
        number=number,
        account=reader.account,
        reason=GlassReason.COMPLAINT,
        silence=GlassSilence.INQUIRY,
        opened_at=opened_at,
        ends_at=opened_at + timedelta(hours=1),
    )
    vault.seal(glass, words="Iemand zegt dat een collega meelas.")
    glass.save(force_insert=True)
    return glass.pk


def to_review(staff: Cast, number: str, moment: datetime) -> dict[str, str]:
    """A month with lines to look at, of which one about Omar himself; one that is ready; one signed off."""
    employer, incident = staff.reggestreek, Incident.objects.get(number=number)
    months = [_month_before(moment, back) for back in (0, 1, 2, 3)]
    for month in months:
        ReviewMonth.objects.create(
            organisation=employer,
            month=month.date(),
            watched_until=(month + timedelta(days=32)).date().replace(day=1) - timedelta(days=1)
            if month is not months[0]
            else moment.date() - timedelta(days=1),
        )
    ReviewMonth.objects.filter(month=months[3].date()).update(
        signed_by=staff.omar.account, signed_at=moment - timedelta(days=30), lines=0
    )
    lines = [
        LineToReview(
            organisation=employer,
            month=months[1].date(),
            rule=rule,
            sequence=place,
            at=months[1] + timedelta(days=place, hours=2),
            account=who.account,
            role=role,
            object_id=str(incident.pk),
            number=number,
            count=23,
            found_at=moment,
        )
        for place, (rule, who, role) in enumerate(
            (
                (ReviewRule.NIGHT, staff.carla, Role.COO),
                (ReviewRule.MANY_FILES, staff.carla, Role.COO),
                (ReviewRule.OWN_NAME, staff.omar, Role.EMP),
                (ReviewRule.SAME_FAMILY, staff.bram, Role.MGR),
            )
        )
    ]
    lines[3].mark, lines[3].marked_by, lines[3].marked_at = ReviewMark.FINE, staff.noor.account, moment
    LineToReview.objects.bulk_create(lines)
    return {
        "line": str(lines[0].pk),
        "marked_line": str(lines[3].pk),
        "own_line": str(lines[2].pk),
        **{f"month_{back}": f"{month:%Y-%m}" for back, month in enumerate(months)},
    }


def _month_before(moment: datetime, back: int) -> datetime:
    first = moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    for _one in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def factors(staff: Cast, moment: datetime) -> dict[str, str]:
    """Teun and Sam use an app; both lost it, and for Sam an administrator said yes already."""
    secrets = {person.name: set_up(person, moment) for person in (staff.teun, staff.sam)}
    for person in (staff.teun, staff.sam):
        ask_reset(actor=person.actor, now=moment)
    of_sam = FactorReset.objects.get(account=staff.sam.account)
    agree(actor=staff.petra.actor, reset_id=of_sam.pk, now=moment)
    return {"secret": secrets["Teun"]}


def set_up(person: Person, moment: datetime) -> str:
    """An app with codes for this person; returns what the phone keeps."""
    secret = new_secret()
    add_app(actor=person.actor, secret=secret, code=code_of(secret, time.time()), now=moment)
    return secret


def lost_password(person: Person, moment: datetime) -> str:
    """What stands in the mail of somebody who asked for a new password."""
    token = token_urlsafe(32)
    AccountMail.objects.create(
        kind=MailKind.NEW_PASSWORD,
        account=person.account,
        asked_at=moment,
        next_try_at=moment,
        handled_at=moment,
        token_digest=hashlib.sha256(token.encode()).hexdigest(),
        expires_at=moment + timedelta(hours=1),
    )
    return token
