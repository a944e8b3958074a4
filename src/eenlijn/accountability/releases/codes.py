# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of releases: kinds of period, and the groups that a table counts by."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from eenlijn.accountability.figures.published import FILED, IN_TIME, LATE, MELDING, NOT_FILED, UNDECIDED
from eenlijn.casework.incidents.codes import code_list
from eenlijn.casework.police_reports.codes import PoliceStep


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


# What of a filing is published: the steps that decide something, in the order of list 8.13.
DECISIONS: Final = (
    PoliceStep.TAKEN,
    PoliceStep.REFUSED,
    PoliceStep.DISMISSED,
    PoliceStep.SETTLED,
    PoliceStep.HEARING,
    PoliceStep.CONVICTED,
    PoliceStep.ACQUITTED,
)


def not_filed(reason: str) -> str:
    """The code of a published row: going without the police, for this reason (list 8.14)."""
    return f"{NOT_FILED}{reason}"


def police_codes() -> tuple[str, ...]:
    """Filed, a notification, each reason why not, and not decided yet: each incident is one of them."""
    reasons = (not_filed(code) for code in code_list("reason_no_police_report"))
    return (FILED, MELDING, *reasons, UNDECIDED)


# What stands where a word is missing: not assessed yet, or a place outside the region.
UNKNOWN: Final = "unknown"
# Which edition of the rules hid what is hidden; a release keeps it.
RULES: Final = "1"
