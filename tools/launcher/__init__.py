# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands behind the command ./eenlijn: set-up, starting and stopping, testing."""
