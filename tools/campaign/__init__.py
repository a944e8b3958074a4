# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""./eenlijn campaign: the same checks as the tests, at full size, with what was tried, found and lost."""
