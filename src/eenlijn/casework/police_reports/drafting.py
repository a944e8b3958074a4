# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is prepared for the police: its fields, who may read which, what still misses, and keeping it.

Part of the acts of `dossier.police_file`, which establish who may. The seven Ws: who, what, where, with what,
in which way, when and why. Nothing has to be filled in to keep a draft; what misses is a plain list.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import Filer, IdentityReason, IdentityStep, PoliceWay
from eenlijn.casework.police_reports.home_address import Addresses, check_no_home
from eenlijn.casework.police_reports.identity import check_identity
from eenlijn.casework.police_reports.models import PoliceDraft
from eenlijn.commons.keys import vault
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField

# Every text, in the order of the page, with what it is called there.
TEXTS: Final[Mapping[str, str | Promise]] = {
    "who": _("Wie deed het?"),
    "what": _("Wat gebeurde er?"),
    "scene": _("Waar precies?"),
    "with_what": _("Waarmee?"),
    "how": _("Op welke wijze, stap voor stap?"),
    "moment": _("Wanneer precies?"),
    "why": _("Waarom, denk je?"),
    "literal": _("Welke woorden gebruikte de ander letterlijk?"),
    "build": _("Lengte en bouw"),
    "hair": _("Haar en gezicht"),
    "clothing": _("Kleding en kleuren"),
    "marks": _("Kenmerken, zoals een tatoeage, litteken of sieraad"),
    "victim": _("Wie van ons is het overkomen?"),
    "witnesses": _("Getuigen"),
    "injuries": _("Letsel: waar ligt het bewijs?"),
    "damage": _("Schade: waar ligt het bewijs?"),
}
CONTACT: Final = "contact"
# Without these the police ask for them first; looks only matter for who is not known by name.
ASKED: Final = ("who", "what", "scene", "with_what", "how", "moment", "why", "literal", "victim")
LOOKS: Final = ("build", "hair", "clothing", "marks")
LONGEST: Final = 4_000


def part_of(name: str) -> Compartment:
    """The compartment of a text, as its field says."""
    sealed = PoliceDraft._meta.get_field(name)
    assert isinstance(sealed, SealedField)  # noqa: S101 - for the types: every text is sealed
    return Compartment(sealed.compartment)


def readable_texts(parts: Collection[Compartment]) -> tuple[str, ...]:
    """The texts that stand in parts which are open to somebody."""
    return tuple(name for name in TEXTS if part_of(name) in parts)


@dataclass(frozen=True)
class Draft:
    """A draft as somebody may read it; version 0 when nothing was kept yet. `texts` has what is open."""

    texts: Mapping[str, str]
    contact: str = ""
    way: PoliceWay = PoliceWay.AANGIFTE
    filer: Filer = Filer.EMPLOYER
    identity: IdentityStep = IdentityStep.DOMICILE
    reasons: tuple[IdentityReason, ...] = ()
    is_chosen: bool = False
    saved_at: datetime | None = None
    saved_by: UUID | None = None
    version: int = 0
    proposed: frozenset[str] = frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """Which texts the police will ask for, of those this reader may see."""
        asked = [name for name in ASKED if name in self.texts and not self.texts[name]]
        looks = [name for name in LOOKS if name in self.texts]
        if looks and "who" in asked and not any(self.texts[name] for name in looks):
            asked.append(looks[0])
        return tuple(asked)


@dataclass(frozen=True)
class Choice:
    """Who goes to the police, and what is kept out of the file."""

    way: PoliceWay
    filer: Filer
    identity: str
    reasons: Sequence[str] = ()
    contact: str = ""
    version: int = 0


@dataclass(frozen=True)
class Texts:
    """What was typed, by field; a text that is not named stays as it is."""

    texts: Mapping[str, str]
    version: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)


def draft_of(incident: Incident, parts: Collection[Compartment]) -> Draft | None:
    """What was kept, as far as these parts go; None before the first time."""
    row = PoliceDraft.objects.filter(incident=incident).first()
    return None if row is None else _view(row, parts)


def _view(row: PoliceDraft, parts: Collection[Compartment]) -> Draft:
    return Draft(
        texts={name: opened(row, name) for name in readable_texts(parts)},
        contact=opened(row, CONTACT),
        way=PoliceWay(row.way),
        filer=Filer(row.filer),
        identity=IdentityStep(row.identity),
        reasons=tuple(IdentityReason(one) for one in row.identity_reasons),
        is_chosen=row.is_chosen,
        saved_at=row.saved_at,
        saved_by=row.saved_by_id,
        version=row.version,
    )


def opened(row: PoliceDraft, name: str) -> str:
    """A text, or nothing when its key was destroyed with what it was taken from."""
    try:
        return vault.open(row, name)
    except vault.KeyGone as gone:
        if not gone.is_destroyed:
            raise
        return ""


def choose(
    *, incident: Incident, choice: Choice, known: Addresses, account_id: UUID, now: datetime
) -> PoliceDraft:
    """Keep who files and how; refused with a home address, or what is not ours to choose."""
    check_identity(choice.identity, choice.reasons)
    check_no_home(
        {CONTACT: choice.contact}, {CONTACT: str(_("Wie spreekt namens ons met de politie?"))}, known
    )
    row = _locked(incident, choice.version, account_id, now)
    row.way, row.filer, row.identity = choice.way, choice.filer, choice.identity
    is_hidden = choice.identity == IdentityStep.UNDER_NUMBER
    row.identity_reasons = list(choice.reasons) if is_hidden else []
    row.is_chosen = True
    vault.seal(row, contact=choice.contact.strip() or None)
    row.save()
    return row


def write(
    *,
    incident: Incident,
    typed: Texts,
    parts: Collection[Compartment],
    known: Addresses,
    account_id: UUID,
    now: datetime,
) -> PoliceDraft:
    """Keep what was typed in the parts that are open to this person; the other parts stay untouched."""
    open_texts = {name: text for name, text in typed.texts.items() if name in readable_texts(parts)}
    check_no_home(open_texts, TEXTS, known)
    row = _locked(incident, typed.version, account_id, now)
    vault.seal(row, **{name: text.strip() or None for name, text in open_texts.items()})
    row.save()
    return row


def _locked(incident: Incident, version: int, account_id: UUID, now: datetime) -> PoliceDraft:
    """The row to write on, one version further; ChangedMeanwhile when somebody else was there first."""
    Incident.objects.select_for_update().only("pk").get(pk=incident.pk)
    row = PoliceDraft.objects.filter(incident=incident).first()
    if (row.version if row else 0) != version:
        raise ChangedMeanwhile
    if row is None:
        row = PoliceDraft(organisation_id=incident.organisation_id, incident=incident, version=0)
    row.saved_at, row.saved_by_id, row.version = now, account_id, version + 1
    return row


def forget_people(incident: Incident) -> None:
    """Who of us it is about goes, on request; what was made with it goes too (`packing`)."""
    row = PoliceDraft.objects.filter(incident=incident).first()
    if row is not None:
        vault.seal(row, victim=None, witnesses=None, contact=None)
        row.save(update_fields=["victim", "witnesses", "contact"])
