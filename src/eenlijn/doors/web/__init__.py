# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Screens: a folder per desk, the components they are made of and the frame around them."""
