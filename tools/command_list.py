"""The list of commands in README, made from the parser of the command line."""

from __future__ import annotations

import os
import re
import textwrap
from argparse import ArgumentParser

from generator import cli, settings

START, STOP = "<!-- commands: made by `make docs` -->\n", "<!-- end of commands -->\n"


def renewed(readme: str) -> str:
    """README with the list between its two marks made anew. Raises ValueError when the marks are not there."""
    before, start, rest = readme.partition(START)
    _, stop, after = rest.partition(STOP)
    if not (start and stop):
        raise ValueError("the marks of the list of commands are missing in README.md")
    return f"{before}{start}```\n{_listed()}```\n{stop}{after}"


def _listed() -> str:
    with settings.swedish_messages():
        return "".join(_command(_usage(parser), parser.description or "") for parser in cli.commands().values())


def _usage(parser: ArgumentParser) -> str:
    width = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "10000"
    try:
        line = parser.format_usage()
    finally:
        os.environ.pop("COLUMNS") if width is None else os.environ.update(COLUMNS=width)
    return re.sub(r"^\S+ | \[-h\]|\n", "", line)


def _command(usage: str, description: str) -> str:
    lines = textwrap.wrap(usage, 110, subsequent_indent=" " * 8, break_on_hyphens=False, break_long_words=False)
    return "\n".join([*lines, f"    {description}"]) + "\n"
