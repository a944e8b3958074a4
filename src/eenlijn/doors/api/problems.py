# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Saying no: RFC 9457 problem details in the language of who asks, with every mistake at once.

A problem never names the address that was asked, nor what somebody else has: what is not yours and what does
not exist are the same bytes.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic_core import to_json

from eenlijn.casework.reporting.actions import OtherContent
from eenlijn.commons.access.refusals import Refused, ScopeTooSmall
from eenlijn.foundation.logs import log
from eenlijn.foundation.sealed.key_provider import KeysUnavailable

CONTENT_TYPE: Final = "application/problem+json"
RETRY_SECONDS: Final = 10
_LOG: Final = log(__name__)


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong: where it stands (`body`, `query`), under which name, and why."""

    place: str
    name: str
    code: str
    sentence: str

    def told(self) -> dict[str, Any]:
        location = {"name": self.name}
        if self.place == "body":
            location["pointer"] = "#" + "".join(f"/{part}" for part in self.name.split(".") if part)
        return {"in": self.place, "location": location, "code": self.code, "detail": self.sentence}


@dataclass(frozen=True)
class Kind:
    """One kind of problem: its status, the word for machines, and its title and sentence for people."""

    status: int
    word: str
    title: str | Promise
    detail: str | Promise = ""

    @property
    def type(self) -> str:
        return f"urn:eenlijn:problem:{self.word}"

    @property
    def has_mistakes(self) -> bool:
        """Whether it may list what is wrong field by field."""
        return self.status == BAD_INPUT.status


BAD_INPUT: Final = Kind(
    400,
    "bad-input",
    gettext_lazy("De vraag klopt niet"),
    gettext_lazy("Er is niets bewaard. Verbeter wat hieronder staat en vraag opnieuw."),
)
NOT_KNOWN: Final = Kind(
    401,
    "not-known",
    gettext_lazy("Wij weten niet wie dit vraagt"),
    gettext_lazy("Stuur een geldige sleutel mee, zo: Authorization: Bearer eenlijn_..."),
)
NOT_ALLOWED: Final = Kind(
    403,
    "not-allowed",
    gettext_lazy("Dit mag niet met deze sleutel of rol"),
    gettext_lazy("Jouw rol opent dit niet."),
)
NOT_THERE: Final = Kind(
    404,
    "not-there",
    gettext_lazy("Dit bestaat niet, of niet voor jou"),
    gettext_lazy("Kijk het adres en het nummer na."),
)
NO_SUCH_METHOD: Final = Kind(
    405,
    "no-such-method",
    gettext_lazy("Dit kan niet op dit adres"),
    gettext_lazy("In het antwoord staat bij Allow wat wel kan."),
)
OTHER: Final = Kind(409, "other-content", gettext_lazy("Deze sleutel is al gebruikt"))
NO_LENGTH: Final = Kind(
    411,
    "no-length",
    gettext_lazy("De lengte ontbreekt"),
    gettext_lazy("Stuur Content-Length mee, en stuur de inhoud in één keer."),
)
TOO_LARGE: Final = Kind(
    413,
    "too-large",
    gettext_lazy("Dit is te groot"),
    gettext_lazy("Er is niets bewaard. Een vraag mag hoogstens één miljoen tekens groot zijn."),
)
NOT_JSON: Final = Kind(
    415,
    "not-json",
    gettext_lazy("Dit is geen JSON"),
    gettext_lazy("Stuur application/json in UTF-8, niet ingepakt."),
)
OUR_FAULT: Final = Kind(500, "our-fault", gettext_lazy("Er ging iets mis bij ons"))
TRY_AGAIN: Final = Kind(
    503,
    "try-again",
    gettext_lazy("Het lukt nu even niet"),
    gettext_lazy("Stuur dezelfde vraag straks nog eens. Met dezelfde meldsleutel telt een melding één keer."),
)
KINDS: Final = (
    BAD_INPUT,
    NOT_KNOWN,
    NOT_ALLOWED,
    NOT_THERE,
    NO_SUCH_METHOD,
    OTHER,
    NO_LENGTH,
    TOO_LARGE,
    NOT_JSON,
    OUR_FAULT,
    TRY_AGAIN,
)


class BadInput(Exception):
    """What was asked cannot be read; every mistake in it."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(len(self.mistakes))


class NotKnown(Exception):
    """No key, or none that works now: mistyped, unknown, ended and expired are the same."""


class NotAllowed(Exception):
    """A person whose role does not open this."""


class NotJson(Exception):
    """A body in another form than JSON in UTF-8."""


def problem(
    kind: Kind,
    detail: str = "",
    mistakes: Iterable[Mistake] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """One problem as an answer."""
    body: dict[str, Any] = {
        "type": kind.type,
        "title": str(kind.title),
        "status": kind.status,
        "detail": detail or str(kind.detail),
    }
    told = [mistake.told() for mistake in mistakes]
    if told:
        body["errors"] = told
    return HttpResponse(to_json(body), status=kind.status, content_type=CONTENT_TYPE, headers=headers)


def not_known() -> HttpResponse:
    return problem(NOT_KNOWN, headers={"WWW-Authenticate": 'Bearer realm="eenlijn"'})


def try_again(error: BaseException | None = None) -> HttpResponse:
    """Not now: what was asked is not done, and may be asked again as it is."""
    if error is not None:
        _LOG.warning("try_again", exc_info=error)
    return problem(TRY_AGAIN, headers={"Retry-After": str(RETRY_SECONDS)})


def our_fault(error: BaseException | None = None) -> HttpResponse:
    """Our mistake, with a code that also stands in the log; never what it was about."""
    code = secrets.token_hex(4)
    _LOG.error("server_error", code=code, exc_info=error)
    return problem(OUR_FAULT, _("Noem deze code als je het meldt: %(code)s.") % {"code": code})


def _scope(error: ScopeTooSmall) -> HttpResponse:
    told = f'Bearer realm="eenlijn", error="insufficient_scope", scope="{error.missing.value}"'
    return problem(NOT_ALLOWED, error.sentence, headers={"WWW-Authenticate": told})


def _refused(error: Refused) -> HttpResponse:
    """A rule says no, in the words of the screen."""
    return problem(BAD_INPUT, error.sentence)


# The first that fits counts: what is special stands before what is general.
_ANSWERS: Final[tuple[tuple[type[Exception], Callable[[Any], HttpResponse]], ...]] = (
    (BadInput, lambda error: problem(BAD_INPUT, mistakes=error.mistakes)),
    (NotKnown, lambda error: not_known()),
    (NotAllowed, lambda error: problem(NOT_ALLOWED)),
    (NotJson, lambda error: problem(NOT_JSON)),
    (ScopeTooSmall, _scope),
    (OtherContent, lambda error: problem(OTHER, error.sentence)),
    (Refused, _refused),
    (Http404, lambda error: problem(NOT_THERE)),
    (KeysUnavailable, try_again),
    (OperationalError, try_again),
    (InterfaceError, try_again),
    (SuspiciousOperation, lambda error: problem(BAD_INPUT)),
    (UnreadablePostError, lambda error: problem(BAD_INPUT)),
)


def answer_to(_request: HttpRequest, error: Any) -> HttpResponse:
    """The problem that belongs to whatever was raised."""
    for kind, answer in _ANSWERS:
        if isinstance(error, kind):
            return answer(error)
    return our_fault(error)
