# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to the other person: typing it, establishing the letter or asking a decision, and its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import actions
from eenlijn.casework.dossier.answering import answer_desk
from eenlijn.casework.dossier.deciding import may_decide_here, propose_answer
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.response.actions import AnswerDraft, ChangedMeanwhile, NotReady
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.kinds import ELSEWHERE, LETTER_KINDS, STEPS
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.desk import answer_parts
from eenlijn.doors.web.desk.answer_beside import Beside, beside
from eenlijn.doors.web.desk.answer_forms import AnswerForm, closed_off
from eenlijn.doors.web.desk.answer_tiles import closed_tiles, tiles
from eenlijn.doors.web.desk.forms import with_version
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.sent_words import sent_answers, sent_words
from eenlijn.doors.web.desk.steps import answer_steps
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

OPEN = (Status.ASSESSED, Status.IN_PROGRESS)
LONGEST_LETTER_NUMBER = 3


@dataclass(frozen=True)
class Desk:
    """An opened dossier with what its answer goes by."""

    actor: Actor
    opened: Opened
    around: Circumstances

    def beside(self, answer: OpenAnswer) -> Beside:
        """What the letter of this answer goes by besides."""
        return beside(self.actor, self.around.number, answer, self.around, self.opened.now)


def _desk(request: HttpRequest, number: str) -> Desk:
    opened, actor = open_to_handle(request, number, "answer"), actor_of(request)
    return Desk(actor, opened, answer_desk(actor, number, opened.now))


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    if request.method == "POST":
        return _typed(request, number)
    desk = _desk(request, number)
    found = desk.opened.dossier
    if found.status == Status.REPORTED:
        return redirect("desk:assess", number=number)
    if found.clock is None or (found.answer is None and found.status not in OPEN):
        return redirect("desk:dossier", number=number)
    kept = found.answer
    if kept and _is_to_read(kept, request, is_open=found.status in OPEN):
        return _frozen_page(request, desk, kept)
    return _page(request, desk, _stored_form(desk, check="compleet" in request.GET))


def _is_to_read(kept: OpenAnswer, request: HttpRequest, *, is_open: bool) -> bool:
    """What left, lies fixed or waits for a decision is read, unless somebody asks to go on writing."""
    if kept.state is AnswerState.SENT:
        return not (is_open and "nieuw" in request.GET)
    return kept.state is not AnswerState.DRAFT and "wijzig" not in request.GET


def _stored_form(desk: Desk, *, check: bool) -> AnswerForm:
    """What is kept; with `check` every unmet guard rail is told at its field."""
    kept = desk.opened.dossier.answer
    stored = answer_parts.stored_values(desk.opened.dossier, desk.around)
    if not (check and kept and kept.is_open):
        return AnswerForm(initial=stored)
    form = AnswerForm(data=stored)
    form.is_valid()
    for field, why in answer_parts.missing_errors(kept, desk.around, desk.beside(kept)):
        form.add_error(field, why)
    return form


def _typed(request: HttpRequest, number: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, _desk(request, number), form)
    draft, do = form.draft(), request.POST.get("do", "")
    if do == "preview":
        return _preview(request, number, draft)
    if do == "choose":
        # Other questions, the same texts; nothing is saved by looking at them.
        desk = _desk(request, number)
        return _page(request, desk, AnswerForm(initial={**form.cleaned_data, **_usual(draft, desk.around)}))
    try:
        actions.write_answer(actor=actor_of(request), number=number, draft=draft, now=now())
    except ChangedMeanwhile as refused:
        form.add_error(None, refused.sentence)
        return _page(request, _desk(request, number), form, is_stale=True)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, _desk(request, number), form)
    return _onward(request, number, draft, do)


def _usual(draft: AnswerDraft, around: Circumstances) -> dict[str, object]:
    """From today, as long as the policy usually says: where one starts when an answer is chosen."""
    if not STEPS[draft.kind].stays:
        return {}
    return {"starts_on": around.today, "valid_until": around.usual_day(draft.kind)}


def _onward(request: HttpRequest, number: str, draft: AnswerDraft, do: str) -> HttpResponse:
    """Where to go after saving: on to what is missing, on to establishing, or back to the same page."""
    here = reverse("desk:answer", args=[number])
    if do != "finish":
        if do == "save":
            messages.success(request, _("Concept bewaard. Er is nog niets verstuurd."))
        return redirect(here)
    actor, moment, shown = actor_of(request), now(), answer_parts.as_typed(draft)
    around = answer_desk(actor, number, moment)
    if answer_parts.missing_errors(shown, around, beside(actor, number, shown, around, moment)):
        return redirect(f"{here}?compleet=1")
    return redirect(_next_of(draft.kind, actor, around), number=number)


def _next_of(kind: AnswerKind, actor: Actor, around: Circumstances) -> str:
    """A letter is established; a step is recorded, or sent to who may decide it."""
    if kind in LETTER_KINDS or kind not in may_decide_here(actor, (kind,), around):
        return "desk:finish"
    return "desk:talk" if kind is AnswerKind.TALK else "desk:departure"


def _preview(request: HttpRequest, number: str, draft: AnswerDraft) -> HttpResponse:
    """The paper and its guard rails while someone types; nothing is saved."""
    actor, moment, shown = actor_of(request), now(), answer_parts.as_typed(draft)
    around = answer_desk(actor, number, moment)
    preview = answer_parts.preview_of(shown, around, moment, beside(actor, number, shown, around, moment))
    return render(request, "desk/answer.html#preview", {"preview": preview, "dossier": {"number": number}})


def _page(request: HttpRequest, desk: Desk, form: AnswerForm, *, is_stale: bool = False) -> HttpResponse:
    found, around = desk.opened.dossier, desk.around
    shown = answer_parts.as_typed(_draft_of(form, desk))
    kept = found.answer if found.answer and found.answer.is_open else None
    if is_stale and kept:
        with_version(form, kept.version)
    asked = answer_parts.questions_of(shown, around)
    page = {
        "head": head_of(found, desk.opened.now, inside=True),
        "dossier": found,
        "steps": answer_steps(found, "answer"),
        "form": form,
        "tiles": tiles(shown.kind, around),
        "closed": closed_tiles(shown.kind, shown.closes, around),
        "elsewhere": ELSEWHERE["liability_claim"],
        "asked": asked,
        "kept": [form[name] for name in answer_parts.KEPT if name not in asked],
        "is_letter": shown.is_letter,
        "is_talk": shown.kind is AnswerKind.TALK,
        "is_elsewhere": shown.kind is not AnswerKind.NONE_POSSIBLE,
        "may_finish": shown.kind in may_decide_here(actor_of(request), (shown.kind,), around),
        "last_day": around.last_day(shown.kind, shown.starts_on),
        "preview": answer_parts.preview_of(shown, around, desk.opened.now, desk.beside(shown)),
        "saved": kept if is_stale else None,
        "is_rewriting": kept is not None and kept.state is not AnswerState.DRAFT,
        "sent_back": kept.sent_back if kept else "",
        "earlier": sent_answers(found, desk.opened.now),
    }
    return render(request, "desk/answer.html", page)


def _draft_of(form: AnswerForm, desk: Desk) -> AnswerDraft:
    """What stands in the form, also when some of it is not right yet."""
    values = {**answer_parts.stored_values(desk.opened.dossier, desk.around), **_present(form)}
    known = str(values["kind"]) if values["kind"] in AnswerKind.values else AnswerKind.NORM_NOTICE.value
    texts: dict[str, Any] = {name: str(values.get(name) or "") for name in answer_parts.TEXTS}
    born, chosen = values.get("birth_date"), values.get("closes")
    return AnswerDraft(
        kind=AnswerKind(known),
        reporter_unrecognisable=bool(values.get("reporter_unrecognisable")),
        version=1,
        starts_on=_day(values, "starts_on"),
        valid_until=_day(values, "valid_until"),
        legal_checked_on=_day(values, "legal_checked_on"),
        birth_date=born.isoformat() if isinstance(born, date) else str(born or ""),
        closes=closed_off(known, [str(one) for one in chosen] if isinstance(chosen, list | tuple) else ()),
        has_consent=bool(values.get("has_consent")),
        **texts,
    )


def _day(values: Mapping[str, object], name: str) -> date | None:
    day = values.get(name)
    return day if isinstance(day, date) else None


def _present(form: AnswerForm) -> dict[str, object]:
    return dict(form.cleaned_data) if form.is_bound else dict(form.initial)


def _frozen_page(request: HttpRequest, desk: Desk, kept: OpenAnswer) -> HttpResponse:
    """A proposed, established or sent answer: it can be read and taken along, not typed in."""
    found = desk.opened.dossier
    paper = answer_parts.frozen_paper(kept)
    if paper is None and kept.is_letter:
        paper = answer_parts.preview_of(kept, desk.around, desk.opened.now).paper
    page = {
        "head": head_of(found, desk.opened.now, inside=True),
        "dossier": found,
        "steps": answer_steps(found, _step_of(kept)),
        "answer": kept,
        "sent": sent_words(kept, desk.opened.now),
        "is_proposed": kept.state is AnswerState.PROPOSED,
        "is_talk": kept.kind is AnswerKind.TALK,
        "deciders": ", ".join(desk.around.deciders(kept.kind)),
        "may_decide": kept.kind in may_decide_here(actor_of(request), (kept.kind,), desk.around),
        "paper": paper,
        "paper_words": _("Zo is de brief verstuurd.") if kept.sent_at else _("Zo ligt de brief vast."),
        "may_add": found.status in OPEN,
        "earlier": [one for one in sent_answers(found, desk.opened.now) if one.id != kept.id],
    }
    return render(request, "desk/answer_frozen.html", page)


def _step_of(kept: OpenAnswer) -> str:
    if kept.sent_at is not None:
        return "close"
    return "finish" if kept.state is AnswerState.PROPOSED else "departure"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, number: str) -> HttpResponse:
    """Establish the letter, or send it to who may: on a page that says what that means."""
    if request.method == "POST":
        return _establish(request, number)
    desk = _desk(request, number)
    kept = desk.opened.dossier.answer
    if kept is None or kept.state is not AnswerState.DRAFT:
        return redirect("desk:answer", number=number)
    may_finish = kept.kind in may_decide_here(actor_of(request), (kept.kind,), desk.around)
    if not kept.is_letter and may_finish:
        return redirect("desk:answer", number=number)
    preview = answer_parts.preview_of(kept, desk.around, desk.opened.now, desk.beside(kept))
    if not preview.is_ready:
        return redirect(f"{reverse('desk:answer', args=[number])}?compleet=1")
    page = {
        "head": head_of(desk.opened.dossier, desk.opened.now, inside=True),
        "dossier": desk.opened.dossier,
        "steps": answer_steps(desk.opened.dossier, "finish"),
        "preview": preview,
        "answer": kept,
        "may_finish": may_finish,
        "deciders": ", ".join(desk.around.deciders(kept.kind)),
    }
    return render(request, "desk/finish.html", page)


def _establish(request: HttpRequest, number: str) -> HttpResponse:
    is_proposal = request.POST.get("do") == "propose"
    act = propose_answer if is_proposal else actions.finish_letter
    try:
        act(actor=actor_of(request), number=number, now=now())
    except NotReady:
        return redirect(f"{reverse('desk:answer', args=[number])}?compleet=1")
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("desk:answer", number=number)
    said = _("Het ligt ter besluit. Wie mag beslissen, heeft bericht.")
    messages.success(request, said if is_proposal else _("De brief ligt vast. Er is nog niets verstuurd."))
    return redirect("desk:answer", number=number)


@requires(*READERS)
@require_safe
def letter_pdf(request: HttpRequest, number: str) -> HttpResponse:
    return _file(request, number, is_word=False)


@requires(*READERS)
@require_safe
def letter_word(request: HttpRequest, number: str) -> HttpResponse:
    return _file(request, number, is_word=True)


def _file(request: HttpRequest, number: str, *, is_word: bool) -> HttpResponse:
    """A frozen letter, the last one or the one that is named; its trail line is written before it leaves."""
    handed = actions.hand_out_letter(
        actor=actor_of(request),
        number=number,
        is_word=is_word,
        letter_number=_letter_number(request),
        now=now(),
    )
    response = HttpResponse(handed.content, content_type=handed.media_type)
    response["Content-Disposition"] = content_disposition_header(True, handed.file_name) or "attachment"  # noqa: FBT003
    return response


def _letter_number(request: HttpRequest) -> int:
    """Which letter of the dossier; what is no number leads to nothing."""
    asked = request.GET.get("brief", "")
    if not asked:
        return 0
    if not (asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_LETTER_NUMBER):
        raise NotVisible
    return int(asked)
