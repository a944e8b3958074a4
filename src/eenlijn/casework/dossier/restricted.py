# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a request about data asks of other acts: use nothing that is restricted, remove nothing that is held.

Asked by what writes to people, hands on or shows the data to more of them. Not by safety: what a desk is told
of a measure that runs, and a red report, go on (GDPR article 18, second paragraph: the rights of another).
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.requests import queries
from eenlijn.commons.access.refusals import Refused
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import long_date


class UseRestricted(Refused):
    """GDPR article 18: kept, not used."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Het gebruik van dit dossier is beperkt, op verzoek: bewaren mag, gebruiken niet. "
                "Zo wil de wet het zolang niet vaststaat of de gegevens kloppen of mogen. "
                "Vraag de privacyfunctionaris wanneer het weer mag."
            )
        )


class HeldByRequest(Refused):
    """Nothing of a dossier goes while somebody asks about their own data in it."""

    def __init__(self, kind: str, day: str) -> None:
        super().__init__(
            _(
                "Over dit dossier loopt een verzoek over gegevens (%(kind)s, binnen op %(day)s). "
                "Zolang dat loopt, gaat er niets weg: anders valt er niets meer te beslissen. "
                "Vraag de privacyfunctionaris hoe ver het is."
            )
            % {"kind": kind.lower(), "day": day}
        )


class ChangedSinceMade(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Sinds dit bestand is gemaakt, is er op verzoek iets uit een dossier verwijderd. "
                "Wat weg moest, mag niet zo naar buiten. Vraag een nieuw bestand aan."
            )
        )


def check_use(incident: Incident, *, at: datetime | None = None) -> None:
    """Refuse to use what may only be kept. What was done before the restriction may still be written down."""
    if queries.restricted_among([incident.pk], at=at):
        raise UseRestricted


def without_restricted(incidents: Iterable[Incident]) -> list[Incident]:
    """Those of which the data may be used; one statement more."""
    found = list(incidents)
    restricted = queries.restricted_among(one.pk for one in found)
    return [one for one in found if one.pk not in restricted]


def check_as_made(incident_ids: Iterable[str], made_at: datetime) -> None:
    """Refuse to hand out a file of which a part was restricted or removed since it was asked for."""
    ids = [UUID(one) for one in incident_ids]
    if queries.restricted_among(ids):
        raise UseRestricted
    removed = (Act.DATA_REMOVED, Act.PERSON_REMOVED)
    if TimelineEntry.objects.filter(incident__in=ids, act__in=removed, at__gte=made_at).exists():
        raise ChangedSinceMade


def check_not_held(incident_id: UUID) -> None:
    """Refuse to remove what a request holds, and name that request."""
    holding = queries.holding(incident_id)
    if holding is not None:
        raise HeldByRequest(str(holding.kind.label), long_date(to_local(holding.received_at).date()))
