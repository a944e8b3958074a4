# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Covering who it is about in what people wrote: a proposal, and the copy that a person confirmed."""
