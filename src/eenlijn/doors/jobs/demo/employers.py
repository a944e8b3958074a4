# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The invented employers of the demo: three in each of the seven sectors."""

from dataclasses import dataclass

INVENTED = " (verzonnen)"


@dataclass(frozen=True)
class Employer:
    """`teams` are leaves under the organisation; `weight` is how often something happens there."""

    slug: str
    name: str
    kind: str
    municipality: str
    town: str
    teams: tuple[str, ...]
    function: str
    places: tuple[str, ...]
    weight: int
    term_hours: int = 48
    phone_label: str = "Meldkamer van de organisatie"

    @property
    def full_name(self) -> str:
        return self.name + INVENTED


REGGESTREEK = Employer(
    "reggestreek",
    "Busbedrijf Reggestreek",
    "public_transport",
    "GM0141",
    "Almelo",
    ("Lijn 62", "Lijn 9", "Stadsdienst Almelo", "Klantenservice"),
    "Buschauffeur",
    ("Bus 4123, lijn 62", "Halte Stationsplein", "Lijn 9, richting Wierden", "Remise", "Klantenservice"),
    90,
    phone_label="Verkeersleiding",
)
DINKELBORG = Employer(
    "dinkelborg",
    "Woonstichting Dinkelborg",
    "housing",
    "GM0173",
    "Oldenzaal",
    ("Balie en contact", "Onderhoud", "Wijkbeheer"),
    "Baliemedewerker",
    ("Balie hoofdkantoor", "Portiek Zuidwal", "Telefoon", "Huisbezoek"),
    34,
)

EMPLOYERS: tuple[Employer, ...] = (
    REGGESTREEK,
    DINKELBORG,
    Employer("tubantiataxi", "Regiotaxi Buurserbeek", "public_transport", "GM0158", "Haaksbergen",
             ("Ritten", "Centrale"), "Chauffeur", ("Taxi 12", "Ziekenhuisingang", "Telefoon"), 9),
    Employer("vechtboog", "Treindienst Vechtboog", "public_transport", "GM1700", "Vriezenveen",
             ("Conducteurs", "Service"), "Conducteur", ("Trein naar Almelo", "Perron 2"), 12, 24),
    Employer("deeldeur", "Woningcorporatie De Deeldeur", "housing", "GM0189", "Wierden",
             ("Balie", "Vakmensen"), "Onderhoudsmedewerker", ("Balie", "Complex Noord"), 8),
    Employer("bornerhof", "Wonen Bornerhof", "housing", "GM0147", "Borne",
             ("Verhuur", "Beheer"), "Woonconsulent", ("Spreekkamer", "Telefoon"), 7),
    Employer("vlinderhof", "Basisschool De Vlinderhof", "education", "GM0164", "Hengelo",
             ("Onderbouw", "Bovenbouw"), "Leerkracht", ("Schoolplein", "Lokaal 4", "E-mail"), 8),
    Employer("linderegge", "Scholengroep Linde en Regge", "education", "GM1742", "Rijssen",
             ("Locatie Oost", "Locatie West"), "Docent", ("Kluisjes", "Lokaal 112", "Fietsenstalling"), 11),
    Employer("noaberhof", "Beroepscollege Noaberhof", "education", "GM0153", "Enschede",
             ("Techniek", "Zorg en welzijn"), "Docent", ("Kantine", "Praktijklokaal"), 9),
    Employer("eschbalie", "Dienstencentrum Eschbalie", "government_municipal", "GM0153", "Enschede",
             ("Publiekshal", "Vergunningen"), "Medewerker publiekszaken", ("Publiekshal", "Telefoon"), 16),
    Employer("nijreesbos", "Omgevingsdienst Nijreesbos", "government_other", "GM0141", "Almelo",
             ("Toezicht", "Juridisch"), "Toezichthouder", ("Bedrijfsbezoek", "Weg langs het kanaal"), 8),
    Employer("dinkelgraaf", "Belastingkantoor Dinkelgraaf", "government_other", "GM1774", "Denekamp",
             ("Inning", "Waardering"), "Belastingdeurwaarder", ("Aan de deur", "Telefoon"), 7),
    Employer("losserhof", "Werkplein Losserhof", "social_security", "GM0168", "Losser",
             ("Inkomen", "Participatie"), "Klantmanager", ("Spreekkamer 2", "Telefoon", "Balie"), 13),
    Employer("kanaalstreek", "Uitkeringsdienst Kanaalstreek", "social_security", "GM1735", "Goor",
             ("Intake", "Handhaving"), "Klantmanager", ("Spreekkamer", "Telefoon"), 9),
    Employer("hellenberg", "Sociaal Team Hellenberg", "social_security", "GM0163", "Nijverdal",
             ("Wijk Noord", "Wijk Zuid"), "Consulent", ("Huisbezoek", "Wijkcentrum"), 7),
    Employer("lindetoren", "Meldkamer Lindetoren", "safety_justice", "GM0164", "Hengelo",
             ("Dagdienst", "Nachtdienst"), "Centralist", ("Telefoon",), 6),
    Employer("havezathe", "Beveiliging Havezathe", "safety_justice", "GM0183", "Tubbergen",
             ("Evenementen", "Objecten"), "Beveiliger", ("Evenemententerrein", "Ingang gemeentehuis"), 9),
    Employer("straatwacht", "Toezicht Straatwacht", "safety_justice", "GM0153", "Enschede",
             ("Binnenstad", "Parkeren"), "Stadswacht", ("Oude Markt", "Parkeergarage"), 14),
    Employer("heidepark", "Ziekenhuis Heidepark", "care_hospital", "GM0164", "Hengelo",
             ("Spoedeisende hulp", "Poli", "Kliniek"), "Verpleegkundige",
             ("Spoedeisende hulp", "Wachtruimte", "Afdeling 3B"), 22),
    Employer("beekzoom", "GGZ De Beekzoom", "care_mental", "GM0141", "Almelo",
             ("Kliniek", "Ambulant"), "Begeleider", ("Afdeling", "Huisbezoek"), 11),
    Employer("sallandpoort", "Ambulancezorg Sallandse Poort", "care_ambulance", "GM0163", "Hellendoorn",
             ("Rijdienst A", "Rijdienst B"), "Ambulanceverpleegkundige", ("Ambulance", "Op straat"), 8),
)  # fmt: skip
