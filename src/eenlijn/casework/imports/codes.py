# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of an import: where it stands, what a column may mean, and why a row is refused."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BatchState(models.TextChoices):
    UPLOADED = "uploaded", _("Bestand gekozen")
    MAPPED = "mapped", _("Kolommen gekozen")
    TRYING = "trying", _("Wordt geprobeerd")
    TRIED = "tried", _("Geprobeerd")
    LOADING = "loading", _("Wordt geladen")
    LOADED = "loaded", _("Geladen")
    STOPPED = "stopped", _("Gestopt")
    UNDOING = "undoing", _("Wordt teruggehaald")
    UNDONE = "undone", _("Teruggehaald")
    FAILED = "failed", _("Mislukt")


class Target(models.TextChoices):
    """What a column may hold; each at most once in a file."""

    OCCURRED = "occurred", _("Wanneer het gebeurde")
    OCCURRED_TIME = "occurred_time", _("Hoe laat het gebeurde (eigen kolom)")
    REPORTED = "reported", _("Wanneer het is gemeld")
    REPORTED_TIME = "reported_time", _("Hoe laat het is gemeld (eigen kolom)")
    KIND = "kind", _("Soort voorval")
    NUMBER = "number", _("Nummer in het oude register")
    PLACE = "place", _("Plaats van het voorval")
    LOCATION_TYPE = "location_type", _("Soort plek")
    MUNICIPALITY = "municipality", _("Gemeente")
    SEVERITY = "severity", _("Ernst")
    CHANNEL = "channel", _("Manier van contact")
    KNOWN = "known", _("Is bekend wie de ander is")
    WORDS = "words", _("Beschrijving van het voorval")
    OTHER_NAME = "other_name", _("Naam van de ander")


# Columns of which each different value gets a code of ours.
VALUE_TARGETS = (
    Target.KIND,
    Target.LOCATION_TYPE,
    Target.MUNICIPALITY,
    Target.SEVERITY,
    Target.CHANNEL,
    Target.KNOWN,
)
REFUSE = "refuse"


class BlankReported(models.TextChoices):
    """What a row without a moment of report means."""

    AS_OCCURRED = "occurred", _("Neem aan dat het meteen is gemeld")
    REFUSE = "refuse", _("Weiger die rijen")


class Keep(models.TextChoices):
    """What becomes of the rows."""

    DOSSIERS = "dossiers", _("Alle rijen als dossier")
    OLD_AS_FIGURES = "old_as_figures", _("Rijen voorbij de bewaartermijn alleen als cijfer")
    FIGURES = "figures", _("Alle rijen alleen als cijfer")


class Problem(models.TextChoices):
    """Why a row is refused, in the words of the page."""

    REPORTED_BEFORE = "reported_before", _("Gemeld voordat het gebeurde")
    OCCURRED_BLANK = "occurred_blank", _("Er staat niet wanneer het gebeurde")
    OCCURRED_UNREADABLE = "occurred_unreadable", _("De datum van het voorval is niet te lezen")
    OCCURRED_FUTURE = "occurred_future", _("Het voorval ligt in de toekomst")
    OCCURRED_LONG_AGO = "occurred_long_ago", _("Het voorval ligt voor 1970: dat is vast een typefout")
    REPORTED_BLANK = "reported_blank", _("Er staat niet wanneer het is gemeld")
    REPORTED_UNREADABLE = "reported_unreadable", _("De datum van de melding is niet te lezen")
    REPORTED_FUTURE = "reported_future", _("De melding ligt in de toekomst")
    KIND_BLANK = "kind_blank", _("Er staat geen soort voorval")
    KIND_REFUSED = "kind_refused", _("Deze soort neem je niet over")
    TWICE_IN_FILE = "twice_in_file", _("Dit nummer staat vaker in het bestand; de eerste rij telt")
    ALREADY_IMPORTED = "already_imported", _("Dit nummer is al eerder ingelezen")
    EXTRA_CELLS = "extra_cells", _("De rij heeft meer cellen dan er koppen zijn")
