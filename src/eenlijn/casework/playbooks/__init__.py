# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the playbook of the day asks on a dossier, and how far each task is (row B7)."""
