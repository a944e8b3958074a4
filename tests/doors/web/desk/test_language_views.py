# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla chooses a language that waits, reads what for and who ends it, and a letter that betrays nobody."""

from datetime import datetime

import pytest
from django.test import Client

from eenlijn.casework.dossier import actions
from eenlijn.casework.dossier.reading_along import read_along
from eenlijn.casework.dossier.unrecognisable import names_kept_out
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.codes import Tongue
from eenlijn.casework.letters.tongues import TYPED
from eenlijn.casework.response.actions import NotReady
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.organisations.models import Organisation
from tests.cast import Cast
from tests.doors.web.desk.stages import DRAFT, Report, Stages, text_of
from tests.factories import stories

pytestmark = pytest.mark.usefixtures("clock")


def real(cast: Cast) -> None:
    """An employer that is not invented: somebody has to stand for a language."""
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(is_invented=False)


def test_the_page_says_which_language_waits_for_what_and_who_ends_that(
    cast: Cast, carla: Client, report: Report, stages: Stages
) -> None:
    number = stages.drafted(report())
    here = f"/dossiers/{number}/leestaal/"
    assert text_of(carla.get(here)).count("Mag mee met de Nederlandse brief.") == len(Tongue)
    real(cast)
    told = text_of(carla.get(here))
    assert "Het Arabisch wacht op goedkeuring van: «Brief: dit is onze norm», «Alinea: uw gegevens»" in told
    assert told.count("Goedkeuren kan: Petra.") == len(Tongue)
    assert "kies alleen Nederlands: dan gaat alleen de Nederlandse brief." in told


def test_the_answer_page_says_before_it_is_final_that_the_language_waits(
    cast: Cast, carla: Client, report: Report, stages: Stages
) -> None:
    number = stages.drafted(report())
    real(cast)
    here = f"/dossiers/{number}/antwoord/"
    assert "wacht op goedkeuring" not in text_of(carla.get(here))
    carla.post(f"/dossiers/{number}/leestaal/", {"do": "choose", "language": "ar"})
    told = text_of(carla.get(here))
    assert "Ontbreekt: Het Arabisch wacht op goedkeuring van: «Brief: dit is onze norm»" in told
    assert f'href="/dossiers/{number}/leestaal/"' in carla.get(here).content.decode()
    assert carla.get(f"{here}vaststellen/")["Location"] == f"{here}?compleet=1"
    carla.post(f"{here}vaststellen/", {"do": "finish"})
    assert Answer.objects.get(incident__number=number).letter_pdf_id is None
    carla.post(f"/dossiers/{number}/leestaal/", {"do": "choose", "language": ""})
    carla.post(f"{here}vaststellen/", {"do": "finish"})
    assert Answer.objects.get(incident__number=number).letter_pdf_id is not None


def test_typed_words_stand_in_the_translation_as_dutch_and_say_so_in_that_language(
    cast: Cast, carla: Client, report: Report, stages: Stages, monday: datetime
) -> None:
    number = stages.drafted(report())
    read_along(actor=cast.carla.actor, number=number, language="ar", now=monday)
    page = carla.get(f"/dossiers/{number}/antwoord/").content.decode()
    assert 'lang="ar" dir="rtl"' in page
    marked = '<mark lang="nl" dir="ltr">U pakte onze medewerker bij de jas.</mark>'
    assert f"<small>{TYPED[Tongue.ARABIC]}</small> {marked}" in page
    assert '<mark lang="nl" dir="ltr">Lijn 62, Almelo</mark>' in page


BETRAYS = "U riep tegen Anna dat u haar zou vinden."


def test_a_letter_that_names_who_reported_says_so_at_the_words_and_stays(
    cast: Cast, carla: Client, report: Report, stages: Stages, monday: datetime
) -> None:
    number = stages.assessed(report())
    here = f"/dossiers/{number}/antwoord/"
    typed = {**{name: value for name, value in vars(DRAFT).items() if isinstance(value, str)}}
    typed |= {"kind": "norm_notice", "behaviour": BETRAYS, "reporter_unrecognisable": "on", "version": "0"}
    carla.post(here, {**typed, "do": "finish"})
    told = text_of(carla.get(f"{here}?compleet=1"))
    assert "In de brief staat een naam van wie meldde of wie het overkwam." in told
    assert "wat de ander deed of zei: «Anna»" in told
    job = Actor.job("try", cast.reggestreek.pk)
    for actor in (cast.carla.actor, job):
        with pytest.raises(NotReady) as refused:
            actions.finish_letter(actor=actor, number=number, now=monday)
        assert (refused.value.fields, "Anna" in str(refused.value)) == (("behaviour",), False)
    carla.post(
        here, {**typed, "behaviour": "U riep tegen onze medewerker dat u haar zou vinden.", "version": "1"}
    )
    actions.finish_letter(actor=cast.carla.actor, number=number, now=monday)


def test_names_of_others_of_small_words_and_of_another_dossier_may_stand_there(
    cast: Cast, report: Report, stages: Stages, monday: datetime
) -> None:
    number = stages.assessed(report(name="Jan de Boer"))
    incident = Incident.objects.select_related("report").get(number=number)
    assert names_kept_out(cast.carla.actor, incident) == ("Anna", "Jan de Boer", "Jan", "Boer")
    assert names_kept_out(cast.dirk.actor, incident) == ()
    for behaviour in ("U liep achter een boer aan.", "U riep om Dirk en om Annabel bij de deur."):
        stories.write(cast.carla.actor, number, monday, behaviour=behaviour, version=_version(number))
    actions.finish_letter(actor=cast.carla.actor, number=number, now=monday)


def _version(number: str) -> int:
    found = Answer.objects.filter(incident__number=number).first()
    return found.version if found else 0
