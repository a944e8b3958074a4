# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database must have, from the models: a new table with an employer is behind the wall by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

from eenlijn.commons.access.reaches import REACHES
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.closed_rows import role_of
from eenlijn.foundation.walls import CARE, FIGURES

SCHEMA: Final = "public"
COLUMN: Final = "organisation_id"
NOTHING_OF_TENANTS: Final[Mapping[str, str]] = {
    "contenttypes.contenttype": "Django's list of models",
    "auth.permission": "Django's list of permissions, of which the product uses none",
    "auth.group": "Django's groups, of which the product uses none",
    "auth.group_permissions": "Django's groups, of which the product uses none",
    "sessions.session": "opened by a random key, and asked before an employer is known; holds no dossier",
    "organisations.region": "public list",
    "organisations.municipality": "public list",
    "accounts.account": "a person may work for several employers; name and address are sealed",
    "keys.keyrotation": "which keys are renewed and how far; no secret, and nothing of an employer",
    "sign_in.opensession": "of an account, not of an employer: asked before one is known",
    "sign_in.spentcode": "of an account, not of an employer: asked before one is known",
    "sign_in.factorsecret": "second factors of an account, sealed: asked before an employer is known",
    "sign_in.guesses": "counted by a keyed digest before anybody is known",
    "sign_in.accountmail": "of an account, not of an employer: asked before one is known",
    "mfa.authenticator": "which second factors an account has: asked before an employer is known",
    "account.emailaddress": "of the sign-in library, of which the product keeps no rows",
    "account.emailconfirmation": "of the sign-in library, of which the product keeps no rows",
    "directory.registeredition": "public registers",
    "directory.directoryentry": "public registers",
    "directory.changeevent": "public registers",
    "directory.postcodearea": "public registers",
    "directory.municipalboundary": "public registers",
    "directory.waitingedition": "a public register that waits for a yes",
    "releases.release": "published figures",
    "releases.releasedtable": "published figures, without hidden numbers",
}
# What the application may do with a table; what stands here, it may do less with.
ALL: Final = ("SELECT", "INSERT", "UPDATE", "DELETE")
LESS: Final[Mapping[str, tuple[str, ...]]] = {
    "trail.trailline": ("SELECT", "INSERT"),
    "trail.waitingline": ("SELECT", "INSERT"),
    # A row of the head is locked before its next line comes in; a trigger guards what changes.
    "trail.trailhead": ("SELECT", "INSERT", "UPDATE"),
    # What was removed keeps its place; triggers write here, and refuse everybody else.
    "keys.presentversion": ("SELECT", "INSERT", "UPDATE"),
}
FOR_FIGURES: Final = frozenset({"facts.fact"})


@dataclass(frozen=True)
class Roles:
    """The names of the roles, which follow from the one that serves."""

    app: str
    owner: str

    @property
    def care(self) -> str:
        return f"{self.app}_{CARE}"

    @property
    def figures(self) -> str:
        return f"{self.app}_{FIGURES}"


@dataclass(frozen=True)
class Walled:
    """A table with rows of employers, and the column that says of which."""

    label: str
    table: str
    column: str
    has_platform: bool


@dataclass(frozen=True)
class Policy:
    """`to` is empty for every role; `using` and `check` are empty where the command has none."""

    table: str
    name: str
    command: str
    to: str
    using: str
    check: str


@dataclass(frozen=True)
class Constraint:
    table: str
    name: str
    definition: str


def models() -> Iterator[type[Model]]:
    """Every model that has a table of its own."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model


def walled() -> list[Walled]:
    """Every table behind the wall, by name."""
    found = [one for model in models() if (one := _walled(model))]
    return sorted(found, key=lambda one: one.table)


def unnamed() -> list[str]:
    """Models that are neither behind the wall nor in the reviewed list; none is right."""
    labels = {model._meta.label_lower for model in models() if _walled(model) is None}
    return sorted(labels ^ NOTHING_OF_TENANTS.keys())


def _walled(model: type[Model]) -> Walled | None:
    column = _column(model)
    if column is None:
        return None
    meta = model._meta
    return Walled(meta.label_lower, meta.db_table, column.column or "", column.null)


def _column(model: type[Model]) -> "Field[Any, Any] | None":
    if model is Organisation:
        return model._meta.pk
    found = (field for field in model._meta.local_concrete_fields if field.column == COLUMN)
    return next(found, None)


def policies(roles: Roles) -> list[Policy]:
    return [policy for one in walled() for policy in _of(one, roles)]


def _of(one: Walled, roles: Roles) -> Iterator[Policy]:
    reads, writes = _own(one, _reaches(one, "reads")), _own(one, _reaches(one, "writes"))
    yield Policy(one.table, "wall_select", "SELECT", "", reads, "")
    yield Policy(one.table, "wall_insert", "INSERT", "", "", writes)
    yield Policy(one.table, "wall_update", "UPDATE", "", writes, writes)
    yield Policy(one.table, "wall_delete", "DELETE", "", writes, "")
    owner = "current_setting('app.reach', true) = 'owner'"
    yield Policy(one.table, "wall_owner", "ALL", roles.owner, owner, owner)


def _reaches(one: Walled, way: str) -> list[str]:
    return sorted(str(reach) for reach, opened in REACHES.items() if one.label in getattr(opened, way))


def _own(one: Walled, reaches: list[str]) -> str:
    """Rows of the own employer, those of nobody, and what a reach opens."""
    parts = [f"{one.column} = NULLIF(current_setting('app.org', true), '')::uuid"]
    if one.has_platform:
        parts.append(f"{one.column} IS NULL")
    if reaches:
        parts.append(f"current_setting('app.reach', true) = ANY ('{{{','.join(reaches)}}}'::text[])")
    return " OR ".join(parts)


def constraints() -> list[Constraint]:
    """Uniqueness of (employer, id) wherever somebody points, and foreign keys that hold the employer."""
    keys = list(_foreign_keys())
    pointed_at = sorted({model._meta.db_table for _model, _field, model in keys})
    unique = [
        Constraint(table, _name(table, "employer_id_uniq"), f"UNIQUE ({COLUMN}, id)") for table in pointed_at
    ]
    return [*unique, *(_foreign_key(*key) for key in keys)]


def _foreign_keys() -> "Iterator[tuple[type[Model], ForeignKey[Any, Any], type[Model]]]":
    """Wherever both sides have an employer."""
    for model in models():
        if _column(model) is None or model is Organisation:
            continue
        for field in model._meta.local_concrete_fields:
            to = field.related_model
            if (
                isinstance(field, ForeignKey)
                and isinstance(to, type)
                and to is not Organisation
                and _column(to)
            ):
                yield model, field, to


def _foreign_key(model: type[Model], field: "ForeignKey[Any, Any]", to: type[Model]) -> Constraint:
    table = model._meta.db_table
    return Constraint(
        table,
        _name(table, f"{field.column}_same_employer"),
        f"FOREIGN KEY ({COLUMN}, {field.column}) REFERENCES {to._meta.db_table}({COLUMN}, id) "
        "DEFERRABLE INITIALLY DEFERRED",
    )


def _name(table: str, what: str) -> str:
    longest = 63
    name = f"{table}_{what}"
    return name if len(name) <= longest else f"{name[: longest - 8]}_{sum(name.encode()) % 0xFFFFFF:06x}"


def grants(roles: Roles) -> dict[str, dict[str, tuple[str, ...]]]:
    """What each role may do with each table; what is not here, it may not."""
    found: dict[str, dict[str, tuple[str, ...]]] = {roles.app: {}, roles.care: {}, roles.figures: {}}
    for model in models():
        label, table = model._meta.label_lower, model._meta.db_table
        may = LESS.get(label, ALL)
        found[roles.care][table] = may
        if role_of(model) != CARE:
            found[roles.app][table] = may
        if label in FOR_FIGURES:
            found[roles.figures][table] = ("SELECT",)
    found[roles.app]["django_migrations"] = found[roles.care]["django_migrations"] = ("SELECT",)
    return found
