# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody reads in a letter who reported or to whom it happened: the names of a dossier stand in no letter.

A name is compared here with what was typed; it is told to nobody, and no refusal and no log has it.
"""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.dossier import access
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.models import Incident, Perpetrator, Victim
from eenlijn.casework.letters.tone import has_name, named
from eenlijn.casework.reporting.codes import ReporterRole
from eenlijn.casework.response.actions import NotReady
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.letters import letter_values
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.rail import Rail
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault

# A shorter word of a name is a particle or an initial.
SHORTEST: Final = 3
# Where a value of the letter is typed, when the field has another name.
_FIELDS: Final = {"agreements": "note"}


def names_kept_out(writer: Actor, incident: Incident) -> tuple[str, ...]:
    """The names of who reported and of everybody it happened to, whole and in parts.

    Only for who handles it, who may see them: what a check finds would else tell a name to who may not know.
    Three statements.
    """
    if not incidents.handled_by(writer).filter(pk=incident.pk).exists():
        return ()
    victims = list(Victim.objects.filter(incident=incident))
    report = incident.report
    accounts = [one.account_id for one in victims] + ([report.reporter_id] if report else [])
    typed = [vault.open(one, "name") for one in victims]
    if report is not None:
        typed.append(vault.open(report, "reporter_name"))
    return _spellings([*names_of(accounts).values(), *typed])


def names_for_letter(actor: Actor, number: str) -> tuple[str, ...]:
    """The same for the page on which a letter is written; NotVisible for who does not handle it."""
    return names_kept_out(actor, access.handled(actor, number))


def names_of_others(incident: Incident) -> tuple[str, ...]:
    """The names that who reported may not read from us: of the other person, and of everybody else there.

    Also of who typed it for a colleague, but for a manager, of whom the colleague may know. Three statements.
    """
    others = list(Perpetrator.objects.filter(incident=incident))
    victims = list(Victim.objects.filter(incident=incident).exclude(pk=incident.report_id or incident.pk))
    report = incident.report
    own = report.reporter_id if report and not report.is_on_behalf else None
    victims = [one for one in victims if own is None or one.account_id != own]
    typed = [vault.open(one, "name") for one in (*others, *victims)]
    accounts = [one.account_id for one in victims]
    if report is not None and report.is_on_behalf and report.reporter_role != ReporterRole.MANAGER:
        typed.append(vault.open(report, "reporter_name"))
        accounts.append(report.reporter_id)
    return _spellings([*names_of(accounts).values(), *typed])


def is_named_in(text: str, names: Iterable[str]) -> bool:
    """Whether one of these names stands in a text, whole or its capitalised part."""
    return any(has_name(text, one) for one in names)


def _spellings(names: Iterable[str]) -> tuple[str, ...]:
    whole = [" ".join(name.split()) for name in names if name.strip()]
    parts = [word for name in whole for word in name.split() if _is_part(word)]
    return tuple(dict.fromkeys([*whole, *parts]))


def _is_part(word: str) -> bool:
    return len(word) >= SHORTEST and word[0].isupper() and "." not in word


def unnamed(answer: OpenAnswer, around: Circumstances, names: tuple[str, ...]) -> Rail:
    """Nobody's name stands in what was typed; the sentence does not say whose."""
    found = next(named(letter_values(answer, around), names), None)
    field = _FIELDS.get(found.field, found.field) if found else ""
    return Rail(
        "unnamed",
        _("Geen naam van wie meldde"),
        _(
            "In de brief staat een naam van wie meldde of wie het overkwam. De ander leest dan wie het was. "
            "Schrijf «onze medewerker»."
        ),
        field,
        found is None,
    )


def check_unnamed(writer: Actor, incident: Incident, answer: OpenAnswer, around: Circumstances) -> None:
    """Refuse a letter that betrays who reported, whatever the writer confirmed."""
    if not answer.is_letter:
        return
    rail = unnamed(answer, around, names_kept_out(writer, incident))
    if not rail.is_met:
        raise NotReady((str(rail.why),), (rail.field,))
