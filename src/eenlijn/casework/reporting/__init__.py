# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 2: the employee's own words, never edited; safe to send twice."""
