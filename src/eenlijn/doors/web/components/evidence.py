# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that show what happened, the same behind a code, signed in and on a dossier: form, list, download."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier.files import File, HandedOut
from eenlijn.casework.evidence.actions import LARGEST
from eenlijn.casework.evidence.codes import ENDINGS, SORTS, EvidenceState
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.components.upload_field import UploadField
from eenlijn.foundation.text import row_moment, whole

ADDED: Final = "toegevoegd"
# A browser runs nothing of what it gets so, and shows nothing of it inside a page.
SANDBOX: Final = "sandbox; default-src 'none'"
_KILO: Final = 1_000


class EvidenceForm(forms.Form):
    """One file; what it is, is judged by what stands in it."""

    file = UploadField(
        label=gettext_lazy("Kies een bestand"),
        accept=",".join(sorted({f".{one}" for one in ENDINGS.values()})),
    )


@dataclass(frozen=True)
class FileLine:
    """One file on the page; without `href` it is closed, and `told` says why."""

    title: str
    small: str
    told: Words
    is_held: bool
    href: str
    preview_href: str
    destroy_href: str
    digest: str


def take(request: HttpRequest, form: EvidenceForm, keep: Callable[[str, bytes], object]) -> bool:
    """Whether a file was sent and taken; a refusal stands at the field."""
    if request.method != "POST" or not form.is_valid():
        return False
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        # One byte more than is allowed is enough to be refused for.
        keep(upload.name or "", upload.read(LARGEST + 1))
    except Refused as refused:
        form.add_error("file", refused.sentence)
        return False
    return True


def evidence_form(request: HttpRequest) -> EvidenceForm:
    return EvidenceForm(request.POST, request.FILES) if request.method == "POST" else EvidenceForm()


def file_lines(
    files: Sequence[File],
    now: datetime,
    address: Callable[[str, int], str],
    *,
    may_destroy: bool = False,
    is_own: bool = False,
) -> list[FileLine]:
    """The files as lines; `address` gives that of a file for `file`, `file_preview`, `file_destroy`."""
    return [_line(one, now, address, may_destroy=may_destroy, is_own=is_own) for one in files]


def _line(
    one: File, now: datetime, address: Callable[[str, int], str], *, may_destroy: bool, is_own: bool
) -> FileLine:
    is_held = one.state == EvidenceState.HELD
    return FileLine(
        title=_("%(sort)s %(place)s") % {"sort": SORTS[one.media_type], "place": one.place},
        small=" · ".join(_small(one, now, is_own=is_own)),
        told=_told(one, is_own=is_own),
        is_held=is_held,
        href=address("file", one.place) if one.may_open else "",
        preview_href=address("file_preview", one.place) if one.may_open and one.has_preview else "",
        destroy_href=address("file_destroy", one.place) if is_held and may_destroy else "",
        digest="" if is_own else one.digest,
    )


def _small(one: File, now: datetime, *, is_own: bool) -> list[str]:
    by = _("van de melder") if one.by_reporter else _("van wie het behandelt")
    parts = (one.name, size_words(one.size), row_moment(one.added_at, today=now.date()), "" if is_own else by)
    return [part for part in parts if part]


def size_words(size: int) -> str:
    """About how large, in the words of a telephone."""
    if size < _KILO:
        return _("%(size)s bytes") % {"size": size}
    if size < _KILO * _KILO:
        return _("%(size)s kB") % {"size": whole(size // _KILO)}
    return _("%(size)s MB") % {"size": whole(round(size / _KILO / _KILO))}


def _told(one: File, *, is_own: bool) -> Words:
    """Why a file does not open, and what happens with it."""
    if one.state == EvidenceState.WAITING:
        return _waits(one)
    if one.state == EvidenceState.DESTROYED:
        return _("Er zat een virus in. Het bestand is vernietigd.")
    if one.state == EvidenceState.HELD and is_own:
        return _(
            "Dit bestand konden we niet aannemen: er zit een virus in. Je melding staat. "
            "Maak een schermfoto en stuur die."
        )
    if one.state == EvidenceState.HELD:
        return _("Er zit een virus in. Niemand kan het openen. De scanner noemt het: %(finding)s.") % {
            "finding": one.finding
        }
    return ""


def _waits(one: File) -> str:
    if not settings.EENLIJN_CLAMD:
        return _(
            "Dit bestand is bewaard en wacht. Hier is geen virusscanner die het kan bekijken, "
            "dus het blijft dicht. De melding staat."
        )
    if one.is_delayed:
        return _(
            "De virusscanner was er niet. We proberen het vanzelf opnieuw, ten minste elk kwartier. "
            "Je hoeft niets te doen: het bestand is bewaard."
        )
    return _("Wordt nog bekeken op virussen. Daarna kun je het openen.")


def added_words() -> str:
    """Said once after a file came in."""
    if not settings.EENLIJN_CLAMD:
        return _("Je bestand is bewaard. Hier is geen virusscanner, dus het blijft voorlopig dicht.")
    return _("Je bestand is bewaard. Het wordt eerst bekeken op virussen.")


def handed_out(handed: HandedOut, *, is_preview: bool) -> HttpResponse:
    """A file on its way out: saved and never shown; only a picture that we drew ourselves is shown."""
    kind = handed.media_type if is_preview else "application/octet-stream"
    way = "inline" if is_preview else "attachment"
    headers = {
        "Content-Disposition": f'{way}; filename="{handed.file_name}"',
        "Content-Security-Policy": SANDBOX,
    }
    return HttpResponse(handed.content, content_type=kind, headers=headers)
