# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Photos, recordings, mails and other files that show what happened: held until a scanner has looked."""
