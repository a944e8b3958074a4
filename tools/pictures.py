# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking the pictures of the manual from a running demo, so that they show what stands on the screen today.

Run `./eenlijn demo` on fresh data and then `python -m tools.pictures --base http://127.0.0.1:8000`.
Each line of `SHOTS` is one picture; `--only NAME NAME` takes some. First the stage is set: what an empty
demo does not have, happens through the screens (`--values FILE` keeps what came out, for a second round).
The first page of an empty installation comes from one: `--begin ADDRESS`, printed by `manage first_link`.
A page that answers anything but 200 is an error.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import FilePayload, Page, sync_playwright

from tools.launcher import places
from tools.picture_stage import LINK, PASSWORD, Stage

TARGET: Final = places.ROOT / "docs" / "images" / "handleiding"
COLOURS: Final = 48
BEGIN: Final = "{begin}"
TALKS: Final = ".el-rows a[href*='/gesprekken/']"


@dataclass(frozen=True)
class Shot:
    """One picture: its file, who looks, where, what is done first, and which part of the page is kept.

    Braces in the address are values of the stage. Without a part it is what stands on the first screen.
    """

    name: str
    who: str
    address: str
    first: Callable[[Page], None] | None = None
    part: str = ""
    is_phone: bool = False


def opened(selector: str) -> Callable[[Page], None]:
    """Follow the first of these, or unfold it."""

    def go(page: Page) -> None:
        page.locator(selector).first.click()
        page.wait_for_load_state()

    return go


def chosen(name: str, value: str, button: str = "") -> Callable[[Page], None]:
    """Choose an answer, and press a button when there is one to press."""

    def go(page: Page) -> None:
        page.check(f"[name={name}][value={value}]", force=True)
        if button:
            page.get_by_role("button", name=button, exact=True).first.click()
            page.wait_for_load_state()

    return go


def begun(page: Page) -> None:
    """Begin an empty installation; what comes then is the list of what must be there."""
    for name, value in {
        "name": "Petra",
        "email": "petra@voorbeeld.example",
        "function_name": "Beheerder",
        "password": PASSWORD,
        "password_again": PASSWORD,
        "employer_name": "Busbedrijf Reggestreek (verzonnen)",
        "postal_lines": "Postbus 000\n7600 XX Almelo",
    }.items():
        page.fill(f"[name={name}]", value)
    page.check("[name=sector][value=transport]", force=True)
    page.locator("[name=municipality]").select_option(index=1)
    page.get_by_role("button", name="Begin", exact=True).click()
    page.wait_for_url("**/beheer/")


def wrong_list(page: Page) -> None:
    """Offer a list of people with two cells that are wrong."""
    rows = (
        "naam;mailadres;functie;eenheid;rollen",
        "Nina;nina@voorbeeld.example;Buschauffeur;Lijn 62;",
        "Otto;geen mailadres;Buschauffeur;Lijn 62;",
        "Pim;pim@voorbeeld.example;;Lijn 99;",
    )
    page.set_input_files(
        "[name=file]",
        files=FilePayload(name="collegas.csv", mimeType="text/csv", buffer="\n".join(rows).encode()),
    )
    page.get_by_role("button", name="Kijk de lijst na").click()
    page.wait_for_load_state()


def school_list(page: Page) -> None:
    """Offer a newer edition of the invented schools: one goes, one comes, one is called otherwise."""
    rows = (
        "BEVOEGD GEZAG NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;POSTCODE;PLAATSNAAM;GEMEENTENUMMER",
        "90001;90AA00;Kindcentrum De Vlinderhof (verzonnen);7550 ZZ;HENGELO;0164",
        "90001;90AB00;Kindcentrum De Eschakker (verzonnen);7510 ZZ;ENSCHEDE;0153",
        "90002;90BB00;Basisschool De Noaberkring (verzonnen);7620 ZZ;BORNE;0147",
        "90003;90CA00;Basisschool De Kolkwaard (verzonnen);7570 ZZ;OLDENZAAL;0173",
    )
    page.set_input_files(
        "[name=file]",
        files=FilePayload(
            name="basisscholen-verzonnen-2020-10-01.csv", mimeType="text/csv", buffer="\n".join(rows).encode()
        ),
    )
    page.get_by_role("button", name="Probeer het bestand").click()
    page.wait_for_load_state()


def searched(page: Page) -> None:
    """Look for every dossier with Anna in it."""
    page.fill("[name=name]", "Anna")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.wait_for_load_state()


def locked(page: Page) -> None:
    """Ask a whole dossier for a hearing, wait for the worker, and lock it."""
    chosen("purpose", "hearing", "Maak de export")(page)
    page.get_by_role("button", name="Doe op slot en toon de zin").click(timeout=60_000)
    page.wait_for_load_state()


# A browser shows dates in fields in the language of its machine; this writes what a Dutch one shows.
DUTCH_DATES: Final = """
const kinds = ["date", "time", "datetime-local"].map((kind) => `input[type=${kind}]`).join();
for (const field of document.querySelectorAll(kinds)) {
  const [day, clock] = field.type === "time" ? ["", field.value] : field.value.split("T");
  const date = day ? day.split("-").reverse().join("-") : "dd-mm-jjjj";
  const time = clock ? clock.slice(0, 5) : "--:--";
  const shown = {date: date, time: time, "datetime-local": `${date} ${time}`}[field.type];
  field.type = "text";
  field.value = shown;
}
"""

SHOTS: Final[tuple[Shot, ...]] = (
    # everybody
    Shot("uitnodiging", "", "{invitation}"),
    Shot("afwezig", "bram", "/mijn/afwezig/"),
    Shot("mijn-termijnen", "carla", "/termijnen/"),
    Shot("extra-zekerheid", "anna", "/mijn/extra-zekerheid/"),
    # reporting
    Shot("melden", "", LINK, is_phone=True),
    Shot("ontvangst", "", "{receipt}", is_phone=True),
    Shot("voor-een-collega", "", f"{LINK}?soort=collega"),
    Shot("zelf-opgelost", "", f"{LINK}?soort=zelf-opgelost"),
    Shot("aanvullen", "", "{receipt}aanvullen/"),
    Shot("volgen", "anna", "/mijn/{warned}/"),
    Shot("verwachten", "anna", "/verwachten/"),
    Shot("nazorg-melder", "anna", "/mijn/{main}/nazorg/", is_phone=True),
    Shot("huisbezoek", "anna", "/huisbezoek/nieuw/", is_phone=True),
    Shot("bestanden-melder", "anna", "/mijn/{main}/bestanden/", is_phone=True),
    Shot("oefenen", "carla", "/melden/oefenen/"),
    Shot("bevestigen", "", "/klopt/{colleague}/"),
    # the manager
    Shot("vandaag-leiding", "bram", "/vandaag/"),
    Shot("opvang", "bram", "/dossiers/{main}/nazorg/"),
    Shot("voorzieningen", "carla", "/voorzieningen/"),
    Shot("teamoverleg", "bram", "/team/overleg/"),
    # the coordinator
    Shot("vandaag", "carla", "/vandaag/"),
    Shot("dossier", "carla", "/dossiers/{main}/"),
    Shot("rood", "carla", "/dossiers/{red}/"),
    Shot("beoordelen", "carla", "/dossiers/{main}/beoordelen/"),
    Shot("geen-agressie", "carla", "/dossiers/{red}/beoordelen/", part="fieldset:has([name=gate])"),
    Shot("vier-ogen", "bram", "/dossiers/{main}/vier-ogen/"),
    Shot("klokken", "carla", "/dossiers/{main}/klok/"),
    Shot("mensen", "carla", "/dossiers/{main}/mensen/"),
    Shot("antwoord", "carla", "/dossiers/{main}/antwoord/"),
    Shot("horen", "carla", "/dossiers/{warned}/wederhoor/"),
    Shot("gesprek", "carla", "/dossiers/{main}/gesprek/"),
    Shot(
        "waarschuwing",
        "carla",
        "/dossiers/{main}/antwoord/",
        chosen("kind", "written_warning", "Toon de vragen bij deze keuze"),
        part="#voorbeeld section",
    ),
    Shot("verstuurd", "carla", "/dossiers/{sending}/verstuurd/"),
    Shot("melder-spreken", "carla", "/dossiers/{main}/melder/"),
    Shot("maatregelen", "carla", "/dossiers/{main}/", part=".el-mbar"),
    Shot("aangifte", "carla", "/dossiers/{main}/aangifte/"),
    Shot("politie-meenemen", "carla", "/dossiers/{far}/aangifte/meenemen/"),
    Shot("aangifte-volgen", "carla", "/dossiers/{far}/aangifte/volgen/"),
    Shot("vrijgeven", "carla", "/dossiers/{far}/vrijgeven/nieuw/"),
    Shot("leren", "carla", "/leren/"),
    Shot("arbeidsinspectie", "carla", "/dossiers/{main}/arbeidsinspectie/"),
    Shot("nazorg", "carla", "/dossiers/{main}/nazorg/"),
    Shot("notitie", "carla", "/dossiers/{main}/notitie/"),
    Shot("overdragen", "carla", "/dossiers/{main}/behandelaar/"),
    Shot("afsluiten", "carla", "/dossiers/{main}/afsluiten/"),
    Shot("meldlinks", "carla", "/beheer/meldlinks/"),
    Shot("zoeken", "carla", "/zoeken/", searched),
    Shot("bestanden", "carla", "/dossiers/{main}/bestanden/"),
    Shot("export", "carla", "/dossiers/{main}/export/", locked),
    Shot("betrokken", "carla", "/dossiers/{main}/betrokken/"),
    # oversight
    Shot("toezicht", "omar", "/toezicht/"),
    Shot("spoor", "noor", "/toezicht/spoor/?inzage=ja"),
    Shot("nakijken", "omar", "/toezicht/maanden/"),
    Shot("inzage-openen", "noor", "/toezicht/inzages/nieuw/"),
    Shot("achter-glas", "noor", "/toezicht/dossier/{sending}/"),
    Shot("inzage-nakijken", "omar", "/toezicht/inzages/", opened("main .el-links a.el-textlink")),
    Shot("wie-keek", "anna", "/mijn/{sending}/wie-keek/"),
    # care, deciding, damage, the board
    Shot(
        "gesprek-nazorg",
        "joost",
        "/gesprekken/",
        opened(TALKS),
    ),
    Shot("besluit", "ilse", "/besluiten/{warned}/"),
    Shot("schade", "kim", "/dossiers/{main}/schade/"),
    Shot("eis", "karin", "/dossiers/{far}/schade/eis/1/"),
    Shot("meekijken", "karin", "{package}"),
    Shot("te-laat", "ilse", "/te-laat/"),
    Shot("reageren", "", "{reply}"),
    # who manages
    Shot("begin", "", BEGIN),
    Shot("eerste-uur", "", BEGIN, begun),
    Shot("eenheden", "petra", "/beheer/eenheden/"),
    Shot("mensen-beheer", "petra", "/beheer/mensen/"),
    Shot("lijst", "petra", "/beheer/mensen/inlezen/", wrong_list),
    Shot("rollen", "petra", "/beheer/rollen/"),
    Shot("mandaten", "petra", "/beheer/mandaten/"),
    Shot("rechten", "petra", "/beheer/rechten/"),
    Shot("telefoon", "petra", "/beheer/telefoon/"),
    Shot("ondernemingsraad", "petra", "/beheer/or/"),
    Shot("aantallen", "petra", "/beheer/aantallen/"),
    Shot("spelregels", "petra", "/beheer/spelregels/"),
    Shot("kalender", "petra", "/beheer/spelregels/kalender/concept/"),
    Shot("termijnen", "petra", "/beheer/spelregels/termijnen/concept/"),
    Shot("beleid", "petra", "/beheer/spelregels/beleid/concept/"),
    Shot("brief-tekst", "petra", "/beheer/spelregels/brief-waarschuwing/concept/"),
    Shot("startpakket", "petra", "/beheer/spelregels/pakket/"),
    Shot("koppelingen", "petra", "/beheer/koppelingen/"),
    Shot("seintje", "petra", "/beheer/seintjes/", opened(".el-links a.el-textlink")),
    # the region, its registers, and everybody outside
    Shot("registers-proef", "hugo", "/beheer/registers/basisscholen/inlezen/", school_list),
    Shot("regio-cijfers", "greet", "/regio/cijfers/"),
    Shot("regio-kaart", "greet", "/regio/cijfers/?tabel=municipality", part=".el-mapgrid"),
    Shot("open-data", "", "/open-data/"),
)


def main() -> int:
    """Take the pictures; returns how many pages did not answer."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--base", default="http://127.0.0.1:8000")
    asked.add_argument("--begin", default="")
    asked.add_argument("--values", type=Path)
    asked.add_argument("--only", nargs="*", default=[])
    told = asked.parse_args()
    shots = [shot for shot in SHOTS if not told.only or shot.name in told.only]
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = os.environ.get("EENLIJN_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        stage = Stage(browser, told.base)
        _set(stage, told.values)
        stage.values["begin"] = told.begin
        failed = sum(not _taken(stage, shot) for shot in shots)
        browser.close()
    return failed


def _set(stage: Stage, kept: Path | None) -> None:
    """Set the stage, or take over what an earlier round kept of it."""
    if kept is not None and kept.is_file():
        told = json.loads(kept.read_text(encoding="utf-8"))
        stage.values.update(told["values"])
        stage.kept.update(told["kept"])
        return
    stage.set_up()
    if kept is not None:
        kept.write_text(json.dumps({"values": stage.values, "kept": stage.kept}), encoding="utf-8")


def _taken(stage: Stage, shot: Shot) -> bool:
    address = shot.address.format_map(stage.values)
    if not address:
        sys.stderr.write(f"{shot.name}: left out, its address was not given\n")
        return True
    try:
        with stage.page(shot.who, is_phone=shot.is_phone) as page:
            answer = page.goto(address)
            if answer is None or not answer.ok:
                raise LookupError(f"{address} answered {answer.status if answer else 'nothing'}")  # noqa: TRY301
            if shot.first:
                shot.first(page)
            page.wait_for_load_state("networkidle")
            page.evaluate(DUTCH_DATES)
            _keep(page, shot)
    except Exception as problem:  # noqa: BLE001 - one picture that fails does not stop the others
        sys.stderr.write(f"{shot.name}: {problem}\n")
        return False
    return True


def _keep(page: Page, shot: Shot) -> None:
    target = TARGET / f"{shot.name}.png"
    if shot.part:
        page.locator(shot.part).first.screenshot(path=target)
    else:
        page.screenshot(path=target)
    with Image.open(target) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
