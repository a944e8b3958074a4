# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a dossier for a page: the trail line first, then what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpRequest

from eenlijn.casework.dossier.actions import open_dossier
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.dossier.queries import dossier as read_dossier
from eenlijn.casework.dossier.releasing import PURPOSE as RELEASE
from eenlijn.casework.dossier.releasing import check_say
from eenlijn.casework.dossier.steps import Task, task_of
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment

RELEASED: Final = (Compartment.PERPETRATOR, Compartment.RELEASES)


@dataclass(frozen=True)
class Opened:
    """A dossier on the screen of one person, with the moment at which it was read."""

    dossier: Dossier
    task: Task
    now: datetime


def open_to_read(request: HttpRequest, number: str, *also: Compartment) -> Opened:
    """The dossier page, or one beside it that shows these parts too; the open task is the purpose."""
    moment = now()
    task = task_of(actor_of(request), number, moment)
    return Opened(_opened(request, number, task.purpose, moment, also), task, moment)


def open_to_handle(request: HttpRequest, number: str, purpose: str, *also: Compartment) -> Opened:
    """A page on which something is done; whoever may only read gets the page of what does not exist."""
    moment = now()
    task = task_of(actor_of(request), number, moment)
    if not task.may_handle:
        raise NotVisible
    return Opened(_opened(request, number, purpose, moment, also), task, moment)


def _opened(
    request: HttpRequest, number: str, purpose: str, moment: datetime, also: Sequence[Compartment] = ()
) -> Dossier:
    actor = actor_of(request)
    open_dossier(actor=actor, number=number, purpose=purpose, now=moment, also=also)
    return read_dossier(actor, number, moment, names_revealed=bool(request.session.get(revealed_key(number))))


def revealed_key(number: str) -> str:
    """Where the session remembers that the names of this dossier were shown."""
    return f"revealed:{number}"


def open_to_release(request: HttpRequest, number: str) -> Opened:
    """A page about what leaves for police or prosecutor; who has no say in that finds no page.

    It shows who may read what left, and to who chooses a package what is known of the other person.
    """
    moment = now()
    check_say(actor_of(request), number)
    task = task_of(actor_of(request), number, moment)
    return Opened(_opened(request, number, RELEASE, moment, RELEASED), task, moment)
