# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clocks of a dossier: every term that runs, pauses and stops, in one table."""
