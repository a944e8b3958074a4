# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who joins: founding an organisation with its keys and its trail, and admitting its members."""
