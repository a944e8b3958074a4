# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What keeps a place safe: alarm, exits, desk, camera, a second person; looked at, and practised."""
