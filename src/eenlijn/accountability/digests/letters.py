# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The digest as a sheet for the meeting of a team, and as an item for its agenda: the same sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from eenlijn.accountability.digests.queries import LEAST, Digest
from eenlijn.foundation.pdf import Block, Heading, Letter, Paragraph
from eenlijn.foundation.text import long_date, long_moment, month_name


@dataclass(frozen=True)
class Section:
    """A heading with its lines."""

    title: str
    lines: tuple[str, ...]


def title_of(told: Digest) -> str:
    return _("Veilig werken: %(teams)s") % {"teams": ", ".join(told.teams)}


def period_of(told: Digest) -> str:
    first, last = month_name(told.since), month_name(told.until)
    if first == last:
        return first
    return _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def sections_of(told: Digest) -> tuple[Section, ...]:
    """What the team talks about; a part without anything says so in one line."""
    return (
        Section(_("Wat er gebeurde"), _happened(told)),
        Section(_("Waardoor het kwam"), _lines(f"{one.label}: {one.count}" for one in told.causes)),
        Section(
            _("Wat we eraan doen"),
            _lines(_once(f"{name}: {str(state.label).lower()}" for name, state in told.preventions)),
        ),
        Section(
            _("Wat we willen leren"),
            _lines(_once(f"{name}: {str(state.label).lower()}" for name, state in told.trainings)),
        ),
        Section(_("Huisbezoeken"), _visits(told)),
    )


def _lines(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(found) or (_("Nog niets vastgelegd."),)


def _once(found: Iterable[str]) -> Iterator[str]:
    """What stands there more than once, is said once with how often."""
    for line, count in Counter(found).items():
        yield line if count == 1 else _("%(line)s (%(count)s keer)") % {"line": line, "count": count}


def _happened(told: Digest) -> tuple[str, ...]:
    count = ngettext("%(count)s voorval.", "%(count)s voorvallen.", told.incidents) % {
        "count": told.incidents
    }
    if told.hides_kinds:
        why = _(
            "Bij minder dan %(least)s voorvallen staat hier niet welke: dan is te raden over wie het gaat."
        )
        return count, why % {"least": LEAST}
    return count, *(f"{one.label}: {one.count}" for one in told.kinds)


def _visits(told: Digest) -> tuple[str, ...]:
    checked = sum(told.visits.get(colour, 0) for colour in ("green", "orange", "red"))
    if not checked:
        return (_("Geen huisbezoek vooraf nagekeken."),)
    words = ngettext(
        "%(count)s bezoek vooraf nagekeken, %(red)s rood, %(off)s afgezegd.",
        "%(count)s bezoeken vooraf nagekeken, %(red)s rood, %(off)s afgezegd.",
        checked,
    )
    red, off = told.visits.get("red", 0), told.visits.get("called_off", 0)
    return (words % {"count": checked, "red": red, "off": off},)


def agenda_of(told: Digest) -> str:
    """An item to paste into an agenda: plain text, fifteen minutes, one question to begin with."""
    head = _("Agendapunt (15 minuten): %(title)s, %(period)s") % {
        "title": title_of(told).lower(),
        "period": period_of(told),
    }
    parts = [
        head,
        *("\n".join((f"{one.title}:", *(f"- {line}" for line in one.lines))) for one in sections_of(told)),
        _("Vraag aan het team: wat merken jullie van deze maatregelen, en wat missen jullie?"),
        _("Noem in het overleg geen namen van wie iets meemaakte."),
    ]
    return "\n\n".join(parts)


def sheet_of(told: Digest) -> Letter:
    """The same on paper, as PDF or Word."""
    blocks: list[Block] = []
    for one in sections_of(told):
        blocks += [Heading(one.title), Paragraph("\n".join(one.lines))]
    return Letter(
        sender=(_("Voor het teamoverleg"),),
        addressee=told.teams,
        place_and_date=long_date(told.counted_at),
        reference=period_of(told),
        subject=title_of(told),
        paragraphs=(
            *blocks,
            Paragraph(_("Noem in het overleg geen namen van wie iets meemaakte.")),
        ),
        closing=_("Geteld op %(moment)s, over de dossiers van deze teams.")
        % {"moment": long_moment(told.counted_at)},
        signatory=(),
        language=get_language() or "nl",
        moment=told.counted_at,
    )
