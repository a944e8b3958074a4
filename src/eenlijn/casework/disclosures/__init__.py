# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packages for police and prosecutor: chosen fields, frozen, approved by others, for one named recipient."""
