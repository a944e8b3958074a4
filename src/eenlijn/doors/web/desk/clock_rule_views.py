# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a term is as it is: what starts and stops it, how long, where it is from, when it may wait."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.casework.clocks.table import RULES, ClockRule
from eenlijn.commons.packs.differences import term_in_words
from eenlijn.commons.rulebook.codes import TermKind, Topic
from eenlijn.commons.rulebook.queries import Rules, rules_of
from eenlijn.doors.web.desk.clock_source import source_words
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.foundation.clock import now


@dataclass(frozen=True)
class RuleRow:
    """One term in words; `anchor` is where a clock of that kind leads to."""

    anchor: str
    name: str
    term: str
    starts: str
    stops: str
    source: str
    pauses: str
    goes_on: str
    owners: str


@signed_in
@require_safe
def clock_rules(request: HttpRequest) -> HttpResponse:
    """Every term that runs, with the length that one's own employer set."""
    actor = actor_of(request)
    if actor.organisation_id is None:
        raise Http404
    rules = rules_of(actor.organisation_id, now(), (Topic.TERMS,))
    rows = [_row(rule, rule.kind, rules) for rule in RULES if rule.kind]
    return render(request, "desk/clock_rules.html", {"rows": rows})


def anchor_of(kind: TermKind) -> str:
    """Where the page explains this term."""
    return f"regel-{kind.value}"


def why_of(kind: TermKind) -> str:
    """The address of the explanation of this term."""
    return f"{reverse('desk:clock_rules')}#{anchor_of(kind)}"


def _row(rule: ClockRule, kind: TermKind, rules: Rules) -> RuleRow:
    return RuleRow(
        anchor=anchor_of(kind),
        name=str(rule.name),
        term=_length(rule, kind, rules),
        starts=_list(one.label for one in rule.starts),
        stops=_list(one.label for one in rule.stops),
        source=source_words(kind),
        pauses=_list(one.label for one in rule.pauses) or _("Nooit: deze klok staat niet stil."),
        goes_on=_goes_on(rule),
        owners=_list(one.label for one in rule.owners),
    )


def _length(rule: ClockRule, kind: TermKind, rules: Rules) -> str:
    if rule.ends_itself:
        return _("Tot de einddatum in het besluit zelf.")
    told = term_in_words(rules.terms.of(kind))
    if rule.may_be_extended:
        longer = _("De wet laat één keer langer toe, met een reden die de ander leest.")
        return f"{told}. {longer}"
    return told


def _goes_on(rule: ClockRule) -> str:
    if rule.after_closing:
        return _("Loopt door, ook als het dossier dicht is.")
    return _("Stopt als het dossier sluit.")


def _list(words: Iterable[str | Promise]) -> str:
    return "; ".join(str(one) for one in words)
