# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a question, one sentence per field, in the words of the form where there is a form."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.reporting import shape
from eenlijn.doors.api.problems import Mistake

Sentence = str | Promise

# What the form says about the same question.
_OF_FORM: Final[Mapping[str, Sentence]] = {
    "soorten": shape.KIND_NEEDED,
    "wanneer": shape.WHEN_NEEDED,
    "plek": shape.PLACE_NEEDED,
    "wens": shape.WISH_NEEDED,
    "rolMelder": shape.ROLE_NEEDED,
    "naamCollega": shape.COLLEAGUE_NEEDED,
    "isAangesproken": shape.ADDRESSED_NEEDED,
    "manierVanContact": shape.CHANNEL_NEEDED,
}
_NEEDED: Final = ("missing", "too_short", "string_too_short", "needed")
_WORDS: Final[Mapping[str, Sentence]] = {
    "missing": gettext_lazy("Dit is nodig."),
    "needed": gettext_lazy("Dit is nodig."),
    "extra_forbidden": gettext_lazy("Dit kennen wij niet. Kijk de naam na."),
    "unknown": gettext_lazy("Dit kennen wij niet. Kijk de naam na."),
    "twice": gettext_lazy("Dit staat er twee keer. Eén keer is genoeg."),
    "moment": gettext_lazy("Schrijf een moment met tijdzone, zo: 2026-11-23T09:00:00+01:00."),
    "month": gettext_lazy("Schrijf een maand zo: 2026-11."),
    "address": shape.NO_ADDRESS,
    "report_key": gettext_lazy("Een meldsleutel is 128 bits: 32 tekens hexadecimaal of 22 tekens base64url."),
    "cursor": gettext_lazy("Dit is geen plek in deze lijst. Begin opnieuw, zonder `na`."),
    "not_yet": shape.NOT_YET,
    "long_ago": shape.LONG_AGO,
    "day_needed": shape.DAY_NEEDED,
    "not_here": gettext_lazy("Dit hoort niet bij wat je bij een ander veld koos. Laat het weg."),
    "no_link": gettext_lazy("Deze meldlink is niet van jouw organisatie, of werkt niet meer."),
    "no_split": gettext_lazy("Zo kunnen wij dit onderwerp niet splitsen."),
    "too_many_months": gettext_lazy("Vraag hoogstens tien jaar tegelijk."),
    "wrong_order": gettext_lazy("Kies een laatste maand die niet vóór de eerste ligt."),
    "too_short": gettext_lazy("Dit is nodig."),
    "string_too_short": gettext_lazy("Dit is nodig."),
    "too_deep": gettext_lazy("Dit is te diep genest."),
}
_TYPES: Final[Mapping[str, Sentence]] = {
    "string_type": gettext_lazy("Dit moet een tekst zijn."),
    "bool_type": gettext_lazy("Dit moet true of false zijn."),
    "bool_parsing": gettext_lazy("Dit moet true of false zijn."),
    "list_type": gettext_lazy("Dit moet een lijst zijn."),
    "tuple_type": gettext_lazy("Dit moet een lijst zijn."),
    "model_type": gettext_lazy("Dit moet een object zijn."),
    "model_attributes_type": gettext_lazy("Dit moet een object zijn."),
    "int_parsing": gettext_lazy("Dit moet een heel getal zijn."),
    "uuid_parsing": gettext_lazy("Dit moet een UUID zijn."),
}


def mistakes_of(errors: Iterable[Mapping[str, Any]], place: str) -> list[Mistake]:
    """Every error of a shape as a mistake; the shape stands in the body or behind the question mark."""
    return [_mistake(error, place, error["loc"]) for error in errors]


def mistakes_told(errors: Iterable[Mapping[str, Any]]) -> list[Mistake]:
    """The same from the library, which says where each stands, and in a body under which argument of ours."""
    return [_mistake(error, *_placed(error["loc"])) for error in errors]


def _placed(where: Sequence[Any]) -> tuple[str, Sequence[Any]]:
    place, *parts = where
    return str(place), parts[1:] if place == "body" else parts


def _mistake(error: Mapping[str, Any], place: str, parts: Sequence[Any]) -> Mistake:
    name, kind = ".".join(str(part) for part in parts), str(error["type"])
    return Mistake(place, name, kind, sentence_of(kind, name, error))


def sentence_of(kind: str, name: str, error: Mapping[str, Any] | None = None) -> str:
    """What to say about this field."""
    field = name.split(".", maxsplit=1)[0]
    if kind in _NEEDED and field in _OF_FORM:
        return str(_OF_FORM[field])
    if kind == "literal_error":
        return _choose(field, (error or {}).get("ctx", {}))
    if kind in {"string_too_long", "too_long"}:
        return _too_long(error or {})
    if kind in {"greater_than_equal", "less_than_equal"}:
        return _("Kies een getal van 1 tot en met 100.")
    return str(_WORDS.get(kind) or _TYPES.get(kind) or _("Dit kunnen wij zo niet lezen."))


def _choose(field: str, context: Mapping[str, Any]) -> str:
    possible = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    told = _("Kies een van deze codes: %(codes)s.") % {"codes": possible}
    return f"{_OF_FORM[field]} {told}" if field in _OF_FORM else told


def _too_long(error: Mapping[str, Any]) -> str:
    most = int(error.get("ctx", {}).get("max_length", 0))
    given = error.get("input")
    over = len(given) - most if isinstance(given, (str, list, tuple)) else 1
    if isinstance(given, str):
        return shape.too_long(over, most)
    return _("Hier passen er hoogstens %(most)s in.") % {"most": most}
