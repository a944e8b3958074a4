# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees what is prevented, and who counts what was learned.

| who | sees rows | counts |
|---|---|---|
| who coordinates or handles the incident, or leads its team | those of that incident | the same |
| owner of a prevention measure | that measure, by `owned_by`, and nothing of the dossier | - |
| board contact (BRD) | - | training needs of the public task, small numbers hidden |
| anyone else, tokens too | - | - |

Lanes and who is involved stand above the table, as for the incident itself. Exercises are on no list.
"""

from django.db.models import QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.learning.models import CauseAnalysis, PreventionMeasure, TrainingNeed
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role


def visible_to(actor: Actor) -> "QuerySet[PreventionMeasure]":
    """The prevention measures of the incidents this person works on or follows."""
    mine = incidents.worked_by(actor).filter(is_exercise=False).order_by()
    within = PreventionMeasure.objects.filter(organisation_id=actor.scope_id)
    return within.filter(incident__in=mine) if _overlooks(actor) else within.none()


def owned_by(actor: Actor) -> "QuerySet[PreventionMeasure]":
    """The measures this person sees to, whatever else they may open; what stands apart tells nobody."""
    if not actor.is_person or actor.account_id is None or actor.organisation_id is None:
        return PreventionMeasure.objects.none()
    mine = PreventionMeasure.objects.filter(organisation_id=actor.scope_id, owner_id=actor.account_id)
    return told_to_owners(mine).filter(~conflicts.keeps_out(actor, "incident"))


def told_to_owners(rows: "QuerySet[PreventionMeasure]") -> "QuerySet[PreventionMeasure]":
    """Of an exercise and of what stands in the protected lane no owner hears."""
    return rows.filter(incident__is_exercise=False).exclude(incident__lane=Lane.PROTECTED)


def needs_visible_to(actor: Actor) -> "QuerySet[TrainingNeed]":
    """The training needs of the same incidents."""
    mine = incidents.worked_by(actor).filter(is_exercise=False).order_by()
    within = TrainingNeed.objects.filter(organisation_id=actor.scope_id)
    return within.filter(incident__in=mine) if _overlooks(actor) else within.none()


def analyses_visible_to(actor: Actor) -> "QuerySet[CauseAnalysis]":
    """Why these incidents happened; of what lies with the other person nothing is counted."""
    mine = incidents.worked_by(actor).filter(is_exercise=False).order_by()
    within = CauseAnalysis.objects.filter(organisation_id=actor.scope_id)
    return within.filter(incident__in=mine) if _overlooks(actor) else within.none()


def countable_by(actor: Actor) -> "QuerySet[TrainingNeed]":
    """The training needs this actor may count: the own ones, or for the board all of the public task."""
    if not is_board_only(actor):
        return needs_visible_to(actor)
    within = TrainingNeed.objects.filter(organisation_id=actor.scope_id)
    return within.filter(
        ~conflicts.keeps_out(actor, "incident"), incident__lane=Lane.PUBLIC_TASK, incident__is_exercise=False
    )


def is_board_only(actor: Actor) -> bool:
    """Whether somebody counts what they may not open, so that small numbers are hidden."""
    return actor.is_person and actor.has(Role.BRD) and not _overlooks(actor)


def _overlooks(actor: Actor) -> bool:
    return actor.is_person and actor.has(Role.COO, Role.MGR)
