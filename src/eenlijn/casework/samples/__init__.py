# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly sample: closed dossiers drawn by lot, covered, and read by somebody from outside."""
