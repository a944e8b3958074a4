# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of a filing as one line to look at, and the one thing to do next. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.codes import Light
from eenlijn.casework.clocks.queries import ClockView
from eenlijn.casework.police_reports.codes import Audience, PoliceStep
from eenlijn.casework.police_reports.following import PassedOnTo, StepView, Track
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.doors.web.components.shapes import Link, NextStop, StopState, Words
from eenlijn.doors.web.desk.measure_parts import Entry
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import long_date, long_moment

NEWS: Final = (TermKind.POLICE_NEWS, TermKind.POLICE_NEWS_AGAIN)


@dataclass(frozen=True)
class NextThing:
    """The one thing to do: `kind` as `next_step` draws it."""

    title: Words
    text: Words
    kind: str = "do"
    href: str = ""
    button: Words = ""


def next_thing(number: str, track: Track, clocks: Iterable[ClockView], today: date) -> NextThing:
    """What waits for a person here goes before what waits for others."""
    running = {one.kind: one for one in clocks if one.is_open}
    return (
        _to_pass_on(track)
        or _after_refusal(number, track)
        or _to_complain(track, running.get(TermKind.NO_PROSECUTION))
        or _to_complete(track)
        or _to_wait(track, running, today)
    )


def _to_pass_on(track: Track) -> NextThing | None:
    waiting = [one for one in track.waiting if Audience.VICTIM in one.waits_for]
    if not waiting:
        return None
    title = _("Vertel de collega: %(step)s") % {"step": waiting[0].step.label}
    return NextThing(title, _("Wie het overkwam, hoort het van een mens. Leg daarna hieronder vast hoe."))


def _after_refusal(number: str, track: Track) -> NextThing | None:
    if track.stands == PoliceStep.REFUSED:
        return NextThing(
            _("Vraag de hulpofficier van justitie om nog eens te kijken"),
            _(
                "Zegt de politie dat het niet strafbaar is? "
                "Vraag of de hulpofficier van justitie dat ook vindt."
            ),
        )
    if track.stands == PoliceStep.LOOK_AGREED:
        return NextThing(
            _("Doe nu aangifte"),
            _("De hulpofficier van justitie vindt dat dit opgenomen moet worden."),
            href=reverse("desk:police", args=[number]),
            button=_("Leg de aangifte vast"),
        )
    return None


def _to_complete(track: Track) -> NextThing | None:
    if track.stands in (PoliceStep.REFUSED, PoliceStep.LOOK_ASKED, PoliceStep.LOOK_REFUSED):
        return None
    if not track.reference or not track.contact:
        return NextThing(
            _("Vraag het nummer en wie je kunt bellen"),
            _("Met een nummer en een naam krijg je antwoord als je om nieuws vraagt."),
        )
    if not track.is_marked:
        return NextThing(
            _("Vraag of de VPT-code is gekoppeld"),
            _(
                "Zonder die code gelden de landelijke afspraken misschien niet. "
                "Aan de balie wordt hij vaak vergeten."
            ),
        )
    return None


def _to_complain(track: Track, clock: ClockView | None) -> NextThing | None:
    if clock is None or track.stands not in (PoliceStep.DISMISSED, PoliceStep.SETTLED):
        return None
    until = long_date(to_local(clock.due_at).date())
    return NextThing(
        _("Niet eens? Beklag kan tot %(day)s") % {"day": until},
        _(
            "Wie het overkwam of de werkgever kan het gerechtshof vragen om toch te vervolgen "
            "(artikel 12 Sv). Die termijn is niet nagekeken: vraag een jurist."
        ),
        kind="wait",
    )


def _to_wait(track: Track, running: dict[TermKind, ClockView], today: date) -> NextThing:
    hearing = next((one.hearing_on for one in reversed(track.steps) if one.counts and one.hearing_on), None)
    if track.stands == PoliceStep.HEARING and hearing and hearing >= today:
        title = _("Wacht op de zitting van %(day)s") % {"day": long_date(hearing)}
        return NextThing(title, _joining(), kind="wait")
    clock = next((running[kind] for kind in NEWS if kind in running), None)
    if clock is None:
        return NextThing(_("Nu niets"), _("Komt er nog nieuws, leg het dan hieronder vast."), kind="done")
    if clock.light == Light.LATE:
        return NextThing(
            _("Vraag om nieuws"),
            _("Het is te lang stil. Bel of mail, en leg vast wat je hoort."),
            kind="late",
        )
    until = long_date(to_local(clock.due_at).date())
    text = _("Is er op %(day)s niets, vraag er dan om.") % {"day": until}
    if track.stands == PoliceStep.PROSECUTED:
        text = f"{text} {_joining()}"
    return NextThing(_("Wacht op nieuws"), text, kind="wait")


def _joining() -> str:
    """Once a judge will see it, damage can go along; how late that may be was not looked up."""
    return _(
        "Schade kan mee in de strafzaak. Het formulier van het OM moet er dan voor de zitting zijn. "
        "Die termijn is niet nagekeken: vraag een jurist."
    )


def stops_of(track: Track, clocks: Iterable[ClockView], today: date) -> list[NextStop]:
    """The filing, each step that counts, and what is still to come; one line."""
    filed = NextStop(
        title=str(track.decision.label),
        state=StopState.PAST,
        when=long_date(track.filed_on),
        at=track.filed_on,
    )
    counted = sorted((one for one in track.steps if one.counts), key=lambda one: (one.on, one.recorded_at))
    before = [_stop(one) for one in counted if not one.is_of_this_filing]
    now = [_stop(one) for one in counted if one.is_of_this_filing]
    return [*before, filed, *now, *_to_come(track, clocks, today)]


def _stop(one: StepView) -> NextStop:
    waits = Audience.VICTIM in one.waits_for
    return NextStop(
        title=str(one.step.label),
        state=StopState.NOW if waits else StopState.PAST,
        when=long_date(one.on),
        at=one.on,
        text=_("De collega weet dit nog niet.") if waits else _short(one),
    )


def _short(one: StepView) -> str:
    if one.step == PoliceStep.HEARING and one.hearing_on:
        return _("Zitting op %(day)s.") % {"day": long_date(one.hearing_on)}
    if one.has_compensation:
        told = _("Met schadevergoeding: %(amount)s.") if one.compensation else _("Met schadevergoeding.")
        return told % {"amount": one.compensation} if one.compensation else told
    return f"{one.dismissal}." if one.dismissal else ""


def _to_come(track: Track, clocks: Iterable[ClockView], today: date) -> list[NextStop]:
    found = [
        NextStop(
            title=_("Zitting"), state=StopState.TO_COME, when=long_date(one.hearing_on), at=one.hearing_on
        )
        for one in track.steps
        if one.counts and one.hearing_on and one.hearing_on >= today
    ]
    for clock in clocks:
        if clock.is_open and clock.kind in NEWS:
            day = to_local(clock.due_at).date()
            state = StopState.MISSED if clock.light == Light.LATE else StopState.TO_COME
            found.append(NextStop(title=_("Om nieuws vragen"), state=state, when=long_date(day), at=day))
    return found


def entry_of(one: StepView, names: Mapping[UUID, str], address: str) -> Entry:
    """Everything that was recorded of one step, in words."""
    parts = (
        _short(one),
        _("Nummer %(number)s.") % {"number": one.reference} if one.reference else "",
        _("Contact: %(who)s.") % {"who": one.contact} if one.contact else "",
        one.word,
    )
    heard = ", ".join(_heard(passed) for passed in one.passed_on)
    told = _("Wie het hoorde: %(heard)s.") % {"heard": heard} if heard else ""
    small = _("Vastgelegd %(moment)s door %(name)s.") % {
        "moment": long_moment(one.recorded_at),
        "name": names.get(one.recorded_by, ""),
    }
    return Entry(
        title=_title(one),
        text=" ".join(part for part in parts if part),
        small=" ".join(part for part in (small, told) if part),
        links=_correction(one, address),
    )


def _heard(passed: PassedOnTo) -> str:
    told = {"who": passed.audience.label, "way": passed.way.label}
    return _("%(who)s (%(way)s, %(day)s)") % {**told, "day": long_date(to_local(passed.at).date())}


def _correction(one: StepView, address: str) -> tuple[Link, ...]:
    """Where this step is corrected, while it counts for this filing."""
    if not (one.counts and one.is_of_this_filing):
        return ()
    return (Link(_("Verbeter: %(step)s") % {"step": one.step.label}, f"{address}?stap={one.id}"),)


def _title(one: StepView) -> str:
    day = f"{one.step.label}, {long_date(one.on)}"
    if one.is_withdrawn:
        return _("Teruggenomen: %(step)s") % {"step": day}
    return day if one.is_current else _("Verbeterd: %(step)s") % {"step": day}
