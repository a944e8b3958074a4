# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding dossiers by the name of somebody in it: by keyed digests, never by a list of names."""
