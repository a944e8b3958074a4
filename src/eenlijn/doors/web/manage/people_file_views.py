# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""People from a list: choose the file, see what is wrong, and then all of it or nothing.

Who is new is invited; who is here and has a last day or another unit is planned to leave or move.

The file is kept nowhere: the page that shows the trial carries it along, and it is looked over once more.
"""

from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenlijn.casework.dossier.leaving import Taken, take_list
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.tenancy.people import (
    COLUMNS,
    GIVEN_BY_LIST,
    LARGEST_FILE,
    PeopleFileRefused,
    PersonRow,
    RowProblem,
    SortedOut,
    check_people,
    read_people,
    sorted_out,
)
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.people_forms import PeopleFileForm
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole

SHOWN: Final = 50
EXAMPLE: Final = (
    "naam;mailadres;functie;eenheid;rollen",
    "Anna Voorbeeld;anna@voorbeeld.example;buschauffeur;Rijdienst / Lijn 62;",
    "Bram Voorbeeld;bram@voorbeeld.example;teamleider;Rijdienst / Lijn 62;MGR",
    "Carla Voorbeeld;carla@voorbeeld.example;agressiecoördinator;Klantenservice;COO",
)


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def people_file(request: HttpRequest) -> HttpResponse:
    """Choose the file; then read what would happen, the refused rows first. Nothing is kept yet."""
    form = PeopleFileForm()
    if request.method == "POST":
        form = PeopleFileForm(request.POST, request.FILES)
        if form.is_valid():
            shown = _trial(request, form)
            if shown is not None:
                return shown
    codes = [(one.value, one.label) for one in Role if one in GIVEN_BY_LIST and one is not Role.EMP]
    return render(request, "manage/people_file.html", {"form": form, "codes": codes})


def _trial(request: HttpRequest, form: PeopleFileForm) -> HttpResponse | None:
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        # One byte more than is allowed is enough to be refused for.
        rows = read_people(upload.read(LARGEST_FILE + 1))
        return _shown(request, rows, check_people(actor_of(request), rows, now()))
    except PeopleFileRefused as refused:
        form.add_error("file", refused.sentence)
        return None


def _shown(
    request: HttpRequest, rows: tuple[PersonRow, ...], problems: tuple[RowProblem, ...]
) -> HttpResponse:
    named = [(one.line, COLUMNS[one.column][0], one.sentence) for one in problems[:SHOWN]]
    found = None if problems else sorted_out(actor_of(request), rows, now())
    page: dict[str, Any] = {
        "problems": named,
        "hidden": len(problems) - len(named),
        "rows": rows[:SHOWN],
        "more": max(0, len(rows) - SHOWN),
        "count": len(rows),
        "has_numbers": any(one.staff_number.strip() for one in rows),
        "content": "" if problems else _as_list(rows),
        "sentence": _sentence(rows, problems, found),
        "has_plans": bool(found and (found.leaving or found.moving or found.numbered)),
    }
    return render(request, "manage/people_trial.html", page)


def _sentence(rows: tuple[PersonRow, ...], problems: tuple[RowProblem, ...], found: SortedOut | None) -> str:
    wrong = len({one.line for one in problems})
    if found is None:
        told = ngettext(
            "%(count)s rij klopt nog niet. Er is niemand uitgenodigd.",
            "%(count)s rijen kloppen nog niet. Er is niemand uitgenodigd.",
            wrong,
        )
        return told % {"count": whole(wrong)}
    if len(found.new) == len(rows):
        told = ngettext(
            "%(count)s mens staat klaar om uit te nodigen.",
            "%(count)s mensen staan klaar om uit te nodigen.",
            len(rows),
        )
        return told % {"count": whole(len(rows))}
    told = _("De lijst klopt. Uitnodigen: %(new)s. Laatste dag: %(leaving)s. Andere eenheid: %(moving)s.")
    counts = {"new": len(found.new), "leaving": len(found.leaving), "moving": len(found.moving)}
    sentence = told % {name: whole(count) for name, count in counts.items()}
    return f"{sentence} {_numbered(len(found.numbered))}".strip()


def _numbered(count: int) -> str:
    if not count:
        return ""
    told = ngettext(
        "%(count)s collega krijgt een personeelsnummer.",
        "%(count)s collega’s krijgen een personeelsnummer.",
        count,
    )
    return told % {"count": whole(count)}


@requires(Role.ADM)
@require_POST
def people_load(request: HttpRequest) -> HttpResponse:
    """All of them, or nobody; each gets a link of their own by mail."""
    actor = actor_of(request)
    try:
        rows = read_people(request.POST.get("list", "").encode())
        taken = take_list(actor=actor, rows=rows, now=now())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("manage:people_file")
    messages.success(request, _told(taken))
    return redirect("manage:people")


def _told(taken: Taken) -> str:
    """What was done, a sentence for each sort."""
    sentences = []
    if taken.invited or not (taken.leaving or taken.moving or taken.numbered):
        invited = ngettext(
            "%(count)s mens is uitgenodigd, en krijgt een link per mail.",
            "%(count)s mensen zijn uitgenodigd, en krijgen elk een link per mail.",
            taken.invited,
        )
        sentences.append(invited % {"count": whole(taken.invited)})
    if taken.leaving:
        leaving = ngettext(
            "Van %(count)s mens staat de laatste dag vast.",
            "Van %(count)s mensen staat de laatste dag vast.",
            taken.leaving,
        )
        sentences.append(leaving % {"count": whole(taken.leaving)})
    if taken.moving:
        moving = ngettext(
            "%(count)s mens gaat naar een andere eenheid.",
            "%(count)s mensen gaan naar een andere eenheid.",
            taken.moving,
        )
        sentences.append(moving % {"count": whole(taken.moving)})
    if taken.numbered:
        sentences.append(_numbered(taken.numbered))
    return " ".join(sentences)


@requires(Role.ADM)
@require_safe
def people_example(request: HttpRequest) -> HttpResponse:
    """A list to fill in, as spreadsheets in the Netherlands open it."""
    content = "\ufeff" + "\r\n".join(EXAMPLE) + "\r\n"
    name = 'attachment; filename="voorbeeld-collegas.csv"'
    return HttpResponse(
        content, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name}
    )


def _as_list(rows: tuple[PersonRow, ...]) -> str:
    """The rows once more as a list, for the page to carry along."""
    lines = [_line([COLUMNS[column][0] for column in COLUMNS])]
    lines += [_line([getattr(row, column) for column in COLUMNS]) for row in rows]
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return ";".join(_cell(" ".join(cell.split())) for cell in cells)


def _cell(text: str) -> str:
    """Quoted when it must be: a list of two thousand people fits in a form then."""
    return '"' + text.replace('"', '""') + '"' if set(text) & set(';"') else text
