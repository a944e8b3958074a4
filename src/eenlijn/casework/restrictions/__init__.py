# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running measures: from when until when, their review, breaches, contacts, and the check at a desk."""
