# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The topics that an employer sets: their address, their name, and in one sentence what each is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TextName, Topic, text_topic
from eenlijn.commons.rulebook.contents import label_of, name_of_text
from eenlijn.doors.web.components.shapes import Words

_ROUTES: Final = {
    "page_here": "rule_topic",
    "page_draft": "rule_draft",
    "page_try": "rule_trial",
    "page_drop": "rule_drop",
    "page_keep": "rule_keep",
    "page_back": "rule_back",
    "page_withdraw": "rule_withdraw",
}


@dataclass(frozen=True)
class TopicPage:
    """`slug` stands in addresses; `group` is the head below which the overview lists it."""

    topic: str
    slug: str
    group: Words
    purpose: Words

    @property
    def label(self) -> str:
        return label_of(self.topic)

    @property
    def text_name(self) -> TextName | None:
        return name_of_text(self.topic)

    @property
    def has_bench(self) -> bool:
        """Whether a page tries cases and counts what would have happened."""
        return self.topic == Topic.ROUTING

    @property
    def can_be_tried(self) -> bool:
        """Whether examples of moments show what changes."""
        return self.topic in {Topic.TERMS, Topic.CALENDAR}

    def href(self, page: str = "rule_topic") -> str:
        return reverse(f"manage:{page}", args=[self.slug])

    def hrefs(self) -> dict[str, str]:
        """Return every address of this topic, by the name a page calls it."""
        return {name: self.href(route) for name, route in _ROUTES.items()}


TIME: Final = _("Tijd")
POLICY: Final = _("Beleid")
WORDS: Final = _("Woorden en lijsten")
TEXTS: Final = _("Brieven en alinea's")

PAGES: Final[tuple[TopicPage, ...]] = (
    TopicPage(
        Topic.CALENDAR.value,
        "kalender",
        TIME,
        _("Hier staat wanneer jullie open zijn. Termijnen in werkdagen rekenen ermee."),
    ),
    TopicPage(
        Topic.TERMS.value,
        "termijnen",
        TIME,
        _("Hier staat hoe lang alles mag duren. Het antwoord aan de ander komt binnen 24 of 48 uur."),
    ),
    TopicPage(
        Topic.LADDER.value,
        "wie-hoort-wanneer",
        TIME,
        _("Hier staat wie bericht krijgt als een termijn bijna om is, en wie als het te laat is."),
    ),
    TopicPage(
        Topic.POLICY.value,
        "beleid",
        POLICY,
        _("Hier staat welk antwoord past bij welke ernst, en welke functie besluit."),
    ),
    TopicPage(
        Topic.ROUTING.value,
        "verdelen",
        POLICY,
        _("Hier staat wie een nieuwe melding behandelt, en wie er nog meer van hoort."),
    ),
    TopicPage(
        Topic.HOUSE_RULES.value,
        "huisregels",
        POLICY,
        _("Dit zijn de regels voor bezoekers. Een brief noemt ze bij hun nummer."),
    ),
    TopicPage(
        Topic.PLAYBOOKS.value,
        "draaiboeken",
        POLICY,
        _("Hier staat stap voor stap wat jullie doen na een voorval, en wie dat doet."),
    ),
    TopicPage(
        Topic.WORDS.value,
        "woorden",
        WORDS,
        _("Zo noemen jullie de ander, het team en de plek. Schermen gebruiken deze woorden."),
    ),
    TopicPage(
        Topic.PLACES.value,
        "plekken",
        WORDS,
        _("Uit deze plekken kiest een melder waar het gebeurde."),
    ),
    TopicPage(
        Topic.PARTNERS.value,
        "partners",
        WORDS,
        _("Dit zijn de organisaties die jullie bellen, en waarvoor."),
    ),
    TopicPage(
        text_topic(TextName.NORM_NOTICE),
        "brief-norm",
        TEXTS,
        _("Deze brief zegt de ander welke norm bij jullie geldt."),
    ),
    TopicPage(
        text_topic(TextName.HEARING_INVITATION),
        "brief-uitnodiging",
        TEXTS,
        _("Met deze brief nodig je de ander uit om diens kant te vertellen."),
    ),
    TopicPage(
        text_topic(TextName.TALK_CONFIRMATION),
        "brief-afspraken",
        TEXTS,
        _("Deze brief bevestigt wat jullie met de ander bespraken en afspraken."),
    ),
    TopicPage(
        text_topic(TextName.WRITTEN_WARNING),
        "brief-waarschuwing",
        TEXTS,
        _("Deze brief waarschuwt de ander. Er staat altijd een einddatum in."),
    ),
    TopicPage(
        text_topic(TextName.CONTACT_LIMIT),
        "brief-contact",
        TEXTS,
        _("Deze brief zegt hoe de ander contact met jullie heeft, en tot wanneer."),
    ),
    TopicPage(
        text_topic(TextName.CONTACT_BAN),
        "brief-contactverbod",
        TEXTS,
        _("Deze brief zegt waar het contactverbod geldt, en tot wanneer."),
    ),
    TopicPage(
        text_topic(TextName.BUILDING_BAN),
        "brief-gebouwverbod",
        TEXTS,
        _("Deze brief zegt waar de ander niet komt, en tot wanneer."),
    ),
    TopicPage(
        text_topic(TextName.SUSPENSION),
        "brief-dienst-stil",
        TEXTS,
        _("Deze brief zegt welke dienst stilstaat, en tot wanneer."),
    ),
    TopicPage(
        text_topic(TextName.SERVICE_ENDED),
        "brief-dienst-stopt",
        TEXTS,
        _("Deze brief zegt welke dienst stopt, en wat open blijft."),
    ),
    TopicPage(
        text_topic(TextName.LIFTING),
        "brief-stopt-eerder",
        TEXTS,
        _("Deze brief zegt dat een maatregel eerder stopt, en waarom."),
    ),
    TopicPage(
        text_topic(TextName.REQUEST_DECISION),
        "brief-verzoek",
        TEXTS,
        _("Deze brief geeft antwoord op een verzoek over gegevens."),
    ),
    TopicPage(
        text_topic(TextName.EXTENSION),
        "brief-verzoek-langer",
        TEXTS,
        _("Deze brief zegt dat het antwoord op een verzoek over gegevens langer duurt, en waarom."),
    ),
    TopicPage(
        text_topic(TextName.OBJECTION_DECISION),
        "brief-bezwaar",
        TEXTS,
        _("Deze brief geeft de uitkomst als iemand het niet eens was."),
    ),
    TopicPage(
        text_topic(TextName.CLAIM_LETTER),
        "brief-schade",
        TEXTS,
        _("Met deze brief vraag je de ander om schade te betalen."),
    ),
    TopicPage(
        text_topic(TextName.CLAIM_REMINDER),
        "brief-schade-laatste",
        TEXTS,
        _("Deze brief gaat als de ander na de eerste brief niet betaalde."),
    ),
    TopicPage(
        text_topic(TextName.CLAIM_PLAN),
        "brief-termijnen",
        TEXTS,
        _("Deze brief zegt in welke termijnen de ander schade betaalt."),
    ),
    TopicPage(
        text_topic(TextName.CLAIM_REMEDY),
        "niet-eens-met-eis",
        TEXTS,
        _("Deze alinea zegt wat de ander kan doen die het niet eens is met een eis."),
    ),
    TopicPage(
        text_topic(TextName.REMEDY),
        "alinea-niet-mee-eens",
        TEXTS,
        _("Deze alinea zegt hoe iemand een besluit opnieuw laat bekijken. Zij staat in elk besluit."),
    ),
    TopicPage(
        text_topic(TextName.REMEDY_AFTER),
        "alinea-nog-niet-eens",
        TEXTS,
        _("Deze alinea zegt waar iemand na het tweede besluit nog heen kan."),
    ),
    TopicPage(
        text_topic(TextName.PRIVACY),
        "alinea-gegevens",
        TEXTS,
        _("Deze alinea zegt wat jullie met de gegevens van de ander doen. Zij staat in de eerste brief."),
    ),
    TopicPage(
        text_topic(TextName.REPRESENTATIVE),
        "alinea-ouder-of-voogd",
        TEXTS,
        _("Deze alinea begint een brief aan de ouder of voogd van een kind."),
    ),
)
_BY_SLUG: Final[Mapping[str, TopicPage]] = {page.slug: page for page in PAGES}
_BY_TOPIC: Final[Mapping[str, TopicPage]] = {page.topic: page for page in PAGES}
SOME_SLUG: Final = PAGES[0].slug


def page_of(slug: str) -> TopicPage:
    """The topic at this address; any other is an address that does not exist."""
    try:
        return _BY_SLUG[slug]
    except KeyError:
        raise NotVisible from None


def page_about(topic: str) -> TopicPage:
    return _BY_TOPIC[topic]
