# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of each topic: read from stored content, written back, and looked over in plain sentences."""
