# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling other systems of an employer that something happened: a type, a number and a moment, signed."""
