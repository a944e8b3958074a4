# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened in a team, in counts and lessons, to talk about together; without names or words."""
