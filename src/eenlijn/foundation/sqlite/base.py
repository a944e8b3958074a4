# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One writer at a time: transactions of this process queue for a lock instead of polling the file.

SQLite lets one connection write. Left alone, waiting threads sleep and try again, so the order is
chance and a report may wait for seconds behind others. Reads outside a transaction take no lock.
The worker is another process: between the two the database's own busy timeout decides.
"""

import threading
from typing import Any, Final

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

LONGEST_WAIT: Final = 20.0

_writing = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """Holds the lock from the begin of a transaction until its commit or rollback."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start without the lock."""
        super().__init__(*args, **kwargs)
        self._holds = False

    def _start_transaction_under_autocommit(self) -> None:
        if not self._holds:
            if not _writing.acquire(timeout=LONGEST_WAIT):
                message = "database is locked: another thread kept writing"
                raise OperationalError(message)
            self._holds = True
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except BaseException:
            self._let_go()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # not in the stubs
        self._let_go()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._let_go()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if self._holds:
            self._holds = False
            _writing.release()
