# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Before something happens: what keeps a place safe, and the check before a visit at home."""
