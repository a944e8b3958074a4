# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of releases: kinds of period, and the groups that a table counts by."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from eenlijn.accountability.figures.published import IN_TIME, LATE


class PeriodKind(models.TextChoices):
    MONTH = "month", _("Maand")
    YEAR = "year", _("Jaar")


class ChannelGroup(models.TextChoices):
    """How the other person was met; the fifteen codes of the register are too fine to publish."""

    IN_PERSON = "in_person", _("Persoonlijk")
    PHONE = "phone", _("Telefoon of beeldbellen")
    WRITTEN = "written", _("Brief, mail of chat")
    ONLINE = "online", _("Sociale media of publicatie")
    OTHER = "other", _("Anders of via een ander")
    UNKNOWN = "unknown", _("Niet ingevuld")


CHANNEL_GROUPS: Final[Mapping[str, ChannelGroup]] = {
    "face_to_face_desk": ChannelGroup.IN_PERSON,
    "face_to_face_room": ChannelGroup.IN_PERSON,
    "home_visit": ChannelGroup.IN_PERSON,
    "street": ChannelGroup.IN_PERSON,
    "telephone": ChannelGroup.PHONE,
    "video_call": ChannelGroup.PHONE,
    "letter": ChannelGroup.WRITTEN,
    "email": ChannelGroup.WRITTEN,
    "web_form_portal": ChannelGroup.WRITTEN,
    "messaging_app": ChannelGroup.WRITTEN,
    "social_media_org": ChannelGroup.ONLINE,
    "social_media_private": ChannelGroup.ONLINE,
    "media_publication": ChannelGroup.ONLINE,
    "via_third_party": ChannelGroup.OTHER,
    "other": ChannelGroup.OTHER,
}


class Outcome(models.TextChoices):
    """What became of an answer whose term has ended."""

    IN_TIME = IN_TIME, _("Op tijd")
    LATE = LATE, _("Te laat of niet")


# What stands where a word is missing: not assessed yet, or a place outside the region.
UNKNOWN: Final = "unknown"
# Which edition of the rules hid what is hidden; a release keeps it.
RULES: Final = "1"
