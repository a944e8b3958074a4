# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may come to this desk; what they see and may do there follows from the dossier itself."""

from eenlijn.commons.access.codes import Role

# A lawyer, a safety officer and a handler of the protected lane see what is assigned to them.
READERS = (Role.COO, Role.MGR, Role.LEG, Role.OOV, Role.PRO)
