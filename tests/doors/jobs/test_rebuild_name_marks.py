# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of before an upgrade are found after one command, which tells numbers and never a name."""

from datetime import datetime
from io import StringIO

from django.core.management import call_command

from eenlijn.casework.dossier.listing import Question
from eenlijn.casework.dossier.searching import Search, search_dossiers
from eenlijn.casework.finding.models import NameMark
from tests.cast import Cast
from tests.factories import stories

OTHER = "Ștefan de Kwaaie"


def rebuilt(*arguments: str) -> list[str]:
    said = StringIO()
    call_command("rebuild_name_marks", *arguments, stdout=said)
    return said.getvalue().splitlines()


def test_names_of_before_are_found_again(cast: Cast, monday: datetime) -> None:
    for coordinator, reporter, unit in (
        (cast.carla, cast.anna, cast.lijn_62),
        (cast.dirk, cast.mila, cast.woonservice),
    ):
        link = stories.link_of(coordinator.actor, unit.pk, monday)
        number = stories.report(reporter.actor, link, monday).number
        stories.assess(coordinator.actor, number, monday)
        stories.write(coordinator.actor, number, monday, addressee_name=OTHER)
    NameMark.objects.all().delete()
    asked = Search(Question(), OTHER)
    assert search_dossiers(actor=cast.carla.actor, search=asked, now=monday).count == 0

    here, there = str(cast.reggestreek.pk), str(cast.dinkelborg.pk)
    assert rebuilt("--organisation", here) == [
        f"{here}: 1 names can be found, 1 were put right",
        f"{here}: 0 staff numbers, 0 were put right",
        f"{here}: 0 marks for desks, 0 were put right",
    ]
    assert search_dossiers(actor=cast.carla.actor, search=asked, now=monday).count == 1
    assert search_dossiers(actor=cast.dirk.actor, search=asked, now=monday).count == 0
    assert {
        f"{here}: 1 names can be found, 0 were put right",
        f"{there}: 1 names can be found, 1 were put right",
    } <= {*rebuilt()}
    assert not [line for line in rebuilt() if "tefan" in line]
