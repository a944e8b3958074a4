# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The verbs of ./eenlijn: which there are, what each says of itself, and who does the work."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.bench import run as bench
from tools.campaign import run as campaign
from tools.campaign.checks import CAMPAIGNS
from tools.launcher import demo, doctor, groups, places, prepare, serve, testing
from tools.launcher.commands import become
from tools.launcher.show import CannotGoOn, complain, say

PORT = 8000


class Verb(NamedTuple):
    """A word after ./eenlijn."""

    does: str
    options: Callable[[argparse.ArgumentParser], object]
    work: Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    if not arguments:
        overview()
        return 0
    if arguments[0] == "manage":  # everything after it is Django's, also --help
        return _guarded(lambda: _manage(arguments[1:]))
    if arguments[0] == "rotate-keys":
        return _guarded(lambda: _manage(["rotate_keys", *arguments[1:]]))
    chosen = _parser().parse_args(arguments)
    return _guarded(lambda: VERBS[chosen.verb].work(chosen))


def _guarded(work: Callable[[], int]) -> int:
    try:
        return work()
    except CannotGoOn as fault:
        complain(f"\n{fault}")
        return 1
    except KeyboardInterrupt:
        complain("\nStopped.")
        return 130


def overview() -> None:
    say("Eén Lijn: reporting and answering aggression against people who work for the public.\n")
    for name, verb in VERBS.items():
        say(f"  ./eenlijn {name:<14} {verb.does}")
    say("\nMore about one of them:  ./eenlijn VERB --help")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./eenlijn")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, verb in VERBS.items():
        verb.options(verbs.add_parser(name, help=verb.does, description=verb.does))
    return parser


def _none(parser: argparse.ArgumentParser) -> None:
    """This verb has no options."""


def _demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=PORT, help="port on this machine (8000)")
    parser.add_argument("--data", type=Path, default=places.ROOT / "var", help="folder for the data (var)")


def _serve_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=_port, default=PORT, help="port to listen on (8000)")
    parser.add_argument("--processes", type=int, help="web processes; more than one only on PostgreSQL")
    parser.add_argument("--threads", type=int, help=f"threads per process ({serve.THREADS})")
    parser.add_argument(
        "--with-worker", action="store_true", help="run the worker too, out of the same memory"
    )


def _test_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", nargs="+", metavar="GROUP", choices=[group.name for group in groups.GROUPS])
    parser.add_argument(
        "--fast", action="store_true", help="leave out PostgreSQL, the browser and durability"
    )


def _bench_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--full", action="store_true", help=f"{bench.FULL:,} dossiers instead of {bench.USUAL:,}"
    )
    parser.add_argument("--only", nargs="+", metavar="PART", choices=list(bench.PARTS), default=[])
    parser.add_argument("--database", choices=[*bench.DATABASES, "both"], default="both")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is measured (3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every number there as well")


def _bench(chosen: argparse.Namespace) -> int:
    return bench.run(
        bench.Asked(
            incidents=bench.FULL if chosen.full else bench.USUAL,
            only=chosen.only,
            database=chosen.database,
            rounds=max(1, chosen.rounds),
            json_file=chosen.json,
        )
    )


def _campaign_options(parser: argparse.ArgumentParser) -> None:
    names = sorted({check.name for checks in CAMPAIGNS.values() for check in checks})
    parser.add_argument("campaign", choices=list(CAMPAIGNS), help="which one")
    parser.add_argument("--only", nargs="+", metavar="CHECK", choices=names, default=[])
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--share", type=_share, metavar="N", default=1, help="walk one cell in N; 1 is all")
    parser.add_argument("--resume", action="store_true", help="go on with what was stopped, of the same code")
    parser.add_argument("--reports", type=Path, default=campaign.REPORTS, help="folder for the reports")


def _share(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a share is one in 1 or more")
    return number


def _campaign(chosen: argparse.Namespace) -> int:
    return campaign.run(
        campaign.Asked(
            chosen.campaign,
            chosen.only,
            chosen.database,
            reports=chosen.reports.resolve(),
            share=chosen.share,
            goes_on=chosen.resume,
        )
    )


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 65536:  # noqa: PLR2004 (the highest port)
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


def _serve(chosen: argparse.Namespace) -> int:
    serve.must_be_prepared()
    command = serve.web_command(
        chosen.host,
        chosen.port,
        serve.processes(chosen.processes),
        serve.threads(chosen.threads),
        with_worker=chosen.with_worker,
    )
    serve.tell_first_link()
    return become(command)


def _worker(chosen: argparse.Namespace) -> int:
    serve.must_be_prepared()
    return become(serve.worker_command())


def _manage(arguments: Sequence[str]) -> int:
    serve.must_be_prepared()
    return become([places.PYTHON, places.MANAGE, *arguments])


def _export_openapi(chosen: argparse.Namespace) -> int:
    serve.must_be_prepared()
    return become(
        [places.PYTHON, places.MANAGE, "export_openapi", places.ROOT / "docs" / "api" / "openapi.json"]
    )


def _prepare(chosen: argparse.Namespace) -> int:
    if not prepare.take(prepare.for_running()):
        say("Everything is set up.")
    say("A new installation?  ./eenlijn manage migrate  and then  ./eenlijn serve  at a terminal: it prints")
    say("the one-time link with which the first administrator begins. To look around:  ./eenlijn demo")
    return 0


VERBS = {
    "demo": Verb(
        "set everything up and start it with an invented region",
        _demo_options,
        lambda chosen: demo.run(chosen.port, chosen.data),
    ),
    "test": Verb(
        "prove that everything works: style, types, layers, tests, browser",
        _test_options,
        lambda chosen: testing.run(chosen.only, fast=chosen.fast),
    ),
    "bench": Verb("measure how fast it is, beside what this machine does without it", _bench_options, _bench),
    "campaign": Verb(
        "check at full size, before a release: what was tried, found and lost", _campaign_options, _campaign
    ),
    "prepare": Verb("set up without starting: packages, front-end files, translations", _none, _prepare),
    "serve": Verb("run the web process with the settings of the environment", _serve_options, _serve),
    "worker": Verb("run the worker: notices, deadlines, imports", _none, _worker),
    "manage": Verb("run one of Django's commands, such as migrate", _none, lambda chosen: _manage([])),
    "export-openapi": Verb(
        "write the OpenAPI document of the interface to docs/api/openapi.json", _none, _export_openapi
    ),
    "rotate-keys": Verb(
        "renew keys while everything runs; go on after a kill", _none, lambda chosen: _manage(["rotate_keys"])
    ),
    "doctor": Verb("look whether this installation is healthy", _none, lambda chosen: doctor.run()),
}
