# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Regions, municipalities, organisations, their tree of units and their sites."""

import uuid

from django.db import models
from django.db.models import F, Q

from eenlijn.commons.organisations.codes import OrganisationType, Sector


class Region(models.Model):
    """A region in which employers, police and prosecutor work together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=80)


class Municipality(models.Model):
    """A municipality with its code of Statistics Netherlands (GM0141) and the dates it existed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=80)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="municipality_ends_after_start",
            )
        ]


class Organisation(models.Model):
    """An employer that joined. Written only by `tenancy`: `found_organisation`, `employer`, `going_live`.

    The duty phone is answered by a person at the hours it names: red reports show it (decision 17).
    `live_on` is the day from which real reports are asked for.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    organisation_type = models.CharField(max_length=24, choices=OrganisationType.choices)
    sector = models.CharField(max_length=16, choices=Sector.choices)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    phone_label = models.CharField(max_length=80, blank=True)
    phone_number = models.CharField(max_length=20, blank=True)
    care_phone_label = models.CharField(max_length=80, blank=True)
    care_phone_number = models.CharField(max_length=20, blank=True)
    duty_phone_label = models.CharField(max_length=80, blank=True)
    duty_phone_number = models.CharField(max_length=20, blank=True)
    duty_phone_hours = models.CharField(max_length=80, blank=True)
    postal_lines = models.TextField(blank=True, max_length=400)
    place_name = models.CharField(max_length=80, blank=True)
    joined_on = models.DateField()
    live_on = models.DateField(null=True, blank=True)
    retention_years = models.PositiveSmallIntegerField(default=5)
    is_invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(retention_years__gte=1), name="organisation_keeps_a_year"),
            models.CheckConstraint(
                condition=Q(organisation_type__in=OrganisationType.values), name="organisation_type_known"
            ),
            models.CheckConstraint(condition=Q(sector__in=Sector.values), name="organisation_sector_known"),
            models.CheckConstraint(
                condition=Q(live_on=None) | Q(live_on__gte=F("joined_on")), name="organisation_joins_first"
            ),
        ]


class Unit(models.Model):
    """A part of an organisation; a team is a leaf of the tree. Written by `tenancy.employer`.

    Ended from `valid_until` on, that day included; what happened there stays there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, related_name="+", null=True, blank=True)
    name = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "parent", "name"],
                condition=Q(valid_until=None),
                name="unit_name_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(parent=None, valid_until=None),
                name="top_unit_name_once",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="unit_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="unit_ends_after_start",
            ),
        ]


class UnitYear(models.Model):
    """How many people worked in a unit in a year, how many contacts with the public it had, and who says so.

    Written by `tenancy.employer.record_unit_year`. Contacts are what the unit counts: rides, visits, calls.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    headcount = models.PositiveIntegerField(null=True, blank=True)
    contacts = models.PositiveIntegerField(null=True, blank=True)
    source_headcount = models.CharField(max_length=120, blank=True)
    source_contacts = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="unit_year_once"),
            models.CheckConstraint(condition=Q(year__gte=2000, year__lte=2100), name="unit_year_is_a_year"),
            models.CheckConstraint(
                condition=Q(headcount=None, source_headcount="")
                | (Q(headcount__isnull=False) & ~Q(source_headcount="")),
                name="unit_year_headcount_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(contacts=None, source_contacts="")
                | (Q(contacts__isnull=False) & ~Q(source_contacts="")),
                name="unit_year_contacts_have_a_source",
            ),
        ]


class Site(models.Model):
    """A place where an organisation works; apart from its units. Written by `tenancy.employer`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    location_type = models.CharField(max_length=40, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=Q(valid_until=None), name="site_name_once"
            ),
        ]


class WorksCouncilConsent(models.Model):
    """What the works council agreed to and when, or why its consent is not needed (decision 35).

    Written by `tenancy.going_live.record_consent`; a later row counts, earlier ones stay. `recorded_by` is
    the id of an account: accounts stand above this room.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    decided_on = models.DateField()
    scope = models.TextField(blank=True, max_length=2000)
    not_needed_because = models.TextField(blank=True, max_length=2000)
    recorded_by = models.UUIDField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(~Q(scope="") & Q(not_needed_because=""))
                | (Q(scope="") & ~Q(not_needed_because="")),
                name="consent_has_a_scope_or_a_reason",
            ),
        ]
