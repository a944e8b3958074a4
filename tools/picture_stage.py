# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has to happen in a fresh demo before the pictures of the manual can be taken.

Everything goes through the screens, as people would do it. What comes out are the values that stand between
braces in the addresses of the pictures: numbers of dossiers, and addresses that are shown once.
"""

import io
import re
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page

from tools.phone_codes import code_of

LINK: Final = "/m/lijn62/"
PASSWORD: Final = "vier losse woorden achter elkaar"  # noqa: S105 - of the demo
NEW_PEOPLE: Final = {"kim": ("Kim", "Jurist", "LEG")}
BEHAVIOUR: Final = "U pakte onze medewerker bij de jas. U zei dat u de medewerker opwacht."
OWN: Final = ("heard", "warned", "sending", "main")
PHONE_SIZE: Final = {"width": 390, "height": 844}
DESK_SIZE: Final = {"width": 1280, "height": 860}


@dataclass
class Stage:
    """A running demo, and what was made in it so far."""

    browser: Browser
    base: str
    values: dict[str, str] = field(default_factory=dict)
    # Where somebody who set up a second factor is signed in; a code works once.
    kept: dict[str, Any] = field(default_factory=dict)

    @contextmanager
    def page(self, who: str = "", *, is_phone: bool = False) -> Iterator[Page]:
        """A page of this person, of nobody, or of somebody who was invited on this stage."""
        viewport = PHONE_SIZE if is_phone else DESK_SIZE
        context = self.browser.new_context(
            base_url=self.base,
            viewport=viewport,  # type: ignore[arg-type]
            locale="nl-NL",
            storage_state=self.kept.get(who),
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        try:
            self._sign_in(page, who)
            yield page
        finally:
            context.close()

    def _sign_in(self, page: Page, who: str) -> None:
        if not who or who in self.kept:
            return
        page.goto("/aanmelden/")
        if who in NEW_PEOPLE:
            page.fill("[name=email]", f"{who}@reggestreek.example")
            page.fill("[name=password]", PASSWORD)
            page.locator("form:has([name=email]) button[type=submit]").click()
            self._set_up_app(page, who)
        else:
            # One press in the demo counts as two factors.
            page.locator(f"button[value='{who}']").first.click()
        page.wait_for_load_state()

    def _set_up_app(self, page: Page, who: str) -> None:
        """Whose role opens something of others sets up an app first, and stays signed in."""
        page.goto("/mijn/extra-zekerheid/app/")
        secret = page.locator(".profile-secret").inner_text()
        page.fill("[name=code]", code_of(secret, time.time()))
        press(page, "Zet de app aan")
        self.kept[who] = page.context.storage_state()

    def set_up(self) -> dict[str, str]:
        """Let everything happen, in the order in which one thing needs the other."""
        self._rules()
        self._people()
        self._reports()
        self._answers()
        self._proof()
        self._glass()
        self._longer()
        return self.values

    # --- the employer -----------------------------------------------------------------------------

    def _rules(self) -> None:
        """Somebody stands for the paragraph without which no warning leaves."""
        with self.page("petra") as page:
            for slug in ("alinea-niet-mee-eens", "kalender"):
                page.goto(f"/beheer/spelregels/{slug}/")
                press(page, "Zo laten")

    def _people(self) -> None:
        for who, (name, function, role) in NEW_PEOPLE.items():
            address = self._invited(who, name, function, role)
            with self.page() as page:
                page.goto(address)
                page.fill("[name=name]", name)
                page.fill("[name=password]", PASSWORD)
                page.fill("[name=password_again]", PASSWORD)
                press(page, "Doe mee")
        self.values["invitation"] = self._invited("nieuw", "Nadia", "Buschauffeur", "")

    def _invited(self, who: str, name: str, function: str, role: str) -> str:
        with self.page("petra") as page:
            page.goto("/beheer/mensen/nieuw/")
            page.fill("[name=name]", name)
            page.fill("[name=email]", f"{who}@reggestreek.example")
            if function in _options(page, "function"):
                page.select_option("[name=function]", label=function)
            else:
                page.locator("[name=function] option").last.evaluate("one => one.selected = true")
                page.fill("[name=own_function]", function)
            if role:
                page.select_option("[name=role]", role)
            press(page, "Nodig uit")
            return page.locator(".el-copy").inner_text().strip()

    # --- reports ----------------------------------------------------------------------------------

    def _reports(self) -> None:
        with self.page(is_phone=True) as page:
            self._told(page, LINK, "Er stond iemand met een mes bij de deur.", kind=5, not_safe=True)
            self.values["red"] = _number(page)
        with self.page() as page:
            page.goto(f"{LINK}?soort=collega")
            page.check("[name=reporter_role][value=phone_desk]")
            page.fill("[name=colleague_name]", "Anna")
            page.fill("[name=colleague_address]", "")
            self._told(page, "", "De reiziger duwde Anna tegen de deur.", kind=2)
            codes = page.locator(".report-code").all_inner_texts()
            self.values["colleague"] = codes[1].strip()
        with self.page(is_phone=True) as page:
            self._told(page, LINK, "Een reiziger schold mij uit bij de halte.", kind=0)
            self.values["receipt"] = page.url.removeprefix(self.base)
        for name in OWN:
            with self.page("anna") as page:
                self._told(page, "/melden/", "Hij pakte mijn jas en zei dat hij mij opwacht.", kind=2)
                self.values[name] = _number(page)

    def _told(self, page: Page, address: str, words: str, *, kind: int, not_safe: bool = False) -> None:
        if address:
            page.goto(address)
        page.locator("[name=kinds]").nth(kind).check(force=True)
        if page.locator("[name=place]").count() and not page.locator("[name=place]").input_value():
            page.fill("[name=place]", "Halte Markt")
        page.fill("[name=words]", words)
        page.check("[name=wish][value=act]", force=True)
        if not_safe:
            page.check("[name=not_safe]", force=True)
        press(page, "Verstuur je melding")

    # --- dossiers ---------------------------------------------------------------------------------

    def _answers(self) -> None:
        with self.page("carla") as page:
            for name in OWN:
                self._assess(page, self.values[name], is_influenced=name == "main")
            self._invite_to_be_heard(page, self.values["heard"])
            self._finish(page, self.values["sending"], "norm_notice")
            self._propose_warning(page, self.values["warned"])
            self._ask_helpers(page, self.values["main"])
        with self.page("kim") as page:
            page.goto(f"/dossiers/{self.values['main']}/schade/")
            page.locator("[name=damage_type]").select_option(index=1)
            page.fill("[name=amount]", "240,50")
            page.fill("[name=proof]", "Bon van de kledingzaak, in de kluis (verzonnen)")
            page.locator("form:has([name=amount]) button[type=submit]").click()

    # --- proof and oversight ----------------------------------------------------------------------

    def _proof(self) -> None:
        """Anna adds a photo; a demo without a scanner lets it wait."""
        kept = io.BytesIO()
        Image.new("RGB", (640, 480), "#7d8f8a").save(kept, "JPEG")
        photo = FilePayload(name="halte.jpg", mimeType="image/jpeg", buffer=kept.getvalue())
        with self.page("anna") as page:
            page.goto(f"/mijn/{self.values['main']}/bestanden/")
            page.set_input_files("main [type=file]", files=photo)
            press(page, "Voeg dit bestand toe")

    def _glass(self) -> None:
        """Noor opens a dossier for an hour, and Omar has something to review."""
        with self.page("noor") as page:
            page.goto("/toezicht/inzages/nieuw/")
            page.fill("[name=number]", self.values["sending"])
            page.check("[name=reason][value=complaint]", force=True)
            page.fill("[name=words]", "Er is een klacht over hoe dit is behandeld. Ik ga na wie het las.")
            press(page, "Open dit dossier")

    def _longer(self) -> None:
        """The long story of the demo is the one from which something is learned; a package of it waits."""
        with self.page("carla") as page:
            page.goto("/leren/")
            told = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{3}\b", page.locator("main").inner_text())
            self.values["far"] = told.group(0) if told else ""
            page.goto(f"/dossiers/{self.values['far']}/vrijgeven/nieuw/")
            for name, value in {"ground": "own_report", "kind": "police", "wish": "wants"}.items():
                page.check(f"[name={name}][value={value}]", force=True)
            for name, value in {
                "purpose": "Bij onze aangifte van maandag.",
                "name": "Eva Verzonnen",
                "organisation": "Politie Twente (verzonnen)",
                "mail": "eva@politie.example",
            }.items():
                page.fill(f"[name={name}]", value)
            press(page, "Leg vast en vraag anderen om mee te kijken")
            self.values["package"] = page.url.removeprefix(self.base)

    def _assess(self, page: Page, number: str, *, is_influenced: bool) -> None:
        page.goto(f"/dossiers/{number}/beoordelen/")
        page.check("[name=gate][value=aggression]", force=True)
        page.check("[name=perpetrator_known][value=yes]", force=True)
        page.check(f"[name=decision_influenced][value={'yes' if is_influenced else 'no'}]", force=True)
        page.locator("form[data-repeats] button[type=submit]").last.click()
        page.wait_for_url(f"**/dossiers/{number}/")

    def _write(self, page: Page, number: str, kind: str) -> None:
        page.goto(f"/dossiers/{number}/antwoord/")
        page.check(f"[name=kind][value={kind}]", force=True)
        press(page, "Toon de vragen bij deze keuze")
        page.fill("[name=behaviour]", BEHAVIOUR)
        page.check("[name=norm_rule][value='2']", force=True)
        page.fill("[name=salutation]", "Geachte heer Verzonnen")
        page.fill("[name=addressee_name]", "R. Verzonnen")
        page.fill("[name=addressee_address]", "Voorbeeldstraat 1\n7600 XX Almelo")
        page.fill("[name=contact]", "088 000 01 30, klantenservice.")
        page.check("[name=reporter_unrecognisable]", force=True)

    def _finish(self, page: Page, number: str, kind: str) -> None:
        self._write(page, number, kind)
        press(page, "Stel de brief vast")
        press(page, "Stel de brief vast")

    def _invite_to_be_heard(self, page: Page, number: str) -> None:
        """The link in the letter works once the letter left."""
        self._finish(page, number, "hearing_invitation")
        page.goto(f"/dossiers/{number}/verstuurd/")
        page.check("[name=by][value=registered_post]", force=True)
        page.fill("[name=proof]", "3SVERZONNEN0000")
        press(page, "Leg vast: verstuurd")
        self.values["reply"] = _link_in(page.request.get(f"/dossiers/{number}/antwoord/brief.docx").body())

    def _propose_warning(self, page: Page, number: str) -> None:
        page.goto(f"/dossiers/{number}/wederhoor/")
        page.check("[name=state][value=heard_oral]", force=True)
        page.fill("[name=summary]", "Ik was boos omdat de bus te laat was. Ik wilde niemand bang maken.")
        press(page, "Leg vast")
        self._write(page, number, "written_warning")
        page.fill("[name=valid_until]", "2027-11-01")
        page.fill("[name=remaining_channel]", "U kunt blijven reizen. Bellen kan naar de klantenservice.")
        press(page, "Stuur ter besluit")
        press(page, "Stuur ter besluit")

    def _ask_helpers(self, page: Page, number: str) -> None:
        page.goto(f"/dossiers/{number}/schade/")
        page.select_option("[name=account]", label="Kim")
        press(page, "Vraag deze jurist")
        page.goto(f"/dossiers/{number}/nazorg/")
        page.locator("[name=account]").first.select_option(label="Joost")
        page.get_by_role("button", name="Vraag deze collega").first.click()


def press(page: Page, words: str) -> None:
    """Press the button with exactly these words, and wait for what follows."""
    page.get_by_role("button", name=words, exact=True).first.click()
    page.wait_for_load_state()


def _link_in(letter: bytes) -> str:
    """The address that stands in a letter and nowhere else."""
    text = zipfile.ZipFile(io.BytesIO(letter)).read("word/document.xml").decode()
    found = re.search(r"/reactie/[A-Za-z0-9-]+/", re.sub(r"<[^>]+>", "", text))
    return found.group(0) if found else ""


def _options(page: Page, name: str) -> list[str]:
    return [one.strip() for one in page.locator(f"[name={name}] option").all_inner_texts()]


def _number(page: Page) -> str:
    return page.locator(".el-kv dd").first.inner_text().strip()
