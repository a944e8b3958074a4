# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the employer set, as it holds now: terms, calendar, house rules, own words, places."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, ClassVar

from django.http import HttpRequest, HttpResponse
from ninja import Query as FromQuery
from ninja import Router

from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.rulebook.queries import SHARED_TOPICS, Setting, settings_of
from eenlijn.doors.api.operations import actor_of, operation, say
from eenlijn.doors.api.paging import Query
from eenlijn.doors.api.policy import for_scope
from eenlijn.doors.api.shapes import Answer, Moment, OneOf, TypedMoment
from eenlijn.foundation.clock import now
from eenlijn.foundation.portion import complete_until

router = Router(tags=["instellingen"])


class SettingOut(Answer):
    """What holds about one topic."""

    tells: ClassVar[str] = "Wat over één onderwerp geldt. Versie 0 is wat het programma zelf meebrengt."

    topic: Annotated[str, OneOf(topic.value for topic in SHARED_TOPICS)]
    rule_number: int
    valid_from: Moment | None
    content: dict[str, Any]


class SettingList(Answer):
    """All settings, which are few."""

    tells: ClassVar[str] = "Alle instellingen; er zijn er zo weinig dat er geen volgend deel is."

    items: Sequence[SettingOut]
    next_cursor: None = None
    complete_until: Moment


class SettingQuery(Query):
    """All of them, or only what is new."""

    changed_since: TypedMoment | None = None


@operation(
    router,
    "GET",
    "/instellingen",
    name="listSettings",
    summary="Lees wat nu geldt",
    policy=for_scope(Scope.SETTINGS_READ, Role.ADM, Role.COO),
    answers={200: SettingList},
    description="Geef per onderwerp wat nu geldt; met gewijzigdSinds alleen wat sindsdien ging gelden.",
)
def list_settings(request: HttpRequest, query: FromQuery[SettingQuery]) -> HttpResponse:
    """Give what holds now, by topic."""
    moment = now()
    found = settings_of(actor_of(request).scope_id, moment)
    shown = [_out(one) for one in found if _is_new(one, query.changed_since)]
    return say(SettingList(items=shown, complete_until=complete_until(moment)))


def _is_new(one: Setting, since: datetime | None) -> bool:
    """What the product brings itself never changed; a version counts from when it was both made and valid."""
    if since is None:
        return True
    moments = [moment for moment in (one.valid_from, one.published_at) if moment]
    return bool(moments) and max(moments) >= since


def _out(one: Setting) -> SettingOut:
    return SettingOut(
        topic=one.topic.value, rule_number=one.number, valid_from=one.valid_from, content=dict(one.content)
    )
