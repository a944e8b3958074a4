# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Devices that report: each keeps a report, with its key, until a receipt came, whatever happens."""

import http.client
import json
import random
import threading
import time
from secrets import token_hex
from typing import Final
from urllib.parse import urlencode

from tests.durability.installation import HOST

PATIENCE: Final = 60.0


class WrongAnswer(AssertionError):
    """An answer that no device should ever get."""


class Device(threading.Thread):
    """Sends one report after another; a part of them twice, as a device does that missed the receipt."""

    def __init__(self, port: int, slug: str, name: str, stop: threading.Event) -> None:
        """Know where to send; a thread that does not hold up the end of the tests."""
        super().__init__(name=name, daemon=True)
        self.port = port
        self.slug = slug
        self.stop = stop
        self.acknowledged: dict[str, str] = {}  # receipt code -> own words
        self.repeated = 0
        self.tried = 0
        self.trouble: BaseException | None = None

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                self._report()
        except BaseException as error:  # noqa: BLE001 - told to the test, in its own thread
            self.trouble = error

    def _report(self) -> None:
        key, words = token_hex(16), f"{self.name} {token_hex(8)}"
        code = self._until_receipt(key, words)
        self.acknowledged[code] = words
        if random.random() < 0.1:
            again = self._until_receipt(key, words)
            if again != code:
                raise WrongAnswer(f"the same key gave {again} after {code}")
            self.repeated += 1

    def _until_receipt(self, key: str, words: str) -> str:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.tried += 1
            try:
                return self._send(key, words)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
        raise WrongAnswer(f"no receipt within {PATIENCE:.0f} seconds")

    def _send(self, key: str, words: str) -> str:
        """One try; OSError when it has to be done again."""
        typed = {
            "kinds": "threat_general", "when": "now", "place": "Lijn 62", "words": words, "wish": "act",
            "report_key": key,
        }  # fmt: skip
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        answer, _body = self._post(f"/m/{self.slug}/", urlencode(typed), headers)
        if answer.status != http.client.SEE_OTHER:
            raise WrongAnswer(f"status {answer.status}")
        return answer.headers["Location"].partition("/ontvangst/")[2].partition("/")[0]

    def _post(self, path: str, body: str, headers: dict[str, str]) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            told = answer.read()
        finally:
            connection.close()
        if answer.status == http.client.SERVICE_UNAVAILABLE:
            raise OSError
        return answer, told


class System(Device):
    """A system of the employer that passes on reports, by the interface; several of them are a crowd."""

    def __init__(self, port: int, token: str, name: str, stop: threading.Event) -> None:
        super().__init__(port, "", name, stop)
        self.token = token

    def _send(self, key: str, words: str) -> str:
        told = {
            "meldsleutel": key, "soorten": ["threat_general"], "wanneer": "now", "plek": "Lijn 62",
            "eigenWoorden": words, "wens": "act",
        }  # fmt: skip
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        answer, body = self._post("/api/v1/meldingen", json.dumps(told), headers)
        if answer.status not in (http.client.OK, http.client.CREATED):
            raise WrongAnswer(f"status {answer.status}")
        return str(json.loads(body)["ontvangstcode"])
