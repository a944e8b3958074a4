# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The interface put together: its resources, their addresses, and the document that tells them."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from ninja import NinjaAPI
from ninja.utils import replace_path_param_notation

from eenlijn.doors.api import dossiers, events, figures, published, reports, settings, terms, units
from eenlijn.doors.api.answering import VERSION, answering, let_problems_be_ours, nothing_here, speaking
from eenlijn.doors.api.document import as_bytes, document_of
from eenlijn.doors.api.names import RESOURCES
from eenlijn.doors.api.policy import for_everyone
from eenlijn.doors.api.problems import NO_SUCH_METHOD, problem
from eenlijn.doors.api.reading import StrictParser

READING: Final = ("GET", "HEAD")
EVERY_METHOD: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
DOCUMENT_POLICY: Final = for_everyone(reason="what the interface can do is no secret and nobody's rows")
NOTHING_POLICY: Final = for_everyone(reason="there is nothing at this address, and it says so")

api: Final = NinjaAPI(
    title="Eén Lijn",
    version=VERSION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    parser=StrictParser(),
)
let_problems_be_ours(api)
for resource in (reports, dossiers, terms, figures, published, settings, units, events):
    api.add_router("", resource.router)


@cache
def the_document() -> bytes:
    """The OpenAPI document as it is served, made once."""
    return as_bytes(document_of(api))


def _document(request: HttpRequest) -> HttpResponse:
    """Served to every page of every site, so that a tool in a browser can read it."""
    if request.method not in READING:
        return problem(NO_SUCH_METHOD, headers={"Allow": "GET"})
    return HttpResponse(
        the_document(), content_type="application/json", headers={"Access-Control-Allow-Origin": "*"}
    )


def _addresses() -> Iterator[URLPattern]:
    """One address per path, with every operation that lives there."""
    for bound in api._get_bound_routers():  # noqa: SLF001 - as the library itself makes its addresses
        for route, view in bound.path_operations.items():
            by_method = {one.methods[0]: one for one in view.operations}
            django_route = replace_path_param_notation(route).lstrip("/")
            yield path(django_route, answering(view.get_view(), by_method), name=_name(route))


def _name(route: str) -> str:
    """The resource by its word in the code; what lies below it is one of them."""
    resource, *below = route.strip("/").split("/")
    code = next(name.code for name in RESOURCES if name.dutch == resource)
    return f"{code}_one" if any(part.startswith("{") for part in below) else code


app_name = "api"
urlpatterns = [
    *_addresses(),
    path("openapi.json", speaking(_document, dict.fromkeys(READING, DOCUMENT_POLICY)), name="document"),
    re_path(r"^.*$", speaking(nothing_here, dict.fromkeys(EVERY_METHOD, NOTHING_POLICY)), name="nothing"),
]
