# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of webhooks: which events leave under which name, how far a delivery came, and why it did not."""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.notices.codes import EventType


class OutgoingType(TextChoices):
    """What leaves, by its CloudEvents type; a name keeps its meaning for ever."""

    OPENED = "nl.eenlijn.dossier.opened", _("Er is een dossier bij")
    ANSWER_DUE_SOON = "nl.eenlijn.dossier.answer-due-soon", _("Een antwoord moet bijna weg")
    ANSWER_LATE = "nl.eenlijn.dossier.answer-late", _("Een antwoord is te laat")
    ANSWER_SENT = "nl.eenlijn.dossier.answer-sent", _("Een antwoord is verstuurd")
    OTHER_SIDE_REPLIED = "nl.eenlijn.dossier.other-side-replied", _("De ander heeft gereageerd")
    DECISION_ASKED = "nl.eenlijn.dossier.decision-asked", _("Er is een besluit gevraagd")
    DECISION_MADE = "nl.eenlijn.dossier.decision-made", _("Er is een besluit genomen")
    DECISION_SENT_BACK = "nl.eenlijn.dossier.decision-sent-back", _("Een voorstel is teruggestuurd")
    TERM_DUE_SOON = "nl.eenlijn.dossier.term-due-soon", _("Een andere termijn loopt bijna af")
    TERM_LATE = "nl.eenlijn.dossier.term-late", _("Een andere termijn is voorbij")
    CLOSED = "nl.eenlijn.dossier.closed", _("Een dossier is gesloten")
    REOPENED = "nl.eenlijn.dossier.reopened", _("Een dossier loopt weer")
    ENDED = "nl.eenlijn.dossier.ended", _("Een melding bleek geen agressie")


# What a test sends; nobody chooses it.
TEST_TYPE: Final = "nl.eenlijn.webhook.test"

# A red report leaves as any other: how bad it is, a system asks us, with a token that may know.
LEAVES: Final[Mapping[EventType, OutgoingType]] = {
    EventType.REPORT_RECEIVED: OutgoingType.OPENED,
    EventType.RED_REPORT: OutgoingType.OPENED,
    EventType.ANSWER_DUE_SOON: OutgoingType.ANSWER_DUE_SOON,
    EventType.ANSWER_LATE: OutgoingType.ANSWER_LATE,
    EventType.ANSWER_SENT: OutgoingType.ANSWER_SENT,
    EventType.OTHER_SIDE_REPLIED: OutgoingType.OTHER_SIDE_REPLIED,
    EventType.DECISION_ASKED: OutgoingType.DECISION_ASKED,
    EventType.DECISION_MADE: OutgoingType.DECISION_MADE,
    EventType.DECISION_SENT_BACK: OutgoingType.DECISION_SENT_BACK,
    EventType.TERM_DUE_SOON: OutgoingType.TERM_DUE_SOON,
    EventType.TERM_LATE: OutgoingType.TERM_LATE,
    EventType.DOSSIER_CLOSED: OutgoingType.CLOSED,
    EventType.DOSSIER_REOPENED: OutgoingType.REOPENED,
    EventType.REPORT_ENDED: OutgoingType.ENDED,
}

# What never leaves, and why. A new event is in one of the two tables, or a test is red.
STAYS: Final[Mapping[EventType, str]] = {
    EventType.LETTER_ABOUT_TO_LEAVE: "word to the reporter; that it left is an event of its own",
    EventType.FEEDBACK_GIVEN: "word to the reporter",
    EventType.EXPERIENCE_ASKED: "word to the reporter",
    EventType.REPORTED_FOR_YOU: "about one colleague",
    EventType.VICTIM_CORRECTED: "about one colleague",
    EventType.SECOND_EYES_ASKED: "tells that a decision of somebody is doubted",
    EventType.MEASURE_OVER: "about one person, and no act of anybody",
    EventType.CLOSING_ASKED: "between two people",
    EventType.CLOSING_ANSWERED: "between two people",
    EventType.HAND_OVER_OFFERED: "between two people",
    EventType.HAND_OVER_ANSWERED: "between two people",
    EventType.NEEDS_HANDLER: "about who works on a dossier, not about the dossier",
    EventType.ROUTED: "about who works on a dossier, not about the dossier",
    EventType.RULE_TELLS: "about who is told of a dossier, not about the dossier",
    EventType.ASKED_TO_HELP: "between two people; may tell of care",
    EventType.CARE_WANTED: "about the care of one colleague",
    EventType.TALK_ASKED: "about the care of one colleague",
    EventType.TALK_TOMORROW: "about the care of one colleague",
    EventType.TALK_RETURNED: "about the care of one colleague",
    EventType.AGREEMENT_MISSED: "about what police or prosecutor did; word to the employer's own people",
    EventType.LANE_BACK_ASKED: "of a case that no system hears of",
    EventType.LANE_BACK_ANSWERED: "of a case that no system hears of",
    EventType.LANE_BACK: "tells that a case ran apart before",
    EventType.IMPORT_FINISHED: "about a file, not about a dossier",
    EventType.INVITED: "about one colleague",
    EventType.FILE_HELD: "about a file, not about a dossier",
    EventType.FILE_NOT_TAKEN: "word to who sent a file",
    EventType.WEBHOOK_STOPPED: "about the webhook itself",
    EventType.SOMEBODY_GOES: "about one colleague",
    EventType.HANDED_ON: "about one colleague",
    EventType.DATA_REQUEST: "about one person, and decided by people only",
    EventType.RIGHTS_NOT_REVIEWED: "about the employer, not about a dossier",
    EventType.POLICE_HEARD: "word to the employer's own people; a system reads no verdicts",
    EventType.RELEASE_ASKED: "between two people",
    EventType.RELEASE_ANSWERED: "between two people",
    EventType.RELEASE_READ: "about one recipient",
    EventType.RELEASE_RECALL: "about what one colleague wants",
    EventType.SAMPLE_COVER: "drawn by lot; says nothing about the dossier",
    EventType.SAMPLE_DUE: "about the employer, not about a dossier",
    EventType.SAMPLE_READ: "about the employer, not about a dossier",
    EventType.PROVISION_DUE: "about the employer, not about a dossier",
    EventType.PREVENTION_YOURS: "about who sees to something, not about a dossier",
    EventType.EFFECT_ASKED: "about who sees to something, not about a dossier",
    EventType.HOME_VISIT_RED: "between two people; gone a day after the visit",
    EventType.GLASS_BROKEN: "tells that somebody read a closed dossier",
    EventType.GLASS_ON_YOURS: "word to the reporter",
    EventType.GLASS_NOT_REVIEWED: "tells that somebody read a closed dossier",
    EventType.MONTH_NOT_REVIEWED: "about the employer, not about a dossier",
}


class SubscriptionState(TextChoices):
    RUNNING = "running", _("loopt")
    PAUSED = "paused", _("in pauze")
    HALTED = "halted", _("gestopt: er komt niets aan")
    GONE = "gone", _("gestopt door de ontvanger")
    ENDED = "ended", _("beëindigd")


class DeliveryState(TextChoices):
    WAITING = "waiting", _("gaat zo weg")
    SENT = "sent", _("aangekomen")
    FAILED_WILL_RETRY = "failed", _("mislukt, wij proberen het opnieuw")
    GIVEN_UP = "given_up", _("niet aangekomen")


class NotDelivered(TextChoices):
    """Why a delivery did not arrive, in words that hold nothing of what was sent or answered."""

    ANSWERED = "answered", _("Het systeem nam het niet aan.")
    REDIRECTED = "redirected", _("Het adres verwijst door. Dat volgen wij niet.")
    GONE = "gone", _("Het systeem wil geen seintjes meer.")
    UNKNOWN_NAME = "unknown_name", _("De naam van het systeem is niet te vinden.")
    INSIDE = "inside", _("De naam leidt naar een adres binnen een eigen netwerk. Daar gaat niets heen.")
    NOT_ALLOWED = "not_allowed", _("De naam staat niet meer op je lijst.")
    UNREACHABLE = "unreachable", _("Het systeem is niet bereikbaar.")
    SLOW = "slow", _("Er kwam binnen 10 seconden geen antwoord.")
    NOT_SECURE = "not_secure", _("De beveiligde verbinding klopt niet. Kijk naar het certificaat.")
    NO_HTTP = "no_http", _("Het antwoord was niet te lezen.")
    STOPPED = "stopped", _("Het seintje was al gestopt.")
    BROKEN = "broken", _("Er ging bij ons iets mis.")
