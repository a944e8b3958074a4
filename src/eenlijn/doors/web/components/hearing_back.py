# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person of a report hears back, their care, and three questions: for the two desks that show it."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.aftercare.codes import CareState
from eenlijn.casework.dossier import measures_acts
from eenlijn.casework.dossier.care import Moment
from eenlijn.casework.dossier.own_side import OwnSide
from eenlijn.casework.reporting.codes import ExperienceQuestion, FeedbackWay, Verdict
from eenlijn.casework.reporting.experiences import LONGEST_SENTENCE, Opinion
from eenlijn.doors.web.components.shapes import Words
from eenlijn.foundation.text import long_moment

CHOOSE = gettext_lazy("Kies een van de drie antwoorden.")


def _question(which: ExperienceQuestion) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=which.label,
        choices=Verdict.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE},
    )


class ExperienceForm(forms.Form):
    """Three questions and one sentence; none of them is required by itself."""

    heard = _question(ExperienceQuestion.HEARD)
    helped = _question(ExperienceQuestion.HELPED)
    again = _question(ExperienceQuestion.AGAIN)
    words = forms.CharField(
        label=gettext_lazy("Wil je er iets over zeggen, in één zin?"),
        help_text=gettext_lazy("Noem geen namen. Je zin wordt gelezen zonder jouw naam en nummer."),
        required=False,
        max_length=LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": gettext_lazy("Maak deze tekst korter.")},
    )

    def opinion(self) -> Opinion:
        told = self.cleaned_data
        answers = {one: Verdict(told[one.value]) for one in ExperienceQuestion if told[one.value]}
        return Opinion(answers, told["words"])


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
        heard=tuple(HeardLine(str(one.kind.label), one.words, _told_by(one)) for one in side.heard.heard),
        asks=side.heard.may_answer,
        has_care=side.has_care,
        claims=tuple(HeardLine(one.label, str(one.state.label), "") for one in side.claims),
    )


def _told_by(one: measures_acts.HeardLine) -> str:
    """When, how when it was spoken, and by whom: a function, or the name of who wished to be named."""
    parts = (long_moment(one.at), "" if one.way == FeedbackWay.IN_APP else str(one.way.label), one.by)
    return " · ".join(part for part in parts if part)


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
