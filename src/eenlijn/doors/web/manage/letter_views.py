# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters on the paper of the employer, and in the languages that somebody stands for."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.letters.approving import (
    NAMES,
    Approvals,
    ApprovedText,
    Standing,
    approvals_of,
    approve_language,
    dutch_digest,
    withdraw_approval,
)
from eenlijn.casework.letters.codes import Tongue
from eenlijn.casework.letters.templates import stop_template, template_in_use, upload_template
from eenlijn.casework.letters.translating import TranslatedText
from eenlijn.casework.letters.wording import TEXT_TOPICS, own_or_standard
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import Rules, rules_of
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.letter_forms import LanguageForm, TemplateForm
from eenlijn.doors.web.manage.told import done, pressed
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date


@dataclass(frozen=True)
class TextRow:
    """One text in one language, in words."""

    label: str
    href: str
    kind: str
    told: str


@dataclass(frozen=True)
class LanguageRow:
    label: str
    texts: tuple[TextRow, ...]

    @property
    def is_whole(self) -> bool:
        return all(one.kind == "good" for one in self.texts)


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD"])
def letters(request: HttpRequest) -> HttpResponse:
    """Every language with how far each of its texts is, and the letterhead in use."""
    actor = actor_of(request)
    found = _approvals(actor, _rules(actor))
    template = template_in_use(actor)
    people = [one.approved_by for one in found.rows.values()]
    names = names_of([*people, template.uploaded_by if template else None])
    page = {
        "languages": [_language(tongue, found, names) for tongue in Tongue],
        "template": template,
        "uploader": names.get(template.uploaded_by, "") if template else "",
    }
    return render(request, "manage/letters.html", page)


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_paper(request: HttpRequest) -> HttpResponse:
    """Take a Word file as letterhead, or go back to plain paper."""
    actor = actor_of(request)
    if request.POST.get("do") == "stop":
        template = template_in_use(actor)
        if template is None:
            raise NotVisible
        stop = template.id
        pressed(
            request,
            lambda: stop_template(actor=actor, template_id=stop, now=now()),
            _("Nieuwe brieven staan weer op gewoon papier."),
        )
        return redirect("manage:letters")
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if request.method == "POST" and form.is_valid() and done(form, lambda: _upload(actor, form), "file"):
        messages.success(request, _("Nieuwe brieven staan vanaf nu op dit papier."))
        return redirect("manage:letters")
    return render(request, "manage/letter_paper.html", {"form": form, "template": template_in_use(actor)})


def _upload(actor: Actor, form: TemplateForm) -> None:
    file = form.cleaned_data["file"]
    upload_template(actor=actor, file_name=file.name, content=file.read(), now=now())


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_language(request: HttpRequest) -> HttpResponse:
    """One text in one language beside the Dutch one, to stand for or to take back."""
    actor = actor_of(request)
    rules, tongue, name = _rules(actor), _tongue(request), _name(request)
    if request.POST.get("do") == "withdraw":
        pressed(
            request,
            lambda: withdraw_approval(actor=actor, name=name, tongue=tongue, now=now()),
            _("Niemand staat nu nog voor deze vertaling."),
        )
        return redirect("manage:letters")
    form = _language_form(request, actor, rules, tongue, name)
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: _approve(actor, form, rules, tongue, name), "body")
    ):
        messages.success(request, _("Je staat nu voor deze vertaling."))
        return redirect("manage:letters")
    dutch = own_or_standard(name, rules)[0]
    text = _approvals(actor, rules).of(name, tongue)
    page = {
        "form": form,
        "dutch": dutch,
        "paragraphs": [one.removeprefix("## ") for one in dutch.body.split("\n\n")],
        "row": _row(text, names_of([text.approved_by])),
        "is_approved": text.standing is Standing.APPROVED,
        "language": str(tongue.label),
        "tongue": tongue.value,
        "name": name.value,
    }
    return render(request, "manage/letter_language.html", page)


def _language_form(
    request: HttpRequest, actor: Actor, rules: Rules, tongue: Tongue, name: TextName
) -> LanguageForm:
    if request.method == "POST":
        return LanguageForm(tongue, request.POST)
    text = _approvals(actor, rules).of(name, tongue).text
    digest = dutch_digest(name, rules)
    return LanguageForm(tongue, initial={"subject": text.subject, "body": text.body, "dutch": digest})


def _approve(actor: Actor, form: LanguageForm, rules: Rules, tongue: Tongue, name: TextName) -> None:
    approve_language(
        actor=actor,
        name=name,
        tongue=tongue,
        text=TranslatedText(form.cleaned_data["subject"], form.cleaned_data["body"]),
        seen_dutch=form.cleaned_data["dutch"],
        rules=rules,
        now=now(),
    )


def _tongue(request: HttpRequest) -> Tongue:
    told = request.GET.get("taal", Tongue.ENGLISH.value)
    if told not in Tongue.values:
        raise NotVisible
    return Tongue(told)


def _name(request: HttpRequest) -> TextName:
    told = request.GET.get("tekst", NAMES[0].value)
    if told not in {name.value for name in NAMES}:
        raise NotVisible
    return TextName(told)


def _rules(actor: Actor) -> Rules:
    if actor.organisation_id is None:
        raise NotVisible
    return rules_of(actor.organisation_id, now(), TEXT_TOPICS)


def _approvals(actor: Actor, rules: Rules) -> Approvals:
    if actor.organisation_id is None:
        raise NotVisible
    return approvals_of(actor.organisation_id, rules, is_invented=False)


def _language(tongue: Tongue, found: Approvals, names: dict[UUID, str]) -> LanguageRow:
    return LanguageRow(str(tongue.label), tuple(_row(found.of(name, tongue), names) for name in NAMES))


def _row(text: ApprovedText, names: dict[UUID, str]) -> TextRow:
    kind = {Standing.APPROVED: "good", Standing.LAPSED: "soon", Standing.NEVER: "none"}[text.standing]
    href = f"{reverse('manage:letter_language')}?taal={text.tongue.value}&tekst={text.name.value}"
    return TextRow(str(text.name.label), href, kind, _told(text, names))


def _told(text: ApprovedText, names: dict[UUID, str]) -> str:
    if text.standing is Standing.NEVER or text.approved_by is None or text.approved_at is None:
        return _("Nog niemand staat hiervoor.")
    words = {
        "name": names.get(text.approved_by, _("Een oud-collega")),
        "day": long_date(text.approved_at),
        "number": text.number,
    }
    if text.standing is Standing.LAPSED:
        return (
            _("Vervallen. %(name)s keurde op %(day)s versie %(number)s goed, maar dat geldt niet meer.")
            % words
        )
    return _("%(name)s staat hiervoor sinds %(day)s (versie %(number)s).") % words
