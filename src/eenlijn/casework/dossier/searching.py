# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looking for dossiers (decision 31): by facts, by an exact name or staff number, by words inside.

A search shows rows of a list, so C1 only. A name finds a dossier where the actor may read that name, a word
where the actor may read that text; the answer to what is hidden is the answer to what is not there. Every
search is one line in the trail: what it asked by, how many it found, and what was typed as a keyed digest.
Persons are never listed, completed or sought at another employer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from eenlijn.casework.dossier import listing
from eenlijn.casework.dossier.listing import NEWEST_FIRST, Question
from eenlijn.casework.dossier.work_list import Row, rows_of
from eenlijn.casework.finding.access import is_true, opens_words
from eenlijn.casework.finding.queries import Named, with_name, with_staff_number
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Site
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.paging import page_of
from eenlijn.foundation.sealed.blind_index import normalise
from eenlijn.foundation.sealed.compartments import Compartment

# Inside so many dossiers at most words are looked for, and a name finds no more.
MOST: Final = 500
PURPOSE: Final = "read"
_C1_TEXTS: Final = ("place", "severity_reason", "gate_reason")
_OWN_TEXTS: Final = ("organisation_id", "old_words", "report__organisation_id", "report__own_words")
_TYPED: Final = "words typed in a search"


@dataclass(frozen=True)
class Search:
    """What is looked for: facts, and with them a name, a staff number, words, or all of these."""

    question: Question
    name: str = ""
    words: str = ""
    staff_number: str = ""


@dataclass(frozen=True)
class Hits:
    """One page of what was found; with `is_too_many` nothing was looked through and nothing is shown."""

    rows: tuple[Row, ...]
    count: int
    before: str = ""
    after: str = ""
    is_too_many: bool = False


@dataclass(frozen=True)
class SiteChoice:
    id: UUID
    name: str


def site_choices(actor: Actor) -> list[SiteChoice]:
    """The places of the actor's employer, by name; one query."""
    sites = Site.objects.filter(organisation_id=actor.scope_id).order_by("name", "pk")
    return [SiteChoice(pk, name) for pk, name in sites.values_list("pk", "name")]


@transaction.atomic
def search_dossiers(*, actor: Actor, search: Search, now: datetime) -> Hits:
    """One page of the dossiers that fit, newest first, and the line that tells of it."""
    fitting = listing.narrowed(actor, search.question)
    if search.name or search.staff_number or search.words:
        hits = _chosen(actor, fitting, search, now)
    else:
        hits = _page(actor, fitting, search, fitting.count(), now)
    append(actor, now, _line(actor, search, hits))
    return hits


def _chosen(actor: Actor, fitting: "QuerySet[Incident, Incident]", search: Search, now: datetime) -> Hits:
    chosen = _inside(fitting, actor, search)
    if not chosen:
        return Hits((), 0, is_too_many=chosen is None)
    return _page(actor, fitting.filter(pk__in=chosen), search, len(chosen), now)


def _page(
    actor: Actor, found: "QuerySet[Incident, Incident]", search: Search, count: int, now: datetime
) -> Hits:
    asked = search.question
    page = page_of(found, NEWEST_FIRST, before=asked.before, after=asked.after)
    return Hits(rows_of(actor, page.rows, now), count, page.before, page.after)


def _inside(fitting: "QuerySet[Incident, Incident]", actor: Actor, search: Search) -> list[UUID] | None:
    """The dossiers with all that was typed; None when there are more than can be looked through."""
    found: list[UUID] | None = None
    if search.name:
        found = _named(with_name(fitting, actor, search.name, at_most=MOST))
    if search.staff_number and (found or not search.name):
        narrowed = fitting if found is None else fitting.filter(pk__in=found)
        found = _named(with_staff_number(narrowed, actor, search.staff_number, at_most=MOST))
    if not search.words or (not found and (search.name or search.staff_number)):
        return found
    return _with_words(fitting if found is None else fitting.filter(pk__in=found), actor, search.words)


def _named(named: Named) -> list[UUID] | None:
    return None if named.is_too_many else list(named.incident_ids)


def _with_words(fitting: "QuerySet[Incident, Incident]", actor: Actor, words: str) -> list[UUID] | None:
    """Open the texts that this actor may read, in this scope and in memory, and look for every word."""
    wanted = normalise(words).split()
    texts = fitting.only(*_C1_TEXTS, *_OWN_TEXTS).select_related(None).select_related("report")
    opened = list(texts.annotate(reads_words=is_true(opens_words(actor)))[: MOST + 1])
    if len(opened) > MOST:
        return None
    vault.read_ahead(opened, *_C1_TEXTS, "old_words")
    vault.read_ahead([one.report for one in opened if one.report], "own_words")
    return [incident.pk for incident in opened if _holds(" ".join(_texts(incident)), wanted)]


def _holds(text: str, wanted: Sequence[str]) -> bool:
    plain = normalise(text)
    return all(word in plain for word in wanted)


def _texts(incident: Incident) -> Iterator[str]:
    """The facts that were written out, and the own words for whoever may read them here."""
    for column in _C1_TEXTS:
        yield _opened(incident, column)
    if incident.reads_words:  # type: ignore[attr-defined]  # annotated in _with_words
        yield _opened(incident.report, "own_words") if incident.report else _opened(incident, "old_words")


def _opened(row: Any, column: str) -> str:
    """A text whose key was destroyed is gone: nothing finds it."""
    try:
        return vault.open(row, column)
    except vault.KeyGone:
        return ""


def _line(actor: Actor, search: Search, hits: Hits) -> Entry:
    """What was asked by code, what was typed as a keyed digest of this employer, and how many it gave."""
    typed = {
        "number": search.question.number,
        "name": search.name,
        "staff_number": search.staff_number,
        "words": search.words,
    }
    parts = [Compartment.FACTS]
    parts += [Compartment.VICTIM] if search.name or search.staff_number else []
    parts += [Compartment.PERPETRATOR] if search.name else []
    parts += [Compartment.OWN_WORDS] if search.words else []
    return Entry(
        action="search",
        object_type="search",
        compartments=parts,
        purpose=PURPOSE,
        result="too_many" if hits.is_too_many else "done",
        detail={
            "found": hits.count,
            **{
                what: vault.index(actor.organisation_id, _TYPED, text) for what, text in typed.items() if text
            },
        },
    )
