# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The acts of a dossier, as the timeline names them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    REPORTED = "reported", _("Melding ontvangen en vastgelegd")
    IMPORTED = "imported", _("Overgenomen uit het oude register")
    ASSESSED = "assessed", _("Ernst vastgesteld")
    TAKEN = "taken", _("In behandeling genomen")
    ANSWER_DRAFTED = "answer_drafted", _("Antwoord geschreven")
    LETTER_FINAL = "letter_final", _("Brief vastgesteld")
    REPORTER_TOLD = "reporter_told", _("Melder weet dat de brief gaat")
    LETTER_SENT = "letter_sent", _("Brief verstuurd")
    TALK_HELD = "talk_held", _("Gesprek gevoerd")
    NO_ANSWER = "no_answer", _("Geen antwoord mogelijk")
    CLAIMED = "claimed", _("Melder heeft zich bekendgemaakt")
    CLOSED = "closed", _("Dossier afgesloten")
    # Ways in and triage
    FOR_COLLEAGUE = "for_colleague", _("Namens een collega gemeld")
    VICTIM_CONFIRMED = "victim_confirmed", _("De collega heeft de melding bevestigd")
    VICTIM_CORRECTED = "victim_corrected", _("De collega heeft de melding verbeterd")
    PERSON_ADDED = "person_added", _("Iemand toegevoegd")
    DETAILS_ADDED = "details_added", _("De melder vulde aan")
    RED_SEEN = "red_seen", _("Rode melding gezien")
    REASSESSED = "reassessed", _("Ernst gewijzigd")
    ROUTED = "routed", _("Verdeelregel toegepast")
    NOT_ROUTED = "not_routed", _("Geen verdeelregel past")
    NO_AGGRESSION = "no_aggression", _("Geen agressie")
    NOT_UPHELD = "not_upheld", _("Niet gegrond")
    INFLUENCE_OPENED = "influence_opened", _("Vier ogen gevraagd op het besluit")
    INFLUENCE_CHECKED = "influence_checked", _("Besluit met vier ogen bekeken")
    # Clocks and people
    CLOCK_PAUSED = "clock_paused", _("Klok stilgezet")
    CLOCK_RESUMED = "clock_resumed", _("Klok loopt weer")
    CLOCK_FOLLOWED = "clock_followed", _("Termijn opgevolgd")
    ESCALATED = "escalated", _("Seintje gegeven")
    HAND_OVER_OFFERED = "hand_over_offered", _("Overdracht aangeboden")
    HANDED_OVER = "handed_over", _("Overgedragen")
    HAND_OVER_REFUSED = "hand_over_refused", _("Overdracht geweigerd")
    ASSIGNED = "assigned", _("Iemand gevraagd")
    # Answer and hearing
    DECISION_ASKED = "decision_asked", _("Ter besluit gestuurd")
    DECISION_SENT_BACK = "decision_sent_back", _("Teruggestuurd")
    DECIDED = "decided", _("Besluit genomen")
    HEARING_INVITED = "hearing_invited", _("Uitgenodigd om te reageren")
    HEARD = "heard", _("De ander heeft zijn kant verteld")
    HEARING_ENDED = "hearing_ended", _("Wederhoor afgerond")
    STATEMENT_KEPT = "statement_kept", _("Eigen verklaring van de ander toegevoegd")
    # What people ask about their own data
    REQUEST_JOINED = "request_joined", _("Verzoek over gegevens: er wordt niets vernietigd")
    REQUEST_DECIDED = "request_decided", _("Besloten op een verzoek over gegevens")
    REQUEST_EXTENDED = "request_extended", _("Verzoek over gegevens duurt langer, met een reden")
    REQUEST_OBJECTED = "request_objected", _("Bezwaar tegen een besluit over gegevens")
    REQUEST_OVER = "request_over", _("Verzoek over gegevens afgerond")
    CORRECTED = "corrected", _("Verbetering toegevoegd, op verzoek")
    RESTRICTED = "restricted", _("Gebruik van dit dossier beperkt, op verzoek")
    UNRESTRICTED = "unrestricted", _("Beperking van het gebruik voorbij")
    DATA_REMOVED = "data_removed", _("Gegevens van de ander vernietigd")
    PERSON_REMOVED = "person_removed", _("Gegevens van een betrokkene verwijderd, op verzoek")
    REMOVAL_WAITS = "removal_waits", _("Vernietigen wacht op een verzoek over gegevens")
    # Measures that run
    MEASURE_REVIEWED = "measure_reviewed", _("Maatregel opnieuw bekeken")
    MEASURE_LIFTED = "measure_lifted", _("Maatregel eerder gestopt")
    MEASURE_LAPSED = "measure_lapsed", _("Maatregel vanzelf afgelopen")
    BREACH_RECORDED = "breach_recorded", _("Iemand hield zich niet aan de maatregel")
    CONTACT_ANSWERED = "contact_answered", _("Geantwoord terwijl de maatregel liep")
    # The other measures
    FEEDBACK_GIVEN = "feedback_given", _("Melder gesproken of bericht gestuurd")
    TRAINING_NEED = "training_need", _("Leerpunt vastgelegd")
    CAUSES_NOTED = "causes_noted", _("Oorzaak vastgelegd")
    PREVENTION_PLANNED = "prevention_planned", _("Preventiemaatregel afgesproken")
    PREVENTION_MOVED = "prevention_moved", _("Preventiemaatregel bijgewerkt")
    RISK_LINE_PUT = "risk_line_put", _("Regel in de RI&E gezet")
    EFFECT_CHECKED = "effect_checked", _("Nagegaan of het werkt")
    POLICE_DECIDED = "police_decided", _("Besluit over aangifte")
    POLICE_STEP = "police_step", _("Nieuws van politie of OM vastgelegd")
    OFFENCE_CHECKED = "offence_checked", _("Nagegaan of het strafbaar kan zijn")
    POLICE_PREPARED = "police_prepared", _("Aangifte voorbereid")
    FOOTAGE_ASKED = "footage_asked", _("Camerabeelden gevraagd")
    FOOTAGE_SETTLED = "footage_settled", _("Camerabeelden veiliggesteld of niet gekregen")
    POLICE_FILE_MADE = "police_file_made", _("Dossier voor de politie gemaakt")
    AGREEMENT_MISSED = "agreement_missed", _("Een landelijke afspraak is niet nagekomen")
    DAMAGE_NOTED = "damage_noted", _("Schade vastgelegd")
    CARE_PLANNED = "care_planned", _("Nazorg gepland")
    CARE_MADE = "care_made", _("Contact gelegd")
    CARE_DECLINED = "care_declined", _("Nazorg niet gewenst")
    CARE_WANTED = "care_wanted", _("Nazorg gevraagd door de collega")
    TEAM_TALK_ASKED = "team_talk_asked", _("Teamgesprek gevraagd")
    TEAM_TALK_HELD = "team_talk_held", _("Teamgesprek gehouden")
    ACCIDENT_CHECKED = "accident_checked", _("Nagegaan of dit bij de Arbeidsinspectie moet")
    ACCIDENT_REPORTED = "accident_reported", _("Gemeld bij de Arbeidsinspectie")
    MEASURE_WAIVED = "measure_waived", _("Maatregel niet nodig")
    WAIVER_WITHDRAWN = "waiver_withdrawn", _("Maatregel toch nodig")
    CLOSING_ASKED = "closing_asked", _("Tweede persoon gevraagd voor afsluiten")
    CLOSING_AGREED = "closing_agreed", _("Tweede persoon akkoord met afsluiten")
    CLOSING_REFUSED = "closing_refused", _("Afsluiten nog niet akkoord")
    REOPENED = "reopened", _("Dossier heropend")
    # Who may know nothing of it, and the lanes that run apart
    INVOLVED_NAMED = "involved_named", _("Iemand is betrokken en ziet dit dossier niet")
    INVOLVED_LIFTED = "involved_lifted", _("Iemand is niet langer betrokken")
    MADE_INTERNAL = "made_internal", _("Apart gezet: de ander is een collega")
    SHIELDED = "shielded", _("Afgeschermd")
    OFFICER_NAMED = "officer_named", _("Iemand genoemd bij het afgeschermde dossier")
    HANDLER_APPOINTED = "handler_appointed", _("De privacyfunctionaris wees een behandelaar aan")
    LANE_BACK_ASKED = "lane_back_asked", _("Voorgesteld: niet langer apart")
    LANE_BACK_REFUSED = "lane_back_refused", _("Het dossier blijft apart")
    LANE_BACK_WITHDRAWN = "lane_back_withdrawn", _("Voorstel ingetrokken: het dossier blijft apart")
    LANE_BACK = "lane_back", _("Het dossier loopt niet langer apart")

    # Files
    FILE_ADDED = "file_added", _("Bestand toegevoegd")
    FILE_HELD = "file_held", _("Bestand tegengehouden: er zit een virus in")
    FILE_DESTROYED = "file_destroyed", _("Bestand vernietigd")
    COPY_CONFIRMED = "copy_confirmed", _("Afgedekte tekst bevestigd")

    # Dossiers that belong together, and what the playbook asks
    LINKED = "linked", _("Gekoppeld aan een ander dossier")
    UNLINKED = "unlinked", _("Koppeling ongedaan gemaakt")
    MERGED = "merged", _("Samengevoegd met een ander dossier")
    JOINED = "joined", _("Een melding van hetzelfde voorval toegevoegd")
    MERGE_UNDONE = "merge_undone", _("Samenvoegen ongedaan gemaakt")
    TASKS_MADE = "tasks_made", _("Taken uit het draaiboek gezet")
    TASK_DONE = "task_done", _("Taak uit het draaiboek gedaan")
    TASK_NOT_NEEDED = "task_not_needed", _("Taak uit het draaiboek niet nodig")


class Audience(models.TextChoices):
    """Who reads a note (row B8)."""

    HANDLERS = "handlers", _("Wie dit dossier behandelt")
    TEAM = "team", _("Ook de leidinggevende")
    CARE = "care", _("Ook wie nazorg geeft")


class NoteKind(models.TextChoices):
    FACT = "fact", _("Feit")
    OPINION = "opinion", _("Mening")
