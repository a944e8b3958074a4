# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures: one question, one table, counted live over the facts that the asker may count."""
