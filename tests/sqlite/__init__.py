# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The product's own SQLite backend, whose empty test database is migrated once per state of the code."""
