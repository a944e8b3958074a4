# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking dossiers out of the system: locked, with a purpose, a mark of whose copy it is, and for a day."""
