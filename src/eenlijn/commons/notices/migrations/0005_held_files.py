# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0004_lane_back"),
    ]

    operations = [
        migrations.AlterField(
            model_name="outgoingevent",
            name="type",
            field=models.CharField(
                choices=[
                    ("report_received", "Nieuwe melding"),
                    ("answer_due_soon", "Antwoord moet bijna weg"),
                    ("answer_late", "Antwoord is te laat"),
                    ("letter_about_to_leave", "Er gaat een brief weg"),
                    ("answer_sent", "De ander heeft van ons gehoord"),
                    ("decision_asked", "Er is een besluit aan jou gevraagd"),
                    ("decision_made", "Er is besloten over je voorstel"),
                    ("decision_sent_back", "Je voorstel is teruggestuurd"),
                    ("other_side_replied", "De ander heeft gereageerd"),
                    ("dossier_closed", "Dossier gesloten"),
                    ("feedback_given", "Bericht over je melding"),
                    ("closing_asked", "Kijk mee voor het afsluiten"),
                    ("closing_answered", "Antwoord op je vraag om af te sluiten"),
                    ("dossier_reopened", "Je melding loopt weer"),
                    ("hand_over_offered", "Een dossier overnemen"),
                    ("hand_over_answered", "Antwoord op je overdracht"),
                    ("asked_to_help", "Een collega vraagt je hulp"),
                    ("import_finished", "Inlezen is klaar"),
                    ("invited", "Je bent uitgenodigd"),
                    ("red_report", "Rode melding"),
                    ("term_due_soon", "Een termijn loopt bijna af"),
                    ("term_late", "Een termijn is voorbij"),
                    ("second_eyes_asked", "Vier ogen gevraagd"),
                    ("report_ended", "Je melding is bekeken"),
                    ("reported_for_you", "Er is iets voor jou gemeld"),
                    ("victim_corrected", "Een collega verbeterde een melding"),
                    ("glass_broken", "Een privacyfunctionaris opende een dossier"),
                    ("glass_on_yours", "Een privacyfunctionaris las je melding"),
                    ("glass_not_reviewed", "Een inzage is niet op tijd nagekeken"),
                    ("month_not_reviewed", "Een maand van het spoor is niet afgetekend"),
                    ("needs_handler", "Een dossier heeft iemand nodig"),
                    ("lane_back_asked", "Kijk mee voordat een dossier niet langer apart loopt"),
                    ("lane_back_answered", "Antwoord op je voorstel over een dossier dat apart loopt"),
                    ("lane_back", "Een melding loopt niet langer apart"),
                    ("file_held", "Een bestand is tegengehouden"),
                    ("file_not_taken", "Je bestand konden we niet aannemen"),
                    ("webhook_stopped", "Een seintje naar een ander systeem is gestopt"),
                    ("somebody_goes", "Een collega gaat weg of naar een andere eenheid"),
                    ("handed_on", "Dossiers gingen naar jou over"),
                    ("rights_not_reviewed", "De rechten zijn niet nagekeken"),
                ],
                max_length=30,
            ),
        ),
    ]
