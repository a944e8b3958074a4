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


# What is decided and may still be objected against, or looked at again.
UNDER_REMEDY = (RequestState.DECIDED, RequestState.DECIDED_AGAIN)
OPEN = tuple(one for one in RequestState if one is not RequestState.CLOSED)
