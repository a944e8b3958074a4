# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words in the bar for who is signed in: a name and an organisation."""

from dataclasses import dataclass

from eenlijn.commons.access.actor import Actor


@dataclass(frozen=True)
class Identity:
    name: str = ""
    organisation: str = ""


def identity_of(actor: Actor) -> Identity:
    """Return the name of the person and of the organisation they act for."""
    return Identity(name=actor.name_for_trail) if actor.is_person else Identity()
