# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releases: figures of all employers together, decided once per period and never changed afterwards."""
