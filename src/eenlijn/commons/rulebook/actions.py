# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drafting, publishing and rolling back the rules of an employer, and adopting the pack of its sector."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.access import may_draft, may_publish
from eenlijn.commons.rulebook.codes import RuleSource, RuleState, Topic
from eenlijn.commons.rulebook.contents import (
    Check,
    in_shape,
    is_topic,
    label_of,
    nothing_wrong,
    problems_of,
)
from eenlijn.commons.rulebook.models import RuleVersion
from eenlijn.commons.rulebook.queries import RuleVersionView, around, rules_of, view_of
from eenlijn.commons.rulebook.refusals import (
    AlreadyHolds,
    ContentRefused,
    NoSuchVersion,
    PlannedVersionWaits,
    StaleDraft,
    TooEarly,
)
from eenlijn.commons.rulebook.topics.reading import Misshapen
from eenlijn.commons.rulebook.topics.terms import Terms
from eenlijn.commons.trail.actions import Entry, append

LONGEST_CONTENT: Final = 200_000


@transaction.atomic
def save_draft(
    *, actor: Actor, topic: str, content: Mapping[str, Any], version: int, now: datetime
) -> RuleVersionView:
    """Keep a draft as far as it goes; `version` is that of the draft that was read, 0 for a new one."""
    topic = _drafted(actor, topic)
    told = _kept(topic, content)
    row = RuleVersion.objects.filter(
        organisation_id=actor.scope_id, topic=topic, state=RuleState.DRAFT
    ).first()
    if (row.version if row else 0) != version:
        raise StaleDraft
    row = _changed(row, told, actor, now) if row else _new_draft(topic, told, actor, now)
    append(actor, now, _about("save_rule_draft", row))
    return view_of(row)


@transaction.atomic
def drop_draft(*, actor: Actor, topic: str, version: int, now: datetime) -> None:
    """Throw a draft away; what holds stays as it is."""
    row = _own_draft(actor, _drafted(actor, topic), version)
    append(actor, now, _about("drop_rule_draft", row))
    row.delete()


@transaction.atomic
def publish(
    *,
    actor: Actor,
    topic: str,
    version: int,
    now: datetime,
    valid_from: datetime | None = None,
    also: Check = nothing_wrong,
) -> RuleVersionView:
    """Let a draft hold from now on, or from a later moment; refused while anything is wrong with it.

    Only the very first version of a topic may hold from an earlier moment. `also` is what a room above
    knows to be wrong with it.
    """
    _check_publishes(actor)
    row = _own_draft(actor, str(topic), version)
    row.content = _checked(actor.scope_id, row.topic, row.content, valid_from or now, also)
    _number(row, _last_of(actor.scope_id, (row.topic,)).get(row.topic), actor, now, valid_from or now)
    is_mine = RuleVersion.objects.filter(pk=row.pk, state=RuleState.DRAFT, version=version).update(
        content=row.content,
        number=row.number,
        state=row.state,
        published_by=row.published_by_id,
        published_at=now,
        valid_from=row.valid_from,
    )
    if not is_mine:
        raise StaleDraft
    append(actor, now, _about("publish_rule", row))
    return view_of(row)


@transaction.atomic
def publish_at_once(
    *, actor: Actor, topic: str, content: Mapping[str, Any], now: datetime, valid_from: datetime | None = None
) -> RuleVersionView:
    """Publish a content without a draft, as a set-up does; a draft that somebody works on stays."""
    _check_publishes(actor)
    told = _checked(actor.scope_id, str(topic), content, valid_from or now)
    return _enter(actor, {str(topic): told}, now, _Origin(RuleSource.OWN), valid_from)[0]


@transaction.atomic
def roll_back(
    *, actor: Actor, topic: str, to_number: int, now: datetime, also: Check = nothing_wrong
) -> RuleVersionView:
    """Let the content of an earlier version hold again, as a new version."""
    _check_publishes(actor)
    earlier = RuleVersion.objects.filter(
        organisation_id=actor.scope_id, topic=topic, number=to_number, state=RuleState.PUBLISHED
    ).first()
    if earlier is None or earlier.valid_from is None or earlier.valid_from > now:
        raise NoSuchVersion
    if rules_of(actor.scope_id, now, (topic,)).number(topic) == to_number:
        raise AlreadyHolds
    told = _checked(actor.scope_id, str(topic), earlier.content, now, also)
    return _enter(actor, {str(topic): told}, now, _Origin(RuleSource.ROLLBACK, earlier.pack_version))[0]


@transaction.atomic
def withdraw_planned(*, actor: Actor, topic: str, number: int, now: datetime) -> None:
    """Take back a version whose moment has not come; one that holds or held is never taken back."""
    _check_publishes(actor)
    row = RuleVersion.objects.filter(
        organisation_id=actor.scope_id,
        topic=topic,
        number=number,
        state=RuleState.PUBLISHED,
        valid_from__gt=now,
    ).first()
    if row is None:
        raise NoSuchVersion
    RuleVersion.objects.filter(pk=row.pk).update(state=RuleState.WITHDRAWN)
    append(actor, now, _about("withdraw_rule", row))


@transaction.atomic
def adopt_pack(
    *,
    actor: Actor,
    organisation_id: UUID,
    pack_content: Mapping[str, Mapping[str, Any]],
    pack_version: str,
    now: datetime,
    topics: Collection[str] | None = None,
) -> tuple[RuleVersionView, ...]:
    """Publish what a pack says, all of it or only these topics, and remember the pack as a whole.

    `pack_content` comes from `from_pack.contents_of`: a content per topic, and under `pack` the pack itself.
    A topic that already says the same stays as it is. All or nothing: a pack with something wrong in it is
    refused with the name of the topic.
    """
    within = _within(actor, organisation_id)
    _check_publishes(within)
    told = {one: in_pack(one, content) for one, content in pack_content.items() if one != Topic.PACK}
    chosen = [topic for topic in told if topics is None or topic in topics]
    holding = rules_of(organisation_id, now, chosen)
    changed = [one for one in chosen if one not in holding.found or holding.found[one].content != told[one]]
    wrong = _problems_in(told, changed, organisation_id, now)
    if wrong:
        raise ContentRefused(wrong)
    contents = {
        **{topic: told[topic] for topic in changed},
        Topic.PACK.value: _whole(told, pack_content, pack_version),
    }
    return _enter(within, contents, now, _Origin(RuleSource.PACK, pack_version))


def in_pack(topic: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """A content of a pack as it would be kept; refused when it has no shape."""
    if not is_topic(topic):
        raise ContentRefused([_("Het startpakket heeft een onbekend onderwerp: %(name)s.") % {"name": topic}])
    try:
        return in_shape(topic, content)
    except Misshapen as misshapen:
        raise ContentRefused([f"{label_of(topic)}: {misshapen}"]) from None


def _within(actor: Actor, organisation_id: UUID) -> Actor:
    """A job of the platform works within the organisation; anyone else only in the own one."""
    if actor.is_job and actor.organisation_id is None:
        return replace(actor, organisation_id=organisation_id)
    if actor.organisation_id != organisation_id:
        raise NotVisible
    return actor


def _drafted(actor: Actor, topic: str) -> str:
    if not may_draft(actor) or not is_topic(str(topic)) or topic == Topic.PACK:
        raise NotVisible
    return str(topic)


def _check_publishes(actor: Actor) -> None:
    if not may_publish(actor):
        raise NotVisible


def _kept(topic: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """In its shape when it has one; else as it was typed, so that nothing is lost."""
    told = dict(content)
    written = json.dumps(told, ensure_ascii=False)
    if len(written) > LONGEST_CONTENT:
        raise ContentRefused([_("Deze instelling is te groot om te bewaren.")])
    if not _is_storable(written):
        raise ContentRefused([_("In deze instelling staat een teken dat niet te bewaren is.")])
    try:
        return in_shape(topic, told)
    except Misshapen:
        return told


def _is_storable(written: str) -> bool:
    """PostgreSQL keeps no zero character, and no half of a pair."""
    try:
        written.encode()
    except UnicodeEncodeError:
        return False
    return "\\u0000" not in written


def _new_draft(topic: str, content: dict[str, Any], actor: Actor, now: datetime) -> RuleVersion:
    row = RuleVersion(
        organisation_id=actor.scope_id,
        topic=topic,
        content=content,
        drafted_by_id=actor.account_id,
        drafted_at=now,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise StaleDraft from None
    return row


def _changed(row: RuleVersion, content: dict[str, Any], actor: Actor, now: datetime) -> RuleVersion:
    before, row.version = row.version, row.version + 1
    row.content, row.drafted_by_id, row.drafted_at = content, actor.account_id, now
    changed = RuleVersion.objects.filter(pk=row.pk, version=before, state=RuleState.DRAFT).update(
        content=content, drafted_by=actor.account_id, drafted_at=now, version=row.version
    )
    if not changed:
        raise StaleDraft
    return row


def _own_draft(actor: Actor, topic: str, version: int) -> RuleVersion:
    row = RuleVersion.objects.filter(
        organisation_id=actor.scope_id, topic=topic, state=RuleState.DRAFT
    ).first()
    if row is None or row.version != version:
        raise StaleDraft
    return row


def _checked(
    organisation_id: UUID,
    topic: str,
    content: Mapping[str, Any],
    at: datetime,
    also: Check = nothing_wrong,
) -> dict[str, Any]:
    problems = problems_of(topic, content, around(organisation_id, at, topic)) or tuple(also(content))
    if problems:
        raise ContentRefused(problems)
    return in_shape(topic, content)


def _problems_in(
    told: Mapping[str, Mapping[str, Any]], topics: Collection[str], organisation_id: UUID, now: datetime
) -> list[str]:
    """Everything wrong with these topics of a pack, each checked beside the others of that pack."""
    beside = around(organisation_id, now, *topics)
    if Topic.TERMS.value in topics:
        beside = replace(beside, terms=Terms.from_content(told[Topic.TERMS.value]))
    return [
        f"{label_of(topic)}: {one}" for topic in topics for one in problems_of(topic, told[topic], beside)
    ]


def _whole(told: Mapping[str, Any], pack_content: Mapping[str, Any], pack_version: str) -> dict[str, Any]:
    pack = dict(pack_content.get(Topic.PACK.value, {}))
    return {"topics": dict(told), "version": pack_version, "pack": pack}


@dataclass(frozen=True)
class _Origin:
    """Where contents that become versions at once come from."""

    source: RuleSource
    pack_version: str = ""


def _enter(
    actor: Actor,
    contents: Mapping[str, dict[str, Any]],
    now: datetime,
    origin: _Origin,
    valid_from: datetime | None = None,
) -> tuple[RuleVersionView, ...]:
    """Let these contents hold, each as the next version of its topic; all of them were looked over."""
    last = _last_of(actor.scope_id, contents)
    rows = [
        RuleVersion(
            organisation_id=actor.scope_id,
            topic=topic,
            content=content,
            source=origin.source,
            pack_version=origin.pack_version,
            drafted_by_id=actor.account_id,
            drafted_at=now,
        )
        for topic, content in contents.items()
    ]
    for row in rows:
        _number(row, last.get(row.topic), actor, now, valid_from or now)
    RuleVersion.objects.bulk_create(rows)
    action = "roll_back_rule" if origin.source is RuleSource.ROLLBACK else "publish_rule"
    append(actor, now, *(_about(action, row) for row in rows))
    return tuple(view_of(row) for row in rows)


def _last_of(organisation_id: UUID, topics: Collection[str]) -> dict[str, tuple[int, datetime | None]]:
    """The last number of each topic, and from when its last published version holds. One query."""
    rows = RuleVersion.objects.filter(organisation_id=organisation_id, topic__in=topics, number__isnull=False)
    last = rows.values_list("topic").annotate(
        number=Max("number"), since=Max("valid_from", filter=Q(state=RuleState.PUBLISHED))
    )
    return {topic: (number, since) for topic, number, since in last}


def _number(
    row: RuleVersion,
    last: tuple[int, datetime | None] | None,
    actor: Actor,
    now: datetime,
    valid_from: datetime,
) -> None:
    """Give the next number; never before now except the first, and never before a version that waits."""
    number, since = last or (0, None)
    if number and valid_from < now:
        raise TooEarly
    if since is not None and since > valid_from:
        raise PlannedVersionWaits(since)
    row.number, row.state, row.valid_from = number + 1, RuleState.PUBLISHED, valid_from
    row.published_by_id, row.published_at = actor.account_id, now


def _about(action: str, row: RuleVersion) -> Entry:
    return Entry(action, "rule", row.pk, detail={"topic": row.topic, "number": row.number})
