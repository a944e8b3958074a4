# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping a report: first the sealed envelope with its receipt, then, when the key is at hand, its words.

Both steps are part of one transaction when they can be. When the key store is down the envelope alone is
committed: sealing needs only the public key, so a key outage never blocks a report (decision 5).
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max, Min, Model, Q
from django.utils.translation import gettext as _

from eenlijn.casework.reporting.access import check_may_report, may_manage_links
from eenlijn.casework.reporting.codes import EnvelopeState, Identity, ReporterRole, Wish
from eenlijn.casework.reporting.models import CareAnswer, FollowUpAnswer, IntakeLink, Report
from eenlijn.casework.reporting.queries import OpenLink, ReportContent
from eenlijn.casework.reporting.questions import Question
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.models import CaseKeys
from eenlijn.commons.organisations.models import Organisation, Unit
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.identifiers import (
    code_digest,
    colleague_code,
    content_mac,
    key_digest,
    new_number,
    receipt_code,
)
from eenlijn.foundation.prepared import Prepared, named_id
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.together import insert_together

SLUG_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
SLUG_LENGTH = 8
NUMBER_DRAWS = 8
# How long an envelope that cannot be opened waits for its next try: a minute, two, four, at most a day.
# Reports that were kept in a crowd are opened when none came for this long, or when one waited so long.
CALM_AFTER: Final = timedelta(seconds=2)
LONGEST_WAIT: Final = timedelta(seconds=20)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(days=1)
MOST_DOUBLINGS = 12


class OtherContent(Refused):
    """The same report key came with other content: refused, and both stay with the sender."""

    def __init__(self, number: str, code: str) -> None:
        self.number = number
        self.code = code
        super().__init__(
            _(
                "Met deze sleutel is al een andere melding binnen. Wij hebben niets veranderd. "
                "Je tekst staat er nog."
            )
        )


class NumbersExhausted(RuntimeError):
    """Eight random report numbers in a row were taken; that is no chance but a fault."""


class Taken(Exception):
    """The key was kept before, or the number drawn, one in millions, belongs to another report.

    The transaction of the caller is over then.
    """


class WordsDestroyed(Refused):
    """The key of the own words of this case is gone: nothing is added to what nobody can read."""

    def __init__(self) -> None:
        super().__init__(
            _("De woorden bij dit dossier zijn vernietigd. Er kan geen tekst van personen meer bij.")
        )


class AlreadyClaimed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze code past niet bij een melding die jij kunt koppelen."))


@dataclass(frozen=True)
class KeptReport:
    """A report with its receipt; `keys` are those of a case that begins with it, unsaved like the report."""

    report: Report
    is_new: bool
    code: str
    keys: CaseKeys | None = None

    @property
    def rows(self) -> tuple[Model, ...]:
        return (self.report, self.keys) if self.keys else (self.report,)


def seal_report(
    *,
    actor: Actor,
    organisation_id: UUID,
    link: OpenLink | None,
    content: ReportContent,
    report_key: bytes,
    language: str,
    is_exercise: bool = False,
    is_opened: bool = False,
    now: datetime,
) -> KeptReport:
    """Seal what somebody told; `keep` writes it.

    Into an envelope, or with `is_opened` field by field with the keys of the case that begins;
    KeysUnavailable when the key store is away.
    """
    check_may_report(actor, organisation_id)
    code = receipt_code(report_key, audience=str(organisation_id))
    canonical = content.canonical()
    report = Report(
        organisation_id=organisation_id,
        link_id=link.id if link else None,
        number=new_number(),
        key_digest=key_digest(report_key),
        content_mac=content_mac(report_key, canonical),
        code_digest=code_digest(code),
        received_at=now,
        language=language,
        # An exercise link makes exercises, whoever reports through it (decision 16).
        is_exercise=is_exercise or (link is not None and link.is_exercise),
        reporter_id=actor.account_id,
        token_id=actor.token_id,
        identity=_identity(actor, content),
        reporter_role=ReporterRole(content.reporter_role),
    )
    if report.is_on_behalf:
        second = colleague_code(code, audience=str(organisation_id))
        report.colleague_code_digest = code_digest(second)
    keys = None
    if is_opened:
        vault.check_at_hand(organisation_id)
        keys = _seal_words(report, content, now)
    else:
        report.envelope = vault.seal_envelope(organisation_id, canonical, info=_info(organisation_id))
    return KeptReport(report=report, is_new=True, code=code, keys=keys)


def keep(*rows: Model) -> None:
    """Write a sealed report, first of these rows, with all that comes with it; Taken as told there."""
    try:
        insert_together(rows)
    except IntegrityError as error:
        raise Taken from error


def known_report(*, organisation_id: UUID, content: ReportContent, report_key: bytes) -> KeptReport | None:
    """What was kept with this key before; None when nothing was, so that a number was taken."""
    report = Report.objects.filter(organisation_id=organisation_id, key_digest=key_digest(report_key)).first()
    if report is None:
        return None
    code = receipt_code(report_key, audience=str(organisation_id))
    if bytes(report.content_mac) != content_mac(report_key, content.canonical()):
        raise OtherContent(report.number, code)
    return KeptReport(report=report, is_new=False, code=code)


def unpack_envelope(report: Report, now: datetime) -> tuple[ReportContent, CaseKeys]:
    """Open the envelope and seal its words field by field; gives also the keys of the case, to be written.

    Raises KeysUnavailable. The envelope goes: its key is the employer's, and would outlive the case's.
    """
    sealed = bytes(report.envelope)
    content = ReportContent.from_canonical(
        vault.open_envelope(report.organisation_id, sealed, info=_info(report.organisation_id))
    )
    keys = _seal_words(report, content, now)
    report.save()
    return content, keys


def _seal_words(report: Report, content: ReportContent, now: datetime) -> CaseKeys:
    keys = vault.new_case(report, now)
    vault.seal(
        report,
        own_words=content.words or None,
        reporter_name=content.name or None,
        reporter_address=content.address or None,
    )
    report.wish = Wish(content.wish)
    report.is_safe_now = content.is_safe_now
    report.state = EnvelopeState.OPENED
    report.opened_at = now
    report.envelope = b""
    return keys


def with_places(report: Report) -> None:
    """Read link, team, site, employer and municipalities of a report at once: one statement."""
    if report.link_id is not None:
        (report.link,) = _link(link_id=report.link_id)
        report.organisation = report.link.organisation
    else:
        (report.organisation,) = _employer(organisation_id=report.organisation_id)


_link: Final = Prepared(
    lambda: IntakeLink.objects.select_related(
        "unit", "site__municipality", "organisation__municipality"
    ).filter(pk=named_id("link_id"))
)
_employer: Final = Prepared(
    lambda: Organisation.objects.select_related("municipality").filter(pk=named_id("organisation_id"))
)


def waiting_envelopes(now: datetime, up_to: datetime, at_most: int) -> list[UUID]:
    """The reports kept until that moment and not yet opened, oldest first; not those of a later try."""
    due = Q(next_open_at=None) | Q(next_open_at__lte=now)
    waiting = Report.objects.filter(due, state=EnvelopeState.KEPT, received_at__lte=up_to)
    return list(waiting.order_by("received_at").values_list("pk", flat=True)[:at_most])


class Waiting(NamedTuple):
    """At which employers reports wait to be opened, and up to which moment of receipt."""

    employers: list[UUID]
    up_to: datetime


def employers_waiting(now: datetime) -> Waiting:
    """Whose kept reports are to be opened now, whoever waits longest first; one statement.

    While they stream in, at whichever employer, only those that waited `LONGEST_WAIT`: receipts go first.
    """
    due = Q(next_open_at=None) | Q(next_open_at__lte=now)
    kept = Report.objects.filter(due, state=EnvelopeState.KEPT).values("organisation_id")
    rows = list(kept.annotate(first=Min("received_at"), last=Max("received_at")).order_by("first"))
    is_calm = all(now - row["last"] >= CALM_AFTER for row in rows)
    up_to = now if is_calm else now - LONGEST_WAIT
    return Waiting([row["organisation_id"] for row in rows if row["first"] <= up_to], up_to)


def put_off(report_id: UUID, now: datetime) -> None:
    """An envelope that cannot be opened waits longer each time, so that it holds up no other."""
    tries = Report.objects.values_list("open_tries", flat=True).get(pk=report_id)
    pause = min(FIRST_PAUSE * 2**tries, LONGEST_PAUSE) if tries < MOST_DOUBLINGS else LONGEST_PAUSE
    Report.objects.filter(pk=report_id, state=EnvelopeState.KEPT).update(
        open_tries=min(tries + 1, MOST_DOUBLINGS), next_open_at=now + pause
    )


@transaction.atomic
def make_link(
    *, actor: Actor, unit_id: UUID, place: str, slug: str = "", is_exercise: bool = False, now: datetime
) -> IntakeLink:
    """Make a short link for a unit of the own organisation; only the demo chooses the word in it."""
    unit = Unit.objects.filter(organisation_id=actor.scope_id, pk=unit_id).first()
    if unit is None or not may_manage_links(actor):
        raise NotVisible
    link = IntakeLink.objects.create(
        organisation_id=unit.organisation_id,
        slug=slug or new_slug(),
        unit=unit,
        place=place,
        is_exercise=is_exercise,
    )
    append(actor, now, Entry(action="make_link", object_type="intake_link", object_id=link.pk))
    return link


@transaction.atomic
def end_link(*, actor: Actor, link_id: UUID, now: datetime) -> None:
    """End a short link: from now on its address is unknown, also to whoever kept the QR code."""
    if not may_manage_links(actor):
        raise NotVisible
    changed = IntakeLink.objects.filter(organisation_id=actor.scope_id, pk=link_id, ended_at=None).update(
        ended_at=now
    )
    if not changed:
        raise NotVisible
    append(actor, now, Entry(action="end_link", object_type="intake_link", object_id=link_id))


def new_slug() -> str:
    """Eight characters without look-alikes: short enough to type, too many to guess."""
    return "".join(secrets.choice(SLUG_ALPHABET) for _place in range(SLUG_LENGTH))


def claim_report(*, actor: Actor, report_id: UUID) -> Report:
    """The reporter signs in with the receipt code: from now on the identity is confirmed."""
    changed = Report.objects.filter(
        pk=report_id, organisation_id=actor.scope_id, reporter=None, state=EnvelopeState.OPENED
    ).update(reporter_id=actor.account_id, identity=Identity.CONFIRMED)
    if not changed:
        raise AlreadyClaimed
    return Report.objects.get(pk=report_id)


def keep_follow_up(*, report: Report, question: Question, value: str, now: datetime) -> None:
    """Keep one answer after the receipt; an earlier one to the same question stays and counts no more."""
    answer = new_follow_up(report=report, question=question, value=value, now=now)
    earlier = type(answer).objects.filter(report=report, question=question.code, is_current=True)
    earlier.update(is_current=False)
    answer.save(force_insert=True)


def new_follow_up(
    *, report: Report, question: Question, value: str, now: datetime
) -> FollowUpAnswer | CareAnswer:
    """Seal one answer, unsaved; the first to its question when the report is new."""
    model = CareAnswer if question.compartment is Compartment.AFTERCARE else FollowUpAnswer
    answer = model(
        organisation_id=report.organisation_id, report=report, question=question.code, answered_at=now
    )
    try:
        vault.seal(answer, **{question.column: value or None})
    except vault.KeyGone as gone:
        raise WordsDestroyed from gone
    return answer


def _identity(actor: Actor, content: ReportContent) -> Identity:
    """Only who signed in is confirmed: the name that a system passes on was not checked by us."""
    if actor.account_id is not None:
        return Identity.CONFIRMED
    return Identity.NAMED if content.name else Identity.UNNAMED


def _info(organisation_id: UUID) -> bytes:
    return f"eenlijn report v1|{organisation_id}".encode()
