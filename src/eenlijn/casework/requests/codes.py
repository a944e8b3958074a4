# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a request: what is asked, by whom, along which way, how far it is (list 8.21)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestKind(models.TextChoices):
    """Codes of list `avg_request`; an own statement is no request, see `fairness`."""

    ACCESS = "access", _("Inzage")
    RECTIFICATION = "rectification", _("Verbetering")
    ERASURE = "erasure", _("Verwijdering")
    RESTRICTION = "restriction", _("Beperking")
    OBJECTION = "objection", _("Bezwaar tegen gebruik")


class AskedBy(models.TextChoices):
    """In what part of the event the person who asks stands."""

    ACCUSED = "accused", _("De ander, om wie het gaat")
    VICTIM = "victim", _("Wie het overkwam")
    REPORTER = "reporter", _("Wie het meldde")
    WITNESS = "witness", _("Wie het zag")
    UNKNOWN = "unknown", _("Dat weten wij nog niet")


class RequestWay(models.TextChoices):
    """How it came in; the day of receipt counts, whatever the way."""

    FORM = "form", _("Formulier op deze site")
    LETTER = "letter", _("Brief")
    MAIL = "mail", _("Mail")
    SPOKEN = "spoken", _("Gesprek of telefoon")


class RequestState(models.TextChoices):
    """Everything but `closed` holds the dossiers: nothing of them is erased."""

    RECEIVED = "received", _("Ontvangen")
    DECIDED = "decided", _("Besloten")
    OBJECTED = "objected", _("Bezwaar gemaakt")
    DECIDED_AGAIN = "decided_again", _("Besloten op bezwaar")
    CLOSED = "closed", _("Afgerond")


class IdentityCheck(models.TextChoices):
    """How we know who asks. A copy of an identity document is never asked and never kept."""

    SHOWN = "shown", _("Legitimatie laten zien aan de balie, niets bewaard")
    LETTER_CODE = "letter_code", _("Wist de code uit onze brief")
    BY_POST = "by_post", _("Antwoordde op een brief naar het bekende adres")
    SIGNED_IN = "signed_in", _("Medewerker, herkend door de privacyfunctionaris")


class Verdict(models.TextChoices):
    GRANTED = "granted", _("Ja, helemaal")
    PARTLY = "partly", _("Deels")
    REFUSED = "refused", _("Nee")


class Part(models.TextChoices):
    """What erasing is about: some of it goes, some of it stays. In small letters: they are counted up."""

    NAME = "name", _("naam, functie en adres")
    ACCOUNT = "account", _("de band met het account en het personeelsnummer")
    FOLLOW_UPS = "follow_ups", _("antwoorden op vragen achteraf")
    NOTICES = "notices", _("berichten over dit dossier aan deze persoon")
    MARKS = "marks", _("waarmee de naam te vinden is")
    WORDS = "words", _("eigen woorden en bestanden")
    LETTERS = "letters", _("brieven aan deze persoon, en waar die te bereiken was")
    DECISION = "decision", _("het besluit over de ander, en waar dat op rust")
    FACTS = "facts", _("de feiten zonder naam")
    LOG = "log", _("wie wanneer wat met het dossier deed")


class Ground(models.TextChoices):
    """Why a part stays (GDPR article 17, third paragraph, and article 5, second paragraph)."""

    MEASURE = "measure", _("er loopt nog een maatregel")
    HANDLING = "handling", _("het dossier wordt nog behandeld")
    REQUEST = "request", _("een ander verzoek houdt dit vast")
    NO_PERSON = "no_person", _("daar staat niemand in")
    ACCOUNT = "account", _("zo is te zien wat er met de gegevens is gedaan")


class GoneBy(models.TextChoices):
    """On which ground data went before."""

    NOT_UPHELD = "not_upheld", _("het bleek niet gegrond, of geen agressie")
    REQUEST = "request", _("op verzoek")


class Found(models.TextChoices):
    """How sure it is who in the dossier asks."""

    BY_NAME = "by_name", _("De naam klopt met de naam in het dossier.")
    ONLY_ONE = "only_one", _("Een andere naam, of geen naam. Er is in deze rol maar één persoon.")
    SEVERAL = "several", _("In deze rol staan meer personen in het dossier, en de naam klopt met geen ervan.")
    NOBODY = "nobody", _("In deze rol staat niemand meer in het dossier.")


class RequestLetter(models.TextChoices):
    """The letters of a request."""

    EXTENSION = "extension", _("Brief dat het langer duurt")
    DECISION = "decision", _("Brief met het besluit")
    OBJECTION = "objection", _("Brief na het bezwaar")


# What stands in the way of taking everything away; what always stays does not.
MUST_STAY = (Ground.MEASURE, Ground.HANDLING, Ground.REQUEST)
# What is decided and may still be objected against, or looked at again.
UNDER_REMEDY = (RequestState.DECIDED, RequestState.DECIDED_AGAIN)
OPEN = tuple(one for one in RequestState if one is not RequestState.CLOSED)
