# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keys of other systems: which system of an employer may do what through the interface, and until when."""
