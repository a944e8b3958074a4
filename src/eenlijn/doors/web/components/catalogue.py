# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Examples of every component in every state, with invented people, for the components page and its tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from eenlijn.doors.web.components import shapes as el
from eenlijn.doors.web.components.forms import ExampleForm
from eenlijn.doors.web.components.shapes import ClockFace, ClockState, Mark, MeasureStop, Run, RunKind

MOMENT = datetime(2026, 11, 25, 8, 38, tzinfo=UTC)
HOUR = timedelta(hours=1)
GAP, FILLED = RunKind.GAP, RunKind.FILLED


def examples() -> dict[str, Any]:
    """Return what the components page needs, by the names its template uses."""
    return {**_around(), **_forms(), **_lines(), **_work(), **_dossier(), **_figures()}


def _around() -> dict[str, Any]:
    menu = (
        el.Link(_("Vandaag"), "#top_bar", current=True),
        el.Link(_("Dossiers"), "#top_bar"),
        el.Link(_("Cijfers"), "#top_bar"),
        el.Link(_("Beheer"), "#top_bar"),
    )
    work_bar = el.TopBar(
        home_href="#top_bar",
        organisation="Busbedrijf Reggestreek",
        menu=menu,
        who="Carla",
        role=_("Coördinator"),
        report_href="#top_bar",
        sign_in_href="#top_bar",
    )
    return {
        "work_bar": work_bar,
        "bare_bar": el.TopBar(home_href="#top_bar", organisation="Busbedrijf Reggestreek"),
        "trail": (el.Link(_("Vandaag"), "#breadcrumb"),),
        "phone_lines": (
            el.PhoneLine(_("Verkeersleiding"), "088 000 01 10"),
            el.PhoneLine(_("Opvangteam"), "088 000 01 20", _("ook nu, buiten kantooruren")),
        ),
    }


def _forms() -> dict[str, Any]:
    refused = ExampleForm(
        {"where": "Bus 4123, lijn 62", "when": "other", "words": _("Hij schold me uit."), "unit": "62"}
    )
    refused.is_valid()
    return {
        "empty_form": ExampleForm(auto_id="empty_%s"),
        "form": refused,
        "questions": _questions(),
        "smalls": {
            "s1": _("Eén opmerking, gestopt na aanspreken."),
            "s3": _("Bedreiging, discriminatie, vastpakken of vernieling. Aangifte wordt geadviseerd."),
            "warning": _("Voorstel. Past bij 3 Ernstig, geen eerdere voorvallen. Geldt 12 maanden."),
            "none": _("Reiziger onbekend, of op verzoek van de politie. Reden verplicht."),
        },
    }


def _questions() -> tuple[el.FieldView, ...]:
    """Return the choices above a table, the second one refused."""
    month, kind = el.Choice(value="month", words=_("Maand")), el.Choice(value="kind", words=_("Soort"))
    every = el.Choice(value="incidents", words=_("Voorvallen"), checked=True)
    refused = (_("Kies een van de mogelijkheden in de lijst."),)
    return (
        el.FieldView(id="asked_subject", name="subject", label=_("Onderwerp"), choices=(every,)),
        el.FieldView(
            id="asked_split", name="split", label=_("Splits naar"), choices=(month, kind), errors=refused
        ),
    )


def face(state: ClockState, hours: float, **given: Any) -> ClockFace:
    """Return a clock of 48 hours that has run for some hours."""
    started = MOMENT - hours * HOUR
    return ClockFace(state=state, now=MOMENT, started_at=started, due_at=started + 48 * HOUR, **given)


def _clocks() -> tuple[tuple[str, ClockFace], ...]:
    what = _("reactie, do 26 nov, 14.38 uur")
    return (
        (_("loopt"), face(ClockState.RUNNING, 20, what=what)),
        (_("bijna, vanaf 36 uur"), face(ClockState.SOON, 44, what=what)),
        (_("te laat"), face(ClockState.LATE, 50, what=_("reactie, sinds 07.38 uur"))),
        (_("gestopt"), face(ClockState.STOPPED, 40, stopped_at=MOMENT - 9 * HOUR, what=_("brief verstuurd"))),
        (
            _("gepauzeerd"),
            face(
                ClockState.PAUSED,
                12,
                words=_("gepauzeerd"),
                what=_("op verzoek van de politie, tot ma 30 nov"),
            ),
        ),
        (
            _("geen klok"),
            ClockFace(state=ClockState.NONE, words=_("15 dagen stil"), what=_("politie, herinneren mag")),
        ),
    )


def stops(*marks: Mark, current: int = 5) -> tuple[MeasureStop, ...]:
    """Return the eight measures with these marks."""
    names = (
        _("Norm"), _("Melden"), _("Registreren"), _("Trainen"),
        _("Reageren"), _("Aangifte"), _("Schade"), _("Nazorg"),
    )  # fmt: skip
    details = ("", "", _("beoordeeld 09.52"), "", _("nog 28 uur"), "", _("geen schade"), _("contact gelegd"))
    return tuple(
        MeasureStop(number, name, mark, detail, "#measure_line", number == current)
        for number, (name, mark, detail) in enumerate(zip(names, marks, details, strict=True), 1)
    )


def _lines() -> dict[str, Any]:
    done, busy, still = Mark.DONE, Mark.BUSY, Mark.OPEN
    return {
        "marks": tuple(Mark),
        "next_stops": _next_stops(),
        "clocks": _clocks(),
        "stops": stops(done, done, done, still, busy, Mark.SOON, Mark.NONE, Mark.SEALED),
        "late_stops": stops(done, done, done, still, Mark.LATE, still, Mark.NONE, busy),
        "answer_steps": (
            el.Step(_("Beoordelen"), done, href="#steps"),
            el.Step(_("Horen"), busy),
            el.Step(_("Antwoord kiezen"), busy, current=True),
            el.Step(_("Brief"), still),
            el.Step(_("Versturen"), still),
        ),
        "items": _timeline(),
        "import_progress": el.Progress(done=3120, total=4439, words=_("Rijen geladen:")),
    }


def _next_stops() -> tuple[el.NextStop, ...]:
    state = el.StopState
    return (
        el.NextStop(
            title=_("Je melding staat vast"), state=state.PAST, text=_("Niemand kan je woorden veranderen.")
        ),
        el.NextStop(
            title=_("Bram belt je"),
            state=state.MISSED,
            when=_("gisteren, vóór 18.00 uur"),
            at=MOMENT - 16 * HOUR,
            text=_("Dit had gisteren gemoeten. Wij hebben de manager een seintje gegeven."),
        ),
        el.NextStop(
            title=_("Zijn manager belt je"),
            state=state.NOW,
            when=_("vandaag, vóór 12.00 uur"),
            at=MOMENT + 3 * HOUR,
        ),
        el.NextStop(
            title=_("De ander hoort van ons"),
            state=state.TO_COME,
            when=_("uiterlijk donderdag 26 november, 14.38 uur"),
            at=MOMENT + 28 * HOUR,
            text=_("Niet van jou. Je naam en adres staan nooit in de brief."),
        ),
    )


def _timeline() -> tuple[el.TimelineItem, ...]:
    kind = el.TimelineKind
    return (
        el.TimelineItem(
            title=_("Reiziger gebeld om te horen: geen gehoor"),
            when=_("vandaag 10.05"),
            who="Carla",
            mark=Mark.BUSY,
            text=_("Probeer het nog één keer, of nodig schriftelijk uit."),
        ),
        el.TimelineItem(
            title=_("Afspraak met de verkeersleiding"),
            when=_("vandaag 09.58"),
            who="Carla",
            kind=kind.NOTE,
            readers=_("Te lezen door coördinator en leidinggevende."),
        ),
        el.TimelineItem(
            title=_("Brief vastgesteld"),
            when=_("vandaag 09.55"),
            kind=kind.LETTER,
            href="#timeline",
            link=_("Brief als PDF"),
        ),
        el.TimelineItem(
            title=_("Camerabeelden veiliggesteld"),
            when=_("gisteren 15.02"),
            who=_("Beveiliging"),
            kind=kind.FILE,
            text=_("Bewaard tot 22 december. Het bestand is niet veranderd."),
        ),
        el.TimelineItem(title=_("Klok gestart"), when=_("gisteren 14.38"), kind=kind.SYSTEM),
        el.TimelineItem(
            title=_("Dossier geopend met noodtoegang"),
            when=_("gisteren 11.10"),
            who=_("Beveiliging"),
            kind=kind.BREAK_GLASS,
            mark=Mark.LATE,
            text=_("Reden: acuut gevaar voor een medewerker. Wordt nagekeken."),
        ),
        el.TimelineItem(
            title=_("Dossier gelezen"), when=_("gisteren 10.00"), who=_("Leidinggevende"), kind=kind.READ
        ),
    )


def _work() -> dict[str, Any]:
    done, busy, still = Mark.DONE, Mark.BUSY, Mark.OPEN
    late = el.WorkRow(
        title=_("Bedreigd aan de balie"),
        href="#work_list",
        number="7K4M-2QX",
        small=_("Servicepunt Hengelo · ma 23 nov"),
        clock=face(ClockState.LATE, 50, what=_("reactie, sinds 07.38 uur")),
        severity=3,
        severity_words=_("Ernstig"),
        stops=stops(done, done, done, still, Mark.LATE, still, Mark.NONE, busy),
        act=_("Verstuur brief"),
        act_href="#work_list",
        act_kind="primary",
        owner="Carla",
    )
    soon = el.WorkRow(
        title=_("Bespuugd door reiziger, en daarna uitgescholden en gefilmd op het perron"),
        href="#work_list",
        number="3RTW-9PK",
        small=_("Lijn 9, Enschede · ma 23 nov"),
        clock=face(ClockState.SOON, 44, what=_("reactie, vandaag 13.44 uur")),
        severity=2,
        severity_words=_("Normoverschrijdend"),
        severity_note=_("voorstel"),
        stops=stops(done, done, busy, still, Mark.SOON, still, still, still),
        act=_("Kies antwoord"),
        act_href="#work_list",
        owner=_("niemand"),
    )
    waiting = el.WorkRow(
        title=_("Geslagen bij kaartcontrole"),
        href="#work_list",
        number="M2HD-7VC",
        small=_("Lijn 2, Hengelo · vr 6 nov"),
        clock=ClockFace(state=ClockState.NONE, words=_("15 dagen stil"), what=_("politie, herinneren mag")),
        severity=4,
        severity_words=_("Zeer ernstig"),
        stops=stops(done, done, done, busy, done, busy, busy, done, current=0),
        act=_("Herinner politie"),
        act_href="#work_list",
        act_kind="link",
        owner="Carla",
    )
    return {
        "groups": (
            el.WorkGroup(_("Te laat"), _("1 dossier"), (late,)),
            el.WorkGroup(_("Vandaag"), _("1 dossier"), (soon,)),
            el.WorkGroup(_("Wacht op een ander"), _("1 dossier"), (waiting,)),
        ),
        "tabs": (
            el.Tab(_("Voor mij"), "#filter_bar", 8, current=True),
            el.Tab(_("Hele organisatie"), "#filter_bar", 1023),
        ),
        "filters": (
            el.Filter(name="stap", label=_("Wat"), choices=(el.Choice(value="", words=_("Alle stappen")),)),
            el.Filter(name="ernst", label=_("Ernst"), choices=(el.Choice(value="", words=_("Alle")),)),
            el.Filter(name="zoek", label=_("Zoek op nummer of plaats")),
        ),
    }


def _dossier() -> dict[str, Any]:
    return {
        "own_text": _(
            "Een man zonder kaartje wilde niet uitstappen. Hij schold me uit, pakte me bij mijn jas "
            "en zei dat hij me na mijn dienst opwacht."
        ),
        "people": (
            el.Person(role=_("Medewerker"), name="Anna", note=_("buschauffeur")),
            el.Person(
                role=_("Reiziger"),
                name=_("R-1, naam verborgen"),
                href="#people_card",
                link=_("Toon naam, met reden"),
            ),
            el.Person(
                role=_("Getuige"), name="T. Şahin", revealed_until=_("zichtbaar tot vandaag 18.00 uur")
            ),
        ),
        "sealed": (
            el.SealedPart(
                title=_("Nazorg"),
                text=_(
                    "Je ziet alleen: contact gelegd op 24 november. "
                    "Wat is besproken, blijft bij Anna en het opvangteam."
                ),
            ),
            el.SealedPart(
                title=_("Bedreigingsbeeld"),
                text=_("Je ziet niet of er een is. Deze regel staat in elk dossier."),
                href="#sealed_list",
                link=_("Geef een sein aan beveiliging"),
            ),
        ),
        "guards": (
            el.Guard(
                title=_("Concreet gedrag, met dag en tijd"), detail=_("di 24 nov, 14.20 uur"), mark=Mark.DONE
            ),
            el.Guard(
                title=_("Wie besluit, met mandaat"),
                detail=_("Ontbreekt: jij mag voorstellen, niet besluiten"),
                mark=Mark.LATE,
                href="#guard_list",
                link=_("Vraag Bram"),
            ),
            el.Guard(title=_("Wat nog wel mag"), detail=_("Niet nodig bij een gesprek"), mark=Mark.NONE),
        ),
        "paper": _paper(),
    }


def _paper() -> el.LetterPaper:
    """Return a letter in Dutch in both languages of the page: it is what the receiver reads."""
    return el.LetterPaper(
        sender=("Busbedrijf Reggestreek (verzonnen)", "Postbus 000, 7600 AA Almelo"),
        reference=("Almelo, 25 november 2026", "Kenmerk 7K4M-2QX-B1"),
        subject=(Run("Onze norm, na wat er gebeurde op "), Run("24 november 2026", FILLED)),
        blocks=(
            el.Block((Run("Geachte heer "), Run("naam komt pas in de brief", FILLED), Run(","))),
            el.Block((Run("Wat er gebeurde"),), is_heading=True),
            el.Block(
                (
                    Run("Op "),
                    Run("dinsdag 24 november 2026 om 14.20 uur", FILLED),
                    Run(" zat u in "),
                    Run("bus 4123 van lijn 62", FILLED),
                    Run(". "),
                    Run("U schold onze medewerker uit.", FILLED),
                )
            ),
            el.Block((Run("Uw kant"),), is_heading=True),
            el.Block((Run("Ontbreekt: gehoord op, of waarom niet", GAP),)),
        ),
    )


def _figures() -> dict[str, Any]:
    cell = el.Cell
    table = el.FigureTable(
        id="example-table",
        title=_("Voorvallen per sector en soort"),
        subtitle=_("Twente, 1 januari tot en met 31 oktober 2026. Verzonnen cijfers."),
        columns=(_("Sector"), _("Verbaal"), _("Bedreiging"), _("Lichamelijk"), _("Totaal")),
        rows=(
            el.FigureRow(_("Gemeente"), (cell("184"), cell("71"), cell("22"), cell("277", strong=True))),
            el.FigureRow(
                _("Woningcorporatie"),
                (cell("58"), cell(suppressed=True), cell(suppressed=True), cell("104", strong=True)),
            ),
            el.FigureRow(
                _("Zorg"), (cell("213", note=_("herzien")), cell("63"), cell("118"), cell("394", strong=True))
            ),
        ),
        total=el.FigureRow("Twente", (cell("455"), cell("156"), cell("164"), cell("775"))),
        caution=_("Sectoren verschillen in hoe vaak mensen melden: vergelijk voorzichtig."),
    )
    return {
        "table": table,
        "empty_table": el.FigureTable(
            id="empty-table",
            title=_("Voorvallen per maand"),
            columns=(_("Maand"),),
            rows=(),
            empty=_("Er zijn nog geen voorvallen in deze periode."),
        ),
        "chart": el.BarChart(
            id="example-chart",
            spoken=_(
                "Staafdiagram: voorvallen per 100 medewerkers, per sector. Zelfde getallen als in de tabel."
            ),
            bars=(
                el.Bar(_("Openbaar vervoer"), 11.4, "11,4"),
                el.Bar(_("Woningcorporatie"), 9.0, "9,0"),
                el.Bar(_("Zorg"), 3.1, "3,1"),
            ),
            reference=3.4,
            reference_words="Twente 3,4",
        ),
        "files": (el.Link("CSV", "#figure_table"), el.Link("Excel", "#figure_table")),
        "map": el.TileMap(
            id="example-map",
            spoken=_("Tegelkaart van vier plaatsen. Zelfde getallen als in de tabel."),
            tiles=(
                el.Tile(name="Almelo", x=0.5, row=0, words="12", step=1),
                el.Tile(name="Rijssen-Holten", x=1.5, row=0, words="28", step=2),
                el.Tile(name="Hengelo", x=0, row=1, words="77", step=4),
                el.Tile(name="Tubbergen", x=1, row=1, words=_("afg.")),
            ),
            legend=(_("minder dan 20"), _("20 tot 40"), _("40 tot 60"), _("60 of meer")),
        ),
        "cast": (
            el.CastGroup(
                "Busbedrijf Reggestreek",
                (
                    el.CastMember("anna", "Anna", _("Buschauffeur"), _("Meldt, en volgt haar eigen melding")),
                    el.CastMember("bram", "Bram", _("Leidinggevende"), _("Ziet zijn team, belt, voert uit")),
                    el.CastMember("carla", "Carla", _("Coördinator"), _("Beoordeelt en kiest het antwoord")),
                ),
            ),
            el.CastGroup(
                "Woonstichting Dinkelborg",
                (el.CastMember("dirk", "Dirk", _("Coördinator elders"), _("Ziet niets van Reggestreek")),),
            ),
        ),
    }
