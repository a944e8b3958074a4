# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's SQLite backend with one writer at a time in this process (decision 40)."""
