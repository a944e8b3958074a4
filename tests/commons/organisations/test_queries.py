# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from uuid import uuid4

from eenlijn.commons.organisations.queries import unit_and_below, units_above
from tests.cast import Cast

Counter = Callable[[int], object]


def test_a_unit_and_what_is_below(cast: Cast, django_assert_num_queries: Counter) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        found = unit_and_below([cast.rijdienst.pk])
    assert found == {cast.rijdienst.pk, cast.lijn_62.pk, cast.lijn_9.pk}
    assert unit_and_below([cast.lijn_62.pk]) == {cast.lijn_62.pk}
    assert unit_and_below([cast.lijn_62.pk, cast.woonservice.pk]) == {cast.lijn_62.pk, cast.woonservice.pk}


def test_no_unit_and_an_unknown_unit_have_nothing_below(
    cast: Cast, django_assert_num_queries: Counter
) -> None:
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        assert unit_and_below([]) == frozenset()
    assert unit_and_below([uuid4()]) == frozenset()


def test_a_unit_and_what_is_above(cast: Cast) -> None:
    assert units_above(cast.reggestreek.pk, cast.lijn_62.pk) == {cast.lijn_62.pk, cast.rijdienst.pk}
    assert units_above(cast.reggestreek.pk, None) == frozenset()
