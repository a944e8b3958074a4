# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 7: lines of damage with proof, advice and advances, by whoever may write the legal part.

Claims and their letters, payments and agreements are in `claims`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.damages import actions as damages
from eenlijn.casework.damages.access import claims_for, may_write_damage
from eenlijn.casework.damages.actions import NewAdvance, NewLine
from eenlijn.casework.damages.advice import Advice, Case, advise
from eenlijn.casework.damages.codes import Bearer, ClaimState, DamageState, Route
from eenlijn.casework.damages.interest import Head
from eenlijn.casework.damages.joining import EMPLOYER, JoiningSheet, sheets_of
from eenlijn.casework.damages.ledger import Book, balance_on
from eenlijn.casework.damages.models import DamageLine
from eenlijn.casework.damages.queries import ClaimLine, Line, OwnClaim, damage_signs, lines_of, own_claims
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.evidence import access as evidence
from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.incidents.access import handled_by
from eenlijn.casework.incidents.codes import PerpetratorKnown, Sign
from eenlijn.casework.incidents.codes import label as code_label
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.police_reports.codes import FILED, IdentityStep
from eenlijn.casework.police_reports.models import PoliceDraft, PoliceReport
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment


class NoSuchFile(Refused):
    """A file that is not in the dossier, or that nobody may open."""

    def __init__(self) -> None:
        super().__init__(_("Dit bestand staat niet in het dossier, of het is nog niet te openen."))


@dataclass(frozen=True)
class DamagePage:
    """What this actor may know of the damage: the lines and claims, or only how it stands.

    `files` are the places of files that may prove a line; `people` whose damage it can be.
    """

    may_write: bool
    may_handle: bool
    lines: tuple[Line, ...]
    sign: Sign | None
    claims: tuple[ClaimLine, ...] = ()
    files: tuple[int, ...] = ()
    people: tuple[tuple[UUID, str], ...] = ()


@transaction.atomic
def open_damage(*, actor: Actor, number: str, now: datetime) -> DamagePage:
    """Reading the lines is a line in the trail; who sees only the status opens nothing."""
    incident = access.readable(actor, number)
    may_write = may_write_damage(actor, incident)
    may_handle = handled_by(actor).filter(pk=incident.pk).exists()
    if not may_write and not may_handle:
        raise NotVisible
    sign = damage_signs([incident.pk]).get(incident.pk)
    if not may_write:
        return DamagePage(may_write, may_handle, (), sign)
    page = DamagePage(
        may_write,
        may_handle,
        lines_of(actor, incident),
        sign,
        claims=_claims(actor, incident),
        files=_places(actor, incident),
        people=people_of(incident),
    )
    append(actor, now, line("open_damage", incident, Compartment.LEGAL, purpose="damage"))
    return page


def _claims(actor: Actor, incident: Incident) -> tuple[ClaimLine, ...]:
    rows = claims_for(actor, incident).order_by("number")
    return tuple(
        ClaimLine(one.number, Bearer(one.bearer), Route(one.route), ClaimState(one.state)) for one in rows
    )


def _places(actor: Actor, incident: Incident) -> tuple[int, ...]:
    """The files that a scanner let through and this actor may open."""
    rows = evidence.visible_to(actor, incident).filter(state=EvidenceState.CLEAN)
    return tuple(rows.order_by("place").values_list("place", flat=True))


def people_of(incident: Incident) -> tuple[tuple[UUID, str], ...]:
    """Whose damage it can be, by role and name; two statements."""
    rows = list(Victim.objects.filter(incident=incident).order_by("pk"))
    names = names_of(one.account_id for one in rows)
    return tuple((one.pk, _told(one, names)) for one in rows)


def _told(row: Victim, names: dict[UUID, str]) -> str:
    name = names.get(row.account_id, "") if row.account_id else vault.open(row, "name")
    role = code_label("victim_role", row.role)
    return f"{name} ({role.lower()})" if name else role


@transaction.atomic
def add_damage(*, actor: Actor, number: str, new: NewLine, now: datetime) -> None:
    incident = written(actor, number)
    _check_file(actor, incident, new.proof_place)
    damages.add_line(incident=incident, new=new, account_id=person(actor), now=now)
    note(incident, Act.DAMAGE_NOTED, now, actor.account_id)
    append(actor, now, line("add_damage", incident, Compartment.LEGAL))


@transaction.atomic
def prove_damage(
    *,
    actor: Actor,
    number: str,
    place: int,
    proof: str,
    proof_place: int | None,
    version: int,
    now: datetime,
) -> None:
    """Which paper or which file proves it, said later or again."""
    incident, row = _line(actor, number, place)
    _check_file(actor, incident, proof_place)
    damages.prove_line(row=row, proof=proof, proof_place=proof_place, version=version)
    append(actor, now, line("prove_damage", incident, Compartment.LEGAL))


@transaction.atomic
def move_damage(
    *,
    actor: Actor,
    number: str,
    place: int,
    state: DamageState,
    reason: str = "",
    version: int,
    now: datetime,
) -> None:
    """Waived with a reason, or taken up again after all."""
    incident, row = _line(actor, number, place)
    damages.move_line(row=row, state=state, reason=reason, version=version)
    append(actor, now, line("move_damage", incident, Compartment.LEGAL))


@transaction.atomic
def advance_damage(
    *, actor: Actor, number: str, place: int, new: NewAdvance, version: int, now: datetime
) -> None:
    """The employer paid the colleague first; that part is from now on the employer's to ask back."""
    incident, row = _line(actor, number, place)
    _check_file(actor, incident, new.proof_place)
    damages.add_advance(row=row, new=new, version=version, account_id=person(actor), now=now)
    note(incident, Act.DAMAGE_ADVANCED, now, actor.account_id)
    append(actor, now, line("advance_damage", incident, Compartment.LEGAL))


@dataclass(frozen=True)
class LinePage:
    """One line with the advice about it, and the files that may prove it."""

    line: Line
    advice: Advice
    advances: tuple[Line, ...]
    files: tuple[int, ...]
    today: date
    happened_on: date


@transaction.atomic
def open_line(*, actor: Actor, number: str, place: int, now: datetime) -> LinePage:
    """One line, with its line in the trail."""
    incident = written(actor, number)
    lines = lines_of(actor, incident)
    found = next((one for one in lines if one.number == place), None)
    if found is None:
        raise NotVisible
    today = to_local(now).date()
    append(actor, now, line("open_damage", incident, Compartment.LEGAL, purpose="damage"))
    return LinePage(
        line=found,
        advice=advise(_case(incident, found, lines, today)),
        advances=tuple(one for one in lines if one.stems_from == found.id),
        files=_places(actor, incident),
        today=today,
        happened_on=to_local(incident.occurred_at).date(),
    )


@transaction.atomic
def choose_road(
    *,
    actor: Actor,
    number: str,
    place: int,
    route: Route,
    reason: str,
    version: int,
    now: datetime,
) -> None:
    """By which road a person asks it back; another one than was advised is kept with a reason."""
    incident, row = _line(actor, number, place)
    lines = lines_of(actor, incident)
    this = next(one for one in lines if one.number == place)
    advised = advise(_case(incident, this, lines, to_local(now).date())).best
    damages.choose_route(row=row, route=route, advised=advised, reason=reason, version=version)
    append(actor, now, line("choose_road", incident, Compartment.LEGAL))


def _case(incident: Incident, this: Line, lines: tuple[Line, ...], today: date) -> Case:
    """What the advice goes by: also all that the same bearer asks, with interest as far as it is known."""
    same = [one for one in lines if (one.bearer, one.victim_id) == (this.bearer, this.victim_id)]
    heads = tuple(Head(one.asked, one.suffered_on) for one in same if one.state in OPEN_STATES)
    return Case(
        damage_type=this.damage_type,
        together=balance_on(Book(heads), today).standing.open,
        kind_group=incident.kind_group,
        is_reported=PoliceReport.objects.filter(incident=incident, decision__in=FILED).exists(),
        is_other_known=incident.perpetrator_known != PerpetratorKnown.NO,
        happened_on=to_local(incident.occurred_at).date(),
        today=today,
    )


OPEN_STATES = (DamageState.NOTED, DamageState.CLAIMED)


@dataclass(frozen=True)
class JoiningPage:
    """What is copied to the form for joining, per person; with the hints about advance and fund."""

    sheets: tuple[JoiningSheet, ...]
    happened_on: date
    kind_group: str
    is_reported: bool
    # The suspect reads the form: of who reported under number it holds no name of ours.
    is_under_number: bool = False


@transaction.atomic
def open_joining(*, actor: Actor, number: str, now: datetime) -> JoiningPage:
    """The data for joining, with names: the form asks who has the damage."""
    incident = written(actor, number)
    names = {str(one): told for one, told in people_of(incident)} | {EMPLOYER: incident.organisation.name}
    page = JoiningPage(
        sheets=sheets_of(lines_of(actor, incident), names),
        happened_on=to_local(incident.occurred_at).date(),
        kind_group=incident.kind_group,
        is_reported=PoliceReport.objects.filter(incident=incident, decision__in=FILED).exists(),
        is_under_number=PoliceDraft.objects.filter(
            incident=incident, identity=IdentityStep.UNDER_NUMBER
        ).exists(),
    )
    parts = (Compartment.LEGAL, Compartment.VICTIM)
    append(actor, now, line("open_joining", incident, *parts, purpose="damage"))
    return page


def claims_of(actor: Actor, incident: Incident) -> tuple[OwnClaim, ...]:
    """How far the own damage is, for the person who has it."""
    return own_claims(actor, incident)


def written(actor: Actor, number: str) -> Incident:
    """The dossier, for whoever writes its damage; for anyone else it is not there."""
    incident = access.readable(actor, number)
    if not may_write_damage(actor, incident):
        raise NotVisible
    return incident


def _line(actor: Actor, number: str, place: int) -> tuple[Incident, DamageLine]:
    incident = written(actor, number)
    row = DamageLine.objects.select_for_update().filter(number=place, incident=incident).first()
    if row is None:
        raise NotVisible
    row.incident = incident
    return incident, row


def _check_file(actor: Actor, incident: Incident, place: int | None) -> None:
    if place is not None and place not in _places(actor, incident):
        raise NoSuchFile
