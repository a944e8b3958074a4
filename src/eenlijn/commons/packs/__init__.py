# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sector packs: what an employer of a sector starts with; data files and their reader, no tables."""
