# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""More people at Reggestreek, and reports about a colleague."""

import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import email_index
from eenlijn.commons.keys import vault
from tests.cast import SINCE, Cast, Person
from tests.factories import stories


def joined(cast: Cast, name: str, now: datetime, *roles: Role) -> Person:
    """Somebody more works at Reggestreek."""
    email = f"{name}@eenlijn.example"
    account = Account(id=uuid4(), email_index=email_index(email), password="!")
    vault.seal(account, name=name.title(), email=email)
    account.save(force_insert=True)
    membership = Membership.objects.create(
        organisation=cast.reggestreek,
        account=account,
        function_name="Medewerker",
        state=MembershipState.CONFIRMED,
        starts_on=SINCE,
    )
    for role in (Role.EMP, *roles):
        RoleAssignment.objects.create(
            organisation=cast.reggestreek, membership=membership, role=role, starts_on=SINCE
        )
    actor = actor_for(account.pk, cast.reggestreek.pk, now)
    return Person(name.title(), email, account, membership, actor)


def report(reporter: Person, now: datetime, **changes: Any) -> str:
    """Through the form of somebody who signed in."""
    return open_from_report(
        actor=reporter.actor,
        organisation_id=reporter.membership.organisation_id,
        link=None,
        content=replace(stories.CONTENT, **changes),
        report_key=secrets.token_bytes(16),
        language="nl",
        now=now,
    ).number


def told(accused: Person | None) -> dict[str, str]:
    """Who the other is, as the reporter types it."""
    return {"other_address": accused.email, "other_name": accused.name} if accused else {}


def about(accused: Person | None, cast: Cast, now: datetime) -> str:
    return report(cast.anna, now, other_is_colleague=True, **told(accused))
