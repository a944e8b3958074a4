# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves beside an answer: the lines of the log, and the mails that a visit makes."""

import email
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from datetime import timedelta
from email import policy
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from eenlijn.commons.notices.codes import NoticeState
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.sign_in.models import AccountMail
from eenlijn.doors.jobs.every_second import deliver_notices
from eenlijn.doors.jobs.signing_in import send_account_mail
from eenlijn.foundation.logs import configure_logs
from tests.walls.world import World

_STEM: Final = re.compile("kanarie[a-z]+")
_MAIL: Final = tuple(f'INSERT INTO "{one._meta.db_table}"' for one in (Notice, AccountMail))
_ADDRESS: Final = "eenlijn.example"


@contextmanager
def overheard() -> Iterator[io.StringIO]:
    """The log as an operator has it."""
    lines = io.StringIO()
    configure_logs("INFO")
    try:
        with redirect_stderr(lines):
            yield lines
    finally:
        configure_logs("ERROR")


def wrong_in_log(lines: str, world: World) -> list[str]:
    """A word of ours, somebody's address, or what names a case."""
    secrets = {one for place in (world.team, world.next_team, world.elsewhere) for one in place.secrets}
    told = _STEM.findall(lines.lower()) + [one for one in secrets if one in lines]
    return sorted({*told, *([_ADDRESS] if _ADDRESS in lines else [])})


class Post:
    """Mails that a visit makes, sent before what it did is undone; those of the world itself stay."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._folder = Path(urlsplit(settings.EENLIJN_MAIL_URL).path)
        self._has_written = False
        self._of_the_world = list(
            Notice.objects.filter(state__in=(NoticeState.WAITING, NoticeState.FAILED_WILL_RETRY)).values_list(
                "pk", flat=True
            )
        )
        self.sent = 0
        self._read()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look whether a visit makes mail."""
        self._has_written = False

        def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
            # On PostgreSQL the rows of several tables go in with one statement, that begins otherwise.
            self._has_written = self._has_written or any(one in str(sql) for one in _MAIL)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(listen):
            yield

    def words(self) -> list[str]:
        """The words of ours in the mails that were made; within the visit, so that they are there."""
        if self._has_written:
            later = self._world.now + timedelta(days=365)
            Notice.objects.filter(pk__in=self._of_the_world).update(next_try_at=later)
            while deliver_notices(self._world.now) or send_account_mail(self._world.now):
                pass
        mails = self._read()
        self.sent += len(mails)
        return [word for one in mails for word in _STEM.findall(_text(one).lower())]

    def _read(self) -> list[bytes]:
        """Every mail in the folder, which is empty afterwards."""
        files = list(self._folder.iterdir()) if self._folder.is_dir() else []
        mails = [one.read_bytes() for one in files]
        for one in files:
            one.unlink()
        return mails


def _text(mail: bytes) -> str:
    """As it travels, and as it is read."""
    message = email.message_from_bytes(mail, policy=policy.default)
    return f"{message.as_string()}\n{message['Subject']}\n{message.get_content()}"
