# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people ask about their own data: access, correction, erasure, restriction, objection (C13)."""
