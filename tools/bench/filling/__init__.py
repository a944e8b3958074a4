# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filling a database with many dossiers: a few made by the product itself, the others copied from those."""
