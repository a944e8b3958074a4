# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a dossier page: the next step, what was done, who it is about, and what stays closed."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.codes import Light
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.queries import Done, Dossier
from eenlijn.casework.dossier.steps import Step, Task
from eenlijn.casework.incidents.codes import IntakeWay, Severity, Status
from eenlijn.casework.reporting.codes import Identity, Wish
from eenlijn.doors.web.components.shapes import Person, SealedPart, TimelineItem, TimelineKind
from eenlijn.doors.web.desk import marks, told_answers, told_lanes, told_triage
from eenlijn.doors.web.desk.rows import ADDRESSES
from eenlijn.foundation.text import row_moment


@dataclass(frozen=True)
class NextStep:
    """The one thing to do now; without words for a button there is none."""

    title: str
    text: str
    kind: str
    button: str = ""
    href: str = ""


def next_step(dossier: Dossier, task: Task) -> NextStep:
    if task.step is Step.NOTHING:
        return _nothing_left(dossier)
    if not task.may_handle:
        return _somebody_else(dossier, task)
    title, text, button = _words(dossier)[task.step]
    is_late = dossier.clock is not None and dossier.clock.light is Light.LATE
    if is_late and task.step in {Step.WRITE_ANSWER, Step.RECORD_SENT}:
        button = _("Antwoord nu, en leg vast waarom het later is")
    href = reverse(ADDRESSES[task.step], args=[dossier.number])
    return NextStep(title=title, text=text, kind="late" if is_late else "do", button=button, href=href)


def _words(dossier: Dossier) -> dict[Step, tuple[str, str, str]]:
    proposal = _("Het voorstel is %(severity)s. Jij stelt vast.") % {
        "severity": dossier.proposal.severity.label
    }
    return {
        Step.ASSESS: (_("Nu: beoordeel de melding"), proposal, _("Beoordeel de melding")),
        Step.WRITE_ANSWER: (
            _("Nu: geef de ander antwoord"),
            _("Een brief met feiten en norm, of een gesprek dat je vastlegt. Niet van de melder, van ons."),
            _("Maak het antwoord af")
            if dossier.answer and dossier.answer.is_open
            else _("Schrijf het antwoord"),
        ),
        Step.RECORD_SENT: (
            _("Nu: verstuur de brief"),
            _("De brief ligt vast. De klok stopt als je vastlegt hoe en wanneer hij wegging."),
            _("Leg vast: verstuurd"),
        ),
        Step.SEE_RED: (
            _("Nu: laat zien dat je deze rode melding ziet"),
            _("De collega is misschien nog niet veilig. Bel eerst, leg dan vast dat je hem zag."),
            _("Ik zie deze melding"),
        ),
        Step.DECIDE: (
            _("Nu: het besluit is aan een ander"),
            _("Wie mandaat heeft, beslist over deze brief."),
            _("Bekijk het voorstel"),
        ),
        Step.TELL_REPORTER: (
            _("Nu: laat de melder iets horen"),
            _("Bedank voor de melding en vertel wat wij doen."),
            _("Spreek de melder"),
        ),
        Step.HEAR: (
            _("Nu: wacht op de kant van de ander"),
            _("Leg vast wat de ander zei, of dat er geen reactie kwam."),
            _("Leg de reactie vast"),
        ),
        Step.POLICE: (
            _("Nu: besluit over aangifte"),
            _("Aangifte, een melding, of niet met een reden."),
            _("Neem het besluit"),
        ),
        Step.INFLUENCE: (
            _("Nu: een tweede collega kijkt naar het besluit"),
            _("Iemand anders beoordeelt of het voorval een besluit heeft veranderd."),
            _("Bekijk met vier ogen"),
        ),
        Step.WAIT: (
            _("Nu: de nazorg loopt"),
            _("Zodra het laatste gesprek is geweest, kun je het dossier sluiten."),
            _("Bekijk de nazorg"),
        ),
        Step.CLOSE: (
            _("Nu: rond het dossier af"),
            _("De ander heeft antwoord en de melder weet het. Kijk of er nog iets mist."),
            _("Sluit het dossier af"),
        ),
    }


def _nothing_left(dossier: Dossier) -> NextStep:
    if dossier.is_imported:
        text = _("Dit voorval komt uit het oude register. Er loopt geen klok en er gaat geen bericht uit.")
        return NextStep(title=_("Alleen om te lezen"), text=text, kind="done")
    return NextStep(title=_("Klaar"), text=_("Hier hoeft niets meer."), kind="done")


def _somebody_else(dossier: Dossier, task: Task) -> NextStep:
    title = _("Nu is %(name)s aan zet") % {"name": dossier.handler or _("de coördinator")}
    text = _("Jij kunt meelezen. Het antwoord aan de ander zie je hier niet.")
    if dossier.may_talk and dossier.status is not Status.REPORTED and task.step is Step.WRITE_ANSWER:
        text = f"{text} {_('Sprak jij de ander? Leg dat gesprek dan vast.')}"
        href = reverse("desk:talk", args=[dossier.number])
        return NextStep(title=title, text=text, kind="wait", button=_("Leg een gesprek vast"), href=href)
    return NextStep(title=title, text=text, kind="wait")


def timeline(dossier: Dossier, now: datetime) -> list[TimelineItem]:
    return [_item(dossier, done, now) for done in dossier.timeline]


def _item(dossier: Dossier, done: Done, now: datetime) -> TimelineItem:
    title, text = _told(dossier, done, now)
    letter = told_answers.letter_href(dossier, done)
    return TimelineItem(
        title=title,
        text=text,
        when=marks.when(done.at, now),
        at=done.at,
        who=done.who or (_("melder") if done.act in {Act.REPORTED, Act.CLAIMED} else ""),
        kind=_kind(done.act),
        href=letter,
        link=_("Lees de brief (PDF)") if letter else "",
    )


def _kind(act: Act) -> TimelineKind:
    if act is Act.LETTER_SENT:
        return TimelineKind.LETTER
    return TimelineKind.SYSTEM if act in {Act.REPORTER_TOLD, Act.ESCALATED} else TimelineKind.ACT


def _told(dossier: Dossier, done: Done, now: datetime) -> tuple[str, str]:
    """What was done, as a title and a sentence."""
    of_triage = told_triage.told(done, now, gate_reason=dossier.gate_reason)
    if of_triage is not None:
        return of_triage
    if done.act is Act.ASSESSED:
        return _told_severity(dossier, done)
    of_lane = told_lanes.told(done)
    if of_lane is not None:
        return of_lane
    of_answer = told_answers.told(dossier, done, now)
    if of_answer is not None:
        return of_answer
    texts = {
        Act.REPORTED: _("De melder kreeg een ontvangstbewijs. De klok ging lopen."),
        Act.REPORTER_TOLD: _(
            "Vóór de brief weggaat: in een bericht, of op de pagina van het ontvangstbewijs."
        ),
        Act.CLAIMED: _("De naam van de melder is nu bevestigd."),
        Act.FOR_COLLEAGUE: _("De collega leest of het klopt. Tot dan staat de naam niet vast."),
        Act.VICTIM_CORRECTED: _("De verbetering staat naast de woorden van de melding."),
        Act.PERSON_ADDED: _("Het blijft één voorval."),
        Act.CLOSED: _("De melder kan lezen wat wij deden."),
    }
    return str(done.act.label), texts.get(done.act, "")


def _told_severity(dossier: Dossier, done: Done) -> tuple[str, str]:
    chosen, proposed = Severity(done.detail["severity"]), Severity(done.detail["proposed"])
    title = _("Ernst vastgesteld: %(severity)s") % {"severity": chosen.label}
    if chosen == proposed:
        return title, _("Gelijk aan het voorstel.")
    text = _("Het voorstel was %(severity)s.") % {"severity": proposed.label}
    return title, f"{text} {dossier.severity_reason}".strip()


def said_by(dossier: Dossier) -> str:
    """Whose words these are and what the reporter wants; the name stays hidden."""
    if dossier.is_imported:
        return _from_old_register(dossier.old_number)
    words = _("De woorden van de melder, %(moment)s.") % {"moment": row_moment(dossier.reported_at)}
    return f"{words} {wanted(dossier)}".strip()


def wanted(dossier: Dossier) -> str:
    """What the reporter asks for; whoever may not read the own words reads this."""
    parts = [
        _("Wil: %(wish)s.") % {"wish": str(Wish(dossier.wish).label).lower()} if dossier.wish else "",
        _("Voelt zich nog niet veilig.") if dossier.is_safe_now is False else "",
    ]
    return " ".join(part for part in parts if part)


def _from_old_register(number: str) -> str:
    if not number:
        return _("Zo stond het in het oude register.")
    return _("Zo stond het in het oude register, onder nummer %(number)s.") % {"number": number}


def people(dossier: Dossier) -> list[Person]:
    """Roles, and names once they were asked for."""
    known = dossier.people
    return [
        Person(role=_("Medewerker"), name=_victim(dossier), note=known.victim_function),
        Person(
            role=capfirst(dossier.other_person) or _("De ander"),
            name=known.perpetrator_name or _nameless(is_shown=known.shows_perpetrator),
            note=known.perpetrator_label,
        ),
    ]


def _victim(dossier: Dossier) -> str:
    if dossier.way == IntakeWay.ON_BEHALF:
        return dossier.people.victim_name or _no_name(dossier)
    if dossier.identity == Identity.UNNAMED:
        return _("meldde zonder naam")
    name = dossier.people.victim_name or _no_name(dossier)
    if dossier.identity == Identity.NAMED:
        return _("%(name)s (niet bevestigd)") % {"name": name}
    return name


def _no_name(dossier: Dossier) -> str:
    return _nameless(is_shown=dossier.people.are_revealed)


def _nameless(*, is_shown: bool) -> str:
    return _("naam niet bekend") if is_shown else _("naam verborgen")


def sealed_parts() -> list[SealedPart]:
    """The same lines in every dossier: what is absent tells nothing (principle 6)."""
    return [
        SealedPart(
            title=_("Nazorg"),
            text=_(
                "Wat de melder bespreekt met het opvangteam, staat niet in dit dossier. "
                "Deze regel staat in elk dossier."
            ),
        ),
        SealedPart(
            title=_("Schade en recht"),
            text=_("Bedragen van schade ziet alleen de jurist. Deze regel staat in elk dossier."),
        ),
        SealedPart(
            title=_("Bedreigingsbeeld"),
            text=_("Je ziet niet of er een is. Deze regel staat in elk dossier."),
        ),
    ]


def closed_banner(dossier: Dossier, now: datetime) -> str:
    if dossier.status is Status.NOT_UPHELD:
        return marks.status_words(dossier.status, dossier.gate)
    if dossier.status is Status.MERGED:
        return _("Samengevoegd: dit dossier is deel van een ander")
    if dossier.status is not Status.CLOSED or dossier.closed_at is None:
        return ""
    return _("Afgesloten %(moment)s") % {"moment": marks.when(dossier.closed_at, now)}
