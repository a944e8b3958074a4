# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's PostgreSQL backend that tells the database for which employer each statement is."""
