# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings of the product with two addresses of the bench: the same middleware, the same database."""

from eenlijn.config.settings import *  # noqa: F403 - all of it, and only the addresses differ

ROOT_URLCONF = "tools.bench.floors.urls"
