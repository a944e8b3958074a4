# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The second wall: which policies, roles and keys the database must have, made from the models and no list.

`plan` says what must be, `standing` what is, `raising` makes the first of the second.
"""
