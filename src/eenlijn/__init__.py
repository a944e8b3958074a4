# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Eén Lijn: one line from a report of aggression to an answered, closed dossier."""
