# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tools of the house; nothing here is part of the product. The launcher needs the standard library only."""
