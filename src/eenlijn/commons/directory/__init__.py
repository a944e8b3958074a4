# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers of the government and of sectors, taken over as facts: entries in a directory, never tenants."""
