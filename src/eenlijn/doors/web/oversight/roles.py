# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who comes to this desk."""

from typing import Final

from eenlijn.commons.access.codes import Role

REVIEWERS: Final = (Role.DPO, Role.LOG)
# Who has a task in dossiers beside reviewing, and so may have the page of one; the desk itself decides.
DOSSIER_READERS: Final = (Role.COO, Role.MGR, Role.LEG, Role.OOV, Role.PRO)
