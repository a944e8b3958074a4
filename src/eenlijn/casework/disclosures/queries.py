# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading releases: the package itself, how far it is, who agreed and who read it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from eenlijn.casework.disclosures.codes import (
    ABOUT_SOMEBODY,
    MOST_READS,
    WAITS,
    Pick,
    ReadWhat,
    RecallReason,
    RecipientKind,
    ReleaseState,
    VictimWish,
)
from eenlijn.casework.disclosures.models import Disclosure, DisclosureRead, DisclosureVoice
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.commons.keys import vault
from eenlijn.foundation.identifiers import code_digest


@dataclass(frozen=True)
class Attached:
    """A file that goes along as it is: the name it gets from us, its kind, bytes and SHA-256."""

    name: str
    media_type: str
    size: int
    digest: str


@dataclass(frozen=True)
class Chosen:
    """One thing that was chosen with what stands in it, and the file that it is."""

    pick: Pick
    name: str
    values: tuple[str, ...]
    file: Attached | None = None

    @property
    def code(self) -> str:
        return self.pick.code

    def told(self) -> dict[str, Any]:
        """As it stands in the manifest."""
        said: dict[str, Any] = {"code": self.code, "name": self.name, "values": list(self.values)}
        return {**said, "file": asdict(self.file)} if self.file else said

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        file = Attached(**told["file"]) if "file" in told else None
        return cls(Pick.of(told["code"]), told["name"], tuple(told["values"]), file)


@dataclass(frozen=True)
class Package:
    """What the recipient reads: nothing but what was chosen, and to whom, for what and on which ground."""

    sender: str
    recipient: tuple[str, ...]
    purpose: str
    ground: str
    frozen_at: str
    expires_at: str
    chosen: tuple[Chosen, ...]

    def written(self) -> str:
        """As JSON, in a fixed order: the same package gives the same bytes."""
        told = {
            "schema": "eenlijn/vrijgave/1",
            "sender": self.sender,
            "recipient": list(self.recipient),
            "purpose": self.purpose,
            "ground": self.ground,
            "frozen_at": self.frozen_at,
            "expires_at": self.expires_at,
            "fields": [one.told() for one in self.chosen],
        }
        return json.dumps(told, ensure_ascii=False, indent=2)

    @classmethod
    def read(cls, written: str) -> "Package":
        told = json.loads(written)
        return cls(
            sender=told["sender"],
            recipient=tuple(told["recipient"]),
            purpose=told["purpose"],
            ground=told["ground"],
            frozen_at=told["frozen_at"],
            expires_at=told["expires_at"],
            chosen=tuple(Chosen.read(one) for one in told["fields"]),
        )

    @property
    def files(self) -> tuple[Attached, ...]:
        return tuple(one.file for one in self.chosen if one.file)


class Face(StrEnum):
    """How a release looks now: its state, and what time and reading made of it."""

    PROPOSED = "proposed"
    LAPSED = "lapsed"
    APPROVED = "approved"
    READ = "read"
    EXPIRED = "expired"
    USED_UP = "used_up"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    RECALLED = "recalled"


@dataclass(frozen=True)
class Voice:
    account_id: UUID
    is_agreed: bool
    at: datetime


@dataclass(frozen=True)
class Read:
    what: ReadWhat
    by_account: bool
    at: datetime
    name: str = ""


@dataclass(frozen=True)
class ReleaseView:
    """One release for who may see it; `package` is None when what was in it is gone."""

    id: UUID
    face: Face
    picks: tuple[Pick, ...]
    needed: int
    ground: str
    ground_word: str
    purpose: str
    wish: VictimWish
    wish_word: str
    recipient_kind: RecipientKind
    recipient: tuple[str, ...]
    has_account: bool
    proposed_by: UUID
    proposed_at: datetime
    expires_at: datetime
    voices: tuple[Voice, ...]
    has_link: bool
    code: str
    reads: tuple[Read, ...]
    received_at: datetime | None
    wish_withdrawn_at: datetime | None
    recall_reason: str
    recall_word: str
    recalled_at: datetime | None
    package: Package | None

    @property
    def missing(self) -> int:
        """How many more have to agree."""
        return max(0, self.needed - sum(one.is_agreed for one in self.voices))

    @property
    def recall_is_asked(self) -> bool:
        """The colleague no longer wants it, and it can still be read."""
        return self.wish_withdrawn_at is not None and self.face in OPEN


OPEN = (Face.PROPOSED, Face.APPROVED, Face.READ)


def approvals_needed(picks: Sequence[Pick]) -> int:
    """One person beside the proposer; two for whatever tells who somebody is (C2, C3, C7)."""
    return 2 if any(one.field in ABOUT_SOMEBODY for one in picks) else 1


def picks_of(row: Disclosure) -> tuple[Pick, ...]:
    return tuple(Pick.of(one) for one in row.fields)


def face_of(row: Disclosure, now: datetime) -> Face:
    state = ReleaseState(row.state)
    if state == ReleaseState.PROPOSED:
        return Face.LAPSED if row.proposed_at + WAITS <= now or row.expires_at <= now else Face.PROPOSED
    if state != ReleaseState.APPROVED:
        return Face(state.value)
    if row.reads >= MOST_READS:
        return Face.USED_UP
    if row.expires_at <= now:
        return Face.EXPIRED
    return Face.READ if row.reads else Face.APPROVED


def views_of(rows: Sequence[Disclosure], now: datetime) -> tuple[ReleaseView, ...]:
    """These releases with who agreed and who read; three statements, however many."""
    voices: dict[UUID, list[Voice]] = {one.pk: [] for one in rows}
    reads: dict[UUID, list[Read]] = {one.pk: [] for one in rows}
    for voice in DisclosureVoice.objects.filter(release__in=list(voices)).order_by("at"):
        voices[voice.release_id].append(Voice(voice.account_id, voice.is_agreed, voice.at))
    for read in DisclosureRead.objects.filter(release__in=list(reads)).order_by("-at"):
        reads[read.release_id].append(_read(read))
    vault.read_ahead(rows, "snapshot")
    return tuple(_view(one, now, voices[one.pk], reads[one.pk]) for one in rows)


def _read(row: DisclosureRead) -> Read:
    name = Pick.of(row.choice).name if row.choice else ""
    return Read(ReadWhat(row.what), row.by_account, row.at, name)


def _view(row: Disclosure, now: datetime, voices: list[Voice], reads: list[Read]) -> ReleaseView:
    face = face_of(row, now)
    picks = picks_of(row)
    works = row.link_digest is not None and face in OPEN
    written = vault.open(row, "snapshot")
    return ReleaseView(
        id=row.pk,
        face=face,
        picks=picks,
        needed=approvals_needed(picks),
        ground=row.ground,
        ground_word=vault.open(row, "ground_word"),
        purpose=vault.open(row, "purpose"),
        wish=VictimWish(row.wish),
        wish_word=vault.open(row, "wish_word"),
        recipient_kind=RecipientKind(row.recipient_kind),
        recipient=recipient_of(row),
        has_account=row.recipient_account_id is not None,
        proposed_by=row.proposed_by_id,
        proposed_at=row.proposed_at,
        expires_at=row.expires_at,
        voices=tuple(voices),
        has_link=works,
        code=reply_code(row.organisation_id, bytes(row.link_digest)) if works and row.link_digest else "",
        reads=tuple(reads),
        received_at=row.received_at,
        wish_withdrawn_at=row.wish_withdrawn_at,
        recall_reason=str(RecallReason(row.recall_reason).label) if row.recall_reason else "",
        recall_word=vault.open(row, "recall_word"),
        recalled_at=row.recalled_at,
        package=Package.read(written) if written else None,
    )


def frozen(row: Disclosure) -> Package:
    """The package as it was frozen."""
    return Package.read(vault.open(row, "snapshot"))


def recipient_of(row: Disclosure) -> tuple[str, ...]:
    """Name, organisation, work mail and phone."""
    names = ("recipient_name", "recipient_organisation", "recipient_mail", "recipient_phone")
    return tuple(told for name in names if (told := vault.open(row, name)))


def employer_of_link(code: str) -> UUID | None:
    """Whose link this is, whether it works or not; says nothing to anybody."""
    rows = Disclosure.objects.filter(link_digest=code_digest(code))
    return rows.values_list("organisation_id", flat=True).first()


def released_moments(incident_id: UUID) -> tuple[datetime, ...]:
    """When something of this incident was released, for the person concerned: that it happened, no more."""
    rows = Disclosure.objects.filter(incident_id=incident_id, settled_at__isnull=False)
    agreed = rows.filter(state__in=(ReleaseState.APPROVED, ReleaseState.RECALLED)).order_by("settled_at")
    return tuple(one for one in agreed.values_list("settled_at", flat=True) if one)
