# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around a released table: title, one true sentence, how it was counted and what was left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.tables import Dimension, Spec
from eenlijn.foundation.text import long_date, month_name, percentage, whole

# What a reader must know of a way of counting, beside what holds for every table.
ABOUT: Final[Mapping[Dimension, Promise]] = {
    Dimension.SECTOR: gettext_lazy("De sector is die van de werkgever."),
    Dimension.KIND: gettext_lazy("De soort is de hoofdsoort van het voorval, in tien groepen."),
    Dimension.SEVERITY: gettext_lazy("Licht is ernst 1 en 2, middel is 3, zwaar is 4 en 5."),
    Dimension.CHANNEL: gettext_lazy("De manier van contact vult de melder in; het hoeft niet."),
    Dimension.MUNICIPALITY: gettext_lazy("De gemeente is die van de plek waar het gebeurde."),
    Dimension.POLICE: gettext_lazy(
        "Geteld is het besluit over de politie dat gold op de dag van tellen, één keer per voorval: "
        "aangifte, alleen een melding, of geen politie met de reden uit een vaste lijst. Wordt het later "
        "anders, dan verandert dit getal niet meer."
    ),
}


@dataclass(frozen=True)
class Finding:
    """What a sentence is made from: over when, the whole, the rows that are shown, and whether any is not."""

    when: str
    total: int | None
    shown: tuple[tuple[str, int], ...]
    has_hidden: bool
    is_rounded: bool


def hidden_sign() -> str:
    """What stands where a number is hidden, for whatever reason; never 0, a dash or nothing."""
    return _("afg.")


def period_words(period: Period) -> str:
    """`2026`, `oktober 2026`, or the first and the last month."""
    if period.is_year:
        return str(period.since.year)
    first, last = month_name(period.since), month_name(period.last)
    return first if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def title_words(spec: Spec) -> str:
    if spec.is_about_decisions:
        return _("Besluiten over aangiften per maand") if spec.columns else _("Besluiten over aangiften")
    if Dimension.POLICE in {spec.rows, spec.columns}:
        return _("Wel of geen aangifte per maand") if spec.columns else _("Wel of geen aangifte, en waarom")
    if spec.is_about_answers:
        return _("Op tijd beantwoord per maand") if spec.columns else _("Beantwoord binnen 48 uur")
    if spec.columns is None:
        return _("Voorvallen per %(rows)s") % {"rows": spec.rows.label.lower()}
    return _("Voorvallen per %(rows)s en %(columns)s") % {
        "rows": spec.rows.label.lower(),
        "columns": spec.columns.label.lower(),
    }


def sentence_words(found: Finding) -> str:
    """How many incidents, and where the most; "most" only when no row is hidden."""
    if found.total is None:
        return _("Over %(period)s is er te weinig om te laten zien.") % {"period": found.when}
    return f"{_counted(found, found.total)} {_most(found)}"


def _counted(found: Finding, total: int) -> str:
    told = {"period": found.when, "count": whole(total)}
    if found.is_rounded:
        return _("In %(period)s waren er ongeveer %(count)s voorvallen in de regio.") % told
    return (
        ngettext(
            "In %(period)s was er %(count)s voorval in de regio.",
            "In %(period)s waren er %(count)s voorvallen in de regio.",
            total,
        )
        % told
    )


def _most(found: Finding) -> str:
    if not found.shown:
        return _("Hoe dat verdeeld is, kunnen wij niet laten zien.")
    most = max(number for _head, number in found.shown)
    heads = _(" en ").join(head for head, number in found.shown if number == most)
    pattern = (
        _("Het hoogste getal dat hier staat: %(head)s, %(count)s.")
        if found.has_hidden
        else _("De meeste: %(head)s, %(count)s.")
    )
    return pattern % {"head": heads, "count": whole(most)}


def answered_words(when: str, in_time: int | None, ended: int | None, *, is_rounded: bool) -> str:
    """A share only of exact numbers: of rounded ones it would be no share."""
    if in_time is None or ended is None:
        return _("Hoe vaak het antwoord op tijd was, kunnen wij over %(period)s niet laten zien.") % {
            "period": when
        }
    told = {"period": when, "ended": whole(ended), "in_time": whole(in_time)}
    if is_rounded:
        return _("In %(period)s ongeveer %(ended)s antwoorden, waarvan ongeveer %(in_time)s op tijd.") % told
    share = percentage(in_time * 100 / ended) if ended else ""
    return _(
        "Van %(ended)s antwoorden op voorvallen van %(period)s waren er %(in_time)s op tijd: %(share)s."
    ) % {**told, "share": share}


def police_words(when: str, filed: int | None, decided: int | None, *, is_rounded: bool) -> str:
    """How often somebody filed, of what was decided; a share only of exact numbers that are shown."""
    if filed is None or decided is None:
        return _("Hoe vaak er aangifte kwam, kunnen wij over %(period)s niet laten zien.") % {"period": when}
    told = {"period": when, "decided": whole(decided), "filed": whole(filed)}
    if is_rounded:
        return _("In %(period)s ongeveer %(decided)s besluiten, waarvan ongeveer %(filed)s aangiften.") % told
    share = percentage(filed * 100 / decided) if decided else ""
    return _(
        "Bij %(decided)s voorvallen van %(period)s is besloten over de politie; "
        "bij %(filed)s kwam er aangifte: %(share)s."
    ) % {**told, "share": share}


def decisions_words(when: str, shown: Iterable[tuple[str, int]]) -> str:
    """Which decisions became known, as far as they are shown; no total is made up."""
    told = [f"{head.lower()} {whole(number)}" for head, number in shown]
    if not told:
        return _("Welke besluiten er kwamen, kunnen wij over %(period)s niet laten zien.") % {"period": when}
    return _("In %(period)s werd bekend: %(decisions)s.") % {"period": when, "decisions": ", ".join(told)}


def definition_words(spec: Spec, *, is_rounded: bool) -> str:
    if spec.is_about_decisions:
        return " ".join([_decisions(), *_left_out(is_rounded=is_rounded)])
    parts = [_answers() if spec.is_about_answers else _incidents()]
    parts += [str(ABOUT[one]) for one in (spec.rows, spec.columns) if one and one in ABOUT]
    return " ".join([*parts, *_left_out(is_rounded=is_rounded)])


def _incidents() -> str:
    return _(
        "Een voorval is één gebeurtenis, ook als er meer slachtoffers of meldingen zijn. "
        "Het telt in de maand waarin het gebeurde, naar de Nederlandse klok. "
        "Ook voorvallen uit een oud register tellen mee; oefeningen niet."
    )


def _answers() -> str:
    return _(
        "Geteld zijn antwoorden aan de ander waarvan de termijn voorbij is. "
        "De termijn begint bij ontvangst van de melding en duurt 48 uur, of 24 uur als de werkgever "
        "dat koos. Blijft de ander onbekend, dan telt het niet mee. Een oud register telt hier niet mee. "
        "Een antwoord telt in de maand waarin het voorval gebeurde."
    )


def _decisions() -> str:
    return _(
        "Geteld zijn besluiten van politie, Openbaar Ministerie en rechter over een aangifte of melding, "
        "zoals de werkgever ze hoorde en opschreef. Een besluit telt in de maand waarin het is "
        "opgeschreven, en één keer per dossier en maand. Het voorval kan van eerder zijn: een rechter "
        "beslist vaak maanden later. Daarom is dit geen deel van de voorvallen van die maand."
    )


def _left_out(*, is_rounded: bool) -> Iterable[str]:
    yield _(
        "Een getal staat er alleen bij minstens 5 voorvallen van minstens 3 werkgevers, en als geen "
        "werkgever er meer dan 75% van heeft. Wat een verborgen getal zou verraden, is ook verborgen."
    )
    if is_rounded:
        yield _("Alle getallen zijn afgerond op vijftallen. Daardoor tellen ze niet altijd precies op.")


def source_words(region: str, employers: int) -> str:
    return ngettext(
        "Bron: het register van %(count)s werkgever in %(region)s.",
        "Bron: de registers van %(count)s werkgevers in %(region)s.",
        employers,
    ) % {"count": whole(employers), "region": region}


def total_words() -> str:
    return _("Totaal")


def number_words(spec: Spec) -> str:
    """The head of the last column: of the one number of a row, or of its total."""
    if spec.columns is not None:
        return _("Totaal")
    if spec.is_about_decisions:
        return _("Besluiten")
    return _("Antwoorden") if spec.is_about_answers else _("Voorvallen")


def told_words(region: str, period: Period, released_at: datetime, edition: int) -> str:
    """Where, over when, released when, and which edition."""
    return _("%(region)s, %(period)s. Vrijgegeven op %(day)s, editie %(edition)s.") % {
        "region": region,
        "period": period_words(period),
        "day": long_date(released_at),
        "edition": edition,
    }


def hidden_words() -> str:
    return _("afg. = afgeschermd: hier is te weinig om te laten zien, of zo’n getal is ermee uit te rekenen.")


def licence_words() -> str:
    return _("Licentie: CC0 1.0. Vrij te gebruiken, ook zonder bronvermelding.")
