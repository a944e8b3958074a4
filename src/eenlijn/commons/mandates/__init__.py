# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may decide: a mandate belongs to a function, and only its holder decides (decision 21)."""
