# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees and makes tokens, and what a token may ask.

| who | may |
|---|---|
| administrator of the organisation (ADM) | see, make and end the tokens of the own organisation |
| job (SYS) started for the organisation | the same: the command on the machine |
| a token | nothing about tokens, not even about itself |
| anyone else | nothing |
"""

from django.db.models import QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.access.refusals import ScopeTooSmall
from eenlijn.commons.tokens.models import Token


def may_manage(actor: Actor) -> bool:
    return actor.organisation_id is not None and (actor.is_job or actor.has(Role.ADM))


def visible_to(actor: Actor) -> "QuerySet[Token]":
    """The only way to tokens; ended and expired ones too."""
    if not may_manage(actor):
        return Token.objects.none()
    return Token.objects.filter(organisation_id=actor.scope_id)


def check_scope(actor: Actor, scope: Scope) -> None:
    """Refuse a token that lacks this scope. Of a person or a job the roles decide, elsewhere."""
    if actor.is_token and scope not in actor.scopes:
        raise ScopeTooSmall(scope)
