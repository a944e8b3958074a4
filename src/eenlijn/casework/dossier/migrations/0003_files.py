# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0002_lanes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="timelineentry",
            name="act",
            field=models.CharField(
                choices=[
                    ("reported", "Melding ontvangen en vastgelegd"),
                    ("imported", "Overgenomen uit het oude register"),
                    ("assessed", "Ernst vastgesteld"),
                    ("taken", "In behandeling genomen"),
                    ("answer_drafted", "Antwoord geschreven"),
                    ("letter_final", "Brief vastgesteld"),
                    ("reporter_told", "Melder weet dat de brief gaat"),
                    ("letter_sent", "Brief verstuurd"),
                    ("talk_held", "Gesprek gevoerd"),
                    ("no_answer", "Geen antwoord mogelijk"),
                    ("claimed", "Melder heeft zich bekendgemaakt"),
                    ("closed", "Dossier afgesloten"),
                    ("for_colleague", "Namens een collega gemeld"),
                    ("victim_confirmed", "De collega heeft de melding bevestigd"),
                    ("victim_corrected", "De collega heeft de melding verbeterd"),
                    ("person_added", "Iemand toegevoegd"),
                    ("details_added", "De melder vulde aan"),
                    ("red_seen", "Rode melding gezien"),
                    ("reassessed", "Ernst gewijzigd"),
                    ("no_aggression", "Geen agressie"),
                    ("not_upheld", "Niet gegrond"),
                    ("influence_opened", "Vier ogen gevraagd op het besluit"),
                    ("influence_checked", "Besluit met vier ogen bekeken"),
                    ("clock_paused", "Klok stilgezet"),
                    ("clock_resumed", "Klok loopt weer"),
                    ("escalated", "Seintje gegeven"),
                    ("hand_over_offered", "Overdracht aangeboden"),
                    ("handed_over", "Overgedragen"),
                    ("hand_over_refused", "Overdracht geweigerd"),
                    ("assigned", "Iemand gevraagd"),
                    ("decision_asked", "Ter besluit gestuurd"),
                    ("decision_sent_back", "Teruggestuurd"),
                    ("decided", "Besluit genomen"),
                    ("hearing_invited", "Uitgenodigd om te reageren"),
                    ("heard", "De ander heeft zijn kant verteld"),
                    ("hearing_ended", "Wederhoor afgerond"),
                    ("feedback_given", "Melder gesproken of bericht gestuurd"),
                    ("training_need", "Leerpunt vastgelegd"),
                    ("police_decided", "Besluit over aangifte"),
                    ("damage_noted", "Schade vastgelegd"),
                    ("care_planned", "Nazorg gepland"),
                    ("care_made", "Contact gelegd"),
                    ("care_declined", "Nazorg niet gewenst"),
                    ("measure_waived", "Maatregel niet nodig"),
                    ("waiver_withdrawn", "Maatregel toch nodig"),
                    ("closing_asked", "Tweede persoon gevraagd voor afsluiten"),
                    ("closing_agreed", "Tweede persoon akkoord met afsluiten"),
                    ("closing_refused", "Afsluiten nog niet akkoord"),
                    ("reopened", "Dossier heropend"),
                    ("involved_named", "Iemand is betrokken en ziet dit dossier niet"),
                    ("involved_lifted", "Iemand is niet langer betrokken"),
                    ("made_internal", "Apart gezet: de ander is een collega"),
                    ("shielded", "Afgeschermd"),
                    ("officer_named", "Iemand genoemd bij het afgeschermde dossier"),
                    ("file_added", "Bestand toegevoegd"),
                    ("file_held", "Bestand tegengehouden: er zit een virus in"),
                    ("file_destroyed", "Bestand vernietigd"),
                ],
                max_length=24,
            ),
        ),
    ]
