# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file with its sealed name and content."""

import uuid

from django.db import models
from django.db.models import Q

from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Document(models.Model):
    """Written only by `documents.actions.keep_document`; what is in it never changes afterwards.

    It is sealed anew when its case gets a fresh key (`keys.renewing`, and then `actions.proved_anew`).

    An old register that was taken over whole is removed by `imports.actions`, evidence with a virus in it
    by `documents.actions.destroy_document`.

    Name and content are sealed with the key of the compartment the file belongs to. `sha256` is
    the hash of the sealed bytes: it proves that what is kept is what was kept, while the hash of
    the plain text would let anyone with the database test for a file they know.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    # Whose keys seal it; a file that belongs to no case has the keys of its organisation.
    case_id = models.UUIDField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=DocumentKind.choices)
    compartment = models.CharField(max_length=8, choices=[(item.value, item.value) for item in Compartment])
    media_type = models.CharField(max_length=80, choices=MediaType.choices)
    file_name = SealedField(Compartment.FILES)
    content = SealedField(Compartment.FILES)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(media_type__in=MediaType.values), name="document_type_is_known"
            ),
        ]
