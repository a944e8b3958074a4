# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn rotate-keys`: renew keys while everything runs, go on after a kill, destroy older ones apart.

Exit codes: 0 done, or with --status nothing is behind; 1 refused or not confirmed, nothing was done;
2 the command was not understood; 3 with --status: not finished; 4 the key store or a key is not there.
Progress goes to stderr.
"""

import getpass
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.keys import rotating, vault
from eenlijn.commons.keys.rings import PLATFORM
from eenlijn.commons.keys.rotating import KeyRotation, RotationScope
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.doors.jobs.custodians import NotConfirmed, confirmed_by
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeyNotLive

UNFINISHED: Final = 3
NO_KEYS: Final = 4


class Command(BaseCommand):
    """Without an option it goes on with what is not finished."""

    help = "Renews keys by wrapping anew what they wrap; sealed data stay readable all the while."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one thing to do."""
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--renew", choices=RotationScope.values, help="make new keys of this kind and re-wrap"
        )
        what.add_argument("--status", action="store_true", help="tell how far it is and change nothing")
        what.add_argument(
            "--destroy-root", type=int, metavar="VERSION", help="destroy one older root key for good"
        )
        what.add_argument(
            "--destroy-older",
            choices=RotationScope.values[1:],
            help="destroy older keys that wrap nothing any more",
        )
        parser.add_argument(
            "--custodian",
            action="append",
            default=[],
            metavar="ADDRESS",
            help="one of the two key custodians",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is asked; CommandError gives the exit code."""
        with _told():
            if options["status"]:
                self._status()
            elif options["destroy_root"] is not None:
                self._destroy_root(options["destroy_root"], options["custodian"])
            elif options["destroy_older"]:
                self._destroy_older(RotationScope(options["destroy_older"]), options["custodian"])
            else:
                self._renew(options["renew"], options["custodian"])

    def _renew(self, asked: str | None, addresses: list[str]) -> None:
        scope = RotationScope(asked) if asked else None
        waiting = rotating.unfinished(scope)
        if scope and not waiting:
            waiting = [self._begin(scope, addresses)]
        if not waiting:
            self.stderr.write("Nothing to go on with. Ask for new keys with --renew.")
        for rotation in waiting:
            self._work(rotation)

    def _begin(self, scope: RotationScope, addresses: list[str]) -> KeyRotation:
        """The root is only renewed by two custodians; who stood for it is kept, so going on asks nobody."""
        people: list[UUID] = []
        if scope == RotationScope.ROOT or addresses:
            people = self._custodians(addresses, f"renew {scope.value}")
        with transaction.atomic():
            rotation = rotating.begin(scope, people, now())
            _append("rotate_keys", rotation.pk, people, scope=scope.value, root=rotation.root_version)
        return rotation

    def _work(self, rotation: KeyRotation) -> None:
        scope = RotationScope(rotation.scope)
        rotating.make_root(rotation)
        moved = rotation.moved
        left = 1
        while left:
            for owner in _owners():
                with _within(owner):
                    while done := rotating.work_some(rotation, owner):
                        moved += done
                        self.stderr.write(f"\r{scope.value}: {moved} done", ending="")
            left = _behind(rotation)
        with transaction.atomic():
            rotating.finish(rotation, now())
            _append("rotated_keys", rotation.pk, [], scope=scope.value, moved=moved)
        self.stderr.write(f"\r{scope.value}: {moved} done, nothing is behind")

    def _status(self) -> None:
        is_done = True
        for scope in RotationScope:
            rotation = rotating.last(scope)
            if rotation is None:
                self.stdout.write(f"{scope.value}: never renewed")
                continue
            left = _behind(rotation)
            state = (
                f"finished {rotation.finished_at:%Y-%m-%d %H:%M} UTC"
                if rotation.finished_at
                else "not finished"
            )
            self.stdout.write(f"{scope.value}: {state}, {rotation.moved} done, {left} behind")
            is_done = is_done and not left and rotation.finished_at is not None
        if not is_done:
            raise CommandError("Not finished: run rotate-keys to go on.", returncode=UNFINISHED)

    def _destroy_root(self, version: int, addresses: list[str]) -> None:
        rotating.check_settled(RotationScope.ROOT, now())
        wrapped = sum(_each(lambda owner: rotating.wrapped_by_root(version, owner)))
        if wrapped:
            raise rotating.StillInUse(f"root key {version} still wraps {wrapped} keys")
        people = self._custodians(addresses, f"destroy root {version}")
        with transaction.atomic():
            _append("destroy_key", f"root {version}", people, scope=RotationScope.ROOT.value)
        # The line is kept before the key goes: an act without a line is worse than a line without its act.
        rotating.destroy_root(version, sum(_each(lambda owner: rotating.wrapped_by_root(version, owner))))
        self.stderr.write(
            f"Root key {version} is destroyed. Older backups of keys still hold it until they go."
        )

    def _destroy_older(self, scope: RotationScope, addresses: list[str]) -> None:
        rotating.check_settled(scope, now())
        people = self._custodians(addresses, f"destroy older {scope.value}")
        with transaction.atomic():
            gone = sum(_each(lambda owner: rotating.destroy_older(scope, owner)))
            _append("destroy_key", f"older {scope.value}", people, scope=scope.value, destroyed=gone)
        self.stderr.write(f"{gone} older keys are destroyed.")

    def _custodians(self, addresses: list[str], phrase: str) -> list[UUID]:
        return confirmed_by(addresses, phrase, _ask, _ask_secret, now())


def _append(action: str, object_id: UUID | str, people: list[UUID], **detail: Any) -> None:
    """On the chain of the platform: keys are of no employer alone."""
    told = {**detail, "custodians": [str(one) for one in people]}
    append(Actor.job("rotate_keys"), now(), Entry(action, "key", object_id, detail=told))


def _owners() -> list[UUID]:
    with walls.reaching(Reach.FIND_EMPLOYER):
        return rotating.owners()


def _within(owner: UUID) -> Any:
    return walls.within(None if owner == PLATFORM else owner)


def _each(count: Callable[[UUID], int]) -> Iterator[int]:
    for owner in _owners():
        with _within(owner):
            yield count(owner)


def _behind(rotation: KeyRotation) -> int:
    return sum(_each(lambda owner: rotating.behind(rotation, owner)))


def _ask(question: str) -> str:
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline()


def _ask_secret(question: str) -> str:
    """From the terminal without showing it; led in from elsewhere it is a line."""
    return getpass.getpass(question) if sys.stdin.isatty() else _ask(question).rstrip("\n")


@contextmanager
def _told() -> Iterator[None]:
    """Faults as sentences with their own exit codes."""
    try:
        yield
    except (NotConfirmed, rotating.StillInUse) as refusal:
        raise CommandError(f"Refused: {refusal}.") from None
    except (vault.KeyGone, vault.KeysUnavailable, KeyNotLive) as fault:
        raise CommandError(f"Not done: {fault}.", returncode=NO_KEYS) from None
