# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person of a report hears back, their care, and three questions: for the two desks that show it."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy

from eenlijn.casework.damages.codes import DamageState
from eenlijn.casework.dossier import measures_acts
from eenlijn.casework.dossier.own_side import OwnSide
from eenlijn.casework.reporting.codes import ExperienceQuestion, FeedbackWay, Verdict
from eenlijn.casework.reporting.experiences import LONGEST_SENTENCE, Opinion
from eenlijn.doors.web.components.shapes import Words
from eenlijn.foundation.text import long_moment

CHOOSE = gettext_lazy("Kies een van de drie antwoorden.")
# How damage stands, for the person whose it is; on the desk the same states have the words of a lawyer.
DAMAGE_WORDS = {
    DamageState.NOTED: gettext_lazy("Vastgelegd"),
    DamageState.ADVANCED: gettext_lazy("Wij betaalden dit aan jou"),
    DamageState.CLAIMED: gettext_lazy("Wij vragen dit terug"),
    DamageState.RECOVERED: gettext_lazy("Betaald"),
    DamageState.WAIVED: gettext_lazy("Wij vragen dit niet terug"),
}


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
class HearingView:
    """What stands on the page of a report."""

    heard: tuple[HeardLine, ...]
    asks: bool
    has_care: bool
    claims: tuple[HeardLine, ...]
    has_letter: bool = False


def hearing_view(side: OwnSide) -> HearingView:
    return HearingView(
        heard=tuple(HeardLine(str(one.kind.label), one.words, _told_by(one)) for one in side.heard.heard),
        asks=side.heard.may_answer,
        has_care=side.has_care,
        has_letter=side.has_letter,
        claims=tuple(HeardLine(one.label, str(DAMAGE_WORDS[one.state]), "") for one in side.claims),
    )


def _told_by(one: measures_acts.HeardLine) -> str:
    """When, how when it was spoken, and by whom: a function, or the name of who wished to be named."""
    parts = (long_moment(one.at), "" if one.way == FeedbackWay.IN_APP else str(one.way.label), one.by)
    return " · ".join(part for part in parts if part)
