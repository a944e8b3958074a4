# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The top floor: settings, addresses, the schedule and the start of the programme."""
