# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the directory: the registers, how organisations change, and what a place answers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegisterKind(TextChoices):
    """The registers that can be loaded; each has its reader in `registers/`."""

    GOVERNMENT = "government", _("Overheidsorganisaties")
    CHANGES = "changes", _("Wijzigingen van overheidsorganisaties")
    SAFETY_REGIONS = "safety_regions", _("Gemeenten per veiligheidsregio")
    PRIMARY_SCHOOLS = "primary_schools", _("Basisscholen")
    HOSPITALS = "hospitals", _("Ziekenhuizen")
    AMBULANCE_POSTS = "ambulance_posts", _("Ambulanceposten")
    POSTCODES = "postcodes", _("Postcodes met hun gemeente")
    BOUNDARIES = "boundaries", _("Gemeentegrenzen van Nederland")
    BOUNDARIES_REGION = "boundaries_region", _("Gemeentegrenzen van de regio")


class ChangeKind(TextChoices):
    """What happened to organisations of the government, as their own register names it."""

    FOUNDED = "founded", _("opgericht")
    EXTENDED = "extended", _("opgegaan in een bestaande")
    MERGED = "merged", _("samengevoegd tot een nieuwe")
    RENUMBERED = "renumbered", _("verder onder een nieuwe code")
    RENAMED = "renamed", _("verder onder een andere naam")
    ABOLISHED = "abolished", _("opgeheven")


class LeftOutReason(TextChoices):
    """Why a row of a register was left out: it is no row of it."""

    ABROAD = "abroad", _("GM0998 is geen gemeente, maar het buitenland.")


class PlaceAnswer(TextChoices):
    """What the registers say about the municipality of a postcode on a day."""

    SETTLED = "settled", _("Staat vast")
    MOVED = "moved", _("Staat vast, onder een andere gemeente")
    UNSETTLED = "unsettled", _("Niet vast te stellen")
    UNKNOWN = "unknown", _("Onbekend")


class Caveat(TextChoices):
    """What the answer about a place rests on, or does not know."""

    NO_CHANGES = "no_changes", _("De wijzigingen van gemeenten zijn niet ingelezen.")
    AFTER_CHANGES = "after_changes", _("Wijzigingen na de laatste uitgave kennen we niet.")
    BEFORE_CHANGES = "before_changes", _("Wijzigingen voor het begin van het register kennen we niet.")
    NO_POSTCODES = "no_postcodes", _("Er is geen register van postcodes ingelezen.")
    ENDED_POSTCODE = "ended_postcode", _("In een latere uitgave staat deze postcode niet meer.")
