# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the dossier tells already of what the police ask, as far as somebody may read it; and where we live.

Nothing here is kept: it stands in the fields until a person saves them. An address of ours is covered first.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from django.db.models import Model
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.queries import kinds_of
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import label
from eenlijn.casework.incidents.models import Incident, Perpetrator, Victim
from eenlijn.casework.police_reports.home_address import Addresses, home_in, homes_in
from eenlijn.casework.reporting.queries import answers_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import long_moment

OWN, VICTIM, OTHER = Compartment.OWN_WORDS, Compartment.VICTIM, Compartment.PERPETRATOR
COVERED: Final = "[…]"
_WITNESSES: Final = ("witness_employee", "witness_visitor")
# Which answers after the receipt go where; the police questions were made for this.
_ANSWERED: Final[Mapping[str, tuple[str, ...]]] = {
    "who": ("pif_who",),
    "what": ("pif_what",),
    "scene": ("pif_where",),
    "with_what": ("pif_with",),
    "how": ("pif_how",),
    "why": ("pif_why",),
    "literal": ("pif_literal",),
    "clothing": ("other_looks",),
}


def parts_open(actor: Actor, incident: Incident) -> frozenset[Compartment]:
    """What of the people in it is open to who handles it; what was arranged always is."""
    relations = incidents.relations_of(actor, incident) - {Relation.OWN, Relation.TYPED}
    states = incidents.states_of(incident)
    people = (
        part for part in (OWN, VICTIM, OTHER) if any(may_read(actor, part, one, states) for one in relations)
    )
    return frozenset({Compartment.MEASURES, *people})


def told_already(incident: Incident, parts: Collection[Compartment], known: Addresses) -> dict[str, str]:
    """By text what the dossier tells, without a home address."""
    found: dict[str, list[str]] = {"what": [", ".join(kinds_of(incident))]}
    found["moment"] = [long_moment(incident.occurred_at)]
    found["scene"] = [vault.open(incident, "place")]
    found["who"] = _other_person(incident) if OTHER in parts else []
    if VICTIM in parts:
        found |= _of_us(incident)
    for name, told in (_answers(incident) if OWN in parts else {}).items():
        found.setdefault(name, []).append(told)
    texts = {name: "\n".join(line for line in lines if line) for name, lines in found.items()}
    return {name: covered(name, text, known) for name, text in texts.items() if text}


def covered(name: str, text: str, known: Addresses) -> str:
    """The text without the addresses that may not stand there."""
    while found := home_in(name, text, known):
        at = text.find(found)
        if at < 0:
            return ""
        text = f"{text[:at]}{COVERED}{text[at + len(found) :]}"
    return text


def _other_person(incident: Incident) -> list[str]:
    rows = Perpetrator.objects.filter(incident=incident).order_by("label")
    return [_named(row, label("perpetrator_relation", row.relation)) for row in rows]


def _of_us(incident: Incident) -> dict[str, list[str]]:
    people = list(Victim.objects.filter(incident=incident).order_by("pk"))
    names = names_of(one.account_id for one in people)
    told: dict[str, list[str]] = {"victim": [], "witnesses": []}
    for one in people:
        name = names.get(one.account_id, "") if one.account_id else _opened(one, "name")
        is_witness = one.role in _WITNESSES
        words = [label("victim_role", one.role) if is_witness else "", name, one.function_name]
        told["witnesses" if is_witness else "victim"].append(", ".join(word for word in words if word))
    return told


def _answers(incident: Incident) -> dict[str, str]:
    """The reporter's own words, and the answers to the police questions."""
    if incident.report is None:
        return {"how": _opened(incident, "old_words")}
    given = answers_of(incident.report, {OWN})
    told = {
        name: "\n".join(given[code].value for code in codes if code in given)
        for name, codes in _ANSWERED.items()
    }
    if not told["how"]:
        told["how"] = _opened(incident.report, "own_words")
    return told


def _named(row: Perpetrator, relation: str) -> str:
    name = _opened(row, "name") or _("Naam niet bekend")
    return f"{name} ({relation})"


def addresses_of(incident: Incident) -> Addresses:
    """Where colleagues live as far as the dossier holds it, and the places that may be told."""
    lines = [_opened(one, "address") for one in Victim.objects.filter(incident=incident)]
    lines += [_opened(incident.report, "reporter_address")] if incident.report else []
    organisation = incident.organisation
    return Addresses(
        homes=homes_in(lines),
        allowed=(organisation.name, organisation.postal_lines, vault.open(incident, "place")),
    )


def domicile_of(incident: Incident) -> tuple[str, ...]:
    """Name and address of the employer: the only address of ours in anything for the police."""
    lines: Iterable[str] = incident.organisation.postal_lines.splitlines()
    return (incident.organisation.name, *(line.strip() for line in lines if line.strip()))


def _opened(row: Model, name: str) -> str:
    try:
        return vault.open(row, name)
    except vault.KeyGone as gone:
        if not gone.is_destroyed:
            raise
        return ""
