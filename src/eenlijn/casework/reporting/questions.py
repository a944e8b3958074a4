# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions after the receipt, as data: set F (the whole story) and set PIF (for the police).

From data sets F and PIF of list 7.6. None is required, each is saved on its own, and the police
questions appear only when a police report is likely (row A7).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import get_language

from eenlijn.foundation.sealed.compartments import Compartment

C = Compartment
# From this proposed severity on the police questions are asked, whatever happened.
LIKELY_LEVEL: Final = 3
# Groups of kinds after which a police report is likely.
LIKELY_GROUPS: Final = frozenset({"physical", "threat", "sexual", "property"})
# Channels of list 8.5 by which nobody stood in front of the other person.
AT_A_DISTANCE: Final = frozenset(
    {
        "telephone",
        "video_call",
        "letter",
        "email",
        "web_form_portal",
        "messaging_app",
        "social_media_org",
        "social_media_private",
        "media_publication",
    }
)
COLUMNS: Final[Mapping[Compartment, str]] = {
    C.FACTS: "facts",
    C.VICTIM: "victim",
    C.OWN_WORDS: "words",
    C.AFTERCARE: "care",
}


class QuestionSet(StrEnum):
    F = "F"
    PIF = "PIF"


class Kind(StrEnum):
    """How a question is answered. Several codes are kept with a comma between them."""

    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    YES_NO = "yes_no"
    NUMBER = "number"
    MOMENT = "moment"


@dataclass(frozen=True)
class Shown:
    """What decides whether a question is asked: the kinds' groups, the level and the channel."""

    groups: frozenset[str]
    level: int
    channel: str

    @property
    def is_police_likely(self) -> bool:
        return self.level >= LIKELY_LEVEL or not self.groups.isdisjoint(LIKELY_GROUPS)


@dataclass(frozen=True)
class Question:
    """One question; `options` names a list of codes, `only` part of one by the beginning of its codes."""

    code: str
    set: QuestionSet
    kind: Kind
    compartment: Compartment
    nl: str
    en: str
    nl_help: str = ""
    en_help: str = ""
    options: str = ""
    only: str = ""
    at_a_distance: bool = False

    @property
    def column(self) -> str:
        return COLUMNS[self.compartment]

    @property
    def label(self) -> str:
        return self.en if _is_english() else self.nl

    @property
    def help(self) -> str:
        return self.en_help if _is_english() else self.nl_help

    def is_asked(self, shown: Shown) -> bool:
        if self.set == QuestionSet.PIF:
            return shown.is_police_likely
        return not self.at_a_distance or shown.channel in AT_A_DISTANCE


def _is_english() -> bool:
    return (get_language() or "nl").startswith("en")


def _questions() -> Iterator[Question]:
    full, police, kind = QuestionSet.F, QuestionSet.PIF, Kind
    yield Question(
        "channel", full, kind.CHOICE, C.FACTS,
        "Hoe gebeurde het?", "How did it happen?",
        options="channel",
    )  # fmt: skip
    yield Question(
        "online_where", full, kind.TEXT, C.OWN_WORDS,
        "Waar stond het, of waar kwam het vandaan?", "Where was it, or where did it come from?",
        "Het adres van de pagina, het nummer of het account. Bewaar een schermafdruk met de tijd erop.",
        "The address of the page, the number or the account. Keep a screenshot that shows the time.",
        at_a_distance=True,
    )  # fmt: skip
    yield Question(
        "location_type", full, kind.CHOICE, C.FACTS,
        "Op wat voor plek was het?", "What kind of place was it?",
        options="location_type",
    )  # fmt: skip
    yield Question(
        "immediate_action", full, kind.CHOICES, C.FACTS,
        "Wat is er meteen gedaan?", "What was done at once?",
        options="immediate_action",
    )  # fmt: skip
    yield Question(
        "addressed", full, kind.YES_NO, C.FACTS,
        "Is de ander aangesproken op het gedrag?", "Was the other person spoken to about it?",
    )  # fmt: skip
    yield Question(
        "stopped", full, kind.YES_NO, C.FACTS,
        "Hield het daarna op?", "Did it stop then?",
    )  # fmt: skip
    yield Question(
        "alarm_minutes", full, kind.NUMBER, C.FACTS,
        "Sloeg je alarm? Na hoeveel minuten was er hulp?",
        "Did you raise the alarm? After how many minutes was there help?",
    )  # fmt: skip
    yield Question(
        "witness_count", full, kind.NUMBER, C.FACTS,
        "Hoeveel mensen zagen het?", "How many people saw it?",
    )  # fmt: skip
    yield Question(
        "trigger", full, kind.CHOICE, C.FACTS,
        "Wat was de aanleiding?", "What set it off?",
        options="trigger",
    )  # fmt: skip
    yield Question(
        "our_part", full, kind.TEXT, C.OWN_WORDS,
        "Ging er bij ons iets mis?", "Did something go wrong on our side?",
        "Bijvoorbeeld lang wachten, of twee verschillende antwoorden. Het praat niets goed.",
        "For example a long wait, or two different answers. It excuses nothing.",
    )  # fmt: skip
    yield Question(
        "other_known", full, kind.YES_NO, C.FACTS,
        "Weet je wie het was?", "Do you know who it was?",
        "Een naam schrijf je hier niet op.", "You do not write down a name here.",
    )  # fmt: skip
    yield Question(
        "other_relation", full, kind.CHOICE, C.FACTS,
        "Wat was de ander voor jullie?", "What was the other person to you?",
        options="perpetrator_relation",
    )  # fmt: skip
    yield Question(
        "other_minor", full, kind.YES_NO, C.FACTS,
        "Was de ander jonger dan 18?", "Was the other person under 18?",
    )  # fmt: skip
    yield Question(
        "other_looks", full, kind.TEXT, C.OWN_WORDS,
        "Hoe zag de ander eruit?", "What did the other person look like?",
        "Alleen wat je zag: kleding, lengte, stem.", "Only what you saw: clothes, height, voice.",
    )  # fmt: skip
    yield Question(
        "repetition", full, kind.YES_NO, C.FACTS,
        "Deed de ander dit eerder?", "Has the other person done this before?",
    )  # fmt: skip
    yield Question(
        "images", full, kind.TEXT, C.OWN_WORDS,
        "Zijn er beelden of berichten? Waar?", "Are there images or messages? Where?",
        "Camerabeelden worden vaak na een paar dagen gewist.",
        "Camera images are often erased after a few days.",
    )  # fmt: skip
    yield Question(
        "injury", full, kind.CHOICE, C.FACTS,
        "Was er hulp nodig?", "Was help needed?",
        "Alleen of er hulp nodig was. Wat je hebt, hoeft niemand hier te weten.",
        "Only whether help was needed. What you have is nobody’s business here.",
        options="injury",
    )  # fmt: skip
    yield Question(
        "absence", full, kind.YES_NO, C.FACTS,
        "Kon je daardoor niet verder werken?", "Did it keep you from working on?",
    )  # fmt: skip
    yield Question(
        "service_interrupted", full, kind.YES_NO, C.FACTS,
        "Lag het werk stil?", "Did work come to a stop?",
        "Bijvoorbeeld: de bus reed niet verder, of de balie ging dicht.",
        "For example: the bus did not go on, or the desk closed.",
    )  # fmt: skip
    yield Question(
        "function_group", full, kind.CHOICE, C.VICTIM,
        "Wat voor werk doe je?", "What kind of work do you do?",
        options="victim_role", only="fg_",
    )  # fmt: skip
    yield Question(
        "consequence", full, kind.CHOICES, C.AFTERCARE,
        "Wat doet het met je?", "What does it do to you?",
        "Alleen wie je nazorg geeft, leest dit. Je leidinggevende en de coördinator niet.",
        "Only who gives you care reads this. Your manager and the coordinator do not.",
        options="consequence",
    )  # fmt: skip
    yield Question(
        "care_reach", full, kind.TEXT, C.AFTERCARE,
        "Hoe en wanneer mogen wij je bereiken voor nazorg?", "How and when may we reach you for care?",
        "Alleen wie je nazorg geeft, leest dit.", "Only who gives you care reads this.",
    )  # fmt: skip
    yield Question(
        "pif_who", police, kind.TEXT, C.OWN_WORDS,
        "Wie was het? Wat weet je van de ander?", "Who was it? What do you know of the other person?",
    )  # fmt: skip
    yield Question(
        "pif_what", police, kind.TEXT, C.OWN_WORDS,
        "Wat deed de ander precies?", "What exactly did the other person do?",
    )  # fmt: skip
    yield Question(
        "pif_literal", police, kind.TEXT, C.OWN_WORDS,
        "Welke woorden gebruikte de ander letterlijk?", "Which words did the other person use, literally?",
        "Schrijf ze op zoals ze klonken, ook als ze grof zijn.",
        "Write them as they sounded, also when they are coarse.",
    )  # fmt: skip
    yield Question(
        "pif_where", police, kind.TEXT, C.OWN_WORDS,
        "Waar stond iedereen?", "Where did everybody stand?",
    )  # fmt: skip
    yield Question(
        "pif_with", police, kind.TEXT, C.OWN_WORDS,
        "Waarmee deed de ander het?", "With what did the other person do it?",
        "Bijvoorbeeld: met de hand, een mes, een telefoon.", "For example: by hand, a knife, a phone.",
    )  # fmt: skip
    yield Question(
        "pif_how", police, kind.TEXT, C.OWN_WORDS,
        "Hoe ging het, stap voor stap?", "How did it go, step by step?",
    )  # fmt: skip
    yield Question(
        "pif_when", police, kind.MOMENT, C.FACTS,
        "Wanneer begon het precies?", "When exactly did it begin?",
    )  # fmt: skip
    yield Question(
        "pif_why", police, kind.TEXT, C.OWN_WORDS,
        "Waarom deed de ander het, denk je?", "Why did the other person do it, do you think?",
    )  # fmt: skip
    yield Question(
        "pif_statement", police, kind.CHOICE, C.VICTIM,
        "Wie doet aangifte, als het zover komt?", "Who goes to the police, if it comes to that?",
        "Dit is een wens. Je besluit later.", "This is a wish. You decide later.",
        options="statement",
    )  # fmt: skip
    yield Question(
        "pif_domicile", police, kind.YES_NO, C.VICTIM,
        "Wil je het adres van het werk gebruiken, niet dat van thuis?",
        "Do you want to use the address of your work, not that of your home?",
        "De politie noemt dat domicilie kiezen. Dan ziet de ander niet waar je woont.",
        "Then the other person does not see where you live.",
    )  # fmt: skip
    yield Question(
        "pif_vpt", police, kind.YES_NO, C.VICTIM,
        "Deed je je werk toen het gebeurde?", "Were you doing your work when it happened?",
        "Dan hoort je aangifte bij de Veilige Publieke Taak en krijgt hij voorrang.",
        "Then your report gets priority, because you did public work.",
    )  # fmt: skip


QUESTIONS: Final[Mapping[str, Question]] = {one.code: one for one in _questions()}


def asked(shown: Shown, answered: Collection[str] = ()) -> tuple[Question, ...]:
    """The questions of this report in their order; what was answered once stays, so that it can change."""
    return tuple(one for one in QUESTIONS.values() if one.is_asked(shown) or one.code in answered)
