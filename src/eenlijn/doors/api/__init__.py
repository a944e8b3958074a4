# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door for other systems: version 1 of the interface, at `/api/v1/`."""
