"""The command line speaks Swedish: in every help text and in each kind of usage error, in whatever language the user
has, and without leaving a trace in the environment of the programs that are started."""

from __future__ import annotations

import argparse
import ast
import gettext
import os
import re
from pathlib import Path

import pytest

from generator import cli, settings

FEW_WORDS = {"and", "the", "with", "of", "to", "file", "error", "is", "not", "required", "value", "default", "or"}


def english() -> set[str]:
    """The words of argparse's own messages, in the Python that runs, and a few that any English sentence has."""
    calls = [node for node in ast.walk(ast.parse(Path(argparse.__file__).read_text(encoding="utf-8")))
             if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext")]  # fmt: skip
    said = [text.value for call in calls for text in call.args if isinstance(text, ast.Constant)]
    words = {word for text in said for word in words_of(re.sub(r"%\(\w+\)[srd]|%[srd]", " ", text))}
    return (words | FEW_WORDS) - {"argument", "r", "s", "a"}


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-zåäö]+", text.lower()))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit):
        cli.main(arguments)
    return "".join(capsys.readouterr())


def swedish(text: str) -> bool:
    """Whether no English is left when options, paths and quoted values are taken away."""
    return not words_of(re.sub(r"(?<!\w)--?[\w-]+|'[^']*'|”[^”]*”|\S*/\S*", " ", text)) & english()


def test_what_is_looked_for_is_in_the_english_of_argparse() -> None:
    parser = argparse.ArgumentParser(prog="x")
    parser.add_argument("file")
    assert not swedish(parser.format_help())
    assert {"usage", "positional", "required", "unrecognized", "choose"} <= english()


@pytest.mark.parametrize("command", ["", *cli.commands()])
def test_help_is_swedish(command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("LC_ALL", "C")
    text = said(capsys, *[command] * bool(command), "--help")
    assert text.startswith("användning: samverkan")
    assert "visa denna hjälp" in text
    assert swedish(text), text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("", "detta behövs också: KOMMANDO"),
        ("nonsense", "KOMMANDO: ”nonsense” finns inte att välja (välj bland "),
        ("check", "detta behövs också: FIL"),
        ("check x y", "okända argument: y"),
        ("check x --nonsense", "okända argument: --nonsense"),
        ("check x --json=1", "--json: valet tar inget värde"),
        ("serve --port", "--port: behöver ett värde"),
        ("serve --port x", "--port: ”x” är inget heltal"),
        ("generate x --out y --document", "--document: behöver minst ett värde"),
    ],
)
def test_a_usage_error_is_swedish(arguments: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, *arguments.split())
    assert words in text
    assert "fel: " in text
    assert swedish(text), text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("--two 1 --either 1", "--two: behöver 2 värden"),
        ("--number x --either 1", "--number: värdet ”x” har fel form"),
        ("--long 1 --either 1", "--long kan betyda flera val: --longer, --longest"),
        ("--either 1 --other 1", "kan inte användas tillsammans med"),
        ("", "ett av dessa argument behövs: --either --other"),
    ],
)
def test_the_kinds_of_error_that_no_command_has_yet_are_swedish(
    arguments: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with settings.swedish_messages():
        parser = argparse.ArgumentParser(prog="x", usage="x")
        parser.add_argument("--two", nargs=2)
        parser.add_argument("--number", type=int)
        parser.add_argument("--longer")
        parser.add_argument("--longest")
        group = parser.add_mutually_exclusive_group(required=True)
        group.add_argument("--either")
        group.add_argument("--other")
        with pytest.raises(SystemExit):
            parser.parse_args(arguments.split())
    text = capsys.readouterr().err
    assert words in text
    assert swedish(text), text


def test_the_users_language_is_put_back(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for before in ("en", None):
        monkeypatch.delenv("LANGUAGE", raising=False)
        if before:
            monkeypatch.setenv("LANGUAGE", before)
        said(capsys, "--help")
        assert os.environ.get("LANGUAGE") == before
    assert gettext.textdomain() == "messages"
    assert "usage" in argparse.ArgumentParser().format_usage()
