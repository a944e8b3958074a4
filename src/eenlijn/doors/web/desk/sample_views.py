# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier that was drawn for the yearly sample: what is still to cover, and the file as it will be read."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.sample_files import confirm_file, file_desk, left_in, sample_sign
from eenlijn.casework.redaction.actions import KnownNameLeft
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


class FileForm(forms.Form):
    """Which file was on the screen, and that somebody read it."""

    digest = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    is_read = forms.BooleanField(
        label=gettext_lazy("Ik las dit helemaal. Er staat niemand in, en niets dat iemand verraadt."),
        error_messages={
            "required": gettext_lazy("Lees het leesverslag eerst helemaal. Kruis dat daarna aan.")
        },
    )
    keeps_known = forms.BooleanField(
        label=gettext_lazy("Ik heb gekeken: wat hierboven staat, is in deze tekst geen naam."), required=False
    )


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def sample(request: HttpRequest, number: str) -> HttpResponse:
    """Show the file as the reader will read it; confirming lets it go."""
    # Asked first: of a dossier that was not drawn nothing is opened.
    if sample_sign(actor_of(request), number) is None:
        raise NotVisible
    opened = open_to_handle(request, number, "answer")
    if request.method != "POST":
        return _page(request, opened, None)
    form = FileForm(request.POST)
    if not form.is_valid():
        return _page(request, opened, form)
    told = {name: form.cleaned_data[name] for name in ("digest", "keeps_known")}
    try:
        confirm_file(actor=actor_of(request), number=number, now=now(), **told)
    except NotVisible:
        raise
    except KnownNameLeft as refused:
        form.add_error("keeps_known", refused.sentence)
        return _page(request, opened, form)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, opened, form)
    messages.success(request, _("Bevestigd. De lezer van buiten kan dit leesverslag nu lezen."))
    return redirect("desk:sample", number=number)


def _page(request: HttpRequest, opened: Opened, form: FileForm | None) -> HttpResponse:
    actor, number = actor_of(request), opened.dossier.number
    desk = file_desk(actor, number)
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "desk": desk,
        "left": left_in(number, actor, desk.file),
        "form": form or FileForm(),
    }
    return render(request, "desk/sample.html", page, status=422 if form else 200)
