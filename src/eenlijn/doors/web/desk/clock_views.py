# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""All clocks of a dossier: how long each runs, who hears next, and letting one stand still."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.clocks.actions import Pause
from eenlijn.casework.clocks.codes import ClockAct, PauseReason
from eenlijn.casework.clocks.deadlines import LONGEST_PAUSE
from eenlijn.casework.clocks.table import rule_of
from eenlijn.casework.dossier import follow_ups, pauses
from eenlijn.casework.dossier.coming_back import BegunBack, begun_back
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.packs.differences import term_in_words
from eenlijn.doors.web.components.shapes import ClockFace
from eenlijn.doors.web.desk import marks
from eenlijn.doors.web.desk.clock_rule_views import why_of
from eenlijn.doors.web.desk.clock_source import source_words
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import local_day_start, now, to_local

PAUSE, RESUME = "pause", "resume"
SAID = {
    ClockAct.NEWS_ASKED: gettext_lazy("Ik heb nieuws gevraagd"),
}


class PauseForm(forms.Form):
    """Why a clock stands still, and on which day it goes on."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Waarom staat de klok stil?"),
        choices=PauseReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom de klok stilstaat.")},
    )
    until = forms.DateField(
        label=gettext_lazy("Op welke dag loopt de klok weer?"),
        widget=forms.DateInput,
        error_messages={
            "required": gettext_lazy("Kies de dag waarop de klok weer loopt."),
            "invalid": gettext_lazy("Schrijf een dag, bijvoorbeeld 24-11-2026."),
        },
    )

    def offer(self, reasons: Iterable[PauseReason]) -> "PauseForm":
        """Only the reasons for which this clock may stand still."""
        field = self.fields["reason"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.value, one.label) for one in reasons]
        return self

    def clean_until(self) -> date:
        """The first and the last year of the calendar have no moment in UTC at their edge."""
        day: date = self.cleaned_data["until"]
        if not MINYEAR < day.year < MAXYEAR:
            raise ValidationError(gettext_lazy("Schrijf een dag, bijvoorbeeld 24-11-2026."))
        return day

    def pause(self) -> Pause:
        """From the first moment of that day, so that the whole day counts again."""
        return Pause(
            reason=PauseReason(self.cleaned_data["reason"]),
            until=local_day_start(self.cleaned_data["until"]),
        )


@dataclass(frozen=True)
class Said:
    """What somebody may say of a clock: the code that is sent, and the words of the button."""

    code: str
    words: str


@dataclass(frozen=True)
class ClockRow:
    """One clock as the page shows it; `form` is there when it may stand still."""

    id: UUID
    name: str
    face: ClockFace
    term: str
    started: str
    due: str
    ended: str
    hears: str
    begun_because: str
    form: PauseForm | None
    may_resume: bool
    source: str
    why: str
    said: tuple[Said, ...] = ()
    is_opened: bool = False


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def clocks(request: HttpRequest, number: str) -> HttpResponse:
    """Every clock with its start, term, due moment, pause and stop."""
    if request.method != "POST":
        return _page(request, open_to_handle(request, number, "read"))
    asked = _asked_clock(request)
    form = PauseForm(request.POST, prefix=str(asked))
    if _done(request, number, asked, form):
        return redirect("desk:clocks", number=number)
    return _page(request, open_to_handle(request, number, "read"), asked=asked, form=form)


def _asked_clock(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("clock", ""))
    except ValueError as error:
        raise Http404 from error


def _done(request: HttpRequest, number: str, clock_id: UUID, form: PauseForm) -> bool:
    actor, moment = actor_of(request), now()
    try:
        if request.POST.get("do") == RESUME:
            pauses.resume(actor=actor, number=number, clock_id=clock_id, now=moment)
            messages.success(request, _("De klok loopt weer."))
            return True
        if request.POST.get("do") in SAID:
            said = request.POST["do"]
            follow_ups.follow_up(actor=actor, number=number, clock_id=clock_id, said=said, now=moment)
            messages.success(request, _("Dat staat in de tijdlijn."))
            return True
        if not form.is_valid():
            return False
        pauses.pause(actor=actor, number=number, clock_id=clock_id, pause=form.pause(), now=moment)
    except Refused as refused:
        form.add_error("until", refused.sentence)
        return False
    messages.success(request, _("De klok staat stil. Hij loopt vanzelf weer."))
    return True


def _page(
    request: HttpRequest, opened: Opened, *, asked: UUID | None = None, form: PauseForm | None = None
) -> HttpResponse:
    found = opened.dossier
    terms = pauses.terms_of_dossier(actor_of(request), found.number, opened.now)
    begun = begun_back(actor_of(request), found.number)
    page = {
        "head": head_of(found, opened.now, inside=True),
        "dossier": found,
        "rows": [_row(term, opened.now, form if term.clock.id == asked else None, begun) for term in terms],
        "form": form or PauseForm(),
        "latest": to_local(opened.now + LONGEST_PAUSE).date() - timedelta(days=1),
    }
    return render(request, "desk/clocks.html", page)


def _row(term: pauses.Term, moment: datetime, typed: PauseForm | None, begun: BegunBack | None) -> ClockRow:
    clock = term.clock
    hears = ""
    if clock.next_hears is not None and clock.next_hears_at is not None:
        words = _("%(who)s, %(moment)s")
        hears = words % {"who": clock.next_hears.label, "moment": marks.when(clock.next_hears_at, moment)}
    return ClockRow(
        id=clock.id,
        name=str(clock.kind.label),
        face=marks.clock_face(clock, moment),
        term=term_in_words(clock.term),
        started=marks.when(clock.started_at, moment),
        due=marks.when(clock.due_at, moment),
        ended=marks.when(clock.stopped_at, moment) if clock.stopped_at else "",
        hears=hears,
        begun_because=_begun_because(term, begun),
        form=(typed or PauseForm(prefix=str(clock.id))).offer(rule_of(clock.kind).pauses)
        if term.may_pause
        else None,
        may_resume=term.may_resume,
        source=source_words(clock.kind),
        why=why_of(clock.kind),
        said=tuple(Said(one.value, str(SAID[one])) for one in follow_ups.said_of(clock.kind))
        if clock.is_open
        else (),
        is_opened=typed is not None,
    )


def _begun_because(term: pauses.Term, begun: BegunBack | None) -> str:
    """Why a term began later than the report: the dossier ran apart until then."""
    if begun is None or term.clock.kind not in begun.kinds:
        return ""
    return _("toen het dossier niet langer apart liep. Reden: %(reason)s.") % {"reason": begun.reason.label}
