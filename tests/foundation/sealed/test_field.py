# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


def test_a_migration_rebuilds_the_same_field() -> None:
    for field in (SealedField(Compartment.OWN_WORDS), SealedField("C2", null=False, blank=False)):
        _, path, arguments, options = field.deconstruct()
        assert path == "eenlijn.foundation.sealed.field.SealedField"
        again = SealedField(*arguments, **options)
        assert again.deconstruct() == field.deconstruct()
        assert (again.null, again.blank, again.compartment) == (field.null, field.blank, field.compartment)


def test_a_compartment_must_exist() -> None:
    with pytest.raises(ValueError, match="C99"):
        SealedField("C99")
