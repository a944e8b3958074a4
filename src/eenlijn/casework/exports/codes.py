# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of exports: of what, why, and how far one is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ExportKind(TextChoices):
    DOSSIER = "dossier", _("een heel dossier")
    LIST = "list", _("een lijst van dossiers")


class ExportPurpose(TextChoices):
    """Each is a purpose of the register of processing activities (`commons.access.processing`)."""

    HEARING = "hearing", _("een hoorzitting of zienswijze")
    ACCESS_REQUEST = "access_request", _("iemand vraagt wat er over hem staat")
    LEGAL_CASE = "legal_case", _("een zaak bij de rechter of een verzekeraar")
    OVERVIEW = "overview", _("een overzicht voor het eigen werk")


class ExportState(TextChoices):
    WAITING = "waiting", _("wacht op zijn beurt")
    MAKING = "making", _("wordt gemaakt")
    READY = "ready", _("klaar om op slot te doen")
    LOCKED = "locked", _("klaar om op te halen")
    STOPPED = "stopped", _("gestopt")
    REVOKED = "revoked", _("ingetrokken")
    EXPIRED = "expired", _("verlopen")
    REFUSED = "refused", _("niet gemaakt: je ziet dit niet meer")


AT_WORK = (ExportState.WAITING, ExportState.MAKING)
KEPT = (*AT_WORK, ExportState.READY, ExportState.LOCKED)
