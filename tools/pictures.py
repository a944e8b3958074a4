# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking the pictures of the manual from a running demo, so that they show what stands on the screen today.

Run `./eenlijn demo` on fresh data and then `python -m tools.pictures --base http://127.0.0.1:8000`.
Each line of `SHOTS` is one picture; `--only NAME` takes one.
A page that answers anything but 200 is an error.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools.launcher import places

TARGET: Final = places.ROOT / "docs" / "images" / "handleiding"
PHONE: Final = {"width": 390, "height": 844}
DESK: Final = {"width": 1200, "height": 800}
COLOURS: Final = 64


@dataclass(frozen=True)
class Shot:
    """One picture: its file, who looks (one of the cast, or nobody), where, and what is done first."""

    name: str
    who: str
    address: str
    first: Callable[[Page], None] | None = None
    phone: bool = False
    whole: bool = False


def first_dossier(group: str = "") -> Callable[[Page], None]:
    """Open the first dossier of the list, or the first one under a heading."""

    def go(page: Page) -> None:
        rows = page.locator("section", has_text=group).first if group else page
        rows.locator("a[href*='/dossiers/']").first.click()

    return go


def on_dossier(part: str, group: str = "") -> Callable[[Page], None]:
    """Open a dossier from the list, then one of its pages by the end of its address."""

    def go(page: Page) -> None:
        first_dossier(group)(page)
        number = re.search(r"/dossiers/([^/]+)/", page.url)
        if number is None:
            raise LookupError(page.url)
        page.goto(f"/dossiers/{number.group(1)}/{part}")

    return go


SHOTS: Final[tuple[Shot, ...]] = (
    Shot("melden", "", "/m/lijn62/", phone=True),
    Shot("vandaag", "carla", "/vandaag/"),
    Shot("dossier", "carla", "/vandaag/", first_dossier()),
)


def main() -> int:
    """Take the pictures; returns how many pages did not answer."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--base", default="http://127.0.0.1:8000")
    asked.add_argument("--only", default="")
    told = asked.parse_args()
    shots = [shot for shot in SHOTS if told.only in {"", shot.name}]
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = os.environ.get("EENLIJN_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        failed = sum(not _taken(browser, told.base, shot) for shot in shots)
        browser.close()
    return failed


def _taken(browser: Browser, base: str, shot: Shot) -> bool:
    viewport = PHONE if shot.phone else DESK
    context = browser.new_context(base_url=base, viewport=viewport, locale="nl-NL")  # type: ignore[arg-type]
    page = context.new_page()
    try:
        _sign_in(page, shot.who)
        answer = page.goto(shot.address)
        if answer is None or not answer.ok:
            raise LookupError(f"{shot.address} answered {answer.status if answer else 'nothing'}")  # noqa: TRY301
        if shot.first:
            shot.first(page)
        page.wait_for_load_state("networkidle")
        _keep(page, shot)
    except Exception as problem:  # noqa: BLE001 - one picture that fails does not stop the others
        sys.stderr.write(f"{shot.name}: {problem}\n")
        return False
    finally:
        context.close()
    return True


def _sign_in(page: Page, who: str) -> None:
    """One press on the card of this person, as the demo offers it."""
    if not who:
        return
    page.goto("/aanmelden/")
    page.locator(f"button[value='{who}'], button[name='{who}']").first.click()
    page.wait_for_load_state()


def _keep(page: Page, shot: Shot) -> None:
    target = TARGET / f"{shot.name}.png"
    page.screenshot(path=target, full_page=shot.whole)
    with Image.open(target) as picture:
        picture.convert("RGB").quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
