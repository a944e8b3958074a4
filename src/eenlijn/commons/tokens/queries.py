# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which token knocks, and the list for whoever manages them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.tokens.access import visible_to
from eenlijn.commons.tokens.models import Token
from eenlijn.commons.tokens.secret import digest_of, is_whole
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.prepared import Prepared, named_bytes, named_day


def actor_of(secret: str, now: datetime) -> Actor | None:
    """Return who knocks with this secret; None for mistyped, unknown, ended and expired, all the same.

    One query, none for what cannot be a secret of ours.
    """
    if not is_whole(secret):
        return None
    for token in _working(digest=digest_of(secret), today=to_local(now).date()):
        return Actor.token(token.organisation_id, token.pk, token.mark, token.scope_set)
    return None


_working: Final = Prepared(
    lambda: Token.objects.filter(
        digest=named_bytes("digest"), ended_at=None, expires_on__gte=named_day("today")
    ).only("organisation_id", "scopes")
)


@dataclass(frozen=True)
class TokenRow:
    """One token as the list shows it; works up to and including `expires_on`."""

    id: UUID
    mark: str
    name: str
    scopes: tuple[Scope, ...]
    made_by: str
    maker_left: bool
    made_at: datetime
    expires_on: date
    ended_at: datetime | None
    last_used_on: date | None

    def works(self, today: date) -> bool:
        return self.ended_at is None and today <= self.expires_on


def tokens_of(actor: Actor) -> tuple[TokenRow, ...]:
    """Return every token of the own organisation, the newest first. Two queries.

    One made by somebody who left works on: it is the organisation's. The list says so.
    """
    here = Membership.objects.filter(
        organisation_id=OuterRef("organisation_id"), account_id=OuterRef("made_by_id")
    ).exclude(state=MembershipState.ENDED)
    tokens = list(visible_to(actor).annotate(is_here=Exists(here)).order_by("-made_at", "pk"))
    names = names_of(one.made_by_id for one in tokens)
    return tuple(
        TokenRow(
            id=one.pk,
            mark=one.mark,
            name=one.name,
            scopes=tuple(scope for scope in Scope if scope in one.scope_set),
            made_by=names.get(one.made_by_id, "") if one.made_by_id else "",
            maker_left=one.made_by_id is not None and not one.is_here,
            made_at=one.made_at,
            expires_on=one.expires_on,
            ended_at=one.ended_at,
            last_used_on=one.last_used_on,
        )
        for one in tokens
    )
