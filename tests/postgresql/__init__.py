# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The product's own PostgreSQL backend, of which the test databases are made by the owner of the tables."""
