# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Regions, municipalities, organisations, their tree of units and their sites."""

import uuid

from django.db import models
from django.db.models import F, Q

from eenlijn.commons.organisations.codes import ClockStart, OrganisationType, Sector

ANSWER_TERMS = (24, 48)


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
    """An employer that joined. Written only by `tenancy.actions.found_organisation`."""

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
    postal_lines = models.TextField(blank=True, max_length=400)
    place_name = models.CharField(max_length=80, blank=True)
    joined_on = models.DateField()
    response_term_hours = models.PositiveSmallIntegerField(default=48)
    clock_start = models.CharField(max_length=20, choices=ClockStart.choices, default=ClockStart.RECEIPT)
    retention_years = models.PositiveSmallIntegerField(default=5)
    is_invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(response_term_hours__in=ANSWER_TERMS),
                name="organisation_term_24_or_48",
            ),
            models.CheckConstraint(condition=Q(retention_years__gte=1), name="organisation_keeps_a_year"),
            models.CheckConstraint(
                condition=Q(organisation_type__in=OrganisationType.values), name="organisation_type_known"
            ),
            models.CheckConstraint(condition=Q(sector__in=Sector.values), name="organisation_sector_known"),
        ]


class Unit(models.Model):
    """A part of an organisation; a team is a leaf of the tree. Written by `tenancy.actions.add_unit`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, related_name="+", null=True, blank=True)
    name = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    headcount = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "parent", "name"], name="unit_name_once"),
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=Q(parent=None), name="top_unit_name_once"
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="unit_is_not_its_own_parent"),
        ]


class Site(models.Model):
    """A place where an organisation works; apart from its units. Written by `tenancy.actions.add_site`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    location_type = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="site_name_once"),
        ]
