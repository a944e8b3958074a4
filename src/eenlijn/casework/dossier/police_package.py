# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The police file of a dossier: gathered from the draft, the files and the requests for images, and frozen.

| left out | why |
|---|---|
| what who makes it may not read | a part that is closed to them stays closed |
| a file no scanner has looked at, or one with a virus | nobody opens it either |
| what somebody chose to leave out, and files that do not fit | said in it and on the screen |
| the names of ours when a report under number is asked | the police get those apart |
| every home address | refused where it is typed; see `police_reports.home_address` |

All words in it are Dutch: that is what the police read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.files import opened_file
from eenlijn.casework.dossier.police_evidence import Piece, pieces_of
from eenlijn.casework.dossier.police_file import draft_here, usable
from eenlijn.casework.dossier.police_prefill import addresses_of, domicile_of, parts_open
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.dossier.unrecognisable import is_named_in, names_kept_out
from eenlijn.casework.evidence.codes import ENDINGS, SORTS, EvidenceState
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import Filer, FootageState, IdentityStep, LeftOut
from eenlijn.casework.police_reports.drafting import CONTACT, LOOKS, TEXTS, Draft
from eenlijn.casework.police_reports.footage import footage_of
from eenlijn.casework.police_reports.home_address import check_no_home
from eenlijn.casework.police_reports.packing import (
    MOST_BYTES,
    Contents,
    Gap,
    Package,
    Packed,
    make_package,
    mandate_pdf,
    package_row,
    packages_of,
)
from eenlijn.casework.police_reports.proxy import ProxyValues, proxy_letter
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.documents.actions import HandedOut, hand_out, kept
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.pdf import Letter, Part
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import long_date, long_moment

_EVENT = ("who", "what", "scene", "with_what", "how", "moment", "why", "literal")
_OURS = ("victim", "witnesses")
FILES, FOOTAGE = "files", "footage"
_LABELS = {
    **TEXTS,
    CONTACT: gettext_lazy("Wie spreekt namens ons met de politie?"),
    FILES: gettext_lazy("Bewijs en camerabeelden"),
    FOOTAGE: gettext_lazy("Bewijs en camerabeelden"),
}
_PROOF = ("injuries", "damage")
_VPT = (
    "Dit is een VPT-zaak: wie dit overkwam, had een publieke taak. Wij vragen om de VPT-code bij deze zaak, "
    "en om de Eenduidige Landelijke Afspraken van politie en OM toe te passen."
)
_REPORTS_AS = {
    Filer.EMPLOYER: "De werkgever. De collega is getuige.",
    Filer.VICTIM: "De collega zelf, met steun van de werkgever.",
    Filer.PROXY: "De werkgever namens de collega. De volmacht zit erbij.",
}
_UNDER_NUMBER = "Wij vragen om een aangifte onder nummer. Politie en OM besluiten daarover. Onze redenen:"


class NotPrepared(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Er is nog niets voorbereid. Kies eerst wie er gaat, en bewaar de tekst ten minste één keer.")
        )


class NameUnderNumber(Refused):
    """A name of ours in a text, while a report under number is asked."""

    def __init__(self, label: str) -> None:
        told = _(
            "Bij «%(field)s» staat een naam van ons, terwijl je onder nummer vraagt. De verdachte kan die "
            "lezen. Schrijf «de collega», of kies het adres van het werk in plaats van onder nummer."
        )
        super().__init__(told % {"field": label})


class NoMandateNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Een volmacht is alleen nodig als de werkgever namens de collega gaat."))


@dataclass(frozen=True)
class PackageDesk:
    """What would go in now, what would not, and every version that was made; by whom."""

    inside: tuple[str, ...]
    gaps: tuple[Gap, ...]
    missing: tuple[str, ...]
    packages: tuple[tuple[Package, str], ...]
    may_take: frozenset[int]
    is_prepared: bool
    draft_version: int


@transaction.atomic
def open_package(*, actor: Actor, number: str, now: datetime) -> PackageDesk:
    """What is in it and what is not, before it is made; with a trail line."""
    incident = access.answered(actor, number)
    parts = parts_open(actor, incident)
    draft = draft_here(incident, parts)
    pieces = pieces_of(actor, incident) if Compartment.OWN_WORDS in parts else ()
    going, gaps = _chosen(pieces, draft, parts)
    made = packages_of(incident)
    names = names_of({one.made_by for one in made})
    append(actor, now, line("open_police_file", incident, *sorted(parts)))
    reads = Compartment.OWN_WORDS in parts
    return PackageDesk(
        inside=tuple(_inside(draft, going)),
        gaps=gaps,
        missing=draft.missing,
        packages=tuple((one, names.get(one.made_by, "")) for one in made),
        may_take=frozenset(one.number for one in made if not one.is_gone and (reads or not one.has_people)),
        is_prepared=_is_prepared(draft),
        draft_version=draft.version,
    )


def _is_prepared(draft: Draft) -> bool:
    return draft.version > 0 and not draft.proposed


def _needs_mandate(draft: Draft) -> bool:
    """Under number the mandate goes apart: the name of who gives it stands in it."""
    return draft.filer is Filer.PROXY and draft.identity is not IdentityStep.UNDER_NUMBER


def _inside(draft: Draft, going: tuple[Piece, ...]) -> Iterator[str]:
    texts = _shown_texts(draft)
    yield from (str(TEXTS[name]) for name, text in texts.items() if text)
    yield from (_("Bestand %(place)s: %(name)s") % vars(one.file) for one in going)
    if _needs_mandate(draft):
        yield _("De volmacht, om te tekenen")


@transaction.atomic
def make_file(*, actor: Actor, number: str, draft_version: int, now: datetime) -> int:
    """Freeze it as the next version; refused for who looked at an older text than there is now."""
    incident = usable(actor, number)
    check_use(incident)
    parts = parts_open(actor, incident)
    draft = draft_here(incident, parts)
    if not _is_prepared(draft) or draft.version != draft_version:
        raise NotPrepared
    _check_texts(actor, incident, draft, parts)
    with translation.override("nl"):
        contents = _contents(actor, incident, draft, parts, now)
        row = make_package(actor=actor, incident=incident, contents=contents, now=now)
    note(incident, Act.POLICE_FILE_MADE, now, actor.account_id, version=str(row.number))
    entries = [kept(one) for one in (row.paper, row.archive) if one is not None]
    entry = replace(line("make_police_file", incident, *sorted(parts)), detail={"version": row.number})
    append(actor, now, *entries, entry)
    return row.number


def _check_texts(actor: Actor, incident: Incident, draft: Draft, parts: frozenset[Compartment]) -> None:
    """Every word that would go in, once more: no home address, and under number no name of ours."""
    texts = _words_inside(actor, incident, draft, parts)
    check_no_home(texts, _LABELS, addresses_of(incident))
    if draft.identity is not IdentityStep.UNDER_NUMBER:
        return
    names = names_kept_out(actor, incident)
    for name, text in texts.items():
        if name != CONTACT and is_named_in(text, names):
            raise NameUnderNumber(str(_LABELS[name]))


def _words_inside(
    actor: Actor, incident: Incident, draft: Draft, parts: frozenset[Compartment]
) -> dict[str, str]:
    reads = Compartment.OWN_WORDS in parts
    told = [one.exhibit.what for one in pieces_of(actor, incident) if one.exhibit.goes_along] if reads else []
    return {
        **_shown_texts(draft),
        CONTACT: draft.contact,
        FILES: "\n".join(told),
        FOOTAGE: "\n".join(one.camera for one in footage_of(incident)),
    }


def _shown_texts(draft: Draft) -> dict[str, str]:
    """The texts that go in; under number not who of us it is about."""
    hidden = _OURS if draft.identity is IdentityStep.UNDER_NUMBER else ()
    return {name: draft.texts[name] for name in TEXTS if name in draft.texts and name not in hidden}


def _chosen(
    pieces: tuple[Piece, ...], draft: Draft, parts: frozenset[Compartment]
) -> tuple[tuple[Piece, ...], tuple[Gap, ...]]:
    """The files that go along, and everything that does not."""
    going, gaps, size = [], [], 0
    for one in pieces:
        reason = _why_not(one)
        if reason is None:
            going.append(one)
            size += one.file.size
            reason = LeftOut.TOO_LARGE if size > MOST_BYTES else None
            size -= one.file.size if reason else 0
        if reason is not None:
            gaps.append(Gap(reason, one.file.place))
    if Compartment.OWN_WORDS not in parts:
        gaps.append(Gap(LeftOut.NO_RIGHT))
    if draft.identity is IdentityStep.UNDER_NUMBER:
        gaps.append(Gap(LeftOut.UNDER_NUMBER))
    return tuple(going), tuple(gaps)


def _why_not(one: Piece) -> LeftOut | None:
    if one.file.state is EvidenceState.WAITING:
        return LeftOut.NOT_SCANNED
    if one.file.state is EvidenceState.HELD:
        return LeftOut.HELD
    return None if one.exhibit.goes_along else LeftOut.CHOSEN


def _contents(
    actor: Actor, incident: Incident, draft: Draft, parts: frozenset[Compartment], now: datetime
) -> Contents:
    reads = Compartment.OWN_WORDS in parts
    going, gaps = _chosen(pieces_of(actor, incident) if reads else (), draft, parts)
    too_large = {gap.place for gap in gaps if gap.reason is LeftOut.TOO_LARGE}
    files = tuple(_packed(actor, incident, one, fits=one.file.place not in too_large) for one in going)
    return Contents(
        number=incident.number,
        organisation_name=incident.organisation.name,
        parts=tuple(_parts(incident, draft, files, gaps)),
        files=files,
        mandate=_letter(incident, draft, now) if _needs_mandate(draft) else None,
        gaps=gaps,
        has_people=reads,
        draft_version=draft.version,
    )


def _packed(actor: Actor, incident: Incident, one: Piece, *, fits: bool) -> Packed:
    file = one.file
    return Packed(
        name=f"bewijs/bestand-{file.place:02d}.{ENDINGS[file.media_type]}",
        what=one.exhibit.what or str(SORTS[file.media_type]),
        made_by=str(one.exhibit.made_by.label),
        media_type=file.media_type,
        digest=file.digest,
        content=opened_file(actor, incident, file.place) if fits else b"",
    )


def _parts(
    incident: Incident, draft: Draft, files: tuple[Packed, ...], gaps: tuple[Gap, ...]
) -> Iterator[Part]:
    texts = _shown_texts(draft)
    yield Part("Aan de politie", tuple(_to_police(incident, draft)))
    for title, names in (
        ("Wat er gebeurde", _EVENT),
        ("Hoe de ander eruitzag", LOOKS),
        ("Wie het overkwam, en wie het zag", _OURS),
        ("Letsel en schade", _PROOF),
    ):
        lines = tuple((str(TEXTS[name]), texts[name]) for name in names if texts.get(name))
        if lines:
            yield Part(title, lines)
    proof = tuple(_line_of(one) for one in files)
    if proof:
        yield Part("Bewijs, met de SHA-256 van elk bestand", proof)
    images = tuple(_image_lines(incident))
    if images:
        yield Part("Camerabeelden", images)
    left_out = tuple((_place_of(gap), str(gap.reason.label)) for gap in gaps)
    if left_out:
        yield Part("Niet in dit dossier", left_out)


def _to_police(incident: Incident, draft: Draft) -> Iterator[tuple[str, str]]:
    yield "Soort", str(draft.way.label)
    yield "VPT", _VPT
    yield "Wie doet het", _REPORTS_AS[draft.filer]
    yield "Domicilie: het enige adres van ons", "\n".join(domicile_of(incident))
    if draft.contact:
        yield "Wie namens ons spreekt", draft.contact
    if draft.identity is IdentityStep.UNDER_NUMBER:
        reasons = [str(one.label) for one in draft.reasons]
        yield "Onder nummer", "\n".join([_UNDER_NUMBER, *reasons])


def _line_of(one: Packed) -> tuple[str, str]:
    inside = "" if one.content else "Dit bestand nemen wij los mee."
    told = [one.what, f"Gemaakt door: {one.made_by}.", f"SHA-256: {one.digest}", inside]
    return one.name.rpartition("/")[2], "\n".join(part for part in told if part)


def _image_lines(incident: Incident) -> Iterator[tuple[str, str]]:
    for one in footage_of(incident):
        told = [f"Gevraagd op {long_date(one.asked_on, 'nl')}."]
        if one.state is FootageState.ASKED and one.wiped_on:
            told.append(f"Ze worden gewist na {long_date(one.wiped_on, 'nl')}.")
        if one.settled_on:
            told.append(f"{str(one.state.label).capitalize()} op {long_date(one.settled_on, 'nl')}.")
        yield f"{one.camera} ({one.holder.label})", " ".join(told)


def _place_of(gap: Gap) -> str:
    return f"Bestand {gap.place}" if gap.place else "Een deel van de tekst"


# Taking it along -------------------------------------------------------------------------------


@transaction.atomic
def hand_out_file(*, actor: Actor, number: str, version: int, is_archive: bool, now: datetime) -> HandedOut:
    """One version, as it was made; its trail line is written before it leaves."""
    incident = access.answered(actor, number)
    check_use(incident)
    reads = Compartment.OWN_WORDS in parts_open(actor, incident)
    row = package_row(incident, version, with_people=reads)
    document = row.archive if is_archive else row.paper
    if document is None:
        raise NotVisible
    return hand_out(actor=actor, now=now, document=document, subject_id=incident.report_id)


@transaction.atomic
def hand_out_mandate(*, actor: Actor, number: str, now: datetime) -> HandedOut:
    """The mandate to sign, made now; refused when nobody goes on behalf of anybody."""
    incident = usable(actor, number)
    check_use(incident)
    draft = draft_here(incident, parts_open(actor, incident))
    if draft.filer is not Filer.PROXY:
        raise NoMandateNeeded
    content = mandate_pdf(_letter(incident, draft, now))
    append(actor, now, line("make_police_mandate", incident, Compartment.VICTIM))
    return HandedOut(f"volmacht-{incident.number}.pdf", "application/pdf", content)


def _letter(incident: Incident, draft: Draft, now: datetime) -> Letter:
    domicile = domicile_of(incident)
    values = ProxyValues(
        organisation=incident.organisation.name,
        victim=draft.texts.get("victim", "").partition("\n")[0],
        domicile=", ".join(domicile),
        moment=long_moment(incident.occurred_at, "nl"),
        number=incident.number,
        contact=draft.contact,
    )
    return proxy_letter(values=values, sender=domicile, place_name=incident.organisation.place_name, now=now)
