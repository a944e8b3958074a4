# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Oversight: the log, what of it is reviewed, and closed dossiers behind glass."""
