# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The OpenAPI document: what the library tells of the operations, made whole with what was declared there.

It is made from the code and from nothing else, so it is the same on every machine; the committed copy in
`docs/api/openapi.json` is compared with it at every test.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import override
from ninja import NinjaAPI

from eenlijn.doors.api.answering import VERSION, VERSION_HEADER, operations_of
from eenlijn.doors.api.operations import Told, told_of
from eenlijn.doors.api.problems import CONTENT_TYPE, KINDS, Kind, Mistake

DESCRIPTION: Final = (
    "Meldingen insturen en volgen, en dossiers, termijnen, cijfers, instellingen en gebeurtenissen lezen. "
    "Met een sleutel die de beheerder van de werkgever maakt. Nooit namen, nooit vrije tekst. "
    "Codes zijn Engels, zoals ze bewaard zijn. Momenten staan in UTC. "
    "Een veld erbij of een code erbij is geen nieuwe versie."
)
CONTACT: Final = {
    "name": "Eén Lijn",
    "email": "interface@eenlijn.example",
    "url": "https://eenlijn.example/interface",
}
SERVER: Final = {
    "url": "https://{host}/api/v1",
    "description": "De eigen installatie",
    "variables": {"host": {"default": "eenlijn.example", "description": "de naam van de eigen installatie"}},
}
SECURITY: Final = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "De sleutel van een koppeling. Wat hij mag, staat per vraag bij `security`.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-session",
        "description": "Wie zelf is aangemeld, leest op dezelfde site wat de schermen tonen. Alleen lezen.",
    },
}
TAGS: Final = {
    "meldingen": "Insturen en volgen",
    "dossiers": "Lezen in codes",
    "termijnen": "Wat voor wanneer klaar moet zijn",
    "cijfers": "De eigen dossiers tellen",
    "gepubliceerde cijfers": "Wat iedereen mag lezen",
    "instellingen": "Wat de werkgever instelde",
    "organisatie": "Eenheden en vestigingen",
    "gebeurtenissen": "Inhalen wat er gebeurde",
}
_PROBLEM: Final = {
    "type": "object",
    "description": "Waarom het niet kan (RFC 9457), met alle fouten tegelijk.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Mistake"}},
    },
}
_MISTAKE: Final = {
    "type": "object",
    "description": "Eén fout: waar, onder welke naam, en wat eraan te doen is.",
    "required": ["in", "location", "code", "detail"],
    "properties": {
        "in": {"type": "string", "enum": ["body", "query", "path"]},
        "location": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string"}, "pointer": {"type": "string"}},
        },
        "code": {"type": "string"},
        "detail": {"type": "string"},
    },
}
_VERSION: Final = {VERSION_HEADER: {"$ref": "#/components/headers/ApiVersion"}}
_MORE_HEADERS: Final[Mapping[int, dict[str, Any]]] = {
    401: {"WWW-Authenticate": {"schema": {"type": "string"}, "description": "Bearer"}},
    405: {"Allow": {"schema": {"type": "string"}, "description": "wat hier wel kan"}},
    503: {"Retry-After": {"schema": {"type": "integer"}, "description": "na hoeveel seconden opnieuw"}},
}
_STATUS_WORDS: Final = {200: "Gelukt", 201: "Bewaard"}


def document_of(api: NinjaAPI) -> dict[str, Any]:
    """The whole document, in Dutch whoever asks."""
    with override("nl"):
        made: dict[str, Any] = json.loads(json.dumps(_bare(api)))
        for route, one in operations_of(api):
            _complete(made["paths"][f"/{route.strip('/')}"][one.methods[0].lower()], told_of(one))
        made["components"]["schemas"] |= {"Problem": _PROBLEM, "Mistake": _MISTAKE}
        made["components"]["responses"] = {name: _refusal(kind) for name, kind in _kinds().items()}
    made["components"]["schemas"] = _pointed_at(made)
    made["components"]["headers"] = {
        "ApiVersion": {
            "description": "De volledige versie van deze interface",
            "schema": {"type": "string"},
            "example": VERSION,
        }
    }
    made["components"]["securitySchemes"] = SECURITY
    used = {
        tag for operations in made["paths"].values() for one in operations.values() for tag in one["tags"]
    }
    made["tags"] = [{"name": name, "description": told} for name, told in TAGS.items() if name in used]
    made["info"] = {
        "title": "Eén Lijn",
        "version": VERSION,
        "description": DESCRIPTION,
        "contact": CONTACT,
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    }
    made["servers"] = [SERVER]
    return dict(sorted(made.items(), key=lambda part: _ORDER.index(part[0])))


_ORDER: Final = ("openapi", "info", "servers", "tags", "paths", "components")


def as_bytes(made: Mapping[str, Any]) -> bytes:
    """As it is committed and served."""
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _pointed_at(made: Mapping[str, Any]) -> dict[str, Any]:
    """The schemas that something points at; what stands behind a question mark is told there already."""
    schemas = made["components"]["schemas"]
    text = json.dumps({**made, "components": {**made["components"], "schemas": {}}})
    found: dict[str, Any] = {}
    while new := {name for name in schemas if f'schemas/{name}"' in text} - set(found):
        found |= {name: schemas[name] for name in new}
        text = json.dumps(found)
    return {name: found[name] for name in schemas if name in found}


def _bare(api: NinjaAPI) -> dict[str, Any]:
    """What the library knows, without what only this module can put into words."""
    made = dict(api.get_openapi_schema(path_prefix=""))
    for operations in made["paths"].values():
        for one in operations.values():
            one.pop("told", None)
            one.pop("security", None)
    return made


def _complete(one: dict[str, Any], told: Told) -> None:
    one["security"] = told.policy.as_security()
    if told.policy.is_open:
        one["x-open-because"] = told.policy.reason
    for parameter in one["parameters"]:
        _without_null(parameter)
    for status, answer in one["responses"].items():
        answer |= {"description": _STATUS_WORDS[int(status)], "headers": _VERSION}
        if told.answer_example is not None:
            answer["content"]["application/json"]["example"] = told.answer_example
    one["responses"] |= {
        str(status): {"$ref": f"#/components/responses/{_name_of(status)}"} for status in told.refusals
    }
    if told.example is not None:
        one["requestBody"]["content"]["application/json"]["example"] = told.example
    if not one["parameters"]:
        del one["parameters"]


def _without_null(parameter: dict[str, Any]) -> None:
    """What is left out of an address is not there: nobody writes null behind a question mark."""
    schema = parameter["schema"]
    choices = [choice for choice in schema.pop("anyOf", ()) if choice != {"type": "null"}]
    for choice in choices:
        schema |= choice
    if schema.get("default", "") in (None, ""):
        schema.pop("default", None)
    description = schema.pop("description", "")
    if description:
        parameter["description"] = description


def _kinds() -> dict[str, Kind]:
    return {_name_of(kind.status): kind for kind in KINDS}


def _name_of(status: int) -> str:
    return f"Problem{status}"


def _refusal(kind: Kind) -> dict[str, Any]:
    """One response for every status, with an example as it is really sent."""
    example: dict[str, Any] = {
        "type": kind.type,
        "title": str(kind.title),
        "status": kind.status,
        "detail": str(kind.detail) or str(kind.title),
    }
    if kind.has_mistakes:
        mistake = Mistake("body", "plek", "needed", "Dit is nodig.")
        example["errors"] = [mistake.told()]
    return {
        "description": str(kind.title),
        "headers": {**_VERSION, **_MORE_HEADERS.get(kind.status, {})},
        "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}},
    }
