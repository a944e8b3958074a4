# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An installation that was founded, without employers: registers are of all of them."""

from datetime import datetime

import pytest

from eenlijn.commons.keys import vault
from eenlijn.commons.tenancy.actions import found_platform
from eenlijn.foundation.sealed.key_provider import FileKeyProvider


@pytest.fixture
def platform(db: None, key_store: FileKeyProvider, monday: datetime) -> None:
    vault.forget_cached()
    found_platform(now=monday)
