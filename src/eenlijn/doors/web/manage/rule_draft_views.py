# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working on a draft: writing it, trying it out, letting it hold, or throwing it away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.rulebook import actions
from eenlijn.commons.rulebook.access import may_publish
from eenlijn.commons.rulebook.queries import RuleVersionView, draft, in_force
from eenlijn.commons.rulebook.refusals import StaleDraft
from eenlijn.commons.rulebook.trial import Trial, try_out
from eenlijn.commons.tenancy.queries import EmployerView, employer
from eenlijn.doors.web.components.shapes import Cell, FigureRow, FigureTable
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.rule_form import RuleForm
from eenlijn.doors.web.manage.rule_routing_words import Offered
from eenlijn.doors.web.manage.rule_state import (
    SETTERS,
    check_of,
    content_of,
    form_of,
    offered_for,
    publisher,
    setter,
    shown,
)
from eenlijn.doors.web.manage.rule_texts import places_of
from eenlijn.doors.web.manage.rule_topics import TopicPage, page_of
from eenlijn.foundation.clock import local_moment, now
from eenlijn.foundation.text import row_moment

AT_ONCE, LATER = "now", "later"
NO_DRAFT = gettext_lazy("Er is geen concept meer over «%(topic)s». Misschien stelde iemand het al vast.")


class PublishForm(forms.Form):
    """From when it holds."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    when = forms.ChoiceField(
        label=gettext_lazy("Vanaf wanneer geldt dit?"),
        choices=(
            (AT_ONCE, gettext_lazy("Vanaf nu")),
            (LATER, gettext_lazy("Vanaf een later moment")),
        ),
        widget=forms.RadioSelect,
        initial=AT_ONCE,
        error_messages={"required": gettext_lazy("Kies vanaf wanneer dit geldt.")},
    )
    moment = forms.DateTimeField(
        label=gettext_lazy("Vanaf welk moment?"),
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": gettext_lazy("Kies een dag en een tijd.")},
    )

    def clean(self) -> dict[str, Any]:
        """A later moment is named."""
        given = super().clean() or {}
        if given.get("when") == LATER and "moment" in given:
            chosen = given["moment"]
            # A year like 1 has no moment in UTC.
            if chosen is None or chosen.year < now().year:
                self.add_error("moment", _("Kies een dag en een tijd."))
        return given

    def valid_from(self) -> datetime | None:
        """Return the chosen moment on the local clock; None is at once."""
        chosen: datetime | None = self.cleaned_data["moment"]
        if self.cleaned_data["when"] == AT_ONCE or chosen is None:
            return None
        return local_moment(chosen.replace(tzinfo=None)).moment_utc


@requires(*SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_draft(request: HttpRequest, topic: str) -> HttpResponse:
    """Ask for the content; what was typed stays, also when somebody else was first."""
    actor, page, moment = setter(request), page_of(topic), now()
    here, waiting = employer(actor), draft(actor, page.topic)
    before = _content(page, waiting, here, moment)
    version = waiting.version if waiting else 0
    offered = offered_for(page, here, moment)
    form = form_of(page, before, version, request.POST if request.method == "POST" else None, offered=offered)
    is_stale = False
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_draft(
                actor=actor,
                topic=page.topic,
                content=form.content(),
                version=form.cleaned_data["version"],
                now=moment,
            )
        except StaleDraft as stale:
            is_stale, form = True, _again(form, page, before, version, offered)
            form.add_error(None, stale.sentence)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het concept is bewaard. Het geldt nog niet."))
            return redirect(page.href("rule_trial"))
    names = names_of([waiting.drafted_by]) if waiting else {}
    told = {
        **page.hrefs(),
        "page": page,
        "form": form,
        "parts": form.parts(),
        "is_stale": is_stale,
        "other": shown(page, before, here, moment) if is_stale else None,
        "draft": waiting,
        "drafter": names.get(waiting.drafted_by, "") if waiting and waiting.drafted_by else "",
        "places": places_of(page.text_name) if page.text_name else (),
    }
    return render(request, "manage/rule_draft.html", told)


def _content(
    page: TopicPage, waiting: RuleVersionView | None, here: EmployerView, moment: datetime
) -> Mapping[str, Any]:
    """The draft, or else what holds."""
    if waiting is not None:
        return waiting.content
    return content_of(page, in_force(here.id, page.topic, moment), here)


def _again(
    form: RuleForm, page: TopicPage, before: Mapping[str, Any], version: int, offered: Offered | None
) -> RuleForm:
    """The same typed answers, on top of what stands there now: saving once more is a choice."""
    typed = QueryDict(mutable=True)
    typed.update(form.data)
    typed["version"] = str(version)
    again = form_of(page, before, version, typed, offered=offered)
    again.is_valid()
    return again


@requires(*SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_trial(request: HttpRequest, topic: str) -> HttpResponse:
    """Show what a draft would do; who administers lets it hold."""
    actor, page, moment = setter(request), page_of(topic), now()
    if request.method == "POST":
        publisher(request)
    waiting = draft(actor, page.topic)
    if waiting is None:
        messages.error(request, NO_DRAFT % {"topic": page.label})
        return redirect(page.href())
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        initial={"version": waiting.version, "when": AT_ONCE},
    )
    problems: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.publish(
                actor=actor,
                topic=page.topic,
                version=form.cleaned_data["version"],
                now=moment,
                valid_from=form.valid_from(),
                also=check_of(page),
            )
        except StaleDraft as stale:
            problems, form = (stale.sentence,), PublishForm(initial={"version": waiting.version})
        except Refused as refused:
            problems = (refused.sentence,)
        else:
            messages.success(request, _published(page, made))
            return redirect(page.href())
    return _trial_page(request, page, waiting, form, problems)


def _published(page: TopicPage, made: RuleVersionView) -> str:
    told = _(
        "Versie %(number)s van «%(topic)s» geldt vanaf %(moment)s. Lopende dossiers houden hun eigen versie."
    )
    since = row_moment(made.valid_from) if made.valid_from else ""
    return told % {"number": made.number, "topic": page.label, "moment": since}


def _trial_page(
    request: HttpRequest,
    page: TopicPage,
    waiting: RuleVersionView,
    form: PublishForm,
    refused: tuple[str, ...],
) -> HttpResponse:
    actor, moment = setter(request), now()
    here = employer(actor)
    trial = try_out(actor, page.topic, waiting.content, moment, check_of(page))
    holding = in_force(here.id, page.topic, moment)
    told = {
        **page.hrefs(),
        "page": page,
        "draft": waiting,
        "drafter": _name_of(waiting),
        "trial": trial,
        "refused": refused,
        "examples": examples_of(trial) if trial.examples else None,
        "shown": shown(page, waiting.content, here, moment),
        "holding": shown(page, content_of(page, holding, here), here, moment),
        "form": form,
        "may_publish": may_publish(actor),
    }
    return render(request, "manage/rule_trial.html", told)


def _name_of(version: RuleVersionView) -> str:
    names = names_of([version.drafted_by])
    return names.get(version.drafted_by, "") if version.drafted_by else ""


def examples_of(trial: Trial) -> FigureTable:
    """Reports at telling moments, and until when each term would run now and with the draft."""
    rows = [
        FigureRow(
            _("%(moment)s: %(term)s") % {"moment": row_moment(one.starts_at), "term": one.kind.label},
            [Cell(_until(one.due_now)), Cell(_until(one.due_then), strong=one.due_now != one.due_then)],
        )
        for one in trial.examples
    ]
    return FigureTable(
        id="examples",
        title=_("Wat er zou gebeuren"),
        subtitle=_("Dik is anders dan nu. De laatste nacht duurt een uur korter: de zomertijd begint."),
        columns=(
            _("Melding op"),
            _("Uiterlijk, zoals het nu is"),
            _("Uiterlijk, met het concept"),
        ),
        rows=rows,
    )


def _until(moment: datetime | None) -> str:
    return row_moment(moment) if moment else _("nooit")


@requires(*SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_drop(request: HttpRequest, topic: str) -> HttpResponse:
    """Ask first: a draft that was thrown away is gone."""
    actor, page = setter(request), page_of(topic)
    waiting = draft(actor, page.topic)
    if waiting is None:
        messages.error(request, NO_DRAFT % {"topic": page.label})
        return redirect(page.href())
    if request.method == "POST":
        return _drop(request, actor, page)
    told = {
        **page.hrefs(),
        "page": page,
        "draft": waiting,
        "drafter": _name_of(waiting),
    }
    return render(request, "manage/rule_drop.html", told)


def _drop(request: HttpRequest, actor: Actor, page: TopicPage) -> HttpResponse:
    typed = request.POST.get("version", "")[:8]
    version = int(typed) if typed.isascii() and typed.isdigit() else 0
    try:
        actions.drop_draft(actor=actor, topic=page.topic, version=version, now=now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Het concept is weg. Wat geldt, blijft gelden."))
    return redirect(page.href())
