# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo region: real municipalities, invented employers, people and incidents (decision 46)."""
