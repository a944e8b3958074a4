# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person of a report hears back, their care, and three questions: for the two desks that show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.aftercare.codes import CareState
from eenlijn.casework.dossier.care import Moment
from eenlijn.casework.dossier.own_side import OwnSide
from eenlijn.casework.reporting.codes import Verdict
from eenlijn.doors.web.components.shapes import Words
from eenlijn.foundation.text import long_moment

QUESTIONS: Final[Mapping[str, Words]] = {
    "heard_back": gettext_lazy("Hoorde je genoeg van ons?"),
    "taken_seriously": gettext_lazy("Voelde je je serieus genomen?"),
    "would_report_again": gettext_lazy("Zou je het weer melden?"),
}
CHOOSE = gettext_lazy("Kies een antwoord.")


class VerdictForm(forms.Form):
    """One question; each is saved by itself."""

    verdict = forms.ChoiceField(
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, question: str, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"{question}_%s", **kwargs)
        self.question = question
        self.fields["verdict"].label = str(QUESTIONS[question])


@dataclass(frozen=True)
class HeardLine:
    title: Words
    words: str
    when: str


@dataclass(frozen=True)
class CareLine:
    """One moment of the own care; `id` is set as long as one may say no to it."""

    title: Words
    text: Words
    id: str = ""


@dataclass(frozen=True)
class HearingView:
    """What stands on the page of a report."""

    heard: tuple[HeardLine, ...]
    asks: bool
    has_care: bool
    claims: tuple[HeardLine, ...]


def hearing_view(side: OwnSide) -> HearingView:
    return HearingView(
        heard=tuple(
            HeardLine(f"{one.kind.label} · {one.way.label}", one.words, long_moment(one.at))
            for one in side.heard.heard
        ),
        asks=side.heard.may_answer,
        has_care=side.has_care,
        claims=tuple(HeardLine(one.label, str(one.state.label), "") for one in side.claims),
    )


def care_lines(side: OwnSide) -> list[CareLine]:
    """The own moments in their order; who said no is asked again at the next one."""
    return [_care(one) for one in side.care if one.state != CareState.NOT_NEEDED]


def _care(one: Moment) -> CareLine:
    title = str(one.kind.label)
    if one.ended_at is not None:
        return CareLine(title, f"{one.state.label}, {long_moment(one.ended_at)}")
    if one.planned_at is not None:
        text = _("Afgesproken op %(moment)s.") % {"moment": long_moment(one.planned_at)}
    elif one.due_at is not None:
        text = _("Iemand neemt contact met je op, uiterlijk %(moment)s.") % {
            "moment": long_moment(one.due_at)
        }
    else:
        text = _("Iemand neemt contact met je op.")
    who = _("Het is %(name)s.") % {"name": one.carer} if one.carer else ""
    return CareLine(title, f"{text} {who}".strip(), str(one.id))


def verdict_forms(side: OwnSide, sent: VerdictForm | None = None) -> list[VerdictForm]:
    """The three questions, each with its answer so far; the one that was refused keeps its words."""
    found = []
    for question, answer in side.heard.answers.items():
        is_sent = sent is not None and sent.question == question
        found.append(
            sent if sent is not None and is_sent else VerdictForm(question, initial={"verdict": answer})
        )
    return found
