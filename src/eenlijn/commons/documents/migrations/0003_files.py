# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_case"),
        ("organisations", "0001_organisations"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="document",
            name="document_type_is_known",
        ),
        migrations.AlterField(
            model_name="document",
            name="kind",
            field=models.CharField(
                choices=[
                    ("letter", "brief"),
                    ("letter_source", "brief om te bewerken"),
                    ("evidence", "bewijs"),
                    ("preview", "voorbeeld van bewijs"),
                    ("import", "ingelezen bestand"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="media_type",
            field=models.CharField(
                choices=[
                    ("application/pdf", "PDF"),
                    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
                    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
                    ("text/csv", "CSV"),
                    ("image/png", "PNG"),
                    ("image/jpeg", "JPEG"),
                    ("image/webp", "WebP"),
                    ("image/heic", "HEIC"),
                    ("audio/mpeg", "MP3"),
                    ("audio/mp4", "M4A"),
                    ("audio/ogg", "OGG"),
                    ("audio/wav", "WAV"),
                    ("audio/amr", "AMR"),
                    ("video/mp4", "MP4"),
                    ("video/quicktime", "MOV"),
                    ("video/webm", "WebM"),
                    ("message/rfc822", "mail"),
                    ("text/plain", "tekst"),
                ],
                max_length=80,
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "media_type__in",
                        [
                            "application/pdf",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            "text/csv",
                            "image/png",
                            "image/jpeg",
                            "image/webp",
                            "image/heic",
                            "audio/mpeg",
                            "audio/mp4",
                            "audio/ogg",
                            "audio/wav",
                            "audio/amr",
                            "video/mp4",
                            "video/quicktime",
                            "video/webm",
                            "message/rfc822",
                            "text/plain",
                        ],
                    )
                ),
                name="document_type_is_known",
            ),
        ),
    ]
