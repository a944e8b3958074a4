# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the rulebook: topics, texts, how far a version is, whose terms and steps it sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

TEXT_TOPIC: Final = "text:"


class Topic(TextChoices):
    """What an employer sets; a text of its own has the topic `text:<name>`."""

    CALENDAR = "calendar", _("Kalender")
    TERMS = "terms", _("Termijnen")
    POLICY = "policy", _("Beleidstabel")
    LADDER = "ladder", _("Wie hoort wanneer")
    ROUTING = "routing", _("Verdeelregels")
    HOUSE_RULES = "house_rules", _("Huisregels")
    WORDS = "words", _("Eigen woorden")
    PLAYBOOKS = "playbooks", _("Draaiboeken")
    PLACES = "places", _("Plekken")
    PARTNERS = "partners", _("Partners")
    PACK = "pack", _("Startpakket")


class TextName(TextChoices):
    """A text that an employer may replace by its own (decision 43)."""

    NORM_NOTICE = "norm_notice", _("Brief: dit is onze norm")
    HEARING_INVITATION = "hearing_invitation", _("Brief: uitnodiging voor een gesprek")
    TALK_CONFIRMATION = "talk_confirmation", _("Brief: dit hebben we afgesproken")
    WRITTEN_WARNING = "written_warning", _("Brief: schriftelijke waarschuwing")
    CONTACT_LIMIT = "contact_limit", _("Brief: contact op een vaste manier")
    CONTACT_BAN = "contact_ban", _("Brief: contactverbod")
    BUILDING_BAN = "building_ban", _("Brief: gebouwverbod")
    SUSPENSION = "suspension", _("Brief: dienst staat stil")
    SERVICE_ENDED = "service_ended", _("Brief: dienst stopt")
    LIFTING = "lifting", _("Brief: maatregel stopt eerder")
    OUTCOME = "outcome", _("Brief: wat wij deden, aan wie meldde")
    REQUEST_DECISION = "request_decision", _("Brief: besluit op een verzoek over gegevens")
    EXTENSION = "request_extension", _("Brief: een verzoek over gegevens duurt langer")
    OBJECTION_DECISION = "objection_decision", _("Brief: besluit na bezwaar")
    CLAIM_LETTER = "claim_letter", _("Brief: aansprakelijk voor schade")
    CLAIM_REMINDER = "claim_reminder", _("Brief: laatste brief over schade")
    CLAIM_PLAN = "claim_plan", _("Brief: betalen in termijnen")
    REMEDY = "remedy", _("Alinea: niet mee eens?")
    REMEDY_AFTER = "remedy_after", _("Alinea: nog niet eens?")
    CLAIM_REMEDY = "claim_remedy", _("Alinea: niet eens met een eis?")
    PRIVACY = "privacy", _("Alinea: uw gegevens")
    REPRESENTATIVE = "representative", _("Alinea: aan ouder of voogd")


class RuleState(TextChoices):
    """Only a published version counts; a planned one may be withdrawn before its day."""

    DRAFT = "draft", _("concept")
    PUBLISHED = "published", _("vastgesteld")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class RuleSource(TextChoices):
    PACK = "pack", _("startpakket")
    OWN = "own", _("zelf gemaakt")
    ROLLBACK = "rollback", _("teruggezet")


class TermKind(TextChoices):
    """The terms an employer sets; each is the code of a clock on a dossier."""

    ANSWER = "answer", _("Antwoord aan de ander")
    RED_ACKNOWLEDGED = "red_acknowledged", _("Rode melding gezien")
    VICTIM_CONFIRMS = "victim_confirms", _("Collega bevestigt de melding")
    REPORTER_TOLD = "reporter_told", _("Melder hoort van ons")
    REPORTER_DONE = "reporter_done", _("Melder hoort wat wij deden")
    REPORTER_CLOSED = "reporter_closed", _("Melder hoort dat het klaar is")
    FIRST_CARE = "first_care", _("Eerste opvang")
    CARE_TALK = "care_talk", _("Opvanggesprek")
    CARE_FOLLOW_UP_1 = "care_follow_up_1", _("Vervolggesprek 1")
    CARE_FOLLOW_UP_2 = "care_follow_up_2", _("Vervolggesprek 2")
    INSPECTORATE = "inspectorate", _("Melden bij de Arbeidsinspectie")
    POLICE_DECISION = "police_decision", _("Besluit over aangifte")
    HEARING_REPLY = "hearing_reply", _("Reactie van de ander")
    REVIEW = "review", _("Melding bekijken")
    INFLUENCE_CHECK = "influence_check", _("Vier ogen op het besluit")
    HEARING_AFTERWARDS = "hearing_afterwards", _("Gesprek na een besluit dat niet kon wachten")
    MEASURE_REVIEW = "measure_review", _("Maatregel opnieuw bekijken")
    MEASURE_ENDS = "measure_ends", _("Maatregel loopt af")
    WARNING_ENDS = "warning_ends", _("Waarschuwing loopt af")
    DATA_REQUEST = "data_request", _("Verzoek over eigen gegevens")
    OBJECTION = "objection", _("Besluit op een bezwaar")
    PLAYBOOK_STEP = "playbook_step", _("Taak uit het draaiboek")
    POLICE_NEWS = "police_news", _("Nieuws van de politie vragen")
    POLICE_NEWS_AGAIN = "police_news_again", _("Nog eens nieuws van de politie vragen")
    POLICE_TOLD = "police_told", _("Nieuws van de politie doorgeven")
    NO_PROSECUTION = "no_prosecution", _("Beklag over niet vervolgen")
    COMPLAINT_OFFENCE = "complaint_offence", _("Klacht bij een klachtdelict")
    CLAIM_PAYMENT = "claim_payment", _("Betaling van een eis")
    EFFECT_CHECK = "effect_check", _("Nagaan of een maatregel werkt")
    EFFECT_CHECK_AGAIN = "effect_check_again", _("Nog eens nagaan of een maatregel werkt")
    CAMERA_IMAGES = "camera_images", _("Camerabeelden veiligstellen")


class TermBound(TextChoices):
    """How far an employer may change a term."""

    FREE = "free", _("vrij te kiezen")
    CHOICE = "choice", _("uit een lijst")
    AT_MOST = "at_most", _("korter mag, langer niet")
    GIVEN = "given", _("staat in het besluit of de taak zelf")


class AnswerStart(TextChoices):
    """From which moment the term of the answer runs (decision 6)."""

    RECEIPT = "receipt", _("ontvangst van de melding")
    INCIDENT = "incident", _("moment van het voorval")
    FIRST_WORKING_MOMENT = "first_working_moment", _("eerste werkmoment na ontvangst")


class Hears(TextChoices):
    """Who hears of a term that runs out, from near to far (decision 6)."""

    HANDLER = "handler", _("behandelaar")
    DEPUTY = "deputy", _("plaatsvervanger")
    MANAGER = "manager", _("leidinggevende")
    BOARD = "board", _("bestuurlijk contact")


@dataclass(frozen=True)
class Placeholders:
    """Which `{placeholders}` a text may hold, and which it must."""

    required: frozenset[str]
    optional: frozenset[str] = frozenset()

    @property
    def allowed(self) -> frozenset[str]:
        return self.required | self.optional


_FACTS: Final = frozenset({"salutation", "day", "moment", "place", "behaviour", "contact", "organisation"})
_NORM: Final = frozenset({"norm_rule", "norm_number", "norm_version"})
_DATA: Final = frozenset({"retention", "privacy_contact"})
_PARAGRAPHS: Final = frozenset({"remedy", "privacy"}) | _DATA
_DECIDED: Final = frozenset({"decider_function", "remaining_channel", "heard", "remedy", "policy_rule"})
# Whatever limits says from when, until when, when it is looked at again, and where it holds.
_LIMITS: Final = (
    (_FACTS - {"day"})
    | _NORM
    | _DECIDED
    | {
        "starts_on",
        "valid_until",
        "review_on",
        "where_it_holds",
    }
)
# What asks back damage: how much with its interest, until when and where to pay, and what else one can do.
_CLAIM: Final = frozenset(
    {"salutation", "organisation", "day", "claim_total", "pay_to", "contact", "claim_remedy"}
)
_CLAIMED: Final = _CLAIM | {"claim_lines", "claim_interest", "pay_until"}
_CLAIM_PARAGRAPHS: Final = frozenset({"privacy"}) | _DATA
_OUTCOME: Final = frozenset({"salutation", "organisation", "decision", "reasons", "decider_function"})
# What the letters can fill in; a text with another placeholder is refused. A decision that stays on file
# cannot leave out what decision 9 asks for.
ALLOWED_PLACEHOLDERS: Final[Mapping[TextName, Placeholders]] = {
    TextName.NORM_NOTICE: Placeholders(_FACTS | _NORM, _PARAGRAPHS),
    TextName.HEARING_INVITATION: Placeholders(
        _FACTS | _NORM, _PARAGRAPHS | {"reply_until", "hearing_link", "hearing_code"}
    ),
    TextName.TALK_CONFIRMATION: Placeholders(
        (_FACTS | _NORM | {"agreements"}) - {"moment", "place"},
        _PARAGRAPHS | {"moment", "place", "talk_day", "heard"},
    ),
    TextName.WRITTEN_WARNING: Placeholders(
        _FACTS | _NORM | {"valid_until", "decider_function", "remaining_channel", "heard", "remedy"},
        _PARAGRAPHS | {"policy_rule"},
    ),
    TextName.CONTACT_LIMIT: Placeholders(_LIMITS | {"measure"}, _PARAGRAPHS | {"day"}),
    TextName.CONTACT_BAN: Placeholders(_LIMITS, _PARAGRAPHS | {"day", "measure"}),
    TextName.BUILDING_BAN: Placeholders(_LIMITS, _PARAGRAPHS | {"day", "measure"}),
    TextName.SUSPENSION: Placeholders(_LIMITS | {"measure"}, _PARAGRAPHS | {"day"}),
    TextName.SERVICE_ENDED: Placeholders(_LIMITS | {"measure"}, _PARAGRAPHS | {"day"}),
    TextName.LIFTING: Placeholders(
        frozenset({"salutation", "organisation", "lifted_measure", "lifted_on", "reasons", "contact"}),
        _PARAGRAPHS | {"letter_day", "decider_function", "remaining_channel"},
    ),
    # To who reported, in *je*: nothing of the other person can be filled in.
    TextName.OUTCOME: Placeholders(
        frozenset({"salutation", "organisation", "outcome", "contact"}), frozenset({"request_day"})
    ),
    TextName.REQUEST_DECISION: Placeholders(
        _OUTCOME | {"request_day", "request_words", "remedy"}, _PARAGRAPHS | {"contact"}
    ),
    TextName.EXTENSION: Placeholders(
        frozenset({"salutation", "organisation", "request_day", "request_words", "reasons", "valid_until"}),
        _PARAGRAPHS | {"contact"},
    ),
    TextName.OBJECTION_DECISION: Placeholders(
        _OUTCOME | {"objection_day", "heard", "remedy_after"},
        _PARAGRAPHS | {"letter_day", "contact", "valid_until", "remaining_channel"},
    ),
    TextName.CLAIM_LETTER: Placeholders(_CLAIMED, _CLAIM_PARAGRAPHS | {"place", "behaviour"}),
    TextName.CLAIM_REMINDER: Placeholders(_CLAIMED | {"letter_day"}, _CLAIM_PARAGRAPHS),
    TextName.CLAIM_PLAN: Placeholders(
        _CLAIM | {"plan_day", "plan_words"}, _CLAIM_PARAGRAPHS | {"claim_lines", "claim_interest"}
    ),
    TextName.REMEDY: Placeholders(frozenset({"organisation"}), frozenset({"contact"})),
    TextName.REMEDY_AFTER: Placeholders(frozenset({"organisation"}), frozenset({"contact"})),
    TextName.CLAIM_REMEDY: Placeholders(frozenset({"organisation"}), frozenset({"contact"})),
    TextName.PRIVACY: Placeholders(frozenset({"organisation"}), _DATA | {"contact"}),
    TextName.REPRESENTATIVE: Placeholders(frozenset({"child"}), frozenset({"contact", "organisation"})),
}


def text_topic(name: TextName) -> str:
    """The topic under which this text is kept."""
    return f"{TEXT_TOPIC}{name.value}"


TOPICS: Final[tuple[str, ...]] = (*Topic.values, *(text_topic(name) for name in TextName))
