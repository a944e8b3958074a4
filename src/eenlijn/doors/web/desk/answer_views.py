# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to the other person: typing it, establishing the letter, and the letter as a file."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import actions
from eenlijn.casework.dossier.queries import letterhead_of
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.response.actions import AnswerDraft, ChangedMeanwhile, NotReady
from eenlijn.casework.response.codes import LETTER_KINDS, AnswerKind, AnswerState
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.desk import answer_parts
from eenlijn.doors.web.desk.forms import AnswerForm, with_version
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.sent_words import sent_words
from eenlijn.doors.web.desk.steps import answer_steps
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    if request.method == "POST":
        return _typed(request, number)
    opened = open_to_handle(request, number, "answer")
    found = opened.dossier
    if found.status == Status.REPORTED:
        return redirect("desk:assess", number=number)
    if found.clock is None or (found.answer is None and found.status == Status.CLOSED):
        return redirect("desk:dossier", number=number)
    kept = found.answer
    if kept and (kept.state is AnswerState.SENT or (_is_final(opened) and "wijzig" not in request.GET)):
        return _frozen_page(request, opened)
    return _page(request, opened, _stored_form(opened, check="compleet" in request.GET))


def _is_final(opened: Opened) -> bool:
    return opened.dossier.answer is not None and opened.dossier.answer.state is AnswerState.FINAL


def _stored_form(opened: Opened, *, check: bool) -> AnswerForm:
    """What is kept; with `check` every unmet guard rail is told at its field."""
    stored = answer_parts.stored_values(opened.dossier)
    if not (check and opened.dossier.answer):
        return AnswerForm(initial=stored)
    form = AnswerForm(data=stored)
    form.is_valid()
    for field, why in answer_parts.missing_errors(opened.dossier.answer, opened.dossier.letterhead):
        form.add_error(field, why)
    return form


def _typed(request: HttpRequest, number: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, open_to_handle(request, number, "answer"), form)
    draft, do = form.draft(), request.POST.get("do", "")
    if do == "preview":
        return _preview(request, number, draft)
    if do == "choose":
        # Other questions, the same texts; nothing is saved by looking at them.
        return _page(
            request, open_to_handle(request, number, "answer"), AnswerForm(initial=form.cleaned_data)
        )
    try:
        actions.write_answer(actor=actor_of(request), number=number, draft=draft, now=now())
    except ChangedMeanwhile as refused:
        form.add_error(None, refused.sentence)
        return _page(request, open_to_handle(request, number, "answer"), form, is_stale=True)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, open_to_handle(request, number, "answer"), form)
    return _onward(request, number, draft, do)


def _onward(request: HttpRequest, number: str, draft: AnswerDraft, do: str) -> HttpResponse:
    """Where to go after saving: on to what is missing, on to establishing, or back to the same page."""
    here = reverse("desk:answer", args=[number])
    if do != "finish":
        if do == "save":
            messages.success(request, _("Concept bewaard. Er is nog niets verstuurd."))
        return redirect(here)
    letterhead = letterhead_of(actor_of(request), number)
    if answer_parts.missing_errors(answer_parts.as_typed(draft), letterhead):
        return redirect(f"{here}?compleet=1")
    return redirect("desk:finish" if draft.kind in LETTER_KINDS else "desk:departure", number=number)


def _preview(request: HttpRequest, number: str, draft: AnswerDraft) -> HttpResponse:
    """The paper and its guard rails while someone types; nothing is saved."""
    letterhead = letterhead_of(actor_of(request), number)
    preview = answer_parts.preview_of(answer_parts.as_typed(draft), letterhead, now())
    return render(request, "desk/answer.html#preview", {"preview": preview})


def _page(request: HttpRequest, opened: Opened, form: AnswerForm, *, is_stale: bool = False) -> HttpResponse:
    found = opened.dossier
    shown = answer_parts.as_typed(_draft_of(form, opened))
    if is_stale and found.answer:
        with_version(form, found.answer.version)
    page = {
        "head": head_of(found, opened.now, inside=True),
        "dossier": found,
        "steps": answer_steps(found, "answer"),
        "form": form,
        "smalls": answer_parts.SMALLS,
        "questions": [form[name] for name in answer_parts.QUESTIONS[shown.kind]],
        "asked": answer_parts.QUESTIONS[shown.kind],
        "kept": [form[name] for name in answer_parts.KEPT if name not in answer_parts.QUESTIONS[shown.kind]],
        "is_letter": shown.is_letter,
        "kind": shown.kind,
        "preview": answer_parts.preview_of(shown, found.letterhead, opened.now),
        "saved": found.answer if is_stale else None,
        "is_rewriting": _is_final(opened),
    }
    return render(request, "desk/answer.html", page)


def _draft_of(form: AnswerForm, opened: Opened) -> AnswerDraft:
    """What stands in the form, also when some of it is not right yet."""
    values = {**answer_parts.stored_values(opened.dossier), **_present(form)}
    known = values["kind"] if values["kind"] in AnswerKind.values else AnswerKind.NORM_NOTICE
    texts = {name: str(values.get(name) or "") for name in answer_parts.KEPT}
    return AnswerDraft(
        kind=AnswerKind(known),
        reporter_unrecognisable=bool(values.get("reporter_unrecognisable")),
        version=1,
        **texts,
    )


def _present(form: AnswerForm) -> dict[str, object]:
    return dict(form.cleaned_data) if form.is_bound else dict(form.initial)


def _frozen_page(request: HttpRequest, opened: Opened) -> HttpResponse:
    """An established or sent answer: it can be read and taken along, not typed in."""
    found = opened.dossier
    kept = found.answer
    if kept is None:
        raise LookupError(found.number)
    preview = answer_parts.preview_of(kept, found.letterhead, kept.decided_at or opened.now)
    if preview.paper is not None:
        words = _("Zo is de brief verstuurd.") if kept.sent_at else _("Zo ligt de brief vast.")
        preview = replace(preview, paper=replace(preview.paper, state=words))
    page = {
        "head": head_of(found, opened.now, inside=True),
        "dossier": found,
        "steps": answer_steps(found, "departure" if kept.sent_at is None else "close"),
        "answer": kept,
        "sent": sent_words(kept, opened.now),
        "preview": preview,
    }
    return render(request, "desk/answer_frozen.html", page)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, number: str) -> HttpResponse:
    """Establish the letter, on a page that says what that means."""
    if request.method == "POST":
        return _establish(request, number)
    opened = open_to_handle(request, number, "answer")
    kept = opened.dossier.answer
    if kept is None or not kept.is_letter or kept.state is not AnswerState.DRAFT:
        return redirect("desk:answer", number=number)
    preview = answer_parts.preview_of(kept, opened.dossier.letterhead, opened.now)
    if not preview.is_ready:
        return redirect(f"{reverse('desk:answer', args=[number])}?compleet=1")
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "steps": answer_steps(opened.dossier, "finish"),
        "preview": preview,
    }
    return render(request, "desk/finish.html", page)


def _establish(request: HttpRequest, number: str) -> HttpResponse:
    try:
        actions.finish_letter(actor=actor_of(request), number=number, now=now())
    except NotReady:
        return redirect(f"{reverse('desk:answer', args=[number])}?compleet=1")
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("desk:answer", number=number)
    messages.success(request, _("De brief ligt vast. Er is nog niets verstuurd."))
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
    """The frozen letter; its trail line stands before the bytes leave."""
    handed = actions.hand_out_letter(actor=actor_of(request), number=number, is_word=is_word, now=now())
    response = HttpResponse(handed.content, content_type=handed.media_type)
    response["Content-Disposition"] = content_disposition_header(True, handed.file_name) or "attachment"  # noqa: FBT003
    return response
