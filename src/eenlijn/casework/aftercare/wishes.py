# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody wants of care: with whom, not with whom, and what for the people at home.

Parts of the acts of `dossier`. Whom somebody does not want is read by who arranges care and by the carer,
never by the manager.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.carers import MANAGER, WANTED
from eenlijn.casework.aftercare.codes import HomeOffer
from eenlijn.casework.aftercare.models import CareChoice, HomeWish
from eenlijn.casework.incidents.codes import label
from eenlijn.casework.incidents.models import Victim
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault


class ChoiceUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies met wie je wilt praten, of «Maakt mij niet uit»."))


class ManagerOrNot(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Je kiest je leidinggevende, en zegt ook dat je die niet wilt. Kies één van beide.")
        )


class OfferUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies wat thuis zou helpen."))


class WishedAlready(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit heb je al gevraagd. Wij regelen het."))


@dataclass(frozen=True)
class Choice:
    """`provider` is empty when it does not matter who."""

    provider: str = ""
    not_manager: bool = False

    @property
    def words(self) -> str:
        """With whom, as who arranges it reads it."""
        return label("aftercare_contact", self.provider) if self.provider else ""


NO_CHOICE = Choice()


def choose(*, victim: Victim, choice: Choice, now: datetime) -> None:
    """The last word counts; what was chosen before is not kept."""
    if choice.provider and choice.provider not in WANTED:
        raise ChoiceUnknown
    if choice.provider == MANAGER and choice.not_manager:
        raise ManagerOrNot
    row = CareChoice.objects.filter(victim=victim).first() or CareChoice(
        organisation_id=victim.organisation_id, incident_id=victim.incident_id, victim=victim
    )
    row.not_manager, row.chosen_at = choice.not_manager, now
    vault.seal(row, provider=choice.provider or None)
    row.save()


def choices_of(victim_ids: Iterable[UUID]) -> dict[UUID, Choice]:
    """What each of these people chose; who said nothing is not in it."""
    rows = CareChoice.objects.filter(victim_id__in=list(victim_ids))
    return {row.victim_id: Choice(vault.open(row, "provider"), row.not_manager) for row in rows}


def not_by_manager(incident_id: UUID) -> set[UUID]:
    """The people of this event who do not want their manager for it."""
    rows = CareChoice.objects.filter(incident_id=incident_id, not_manager=True)
    return set(rows.values_list("victim_id", flat=True))


@dataclass(frozen=True)
class HomeView:
    """One thing asked for at home."""

    id: UUID
    offer: HomeOffer
    wished_at: datetime
    done_at: datetime | None


def wish_for_home(*, victim: Victim, offer: str, now: datetime) -> None:
    """Only the person asks it; nobody at home is named or called without it."""
    if offer not in HomeOffer.values:
        raise OfferUnknown
    waiting = HomeWish.objects.filter(victim=victim, offer=offer, done_at=None, withdrawn_at=None)
    if waiting.exists():
        raise WishedAlready
    HomeWish.objects.create(
        organisation_id=victim.organisation_id,
        incident_id=victim.incident_id,
        victim=victim,
        offer=offer,
        wished_at=now,
    )


def withdraw_wish(*, victim: Victim, wish_id: UUID, now: datetime) -> None:
    if not _waiting(victim, wish_id).update(withdrawn_at=now):
        raise NotVisible


def wish_done(*, victim: Victim, wish_id: UUID, now: datetime) -> None:
    """Only that it was done, never what came of it."""
    if not _waiting(victim, wish_id).update(done_at=now):
        raise NotVisible


def wishes_of(victim_id: UUID) -> tuple[HomeView, ...]:
    rows = HomeWish.objects.filter(victim_id=victim_id, withdrawn_at=None).order_by("wished_at", "pk")
    return tuple(HomeView(row.pk, HomeOffer(row.offer), row.wished_at, row.done_at) for row in rows)


def _waiting(victim: Victim, wish_id: UUID) -> "QuerySet[HomeWish]":
    return HomeWish.objects.filter(pk=wish_id, victim=victim, done_at=None, withdrawn_at=None)
