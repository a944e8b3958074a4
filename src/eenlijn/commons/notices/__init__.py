# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short messages to members, in the app and by mail; they hold a number and a link, no content."""
