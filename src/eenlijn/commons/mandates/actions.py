# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving and ending mandates."""

import re
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.mandates.access import may_give
from eenlijn.commons.mandates.models import (
    HIGHEST_LEVEL,
    LONGEST_FUNCTION,
    LONGEST_SOURCE,
    LOWEST_LEVEL,
    Mandate,
)
from eenlijn.commons.mandates.queries import MandateView, function_key, is_mandated, view_of
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local

_KIND: Final = re.compile(r"[a-z][a-z_]{1,39}")


class MandateNotGiven(Refused):
    """A mandate without a kind, a function, a severity or a source."""


class MandateOverlaps(Refused):
    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(_("Deze functie heeft dit mandaat al in die periode. Beëindig dat eerst."))


@transaction.atomic
def give_mandate(
    *,
    actor: Actor,
    answer_kind: str,
    highest_level: int,
    function_name: str,
    source: str,
    valid_from: date,
    now: datetime,
    valid_until: date | None = None,
) -> MandateView:
    """Let a function decide about this kind of answer up to this severity."""
    _check_gives(actor)
    mandate = Mandate(
        organisation_id=actor.scope_id,
        answer_kind=answer_kind,
        highest_level=highest_level,
        function_name=" ".join(function_name.split()),
        function_key=function_key(function_name),
        valid_from=valid_from,
        valid_until=valid_until,
        source=source.strip(),
    )
    _check_whole(mandate)
    if _overlapping(mandate):
        raise MandateOverlaps
    try:
        with transaction.atomic():
            mandate.save(force_insert=True)
    except IntegrityError:
        raise MandateOverlaps from None
    detail = {"kind": answer_kind, "level": highest_level}
    append(actor, now, Entry("give_mandate", "mandate", mandate.pk, detail=detail))
    return view_of(mandate)


@transaction.atomic
def end_mandate(*, actor: Actor, mandate_id: UUID, now: datetime, ends_on: date | None = None) -> bool:
    """End a mandate from this day on, today when no day is given; what was decided by it stays.

    Tells whether somebody may still decide about that kind of answer: nobody is stopped from ending the last.
    """
    _check_gives(actor)
    mandate = Mandate.objects.filter(pk=mandate_id, organisation_id=actor.scope_id).first()
    if mandate is None:
        raise NotVisible
    day = max(ends_on or to_local(now).date(), mandate.valid_from)
    if mandate.valid_until is not None and mandate.valid_until <= day:
        raise MandateNotGiven(_("Dit mandaat loopt al eerder af."))
    Mandate.objects.filter(pk=mandate.pk).update(valid_until=day)
    is_left = is_mandated(mandate.organisation_id, mandate.answer_kind, day)
    detail = {"kind": mandate.answer_kind, "is_left": is_left}
    append(actor, now, Entry("end_mandate", "mandate", mandate.pk, detail=detail))
    return is_left


def _check_gives(actor: Actor) -> None:
    if not may_give(actor):
        raise NotVisible


def _check_whole(mandate: Mandate) -> None:
    if not _KIND.fullmatch(mandate.answer_kind):
        raise MandateNotGiven(_("Kies het soort antwoord waarover deze functie beslist."))
    if not LOWEST_LEVEL <= mandate.highest_level <= HIGHEST_LEVEL:
        raise MandateNotGiven(_("Kies tot welke ernst deze functie beslist, van 1 tot en met 5."))
    if not 1 <= len(mandate.function_name) <= LONGEST_FUNCTION:
        raise MandateNotGiven(_("Noem de functie die beslist, in ten hoogste 80 tekens."))
    if not 1 <= len(mandate.source) <= LONGEST_SOURCE:
        raise MandateNotGiven(_("Noem het besluit waarin dit mandaat staat, in ten hoogste 200 tekens."))
    if mandate.valid_until is not None and mandate.valid_until <= mandate.valid_from:
        raise MandateNotGiven(_("Het einde van een mandaat ligt na het begin."))


def _overlapping(mandate: Mandate) -> bool:
    not_over = Q(valid_until=None) | Q(valid_until__gt=mandate.valid_from)
    same = Mandate.objects.filter(
        not_over,
        organisation_id=mandate.organisation_id,
        answer_kind=mandate.answer_kind,
        function_key=mandate.function_key,
    )
    if mandate.valid_until is not None:
        same = same.filter(valid_from__lt=mandate.valid_until)
    return same.exists()
