# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check before a visit at home: fifteen questions, a colour, and what becomes of the visit."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.measure_forms import TOO_LONG, row
from eenlijn.doors.web.desk.measure_parts import (
    Block,
    Entry,
    Press,
    Sheet,
    number_in,
    pressed,
    sent,
    typed,
)
from eenlijn.doors.web.desk.plain_parts import PlainLine, PlainList, show_list, show_sheet
from eenlijn.doors.web.desk.running_forms import day_field
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date, long_moment
from eenlijn.prevention.home_visits import actions, queries
from eenlijn.prevention.home_visits.actions import LONGEST_ADDRESS, LONGEST_NUMBER, Visit
from eenlijn.prevention.home_visits.codes import PRECAUTIONS, Colour, Reply, VisitState
from eenlijn.prevention.home_visits.queries import VisitPage, VisitRow
from eenlijn.prevention.home_visits.questions import risk_questions

ASK = "ask"
PRESSES = {
    VisitState.TOGETHER: gettext_lazy("Het mag, met twee en niet bij iemand thuis"),
    VisitState.ELSEWHERE: gettext_lazy("Kies een veilige plek"),
    VisitState.CALLED_OFF: gettext_lazy("Zeg het bezoek af"),
}


class VisitForm(forms.Form):
    """Where and when, and one choice per question; no name anywhere."""

    visit_on = day_field(gettext_lazy("Wanneer is het bezoek?"), required=True)
    address = forms.CharField(
        label=gettext_lazy("Op welk adres?"),
        max_length=LONGEST_ADDRESS,
        help_text=gettext_lazy("Alleen het adres. Schrijf geen naam van wie er woont."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Schrijf het adres."), "max_length": TOO_LONG},
    )
    client_number = forms.CharField(
        label=gettext_lazy("Eigen klantnummer"),
        required=False,
        max_length=LONGEST_NUMBER,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in risk_questions().values():
            self.fields[f"q_{one.code}"] = row(one.label, Reply.choices)

    def visit(self) -> Visit:
        """What was typed, as the room takes it."""
        told = self.cleaned_data
        day: date = told["visit_on"]
        replies = {code: Reply(told[f"q_{code}"]) for code in risk_questions()}
        return Visit(day, told["address"], replies, told["client_number"])


@requires(Role.EMP, Role.MGR)
@never_cache
@require_safe
def home_visits(request: HttpRequest) -> HttpResponse:
    """The own checks, and for a manager those of the team; no addresses in a list."""
    actor = actor_of(request)
    rows = queries.checks(actor)
    waits = sum(row.state is VisitState.ASKED and not row.is_mine for row in rows)
    asked = ngettext(
        "%(count)s bezoek wacht op jouw besluit.", "%(count)s bezoeken wachten op jouw besluit.", waits
    )
    ask = Link(_("Check een huisbezoek"), reverse("desk:home_visit_new"))
    return show_list(
        request,
        PlainList(
            heading=_("Huisbezoek"),
            sentence=asked % {"count": waits}
            if waits
            else _("Ga je bij iemand thuis op bezoek? Kijk eerst of het veilig is."),
            lines=[_visit_line(row) for row in rows],
            empty_title=_("Hier staan bezoeken die nog komen"),
            empty_text=" ".join((_kept(request), _("Er blijft alleen een aantal."))),
            button=ask if actor.has(Role.EMP) else None,
        ),
    )


def _kept(request: HttpRequest) -> str:
    """When a check is gone, as the employer chose it."""
    days = queries.kept_days(actor_of(request), now())
    words = ngettext(
        "De nacht na het bezoek wordt de check vernietigd.",
        "De check wordt vernietigd %(count)s dagen na het bezoek.",
        days,
    )
    return words % {"count": days}


def _visit_line(row: VisitRow) -> PlainLine:
    title = _("Bezoek op %(day)s") % {"day": long_date(row.visit_on)}
    if row.asker:
        title = _("%(who)s: bezoek op %(day)s") % {"who": row.asker, "day": long_date(row.visit_on)}
    text = f"{row.colour.label}. {row.state.label}."
    is_waiting = row.state is VisitState.ASKED
    return PlainLine(title, reverse("desk:home_visit", args=[row.id]), text, is_late=is_waiting)


@requires(Role.EMP)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def home_visit_new(request: HttpRequest) -> HttpResponse:
    """Fifteen questions; the answer is a page of its own, so that nothing is asked twice."""
    form = VisitForm(typed(request, ASK))
    if form.is_bound and form.is_valid():
        try:
            made = actions.ask_visit(actor=actor_of(request), visit=form.visit(), now=now())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("desk:home_visit", visit_id=made)
    sheet = Sheet(
        here="",
        title=_("Voor je gaat"),
        intro=_("Weet je iets niet? Kies dan ‘Weet ik niet’. Ga je twijfelen? Bel je leidinggevende."),
        entries=[_desk_entry(request), _source_entry()],
        blocks=[Block(ASK, _("Vijftien vragen over dit bezoek"), form, _("Kijk of het veilig is"))],
    )
    return show_sheet(
        request,
        _("Check een huisbezoek"),
        sheet,
        Link(_("Mijn huisbezoeken"), reverse("desk:home_visits")),
        sentence=" ".join((_("Wij bewaren zo weinig mogelijk."), _kept(request))),
    )


def _desk_entry(request: HttpRequest) -> Entry:
    """Whether a measure runs is answered at the desk, one exact question at a time (decision 31)."""
    text = (
        _("Kijk bij Balie of er iets is afgesproken. Dat antwoord staat nergens op deze pagina.")
        if actor_of(request).has(Role.DSK)
        else _("Vraag een collega van de balie of er iets is afgesproken. Hier staat daar geen lijst van.")
    )
    return Entry(_("Loopt er een maatregel tegen deze persoon?"), text)


def _source_entry() -> Entry:
    sources = ", ".join(dict.fromkeys(one.source for one in risk_questions().values()))
    words = _(
        "Bron van de vragen: %(source)s. Hoe zwaar elke vraag telt en wat de kleur wordt, "
        "is een eigen voorstel. Niet nagegaan."
    )
    return Entry(_("Waar komt dit vandaan?"), words % {"source": sources})


@requires(Role.EMP, Role.MGR)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def home_visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The colour with its precautions, and one press for what becomes of the visit."""
    refused = ""
    for state, words in PRESSES.items():
        if sent(request, state.value):
            refused = pressed(request, lambda: _move(request, visit_id, state), words)  # noqa: B023 - called at once
            if not refused:
                return redirect("desk:home_visit", visit_id=visit_id)
    page = actions.open_visit(actor=actor_of(request), visit_id=visit_id, now=now())
    sheet = Sheet(
        here="",
        title=str(page.row.colour.label),
        warning=_waits(page),
        entries=[_outcome(page), *_precautions(page), _facts(page), _answers(page)],
        refused=refused,
    )
    return show_sheet(
        request,
        _("Bezoek op %(day)s") % {"day": long_date(page.row.visit_on)},
        sheet,
        Link(_("Alle huisbezoeken"), reverse("desk:home_visits")),
        sentence=f"{page.row.colour.label}. {page.row.state.label}.",
    )


def _move(request: HttpRequest, visit_id: UUID, state: VisitState) -> None:
    actions.move_visit(
        actor=actor_of(request),
        visit_id=visit_id,
        state=state,
        version=number_in(request, "version"),
        now=now(),
    )


def _waits(page: VisitPage) -> str:
    if page.row.state is not VisitState.ASKED:
        return ""
    if page.row.is_mine:
        return _(
            "Dit bezoek gaat niet door tot je leidinggevende heeft besloten. Je leidinggevende heeft bericht."
        )
    return _("Je collega wacht op jouw besluit. Tot die tijd gaat dit bezoek niet door.")


def _outcome(page: VisitPage) -> Entry:
    values = (("version", str(page.version)),)
    told = (
        _("Je leidinggevende besloot op %(moment)s.") % {"moment": long_moment(page.decided_at)}
        if page.decided_at
        else ""
    )
    presses = tuple(Press(PRESSES[state], state.value, values) for state in page.next_states)
    return Entry(_("Wat doen we?"), str(page.row.state.label), told, presses)


def _precautions(page: VisitPage) -> list[Entry]:
    if page.row.state is VisitState.CALLED_OFF:
        return []
    return [Entry(_("Zo ga je"), "\n".join(str(one) for one in PRECAUTIONS[Colour(page.row.colour)]))]


def _facts(page: VisitPage) -> Entry:
    number = _("Klantnummer: %(number)s") % {"number": page.client_number} if page.client_number else ""
    gone = _("Wordt vernietigd in de nacht van %(day)s.") % {"day": long_date(page.row.expires_on)}
    return Entry(_("Waar"), "\n".join(part for part in (page.address, number) if part), gone)


def _answers(page: VisitPage) -> Entry:
    """Only what was not a no, so that it is read in one look."""
    told = [
        f"{question.label} {page.replies[code].label}"
        for code, question in risk_questions().items()
        if page.replies.get(code, Reply.UNKNOWN) is not Reply.NO
    ]
    return Entry(_("Waarom deze kleur"), "\n".join(told) or _("Op alle vragen is nee gezegd."))
