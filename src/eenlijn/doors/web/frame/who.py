# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words in the bar for who is signed in: a name and an organisation."""

from dataclasses import dataclass

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.organisations.queries import name_of
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@dataclass(frozen=True)
class Identity:
    name: str = ""
    organisation: str = ""


def identity_of(actor: Actor) -> Identity:
    """Return the name of the person and of the organisation they act for; two queries, none for strangers."""
    if not (actor.is_person and actor.account_id):
        return Identity()
    organisation = name_of(actor.organisation_id) if actor.organisation_id else ""
    try:
        return Identity(names_of([actor.account_id]).get(actor.account_id, ""), organisation)
    except KeysUnavailable:
        # The page stands without a name; what needs the keys says so itself.
        return Identity("", organisation)
