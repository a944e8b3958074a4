# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in each field that can be released, for who may read it; a home address is in none of them.

Of what there are several (files, lines of damage, police files) each is offered apart: `release_pieces`.

Only what the proposer may read is offered. What a field of another person's kind holds never stands in a
field beside it: each is made from its own rows.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final, TypeAlias

from django.utils.translation import gettext as _

from eenlijn.casework.disclosures.access import relations
from eenlijn.casework.disclosures.codes import PART_OF, SEVERAL, Pick, ReleaseField
from eenlijn.casework.disclosures.grounds import legal_ground
from eenlijn.casework.disclosures.queries import Chosen, Package
from eenlijn.casework.dossier.queries import kinds_of
from eenlijn.casework.dossier.release_pieces import pieces
from eenlijn.casework.evidence.access import visible_to as evidence_for
from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.queries import files_in
from eenlijn.casework.incidents.access import states_of
from eenlijn.casework.incidents.codes import ProtectedKind, Severity
from eenlijn.casework.incidents.models import Incident, Perpetrator, ProtectedPart, Victim
from eenlijn.casework.police_reports.following import track_of
from eenlijn.casework.redaction.codes import SourceKind
from eenlijn.casework.redaction.queries import copies_of
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.foundation.text import long_moment

Values: TypeAlias = tuple[str, ...]
WITNESS: Final = "witness_employee"


def offered(actor: Actor, incident: Incident) -> tuple[Chosen, ...]:
    """Everything that holds something and that this actor may read here, in the order of the list."""
    here, states = relations(actor, incident), states_of(incident)
    open_parts = {
        part for part in PART_OF.values() if any(may_read(actor, part, one, states) for one in here)
    }
    found = (
        Chosen(Pick(field), str(field.label), _VALUES[field](actor, incident))
        for field in ReleaseField
        if field not in SEVERAL and PART_OF[field] in open_parts
    )
    several = (one for one in pieces(actor, incident) if one.pick.part in open_parts)
    return (*(one for one in found if one.values), *several)


def package_of(
    incident: Incident, chosen: Iterable[Chosen], told: Mapping[str, str], recipient: Values, now: datetime
) -> Package:
    """The package as it is frozen. The sender is named; the dossier only when its number was chosen."""
    ground = legal_ground(told["ground"])
    word = told["ground_word"].strip()
    named = ground.name if ground else ""
    return Package(
        sender=incident.organisation.name,
        recipient=recipient,
        purpose=told["purpose"].strip(),
        ground=f"{named}: {word}" if word else named,
        frozen_at=long_moment(now),
        expires_at=told["expires_at"],
        chosen=tuple(chosen),
    )


def _lines(*values: str) -> Values:
    return tuple(one.strip() for one in values if one.strip())


def _number(_actor: Actor, incident: Incident) -> Values:
    return (incident.number,)


def _employer(_actor: Actor, incident: Incident) -> Values:
    one = incident.organisation
    return _lines(one.name, *one.postal_lines.splitlines(), one.phone_number)


def _kinds(_actor: Actor, incident: Incident) -> Values:
    return tuple(kinds_of(incident))


def _occurred(_actor: Actor, incident: Incident) -> Values:
    return (long_moment(incident.occurred_at),)


def _place(_actor: Actor, incident: Incident) -> Values:
    town = incident.municipality.name if incident.municipality else ""
    return _lines(vault.open(incident, "place"), town)


def _severity(_actor: Actor, incident: Incident) -> Values:
    return (str(Severity(incident.severity).label),) if incident.severity else ()


def _covered(_actor: Actor, incident: Incident) -> Values:
    copies = copies_of(incident)
    return _lines(*(one.text for source, one in copies.items() if source.kind == SourceKind.OWN_WORDS))


def _police_number(_actor: Actor, incident: Incident) -> Values:
    track = track_of(incident)
    return _lines(track.reference) if track else ()


def _measures(_actor: Actor, incident: Incident) -> Values:
    rows = Answer.objects.filter(incident=incident, state=AnswerState.SENT).order_by("sent_at")
    return tuple(
        _("%(what)s, %(day)s") % {"what": AnswerKind(one.kind).label, "day": long_moment(one.sent_at)}
        for one in rows
        if one.sent_at and one.kind != AnswerKind.NONE_POSSIBLE
    )


def _victims(incident: Incident) -> list[Victim]:
    return list(Victim.objects.filter(incident=incident).order_by("role", "pk"))


def _names(people: Iterable[Victim]) -> Values:
    rows = list(people)
    known = names_of({one.account_id for one in rows if one.account_id})
    return _lines(
        *(known.get(one.account_id, "") if one.account_id else vault.open(one, "name") for one in rows)
    )


def _victim_name(_actor: Actor, incident: Incident) -> Values:
    named = _names(one for one in _victims(incident) if one.role != WITNESS)
    report = incident.report
    if named or report is None or report.is_on_behalf:
        return named
    known = names_of({report.reporter_id} if report.reporter_id else set())
    return _lines(vault.open(report, "reporter_name") or "".join(known.values()))


def _victim_function(_actor: Actor, incident: Incident) -> Values:
    return _lines(*(one.function_name for one in _victims(incident) if one.role != WITNESS))


def _witnesses(_actor: Actor, incident: Incident) -> Values:
    return _names(one for one in _victims(incident) if one.role == WITNESS)


def _other(field: str) -> Callable[[Actor, Incident], Values]:
    def found(_actor: Actor, incident: Incident) -> Values:
        rows = Perpetrator.objects.filter(incident=incident).order_by("label")
        return _lines(*(_kept(one, field) for one in rows))

    return found


def _kept(row: Perpetrator, field: str) -> str:
    """What was destroyed is nobody's any more."""
    try:
        return vault.open(row, field)
    except vault.KeyGone:
        return ""


def _own_words(_actor: Actor, incident: Incident) -> Values:
    try:
        told = (
            vault.open(incident.report, "own_words") if incident.report else vault.open(incident, "old_words")
        )
    except vault.KeyGone:
        return ()
    return _lines(told)


def _evidence(actor: Actor, incident: Incident) -> Values:
    rows = evidence_for(actor, incident).filter(state=EvidenceState.CLEAN).select_related("original")
    return tuple(
        _("Bestand %(place)s, %(kind)s, %(size)s bytes, SHA-256 %(digest)s")
        % {"place": one.place, "kind": one.media_type, "size": one.size, "digest": one.digest}
        for one in files_in(rows.order_by("place"))
    )


def _threat(_actor: Actor, incident: Incident) -> Values:
    rows = ProtectedPart.objects.filter(incident=incident, kind=ProtectedKind.THREAT).order_by("written_at")
    return _lines(*(vault.open(one, "content") for one in rows))


_VALUES: Final[Mapping[ReleaseField, Callable[[Actor, Incident], Values]]] = {
    ReleaseField.NUMBER: _number,
    ReleaseField.EMPLOYER: _employer,
    ReleaseField.KINDS: _kinds,
    ReleaseField.OCCURRED: _occurred,
    ReleaseField.PLACE: _place,
    ReleaseField.SEVERITY: _severity,
    ReleaseField.COVERED_WORDS: _covered,
    ReleaseField.POLICE_NUMBER: _police_number,
    ReleaseField.MEASURES: _measures,
    ReleaseField.VICTIM_NAME: _victim_name,
    ReleaseField.VICTIM_FUNCTION: _victim_function,
    ReleaseField.WITNESSES: _witnesses,
    ReleaseField.OTHER_NAME: _other("name"),
    ReleaseField.OTHER_ADDRESS: _other("address"),
    ReleaseField.OTHER_BIRTH: _other("birth_date"),
    ReleaseField.OWN_WORDS: _own_words,
    ReleaseField.EVIDENCE: _evidence,
    ReleaseField.THREAT: _threat,
}
