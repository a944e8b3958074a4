# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which house rules hung where, from which day: recorded by who keeps them, read on the page of a measure."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.restrictions.access import postings_of
from eenlijn.casework.restrictions.models import Posting
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.organisations.models import Site
from eenlijn.commons.rulebook.codes import RuleState, Topic
from eenlijn.commons.rulebook.models import RuleVersion
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local


class PostingDayNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies de dag waarop het is opgehangen: niet in de toekomst."))


class PostedThatDay(Refused):
    def __init__(self) -> None:
        super().__init__(_("Voor deze plek en deze dag staat er al iets. Kies een andere dag."))


@dataclass(frozen=True)
class Hanging:
    """What hung at a place: version 0 is the text that the product brings."""

    site_id: UUID
    site_name: str
    rules_number: int
    hangs_since: date


@dataclass(frozen=True)
class Choice:
    id: str
    words: str


def posting_choices(actor: Actor) -> tuple[list[Choice], list[Choice]]:
    """The places of this employer, and the versions of its house rules; two statements."""
    _check(actor)
    sites = Site.objects.filter(organisation_id=actor.scope_id, valid_until=None).order_by("name", "pk")
    versions = RuleVersion.objects.filter(
        organisation_id=actor.scope_id, topic=Topic.HOUSE_RULES, state=RuleState.PUBLISHED
    ).order_by("-number")
    numbers = [number for number in versions.values_list("number", flat=True) if number]
    return (
        [Choice(str(pk), name) for pk, name in sites.values_list("pk", "name")],
        [
            *(Choice(str(one), _("versie %(number)s") % {"number": one}) for one in numbers),
            Choice("0", _("de tekst die Eén Lijn meebrengt")),
        ],
    )


def postings(actor: Actor) -> tuple[Hanging, ...]:
    """Everything that was recorded, newest first; one statement."""
    _check(actor)
    rows = postings_of(actor).select_related("site").order_by("-hangs_since", "site__name")
    return tuple(_hanging(row) for row in rows)


@transaction.atomic
def record_posting(
    *, actor: Actor, site_id: UUID, rules_number: int, hangs_since: date, now: datetime
) -> None:
    """From this day this version hangs here; what hung before stays known."""
    _check(actor)
    site = Site.objects.filter(organisation_id=actor.scope_id, valid_until=None, pk=site_id).first()
    if site is None or str(rules_number) not in {one.id for one in posting_choices(actor)[1]}:
        raise NotVisible
    if hangs_since > to_local(now).date():
        raise PostingDayNeeded
    if Posting.objects.filter(site=site, hangs_since=hangs_since).exists():
        raise PostedThatDay
    row = Posting.objects.create(
        organisation_id=actor.scope_id,
        site=site,
        rules_number=rules_number,
        hangs_since=hangs_since,
        recorded_at=now,
        recorded_by_id=actor.person_id,
    )
    detail = {"version": rules_number, "since": hangs_since.isoformat()}
    append(actor, now, Entry(action="record_posting", object_type="posting", object_id=row.pk, detail=detail))


def hung_at(site_id: UUID | None, day: date) -> Hanging | None:
    """What hung at this place on this day; None when nobody recorded it. The caller checked access."""
    if site_id is None:
        return None
    rows = Posting.objects.filter(site_id=site_id, hangs_since__lte=day).select_related("site")
    row = rows.order_by("-hangs_since").first()
    return _hanging(row) if row else None


def _hanging(row: Posting) -> Hanging:
    return Hanging(row.site_id, row.site.name, row.rules_number, row.hangs_since)


def _check(actor: Actor) -> None:
    if not (actor.is_person and actor.has(Role.COO, Role.ADM)):
        raise NotVisible
