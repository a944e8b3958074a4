# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a police report: the decision (lists 8.13 and 8.14 in part) and preparing it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PoliceDecision(models.TextChoices):
    AANGIFTE_EMPLOYER = "aangifte_employer", _("Aangifte door de werkgever")
    AANGIFTE_VICTIM = "aangifte_victim", _("Aangifte door de collega zelf")
    AANGIFTE_PROXY = "aangifte_proxy", _("Aangifte met volmacht")
    MELDING = "melding", _("Alleen een melding bij de politie")
    NONE_DECIDED = "none_decided", _("Geen politie")


FILED = (
    PoliceDecision.AANGIFTE_EMPLOYER,
    PoliceDecision.AANGIFTE_VICTIM,
    PoliceDecision.AANGIFTE_PROXY,
    PoliceDecision.MELDING,
)


class PoliceStep(models.TextChoices):
    """What became of a filing: list 8.13 after the filing, with the steps in between that it leaves out."""

    CONTACT = "contact_known", _("Nummer en contactpersoon bekend")
    VPT_MARKED = "vpt_marked", _("VPT-code gekoppeld")
    VPT_MISSING = "vpt_missing", _("VPT-code niet gekoppeld")
    TAKEN = "taken", _("Opgenomen door de politie")
    REFUSED = "refused_by_police", _("Opname geweigerd")
    LOOK_ASKED = "second_look_asked", _("Hulpofficier van justitie gevraagd nog eens te kijken")
    LOOK_AGREED = "second_look_agreed", _("Hulpofficier van justitie: wel opnemen")
    LOOK_REFUSED = "second_look_refused", _("Hulpofficier van justitie: niet opnemen")
    INVESTIGATED = "under_investigation", _("In onderzoek")
    PROSECUTED = "prosecuted", _("Officier van justitie: vervolgen")
    DISMISSED = "dismissed", _("Sepot")
    SETTLED = "settlement", _("Strafbeschikking of transactie")
    HEARING = "hearing_set", _("Zitting gepland")
    CONVICTED = "convicted", _("Veroordeling")
    ACQUITTED = "acquitted", _("Vrijspraak")
    APPEALED = "appealed", _("Hoger beroep ingesteld")
    COMPLAINED = "complaint_art12", _("Beklag over niet vervolgen gedaan")
    COMPLAINT_AGREED = "complaint_agreed", _("Gerechtshof: toch vervolgen")
    COMPLAINT_REFUSED = "complaint_refused", _("Gerechtshof: niet vervolgen")
    FEEDBACK = "feedback_received", _("Ander nieuws gehoord")


class DismissalKind(models.TextChoices):
    """Why the case is not prosecuted, as the letter calls it. Our own short list: no source gave one."""

    TECHNICAL = "technical", _("technisch sepot: er is te weinig bewijs")
    POLICY = "policy", _("beleidssepot: vervolgen is nu niet wenselijk")
    CONDITIONAL = "conditional", _("voorwaardelijk sepot")
    BY_POLICE = "by_police", _("de politie onderzoekt niet verder")
    NOT_TOLD = "not_told", _("staat niet in het bericht")


class Audience(models.TextChoices):
    """To whom every news is passed on (national agreements: the victim and the employer)."""

    VICTIM = "victim", _("de collega")
    EMPLOYER = "employer", _("de werkgever")


class ToldBy(models.TextChoices):
    """How a news was passed on."""

    IN_APP = "in_app", _("bericht in Eén Lijn")
    PHONE = "phone", _("gebeld")
    IN_PERSON = "in_person", _("zelf gesproken")
    NOTICE = "notice", _("seintje")
    NOBODY = "nobody", _("niemand om het aan te vertellen")


class OffenceAnswer(models.TextChoices):
    """An answer to one question of the offence check."""

    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNSURE = "unsure", _("Weet ik niet")


class OffenceOutcome(models.TextChoices):
    """What the answers point to. A person decides, and the police and the prosecutor after that."""

    LIKELY = "likely", _("Waarschijnlijk strafbaar")
    DOUBT = "doubt", _("Twijfel: vraag de politie of de hulpofficier van justitie")
    UNLIKELY = "unlikely", _("Waarschijnlijk niet strafbaar: doe een melding")


class PoliceWay(models.TextChoices):
    AANGIFTE = "aangifte", _("Aangifte")
    MELDING = "melding", _("Melding")


class Filer(models.TextChoices):
    """Who goes to the police; the employer unless somebody chooses otherwise."""

    EMPLOYER = "employer", _("De werkgever. De collega is dan getuige")
    VICTIM = "victim", _("De collega zelf")
    PROXY = "proxy", _("De werkgever namens de collega, met een volmacht")


class IdentityStep(models.TextChoices):
    """The ladder that keeps out of the file who somebody is; what only the judge decides cannot be chosen."""

    EMPLOYER_FILES = "employer_files", _("De werkgever doet aangifte")
    DOMICILE = "domicile", _("Het adres van het werk (domicilie)")
    UNDER_NUMBER = "under_number", _("Onder nummer")
    LIMITED_ANONYMOUS = "limited_anonymous", _("Beperkt anonieme getuige")
    THREATENED = "threatened", _("Bedreigde getuige")
    ANONYMOUS_LINE = "anonymous_line", _("Meld Misdaad Anoniem")


class IdentityReason(models.TextChoices):
    """Why a report under number is asked for."""

    THREATENED = "threatened", _("De ander heeft met vergelding gedreigd")
    VIOLENT = "violent", _("De ander staat bekend om geweld")
    NOT_KNOWN = "not_known", _("De ander weet niet wie de collega is")
    MEETS_AGAIN = "meets_again", _("De collega komt de ander op het werk weer tegen")
    FAMILY = "family", _("Er is ook dreiging tegen familie of naasten")


class MadeBy(models.TextChoices):
    """Who made a file of the dossier; never a name."""

    REPORTER = "reporter", _("De melder")
    COLLEAGUE = "colleague", _("Een collega")
    OWN_CAMERA = "own_camera", _("Een camera van de werkgever")
    OTHER_CAMERA = "other_camera", _("Een camera van een ander")
    OTHER_PERSON = "other_person", _("De ander zelf, in een bericht of op beeld")
    BYSTANDER = "bystander", _("Een omstander")
    UNKNOWN = "unknown", _("Niet bekend")


class FootageHolder(models.TextChoices):
    """Whose camera it is."""

    OWN = "own", _("Van ons")
    OTHER = "other", _("Van een ander, zoals een winkel of gemeente")


class FootageState(models.TextChoices):
    """How far a request for camera images is."""

    ASKED = "asked", _("gevraagd, nog niet veilig")
    SECURED = "secured", _("veiliggesteld")
    GONE = "gone", _("gewist of niet gekregen")


class AgreementState(models.TextChoices):
    """How a step of the national agreements went in this dossier."""

    DONE = "done", _("Gedaan")
    MISSED = "missed", _("Niet gedaan")
    UNKNOWN = "unknown", _("Niet bekend")


class LeftOut(models.TextChoices):
    """Why something of the dossier is not in the police file."""

    NOT_SCANNED = "not_scanned", _("Nog niet bekeken op virussen")
    HELD = "held", _("Tegengehouden: er zit een virus in")
    CHOSEN = "chosen", _("Weggelaten door wie het maakte")
    TOO_LARGE = "too_large", _("Te groot om in te pakken: neem het los mee")
    NO_RIGHT = "no_right", _("Wie het maakte, mag dit deel niet lezen")
    UNDER_NUMBER = "under_number", _("Onder nummer gevraagd: de namen van ons geef je aan de politie zelf")
