# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making and ending tokens, and noting the day on which one was used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4, uuid5

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.tokens.access import may_manage, visible_to
from eenlijn.commons.tokens.models import LONGEST_NAME, Token
from eenlijn.commons.tokens.secret import digest_of, new_secret
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.logs import log

_LOG: Final = log(__name__)
# Which day this process noted for which token: one write a day, also when many requests come at once.
_noted: Final[dict[UUID, date]] = {}


class TokenNotMade(Refused):
    """A token without a name or a scope, or for longer than a year."""


class DayNotAllowed(TokenNotMade):
    def __init__(self) -> None:
        """Say between which days."""
        super().__init__(_("Kies een dag vanaf vandaag, ten hoogste een jaar vooruit."))


class TokenMadeBefore(Refused):
    """The same form came twice: a reloaded page makes no second token and shows no secret again."""

    def __init__(self) -> None:
        """Say what is left to do when the secret was not written down."""
        super().__init__(
            _(
                "Deze koppeling is al gemaakt. De sleutel zie je één keer. Is hij kwijt? Beëindig deze "
                "koppeling en maak een nieuwe."
            )
        )


@dataclass(frozen=True)
class MadeToken:
    """The token with its secret, which exists nowhere else and is shown once."""

    id: UUID
    secret: str

    def __repr__(self) -> str:
        """Without the secret: a traceback or a log may hold what is printed here."""
        return f"MadeToken(id={self.id})"


@transaction.atomic
def make_token(
    *, actor: Actor, name: str, scopes: Iterable[Scope], expires_on: date, now: datetime, draw: str = ""
) -> MadeToken:
    """Let a system of the own organisation in, up to and including a day at most a year from now.

    `draw` names the form it was asked with: the same person and the same draw make one token.
    """
    if not may_manage(actor):
        raise NotVisible
    today, asked = to_local(now).date(), frozenset(scopes)
    plain = " ".join(name.split())
    _check_whole(plain, asked, expires_on, today)
    secret = new_secret()
    codes = [scope.value for scope in Scope if scope in asked]
    token = Token(
        id=_id_of(actor, draw),
        organisation_id=actor.scope_id,
        name=plain,
        scopes=" ".join(codes),
        digest=digest_of(secret),
        made_by_id=actor.account_id,
        made_at=now,
        expires_on=expires_on,
    )
    _insert(token)
    detail = {"scopes": codes, "expires_on": expires_on.isoformat()}
    append(actor, now, Entry("make_token", "token", token.pk, detail=detail))
    return MadeToken(id=token.pk, secret=secret)


@transaction.atomic
def end_token(*, actor: Actor, token_id: UUID, now: datetime) -> None:
    """From now on its secret is unknown. Foreign, missing and ended before are one answer."""
    token = visible_to(actor).filter(pk=token_id, ended_at=None).first()
    if token is None or not Token.objects.filter(pk=token.pk, ended_at=None).update(ended_at=now):
        raise NotVisible
    append(actor, now, Entry("end_token", "token", token.pk, detail={"scopes": token.scopes.split()}))


def note_use(*, actor: Actor, now: datetime) -> None:
    """Note the day on which this token was used: once a day, after the answer, outside its transaction.

    Whoever calls this has answered already; a database that is busy or away costs only the note.
    """
    today = to_local(now).date()
    if actor.token_id is None or _noted.get(actor.token_id) == today:
        return
    _noted[actor.token_id] = today
    earlier = Q(last_used_on=None) | Q(last_used_on__lt=today)
    try:
        with transaction.atomic():
            Token.objects.filter(earlier, pk=actor.token_id).update(last_used_on=today)
    except DatabaseError:
        _LOG.warning("the use of a token was not noted", exc_info=True)


def a_year_from(day: date) -> date:
    """The last day on which a token that is made today may work; 29 February gives 28 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _id_of(actor: Actor, draw: str) -> UUID:
    """Within organisation and person, so that nobody learns what another's form made."""
    return uuid5(actor.scope_id, f"{actor.person_id}|{draw}") if draw else uuid4()


def _insert(token: Token) -> None:
    try:
        with transaction.atomic():
            token.save(force_insert=True)
    except IntegrityError:
        raise TokenMadeBefore from None


def _check_whole(name: str, scopes: frozenset[Scope], expires_on: date, today: date) -> None:
    if not 1 <= len(name) <= LONGEST_NAME:
        raise TokenNotMade(_("Noem het systeem dat wordt gekoppeld, in ten hoogste 60 tekens."))
    if not scopes:
        raise TokenNotMade(_("Kies ten minste één recht. Zonder recht kan een koppeling niets."))
    if not today <= expires_on <= a_year_from(today):
        raise DayNotAllowed
