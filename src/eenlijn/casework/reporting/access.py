# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may see and make what of reports and intake links.

Reports themselves are seen through the incident (`incidents.access`); the reporter sees the own one.

| role | intake links |
|---|---|
| coordinator (COO), administrator (ADM) | all of the own organisation: see, make, end |
| anyone else | none; the holder of a link sees only that form |

| role | reports |
|---|---|
| system (TOK) with `reports:write` | delivers reports of its own organisation |
| system (TOK) with `reports:read` | follows those that this very token delivered, not those of another one |
| anyone else | none by this way |
"""

from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.reporting.models import IntakeLink, Report
from eenlijn.commons.access.actor import NO_ROW, Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.tokens.access import check_scope


def may_manage_links(actor: Actor) -> bool:
    return actor.has(Role.COO, Role.ADM)


def visible_to(actor: Actor) -> "QuerySet[IntakeLink]":
    if not may_manage_links(actor):
        return IntakeLink.objects.none()
    return IntakeLink.objects.filter(organisation_id=actor.scope_id)


def delivered_by(actor: Actor) -> "QuerySet[Report]":
    """The reports that this token delivered itself; of these only facts are shown, never the own words."""
    if not actor.may(Scope.REPORTS_READ):
        return Report.objects.none()
    return Report.objects.filter(organisation_id=actor.scope_id, token_id=actor.token_id or NO_ROW)


def check_may_report(actor: Actor, organisation_id: UUID) -> None:
    """Refuse a system that may not deliver reports, or not here; anyone else may always report."""
    check_scope(actor, Scope.REPORTS_WRITE)
    if actor.is_token and actor.organisation_id != organisation_id:
        raise NotVisible
