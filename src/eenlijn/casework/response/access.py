# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees answers: whoever handles the incident, and of a proposal whoever has the mandate to decide it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import Lane, Severity
from eenlijn.casework.response.codes import AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.mandates.queries import MandateView


def answers_visible_to(actor: Actor) -> "QuerySet[Answer]":
    """The answers of the incidents this actor handles."""
    return Answer.objects.filter(incident__in=incidents.handled_by(actor))


def answers_behind_glass(actor: Actor) -> "QuerySet[Answer]":
    """The answers of the one case whose glass this actor broke, as long as that lasts."""
    behind = incidents.visible_to(actor).filter(pk__in=actor.broken_glass)
    return Answer.objects.filter(incident__in=behind, organisation_id=actor.scope_id)


def proposals_decided_by(actor: Actor, mandates: Iterable[MandateView]) -> "QuerySet[Answer]":
    """The answers that wait for a decision by who holds these mandates: nothing else of those dossiers."""
    wanted = Q(pk=None)
    for one in mandates:
        levels = [severity.value for severity in Severity if severity.level <= one.highest_level]
        wanted |= Q(kind=one.answer_kind, incident__severity__in=levels)
    waiting = Answer.objects.filter(wanted, organisation_id=actor.scope_id, state=AnswerState.PROPOSED)
    return waiting.filter(~conflicts.keeps_out(actor, "incident"), incident__lane=Lane.PUBLIC_TASK)
