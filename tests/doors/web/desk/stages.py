# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier brought to a stage, and what a reader reads in a page."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from django.http import HttpResponse

from eenlijn.casework.dossier import actions
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.dossier.queries import dossier as read_dossier
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import PerpetratorKnown, Severity
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind
from tests.cast import Cast
from tests.factories import stories

WORDS = "Een man zonder kaartje schold me uit en pakte me bij mijn jas."

Report = Callable[..., str]


DRAFT = AnswerDraft(
    kind=AnswerKind.NORM_NOTICE,
    norm_rule="2",
    behaviour="U pakte onze medewerker bij de jas.",
    salutation="Geachte heer Jansen",
    addressee_name="De heer J. Jansen",
    addressee_address="Straat 1\n7600 AA Almelo",
    contact="088 000 01 30, klantenservice.",
    note="",
    reporter_unrecognisable=True,
    version=0,
)


@dataclass(frozen=True)
class Stages:
    """Brings a dossier as far as a test needs it, as Carla would; every stage gives the number back."""

    cast: Cast
    now: datetime

    def assessed(self, number: str, severity: Severity = Severity.SERIOUS, reason: str = "") -> str:
        judged = Assessment(
            severity=severity,
            main_type="threat_general",
            reason=reason,
            perpetrator_known=PerpetratorKnown.YES,
            version=self.dossier(number).version,
        )
        actions.assess(actor=self.cast.carla.actor, number=number, assessment=judged, now=self.now)
        return number

    def drafted(self, number: str, draft: AnswerDraft = DRAFT) -> str:
        self.assessed(number)
        actions.write_answer(actor=self.cast.carla.actor, number=number, draft=draft, now=self.now)
        return number

    def finished(self, number: str) -> str:
        self.drafted(number)
        actions.finish_letter(actor=self.cast.carla.actor, number=number, now=self.now)
        return number

    def sent(self, number: str) -> str:
        self.finished(number)
        left = Departure(at=self.now, by="post", proof="", late_reason="")
        actions.record_departure(actor=self.cast.carla.actor, number=number, departure=left, now=self.now)
        return number

    def settled(self, number: str) -> str:
        """Everything was done or is not needed; only closing is left."""
        self.sent(number)
        stories.settle(self.cast.carla.actor, number, self.now)
        return number

    def settled_after_assessing(self, number: str) -> str:
        """The same for a dossier that was assessed already."""
        carla = self.cast.carla.actor
        actions.write_answer(actor=carla, number=number, draft=DRAFT, now=self.now)
        actions.finish_letter(actor=carla, number=number, now=self.now)
        stories.send(carla, number, self.now)
        stories.settle(carla, number, self.now)
        return number

    def closed(self, number: str) -> str:
        self.settled(number)
        actions.close(actor=self.cast.carla.actor, number=number, now=self.now)
        return number

    def dossier(self, number: str) -> Dossier:
        return read_dossier(self.cast.carla.actor, number, self.now)


def text_of(response: HttpResponse) -> str:
    """What a reader reads in the page, on one line."""
    page = response.content.decode()
    body = re.sub(r"(?s)<head>.*?</head>|<(script|style).*?</\1>", " ", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
