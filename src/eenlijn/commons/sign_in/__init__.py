# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in: second factors, guesses, sessions in sight, lost passwords and lost factors."""
