# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Care and protected parts are read by a role of their own, facts by one that reads nothing else."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.models import CareAnswer
from eenlijn.config.walls import plan
from eenlijn.foundation import walls
from eenlijn.foundation.closed_rows import role_of
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField
from tests.cast import Cast

ON_POSTGRESQL = pytest.mark.only_on("postgresql")
OF_CARE = (Compartment.AFTERCARE, Compartment.PROTECTED)


def test_whatever_is_sealed_as_care_or_protected_has_the_role_for_it() -> None:
    sealed = {
        model._meta.label_lower
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, SealedField) and field.compartment in OF_CARE
    }
    closed = {model._meta.label_lower for model in apps.get_models() if role_of(model) == walls.CARE}
    # Holds no word at all, but that it is there tells of care.
    assert closed - sealed == {"aftercare.homewish", "aftercare.teamtalk"}
    assert sealed - closed == set()
    assert closed == {
        "aftercare.accidentcheck",
        "aftercare.carechoice",
        "aftercare.caremoment",
        "aftercare.homewish",
        "aftercare.peertalk",
        "aftercare.referral",
        "aftercare.teamtalk",
        "incidents.protectedpart",
        "reporting.careanswer",
    }


@ON_POSTGRESQL
def test_the_role_that_serves_reads_no_care_and_the_product_does(cast: Cast) -> None:
    with walls.within(cast.reggestreek.pk):
        for table in (
            "aftercare_caremoment",
            "aftercare_peertalk",
            "incidents_protectedpart",
            "reporting_careanswer",
        ):
            assert told_by(f"SELECT count(*) FROM {table}") == f"permission denied for table {table}"
            assert told_by(f"DELETE FROM {table}") == f"permission denied for table {table}"
        joined = (
            "SELECT count(*) FROM incidents_incident i JOIN aftercare_caremoment c ON c.incident_id = i.id"
        )
        assert told_by(joined) == "permission denied for table aftercare_caremoment"
        assert CareMoment.objects.count() == 0
        assert list(CareMoment.objects.all()) == []
        assert CareAnswer.objects.count() == 0
        # The role ends with its question.
        assert told_by("SELECT count(*) FROM aftercare_caremoment").startswith("permission denied")


@ON_POSTGRESQL
def test_as_the_role_for_care_the_wall_stands_too(cast: Cast) -> None:
    with walls.within(cast.reggestreek.pk), walls.as_role(walls.CARE), connection.cursor() as cursor:
        cursor.execute("SELECT current_user, count(DISTINCT organisation_id) FROM organisations_unit")
        assert cursor.fetchone() == ("eenlijn_care", 1)


@ON_POSTGRESQL
def test_the_role_for_figures_reads_facts_and_no_other_table(cast: Cast) -> None:
    with walls.within(cast.reggestreek.pk), walls.as_role(walls.FIGURES):
        assert Fact.objects.count() == 0
        others = [model._meta.db_table for model in plan.models() if model is not Fact]
        told = {table: told_by(f'SELECT count(*) FROM "{table}"') for table in others}
        assert {table for table, said in told.items() if not said.startswith("permission denied")} == set()
        assert told_by(f"DELETE FROM facts_fact WHERE id = '{uuid4()}'").startswith("permission denied")
    with walls.within(cast.reggestreek.pk):
        assert Incident.objects.count() == 0


def told_by(statement: str) -> str:
    with pytest.raises(ProgrammingError) as told, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(told.value).splitlines()[0]
