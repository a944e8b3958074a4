# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Boundaries of municipalities as GeoJSON: longitude and latitude, the year in the features themselves.

GM0998 is no municipality: the register uses it for what lies abroad. It is left out, and told.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from eenlijn.commons.directory.codes import LeftOutReason
from eenlijn.commons.directory.models import LONGEST_NAME
from eenlijn.commons.directory.refusals import RegisterRefused
from eenlijn.commons.directory.registers.columns import CellProblem, check_size, each
from eenlijn.commons.directory.registers.shape import MOST_ROWS, BoundaryRow, LeftOut, Reading
from eenlijn.foundation.csv_reading import UTF_8, NotText, decoded

ABROAD: Final = "GM0998"
_CODE: Final = re.compile(r"GM[0-9]{4}")
# The Netherlands in Europe, generously; metres of the national grid lie far outside.
_WEST, _EAST, _SOUTH, _NORTH = 2.0, 8.0, 50.0, 54.5
_SMALLEST_RING: Final = 4


@dataclass(frozen=True)
class _Feature:
    number: int
    properties: dict[str, Any]
    geometry: Any

    def told(self, column: str) -> str:
        value = self.properties.get(column)
        if not isinstance(value, str) or not value.strip():
            raise CellProblem(column, _("deze cel is leeg."))
        if len(value) > LONGEST_NAME or not value.isprintable():
            raise CellProblem(column, _("hier staan te veel tekens, of tekens die geen tekst zijn."))
        return " ".join(value.split())


def read(content: bytes) -> Reading:
    """Return every municipality with its land."""
    features = _features(content)
    ours = [one for one in features if one.properties.get("gemeentecode") != ABROAD]
    rows = each(ours, _row, lambda feature: feature.number)
    if not rows:
        raise RegisterRefused(_("In dit bestand staat geen gemeente."))
    left_out = [
        LeftOut(one.number, LeftOutReason.ABROAD)
        for one in features
        if one.properties.get("gemeentecode") == ABROAD
    ]
    return Reading(rows, left_out, _year(features))


def _features(content: bytes) -> list[_Feature]:
    check_size(content)
    try:
        told = json.loads(decoded(content, UTF_8), parse_constant=_no_number)
    except NotText as problem:
        sentence = _("Op regel %(line)s staan tekens die geen tekst zijn. Dit register is bewaard als UTF-8.")
        raise RegisterRefused(sentence % {"line": problem.line}) from None
    except (ValueError, RecursionError):
        raise RegisterRefused(_("Dit bestand is geen GeoJSON.")) from None
    if not isinstance(told, dict) or told.get("type") != "FeatureCollection":
        raise RegisterRefused(_("Dit is een ander register. In het bestand ontbreekt: FeatureCollection."))
    features = told.get("features")
    if not isinstance(features, list) or not features or len(features) > MOST_ROWS:
        raise RegisterRefused(_("In dit bestand staat geen gemeente."))
    _check_columns(features)
    return [
        _Feature(number, one["properties"], one.get("geometry"))
        for number, one in enumerate(features, start=1)
    ]


def _no_number(_constant: str) -> None:
    raise ValueError


def _check_columns(features: Sequence[Any]) -> None:
    """The first feature shows whether this is that register; each must have properties."""
    if not all(isinstance(one, dict) and isinstance(one.get("properties"), dict) for one in features):
        raise RegisterRefused(_("Dit is een ander register. In het bestand ontbreekt: properties."))
    missing = [name for name in ("gemeentecode", "gemeentenaam") if name not in features[0]["properties"]]
    if missing:
        told = _("Dit is een ander register, of een andere vorm ervan. In de kopregel ontbreekt: %(names)s.")
        raise RegisterRefused(told % {"names": ", ".join(missing)})


def _year(features: Iterable[_Feature]) -> int | None:
    """The year all of them name; None when they name none, or several."""
    years = {one.properties.get("jaar") for one in features}
    found = years.pop() if len(years) == 1 else None
    return found if isinstance(found, int) and 1900 < found < 2200 else None  # noqa: PLR2004 - a year


def _row(feature: _Feature) -> BoundaryRow:
    code = feature.told("gemeentecode")
    if not _CODE.fullmatch(code):
        raise CellProblem(
            "gemeentecode", _("«%(given)s» is geen code van een gemeente.") % {"given": code[:20]}
        )
    if not _is_land(feature.geometry):
        raise CellProblem(
            "geometry", _("dit is geen vlak in lengte en breedte (WGS 84), zoals GeoJSON vraagt.")
        )
    shape = {"type": feature.geometry["type"], "coordinates": feature.geometry["coordinates"]}
    return BoundaryRow(
        key=code,
        number=feature.number,
        name=feature.told("gemeentenaam"),
        code=code,
        year=_year([feature]),
        geometry=shape,
    )


def _is_land(geometry: Any) -> bool:
    if not isinstance(geometry, dict) or not isinstance(geometry.get("coordinates"), list):
        return False
    parts = geometry["coordinates"]
    if geometry.get("type") == "Polygon":
        return _is_polygon(parts)
    return geometry.get("type") == "MultiPolygon" and bool(parts) and all(map(_is_polygon, parts))


def _is_polygon(rings: Any) -> bool:
    return isinstance(rings, list) and bool(rings) and all(map(_is_ring, rings))


def _is_ring(points: Any) -> bool:
    if not isinstance(points, list) or len(points) < _SMALLEST_RING or points[0] != points[-1]:
        return False
    return all(map(_is_point, points))


def _is_point(point: Any) -> bool:
    if not isinstance(point, list) or len(point) < 2:  # noqa: PLR2004 - longitude and latitude
        return False
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in point):
        return False
    return bool(_WEST <= point[0] <= _EAST and _SOUTH <= point[1] <= _NORTH)
