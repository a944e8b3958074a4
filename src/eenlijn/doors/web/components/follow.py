# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reporter sees of the own report: promises with their moments, and who looked into it.

Used by two desks: the receipt that a code opens, and the own reports of who signed in. Only what the
product does by itself, or what somebody is held to, stands here as a promise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eenlijn.casework.clocks.codes import Light, PauseReason, StopReason
from eenlijn.casework.clocks.deadlines import is_in_time
from eenlijn.casework.clocks.queries import ClockView
from eenlijn.casework.disclosures.codes import RELEASED
from eenlijn.casework.dossier.own_reports import FollowPage
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.reporting.codes import Wish
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.kinds import LETTER_KINDS
from eenlijn.casework.restrictions.queries import MeasureStatus
from eenlijn.commons.access.codes import GlassReason, GlassVerdict, Relation
from eenlijn.commons.trail.queries import Opening
from eenlijn.doors.web.components.follow_triage import (
    EndedWords,
    ended_stop,
    ended_words,
    offer_stop,
    seen_stop,
)
from eenlijn.doors.web.components.shapes import (
    ClockFace,
    ClockState,
    Mark,
    NextStop,
    PhoneLine,
    StopState,
    TimelineItem,
    TimelineKind,
    Words,
)
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.identifiers import colleague_code
from eenlijn.foundation.text import long_date, long_moment, row_moment

# Signed in or not, a reporter's own acts are no looking into.
OWN_ACTS: Final = frozenset(
    {"open_reply_link", "reply_by_link"}
    | {
        "open_from_report",
        "claim",
        "open_own_report",
        "speak_as_colleague",
        "add_colleague",
        "answer_question",
        "tell_experience",
        "refuse_experience",
        "ask_experience",
        "open_own_care",
        "want_care",
        "decline_care",
        "choose_carer",
        "wish_for_home",
        "withdraw_wish",
        "consent_referral",
        "withdraw_referral",
        "make_own_slip",
    }
)
CLOCKS: Final = {
    Light.RUNNING: ClockState.RUNNING,
    Light.NEARLY: ClockState.SOON,
    Light.LATE: ClockState.LATE,
    Light.STOPPED: ClockState.STOPPED,
    Light.PAUSED: ClockState.PAUSED,
}


@dataclass(frozen=True, kw_only=True)
class FollowView:
    """The page of one report for its reporter; `code` is empty for who signed in."""

    title: Words
    under: Words
    badge: Words
    mark: Mark
    number: str
    received: str
    code: str
    is_known: bool
    is_open: bool
    is_red: bool
    is_exercise: bool
    stops: tuple[NextStop, ...]
    care: PhoneLine | None
    lines: tuple[PhoneLine, ...]
    words: str
    wish: Words
    readers: str
    organisation: str
    seen_at: datetime
    is_typed: bool = False
    is_taken_over: bool = False
    may_add: bool = False
    may_see_openings: bool = True
    colleague_code: str = ""
    is_joined: bool = False


def follow_view(page: FollowPage, now: datetime, *, code: str = "", is_known: bool = False) -> FollowView:
    """Turn what is known of a report into the page its reporter reads.

    Who typed it for a colleague reads less, and after the colleague took it over the number alone.
    """
    is_typed = page.relation == Relation.TYPED
    is_gone = is_typed and page.is_taken_over
    is_closed = page.status == Status.CLOSED
    view = FollowView(
        title=_title(is_closed=is_closed, is_gone=is_gone),
        under=_typed_under(page) if is_typed else _under(page, is_closed=is_closed),
        badge=_("Overgenomen") if is_gone else _("Afgesloten") if is_closed else _("Ontvangen"),
        mark=Mark.DONE,
        number=page.number,
        received=long_moment(page.received_at),
        code=code,
        is_known=is_known,
        is_open=page.is_open,
        is_red=(page.is_red or not page.is_open) and not is_closed and not is_gone,
        is_exercise=page.is_exercise,
        stops=() if is_gone else tuple(_stops(page)),
        care=PhoneLine(page.care_label, page.care_number) if page.care_number else None,
        lines=_lines(page),
        words=page.own_words,
        wish=Wish(page.wish).label if page.wish else "",
        readers="" if is_gone else _readers(page.readers, page.informed),
        organisation=page.organisation_name,
        seen_at=now,
        is_typed=is_typed,
        is_taken_over=page.is_taken_over,
        may_add=page.may_add,
        may_see_openings=page.may_see_openings,
        colleague_code=_colleague_code(page, code) if is_typed and code else "",
        is_joined=page.is_joined,
    )
    ended = None if is_typed else ended_words(page)
    return _ended(view, page, ended) if ended else view


def _ended(view: FollowView, page: FollowPage, words: EndedWords) -> FollowView:
    """It was no aggression: friendly and with the reason, and the care that stays."""
    return replace(
        view,
        title=_("Je melding is bekeken."),
        under=_("Hieronder lees je wat wij ervan vonden."),
        badge=words.badge,
        mark=Mark.NONE,
        is_red=False,
        stops=(_kept(page), ended_stop(words), offer_stop()),
    )


def _title(*, is_closed: bool, is_gone: bool) -> str:
    if is_gone:
        return _("Je collega heeft de melding overgenomen.")
    return _("Je melding is afgesloten.") if is_closed else _("Je melding is binnen.")


def _typed_under(page: FollowPage) -> str:
    if page.is_taken_over:
        return _("Wat je typte en hoe het verder gaat, leest je collega nu zelf.")
    return _("Je collega leest nog of het klopt.")


def _colleague_code(page: FollowPage, code: str) -> str:
    """The second code: shown until the colleague spoke, whether we know the colleague or not."""
    return "" if page.is_taken_over else colleague_code(code, audience=str(page.organisation_id))


def _lines(page: FollowPage) -> tuple[PhoneLine, ...]:
    """Who answers inside, and the phone that is on duty for red reports (decision 17)."""
    lines = (
        PhoneLine(page.internal_label, page.internal_number),
        PhoneLine(page.duty_label, page.duty_number, page.duty_hours),
    )
    return tuple(line for line in lines if line.number)


def _under(page: FollowPage, *, is_closed: bool) -> str:
    """The second line of the title; who may still be in danger is not told to do nothing."""
    if is_closed:
        return _("Hieronder staat wat er is gedaan.")
    return "" if page.is_red or not page.is_open else _("Je hoeft nu niets te doen.")


def _readers(names: Sequence[str], informed: Sequence[str]) -> str:
    """Who reads it, and who sees the facts but not the words (decision 12)."""
    if not names:
        return _("De coördinator leest je melding.")
    told = ngettext("%(names)s leest je melding.", "%(names)s lezen je melding.", len(names))
    sentence = told % {"names": _listed(names)}
    if not informed:
        return sentence
    facts = ngettext(
        "%(names)s ziet wat er gebeurde en wat je wilt, niet je eigen woorden.",
        "%(names)s zien wat er gebeurde en wat je wilt, niet je eigen woorden.",
        len(informed),
    )
    return f"{sentence} {facts % {'names': _listed(informed)}}"


def _listed(names: Sequence[str]) -> str:
    return str(get_text_list(list(names), _("en")))


def _stops(page: FollowPage) -> list[NextStop]:
    kept = _kept(page)
    if not page.is_open:
        return [kept, _sealed()]
    seen = seen_stop(page)
    measures = [_measure(one) for one in page.measures]
    return [kept, *([seen] if seen else []), _assessed(page), *_heard(page), *measures, _closed(page)]


def _kept(page: FollowPage) -> NextStop:
    return NextStop(
        title=_("Je melding staat vast"),
        text=_("Niemand kan je woorden veranderen."),
        state=StopState.PAST,
        when=long_moment(page.received_at),
        at=page.received_at,
    )


def _sealed() -> NextStop:
    return NextStop(
        title=_("Je melding is bewaard en verzegeld"),
        text=_("Wij openen hem zodra het systeem weer bij de sleutel kan. Je hoeft niets te doen."),
        state=StopState.NOW,
    )


def _assessed(page: FollowPage) -> NextStop:
    if page.status == Status.REPORTED:
        return NextStop(
            title=_("De coördinator beoordeelt je melding"),
            text=_("De coördinator en de leidinggevende kregen meteen bericht."),
            state=StopState.NOW,
        )
    return NextStop(title=_("De coördinator heeft je melding beoordeeld"), state=StopState.PAST)


def _heard(page: FollowPage) -> list[NextStop]:
    """The one promise with an hour: the other hears from us. A report without a clock has no such stop."""
    clock = page.clock
    if clock is None:
        return []
    if clock.stopped_at is not None:
        return [_answered(page, clock, clock.stopped_at)]
    if clock.light == Light.LATE:
        return [_missed(clock)]
    if clock.light == Light.PAUSED:
        return [_paused(clock)]
    is_ready = page.letter_final_at is not None
    return [
        NextStop(
            title=_("De ander hoort van ons"),
            text=_("De brief is klaar. Iemand keek na dat er niet in staat wie meldde.")
            if is_ready
            else _not_from_you(),
            state=StopState.NOW if is_ready or page.status != Status.REPORTED else StopState.TO_COME,
            when=_("uiterlijk %(moment)s") % {"moment": long_moment(clock.due_at)},
            at=clock.due_at,
        )
    ]


def _paused(clock: ClockView) -> NextStop:
    """Waiting is told with its reason and its end."""
    reason = str(PauseReason(clock.pause_reason).label)
    words = _("Wij wachten nog even: %(reason)s. Uiterlijk %(moment)s gaan wij verder.")
    until = long_moment(clock.paused_until) if clock.paused_until else ""
    return NextStop(
        title=_("De ander hoort van ons"),
        text=words % {"reason": reason[:1].lower() + reason[1:], "moment": until},
        state=StopState.NOW,
    )


def _not_from_you() -> str:
    return _("Niet van jou. Weten wij niet wie het was? Dan lees je dat hier.")


def _missed(clock: ClockView) -> NextStop:
    told = _("Dit had uiterlijk %(moment)s gemoeten. Dat is niet gelukt.")
    warned = _("De coördinator en de leidinggevende krijgen daar bericht van.")
    return NextStop(
        title=_("De ander hoort van ons"),
        text=f"{told % {'moment': long_moment(clock.due_at)}} {warned}",
        state=StopState.MISSED,
    )


ANSWERS: Final[dict[str, tuple[Words, Words]]] = {
    AnswerKind.TALK: (
        gettext_lazy("Wij hebben met de ander gesproken"),
        gettext_lazy("Over wat er gebeurde en over onze norm."),
    ),
    AnswerKind.NORM_NOTICE: (
        gettext_lazy("De ander kreeg een brief van ons"),
        gettext_lazy("Daarin staat wat er gebeurde en wat onze norm is."),
    ),
    AnswerKind.HEARING_INVITATION: (
        gettext_lazy("De ander kreeg een brief van ons"),
        gettext_lazy("Daarin staat wat er gebeurde, met een uitnodiging voor een gesprek."),
    ),
    AnswerKind.TALK_CONFIRMATION: (
        gettext_lazy("De ander kreeg een brief van ons"),
        gettext_lazy("Daarin staat wat wij met de ander bespraken."),
    ),
    AnswerKind.WARNING: (
        gettext_lazy("De ander kreeg een waarschuwing van ons"),
        gettext_lazy("Daarin staat wat er gebeurde en wat onze norm is."),
    ),
    AnswerKind.NONE_POSSIBLE: (
        gettext_lazy("Wij konden de ander niets laten horen"),
        gettext_lazy("Wij weten niet wie het was, of kunnen diegene niet bereiken."),
    ),
}


HEARD: Final = (gettext_lazy("De ander heeft van ons gehoord"), "")
# Every other letter decides something; what it decides is not for this page.
DECIDED: Final = (
    gettext_lazy("De ander kreeg een brief van ons"),
    gettext_lazy("Daarin staat wat er gebeurde en wat wij besloten."),
)


def _answered(page: FollowPage, clock: ClockView, at: datetime) -> NextStop:
    usual = DECIDED if page.answer_kind in LETTER_KINDS else HEARD
    title, text = ANSWERS.get(page.answer_kind, usual)
    late = "" if is_in_time(clock.due_at, at) else _("Dat was later dan wij beloofden.")
    return NextStop(
        title=title, text=f"{text} {late}".strip(), state=StopState.PAST, when=long_moment(at), at=at
    )


def _measure(one: MeasureStatus) -> NextStop:
    """That it holds, and until when: so that who reported knows when it is over. Never what it is."""
    last = long_date(one.ends_on)
    if one.ended_at is not None:
        told = _("Die stopte eerder, op %(day)s.") % {"day": long_date(to_local(one.ended_at).date())}
        return NextStop(title=_("De maatregel voor de ander is voorbij"), text=told, state=StopState.PAST)
    if one.is_over:
        told = _("Die liep tot en met %(day)s.") % {"day": last}
        return NextStop(title=_("De maatregel voor de ander is voorbij"), text=told, state=StopState.PAST)
    days = {"first": long_date(one.starts_on), "last": last}
    return NextStop(
        title=_("Voor de ander geldt een maatregel"),
        text=_("Van %(first)s tot en met %(last)s. Daarna is die vanzelf voorbij.") % days,
        state=StopState.NOW,
    )


def _closed(page: FollowPage) -> NextStop:
    if page.closed_at is not None:
        return NextStop(
            title=_("Het dossier is afgesloten"),
            state=StopState.PAST,
            when=long_moment(page.closed_at),
            at=page.closed_at,
        )
    return NextStop(
        title=_("Je leest hier wat wij hebben gedaan"),
        text=_("Daarna sluiten wij het dossier."),
        state=StopState.TO_COME,
    )


def report_clock(clock: ClockView | None, now: datetime, *, is_known: bool = False) -> ClockFace:
    """The clock of one of the own reports, for a list; a report that is opened may have none."""
    if clock is None and is_known:
        return ClockFace(state=ClockState.NONE, words=_("geen klok"))
    if clock is None:
        return ClockFace(state=ClockState.NONE, words=_("bewaard"), what=_("wordt nog geopend"))
    return ClockFace(
        state=CLOCKS[clock.light],
        now=now,
        started_at=clock.started_at,
        due_at=clock.due_at,
        stopped_at=clock.stopped_at,
        words=_report_clock_words(clock),
        what="" if clock.stopped_at else _("antwoord, %(moment)s") % {"moment": row_moment(clock.due_at)},
    )


def _report_clock_words(clock: ClockView) -> Words:
    """What stands instead of the time left; empty leaves that to the component."""
    if clock.light == Light.PAUSED:
        return _("staat stil")
    if clock.stop_reason in {StopReason.NO_AGGRESSION, StopReason.NOT_UPHELD}:
        return _("bekeken")
    return _("geen antwoord mogelijk") if clock.stop_reason == StopReason.NONE_POSSIBLE else ""


REASONS: Final[dict[str, Words]] = {
    "assess": gettext_lazy("opende je melding om te beoordelen hoe ernstig het is"),
    "answer": gettext_lazy("opende je melding om het antwoord aan de ander te maken"),
    "police": gettext_lazy("opende je melding voor de aangifte bij de politie"),
    "close": gettext_lazy("opende je melding om het dossier af te sluiten"),
    "read": gettext_lazy("opende je melding om te lezen"),
}
# Why a privacy officer read a report that is closed to that role.
GLASS_REASONS: Final[dict[str, Words]] = {
    GlassReason.REQUEST: gettext_lazy("omdat iemand naar de eigen gegevens vroeg"),
    GlassReason.COMPLAINT: gettext_lazy("om een klacht over de behandeling"),
    GlassReason.LEAK: gettext_lazy("om een vermoeden van een datalek"),
    GlassReason.TRAIL: gettext_lazy("om een opvallende regel in het spoor"),
    GlassReason.AUTHORITY: gettext_lazy("om een vraag van de toezichthouder"),
}
GLASS_VERDICTS: Final[dict[str, Words]] = {
    GlassVerdict.JUSTIFIED: gettext_lazy("Een ander keek het na: terecht."),
    GlassVerdict.NOT_JUSTIFIED: gettext_lazy(
        "Een ander keek het na: niet terecht. De werkgever spreekt hierover."
    ),
    "": gettext_lazy("Een ander kijkt dat nog na."),
}
ACTS: Final[dict[str, Words]] = {
    "open_behind_glass": gettext_lazy("las je melding achter glas"),
    "reveal_behind_glass": gettext_lazy("bekeek de namen in je melding achter glas"),
    "reveal_names": gettext_lazy("bekeek de namen in je melding"),
    "assess": gettext_lazy("stelde vast hoe ernstig het is"),
    "write_answer": gettext_lazy("schreef aan het antwoord"),
    "finish_letter": gettext_lazy("stelde de brief vast"),
    "propose_answer": gettext_lazy("stuurde het antwoord aan de ander ter besluit"),
    "open_proposal": gettext_lazy("las de brief aan de ander om te besluiten"),
    "decide": gettext_lazy("besloot over de brief aan de ander"),
    "send_back": gettext_lazy("stuurde de brief aan de ander terug"),
    "record_talk": gettext_lazy("legde een gesprek met de ander vast"),
    "record_hearing": gettext_lazy("legde de kant van de ander vast"),
    "record_departure": gettext_lazy("legde vast dat de ander van ons hoorde"),
    "close": gettext_lazy("sloot het dossier af"),
    "tell_reporter": gettext_lazy("schreef of sprak jou over je melding"),
    "place_outcome": gettext_lazy("schreef je een brief over wat wij deden"),
    "decide_police": gettext_lazy("besloot over aangifte"),
    "check_offence": gettext_lazy("ging na of het strafbaar kan zijn"),
    "choose_police_way": gettext_lazy("koos wie er naar de politie gaat"),
    "open_police_draft": gettext_lazy("las de tekst voor de politie"),
    "write_police_draft": gettext_lazy("schreef aan de tekst voor de politie"),
    "open_police_evidence": gettext_lazy("bekeek het bewijs voor de politie"),
    "describe_police_files": gettext_lazy("zette bij bestanden wat ze zijn"),
    "ask_footage": gettext_lazy("vroeg camerabeelden"),
    "settle_footage": gettext_lazy("legde vast hoe het met camerabeelden ging"),
    "open_police_file": gettext_lazy("bekeek wat naar de politie gaat"),
    "make_police_file": gettext_lazy("maakte een dossier voor de politie"),
    "make_police_mandate": gettext_lazy("maakte een volmacht om te tekenen"),
    "mark_agreements": gettext_lazy("liep de landelijke afspraken na"),
    "lift_measure": gettext_lazy("stopte een maatregel voor de ander eerder"),
    "send_lifting_letter": gettext_lazy("liet de ander weten dat een maatregel stopt"),
    "review_measure": gettext_lazy("keek of een maatregel voor de ander nog nodig is"),
    "lapse_measure": gettext_lazy("legde vast dat een maatregel voor de ander is afgelopen"),
    "record_breach": gettext_lazy("legde vast dat de ander zich niet aan een maatregel hield"),
    "record_contact": gettext_lazy("legde vast dat wij de ander antwoordden"),
    "waive_measure": gettext_lazy("legde vast dat een maatregel niet nodig is"),
    "ask_carer": gettext_lazy("vroeg iemand voor je nazorg"),
    "open_talk": gettext_lazy("opende je melding voor een gesprek over nazorg"),
    "end_care_moment": gettext_lazy("legde vast hoe een gesprek over nazorg afliep"),
    "begin_care_again": gettext_lazy("begon opnieuw met je nazorg, omdat je erom vroeg"),
    "note_consent": gettext_lazy("legde je toestemming voor een verwijsbrief vast"),
    "note_withdrawal": gettext_lazy("legde vast dat je je toestemming introk"),
    "make_slip": gettext_lazy("maakte de verwijsbrief waar je ja op zei"),
    "record_referral": gettext_lazy("legde vast wat er van je verwijzing kwam"),
    "do_home_wish": gettext_lazy("legde vast dat iets voor thuis geregeld is"),
    "check_accident": gettext_lazy("ging na of dit bij de Arbeidsinspectie moet"),
    "record_accident_report": gettext_lazy("legde vast dat dit bij de Arbeidsinspectie is gemeld"),
    "ask_team_talk": gettext_lazy("vroeg een gesprek met het team"),
    "open_damage": gettext_lazy("bekeek de schade"),
    "open_claim": gettext_lazy("bekeek wat er van de schade is betaald"),
    "open_claim_letters": gettext_lazy("las brieven over de schade"),
    "open_joining": gettext_lazy("bekeek de gegevens voor de strafzaak"),
    "make_claim_letter": gettext_lazy("maakte een brief over de schade"),
    "claim_damage": gettext_lazy("eiste schade terug"),
    "open_files": gettext_lazy("bekeek welke bestanden er zijn"),
    "open_to_redact": gettext_lazy("las een tekst om namen af te dekken"),
    "confirm_redacted": gettext_lazy("bevestigde een tekst zonder namen"),
    "open_file": gettext_lazy("opende een bestand"),
    "add_file": gettext_lazy("voegde een bestand toe"),
    "destroy_file": gettext_lazy("vernietigde een bestand met een virus"),
    "export_dossier": gettext_lazy("maakte een export van het dossier"),
    "fetch_export": gettext_lazy("haalde een export van het dossier op"),
    "answer_closing": gettext_lazy("keek mee voor het afsluiten"),
    "reopen": gettext_lazy("opende het dossier opnieuw"),
    "acknowledge_red": gettext_lazy("zag je rode melding"),
    "reassess": gettext_lazy("beoordeelde je melding opnieuw"),
    "record_no_aggression": gettext_lazy("stelde vast dat dit geen agressie was"),
    "check_influence": gettext_lazy("keek mee naar een besluit"),
    "pause_clock": gettext_lazy("zette een klok stil"),
    "resume_clock": gettext_lazy("liet een klok weer lopen"),
    "escalate": gettext_lazy("kreeg een seintje over een termijn"),
}


# That something was released, and never more: what, to whom and how often it was read stays with who did it.
READ_OUTSIDE: Final = ("read_release",)


def opening_items(openings: Sequence[Opening], now: datetime) -> list[TimelineItem]:
    """Each time as a sentence: function, team, moment and reason; no names (decision 26)."""
    return [
        TimelineItem(
            title=_opening_sentence(one),
            text=_glass_words(one),
            when=row_moment(one.at, today=now.date()),
            at=one.at,
            kind=TimelineKind.ACT,
        )
        for one in _others(openings)
    ]


def openings_sentence(openings: Sequence[Opening]) -> str:
    """The first sentence of the page: how often a colleague looked."""
    count = sum(one.action != RELEASED for one in _others(openings))
    if not count:
        return _("Nog niemand. Zodra een collega je melding opent, staat dat hier.")
    told = ngettext(
        "Eén keer keek een collega in je melding.", "%(count)d keer keek een collega in je melding.", count
    )
    return told % {"count": count}


def _others(openings: Sequence[Opening]) -> list[Opening]:
    return [one for one in openings if one.action not in (*OWN_ACTS, *READ_OUTSIDE)]


def _opening_sentence(one: Opening) -> str:
    if one.action == RELEASED:
        return _("Er is iets uit je dossier vrijgegeven aan politie of OM.")
    who = ", ".join(part for part in (one.function_name, one.unit_name) if part) or _("functie onbekend")
    if one.action == "open_dossier":
        did = REASONS.get(one.purpose, REASONS["read"])
    else:
        did = ACTS.get(one.action, REASONS["read"])
    return _("Een collega (%(who)s) %(did)s.") % {"who": who, "did": did}


def _glass_words(one: Opening) -> str:
    """Of broken glass the reason in plain words, and what whoever reviewed it found."""
    if not one.is_glass:
        return ""
    reason = GLASS_REASONS.get(one.reason, "")
    told = _("Dat gebeurde %(reason)s.") % {"reason": reason} if reason else ""
    return f"{told} {GLASS_VERDICTS[one.verdict]}".strip()
