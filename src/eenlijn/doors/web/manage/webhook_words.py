# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a webhook is told: how it goes, and what came of a delivery."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eenlijn.commons.webhooks.codes import DeliveryState, NotDelivered, SubscriptionState
from eenlijn.commons.webhooks.queries import DeliveryRow, SubscriptionRow
from eenlijn.doors.web.components.shapes import Mark, Words
from eenlijn.foundation.text import row_moment, whole

MARKS: Final[Mapping[SubscriptionState, Mark]] = {
    SubscriptionState.RUNNING: Mark.DONE,
    SubscriptionState.PAUSED: Mark.SOON,
    SubscriptionState.HALTED: Mark.LATE,
    SubscriptionState.GONE: Mark.LATE,
    SubscriptionState.ENDED: Mark.NONE,
}
OUTCOME_MARKS: Final[Mapping[DeliveryState, Mark]] = {
    DeliveryState.WAITING: Mark.BUSY,
    DeliveryState.SENT: Mark.DONE,
    DeliveryState.FAILED_WILL_RETRY: Mark.SOON,
    DeliveryState.GIVEN_UP: Mark.LATE,
}
HOW: Final[Mapping[SubscriptionState, Words]] = {
    SubscriptionState.RUNNING: gettext_lazy("Dit systeem krijgt een seintje als er iets gebeurt."),
    SubscriptionState.PAUSED: gettext_lazy(
        "In pauze gaat er niets weg. Wij bewaren het. Ga je verder, dan gaat het alsnog."
    ),
    SubscriptionState.HALTED: gettext_lazy(
        "Er kwam vijf keer achter elkaar niets aan. Daarom zijn wij gestopt. Stuur eerst een proefbericht."
    ),
    SubscriptionState.GONE: gettext_lazy(
        "Het systeem wil geen seintjes meer. Klopt dat niet? Maak dan een nieuw seintje."
    ),
    SubscriptionState.ENDED: gettext_lazy("Dit seintje is beëindigd. Er gaat niets meer weg."),
}


@dataclass(frozen=True)
class DeliveryLine:
    """One line of the table: what happened, when, how often tried, and what came of it."""

    id: UUID
    event: str
    number: str
    when: str
    tries: int
    outcome: str
    mark: Mark
    small: str
    is_waiting: bool


def lines_of(rows: Sequence[DeliveryRow], *, is_held: bool) -> list[DeliveryLine]:
    """The lines of the table; in a pause, and when we stopped, what waits is held."""
    return [line_of(one, is_held=is_held) for one in rows]


def line_of(row: DeliveryRow, *, is_held: bool = False) -> DeliveryLine:
    is_kept = is_held and row.is_waiting
    return DeliveryLine(
        id=row.id,
        event=str(row.kind.label) if row.kind else _("Proefbericht"),
        number=row.number,
        when=row_moment(row.at),
        tries=row.tries,
        outcome=_("bewaard, gaat later weg") if is_kept else str(row.state.label),
        mark=Mark.OPEN if is_kept else OUTCOME_MARKS[row.state],
        small=small_of(row, is_held=is_held),
        is_waiting=row.is_waiting,
    )


def small_of(row: DeliveryRow, *, is_held: bool = False) -> str:
    """What was answered, why it failed, and when it is tried again."""
    told = []
    if row.status is not None:
        told.append(_("Antwoord %(status)s.") % {"status": row.status})
    if row.why is not None and row.why is not NotDelivered.STOPPED:
        told.append(str(row.why.label))
    if row.state is DeliveryState.FAILED_WILL_RETRY and row.next_try_at is not None and not is_held:
        told.append(_("Opnieuw: %(moment)s.") % {"moment": row_moment(row.next_try_at)})
    return " ".join(told)


def tally_of(rows: Sequence[DeliveryRow]) -> str:
    """How many of these arrived, and how many never will by themselves; nothing without any."""
    if not rows:
        return ""
    arrived = sum(one.state is DeliveryState.SENT for one in rows)
    lost = sum(one.state is DeliveryState.GIVEN_UP for one in rows)
    waiting = len(rows) - arrived - lost
    counted = (
        (arrived, ngettext("%(count)s aangekomen", "%(count)s aangekomen", arrived)),
        (lost, ngettext("%(count)s niet aangekomen", "%(count)s niet aangekomen", lost)),
        (waiting, ngettext("%(count)s wacht", "%(count)s wachten", waiting)),
    )
    return _(", ").join(told % {"count": whole(count)} for count, told in counted if count) + "."


def sentence_of(rows: Sequence[SubscriptionRow]) -> str:
    """How all of it goes, in a sentence or two; what went wrong comes first."""
    wrong = sum(one.state is SubscriptionState.HALTED for one in rows)
    if wrong:
        told = ngettext(
            "%(count)s systeem is niet meer te bereiken. Kijk wat er is.",
            "%(count)s systemen zijn niet meer te bereiken. Kijk wat er is.",
            wrong,
        )
        return told % {"count": whole(wrong)}
    running = sum(one.state is SubscriptionState.RUNNING for one in rows)
    paused = sum(one.state is SubscriptionState.PAUSED for one in rows)
    if not running + paused:
        return _("Geen ander systeem krijgt een seintje.")
    told = ngettext(
        "%(count)s systeem krijgt een seintje als er iets gebeurt.",
        "%(count)s systemen krijgen een seintje als er iets gebeurt.",
        running,
    )
    held = ngettext("%(count)s systeem is in pauze.", "%(count)s systemen zijn in pauze.", paused)
    counted = ((running, told), (paused, held))
    return " ".join(words % {"count": whole(count)} for count, words in counted if count)
