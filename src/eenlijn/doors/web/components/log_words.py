# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line of the log in words: who by function, what was done, with which number; for two desks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.access.codes import ActorKind, Role
from eenlijn.commons.trail.log import LogLine
from eenlijn.commons.trail.queries import Reader
from eenlijn.doors.web.components.shapes import Words
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import row_moment

C = Compartment
PARTS: Final[Mapping[str, Words]] = {
    C.VICTIM: gettext_lazy("wie het overkwam"),
    C.PERPETRATOR: gettext_lazy("wie de ander is"),
    C.OWN_WORDS: gettext_lazy("de eigen woorden"),
    C.AFTERCARE: gettext_lazy("de opvang"),
    C.LEGAL: gettext_lazy("aangifte en schade"),
    C.MEASURES: gettext_lazy("wat er is gedaan"),
    C.PROTECTED: gettext_lazy("het afgeschermde deel"),
    C.RELEASES: gettext_lazy("wat is overgedragen"),
    C.FILES: gettext_lazy("bestanden"),
    C.TRAIL: gettext_lazy("het spoor"),
    C.REQUESTS: gettext_lazy("verzoeken over eigen gegevens"),
    C.ACCOUNT: gettext_lazy("namen en adressen van collega’s"),
}
# An act without words here is told by its code until somebody gives it some.
ACTIONS: Final[Mapping[str, Words]] = {
    "open_dossier": gettext_lazy("een dossier gelezen"),
    "reveal_names": gettext_lazy("namen laten zien"),
    "open_own_report": gettext_lazy("de eigen melding gelezen"),
    "open_from_report": gettext_lazy("gemeld"),
    "keep_envelope": gettext_lazy("een melding bewaard"),
    "claim": gettext_lazy("zich bij een melding bekendgemaakt"),
    "assess": gettext_lazy("een melding beoordeeld"),
    "reassess": gettext_lazy("een melding opnieuw beoordeeld"),
    "write_answer": gettext_lazy("aan een antwoord geschreven"),
    "finish_letter": gettext_lazy("een brief vastgesteld"),
    "keep_document": gettext_lazy("een document bewaard"),
    "hand_out_document": gettext_lazy("een document opgehaald"),
    "record_departure": gettext_lazy("vastgelegd dat een antwoord wegging"),
    "propose_answer": gettext_lazy("een antwoord ter besluit gestuurd"),
    "open_proposal": gettext_lazy("een voorstel gelezen"),
    "decide": gettext_lazy("een besluit genomen"),
    "close": gettext_lazy("een dossier afgesloten"),
    "reopen": gettext_lazy("een dossier heropend"),
    "open_talk": gettext_lazy("een gesprek over nazorg geopend"),
    "open_own_care": gettext_lazy("de eigen nazorg bekeken"),
    "want_care": gettext_lazy("zelf om nazorg gevraagd"),
    "decline_care": gettext_lazy("nazorg niet gewild"),
    "choose_carer": gettext_lazy("gekozen met wie"),
    "consent_referral": gettext_lazy("toestemming gegeven voor een verwijsbrief"),
    "withdraw_referral": gettext_lazy("toestemming voor een verwijsbrief ingetrokken"),
    "note_consent": gettext_lazy("toestemming voor een verwijsbrief vastgelegd"),
    "note_withdrawal": gettext_lazy("vastgelegd dat toestemming is ingetrokken"),
    "make_slip": gettext_lazy("een verwijsbrief gemaakt"),
    "make_own_slip": gettext_lazy("de eigen verwijsbrief gemaakt"),
    "record_referral": gettext_lazy("vastgelegd wat er van een verwijzing kwam"),
    "begin_care_again": gettext_lazy("op verzoek opnieuw nazorg begonnen"),
    "check_accident": gettext_lazy("nagegaan of iets bij de Arbeidsinspectie moet"),
    "record_accident_report": gettext_lazy("vastgelegd dat iets bij de Arbeidsinspectie is gemeld"),
    "open_damage": gettext_lazy("de schade gelezen"),
    "open_claim": gettext_lazy("een eis over schade gelezen"),
    "open_claim_letters": gettext_lazy("brieven over schade gelezen"),
    "open_joining": gettext_lazy("gegevens voor het voegen gelezen"),
    "open_files": gettext_lazy("bekeken welke bestanden er zijn"),
    "open_to_redact": gettext_lazy("een tekst gelezen om hem af te dekken"),
    "confirm_redacted": gettext_lazy("een afgedekte tekst bevestigd"),
    "open_own_files": gettext_lazy("de eigen bestanden bekeken"),
    "open_file": gettext_lazy("een bestand geopend"),
    "add_file": gettext_lazy("een bestand toegevoegd"),
    "add_own_file": gettext_lazy("een bestand bij de eigen melding gedaan"),
    "look_at_file": gettext_lazy("een bestand op virussen bekeken"),
    "destroy_file": gettext_lazy("een bestand vernietigd"),
    "export_dossier": gettext_lazy("een export van een dossier gevraagd"),
    "export_list": gettext_lazy("een export van een lijst gevraagd"),
    "lock_export": gettext_lazy("een export op slot gedaan"),
    "fetch_export": gettext_lazy("een export opgehaald"),
    "revoke_export": gettext_lazy("een export ingetrokken"),
    "set_apart": gettext_lazy("een dossier apart gezet"),
    "propose_lane_back": gettext_lazy("voorgesteld dat een dossier niet langer apart loopt"),
    "withdraw_lane_back": gettext_lazy("zo’n voorstel ingetrokken"),
    "decide_lane_back": gettext_lazy("als tweede persoon over zo’n voorstel beslist"),
    "appoint_handler": gettext_lazy("een behandelaar aangewezen"),
    "recuse": gettext_lazy("gezegd zelf betrokken te zijn"),
    "name_substitute": gettext_lazy("een vervanger genoemd"),
    "remove_substitute": gettext_lazy("de vervanger weggehaald"),
    "ask_to_help": gettext_lazy("een collega bij een dossier gevraagd"),
    "offer_hand_over": gettext_lazy("een dossier aangeboden"),
    "answer_hand_over": gettext_lazy("op een aanbod geantwoord"),
    "escalate": gettext_lazy("een seintje over een termijn gegeven"),
    "break_glass": gettext_lazy("een gesloten dossier geopend"),
    "open_behind_glass": gettext_lazy("een gesloten dossier gelezen"),
    "reveal_behind_glass": gettext_lazy("namen in een gesloten dossier laten zien"),
    "end_glass": gettext_lazy("een gesloten dossier weer dichtgedaan"),
    "review_glass": gettext_lazy("een inzage nagekeken"),
    "escalate_glass": gettext_lazy("verteld dat een inzage niet is nagekeken"),
    "denied": gettext_lazy("een pagina gevraagd die niet voor deze rol is"),
    "denied_often": gettext_lazy("vaak pagina’s gevraagd die niet voor deze rol zijn"),
    "sign_in": gettext_lazy("aangemeld"),
    "sign_in_failed": gettext_lazy("niet aangemeld: het klopte niet"),
    "sign_out": gettext_lazy("afgemeld"),
    "set_password": gettext_lazy("een wachtwoord gekozen"),
    "step_up": gettext_lazy("nog een keer laten zien wie het is"),
    "second_factor_failed": gettext_lazy("een verkeerde code of passkey"),
    "add_second_factor": gettext_lazy("extra zekerheid ingesteld"),
    "remove_second_factor": gettext_lazy("extra zekerheid weggehaald"),
    "rename_passkey": gettext_lazy("een passkey anders genoemd"),
    "make_recovery_codes": gettext_lazy("herstelcodes gemaakt"),
    "end_own_session": gettext_lazy("zich op een andere plek afgemeld"),
    "ask_factor_reset": gettext_lazy("gevraagd om extra zekerheid weg te halen"),
    "agree_factor_reset": gettext_lazy("als eerste ja gezegd tegen weghalen van extra zekerheid"),
    "refuse_factor_reset": gettext_lazy("nee gezegd tegen weghalen van extra zekerheid"),
    "finish_factor_reset": gettext_lazy("de extra zekerheid van iemand weggehaald"),
    "invite_member": gettext_lazy("iemand uitgenodigd"),
    "give_role": gettext_lazy("een rol gegeven"),
    "propose_role": gettext_lazy("een rol gevraagd"),
    "decide_role": gettext_lazy("over een rol besloten"),
    "end_role": gettext_lazy("een rol weggenomen"),
    "end_membership": gettext_lazy("iemand laten vertrekken"),
    "suspend_member": gettext_lazy("iemand geschorst"),
    "update_organisation": gettext_lazy("gegevens van de werkgever gewijzigd"),
    "publish_rule": gettext_lazy("spelregels vastgesteld"),
    "make_token": gettext_lazy("een koppeling gemaakt"),
    "end_token": gettext_lazy("een koppeling beëindigd"),
    "import_file": gettext_lazy("een oud register ingelezen"),
    "open_import": gettext_lazy("een oud register bekeken"),
    "open_log": gettext_lazy("het spoor gelezen"),
    "open_own_actions": gettext_lazy("de eigen handelingen gelezen"),
    "export_processing_log": gettext_lazy("het spoor meegenomen"),
    "open_review_months": gettext_lazy("de maanden van het spoor bekeken"),
    "open_review_queue": gettext_lazy("de regels van een maand bekeken"),
    "mark_line": gettext_lazy("een regel nagekeken"),
    "sign_off_month": gettext_lazy("een maand afgetekend"),
    "watch_trail": gettext_lazy("het spoor van een dag langs de regels gelegd"),
    "acknowledge_red": gettext_lazy("een rode melding gezien"),
    "record_no_aggression": gettext_lazy("vastgesteld dat iets geen agressie was"),
    "check_influence": gettext_lazy("een besluit met vier ogen bekeken"),
    "ask_second": gettext_lazy("een tweede persoon gevraagd"),
    "answer_closing": gettext_lazy("meegekeken voor het afsluiten"),
    "record_talk": gettext_lazy("een gesprek vastgelegd"),
    "record_hearing": gettext_lazy("de kant van de ander vastgelegd"),
    "send_back": gettext_lazy("een voorstel teruggestuurd"),
    "open_reply_link": gettext_lazy("als ander de brief geopend"),
    "reply_by_link": gettext_lazy("als ander gereageerd"),
    "draw_sample": gettext_lazy("de steekproef getrokken"),
    "make_sample_link": gettext_lazy("een link gemaakt voor de lezer van de steekproef"),
    "confirm_sample_file": gettext_lazy("een leesverslag voor de steekproef bevestigd"),
    "open_sample_link": gettext_lazy("als lezer van buiten de steekproef geopend"),
    "open_sample_file": gettext_lazy("als lezer van buiten een leesverslag gelezen"),
    "answer_sample_file": gettext_lazy("als lezer van buiten een leesverslag beoordeeld"),
    "send_sample_reading": gettext_lazy("als lezer van buiten het oordeel verstuurd"),
    "tell_reporter": gettext_lazy("de melder gesproken of geschreven"),
    "decide_police": gettext_lazy("over aangifte besloten"),
    "check_offence": gettext_lazy("nagegaan of het strafbaar kan zijn"),
    "choose_police_way": gettext_lazy("gekozen wie er naar de politie gaat"),
    "open_police_draft": gettext_lazy("de tekst voor de politie gelezen"),
    "write_police_draft": gettext_lazy("aan de tekst voor de politie geschreven"),
    "open_police_evidence": gettext_lazy("het bewijs voor de politie bekeken"),
    "describe_police_files": gettext_lazy("bij bestanden gezet wat ze zijn"),
    "ask_footage": gettext_lazy("camerabeelden gevraagd"),
    "settle_footage": gettext_lazy("vastgelegd hoe het met camerabeelden ging"),
    "open_police_file": gettext_lazy("bekeken wat naar de politie gaat"),
    "make_police_file": gettext_lazy("een dossier voor de politie gemaakt"),
    "make_police_mandate": gettext_lazy("een volmacht gemaakt"),
    "mark_agreements": gettext_lazy("landelijke afspraken nagelopen"),
    "lift_measure": gettext_lazy("een maatregel eerder gestopt"),
    "send_lifting_letter": gettext_lazy("vastgelegd dat de brief over het stoppen is verstuurd"),
    "review_measure": gettext_lazy("een maatregel opnieuw bekeken"),
    "lapse_measure": gettext_lazy("vastgelegd dat een maatregel vanzelf afliep"),
    "record_breach": gettext_lazy("vastgelegd dat iemand zich niet aan een maatregel hield"),
    "record_contact": gettext_lazy("vastgelegd dat de ander antwoord kreeg"),
    "write_causes": gettext_lazy("vastgelegd waarom iets gebeurde"),
    "plan_prevention": gettext_lazy("een preventiemaatregel afgesproken"),
    "move_prevention": gettext_lazy("een preventiemaatregel bijgewerkt"),
    "open_own_prevention": gettext_lazy("een maatregel gelezen waarvoor jij of een collega zorgt"),
    "finish_own_prevention": gettext_lazy("gezegd dat een maatregel gedaan is"),
    "look_at_own_prevention": gettext_lazy("gezegd of een maatregel werkt"),
    "put_risk_line": gettext_lazy("een regel in de RI&E gezet"),
    "record_effect": gettext_lazy("vastgelegd of iets werkt"),
    "take_risk_lines": gettext_lazy("regels voor de RI&E opgehaald"),
    "take_digest": gettext_lazy("een overzicht voor het teamoverleg opgehaald"),
    "take_training": gettext_lazy("de leerpunten per functiegroep opgehaald"),
    "add_provision": gettext_lazy("een voorziening toegevoegd"),
    "look_at_provision": gettext_lazy("vastgelegd dat een voorziening is nagekeken"),
    "end_provision": gettext_lazy("een voorziening weggehaald"),
    "ask_visit": gettext_lazy("nagegaan of een huisbezoek veilig is"),
    "open_visit": gettext_lazy("de check van een huisbezoek gelezen"),
    "move_visit": gettext_lazy("besloten over een huisbezoek"),
    "destroy_visits": gettext_lazy("checks van huisbezoeken vernietigd"),
    "record_posting": gettext_lazy("vastgelegd waar huisregels hangen"),
    "desk_check": gettext_lazy("aan een balie nagevraagd"),
    "waive_measure": gettext_lazy("een maatregel niet nodig genoemd"),
    "withdraw_waiver": gettext_lazy("een maatregel toch nodig genoemd"),
    "add_damage": gettext_lazy("schade vastgelegd"),
    "move_damage": gettext_lazy("schade bijgewerkt"),
    "prove_damage": gettext_lazy("bewijs bij schade vastgelegd"),
    "advance_damage": gettext_lazy("schade voorgeschoten"),
    "choose_road": gettext_lazy("de weg gekozen om schade terug te vragen"),
    "claim_damage": gettext_lazy("schade geëist"),
    "record_payment": gettext_lazy("een betaling vastgelegd"),
    "add_claim_costs": gettext_lazy("kosten bij een eis gezet"),
    "agree_to_pay": gettext_lazy("betalen in termijnen afgesproken"),
    "end_agreement": gettext_lazy("een betalingsregeling gestopt"),
    "write_off_claim": gettext_lazy("een eis afgeschreven"),
    "make_claim_letter": gettext_lazy("een brief over schade gemaakt"),
    "send_claim_letter": gettext_lazy("vastgelegd dat een brief over schade wegging"),
    "add_need": gettext_lazy("een leerpunt vastgelegd"),
    "end_need": gettext_lazy("een leerpunt afgerond"),
    "add_note": gettext_lazy("een aantekening gemaakt"),
    "plan_talk": gettext_lazy("een gesprek over nazorg gepland"),
    "ask_carer": gettext_lazy("iemand voor nazorg gevraagd"),
    "end_care_moment": gettext_lazy("een gesprek over nazorg afgerond"),
    "pause_clock": gettext_lazy("een klok stilgezet"),
    "resume_clock": gettext_lazy("een klok weer laten lopen"),
    "end_help": gettext_lazy("een collega van een dossier gehaald"),
    "withdraw_hand_over": gettext_lazy("een aanbod ingetrokken"),
    "answer_question": gettext_lazy("de eigen melding aangevuld"),
    "add_colleague": gettext_lazy("een collega bij de eigen melding gezet"),
    "speak_as_colleague": gettext_lazy("gezegd of een melding klopt"),
    "tell_experience": gettext_lazy("een ervaring verteld"),
    "refuse_experience": gettext_lazy("liever geen ervaring verteld"),
    "ask_experience": gettext_lazy("drie vragen over hoe het ging klaargezet"),
    "read_experiences": gettext_lazy("zinnen van melders gelezen, zonder naam"),
    "place_outcome": gettext_lazy("een brief aan wie meldde klaargezet"),
    "make_link": gettext_lazy("een meldlink gemaakt"),
    "end_link": gettext_lazy("een meldlink beëindigd"),
    "make_term_feed": gettext_lazy("een agenda-adres gemaakt"),
    "end_term_feed": gettext_lazy("een agenda-adres beëindigd"),
    "accept_invitation": gettext_lazy("een uitnodiging aangenomen"),
    "make_invitation_link": gettext_lazy("een uitnodiging opnieuw gemaakt"),
    "confirm_member": gettext_lazy("iemand bevestigd"),
    "move_member": gettext_lazy("iemand verplaatst"),
    "lift_suspension": gettext_lazy("een schorsing opgeheven"),
    "announce_absence": gettext_lazy("een afwezigheid doorgegeven"),
    "end_absence": gettext_lazy("een afwezigheid beëindigd"),
    "name_deputy": gettext_lazy("een vervanger genoemd"),
    "open_staff_number": gettext_lazy("een personeelsnummer gezien"),
    "set_staff_number": gettext_lazy("een personeelsnummer veranderd"),
    "give_mandate": gettext_lazy("een mandaat gegeven"),
    "end_mandate": gettext_lazy("een mandaat beëindigd"),
    "add_unit": gettext_lazy("een eenheid gemaakt"),
    "rename_unit": gettext_lazy("een eenheid anders genoemd"),
    "end_unit": gettext_lazy("een eenheid beëindigd"),
    "add_site": gettext_lazy("een plek gemaakt"),
    "end_site": gettext_lazy("een plek beëindigd"),
    "record_unit_year": gettext_lazy("aantallen vastgelegd"),
    "record_consent": gettext_lazy("instemming vastgelegd"),
    "save_rule_draft": gettext_lazy("aan spelregels gewerkt"),
    "drop_rule_draft": gettext_lazy("een concept van spelregels weggegooid"),
    "withdraw_rule": gettext_lazy("spelregels ingetrokken"),
    "go_live": gettext_lazy("live gegaan"),
    "found_organisation": gettext_lazy("een werkgever laten meedoen"),
    "make_subscription": gettext_lazy("een seintje gemaakt"),
    "pause_subscription": gettext_lazy("een seintje stilgezet"),
    "resume_subscription": gettext_lazy("een seintje weer aangezet"),
    "test_subscription": gettext_lazy("een seintje geprobeerd"),
    "end_subscription": gettext_lazy("een seintje beëindigd"),
    "rotate_secret": gettext_lazy("een sleutel van een seintje vernieuwd"),
    "replay_since": gettext_lazy("seintjes opnieuw gestuurd"),
    "replay_delivery": gettext_lazy("een seintje opnieuw gestuurd"),
    "allow_host": gettext_lazy("een systeem toegelaten"),
    "forget_host": gettext_lazy("een systeem weggehaald"),
    "start_import": gettext_lazy("een oud register laden gestart"),
    "start_import_trial": gettext_lazy("een oud register geprobeerd"),
    "stop_import": gettext_lazy("een oud register laden gestopt"),
    "start_undo_import": gettext_lazy("een oud register teruggehaald"),
    "discard_import": gettext_lazy("een oud register weggegooid"),
    "release_figures": gettext_lazy("cijfers vrijgegeven"),
    "tell_unsigned_month": gettext_lazy("verteld dat een maand niet is afgetekend"),
}
NOBODY: Final[Mapping[str, Words]] = {
    ActorKind.JOB.value: gettext_lazy("Het systeem"),
    ActorKind.LINK.value: gettext_lazy("Iemand met een link"),
    ActorKind.TOKEN.value: gettext_lazy("Een koppeling"),
    ActorKind.NOBODY.value: gettext_lazy("Iemand die niet is aangemeld"),
}


@dataclass(frozen=True)
class LogItem:
    """One line as a page shows it."""

    title: str
    who: str
    when: str
    number: str
    parts: str
    is_glass: bool
    is_refused: bool


def log_items(lines: tuple[LogLine, ...], numbers: Mapping[str, str], now: datetime) -> list[LogItem]:
    return [_item(line, numbers, now) for line in lines]


def _item(line: LogLine, numbers: Mapping[str, str], now: datetime) -> LogItem:
    parts = [str(PARTS[one]) for one in line.compartments if one in PARTS]
    return LogItem(
        title=capfirst(action_words(line.action)),
        who=reader_words(line.reader, line.role, line.name)
        if line.kind == "person"
        else kind_words(line.kind),
        when=row_moment(line.at, today=now.date()),
        number=numbers.get(line.object_id, line.typed_number),
        parts=", ".join(parts),
        is_glass=line.break_glass,
        is_refused=line.result == "refused",
    )


def action_words(action: str) -> str:
    words = ACTIONS.get(action)
    return str(words) if words else action.replace("_", " ")


def kind_words(kind: str) -> str:
    return str(NOBODY.get(kind, ""))


def reader_words(reader: Reader, role: str, name: str = "") -> str:
    """Function and unit of that day and the role; a name only where somebody may read it."""
    told_role = str(Role(role).label) if role in Role.values else ""
    if told_role.casefold() == reader.function_name.casefold():
        told_role = ""
    told = (name, reader.function_name, reader.unit_name, told_role)
    return " · ".join(part for part in told if part) or _("functie onbekend")
