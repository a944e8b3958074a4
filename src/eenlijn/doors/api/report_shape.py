# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report as another system sends it: the questions of the form, checked as the form checks them."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, ClassVar, Final, Self

from django.core.exceptions import ValidationError as NotAnAddress
from django.core.validators import validate_email
from pydantic import AfterValidator, Field, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from eenlijn.casework.incidents.codes import IntakeWay, code_list, label
from eenlijn.casework.reporting.codes import ReporterRole, When, Wish
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.casework.reporting.shape import (
    LEAD,
    MOST_CHARACTERS,
    SHORT,
    is_long_ago,
    is_not_yet,
    plain_lines,
)
from eenlijn.doors.api.mistakes import mistakes_of, sentence_of
from eenlijn.doors.api.names import dutch
from eenlijn.doors.api.problems import BadInput, Mistake
from eenlijn.doors.api.shapes import Ask, Moment, OneOf, read_moment
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.identifiers import parse_report_key

MOST_KINDS: Final = 10
KIND_CODES: Final = tuple(code_list("incident_type"))
CHANNEL_CODES: Final = tuple(code_list("channel"))
TYPIST_ROLES: Final = tuple(role.value for role in ReporterRole if role != ReporterRole.SELF)


def _stripped(text: str) -> str:
    return plain_lines(text).strip()


def _an_address(text: str) -> str:
    try:
        if text:
            validate_email(text)
    except NotAnAddress:
        raise PydanticCustomError("address", "no address") from None
    return text


def _a_key(text: str) -> str:
    if not re.fullmatch(KEY_FORM, text) or parse_report_key(text) is None:
        raise PydanticCustomError("report_key", "no report key")
    return text


Short = Annotated[str, Field(max_length=SHORT), AfterValidator(_stripped)]
Address = Annotated[
    str, Field(max_length=SHORT, json_schema_extra={"format": "email"}), AfterValidator(_an_address)
]
KEY_FORM: Final = "^([0-9a-fA-F]{32}|[A-Za-z0-9_-]{22})$"
Key = Annotated[str, Field(json_schema_extra={"pattern": KEY_FORM}), AfterValidator(_a_key)]
KindCode = Annotated[str, OneOf(KIND_CODES)]

EXAMPLE: Final[dict[str, Any]] = {
    "meldsleutel": "9f86d081884c7d659a2feaa0c55ad015",
    "soorten": ["threat_general", "verbal_insult"],
    "wanneer": "today",
    "gebeurdOp": "2026-11-23T08:12:00+01:00",
    "plek": "Lijn 62, halte Markt",
    "eigenWoorden": "Een reiziger wilde niet betalen en dreigde mij op te wachten.",
    "wens": "act",
    "isNuVeilig": True,
    "manierVanContact": "face_to_face_desk",
}


class SentReport(Ask):
    """A report as another system sends it."""

    tells: ClassVar[str] = "Een melding zoals een ander systeem die stuurt."

    report_key: Key
    kinds: Annotated[list[KindCode], Field(min_length=1, max_length=MOST_KINDS)]
    when: Annotated[str, OneOf(When.values)]
    occurred_at: Moment | None = None
    place: Short = ""
    own_words: Annotated[str, Field(max_length=MOST_CHARACTERS), AfterValidator(plain_lines)] = ""
    wish: Annotated[str, OneOf(Wish.values)]
    is_safe_now: bool = True
    reporter_name: Short = ""
    reporter_address: Address = ""
    way: Annotated[str, OneOf(IntakeWay.values)] = IntakeWay.OWN.value
    reporter_role: Annotated[str, OneOf(TYPIST_ROLES)] | None = None
    colleague_name: Short = ""
    colleague_address: Address = ""
    other_is_colleague: bool = False
    other_name: Short = ""
    other_address: Address = ""
    channel: Annotated[str, OneOf(CHANNEL_CODES)] | None = None
    lead: Annotated[str, Field(max_length=LEAD), AfterValidator(_stripped)] = ""
    is_addressed: bool | None = None
    addressed_at: Moment | None = None
    intake_link: Annotated[str, Field(max_length=24, pattern="^[0-9a-z]*$")] = ""
    is_exercise: bool = False

    @model_validator(mode="wrap")
    @classmethod
    def everything_at_once(cls, given: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Tell what is wrong in a field and what is wrong between fields in one answer."""
        mistakes: list[Mistake] = []
        found: Self | None = None
        try:
            found = handler(given)
        except ValidationError as error:
            mistakes = mistakes_of(error.errors(), "body")
        told = {mistake.name.split(".")[0] for mistake in mistakes}
        mistakes += [one for one in _between(given, now()) if one.name not in told]
        if mistakes or found is None:
            raise BadInput(mistakes)
        return found

    def content(self, moment: datetime) -> ReportContent:
        """In the shape that is kept, the same as from the form."""
        occurred_at = min(self.occurred_at, moment) if self.occurred_at else None
        return ReportContent(
            kinds=tuple(dict.fromkeys(self.kinds)),
            when=self.when,
            occurred_at=occurred_at,
            place=self.place or (label("channel", self.channel) if self.channel else ""),
            words=self.own_words if self.own_words.strip() else "",
            wish=self.wish,
            is_safe_now=self.is_safe_now,
            name=self.reporter_name,
            address=self.reporter_address,
            way=self.way,
            reporter_role=self.reporter_role or ReporterRole.SELF.value,
            colleague_name=self.colleague_name,
            colleague_address=self.colleague_address,
            channel=self.channel or "",
            lead=self.lead,
            other_is_colleague=self.other_is_colleague,
            other_name=self.other_name,
            other_address=self.other_address,
            is_addressed=self.is_addressed,
            addressed_at=self.addressed_at,
        )


def _between(given: Any, moment: datetime) -> Iterator[Mistake]:
    """What fields ask of each other; a field that is wrong by itself was told already."""
    if not isinstance(given, dict):
        return
    told = {code: given.get(dutch(code)) for code in SentReport.model_fields}
    yield from _of_moments(told, moment)
    if not _has_text(told["place"]) and not told["channel"]:
        yield _needed("place")
    if told["way"] == IntakeWay.ON_BEHALF:
        yield from (
            _needed(name) for name in ("reporter_role", "colleague_name") if not _has_text(told[name])
        )
    else:
        alone = ("reporter_role", "colleague_name", "colleague_address")
        yield from (_mistake(name, "not_here") for name in alone if told[name])
    yield from _of_other(told)
    if told["way"] == IntakeWay.HANDLED_MYSELF and told["is_addressed"] is None:
        yield _needed("is_addressed")


def _of_other(told: dict[str, Any]) -> Iterator[Mistake]:
    """About a colleague somebody reports what happened to themselves; of anybody else no name is asked."""
    if told["other_is_colleague"] is not True:
        yield from (_mistake(name, "not_here") for name in ("other_name", "other_address") if told[name])
    elif told["way"] not in (None, IntakeWay.OWN.value):
        yield _mistake("other_is_colleague", "not_here")


def _of_moments(told: dict[str, Any], moment: datetime) -> Iterator[Mistake]:
    if told["when"] == When.OTHER and told["occurred_at"] is None:
        yield _mistake("occurred_at", "day_needed")
    if told["when"] == When.NOW and told["occurred_at"] is not None:
        yield _mistake("occurred_at", "not_here")
    for name in ("occurred_at", "addressed_at"):
        found = _moment(told[name])
        if found is not None and is_not_yet(found, moment):
            yield _mistake(name, "not_yet")
        elif found is not None and is_long_ago(to_local(found).year, moment):
            yield _mistake(name, "long_ago")


def _moment(given: Any) -> datetime | None:
    try:
        found = read_moment(given)
    except PydanticCustomError:
        return None
    return found if isinstance(found, datetime) else None


def _has_text(given: Any) -> bool:
    return isinstance(given, str) and bool(given.strip())


def _needed(field: str) -> Mistake:
    return _mistake(field, "needed")


def _mistake(field: str, code: str) -> Mistake:
    return Mistake("body", dutch(field), code, sentence_of(code, dutch(field)))
