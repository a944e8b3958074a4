# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way of measure 6 in one order: check, choose, prepare, take along, decide; and how far each is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.casework.dossier.police_file import PoliceDesk
from eenlijn.doors.web.components.shapes import Mark, Words


@dataclass(frozen=True)
class WayStep:
    """One step: where it leads, and in one sentence how far it is."""

    title: Words
    told: Words
    href: str
    mark: Mark


def way_of(desk: PoliceDesk, number: str, *, is_decided: bool) -> tuple[WayStep, ...]:
    """Five steps in their order; nobody has to take them all, and a decision may come first."""
    return tuple(_steps(desk, number, is_decided=is_decided))


def _steps(desk: PoliceDesk, number: str, *, is_decided: bool) -> Iterator[WayStep]:
    checked = desk.checked
    yield WayStep(
        _("Ga na of het strafbaar kan zijn"),
        f"{checked.pointed.outcome.label}." if checked else _("Nog niet nagegaan."),
        reverse("desk:police_check", args=[number]),
        _mark(is_done=checked is not None),
    )
    draft = desk.draft
    yield WayStep(
        _("Kies wie er gaat, en hoe"),
        f"{draft.way.label}. {draft.filer.label}. {draft.identity.label}."
        if draft.is_chosen
        else _("Nog niet gekozen. Zonder keuze: de werkgever, met het adres van het werk."),
        reverse("desk:police_who", args=[number]),
        _mark(is_done=draft.is_chosen),
    )
    yield WayStep(
        _("Bereid de tekst voor"),
        _prepared(desk),
        reverse("desk:police_draft", args=[number]),
        _mark(is_done=desk.is_kept and not draft.missing),
    )
    yield WayStep(
        _("Neem mee wat de politie nodig heeft"),
        _packed(desk),
        reverse("desk:police_file", args=[number]),
        _mark(is_done=bool(desk.packages)),
    )
    yield WayStep(
        _("Beslis, en leg het vast"),
        _("Besloten.") if is_decided else _("Nog geen besluit. Dat doe je hieronder."),
        "#besluit",
        _mark(is_done=is_decided),
    )


def _prepared(desk: PoliceDesk) -> str:
    if not desk.is_kept:
        return _("Nog niet bewaard. Wat het dossier al weet, staat er al.")
    count = len(desk.draft.missing)
    if not count:
        return _("Alles is ingevuld.")
    return ngettext("Er mist nog %(count)s vraag.", "Er missen nog %(count)s vragen.", count) % {
        "count": count
    }


def _packed(desk: PoliceDesk) -> str:
    told = (
        _("Versie %(number)s is gemaakt.") % {"number": desk.packages[0].number}
        if desk.packages
        else _("Nog niet gemaakt.")
    )
    if not desk.open_footage:
        return told
    count = desk.open_footage
    waits = ngettext("Op %(count)s camera wacht je nog.", "Op %(count)s camera’s wacht je nog.", count) % {
        "count": count
    }
    return f"{told} {waits}"


def _mark(*, is_done: bool) -> Mark:
    return Mark.DONE if is_done else Mark.OPEN
