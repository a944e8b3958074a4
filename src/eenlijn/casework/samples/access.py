# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees samples: the privacy officer and the board contact, and who holds link and code of one.

| role | draw, progress | reading file | result |
|---|---|---|---|
| privacy officer (DPO) | yes, without a number of a dossier | - | yes |
| board contact (BRD) | yes | - | yes |
| who handles a drawn dossier | that it was drawn | covers it, and confirms | - |
| holder of link and code | - | what is ready | - |
| anyone else | - | - | - |

A link that is unknown, used or expired, or comes with another code, is no link: nothing tells them apart.
"""

from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.letters.reply_code import is_reply_code
from eenlijn.casework.samples.models import Sample, SampledDossier
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.foundation.identifiers import code_digest

READS: Final = (Role.DPO, Role.BRD)


def visible_to(actor: Actor) -> "QuerySet[Sample]":
    """The samples of the employer of this officer or board contact."""
    rows = Sample.objects.filter(organisation_id=actor.scope_id)
    return rows if actor.is_person and actor.has(*READS) else rows.none()


def may_draw(actor: Actor) -> bool:
    """Whether this person draws, asks a reader and ends a link."""
    return actor.is_person and actor.has(Role.DPO) and actor.organisation_id is not None


def covered_by(actor: Actor) -> "QuerySet[SampledDossier]":
    """What was drawn of the dossiers this actor handles, while the reader has not sent."""
    handled = incidents.handled_by(actor)
    return SampledDossier.objects.filter(incident__in=handled, sample__sent_at=None)


def sample_of_link(code: str, secret: str, now: datetime) -> Sample | None:
    """The one sample whose link and code these are, while it works."""
    rows = Sample.objects.filter(link_digest=code_digest(code), sent_at=None, link_ends_at__gt=now)
    found = rows.select_related("organisation").first()
    if found is None or found.link_digest is None:
        return None
    return found if is_reply_code(secret, found.organisation_id, bytes(found.link_digest)) else None
