# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who visits which pages: every address that shows one, as the person who would see it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from eenlijn.doors.web.manage.rule_topics import PAGES
from eenlijn.doors.web.report.side_doors import Door
from tests.factories.measures import CLIENT_NUMBER
from tests.journeys.guarded import LANGUAGES
from tests.journeys.region import FIRST, Region

BUTTON = "main form[method=post] button"


@dataclass(frozen=True)
class Sent:
    """A page whose form is sent: with these fields, or as it stands, which is how errors are seen.

    `to` is the address that answers, when it is another one; `only` is the language in which it is pressed,
    for what can be done once.
    """

    address: str
    fields: Mapping[str, str] = field(default_factory=dict)
    button: str = BUTTON
    to: str = ""
    only: str = ""


def presses(act: str) -> str:
    """The button of this act, on a page with several forms."""
    return f"main button[name='do'][value='{act}'], main form:has(input[name='do'][value='{act}']) button"


@dataclass(frozen=True)
class Missing:
    """An address that shows this person what everybody gets for what does not exist."""

    address: str


Step = str | Sent | Missing


@dataclass(frozen=True)
class Round:
    """Somebody and the pages of one round; `is_half_in` stops after the password."""

    who: str
    steps: Callable[[Region], Iterator[Step]]
    is_half_in: bool = False


def answering(step: Step) -> str:
    """The address whose page is looked at."""
    if isinstance(step, str):
        return step
    return step.to or step.address if isinstance(step, Sent) else step.address


def open_to_everyone(region: Region) -> Iterator[Step]:
    yield f"/m/{region.slug}/"
    yield f"/ontvangst/{region.code}/"
    yield from (
        f"/begin/{FIRST}/",
        f"/uitnodiging/{region.managed['invitation']}/",
        Missing("/uitnodiging/over/"),
    )
    yield f"/ontvangst/{region.code}/wie-keek/"
    yield f"/ontvangst/{region.code}/nazorg/"
    for step in ("met-wie", "onder-ons", "thuis", "verwijzing"):
        yield f"/ontvangst/{region.code}/nazorg/{step}/"
        yield Sent(f"/ontvangst/{region.code}/nazorg/{step}/")
    yield f"/ontvangst/{region.code}/nazorg/brief/own_doctor/"
    yield f"/ontvangst/{region.over_code}/ervaring/"
    yield from (f"/ontvangst/{region.code}/{page}/" for page in ("aanvullen", "collegas"))
    yield f"/ontvangst/{region.typed}/"
    yield f"/klopt/{region.for_colleague}/"
    yield f"/reactie/{region.reply}/"
    yield Sent(f"/reactie/{region.reply}/", {"secret": "0000 0000"})
    sample, secret = f"/steekproef/{region.guarded['sample']}/", region.guarded["sample_secret"]
    yield from (sample, Sent(sample, {"secret": "0000 0000"}), Sent(sample, {"secret": secret}))
    package, told = f"/vrijgave/{region.guarded['release_code']}/", region.guarded["release_secret"]
    yield from (package, Sent(package, {"secret": "0000 0000"}), Sent(package, {"secret": told}))
    yield from (f"/verzoek/{region.slug}/", Sent(f"/verzoek/{region.slug}/"))
    yield from (f"/m/{region.slug}/?soort={door.value}" for door in Door if door)
    yield f"/m/{region.slug}/papier/"
    yield from (f"/m/{region.slug}/verwachten/", f"/ontvangst/{region.code}/verwachten/")
    yield f"/ontvangst/{region.over_code}/brief/"
    yield from (
        "/ontvangst/",
        "/ontvangst/klaar/",
        "/aanmelden/",
        "/privacy/",
        "/privacy/verwerkingen/",
        "/toegankelijkheid/",
        "/hulp/",
    )
    yield from ("/open-data/", *(f"/open-data/{one}/" for one in region.editions))
    yield f"/open-data/{region.editions[0]}/?tabel=municipality"
    yield from ("/componenten/", Missing("/bestaat-niet/"))
    yield f"/ontvangst/{region.code}/bestanden/"
    yield Sent(f"/ontvangst/{region.code}/bestanden/")
    yield from ("/aanmelden/wachtwoord-kwijt/", Sent("/aanmelden/wachtwoord-kwijt/"))
    yield Sent("/aanmelden/wachtwoord-kwijt/", {"email": "niemand@eenlijn.example"})
    yield f"/wachtwoord/{region.guarded['password']}/"
    yield Sent(f"/wachtwoord/{region.guarded['password']}/", {"password": "kort", "password_again": "anders"})
    yield Missing("/wachtwoord/bestaat-niet/")
    yield "/aanmelden/passkey/"


def of_carla(region: Region) -> Iterator[Step]:
    yield from (
        "/vandaag/",
        "/vandaag/?nummer=0000-000",
        "/dossiers/",
        "/cijfers/",
        "/cijfers/zinnen/",
        "/berichten/",
        "/melden/",
    )
    yield from ("/mijn/", "/beheer/oud-register/", "/beheer/meldlinks/")
    change = region.managed["change"]
    yield from ("/overdragen/", f"/overdragen/{change}/", f"/overdragen/{change}/bewijs/")
    yield from (f"/dossiers/{one}/" for one in (region.new, region.assessed, region.final, region.closed))
    yield from (f"/dossiers/{region.new}/{page}/" for page in ("beoordelen", "klok"))
    yield from (f"/dossiers/{region.assessed}/{page}/" for page in ("beoordelen", "vier-ogen"))
    yield f"/dossiers/{region.red}/"
    yield "/termijnen/"
    yield "/termijnen/waarom/"
    yield from (f"/dossiers/{one}/antwoord/" for one in (region.assessed, region.drafted, region.final))
    yield f"/dossiers/{region.final}/verstuurd/"
    for page in (
        "mensen",
        "melder",
        "melder/brief",
        "leerpunt",
        "aangifte",
        "schade",
        "nazorg",
        "verwijzen",
        "arbeidsinspectie",
        "niet-nodig/4",
        "leestaal",
        "notitie",
        "behandelaar",
    ):
        yield f"/dossiers/{region.answered}/{page}/"
    yield from of_carla_to_the_police(f"/dossiers/{region.answered}/aangifte/")


def of_carla_who_decides(region: Region) -> Iterator[Step]:
    yield f"/dossiers/{region.closed}/heropenen/"
    yield f"/dossiers/{region.proposed}/antwoord/"
    yield f"/dossiers/{region.answered}/wederhoor/"
    yield f"/dossiers/{region.assessed}/gesprek/"
    yield from (f"/dossiers/{region.assessed}/afdekken/{page}" for page in ("", "1/"))
    yield from (f"/dossiers/{one}/afsluiten/" for one in (region.drafted, region.answered))
    yield f"/dossiers/{region.ready}/antwoord/vaststellen/"
    yield "/beheer/mail/"
    yield from (f"/beheer/meldlinks/{region.link_id}/{page}" for page in ("", "beeindigen/"))
    yield "/beheer/oud-register/nieuw/"
    for step, page in IMPORT_PAGES:
        yield f"/beheer/oud-register/{region.imports[step]}/{page}"


def of_carla_to_the_police(here: str) -> Iterator[Step]:
    """The way to the police: each page as it stands, and what comes back when it is sent like that."""
    yield "/afspraken/"
    yield f"{here}balie/"
    for page in ("strafbaar", "tekst", "afspraken"):
        yield f"{here}{page}/"
        yield Sent(f"{here}{page}/")
    # Who files was chosen before, and may stay so.
    yield from (f"{here}wie/", Sent(f"{here}wie/", to=here))
    yield from (f"{here}bewijs/", Sent(f"{here}bewijs/"))
    # Whoever did not keep a text yet has nothing to make.
    yield f"{here}meenemen/"


def of_carla_who_releases(region: Region) -> Iterator[Step]:
    """What became of a filing, and what leaves for the police."""
    one = region.guarded
    followed = f"/dossiers/{one['followed']}/aangifte/volgen/"
    yield from (followed, Sent(followed), Sent(followed, button=presses("record")))
    out = f"/dossiers/{one['followed']}/vrijgeven/"
    yield from (out, f"{out}nieuw/", Sent(f"{out}nieuw/"))
    for package in (one["release_waits"], one["release"]):
        yield f"/vrijgaven/{package}/"
        yield Sent(f"/vrijgaven/{package}/", button=presses("recall"))
    for language in LANGUAGES:
        yield Sent(f"/vrijgaven/{one['release']}/", button=presses("link"), only=language)


def of_eva(region: Region) -> Iterator[Step]:
    yield from ("/ontvangen/", f"/ontvangen/{region.guarded['release']}/")


def of_carla_behind_walls(region: Region) -> Iterator[Step]:
    """Evidence, exports, search, and who may not see a dossier."""
    one = region.guarded
    evidence, exports = f"/dossiers/{one['evidence']}", "/exports"
    yield from (f"{evidence}/", f"{evidence}/bestanden/", Sent(f"{evidence}/bestanden/"))
    yield f"{evidence}/bestanden/2/vernietigen/"
    yield from (f"{evidence}/export/", Sent(f"{evidence}/export/"))
    yield from (f"{exports}/", f"{exports}/lijst/", Sent(f"{exports}/lijst/"))
    for state in ("at_work", "locked", "revoked", "listed"):
        yield f"{exports}/{one[state]}/"
    for language in LANGUAGES:
        ready = f"{exports}/{one[f'ready_{language}']}/"
        yield ready
        yield Sent(ready, to=f"{ready}slot/", only=language)
        yield f"{ready}intrekken/"
    yield from ("/zoeken/", Sent("/zoeken/"), Sent("/zoeken/", {"name": "Anna"}))
    yield Sent("/zoeken/", {"name": "Niemand"})
    named = f"/dossiers/{one['named']}"
    yield from (f"{named}/betrokken/", Sent(f"{named}/betrokken/"), f"{named}/ik-ben-betrokken/")
    yield from (f"{named}/afschermen/", Sent(f"{named}/afschermen/"))
    yield f"/dossiers/{one['back']}/terug/"
    drawn = f"/dossiers/{one['sampled']}/steekproef/"
    yield from (drawn, Sent(drawn))
    # Somebody else looks after that one now.
    yield Missing(f"/dossiers/{one['shielded']}/")


def of_carla_with_measures(region: Region) -> Iterator[Step]:
    """A building ban that runs: what is done about it, and what hung there."""
    one = region.guarded
    yield from ("/maatregelen/", "/maatregelen/huisregels/", Sent("/maatregelen/huisregels/"))
    yield f"/dossiers/{one['limited']}/maatregelen/"
    ban = f"/maatregelen/{one['measure']}/"
    yield ban
    for page in ("bekijken/", "niet-gehouden/", "antwoord/", "stoppen/"):
        yield f"{ban}{page}"
        yield Sent(f"{ban}{page}")
    stopped = f"/maatregelen/{one['stopped']}/"
    yield from (stopped, f"{stopped}verstuurd/", Sent(f"{stopped}verstuurd/"))


def of_carla_who_prevents(region: Region) -> Iterator[Step]:
    """What was learned, over one dossier and over all, and what keeps a place safe."""
    one = region.guarded
    yield from ("/leren/", "/leren/?toon=late", "/leren/rie/", "/leren/training/", "/voorzieningen/")
    place = f"/voorzieningen/{one['site']}/"
    yield from (place, Sent(place))
    lesson = f"/dossiers/{one['learned']}/leerpunt/"
    yield lesson
    yield from (f"{lesson}oorzaak/", Sent(f"{lesson}oorzaak/", to=lesson))
    yield from (f"{lesson}maatregel/", Sent(f"{lesson}maatregel/"))
    measure = f"/leerpunten/{one['prevention']}/"
    yield from (measure, Sent(measure))


def of_carla_with_requests(region: Region) -> Iterator[Step]:
    """A task, two dossiers that may be one, a statement, and a letter that turns out to be a request."""
    one = region.guarded
    dossier = f"/dossiers/{one['asked_about']}"
    yield f"{dossier}/"
    for page in ("draaiboek/team_talk/", "verklaring/", "verzoek/"):
        yield f"{dossier}/{page}"
        yield Sent(f"{dossier}/{page}")
    yield from (f"{dossier}/samen/", f"{dossier}/samenvoegen/?met={one['same_event']}")


def of_sam(region: Region) -> Iterator[Step]:
    """At the desk: nothing, something wrong, no, and yes."""
    yield from ("/balie/", Sent("/balie/"))
    yield Sent("/balie/", {"family_name": "Niemand", "birth_date": "31-2-1980"})
    yield Sent("/balie/", {"family_name": "Niemand", "birth_date": "1-1-1980"})
    yield Sent("/balie/", {"client_number": CLIENT_NUMBER})


IMPORT_PAGES = (
    ("chosen", "kolommen/"),
    ("tried", "waarden/"),
    ("tried", "proberen/"),
    ("tried", "laden/"),
    ("at_work", "voortgang/"),
    ("loaded", "laden/"),
    ("loaded", "terughalen/"),
)


def of_bram(region: Region) -> Iterator[Step]:
    yield from ("/aanmelden/organisatie/", "/vandaag/", f"/dossiers/{region.new}/")
    yield f"/dossiers/{region.assessed}/vier-ogen/"
    yield f"/dossiers/{region.along}/meekijken/"
    yield from ("/team/overleg/", "/huisbezoek/", f"/huisbezoek/{region.guarded['visit']}/")
    mine = f"/mijn-maatregelen/{region.guarded['prevention']}/"
    yield from ("/mijn-maatregelen/", mine, Sent(mine))


def of_karin(region: Region) -> Iterator[Step]:
    """Damage: a line, a claim with its letter, and what is copied for joining."""
    damage = f"/dossiers/{region.answered}/schade"
    yield from (f"{damage}/", f"{damage}/post/1/", f"{damage}/eis/1/", f"{damage}/eis/1/brief/")
    yield f"{damage}/voegen/"
    yield "/schade/rente/"
    reads = "main form:has([name='do'][value='make']) button"
    for until in ("2026-07-01", "2030-01-01"):
        told = {"behaviour": "U sloeg een ruit stuk.", "interest_until": until}
        yield Sent(f"{damage}/eis/1/brief/", told, button=reads)
    yield Sent(f"{damage}/eis/1/", {"amount": "veel"})


def of_joost(region: Region) -> Iterator[Step]:
    yield from ("/gesprekken/", f"/gesprekken/{region.talk}/")
    yield f"/gesprekken/{region.talk}/brief/own_doctor/"
    yield f"/gesprekken/onder-ons/{region.peer}/"
    yield Sent(f"/gesprekken/onder-ons/{region.peer}/")


def of_ilse(region: Region) -> Iterator[Step]:
    yield from ("/besluiten/", f"/besluiten/{region.proposed}/")
    yield "/te-laat/"
    yield from ("/toezicht/steekproef/", f"/toezicht/steekproef/{region.guarded['sample_year']}/")
    yield "/regio/cijfers/"


def of_greet(region: Region) -> Iterator[Step]:
    month, year = region.editions
    yield "/regio/cijfers/"
    yield from (f"/regio/cijfers/?editie={year}&tabel={table}" for table in ("sector_kind", "month_outcome"))
    yield f"/regio/cijfers/?editie={month}&tabel=municipality"
    yield f"/regio/cijfers/?editie={month}&tabel=sector_kind"


def of_anna(region: Region) -> Iterator[Step]:
    yield from (
        "/mijn/",
        f"/mijn/{region.own}/",
        f"/mijn/{region.own}/wie-keek/",
        f"/mijn/{region.own}/ervaring/",
        f"/mijn/{region.own}/brief/",
        "/verwachten/",
        f"/mijn/{region.own}/nazorg/",
        *(f"/mijn/{region.own}/nazorg/{one}/" for one in ("met-wie", "onder-ons", "thuis", "verwijzing")),
        f"/mijn/{region.own}/nazorg/brief/own_doctor/",
        f"/mijn/{region.annas}/aanvullen/",
        f"/mijn/{region.annas}/collegas/",
        f"/mijn/{region.for_anna}/klopt/",
        "/melden/",
        "/melden/?soort=collega",
        "/melden/oefenen/",
        "/huisbezoek/",
        "/huisbezoek/nieuw/",
    )
    yield Sent("/huisbezoek/nieuw/")
    yield f"/mijn/{region.guarded['evidence']}/bestanden/"
    yield Sent(f"/mijn/{region.guarded['evidence']}/bestanden/")
    yield f"/mijn/{region.own}/bestanden/"
    yield from OWN_ACCOUNT
    yield from (Sent("/mijn/wachtwoord/"), Sent("/mijn/extra-zekerheid/app/", {"code": "000000"}))


# Without a second factor; what it looks like with one, Teun sees.
OWN_ACCOUNT = (
    "/mijn/extra-zekerheid/",
    "/mijn/extra-zekerheid/app/",
    "/mijn/extra-zekerheid/passkey/",
    "/mijn/extra-zekerheid/codes/",
    "/mijn/wachtwoord/",
    "/mijn/aangemeld/",
    "/mijn/handelingen/",
)


def of_teun_at_the_door(region: Region) -> Iterator[Step]:
    """Who gave the password and not yet the code; the last wrong code makes no one wait."""
    yield from ("/aanmelden/tweede-stap/", Sent("/aanmelden/tweede-stap/", {"code": "000000"}))
    yield from ("/aanmelden/zekerheid-kwijt/", Sent("/aanmelden/zekerheid-kwijt/"))


def of_teun(region: Region) -> Iterator[Step]:
    """Who uses an app."""
    yield from (
        "/mijn/extra-zekerheid/bevestig/",
        Sent("/mijn/extra-zekerheid/bevestig/", {"code": "000000"}),
    )
    yield from OWN_ACCOUNT
    yield Sent("/mijn/extra-zekerheid/codes/")


def of_lars(region: Region) -> Iterator[Step]:
    shielded = f"/dossiers/{region.guarded['shielded']}"
    yield from ("/afgeschermd/", f"{shielded}/", f"{shielded}/afgeschermd/", Sent(f"{shielded}/afgeschermd/"))
    opened = {"opened_for": "safety"}
    yield Sent(f"{shielded}/afgeschermd/", opened)
    yield from (f"{shielded}/terug/", Sent(f"{shielded}/terug/"))


def of_both_reviewers(region: Region) -> Iterator[Step]:
    one = region.guarded
    yield from ("/toezicht/", "/toezicht/spoor/", "/toezicht/spoor/?wat=open_own_report&rol=COO&inzage=ja")
    yield f"/toezicht/spoor/?nummer={one['glass_number']}"
    yield from ("/toezicht/spoor/?van=geen-dag", "/toezicht/spoor/?nummer=0000-000")
    yield from ("/toezicht/spoor/meenemen/", Sent("/toezicht/spoor/meenemen/", {"van": "", "tot": ""}))
    yield from ("/toezicht/maanden/", *(f"/toezicht/maanden/{one[f'month_{back}']}/" for back in range(4)))
    for line in ("line", "marked_line", "own_line"):
        yield f"/toezicht/regels/{one[line]}/"
    yield Sent(f"/toezicht/regels/{one['line']}/")
    yield "/toezicht/inzages/"
    yield from (f"/toezicht/inzages/{one[name]}/" for name in ("glass", "reviewed", "waiting", "late"))


def of_noor(region: Region) -> Iterator[Step]:
    yield from of_both_reviewers(region)
    yield from ("/toezicht/inzages/nieuw/", Sent("/toezicht/inzages/nieuw/"))
    unknown = {"number": "0000-000", "reason": "complaint", "words": "Een vraag."}
    yield Sent("/toezicht/inzages/nieuw/", unknown)
    behind = f"/toezicht/dossier/{region.guarded['glass_number']}/"
    yield behind
    yield Sent(behind, button=f"form[action$='{behind}namen/'] button", to=behind, only="nl")
    yield "/toezicht/apart/"
    for number in (region.guarded["back"], region.guarded["nobody"]):
        yield from (f"/toezicht/apart/{number}/", Sent(f"/toezicht/apart/{number}/"))
    requests = "/toezicht/verzoeken"
    yield from (f"{requests}/", f"{requests}/nieuw/", Sent(f"{requests}/nieuw/"))
    yield f"{requests}/{region.guarded['request']}/"
    sample = f"/toezicht/steekproef/{region.guarded['sample_year']}/"
    yield from ("/toezicht/steekproef/", "/toezicht/steekproef/trekken/", sample, Sent(sample))
    yield from ("/beheer/zekerheid/", "/mijn/handelingen/")


def of_omar(region: Region) -> Iterator[Step]:
    yield from of_both_reviewers(region)
    yield Sent(f"/toezicht/inzages/{region.guarded['waiting']}/")


A_CASE = "?ernst=4&soort=threat&kanaal=telephone"
WEBHOOK_PAGES = ("", "sleutel/", "beeindigen/", "opnieuw/", "opnieuw/?since=2026-11-20T09:00")


def of_petra(region: Region) -> Iterator[Step]:
    ids = region.managed
    yield from ("/beheer/", "/beheer/werkgever/", "/beheer/eenheden/", "/beheer/plekken/", "/beheer/mensen/")
    yield from (f"/beheer/eenheden/{ids['unit']}/{page}" for page in ("", "beeindigen/"))
    yield f"/beheer/plekken/{ids['site']}/beeindigen/"
    yield from ("/beheer/mensen/nieuw/", "/beheer/mensen/inlezen/", f"/beheer/mensen/{ids['new']}/")
    yield from (f"/beheer/mensen/{ids['anna']}/{page}" for page in ("", "schorsen/", "vertrekken/"))
    yield from (
        "/beheer/rollen/",
        f"/beheer/rollen/{ids['proposal']}/",
        f"/beheer/mensen/{ids['anna']}/plannen/",
    )
    yield from ("/beheer/rechten/", *(f"/beheer/rechten/{ids['review']}/{page}" for page in ("", "afdruk/")))
    yield from ("/beheer/mandaten/", f"/beheer/mandaten/{ids['mandate']}/beeindigen/", "/mijn/afwezig/")
    yield from ("/beheer/brieven/", "/beheer/brieven/papier/", Sent("/beheer/brieven/papier/"))
    yield "/beheer/brieven/taal/?taal=ar"
    yield from ("/beheer/zekerheid/", "/beheer/vervanger/", Sent("/beheer/vervanger/"))
    yield f"/beheer/mensen/{ids['anna']}/personeelsnummer/"


def of_petra_who_connects(region: Region) -> Iterator[Step]:
    ids = region.managed
    yield from ("/beheer/koppelingen/", "/beheer/koppelingen/nieuw/")
    yield f"/beheer/koppelingen/{ids['token']}/beeindigen/"
    yield from ("/beheer/seintjes/", "/beheer/seintjes/nieuw/", "/beheer/seintjes/namen/")
    yield f"/beheer/seintjes/namen/{ids['host']}/weghalen/"
    yield f"/beheer/seintjes/opnieuw/{ids['delivery']}/"
    yield from (f"/beheer/seintjes/{ids['webhook']}/{page}" for page in WEBHOOK_PAGES)
    yield from ("/beheer/spelregels/", "/beheer/spelregels/pakket/", "/beheer/telefoon/", "/beheer/or/")
    yield from ("/beheer/nazorg/", Sent("/beheer/nazorg/"))
    yield from ("/beheer/aantallen/", "/beheer/aantallen/?jaar=2025")
    yield from (f"/beheer/spelregels/{page.slug}/" for page in PAGES)
    yield from (f"/beheer/spelregels/{page.slug}/concept/" for page in PAGES)
    yield from (f"/beheer/spelregels/{slug}/proberen/" for slug in ("termijnen", "plekken"))
    yield "/beheer/spelregels/termijnen/weggooien/"
    yield from ("/beheer/spelregels/verdelen/proefbank/", f"/beheer/spelregels/verdelen/proefbank/{A_CASE}")
    yield "/beheer/spelregels/huisregels/terug/?versie=1"


def of_hugo(region: Region) -> Iterator[Step]:
    yield from ("/beheer/werkgevers/", "/beheer/werkgevers/nieuw/")
    yield from ("/beheer/registers/", "/beheer/registers/overheid/", "/beheer/registers/overheid/inlezen/")
    yield from ("/beheer/registers/overheid/?zoek=gravenhage&stand=nu", "/beheer/registers/wijzigingen/")
    yield from ("/beheer/registers/postcode/", "/beheer/registers/postcode/?postcode=x&dag=2026-10-01")
    yield from (f"/beheer/registers/postcode/?postcode={one}&dag=2026-10-01" for one in (7601, 5076, 9999))
    yield "/beheer/registers/basisscholen/proef/"


ROUNDS = {
    "carla": Round("carla", of_carla),
    "petra-connects": Round("petra", of_petra_who_connects),
    "carla-decides": Round("carla", of_carla_who_decides),
    "noor": Round("noor", of_noor),
    "carla-behind-walls": Round("carla", of_carla_behind_walls),
    "carla-releases": Round("carla", of_carla_who_releases),
    "eva": Round("eva", of_eva),
    "carla-with-measures": Round("carla", of_carla_with_measures),
    "carla-prevents": Round("carla", of_carla_who_prevents),
    "carla-with-requests": Round("carla", of_carla_with_requests),
    "sam": Round("sam", of_sam),
    "petra": Round("petra", of_petra),
    "nobody": Round("", open_to_everyone),
    "omar": Round("omar", of_omar),
    "anna": Round("anna", of_anna),
    "hugo": Round("hugo", of_hugo),
    "greet": Round("greet", of_greet),
    "teun": Round("teun", of_teun),
    "bram": Round("bram", of_bram),
    "ilse": Round("ilse", of_ilse),
    "lars": Round("lars", of_lars),
    "joost": Round("joost", of_joost),
    "karin": Round("karin", of_karin),
    "teun-at-the-door": Round("teun", of_teun_at_the_door, is_half_in=True),
}
# Addresses that show no page of their own, each with what they give instead.
NO_PAGE = {
    "healthy": "a word for machines",
    "ready": "a word for machines",
    "metrics": "figures for machines",
    "public:security": "security.txt",
    "desk:letter_pdf": "a file",
    "desk:letter_word": "a file",
    "desk:claim_pdf": "a file",
    "desk:claim_word": "a file",
    "desk:joining_pdf": "a file",
    "desk:lifting_pdf": "a file",
    "desk:care_calendar": "a file for a calendar",
    "profile:own_calendar": "a file for a calendar",
    "report:own_calendar": "a file for a calendar",
    "desk:police_mandate": "a file",
    "desk:risk_lines_csv": "a file",
    "desk:training_csv": "a file",
    "desk:team_digest_pdf": "a file",
    "desk:team_digest_word": "a file",
    "desk:police_file_pdf": "a file",
    "desk:police_file_zip": "a file",
    "desk:lifting_word": "a file",
    "desk:export_file": "a file",
    "oversight:request_copy": "a file",
    "oversight:request_letter": "a file",
    "oversight:sample_lot": "a file",
    "desk:file": "a file",
    "desk:file_preview": "a picture",
    "profile:mine_letter_pdf": "a file",
    "profile:mine_letter_word": "a file",
    "report:letter_pdf": "a file",
    "report:letter_word": "a file",
    "profile:mine_file": "a file",
    "profile:mine_file_preview": "a picture",
    "report:file": "a file",
    "report:file_preview": "a picture",
    "desk:figures_csv": "a file",
    "desk:figures_xlsx": "a file",
    "desk:figures_ods": "a file",
    "desk:figures_json": "a file",
    "region:figures_csv": "a file",
    "region:figures_xlsx": "a file",
    "region:figures_ods": "a file",
    "region:figures_json": "a file",
    "public:open_file": "a file",
    "oversight:sign_off": "a press, then the month",
    "oversight:behind_names": "a press, then the dossier",
    "oversight:behind_end": "a press, then the list",
    "desk:reveal": "a press, then the dossier",
    "desk:seen": "a press, then the dossier",
    "desk:term_feed": "a file for a calendar",
    "frame:carry_on": "looked at in its own test below: it needs a form that outlived its session",
    "profile:start": "leads to the first page of the role",
    "profile:sign_in_as": "a press of the demo",
    "profile:sign_out": "a press",
    "profile:claim": "a press on the own reports",
    "manage:go_live": "a press on the list",
    "manage:people_example": "a file",
    "manage:register_boundaries": "a file",
    "manage:register_drop": "a press under the trial",
    "manage:people_load": "a press under the trial",
    "profile:away_back": "a press",
    "manage:send_again": "a press",
    "manage:link_sheet": "a file",
    "manage:link_sheets": "a file",
    "manage:rule_keep": "a press",
    "manage:webhook_test": "a press",
    "manage:webhook_pause": "a press",
    "manage:webhook_resume": "a press",
    "manage:rule_withdraw": "a press",
    "manage:import_here": "leads to the step where the batch is",
    "manage:import_reading": "a press on the columns page",
    "manage:import_stop": "a press on the progress page",
    "manage:import_discard": "a press on the steps",
}
