# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What still stands in the way of closing a dossier, in sentences people can act on (row B11)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier.measures import Stop
from eenlijn.casework.dossier.models import ClosingRequest
from eenlijn.casework.incidents.codes import MeasureNumber, MeasureState, Severity, Status
from eenlijn.casework.incidents.models import Incident, StatusChange
from eenlijn.casework.links.models import Merge
from eenlijn.casework.playbooks.queries import open_titles
from eenlijn.casework.response.codes import AnswerState
from eenlijn.casework.response.queries import open_answer_state
from eenlijn.casework.triage.queries import influence_of
from eenlijn.commons.rulebook.codes import TermKind

SETTLED = (MeasureState.DONE, MeasureState.NONE)
# From this level a second person agrees to closing.
SEVERE_LEVEL = 4
MOST_NAMED = 3
_AWAITED = (TermKind.REPORTER_TOLD, TermKind.REPORTER_DONE)


@dataclass(frozen=True)
class Closing:
    """`missing` holds one sentence per thing still to do; empty means it may close.

    `needs_second` asks a second person first: `asked_by` waits for an answer, `is_agreed` has it.
    """

    missing: tuple[str, ...]
    open_measures: tuple[int, ...] = ()
    needs_second: bool = False
    is_asked: bool = False
    is_agreed: bool = False

    @property
    def is_ready(self) -> bool:
        """Everything was done; only the second person may be missing."""
        return not self.missing

    @property
    def may_close(self) -> bool:
        return self.is_ready and (self.is_agreed or not self.needs_second)


def closing_of(incident: Incident, stops: Iterable[Stop], todo: Iterable[str] | None = None) -> Closing:
    """What is missing; `todo` are the open tasks of the playbook for who has them already."""
    unsettled = [stop for stop in stops if stop.state not in SETTLED]
    last = _asked(incident)
    return Closing(
        missing=(
            *(_sentence(stop, incident) for stop in unsettled),
            *_unchecked(incident),
            *_not_left(incident),
            *_not_told(incident),
            *_to_do(open_titles(incident) if todo is None else tuple(todo)),
        ),
        open_measures=tuple(stop.number for stop in unsettled),
        needs_second=bool(incident.severity) and Severity(incident.severity).level >= SEVERE_LEVEL,
        is_asked=last is not None and last.answered_at is None,
        is_agreed=last is not None and last.is_agreed is True,
    )


def _unchecked(incident: Incident) -> tuple[str, ...]:
    """Four eyes that were asked for look before the dossier is put away."""
    check = influence_of(incident) if incident.decision_influenced else None
    if check is None or check.outcome is not None:
        return ()
    return (_("Een tweede collega keek nog niet naar het besluit."),)


def _not_left(incident: Incident) -> tuple[str, ...]:
    """An answer that waits for a decision or for the post is not put away with the dossier."""
    if open_answer_state(incident) not in (AnswerState.PROPOSED, AnswerState.FINAL):
        return ()
    return (_("Er ligt nog een antwoord klaar dat niet weg is."),)


def _not_told(incident: Incident) -> tuple[str, ...]:
    """Whoever reported the same event hears from us too, each by a report of their own."""
    parts = Merge.objects.filter(into=incident, undone_at=None).values("incident")
    waiting = Clock.objects.filter(kind__in=_AWAITED, stopped_at=None, incident__in=parts)
    return tuple(
        _("De melder van %(number)s weet nog niet wat wij deden.") % {"number": number}
        for number in sorted(set(waiting.values_list("incident__number", flat=True)))
    )


def _to_do(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Each task is done or said to be not needed; the first three by name."""
    if not titles:
        return ()
    told = [f"«{title.rstrip('.')}»" for title in titles[:MOST_NAMED]]
    more = len(titles) - len(told)
    said = {"tasks": ", ".join(told), "more": more}
    if not more:
        return (_("Uit het draaiboek staat nog open: %(tasks)s.") % said,)
    return (
        ngettext(
            "Uit het draaiboek staan nog open: %(tasks)s en nog %(more)s.",
            "Uit het draaiboek staan nog open: %(tasks)s en nog %(more)s.",
            more,
        )
        % said,
    )


def _asked(incident: Incident) -> ClosingRequest | None:
    """The last request since the dossier was last opened again: what was agreed before counts no more."""
    reopened = StatusChange.objects.filter(
        incident=OuterRef("incident"), before=Status.CLOSED, at__gte=OuterRef("asked_at")
    )
    requests = ClosingRequest.objects.filter(~Exists(reopened), incident=incident)
    return requests.order_by("-asked_at").first()


def _sentence(stop: Stop, incident: Incident) -> str:
    said = {
        MeasureNumber.REPORT: _("De melder weet nog niet wat wij deden."),
        MeasureNumber.REGISTER: _("De ernst is nog niet vastgesteld."),
        MeasureNumber.RESPOND: _("De ander heeft nog geen antwoord."),
    }
    if stop.number in said:
        return said[MeasureNumber(stop.number)]
    if stop.number == MeasureNumber.CARE and stop.state != MeasureState.OPEN:
        return _("Bij Nazorg staat nog een gesprek open.")
    if stop.number == MeasureNumber.DAMAGE and stop.state != MeasureState.OPEN:
        return _("Bij Schade staat nog een post open.")
    return _("Bij %(measure)s staat nog niets.") % {"measure": stop.name}
