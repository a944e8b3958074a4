# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many dossiers each employer gets, how they lie in time, and the trail that goes with them.

The first employer is large and holds six in ten of all dossiers. Every employer has the same number of open
dossiers however many closed ones there are: people can only work at so many at once, and so a work list
does not grow with the years. Everything else is closed and lies spread over three years.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.codes import NoticeState
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.tenancy.actions import found_platform
from eenlijn.commons.tokens.actions import a_year_from, make_token
from eenlijn.commons.trail.chain import FACTS, following
from eenlijn.commons.trail.models import TrailHead, TrailLine
from eenlijn.doors.jobs.first_key import make_first_key
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now, to_local  # noqa: TID251 - the bench is a door
from tools.bench.filling import patterns
from tools.bench.filling.copying import Copy, Mould, Numbers, columns, rows_of, tables
from tools.bench.filling.employers import Employer, found
from tools.bench.filling.patterns import Pattern
from tools.bench.filling.pouring import IntoPostgresql, IntoSqlite
from tools.bench.filling.shares import divided, shares

OPEN_AT_LARGE, OPEN_AT_OTHERS = 120, 10
TOGETHER: Final = 25  # copies that share a moment
AT_ONCE: Final = 4_000  # copies per statement
DAYS: Final = 3 * 365
OPEN_HOURS: Final = 30
SEED: Final = 4


@dataclass(frozen=True)
class Batch:
    """So many copies of one mould for one employer, this far from the moment of the mould."""

    mould: Mould
    employer: Employer
    shift: timedelta
    count: int


@dataclass
class Chain:
    """The end of one employer's trail."""

    key: bytes
    sequence: int
    mac: str


@dataclass
class Filling:
    """What is needed while pouring."""

    pourer: IntoPostgresql | IntoSqlite
    numbers: Numbers = field(default_factory=Numbers)
    chains: dict[UUID, Chain] = field(default_factory=dict)
    poured: int = 0


def fill(incidents: int, employers: int, owner: str) -> dict[str, Any]:
    """Found, make the moulds, pour, and tell what there is."""
    start = now() - timedelta(days=1)
    make_first_key()
    found_platform(now=start)
    places = [found(place, start) for place in range(employers)]
    with walls.within(places[0].organisation_id):
        moulds = _moulds(places[0], now() - timedelta(hours=6))
    filling = Filling(IntoPostgresql(owner) if owner else IntoSqlite())
    _pour(filling, list(_batches(places, incidents - len(moulds), moulds)), incidents)
    return {"employers": [_told(place, employer) for place, employer in enumerate(places)]}


def _moulds(employer: Employer, at: datetime) -> dict[Pattern, Mould]:
    """Walk every pattern once and keep what it left behind; its mail counts as sent."""
    moulds: dict[Pattern, Mould] = {}
    seen: set[Any] = set()
    for pattern in (*patterns.CLOSED, *patterns.OPEN):
        number = patterns.walk(pattern, employer, at)
        _as_severe(pattern, number)
        Notice.objects.exclude(state=NoticeState.SENT).update(state=NoticeState.SENT, sent_at=at)
        rows = [row for row in rows_of(employer.organisation_id) if (type(row), row.pk) not in seen]
        seen |= {(type(row), row.pk) for row in rows}
        moulds[pattern] = Mould(rows, employer)
    return moulds


def _as_severe(pattern: Pattern, number: str) -> None:
    """Closing the most severe takes a second person; the bench has none, so it is made severe afterwards."""
    incident = Incident.objects.get(number=number)
    if incident.severity and incident.severity != pattern.severity:
        Incident.objects.filter(pk=incident.pk).update(severity=pattern.severity)
        Fact.objects.filter(case_key=incident.case_key).exclude(severity="").update(severity=pattern.severity)


def _parts(is_open: int, is_closed: int) -> list[tuple[Pattern, int]]:
    wanted = ((is_open, patterns.OPEN), (is_closed, patterns.CLOSED))
    return [one for count, among in wanted for one in divided(count, {kind: kind.share for kind in among})]


def _batches(places: list[Employer], incidents: int, moulds: dict[Pattern, Mould]) -> Iterator[Batch]:
    chance = random.Random(SEED)  # noqa: S311 - the same spread every time, nothing secret
    for place, (employer, count) in enumerate(zip(places, shares(incidents, len(places)), strict=True)):
        is_open = min(OPEN_AT_OTHERS if place else OPEN_AT_LARGE, count // 2)
        for pattern, part in _parts(is_open, count - is_open):
            most = OPEN_HOURS if pattern in patterns.OPEN else DAYS * 24
            for begin in range(0, part, TOGETHER):
                shift = timedelta(minutes=-chance.randrange(60 if most > OPEN_HOURS else 1, most * 60))
                yield Batch(moulds[pattern], employer, shift, min(TOGETHER, part - begin))


def _pour(filling: Filling, batches: list[Batch], incidents: int) -> None:
    random.Random(SEED).shuffle(batches)  # noqa: S311 - as reports come in: mixed
    filling.pourer.begin([*tables(), TrailLine])
    waiting = 0
    for batch in batches:
        with walls.within(batch.employer.organisation_id):
            _pour_one(filling, batch)
        waiting += batch.count
        if waiting >= AT_ONCE:
            filling.pourer.flush()
            waiting = 0
            sys.stderr.write(f"\r  {filling.poured:,} of {incidents:,} dossiers")
            sys.stderr.flush()
    filling.pourer.flush()
    sys.stderr.write(f"\r  {filling.poured:,} of {incidents:,} dossiers; indexes ...")
    sys.stderr.flush()
    if isinstance(filling.pourer, IntoPostgresql):
        for organisation_id, chain in filling.chains.items():
            filling.pourer.execute(
                f"UPDATE {TrailHead._meta.db_table} SET sequence = %s, mac = %s WHERE id = %s",  # noqa: S608
                (chain.sequence, chain.mac, organisation_id),
            )
    filling.pourer.finish()
    sys.stderr.write(" done\n")


def _pour_one(filling: Filling, batch: Batch) -> None:
    pourer = filling.pourer
    moved = [
        (cast, pourer.prepare(cast.fields, values, [place for place, _change in cast.changes]))
        for cast, values in batch.mould.moved(batch.shift)
    ]
    for at in range(batch.count):
        copy = Copy(
            employer=batch.employer,
            unit=batch.employer.units[(filling.poured + at) % len(batch.employer.units)],
            number=filling.numbers.draw(),
            ids={},
        )
        batch.mould.begin(copy, batch.mould.report.received_at)
        for cast, prepared in moved:
            pourer.add(cast.model, prepared, [change(copy) for _place, change in cast.changes])
        _append(filling, batch, copy)
    filling.poured += batch.count


def _append(filling: Filling, batch: Batch, copy: Copy) -> None:
    """The line of the report in the trail of its employer, chained as the product chains it."""
    organisation_id = batch.employer.organisation_id
    chain = filling.chains.get(organisation_id)
    if chain is None:
        head = TrailHead.objects.get(pk=organisation_id)
        chain = filling.chains[organisation_id] = Chain(
            vault.mac_key(organisation_id), head.sequence, head.mac
        )
    mould = batch.mould
    facts = {name: getattr(mould.first_line, name) for name in FACTS} | {
        "id": uuid4(),
        "organisation_id": organisation_id,
        "at": mould.first_line.at + batch.shift,
        "object_id": str(UUID(copy.id_for(mould.incident.pk.int))),
        "subject_id": UUID(copy.id_for(mould.report.pk.int)),
    }
    line = following(chain.key, facts, chain.sequence + 1, chain.mac)
    chain.sequence, chain.mac = line.sequence, line.mac
    fields = columns(TrailLine)
    values = [getattr(line, one.attname) for one in fields]
    filling.pourer.add(TrailLine, filling.pourer.prepare(fields, values, ()), ())


def _told(place: int, employer: Employer) -> dict[str, Any]:
    """What the measuring needs: the link, a token for systems, and whose list it asks for."""
    today = to_local(now()).date()
    with walls.within(employer.organisation_id):
        token = make_token(
            actor=employer.coordinator,
            name="Meetopstelling",
            scopes=Scope,
            expires_on=a_year_from(today),
            now=now(),
        )
    return {
        "organisation": str(employer.organisation_id),
        "coordinator": str(employer.coordinator.person_id),
        "units": [str(unit) for unit in employer.units],
        "slug": employer.link.slug,
        "token": token.secret,
        "place": place,
    }
