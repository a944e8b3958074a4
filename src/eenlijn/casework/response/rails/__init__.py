# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rails, each in the file of what it asks: `guard` says which of them an answer passes."""
