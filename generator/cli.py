"""The command line ``samverkan``: parse → services → print. Messages are Swedish, with ordinary spaces."""

from __future__ import annotations

import json
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator import blank_file, contract, report, services, settings
from generator.errors import Fault, InputError, OutputError, ProgramMissingError, SamverkanError, UnfinishedError
from generator.files import clear_leftovers, write_whole

DONE, WRONG_INPUT, WRONG_USAGE, PROGRAM_MISSING = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` without the program's name. Returns the exit code of the contract."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    with settings.swedish_messages():
        options = _parser().parse_args(arguments)
    try:
        run: Callable[[Namespace], int] = options.run
        with _ended_in_order():
            return run(options)
    except UnfinishedError as error:
        _complain(report.unfinished(error.faults))
        return WRONG_INPUT
    except InputError as error:
        _complain(report.faults(error.faults, getattr(options, "file", None)))
        return WRONG_INPUT
    except ProgramMissingError as error:
        _complain(str(error))
        return PROGRAM_MISSING
    except SamverkanError as error:
        _complain(str(error))
        return WRONG_INPUT
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Within, a signal to end unwinds what is under way: programs that were started are ended, their files removed.

    A signal that the caller has chosen to ignore, as nohup does, stays ignored.
    """

    def leave(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    ours = [number for number, handler in kept.items() if handler is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, kept[number])


def commands() -> Mapping[str, ArgumentParser]:
    """The parser of each command, by its name."""
    (found,) = (action.choices for action in _parser()._actions if isinstance(action.choices, dict))
    return found


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="samverkan", description="Styrande dokument för samverkan mellan offentliga organisationer."
    )
    parser.add_argument("--version", action="version", version=version("samverkan"), help="visa versionen")
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", required=True)

    def command(name: str, run: Callable[[Namespace], int], words: str) -> ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.set_defaults(run=run)
        return added

    _add_generate(command("generate", _generate, "skriv dokumenten"))
    check = command("check", _check, "kontrollera en fil mot kontraktet, vägledningen och den rättsliga checklistan")
    check.add_argument("file", type=Path, metavar="FIL")
    check.add_argument("--json", action="store_true", help="skriv svaret som JSON")
    new = command("new", _new, "skriv ett tomt, kommenterat initiativ att fylla i")
    new.add_argument("file", type=Path, metavar="FIL")
    schema = command("schema", _schema, "skriv JSON Schema för hela initiativet eller en del")
    schema.add_argument("name", nargs="?", metavar="NAMN", help="en av filens översta nycklar")
    verify = command("verify", _verify, "säg om ett dokument är vad uppgifterna och mallen ger")
    verify.add_argument("file", type=Path, metavar="FIL.docx")
    verify.add_argument("--data", type=Path, required=True, metavar="FIL", help="initiativets fil")
    verify.add_argument("--templates", type=Path, metavar="MAPP", help="egna mallar: MAPP/<dokument>/template.docx")
    verify.add_argument("--json", action="store_true", help="skriv svaret som JSON")
    serve = command("serve", _serve, "öppna formuläret i webbläsaren")
    serve.add_argument("--port", type=_whole_number, default=8501, metavar="PORT")
    serve.add_argument(
        "--address", default="localhost", metavar="ADRESS", help="adress på datorn; utan valet nås formuläret bara här"
    )
    return parser


def _add_generate(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FIL")
    parser.add_argument("--out", type=Path, required=True, metavar="MAPP", help="mappen som dokumenten skrivs i")
    parser.add_argument("--document", nargs="+", action="extend", metavar="NAMN", help="dokument, eller all (förval)")
    parser.add_argument("--year", type=_whole_number, metavar="ÅR", help="vilket års plan")
    parser.add_argument("--party", metavar="ID", help="vilken part, för dokument som görs för en part")
    parser.add_argument("--format", default="docx", metavar="FORMAT", help="docx, pdf, html; flera med komma emellan")
    parser.add_argument("--archival", action="store_true", help="pdf för arkivering: PDF/A-2b och PDF/UA-1")
    parser.add_argument("--templates", type=Path, metavar="MAPP", help="egna mallar: MAPP/<dokument>/template.docx")
    parser.add_argument("--no-comments", action="store_true", help="utan granskningskommentarer")
    parser.add_argument("--clean", action="store_true", help="färdiga handlingar; skrivs bara om ingen uppgift saknas")


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(f"”{text}” är inget heltal. Skriv bara siffror.")
    return int(text)


def _generate(options: Namespace) -> int:
    formats = list(dict.fromkeys(part.strip() for part in options.format.split(",")))
    unknown = [form for form in formats if form not in services.FORMATS]
    if unknown:
        _complain(f"Formatet {unknown[0]!r} finns inte. Välj bland: {', '.join(services.FORMATS)}.")
        return WRONG_USAGE
    if options.archival and "pdf" not in formats:
        _complain("Valet --archival gäller pdf. Lägg till --format pdf.")
        return WRONG_USAGE
    slugs = [kind.slug for kind in services.kinds()]
    asked = options.document or ["all"]
    wrong = [name for name in asked if name not in (*slugs, "all")]
    if wrong:
        _complain(f"Dokumentet {wrong[0]!r} finns inte. Välj bland: {', '.join(slugs)}, all.")
        return WRONG_USAGE
    initiative, hints = contract.load_with_hints(options.file)
    clear_leftovers(options.out)
    made = services.make(
        initiative, slugs if "all" in asked else list(dict.fromkeys(asked)), formats,
        year=options.year, party=options.party, clean=options.clean, remarks=not options.no_comments,
        archival=options.archival, templates=options.templates,
    )  # fmt: skip
    for document in made:
        write_whole(options.out / document.name, document.data)
        _say(str(options.out / document.name))
    _hint(hints)
    for notice in dict.fromkeys(notice for document in made for notice in document.notices):
        _complain(notice)
    return DONE


def _check(options: Namespace) -> int:
    try:
        initiative, hints = contract.load_with_hints(options.file)
    except InputError as error:
        result = services.CheckReport(False, error.faults, {}, ())
    else:
        result = services.check(initiative, hints)
        _hint(hints)
    if options.json:
        _say(json.dumps(result.as_dict(), ensure_ascii=False, indent=2))
    elif result.valid:
        _say(report.checked(result))
    else:
        _complain(report.faults(result.faults, options.file))
    return DONE if result.valid else WRONG_INPUT


def _hint(hints: Sequence[Fault]) -> None:
    for hint in hints:
        _complain(f"Obs! {hint.path}: {hint.message}")


def _new(options: Namespace) -> int:
    clear_leftovers(options.file.parent)
    write_whole(options.file, blank_file.text(options.file.stem).encode(), overwrite=False)
    _say(f"{options.file} är skapad. Fyll i den och kör sedan: samverkan check {options.file}")
    return DONE


def _schema(options: Namespace) -> int:
    try:
        _say(json.dumps(contract.schema(options.name), ensure_ascii=False, indent=2))
    except KeyError:
        _complain(f"Det finns inget schema som heter {options.name!r}. Välj bland: {', '.join(contract.sections())}.")
        return WRONG_USAGE
    return DONE


def _verify(options: Namespace) -> int:
    initiative = contract.load(options.data)
    try:
        document = options.file.read_bytes()
    except OSError as error:
        raise OutputError(f"Filen {options.file} kan inte läsas. Kontrollera namnet och försök igen.") from error
    found = services.verify(document, initiative, templates=options.templates)
    if options.json:
        _say(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        (_say if found.same else _complain)(report.verified(found, options.file, options.data))
    return DONE if found.same else WRONG_INPUT


def _serve(options: Namespace) -> int:
    from generator.web import serve

    return serve(options.port, options.address)


def _say(text: Any) -> None:
    print(_plain(text), flush=True)


def _complain(text: Any) -> None:
    print(_plain(text), file=sys.stderr, flush=True)


def _plain(text: Any) -> str:
    return str(text).replace("\u00a0", " ")
