# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing down what an incident teaches; part of the acts of `dossier`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.codes import code_list
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.codes import NeedFor, NeedState, function_groups
from eenlijn.casework.learning.models import TrainingNeed
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault

LONGEST_WORD = 500


class NeedUnclear(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies wat er te leren is, en voor wie."))


class NeedKnown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit leerpunt staat er al."))


class WordTooLong(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf dit in ten hoogste 500 tekens."))


@dataclass(frozen=True)
class NewNeed:
    """What to learn (list 8.18), for whom and for which work (list 8.8); `word` is never about a person."""

    training_type: str
    needed_for: NeedFor
    word: str = ""
    function_group: str = ""


def add_need(*, incident: Incident, new: NewNeed, account_id: UUID, now: datetime) -> TrainingNeed:
    if new.training_type not in code_list("training_type") or new.needed_for not in NeedFor.values:
        raise NeedUnclear
    if new.function_group and new.function_group not in function_groups():
        raise NeedUnclear
    if len(new.word) > LONGEST_WORD:
        raise WordTooLong
    same = TrainingNeed.objects.filter(
        incident=incident,
        training_type=new.training_type,
        needed_for=new.needed_for,
        function_group=new.function_group,
        state=NeedState.NEEDED,
    )
    if same.exists():
        raise NeedKnown
    need = TrainingNeed(
        organisation_id=incident.organisation_id,
        incident=incident,
        training_type=new.training_type,
        needed_for=new.needed_for,
        function_group=new.function_group,
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(need, word=new.word.strip() or None)
    need.save(force_insert=True)
    return need


def end_need(*, incident: Incident, need_id: UUID, state: NeedState, now: datetime) -> None:
    """It was learned, or turned out not to be needed."""
    if state == NeedState.NEEDED:
        raise NeedUnclear
    changed = TrainingNeed.objects.filter(pk=need_id, incident=incident, state=NeedState.NEEDED).update(
        state=state, ended_at=now
    )
    if not changed:
        raise NotVisible
