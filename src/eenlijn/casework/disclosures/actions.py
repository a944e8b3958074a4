# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing, judging, handing out, reading and recalling a package; parts of the acts of `dossier`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_bytes
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from eenlijn.casework.disclosures.codes import (
    LONGEST_DAYS,
    MOST_BYTES,
    MOST_READS,
    NEEDS_WHY,
    PRIVATE_MAIL,
    SHORTEST_DAYS,
    WHOLE,
    Pick,
    ReadWhat,
    RecallReason,
    RecipientKind,
    ReleaseState,
    VictimWish,
)
from eenlijn.casework.disclosures.grounds import legal_ground
from eenlijn.casework.disclosures.models import Disclosure, DisclosureRead, DisclosureVoice
from eenlijn.casework.disclosures.queries import Face, Package, approvals_needed, face_of, picks_of
from eenlijn.casework.disclosures.states import may_follow
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.identifiers import code_digest, receipt_code

LONGEST_WORDS: Final = 1000


class ReleaseNotTold(Refused):
    """A proposal without what it needs; `field` names where to mend it."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


class NotYourOwn(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Dit voorstel is van jou. Een ander kijkt mee: "
                "wie iets wil vrijgeven, keurt het niet zelf goed."
            )
        )


class AlreadySaid(Refused):
    def __init__(self) -> None:
        super().__init__(_("Jij keek hier al naar. Er is nog iemand anders nodig."))


class NotOpen(Refused):
    """It was answered, is over, or was recalled meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("Dit kan nu niet meer: het voorstel is beantwoord, verlopen of teruggehaald."))


class NotApprovedYet(Refused):
    def __init__(self, missing: int) -> None:
        told = _(
            "Er moeten nog %(missing)s mensen meekijken. Zonder tweede persoon gaat er niets naar buiten: "
            "wie het krijgt, houdt het."
        )
        super().__init__(told % {"missing": missing})


class NoExerciseOutside(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit is een oefening. Een oefening gaat nooit naar buiten."))


@dataclass(frozen=True)
class Recipient:
    """One named person at work with police or prosecutor."""

    kind: RecipientKind
    name: str
    organisation: str
    mail: str = ""
    phone: str = ""
    account_id: UUID | None = None
    is_private_mail_right: bool = False


@dataclass(frozen=True)
class Proposal:
    """What somebody wants to release, why, to whom and for how long."""

    picks: tuple[Pick, ...]
    ground: str
    purpose: str
    recipient: Recipient
    wish: VictimWish
    days: int
    ground_word: str = ""
    wish_word: str = ""


def check_proposal(proposal: Proposal) -> None:
    """Refuse what nobody could judge later; the first thing that misses is named."""
    for field, is_missing, sentence in _faults(proposal):
        if is_missing:
            raise ReleaseNotTold(field, sentence)


def _faults(told: Proposal) -> list[tuple[str, bool, str]]:
    who, mail = told.recipient, told.recipient.mail.strip().casefold()
    return [
        ("fields", not told.picks, _("Kies wat erin gaat. Een leeg pakket zegt niets.")),
        (
            "fields",
            len(told.picks) > 1 and any(one.field in WHOLE for one in told.picks),
            _(
                "Het dossier voor de politie gaat als geheel, met een eigen grond. "
                "Kies er niets anders bij, of maak een tweede pakket."
            ),
        ),
        (
            "ground",
            legal_ground(told.ground) is None,
            _("Kies op welke grond dit mag. Zonder grond mag er niets over mensen naar buiten."),
        ),
        (
            "ground_word",
            told.ground == "order" and not told.ground_word.strip(),
            _("Schrijf het kenmerk van de vordering op. Zo is later na te gaan wie het vroeg."),
        ),
        (
            "purpose",
            not told.purpose.strip(),
            _("Schrijf waarvoor het is. Alleen daarvoor mag het gebruikt."),
        ),
        (
            "name",
            not who.name.strip(),
            _("Schrijf wie het krijgt, met naam. Een pakket gaat naar één mens, niet naar een bureau."),
        ),
        ("organisation", not who.organisation.strip(), _("Schrijf bij welk onderdeel diegene werkt.")),
        (
            "mail",
            not (mail or who.phone.strip()),
            _("Vul een werkadres of een telefoonnummer in: daarlangs gaan link en code."),
        ),
        (
            "is_private_mail_right",
            mail.rpartition("@")[2] in PRIVATE_MAIL and not who.is_private_mail_right,
            _("Dit lijkt een privéadres. Bel eerst of het klopt, en kruis dat dan aan."),
        ),
        (
            "wish_word",
            told.wish in NEEDS_WHY and not told.wish_word.strip(),
            _("Schrijf waarom het toch nodig is, of waarom het niet gevraagd is. De collega mag dat weten."),
        ),
        (
            "days",
            not SHORTEST_DAYS <= told.days <= LONGEST_DAYS,
            _("Kies hoeveel dagen het te lezen is: 1 tot en met 30. Daarna is het weg."),
        ),
    ]


def propose(
    *, incident: Incident, proposal: Proposal, package: Package, account_id: UUID, now: datetime
) -> Disclosure:
    """Freeze the package as it is now; who looks along sees exactly what will be read."""
    check_proposal(proposal)
    if sum(one.size for one in package.files) > MOST_BYTES:
        raise ReleaseNotTold("fields", _too_large())
    who = proposal.recipient
    row = Disclosure(
        organisation_id=incident.organisation_id,
        incident=incident,
        fields=[one.code for one in proposal.picks],
        ground=proposal.ground,
        wish=proposal.wish,
        recipient_kind=who.kind,
        recipient_account_id=who.account_id,
        proposed_by_id=account_id,
        proposed_at=now,
        expires_at=now + timedelta(days=proposal.days),
    )
    vault.seal(
        row,
        ground_word=_short(proposal.ground_word),
        purpose=_short(proposal.purpose),
        wish_word=_short(proposal.wish_word),
        recipient_name=_short(who.name),
        recipient_organisation=_short(who.organisation),
        recipient_mail=_short(who.mail),
        recipient_phone=_short(who.phone),
        snapshot=package.written(),
    )
    row.save(force_insert=True)
    return row


def _too_large() -> str:
    return _("De bestanden zijn samen groter dan %(most)s MB. Maak er twee pakketten van.") % {
        "most": MOST_BYTES // 1_000_000
    }


def _short(text: str) -> str | None:
    return text.strip()[:LONGEST_WORDS] or None


def judge(*, release: Disclosure, account_id: UUID, is_agreed: bool, now: datetime) -> bool:
    """What a second person says; tells whether everybody who is needed has agreed now. One no ends it."""
    if face_of(release, now) != Face.PROPOSED:
        raise NotOpen
    if release.proposed_by_id == account_id:
        raise NotYourOwn
    try:
        with transaction.atomic():
            DisclosureVoice.objects.create(
                organisation_id=release.organisation_id,
                release=release,
                account_id=account_id,
                is_agreed=is_agreed,
                at=now,
            )
    except IntegrityError:
        raise AlreadySaid from None
    if not is_agreed:
        _move(release, ReleaseState.REFUSED, settled_at=now, snapshot=None)
        return False
    return missing_voices(release) == 0


def missing_voices(release: Disclosure) -> int:
    """How many more have to agree."""
    agreed = DisclosureVoice.objects.filter(release=release, is_agreed=True).count()
    return max(0, approvals_needed(picks_of(release)) - agreed)


def approve(*, release: Disclosure, paper: bytes, now: datetime) -> None:
    """Everybody agreed: the paper is made of the frozen package, and it may be handed out."""
    missing = missing_voices(release)
    if missing:
        raise NotApprovedYet(missing)
    release.state, release.settled_at = ReleaseState.APPROVED, now
    vault.seal_bytes(release, "paper", paper)
    release.save()


def make_link(*, release: Disclosure, now: datetime) -> str:
    """A link for the recipient; an earlier one stops. Told once: only its digest is kept."""
    if release.incident.is_exercise:
        raise NoExerciseOutside
    if release.state == ReleaseState.PROPOSED:
        raise NotApprovedYet(missing_voices(release))
    if face_of(release, now) not in (Face.APPROVED, Face.READ):
        raise NotOpen
    code = receipt_code(token_bytes(16))
    release.link_digest, release.link_made_at = code_digest(code), now
    release.save(update_fields=["link_digest", "link_made_at"])
    return code


def note_read(
    *, release: Disclosure, what: ReadWhat, by_account: bool, now: datetime, choice: str = ""
) -> None:
    """One more read, counted before anything is shown; NotVisible when that was one too many."""
    rows = Disclosure.objects.filter(pk=release.pk, state=ReleaseState.APPROVED, reads__lt=MOST_READS)
    more: dict[str, Any] = {"received_at": now} if what == ReadWhat.RECEIPT else {}
    if not rows.update(reads=F("reads") + 1, **more):
        raise NotVisible
    DisclosureRead.objects.create(
        organisation_id=release.organisation_id,
        release=release,
        what=what,
        choice=choice,
        by_account=by_account,
        at=now,
    )


@dataclass(frozen=True)
class Recall:
    reason: RecallReason
    word: str = ""


def recall(*, release: Disclosure, told: Recall, account_id: UUID, now: datetime) -> None:
    """At once and for good: what was in it goes, the link is no link any more."""
    if not may_follow(ReleaseState(release.state), ReleaseState.RECALLED):
        raise NotOpen
    release.state, release.recalled_at, release.recalled_by_id = ReleaseState.RECALLED, now, account_id
    release.recall_reason, release.paper = told.reason, None
    vault.seal(release, recall_word=_short(told.word), snapshot=None)
    release.save()


def withdraw(*, release: Disclosure, account_id: UUID, now: datetime) -> None:
    """Whoever proposed it does not want it any more."""
    if release.proposed_by_id != account_id:
        raise NotVisible
    _move(release, ReleaseState.WITHDRAWN, settled_at=now, snapshot=None)


def withdraw_wish(*, release: Disclosure, now: datetime) -> None:
    """The colleague no longer wants it: that stands there until somebody recalled it."""
    if face_of(release, now) not in (Face.PROPOSED, Face.APPROVED, Face.READ):
        raise NotOpen
    if not Disclosure.objects.filter(pk=release.pk, wish_withdrawn_at=None).update(wish_withdrawn_at=now):
        raise NotOpen


def _move(release: Disclosure, state: ReleaseState, **more: Any) -> None:
    """One conditional update: of two who press together, the later finds nothing to decide."""
    if not may_follow(ReleaseState(release.state), state):
        raise NotOpen
    if not Disclosure.objects.filter(pk=release.pk, state=release.state).update(state=state, **more):
        raise NotOpen


def chosen_picks(codes: Sequence[str]) -> tuple[Pick, ...]:
    """What the form offered and somebody ticked, each once; in the order of the form."""
    return tuple(Pick.of(one) for one in dict.fromkeys(codes))
