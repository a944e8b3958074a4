# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Camera images, asked for before they are wiped; part of the acts of `dossier.police_evidence`."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import FootageHolder, FootageState
from eenlijn.casework.police_reports.home_address import Addresses, check_no_home
from eenlijn.casework.police_reports.models import FootageRequest
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local


class FootageDayWrong(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Deze dag kan niet. Vragen en veiligstellen doe je na het voorval, en niet in de toekomst; "
                "wissen kan niet voor het voorval."
            )
        )


class WhichCamera(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf op welke camera het is, zoals «hal, boven de deur»."))


@dataclass(frozen=True)
class NewFootage:
    """Which camera, whose, when it was asked, and the last day on which the images are there, if told."""

    camera: str
    holder: FootageHolder
    asked_on: date
    wiped_on: date | None = None


@dataclass(frozen=True)
class Footage:
    id: UUID
    camera: str
    holder: FootageHolder
    asked_on: date
    wiped_on: date | None
    state: FootageState
    settled_on: date | None


def ask_footage(
    *, incident: Incident, new: NewFootage, known: Addresses, account_id: UUID, now: datetime
) -> FootageRequest:
    """Record that images were asked for; the clock is started by the act that calls this."""
    if not new.camera.strip():
        raise WhichCamera
    check_no_home({"camera": new.camera}, {"camera": _("Welke camera?")}, known)
    first = to_local(incident.occurred_at).date()
    if not first <= new.asked_on <= to_local(now).date() or (new.wiped_on and new.wiped_on < first):
        raise FootageDayWrong
    row = FootageRequest(
        id=uuid4(),
        organisation_id=incident.organisation_id,
        incident=incident,
        holder=new.holder,
        asked_on=new.asked_on,
        wiped_on=new.wiped_on,
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(row, camera=new.camera.strip())
    row.save(force_insert=True)
    return row


def settle_footage(
    *, incident: Incident, footage_id: UUID, state: FootageState, on: date, now: datetime
) -> None:
    """Secured or gone, once; NotVisible for what is not there or was settled before."""
    row = FootageRequest.objects.filter(pk=footage_id, incident=incident, state=FootageState.ASKED).first()
    if row is None or state is FootageState.ASKED:
        raise NotVisible
    if not row.asked_on <= on <= to_local(now).date():
        raise FootageDayWrong
    asked = FootageRequest.objects.filter(pk=row.pk, state=FootageState.ASKED)
    if not asked.update(state=state, settled_on=on):
        raise NotVisible


def footage_of(incident: Incident) -> tuple[Footage, ...]:
    """Every request, in the order in which they came; the caller established who may read it."""
    rows = FootageRequest.objects.filter(incident=incident).order_by("recorded_at", "pk")
    return tuple(
        Footage(
            id=row.pk,
            camera=vault.open(row, "camera"),
            holder=FootageHolder(row.holder),
            asked_on=row.asked_on,
            wiped_on=row.wiped_on,
            state=FootageState(row.state),
            settled_on=row.settled_on,
        )
        for row in rows
    )
