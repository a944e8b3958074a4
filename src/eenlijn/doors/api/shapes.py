# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What questions and answers of the interface are made of: names from the table, codes as they are stored."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from eenlijn.doors.api.names import BY_DUTCH, dutch

_RFC_3339: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


def describe(schema: dict[str, Any], shape: type[Any]) -> None:
    """Tell in Dutch what it is, and of every field what the table of names says; no titles, no docstrings."""
    schema.pop("title", None)
    schema["description"] = shape.tells
    for name, field in schema.get("properties", {}).items():
        field.pop("title", None)
        field.setdefault("description", BY_DUTCH[name].meaning)


class Answer(BaseModel):
    """What we say. Made by English names, sent by Dutch ones; `tells` is for who connects a system."""

    tells: ClassVar[str] = ""

    model_config = ConfigDict(
        alias_generator=dutch, populate_by_name=True, frozen=True, json_schema_extra=describe
    )


class Ask(BaseModel):
    """What others say: Dutch names only, of the right type only, and nothing we do not know."""

    tells: ClassVar[str] = ""

    model_config = ConfigDict(
        alias_generator=dutch, strict=True, frozen=True, extra="forbid", json_schema_extra=describe
    )


class OneOf:
    """A code out of a closed list, as it is stored."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = tuple(str(code) for code in codes)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept exactly these words."""
        return core_schema.literal_schema(list(self.codes))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell them, in their order."""
        return {"type": "string", "enum": list(self.codes)}


def read_moment(given: Any) -> Any:
    """A moment as RFC 3339 writes it, with its zone; anything else is told in one sentence."""
    if isinstance(given, datetime):
        return given
    found = _RFC_3339.fullmatch(given) if isinstance(given, str) else None
    try:
        moment = datetime.fromisoformat(found.group().upper()) if found else None
        if moment is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        moment = None
    raise PydanticCustomError("moment", "no moment")


def read_typed_moment(given: Any) -> Any:
    """The same from an address, where a plus that was not escaped has become a space."""
    return read_moment(given.replace(" ", "+") if isinstance(given, str) else given)


Moment = Annotated[datetime, BeforeValidator(read_moment)]
TypedMoment = Annotated[datetime, BeforeValidator(read_typed_moment)]
