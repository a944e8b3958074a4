# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check before a visit at home: questions, a colour with precautions, and gone a day later."""
