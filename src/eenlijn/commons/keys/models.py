# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys below the root, wrapped: organisation, compartment or bucket, case. The root lies elsewhere."""

import uuid
from typing import Any, Final

from django.db import models
from django.db.models import Q

from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import IN_A_CASE, Compartment


class KeyState(models.TextChoices):
    LIVE = "live"
    DESTROYED = "destroyed"


class OrganisationKey(models.Model):
    """The key that the root wraps: one per organisation, and without one the key of the platform.

    It wraps the keys below it and seals nothing itself. Written only by `keys.vault` and `keys.rotating`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    wrapped = models.BinaryField()
    state = models.CharField(max_length=10, choices=KeyState.choices, default=KeyState.LIVE)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "version"], name="organisation_key_version_once"),
            models.UniqueConstraint(
                fields=["version"], condition=Q(organisation=None), name="platform_own_key_version_once"
            ),
        ]


class DataKey(models.Model):
    """One key per organisation and compartment, for what belongs to no case; without one, the platform's.

    Written only by `keys.vault.create_keys` and `keys.rotating`. A destroyed key keeps its row, so that
    "destroyed" and "never existed" are not confused.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    compartment = models.CharField(max_length=8)
    version = models.PositiveIntegerField(default=1)
    wrapped = models.BinaryField()
    wrapped_by = models.ForeignKey(OrganisationKey, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=KeyState.choices, default=KeyState.LIVE)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "compartment", "version"], name="data_key_version_once"
            ),
            models.UniqueConstraint(
                fields=["compartment", "version"],
                condition=Q(organisation=None),
                name="platform_key_version_once",
            ),
        ]


class IntakeKey(models.Model):
    """The key pair to which reports are sealed: the public half is plain, the private half wrapped.

    Written only by `keys.vault.create_keys` and `keys.rotating`; the newest live one is used for sealing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    public = models.BinaryField()
    wrapped_private = models.BinaryField()
    wrapped_by = models.ForeignKey(OrganisationKey, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=KeyState.choices, default=KeyState.LIVE)
    created_at = models.DateTimeField()


class PerGroup(models.Model):
    """A wrapped key for every compartment of a case, each under a key of its own compartment.

    Empty bytes mean destroyed; NULL means that there never was one.
    """

    facts = models.BinaryField(null=True)
    victim = models.BinaryField(null=True)
    perpetrator = models.BinaryField(null=True)
    own_words = models.BinaryField(null=True)
    aftercare = models.BinaryField(null=True)
    legal = models.BinaryField(null=True)
    measures = models.BinaryField(null=True)
    protected = models.BinaryField(null=True)
    releases = models.BinaryField(null=True)

    class Meta:
        abstract = True

    def wrapped(self) -> dict[Compartment, bytes | None]:
        """What stands in each column."""
        found: dict[Compartment, Any] = {one: getattr(self, column_of(one)) for one in IN_A_CASE}
        return {one: None if value is None else bytes(value) for one, value in found.items()}


class Bucket(PerGroup):
    """The keys over all cases of an organisation that go in one month: destroying them erases these cases.

    `kept_years` is the retention class, `goes_in` the first day of the month of destruction. Written only
    by `keys.rings` and `keys.rotating`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kept_years = models.PositiveSmallIntegerField()
    goes_in = models.DateField()
    version = models.PositiveIntegerField(default=1)
    wrapped_by = models.ForeignKey(OrganisationKey, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=KeyState.choices, default=KeyState.LIVE)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kept_years", "goes_in", "version"], name="bucket_version_once"
            )
        ]


class CaseKeys(PerGroup):
    """The keys of one case, a random one per compartment, each wrapped by its bucket's.

    `case_id` is the id that the report and the incident of a case have in common; no reference, because
    this floor knows no cases. Made by `keys.vault.new_case` in the insert that begins the case.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    case_id = models.UUIDField(unique=True)
    bucket = models.ForeignKey(Bucket, models.PROTECT, related_name="+")


class SealedVersion(models.Model):
    """How often a sealed field of a case was written, once that was more than once.

    It stands apart from the row, so that whoever puts an older value or a whole older row back is found
    out. Written with the row itself, by `keys.vault`.
    """

    place = models.CharField(max_length=160, primary_key=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    keys = models.ForeignKey(CaseKeys, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()


class PresentVersion(models.Model):
    """Which version of a sealed field stands there now, of a row that belongs to no case.

    Written by the database itself with each such row (`config.walls.versions`), and by nothing else; what
    was removed keeps its place, so that it does not come back. Without an organisation, the platform's.
    """

    place = models.CharField(max_length=160, primary_key=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.BinaryField()


class RotationScope(models.TextChoices):
    """Which keys are renewed: the root, those of organisations, or buckets; what is below is wrapped anew."""

    ROOT = "root"
    ORGANISATIONS = "organisations"
    BUCKETS = "buckets"


class KeyRotation(models.Model):
    """That keys are to be renewed, who stood for it, and how many were re-wrapped.

    Ids of people and no secret. Written only by `keys.rotating`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope = models.CharField(max_length=16, choices=RotationScope.choices)
    root_version = models.PositiveIntegerField(default=0)
    custodians = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    moved = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope"], condition=Q(finished_at=None), name="one_rotation_at_a_time"
            )
        ]


_COLUMNS: Final = {
    Compartment.FACTS: "facts",
    Compartment.VICTIM: "victim",
    Compartment.PERPETRATOR: "perpetrator",
    Compartment.OWN_WORDS: "own_words",
    Compartment.AFTERCARE: "aftercare",
    Compartment.LEGAL: "legal",
    Compartment.MEASURES: "measures",
    Compartment.PROTECTED: "protected",
    Compartment.RELEASES: "releases",
}


def column_of(compartment: Compartment) -> str:
    """The column with the key of this compartment; KeyError when a case has no key for it."""
    return _COLUMNS[compartment]
