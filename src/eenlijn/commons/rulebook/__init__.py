# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules an employer sets for itself, in versions: draft, test, publish, roll back (decision 43)."""
