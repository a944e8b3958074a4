# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures how much of what tells who somebody is the proposal finds, beside the package `deduce`."""
