# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who comes to this desk."""

from typing import Final

from eenlijn.commons.access.codes import Role

REVIEWERS: Final = (Role.DPO, Role.LOG)
