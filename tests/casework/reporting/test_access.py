# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports that a system delivers: whose they are, who follows them, and which are refused."""

import secrets
from dataclasses import replace
from datetime import datetime

import pytest

from eenlijn.casework.dossier.intake import Receipt, open_from_report
from eenlijn.casework.dossier.own_reports import follow
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.reporting.access import delivered_by, visible_to
from eenlijn.casework.reporting.codes import Identity
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import ReportContent, units_for_links
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.access.refusals import NotVisible, ScopeTooSmall
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories, tokens


def deliver(
    actor: Actor, organisation: Organisation, now: datetime, content: ReportContent = stories.CONTENT
) -> Receipt:
    return open_from_report(
        actor=actor,
        organisation_id=organisation.pk,
        link=None,
        content=content,
        report_key=secrets.token_bytes(16),
        language="nl",
        now=now,
    )


def numbers(actor: Actor) -> set[str]:
    return {one.number for one in delivered_by(actor)}


def test_a_report_keeps_which_token_delivered_it_and_the_trail_too(cast: Cast, monday: datetime) -> None:
    system = tokens.system(cast.petra.actor, monday, Scope.REPORTS_WRITE)
    receipt = deliver(system, cast.reggestreek, monday)
    report = Report.objects.get(number=receipt.number)
    assert (report.token_id, report.reporter_id, report.link_id) == (system.token_id, None, None)
    line = TrailLine.objects.get(action="open_from_report")
    assert (line.actor_kind, line.actor_name, line.role, line.origin) == (
        "token",
        system.name_for_trail,
        "TOK",
        "api",
    )
    assert (line.account_id, line.organisation_id) == (None, cast.reggestreek.pk)


def test_a_name_that_a_system_passes_on_is_not_confirmed(cast: Cast, monday: datetime) -> None:
    system = tokens.system(cast.petra.actor, monday)
    named = deliver(system, cast.reggestreek, monday, replace(stories.CONTENT, name="Anna Şahin"))
    unnamed = deliver(system, cast.reggestreek, monday)
    assert Report.objects.get(number=named.number).identity == Identity.NAMED
    assert Report.objects.get(number=unnamed.number).identity == Identity.UNNAMED
    assert set(Victim.objects.values_list("account_id", flat=True)) == {None}


def test_a_token_follows_what_it_delivered_itself_and_nothing_else(cast: Cast, monday: datetime) -> None:
    mine = tokens.system(cast.petra.actor, monday)
    other = tokens.system(cast.petra.actor, monday, name="Ander pakket")
    elsewhere = tokens.system(Actor.job("make_token", cast.dinkelborg.pk), monday)
    delivered = {
        deliver(actor, where, monday).number: actor
        for actor, where in (
            (mine, cast.reggestreek),
            (other, cast.reggestreek),
            (elsewhere, cast.dinkelborg),
        )
    }
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday)
    assert Report.objects.count() == 4
    for actor in (mine, other, elsewhere):
        assert numbers(actor) == {number for number, whose in delivered.items() if whose is actor}


@pytest.mark.parametrize("scope", Scope)
def test_following_takes_one_scope(cast: Cast, monday: datetime, scope: Scope) -> None:
    system = tokens.system(cast.petra.actor, monday)
    receipt = deliver(system, cast.reggestreek, monday)
    narrow = replace(system, scopes=frozenset({scope}))
    assert numbers(narrow) == ({receipt.number} if scope == Scope.REPORTS_READ else set())
    assert numbers(replace(system, scopes=frozenset(Scope) - {scope})) == (
        set() if scope == Scope.REPORTS_READ else {receipt.number}
    )


def test_reports_without_a_token_are_nobodys_by_this_way(cast: Cast, monday: datetime) -> None:
    """Filtering on no token would find every report that came in by hand."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday)
    without = replace(tokens.system(cast.petra.actor, monday), token_id=None)
    people = [one.actor for one in cast.people.values()]
    for actor in (without, *people, Actor.nobody(), Actor.job("x", cast.reggestreek.pk)):
        assert numbers(actor) == set()


@pytest.mark.parametrize("scope", sorted(set(Scope) - {Scope.REPORTS_WRITE}))
def test_a_report_of_a_system_that_may_not_write_is_refused_whole(
    cast: Cast, monday: datetime, scope: Scope
) -> None:
    system = tokens.system(cast.petra.actor, monday, scope)
    lines = TrailLine.objects.count()
    with pytest.raises(ScopeTooSmall) as refused:
        deliver(system, cast.reggestreek, monday)
    assert refused.value.missing == Scope.REPORTS_WRITE
    assert (Report.objects.count(), Incident.objects.count(), TrailLine.objects.count()) == (0, 0, lines)


def test_a_system_never_reports_at_another_employer(cast: Cast, monday: datetime) -> None:
    system = tokens.system(cast.petra.actor, monday)
    with pytest.raises(NotVisible):
        deliver(system, cast.dinkelborg, monday)
    assert not Report.objects.exists()


def test_a_system_reads_no_own_words_and_sees_no_links(cast: Cast, monday: datetime) -> None:
    system = tokens.system(cast.petra.actor, monday)
    deliver(system, cast.reggestreek, monday)
    with pytest.raises(NotVisible):
        follow(system, Report.objects.get().pk, monday)
    stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    assert (list(visible_to(system)), units_for_links(system)) == ([], [])
