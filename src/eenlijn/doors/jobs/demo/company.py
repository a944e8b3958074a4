# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of the first employer as who acts in the longer stories of the demo."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.queries import actor_for
from eenlijn.doors.jobs.demo.measures import Scene


@dataclass(frozen=True)
class Company:
    """Whoever works there, by the key of the cast; `reader` is an officer of the police."""

    organisation_id: UUID
    accounts: Mapping[str, UUID]
    link: OpenLink
    began: datetime
    reader: str

    def actor(self, key: str) -> Actor:
        """With the roles they have had from the beginning."""
        return actor_for(self.accounts[key], self.organisation_id, self.began)

    @property
    def scene(self) -> Scene:
        """The five who take part in any answer that stays."""
        people = ("anna", "carla", "wim", "ilse")
        return Scene(self.link, *(self.actor(one) for one in people))
