# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is established first: aggression or not, who saw a red report, whether a decision was influenced."""
