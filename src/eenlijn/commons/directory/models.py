# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Editions of registers, the rows that came from them, and a file that waits for a yes."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from eenlijn.commons.directory.codes import ChangeKind, RegisterKind
from eenlijn.commons.organisations.codes import OrganisationType, Sector

LONGEST_NAME = 200


class RegisterEdition(models.Model):
    """One edition of one register that was loaded. Written only by `directory.actions.load_register`.

    `edition` is the day of which the register tells; `sequence` the order of loading. Source, licence and
    attribution are kept as they were told then. `loaded_by` is an account, empty for a command.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=24, choices=RegisterKind.choices)
    sequence = models.PositiveIntegerField()
    edition = models.DateField()
    source = models.CharField(max_length=200)
    licence = models.CharField(max_length=120)
    attribution = models.CharField(max_length=200)
    file_name = models.CharField(max_length=255, blank=True)
    digest = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField()
    new_count = models.PositiveIntegerField()
    changed_count = models.PositiveIntegerField()
    ended_count = models.PositiveIntegerField()
    left_out = models.JSONField(default=list)
    loaded_at = models.DateTimeField()
    loaded_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "sequence"], name="edition_sequence_once"),
            models.CheckConstraint(condition=Q(kind__in=RegisterKind.values), name="edition_kind_known"),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(licence="") & ~Q(attribution=""), name="edition_has_a_source"
            ),
        ]


class RegisterRow(models.Model):
    """What every row of a register has: whence it came, in which row it stood, and when it held.

    `key` names the row within its register. `valid_until` is the first day on which it no longer holds; a row
    that is missing from a newer edition ends on the day of that edition, and is never deleted. Empty dates:
    the register does not say. `row_number` is its row in the file of the last edition in which it stood.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=24, choices=RegisterKind.choices)
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=LONGEST_NAME)
    sort_name = models.CharField(max_length=LONGEST_NAME)
    search_text = models.TextField()
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    row_number = models.PositiveIntegerField()
    first_edition = models.ForeignKey(RegisterEdition, models.PROTECT, related_name="+")
    last_edition = models.ForeignKey(RegisterEdition, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="%(class)s_once"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="%(class)s_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["kind", "sort_name", "key"], name="%(class)s_by_name")]


class DirectoryEntry(RegisterRow):
    """An organisation or a place of it: a fact from a register, no tenant (decision 39). No address.

    `code` is what the register calls it: two rows may share it when the older one is an earlier state
    (`is_former`). Type and sector are filled in only where the register itself says enough.
    """

    code = models.CharField(max_length=24)
    other_names = models.JSONField(default=list)
    is_former = models.BooleanField(default=False)
    organisation_type = models.CharField(max_length=24, choices=OrganisationType.choices, blank=True)
    sector = models.CharField(max_length=16, choices=Sector.choices, blank=True)
    municipality_code = models.CharField(max_length=6, blank=True)
    place_name = models.CharField(max_length=80, blank=True)
    postcode4 = models.CharField(max_length=4, blank=True)
    belongs_to_code = models.CharField(max_length=24, blank=True)
    belongs_to_name = models.CharField(max_length=LONGEST_NAME, blank=True)

    class Meta(RegisterRow.Meta):
        indexes = [
            *RegisterRow.Meta.indexes,
            models.Index(fields=["kind", "code"], name="directoryentry_by_code"),
        ]


class ChangeEvent(RegisterRow):
    """One change of organisations: `gone` went up in `used`, which was there, or in `made`, which is new.

    `change` and the day are the register's own; `changed_on` is the first day of the new state.
    """

    change = models.CharField(max_length=12, choices=ChangeKind.choices)
    changed_on = models.DateField()
    is_municipal = models.BooleanField(default=False)
    gone = models.JSONField(default=list)
    used = models.JSONField(default=list)
    made = models.JSONField(default=list)

    class Meta(RegisterRow.Meta):
        pass


class PostcodeArea(RegisterRow):
    """Four digits and the municipality in which they lay; another municipality makes another row."""

    postcode4 = models.CharField(max_length=4)
    municipality_code = models.CharField(max_length=6)
    municipality_name = models.CharField(max_length=80)

    class Meta(RegisterRow.Meta):
        indexes = [
            *RegisterRow.Meta.indexes,
            models.Index(fields=["postcode4"], name="postcodearea_by_digits"),
        ]


class MunicipalBoundary(RegisterRow):
    """The land of a municipality as GeoJSON (longitude and latitude), as the year of its edition drew it."""

    code = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    geometry = models.JSONField()

    class Meta(RegisterRow.Meta):
        pass


class WaitingEdition(models.Model):
    """A file that was tried and waits for a yes; one per register. A register holds no persons' secrets.

    Written by `directory.actions`; gone after it was loaded, dropped, or replaced by another try.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=24, choices=RegisterKind.choices, unique=True)
    edition = models.DateField()
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True, blank=True)
