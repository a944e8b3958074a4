# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run inside an installation: found its employers, fill it, and print what the measuring needs to know."""

import argparse
import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenlijn.config.settings")
django.setup()

from tools.bench.filling.filling import fill  # noqa: E402 - Django first


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--incidents", type=int, required=True)
    parser.add_argument("--employers", type=int, required=True)
    parser.add_argument("--owner", default="", help="address as the owner of a PostgreSQL cluster")
    asked = parser.parse_args()
    told = fill(asked.incidents, asked.employers, asked.owner)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
