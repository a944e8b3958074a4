# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import re

from eenlijn.config.environment import documented
from tools.launcher import places

ROW = re.compile(r"^\| `(EENLIJN_\w+)` \|[^|]*\| (.*) \|$", re.MULTILINE)


def test_the_list_for_operators_is_the_list_of_the_product() -> None:
    page = (places.ROOT / "docs" / "operations" / "settings.md").read_text(encoding="utf-8")
    of_the_product = page.split("## Of the product")[1].split("## Of the launcher")[0]
    assert dict(ROW.findall(of_the_product)) == documented()
